import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { Room, RoomChanged } from "../../../../generated/chatwire/v1/room.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins, type Receivers } from "../../state/outbox.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import { inviterOf, maySeeRoom, standingOf } from "../../state/rooms/room-privacy.ts";
import type { RoomId } from "../../state/stored-rooms.ts";
import type { User } from "../../state/user.ts";
import { blocksAuthor } from "../blocks.ts";

/** A room as a user sees it who may see it. */
export function viewOf({ directory }: ChatState, room: ChatRoom, user: User): Room {
  const { settings, size: members } = room;
  const member = room.member(user);
  const standing = standingOf(directory, room, user);
  const shared = { roomId: idBytes(room.id), settings, members, standing };
  if (member === undefined) {
    return Room.create({ ...shared, invitedBy: inviterOf(directory, room, user)?.account.name ?? "" });
  }
  return Room.create({
    ...shared,
    role: member.role,
    epoch: room.epoch,
    lastNumber: room.lastNumber,
    firstNumber: room.firstNumberOf(member),
    readNumber: member.readNumber,
    unread: room.unreadOf(member),
    mentions: member.mentions.length,
    lastChange: room.lastChange,
    pinned: room.pinned.filter((number) => number >= room.firstNumberOf(member)),
    asking: member.role >= RoomRole.MODERATOR ? room.relations("request").size : 0,
  });
}

/** Tells a user what a room has become for it; if it no longer sees the room, only that. */
export function tellRoom(state: ChatState, room: ChatRoom, user: User, to: Receivers): void {
  const isSeen = state.rooms.byId(room.id) !== undefined && maySeeRoom(state.directory, room, user);
  const view = isSeen ? viewOf(state, room, user) : Room.create({ roomId: idBytes(room.id) });
  state.outbox.emit(to, events.RoomChanged, RoomChanged.create({ room: view }));
}

/**
 * Tells moderators and owners that a user has begun to ask to join, or has ceased to. Those who block the user, and those
 * whom strangers have caused too many events, learn the number with the next event.
 *
 * @param asking  the user who asks
 */
export function tellModerators(state: ChatState, room: ChatRoom, asking: User, nowMs: number): void {
  for (const { user } of room.moderators) {
    if (user.logins.size === 0 || blocksAuthor(state.directory, user, asking.account)) continue;
    if (state.strangerEvents.mayReach(user, asking, nowMs)) tellRoom(state, room, user, allLogins(user));
  }
}

export function idBytes(id: RoomId): Uint8Array {
  return Uint8Array.from(Buffer.from(id, "hex"));
}
