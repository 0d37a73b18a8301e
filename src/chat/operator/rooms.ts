/** What the operator of the server does to rooms, as functions for `Chat.operate`; see `commands.ts`. */

import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import { RoomLogKind, RoomVisibility } from "../../../generated/chatwire/v1/room.ts";
import { UsageError } from "../../errors.ts";
import { storeFull } from "../handlers/full-store.ts";
import { dissolveRoom, setRole, storeRoom } from "../handlers/rooms/room-changes.ts";
import { noteInLog } from "../handlers/rooms/room-log.ts";
import { tellRoom } from "../handlers/rooms/room-view.ts";
import type { ChatState } from "../state/chat-state.ts";
import { allLogins } from "../state/outbox.ts";
import type { ChatRoom } from "../state/rooms/chat-room.ts";
import { drawEpoch } from "../state/rooms/epoch.ts";
import { findAccount } from "./commands.ts";

/** A room as the operator sees it. */
export interface RoomInfo {
  /** In hex. */
  readonly id: string;
  readonly name: string;
  readonly visibility: keyof typeof RoomVisibility;
  readonly members: number;
  /** Number of the last post. */
  readonly posts: number;
  /** Names. */
  readonly owners: readonly string[];
}

/**
 * Lists rooms, the hidden ones included, in the order of their names' keys.
 *
 * @param part  only those whose name contains it, in any case; "" for all
 */
export function listRooms({ rooms }: ChatState, part: string): RoomInfo[] {
  const wanted = part.toLowerCase();
  const found = [...rooms.all].filter(({ settings }) => settings.name.toLowerCase().includes(wanted));
  return found.sort((a, b) => (a.key < b.key ? -1 : 1)).map(infoOf);
}

function infoOf({ id, settings, size, lastNumber, members }: ChatRoom): RoomInfo {
  const owners = [...members].filter(({ role }) => role === RoomRole.OWNER).map(({ user }) => user.account.name);
  const [visibility] = Object.entries(RoomVisibility).find(([, value]) => value === settings.visibility) ?? [];
  return {
    id,
    name: settings.name,
    visibility: isVisibility(visibility) ? visibility : "UNSPECIFIED",
    members: size,
    posts: lastNumber,
    owners: owners.sort(),
  };
}

function isVisibility(name: string | undefined): name is keyof typeof RoomVisibility {
  return name !== undefined && Object.hasOwn(RoomVisibility, name);
}

/**
 * Closes a room and deletes its posts.
 *
 * @throws UsageError no room has the id
 * @throws ProtocolError STORE_FULL: the disk is full
 */
export function closeRoom(state: ChatState, id: string): void {
  const room = findRoom(state, id);
  if (!state.room.mayErase) throw storeFull(state.room);
  dissolveRoom(state, room, undefined);
}

/**
 * Makes a member an owner of its room.
 *
 * @throws UsageError no room has the id, no account has the name, or the user is no member
 * @throws ProtocolError STORE_FULL
 */
export function appointRoomOwner(state: ChatState, id: string, name: string, wallMs: number): void {
  const room = findRoom(state, id);
  const user = findAccount(state, name);
  const member = room.member(user);
  if (member === undefined) throw new UsageError(`"${name}" is not a member of the room ${id}.`);
  if (state.room.isFull) throw storeFull(state.room);
  if (member.role === RoomRole.OWNER) return;
  setRole(state, room, member, RoomRole.OWNER);
  const facts = { kind: RoomLogKind.ROLE_SET, user: user.account.name, role: RoomRole.OWNER };
  noteInLog(state, room, { byAccount: 0, byName: "", atMs: wallMs, ...facts });
  tellRoom(state, room, user, allLogins(user));
}

/**
 * Begins another epoch in all rooms: clients drop what they have of them, and get the posts anew. To be done after an older
 * state of the database was restored by its own tools, because posts that were lost leave their numbers to others.
 *
 * @returns how many rooms there are
 * @throws ProtocolError STORE_FULL
 */
export function beginRoomEpochs(state: ChatState): number {
  if (state.room.isFull) throw storeFull(state.room);
  const rooms = [...state.rooms.all];
  for (const room of rooms) {
    room.epoch = drawEpoch(state.random, room.epoch);
    storeRoom(state, room);
    for (const { user } of room.members) if (user.logins.size > 0) tellRoom(state, room, user, allLogins(user));
  }
  return rooms.length;
}

function findRoom({ rooms }: ChatState, id: string): ChatRoom {
  const room = rooms.byId(id.toLowerCase());
  if (room === undefined) throw new UsageError(`There is no room with the id "${id}".`);
  return room;
}
