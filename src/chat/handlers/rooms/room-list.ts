import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { CreateRoomResponse, ListRoomsResponse, Room, RoomScope } from "../../../../generated/chatwire/v1/room.ts";
import { CreateRoom, ListRooms } from "../../../../generated/chatwire/v1/rules.ts";
import { lookupKey } from "../../../name.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { otherLogins } from "../../state/outbox.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import { drawEpoch } from "../../state/rooms/epoch.ts";
import { inviterOf } from "../../state/rooms/room-privacy.ts";
import { loginOf, type Refusable, type Route, route, userOf } from "../../state/route.ts";
import type { User } from "../../state/user.ts";
import { checkSettings, checkTotal, isListed, SETTINGS_REFUSALS, TOTAL } from "./check-settings.ts";
import { checkRoomCount, ROOM_COUNT } from "./membership.ts";
import { addMember } from "./room-changes.ts";
import { tellRoom, viewOf } from "./room-view.ts";

const ROOM_ID_BYTES = 16;
/** The most bytes of a frame outside of its rooms. */
const FRAME_OVERHEAD_BYTES = 512;
/** Of a room in a page: its tag and its length. */
const ROOM_OVERHEAD_BYTES = 8;

const REFUSALS = {
  CreateRoom: [
    ...SETTINGS_REFUSALS,
    ROOM_COUNT,
    ["LIMIT_REACHED", "The caller is an owner of `roomsOwnedMax` rooms."],
    TOTAL,
  ],
  ListRooms: [["INVALID_ARGUMENT", "The scope is not in the schema."]],
} as const;

/** Making rooms, and lists of them. */
export function roomListRoutes(state: ChatState) {
  return {
    CreateRoom: route(CreateRoom, REFUSALS.CreateRoom, ({ settings: chosen }, request) => {
      const login = loginOf(request);
      const { settings, key } = checkSettings(state, chosen, request, undefined);
      checkRoomCount(state, login.user, request);
      checkOwned(state, login.user, request);
      if (isListed(settings)) checkTotal(state, request);
      const id = Buffer.from(state.random(ROOM_ID_BYTES)).toString("hex");
      const room = state.rooms.add({
        id,
        epoch: drawEpoch(state.random, 0),
        key,
        settings,
        lastNumber: 0,
        lastChange: 0,
        pinned: [],
      });
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

/** @throws ProtocolError LIMIT_REACHED */
function checkOwned({ rooms, limits }: ChatState, user: User, request: Refusable<"LIMIT_REACHED">): void {
  const owned = [...rooms.ofMember(user)].filter((room) => room.member(user)?.role === RoomRole.OWNER);
  if (owned.length < limits.roomsOwnedMax) return;
  const text = `You own ${limits.roomsOwnedMax} rooms, which is the limit. Leave one first.`;
  throw request.refusal("LIMIT_REACHED", text, { limit: "roomsOwnedMax" });
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
