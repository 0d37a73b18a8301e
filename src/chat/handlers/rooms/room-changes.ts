/** What changes who belongs to a room. Each function changes the state, stores the change, and tells those it is about. */

import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { Room, RoomChanged, RoomLogKind } from "../../../../generated/chatwire/v1/room.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import { UNKNOWN_ACCOUNT_ID } from "../../state/account.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins } from "../../state/outbox.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import { inviterOf } from "../../state/rooms/room-privacy.ts";
import type { Request } from "../../state/route.ts";
import type { RoomRelation } from "../../state/stored-rooms.ts";
import type { Login, User } from "../../state/user.ts";
import { endWatches } from "./end-watches.ts";
import { noteInLog } from "./room-log.ts";
import { idBytes, tellModerators, tellRoom } from "./room-view.ts";
import { sendToFormerMembers } from "./send-to-members.ts";

/** Makes a user a member. Its invitation or request is answered by that. */
export function addMember(state: ChatState, room: ChatRoom, user: User, role: RoomRole): Member {
  const member: Member = {
    user,
    role,
    joined: room.nextJoined,
    firstNumber: room.lastNumber + 1,
    readNumber: room.lastNumber,
    mentions: [],
    ...room.takeRestrictions(user.account.id),
  };
  for (const kind of ["invitation", "request"] as const) removeRelation(state, room, kind, user.account.key);
  state.roomWatches.noteMember(room, user);
  state.rooms.addMember(room, member);
  storeMember(state, room, member);
  return member;
}

/**
 * Ends a membership, and with it the invitations that the member has sent. A room without members is closed, and one
 * without an owner gets one.
 */
export function removeMember(state: ChatState, room: ChatRoom, member: Member, wallMs: number): void {
  const { user, role } = member;
  const { id } = user.account;
  const invitations = [...room.relations("invitation").values()].filter(({ by }) => by === id);
  const invited = invitations.flatMap(({ target }) => state.directory.byId(target) ?? []);
  const told = invited.filter((each) => inviterOf(state.directory, room, each) !== undefined);
  endMembership(state, room, user);
  // A mute is stored until the account joins again, or the room is closed.
  if (member.mutedUntilMs > 0) storeMember(state, room, { ...member, role: RoomRole.UNSPECIFIED });
  else state.outbox.store({ kind: "room member removed", room: room.id, account: id });
  for (const { key } of invitations) removeRelation(state, room, "invitation", key);
  if (room.size === 0) closeRoom(state, room);
  else if (role === RoomRole.OWNER) appointOwner(state, room, () => true, wallMs);
  for (const each of told) tellRoom(state, room, each, allLogins(each));
}

function endMembership(state: ChatState, room: ChatRoom, user: User): void {
  state.roomWatches.noteMember(room, user);
  endWatches(state, room, user);
  state.rooms.removeMember(room, user);
}

/** Gives a room without an owner the longest-serving moderator as one; else the longest-serving member, else guest. */
function appointOwner(state: ChatState, room: ChatRoom, mayOwn: (member: Member) => boolean, atMs: number): void {
  const successor = room.successor(mayOwn);
  if (successor === undefined || successor.role === RoomRole.OWNER) return;
  const { user } = successor;
  setRole(state, room, successor, RoomRole.OWNER);
  const facts = { kind: RoomLogKind.SUCCEEDED, user: user.account.name, role: RoomRole.OWNER };
  noteInLog(state, room, { byAccount: UNKNOWN_ACCOUNT_ID, byName: "", atMs, ...facts });
  tellRoom(state, room, user, allLogins(user));
}

/**
 * A user whom the operator has banned is no longer the only owner of a room, but a member. A room in which everybody else
 * is banned too keeps its owner.
 */
export function giveUpRooms(state: ChatState, user: User, wallMs: number): void {
  const mayOwn = (member: Member): boolean =>
    member.user !== user && state.bans.ofKey(member.user.account.key, wallMs) === undefined;
  for (const room of state.rooms.ofMember(user)) {
    const member = room.member(user);
    if (member === undefined || !room.isLastOwner(member) || room.successor(mayOwn) === undefined) continue;
    setRole(state, room, member, RoomRole.MEMBER);
    appointOwner(state, room, mayOwn, wallMs);
  }
}

export function setRole(state: ChatState, room: ChatRoom, member: Member, role: RoomRole): void {
  state.roomWatches.noteMember(room, member.user);
  room.setRole(member, role);
  storeMember(state, room, member);
}

export function storeMember({ outbox }: ChatState, room: ChatRoom, member: Member): void {
  outbox.store({ kind: "room member", member: room.storedMember(member) });
}

export function storeRoom({ outbox }: ChatState, room: ChatRoom): void {
  outbox.store({ kind: "room", room: room.stored });
}

/**
 * Closes a room at once, whatever members it has. All who have seen it as members, invited or asking learn that it is gone:
 * members of a large room in slices.
 *
 * @param requester  the login that gets a response instead; undefined: the operator closes it
 */
export function dissolveRoom(state: ChatState, room: ChatRoom, requester: Login | undefined): void {
  const targets = [...room.relations("invitation").values()].flatMap(
    ({ target }) => state.directory.byId(target) ?? [],
  );
  const invited = targets.filter((user) => inviterOf(state.directory, room, user) !== undefined);
  closeRoom(state, room);
  for (const user of invited) tellRoom(state, room, user, allLogins(user));
  const event = events.RoomChanged;
  const body = event.wrap(RoomChanged.create({ room: Room.create({ roomId: idBytes(room.id) }) }));
  sendToFormerMembers(state, room, requester, { event, body });
}

/** Closes a room. Those who have asked to join learn that it is gone. */
function closeRoom(state: ChatState, room: ChatRoom): void {
  const asking = [...room.relations("request").values()].flatMap(({ target }) => state.directory.byId(target) ?? []);
  state.rooms.remove(room);
  state.roomWatches.close(room);
  state.outbox.store({ kind: "room closed", room: room.id });
  for (const user of asking) tellRoom(state, room, user, allLogins(user));
}

export function addRelation({ rooms, outbox }: ChatState, room: ChatRoom, relation: RoomRelation): void {
  rooms.setRelation(room, relation);
  outbox.store({ kind: "room relation", relation });
}

/** @returns whether there was one */
export function removeRelation(state: ChatState, room: ChatRoom, kind: RoomRelation["kind"], key: string): boolean {
  const relation = room.relation(kind, key);
  if (relation === undefined) return false;
  state.rooms.removeRelation(room, relation);
  state.outbox.store({ kind: "room relation removed", relation: { room: room.id, kind, key } });
  return true;
}

/** A user whose account is deleted leaves all rooms. Invitations of its name stay, as for a name that nobody has. */
export function leaveAllRooms(
  state: ChatState,
  user: User,
  { nowMs, wallMs }: Pick<Request, "nowMs" | "wallMs">,
): void {
  for (const room of [...state.rooms.ofTarget("request", user)]) {
    removeRelation(state, room, "request", user.account.key);
    tellModerators(state, room, user, nowMs);
  }
  for (const room of [...state.rooms.ofMember(user)]) {
    const member = room.member(user);
    if (member !== undefined) removeMember(state, room, member, wallMs);
  }
}
