import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { RoomRole, type Rule } from "../../../../generated/chatwire/v1/options.ts";
import type { ProtocolError } from "../../../errors.ts";
import type { Method } from "../../../wire/method.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import { maySeeRoom } from "../../state/rooms/room-privacy.ts";
import { type Refusable, type Refusal, userOf } from "../../state/route.ts";

/** Of `roomOf`. */
export const ROOM_REFUSALS = [["ROOM_NOT_FOUND", "No room has the id, or the caller may not see the room."]] as const;

/** Of `readerOf`. */
export const READER_REFUSALS = [
  ...ROOM_REFUSALS,
  ["NOT_A_MEMBER", "The caller may see the room, but is not a member."],
] as const;

/** Of `memberOf`. */
export const MEMBER_REFUSALS = [
  ...READER_REFUSALS,
  ["ROLE_TOO_LOW", "The caller's role is lower than the command needs; see [Roles](#roles)."],
] as const satisfies readonly Refusal[];

/** The methods in a room. */
export type RoomMethod = Pick<Method<unknown, unknown, MessageBody, Rule>, "name" | "rule">;

/** A room, and the member of it who makes a request. */
export interface InRoom {
  readonly room: ChatRoom;
  readonly member: Member;
}

/**
 * The room named in the header.
 *
 * @throws ProtocolError ROOM_NOT_FOUND
 */
export function roomOf({ rooms, directory }: ChatState, request: Refusable<"ROOM_NOT_FOUND">): ChatRoom {
  const target = request.recipient?.target;
  const room = target?.case === "room" ? rooms.find(target.value) : undefined;
  if (room === undefined || !maySeeRoom(directory, room, userOf(request))) throw roomNotFound(request);
  return room;
}

/** The one refusal for unknown and for hidden rooms, so that it does not tell which of the two a room is. */
function roomNotFound(request: Refusable<"ROOM_NOT_FOUND">): ProtocolError {
  return request.refusal("ROOM_NOT_FOUND", "There is no room with that id which you may see.");
}

/**
 * The room named in the header, for a request that every member may make.
 *
 * @throws ProtocolError ROOM_NOT_FOUND, NOT_A_MEMBER
 */
export function readerOf(state: ChatState, request: Refusable<"ROOM_NOT_FOUND" | "NOT_A_MEMBER">): InRoom {
  const room = roomOf(state, request);
  const member = room.member(userOf(request));
  if (member === undefined) throw request.refusal("NOT_A_MEMBER", "You are not a member of this room.");
  return { room, member };
}

/**
 * The room named in the header, for a request of members with the role that its rule declares.
 *
 * @throws ProtocolError ROOM_NOT_FOUND, NOT_A_MEMBER, ROLE_TOO_LOW
 */
export function memberOf(
  state: ChatState,
  { name, rule }: RoomMethod,
  request: Refusable<(typeof MEMBER_REFUSALS)[number][0]>,
): InRoom {
  const found = readerOf(state, request);
  const { roomRole = RoomRole.UNSPECIFIED } = rule;
  if (found.member.role < roomRole) throw roleTooLow(name, roomRole, request);
  return found;
}

export function roleTooLow(what: string, role: RoomRole, request: Refusable<"ROLE_TOO_LOW">): ProtocolError {
  return request.refusal("ROLE_TOO_LOW", `${what} needs the role ${roleName(role)} in this room.`);
}

/** The schema's name of a role, for error texts. */
function roleName(role: RoomRole): string {
  for (const [name, value] of Object.entries(RoomRole)) if (value === role) return name;
  return String(role);
}
