import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomResponse,
  ListRoomsResponse,
  Room,
  RoomHistory,
  RoomScope,
  RoomSettings,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import { CreateRoom, ListRooms } from "../../../../generated/chatwire/v1/rules.ts";
import { lookupKey } from "../../../name.ts";
import { lookAlikes } from "../../names/look-alikes.ts";
import { newNameFault } from "../../names/new-name.ts";
import type { ParsedName } from "../../names/parse-name.ts";
import { isReserved } from "../../names/reserved-names.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { otherLogins } from "../../state/outbox.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import { inviterOf } from "../../state/rooms/room-privacy.ts";
import { loginOf, type Refusable, type Route, route, userOf } from "../../state/route.ts";
import type { User } from "../../state/user.ts";
import { wellFormedName } from "../recipient.ts";
import { checkRoomCount, ROOM_COUNT } from "./membership.ts";
import { addMember } from "./room-changes.ts";
import { tellRoom, viewOf } from "./room-view.ts";

const ROOM_ID_BYTES = 16;
/** The most bytes of a frame outside of its rooms. */
const FRAME_OVERHEAD_BYTES = 512;
/** Of a room in a page: its tag and its length. */
const ROOM_OVERHEAD_BYTES = 8;

/** Of `checkSettings`. */
const SETTINGS_REFUSALS = [
  [
    "INVALID_ARGUMENT",
    "The settings are missing; or the visibility, the history or the joining role is not in the schema; or the slow mode is longer than `roomSlowModeMaxMs`.",
  ],
  ["TOO_LARGE", "The topic is longer than `roomTopicBytesMax`, or the description than `roomDescriptionBytesMax`."],
  ["NAME_LENGTH", "The name is empty, or longer than `nameCharactersMax`."],
  ["NAME_CHARACTERS", "The name or its key contains characters that names do not have."],
  ["NAME_RESTRICTED", "The name breaks the rules for names of new accounts."],
  ["NAME_TAKEN", "The room is to be listed, and a listed room has the name."],
  ["NAME_CONFUSABLE", "The room is to be listed, and the name looks like that of a listed room."],
] as const;

const REFUSALS = {
  CreateRoom: [
    ...SETTINGS_REFUSALS,
    ROOM_COUNT,
    ["LIMIT_REACHED", "The caller is an owner of `roomsOwnedMax` rooms."],
    ["LIMIT_REACHED", "The room is to be listed, and the server has `roomsMax` listed rooms."],
  ],
  ListRooms: [["INVALID_ARGUMENT", "The scope is not in the schema."]],
} as const;

/** Making rooms, and lists of them. */
export function roomListRoutes(state: ChatState) {
  return {
    CreateRoom: route(CreateRoom, REFUSALS.CreateRoom, ({ settings: chosen }, request) => {
      const login = loginOf(request);
      const { settings, key } = checkSettings(state, chosen, request);
      checkRoomCount(state, login.user, request);
      checkOwned(state, login.user, request);
      if (settings.visibility !== RoomVisibility.HIDDEN) checkTotal(state, request);
      const id = Buffer.from(state.random(ROOM_ID_BYTES)).toString("hex");
      const room = state.rooms.add({ id, epoch: drawEpoch(state), key, settings, lastNumber: 0 });
      state.outbox.store({ kind: "room", room: room.stored });
      addMember(state, room, login.user, RoomRole.OWNER);
      tellRoom(state, room, login.user, otherLogins(login));
      return CreateRoomResponse.create({ room: viewOf(state, room, login.user) });
    }),

    ListRooms: route(ListRooms, REFUSALS.ListRooms, ({ scope, prefix, after }, request) => {
      const user = userOf(request);
      const cursor = Buffer.from(after.buffer, after.byteOffset, after.length);
      if (scope === RoomScope.OWN) {
        return page(state, user, ownAfter(state, user, cursor.toString("hex")), ({ id }) => Buffer.from(id, "hex"));
      }
      if (scope === RoomScope.LISTED) {
        return page(state, user, listedAfter(state, prefix, cursor.toString()), ({ key }) => Buffer.from(key));
      }
      throw request.refusal("INVALID_ARGUMENT", "The scope must be OWN or LISTED.");
    }),
  } satisfies Record<string, Route>;
}

function drawEpoch({ random }: ChatState): number {
  return Math.max(1, Buffer.from(random(4)).readUInt32BE());
}

/** @throws ProtocolError LIMIT_REACHED */
function checkOwned({ rooms, limits }: ChatState, user: User, request: Refusable<"LIMIT_REACHED">): void {
  const owned = [...rooms.ofMember(user)].filter((room) => room.member(user)?.role === RoomRole.OWNER);
  if (owned.length < limits.roomsOwnedMax) return;
  const text = `You own ${limits.roomsOwnedMax} rooms, which is the limit. Leave one first.`;
  throw request.refusal("LIMIT_REACHED", text, { limit: "roomsOwnedMax" });
}

/** Hidden rooms do not count: the refusal would tell that there are some. @throws ProtocolError LIMIT_REACHED */
function checkTotal({ rooms, limits }: ChatState, request: Refusable<"LIMIT_REACHED">): void {
  if (rooms.listedSize < limits.roomsMax) return;
  const text = `The server has ${limits.roomsMax} listed rooms, which is the limit.`;
  throw request.refusal("LIMIT_REACHED", text, { limit: "roomsMax" });
}

/**
 * Checks the settings of a room.
 *
 * @returns a copy without unknown fields, and the key of the name
 * @throws ProtocolError one of `SETTINGS_REFUSALS`
 */
function checkSettings(
  state: ChatState,
  chosen: RoomSettings | undefined,
  request: Refusable<(typeof SETTINGS_REFUSALS)[number][0]>,
): { readonly settings: RoomSettings; readonly key: string } {
  const { topic, description, visibility, slowModeMs, membersMax } = checkValues(state, chosen, request);
  checkLength(state, "roomTopicBytesMax", topic, request);
  checkLength(state, "roomDescriptionBytesMax", description, request);
  const parsed = wellFormedName(state, chosen?.name ?? "", request);
  checkName(state, parsed, visibility !== RoomVisibility.HIDDEN, request);
  const history = chosen?.history || RoomHistory.SINCE_JOINING;
  const joiningRole = chosen?.joiningRole || RoomRole.MEMBER;
  const { name, key } = parsed;
  // Decoded strings may keep the text of their whole message in memory; copies do not.
  const texts = { name, topic: Buffer.from(topic).toString(), description: Buffer.from(description).toString() };
  return { key, settings: RoomSettings.create({ ...texts, visibility, history, joiningRole, slowModeMs, membersMax }) };
}

function checkValues(
  { limits }: ChatState,
  chosen: RoomSettings | undefined,
  request: Refusable<"INVALID_ARGUMENT">,
): RoomSettings {
  const visibilities: readonly RoomVisibility[] = [RoomVisibility.PUBLIC, RoomVisibility.KNOCK, RoomVisibility.HIDDEN];
  const histories: readonly RoomHistory[] = [RoomHistory.UNSPECIFIED, RoomHistory.SINCE_JOINING, RoomHistory.WHOLE];
  const roles: readonly RoomRole[] = [RoomRole.UNSPECIFIED, RoomRole.GUEST, RoomRole.MEMBER];
  if (chosen === undefined || !visibilities.includes(chosen.visibility)) {
    throw request.refusal("INVALID_ARGUMENT", "The visibility of a room must be PUBLIC, KNOCK or HIDDEN.");
  }
  if (!histories.includes(chosen.history)) {
    throw request.refusal("INVALID_ARGUMENT", "The history of a room must be SINCE_JOINING or WHOLE.");
  }
  if (!roles.includes(chosen.joiningRole)) {
    throw request.refusal("INVALID_ARGUMENT", "Who joins a room must become a GUEST or a MEMBER.");
  }
  if (chosen.slowModeMs > limits.roomSlowModeMaxMs) {
    const text = `The slow mode of a room may be ${limits.roomSlowModeMaxMs} ms at most.`;
    throw request.refusal("INVALID_ARGUMENT", text, { limit: "roomSlowModeMaxMs" });
  }
  return chosen;
}

function checkLength(
  { limits }: ChatState,
  limit: "roomTopicBytesMax" | "roomDescriptionBytesMax",
  text: string,
  request: Refusable<"TOO_LARGE">,
): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= limits[limit]) return;
  throw request.refusal("TOO_LARGE", `${limit} is ${limits[limit]}; this text has ${bytes} bytes.`, { limit });
}

/** Only names of listed rooms are taken: a name tells nothing about hidden rooms. */
function checkName(
  { rooms }: ChatState,
  { name, key }: ParsedName,
  isListed: boolean,
  request: Refusable<"NAME_RESTRICTED" | "NAME_TAKEN" | "NAME_CONFUSABLE">,
): void {
  const fault = newNameFault(name);
  if (fault !== undefined) throw request.refusal("NAME_RESTRICTED", fault);
  const looks = lookAlikes({ name, key });
  if (isReserved(looks)) {
    throw request.refusal("NAME_RESTRICTED", `The name ${name} is, or looks like, a word that programs use.`);
  }
  if (!isListed) return;
  if (rooms.listed(key) !== undefined) throw request.refusal("NAME_TAKEN", `A room has the name ${name}.`);
  if (rooms.looksTaken(looks)) {
    throw request.refusal("NAME_CONFUSABLE", `The name ${name} looks like that of another room. Choose another.`);
  }
}

/** The rooms of a user with greater ids than this one, in order. */
function ownAfter({ rooms, directory }: ChatState, user: User, afterId: string): ChatRoom[] {
  const invited = [...rooms.ofTarget("invitation", user)].filter((room) => inviterOf(directory, room, user));
  const own = new Set([...rooms.ofMember(user), ...rooms.ofTarget("request", user), ...invited]);
  return [...own].filter(({ id }) => id > afterId).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function* listedAfter({ rooms, limits }: ChatState, prefix: string, afterKey: string): Generator<ChatRoom> {
  const begin = lookupKey(prefix, limits.nameCharactersMax);
  if (begin === "" && prefix !== "") return;
  const first = afterKey === "" || afterKey < begin ? begin : `${afterKey}\0`;
  for (const room of rooms.listedFrom(first)) {
    if (!room.key.startsWith(begin)) return;
    yield room;
  }
}

/** The first rooms that fit into a page; at least one. @param cursorOf  what the next page begins after */
function page(
  state: ChatState,
  user: User,
  all: Iterable<ChatRoom>,
  cursorOf: (last: ChatRoom) => Uint8Array,
): ListRoomsResponse {
  const { roomsPageMax, frameBytesMax } = state.limits;
  const rooms: Room[] = [];
  let bytesLeft = frameBytesMax - FRAME_OVERHEAD_BYTES;
  let last: ChatRoom | undefined;
  for (const room of all) {
    const view = viewOf(state, room, user);
    bytesLeft -= Room.encode(view).length + ROOM_OVERHEAD_BYTES;
    // One more than fits shows that there is a next page.
    if (last !== undefined && (rooms.length === roomsPageMax || bytesLeft < 0)) {
      return ListRoomsResponse.create({ rooms, next: Uint8Array.from(cursorOf(last)) });
    }
    rooms.push(view);
    last = room;
  }
  return ListRoomsResponse.create({ rooms });
}
