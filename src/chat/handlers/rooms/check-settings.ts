import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { RoomHistory, RoomSettings, RoomVisibility } from "../../../../generated/chatwire/v1/room.ts";
import { lookAlikes } from "../../names/look-alikes.ts";
import { newNameFault } from "../../names/new-name.ts";
import type { ParsedName } from "../../names/parse-name.ts";
import { isReserved } from "../../names/reserved-names.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import type { Refusable } from "../../state/route.ts";
import { wellFormedName } from "../recipient.ts";

/** Of `checkSettings`. */
export const SETTINGS_REFUSALS = [
  [
    "INVALID_ARGUMENT",
    "The settings or the visibility are missing; or the visibility or the history is not in the schema; or the joining role is neither `GUEST` nor `MEMBER` nor absent; or the slow mode is longer than `roomSlowModeMaxMs`.",
  ],
  ["TOO_LARGE", "The topic is longer than `roomTopicBytesMax`, or the description than `roomDescriptionBytesMax`."],
  ["NAME_LENGTH", "The name is empty, or longer than `nameCharactersMax`."],
  ["NAME_CHARACTERS", "The name or its key contains characters that names do not have."],
  ["NAME_RESTRICTED", "The name breaks rule 1 or 2 for [names of new accounts](#names-of-new-accounts)."],
  ["NAME_TAKEN", "The room is to be listed, and a listed room has the name."],
  ["NAME_CONFUSABLE", "The room is to be listed, and the name looks like that of a listed room."],
] as const;

/** Of `checkTotal`. */
export const TOTAL = [
  "LIMIT_REACHED",
  "The room is to be listed, and the server has `roomsMax` listed rooms.",
] as const;

export function isListed({ visibility }: RoomSettings): boolean {
  return visibility !== RoomVisibility.HIDDEN;
}

/** Hidden rooms do not count: the refusal would tell that there are some. @throws ProtocolError LIMIT_REACHED */
export function checkTotal({ rooms, limits }: ChatState, request: Refusable<"LIMIT_REACHED">): void {
  if (rooms.listedSize < limits.roomsMax) return;
  const text = `The server has ${limits.roomsMax} listed rooms, which is the limit.`;
  throw request.refusal("LIMIT_REACHED", text, { limit: "roomsMax" });
}

/**
 * Checks the settings of a room.
 *
 * @param own      the room that has other settings so far; undefined: a new one
 * @returns a copy without unknown fields, and the key of the name
 * @throws ProtocolError one of `SETTINGS_REFUSALS`
 */
export function checkSettings(
  state: ChatState,
  chosen: RoomSettings | undefined,
  request: Refusable<(typeof SETTINGS_REFUSALS)[number][0]>,
  own: ChatRoom | undefined,
): { readonly settings: RoomSettings; readonly key: string } {
  const { topic, description, visibility, slowModeMs, membersMax } = checkValues(state, chosen, request);
  checkLength(state, "roomTopicBytesMax", topic, request);
  checkLength(state, "roomDescriptionBytesMax", description, request);
  const parsed = wellFormedName(state, chosen?.name ?? "", request);
  checkName(parsed, request);
  if (visibility !== RoomVisibility.HIDDEN) checkFree(state, parsed, own, request);
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

/** @throws ProtocolError NAME_RESTRICTED */
function checkName({ name, key }: ParsedName, request: Refusable<"NAME_RESTRICTED">): void {
  const fault = newNameFault(name);
  if (fault !== undefined) throw request.refusal("NAME_RESTRICTED", fault);
  if (isReserved(lookAlikes({ name, key }))) {
    throw request.refusal("NAME_RESTRICTED", `The name ${name} is, or looks like, a word that programs use.`);
  }
}

/** Only names of listed rooms are taken: a name tells nothing about hidden rooms. */
function checkFree(
  { rooms }: ChatState,
  { name, key }: ParsedName,
  own: ChatRoom | undefined,
  request: Refusable<"NAME_TAKEN" | "NAME_CONFUSABLE">,
): void {
  const namesake = rooms.listed(key);
  if (namesake !== undefined && namesake !== own) {
    throw request.refusal("NAME_TAKEN", `A room has the name ${name}.`);
  }
  if (rooms.looksTaken(lookAlikes({ name, key }), own)) {
    throw request.refusal("NAME_CONFUSABLE", `The name ${name} looks like that of another room. Choose another.`);
  }
}
