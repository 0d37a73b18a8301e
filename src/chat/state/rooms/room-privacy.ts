import { RoomStanding } from "../../../../generated/chatwire/v1/room.ts";
import { UNKNOWN_ACCOUNT_ID } from "../account.ts";
import type { Directory } from "../directory.ts";
import type { User } from "../user.ts";
import type { ChatRoom } from "./chat-room.ts";

/** What a user is to a room, as far as the user may know it. */
export function standingOf(directory: Directory, room: ChatRoom, user: User): RoomStanding {
  if (room.member(user) !== undefined) return RoomStanding.MEMBER;
  if (inviterOf(directory, room, user) !== undefined) return RoomStanding.INVITED;
  return hasAsked(room, user) ? RoomStanding.ASKED : RoomStanding.NONE;
}

/** Whether a user has asked to join a room. It may be invited, too. */
export function hasAsked(room: ChatRoom, { account }: User): boolean {
  return room.relation("request", account.key)?.target === account.id;
}

/**
 * Decides privacy of rooms, for the whole server: whether a user may learn that a room exists.
 *
 * Users without permission get answers byte-identical to those for an unknown id.
 */
export function maySeeRoom(directory: Directory, room: ChatRoom, user: User): boolean {
  return room.isListed || standingOf(directory, room, user) !== RoomStanding.NONE;
}

/** Whether a user is banned from a room. */
export function isBanned(room: ChatRoom, { account }: User): boolean {
  return room.relation("ban", account.key)?.target === account.id;
}

/** Who has invited a user to a room. Invitations of members who may not message the user are not shown to it. */
export function inviterOf(directory: Directory, room: ChatRoom, user: User): User | undefined {
  if (isBanned(room, user)) return undefined;
  const { key, id } = user.account;
  const invitation = room.relation("invitation", key);
  const inviter = directory.byId(invitation?.by ?? UNKNOWN_ACCOUNT_ID);
  if (invitation?.target !== id || inviter === undefined || room.member(inviter) === undefined) return undefined;
  return directory.may("message", inviter, user) ? inviter : undefined;
}
