import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  InviteToRoomResponse,
  JoinRoomResponse,
  LeaveRoomResponse,
  RoomLogKind,
  RoomStanding,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import { InviteToRoom, JoinRoom, LeaveRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { UNKNOWN_ACCOUNT_ID } from "../../state/account.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins, otherLogins } from "../../state/outbox.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import { hasAsked, inviterOf, isBanned, standingOf } from "../../state/rooms/room-privacy.ts";
import { loginOf, type Refusable, type Route, route } from "../../state/route.ts";
import type { RoomRelation } from "../../state/stored-rooms.ts";
import type { User } from "../../state/user.ts";
import { wellFormedName } from "../recipient.ts";
import { addMember, addRelation, removeMember, removeRelation, setRole } from "./room-changes.ts";
import { noteInLog } from "./room-log.ts";
import { MEMBER_REFUSALS, memberOf, ROOM_REFUSALS, roomOf } from "./room-of.ts";
import { tellModerators, tellRoom, viewOf } from "./room-view.ts";

/** Of `checkRoomCount`. */
export const ROOM_COUNT = [
  "LIMIT_REACHED",
  "The caller is a member of `roomsPerAccountMax` rooms, or has asked to join them.",
] as const;

const REFUSALS = {
  JoinRoom: [
    ...ROOM_REFUSALS,
    ["BANNED_FROM_ROOM", "The caller is banned from the room."],
    ROOM_COUNT,
    ["LIMIT_REACHED", "The caller would have to ask, and `roomRequestsMax` users do."],
    [
      "ROOM_FULL",
      "The caller would become a member, and the room has as many as its settings or `roomMembersMax` allow. Who has to ask may ask.",
    ],
  ],
  LeaveRoom: [
    ...ROOM_REFUSALS,
    ["LAST_OWNER", "The caller is the only owner and not the only member, and names no other member as successor."],
  ],
  InviteToRoom: [
    ...MEMBER_REFUSALS,
    ["NAME_LENGTH", "The name is empty, or longer than `nameCharactersMax`."],
    ["NAME_CHARACTERS", "The name or its key contains characters that names do not have."],
    ["LIMIT_REACHED", "The room has `roomInvitationsMax` invitations, and none of the name."],
    ["LIMIT_REACHED", "The room has `roomInvitationsPerMemberMax` invitations of the caller, and none of the name."],
    [
      "ROOM_FULL",
      "The caller is a moderator or an owner, the user has asked to join, and the room has as many members as it may have.",
    ],
  ],
} as const;

/** Who belongs to a room. */
export function membershipRoutes(state: ChatState) {
  return {
    JoinRoom: route(JoinRoom, REFUSALS.JoinRoom, (_, request) => {
      const login = loginOf(request);
      const { user } = login;
      const room = roomOf(state, request);
      if (join(state, room, user, request)) tellRoom(state, room, user, otherLogins(login));
      return JoinRoomResponse.create({ room: viewOf(state, room, user) });
    }),

    LeaveRoom: route(LeaveRoom, REFUSALS.LeaveRoom, ({ successor }, request) => {
      const login = loginOf(request);
      const { user } = login;
      const room = roomOf(state, request);
      if (leave(state, room, user, successor, request)) tellRoom(state, room, user, otherLogins(login));
      return LeaveRoomResponse.create();
    }),

    InviteToRoom: route(InviteToRoom, REFUSALS.InviteToRoom, ({ user: invited }, request) => {
      const { room, member } = memberOf(state, InviteToRoom, request);
      invite(state, room, member, invited, request);
      return InviteToRoomResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** @throws ProtocolError LIMIT_REACHED */
export function checkRoomCount({ rooms, limits }: ChatState, user: User, request: Refusable<"LIMIT_REACHED">): void {
  if (rooms.countOf(user) < limits.roomsPerAccountMax) return;
  const text = `You belong to ${limits.roomsPerAccountMax} rooms, which is the limit. Leave one first.`;
  throw request.refusal("LIMIT_REACHED", text, { limit: "roomsPerAccountMax" });
}

/** @returns whether anything has changed */
function join(
  state: ChatState,
  room: ChatRoom,
  user: User,
  request: Refusable<"BANNED_FROM_ROOM" | "LIMIT_REACHED" | "ROOM_FULL">,
): boolean {
  if (isBanned(room, user)) throw request.refusal("BANNED_FROM_ROOM", "You are banned from this room.");
  const standing = standingOf(state.directory, room, user);
  const mustAsk = room.settings.visibility === RoomVisibility.KNOCK && standing !== RoomStanding.INVITED;
  if (standing === RoomStanding.MEMBER || (mustAsk && standing === RoomStanding.ASKED)) return false;
  const isAnswered = hasAsked(room, user);
  if (!isAnswered) checkRoomCount(state, user, request);
  if (mustAsk) {
    ask(state, room, user, request);
    return true;
  }
  checkNotFull(state, room, request);
  addMember(state, room, user, joiningRole(room));
  if (isAnswered) tellModerators(state, room, user, request.nowMs);
  return true;
}

function joiningRole({ settings }: ChatRoom): RoomRole {
  return settings.joiningRole === RoomRole.GUEST ? RoomRole.GUEST : RoomRole.MEMBER;
}

function ask(state: ChatState, room: ChatRoom, user: User, request: Refusable<"LIMIT_REACHED">): void {
  const { roomRequestsMax } = state.limits;
  if (room.relations("request").size >= roomRequestsMax) {
    const text = `${roomRequestsMax} users ask to join this room, which is the limit. Try again later.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "roomRequestsMax" });
  }
  const { id, key, name } = user.account;
  addRelation(state, room, { room: room.id, kind: "request", key, name, target: id, by: id });
  tellModerators(state, room, user, request.nowMs);
}

function checkNotFull(state: ChatState, room: ChatRoom, request: Refusable<"ROOM_FULL">): void {
  if (!isFull(state, room)) return;
  throw request.refusal("ROOM_FULL", `This room has ${room.size} members, as many as it may have.`);
}

function isFull({ limits }: ChatState, { settings, size }: ChatRoom): boolean {
  return size >= Math.min(settings.membersMax || limits.roomMembersMax, limits.roomMembersMax);
}

/** @returns whether anything has changed */
function leave(
  state: ChatState,
  room: ChatRoom,
  user: User,
  successor: string,
  request: Refusable<"LAST_OWNER">,
): boolean {
  const member = room.member(user);
  if (member === undefined) {
    return declineOrWithdraw(state, room, user, request.nowMs);
  }
  const isNeeded = room.size > 1 && room.isLastOwner(member);
  const owner = isNeeded ? successorOf(state, room, member, successor, request) : undefined;
  const { wallMs: atMs } = request;
  if (owner !== undefined) {
    setRole(state, room, owner, RoomRole.OWNER);
    const { id: byAccount, name: byName } = user.account;
    const facts = { kind: RoomLogKind.ROLE_SET, user: owner.user.account.name, role: RoomRole.OWNER };
    noteInLog(state, room, { byAccount, byName, atMs, ...facts });
  }
  removeMember(state, room, member, atMs);
  if (owner !== undefined) tellRoom(state, room, owner.user, allLogins(owner.user));
  return true;
}

/** An invitation that the user does not see stays: its sender must not learn from its end that the user exists. */
function declineOrWithdraw(state: ChatState, room: ChatRoom, user: User, nowMs: number): boolean {
  const { key } = user.account;
  const isInvited = inviterOf(state.directory, room, user) !== undefined;
  const isAsking = hasAsked(room, user);
  if (isInvited) removeRelation(state, room, "invitation", key);
  if (isAsking) {
    removeRelation(state, room, "request", key);
    tellModerators(state, room, user, nowMs);
  }
  return isInvited || isAsking;
}

function successorOf(
  { directory }: ChatState,
  room: ChatRoom,
  leaving: Member,
  name: string,
  request: Refusable<"LAST_OWNER">,
): Member {
  const user = directory.find(name);
  const member = user && room.member(user);
  if (member !== undefined && member !== leaving) return member;
  throw request.refusal("LAST_OWNER", "You are the only owner of this room. Name a member who becomes an owner.");
}

/**
 * Invites a name, whether a user has it or not. Who may not be messaged by the caller is not told, and does not see the
 * invitation: the caller cannot tell such users from those that do not exist.
 */
function invite(
  state: ChatState,
  room: ChatRoom,
  { user: inviter, role }: Member,
  written: string,
  request: Refusable<"NAME_LENGTH" | "NAME_CHARACTERS" | "LIMIT_REACHED" | "ROOM_FULL">,
): void {
  const { name, key } = wellFormedName(state, written, request);
  const user = state.directory.findKey(key);
  if (user !== undefined && room.member(user) !== undefined) return;
  if (user !== undefined && hasAsked(room, user)) {
    // Who asks to join is for moderators only, so others get the same answer for every name.
    if (isFull(state, room) && role < RoomRole.MODERATOR) return;
    checkNotFull(state, room, request);
    addMember(state, room, user, joiningRole(room));
    tellRoom(state, room, user, allLogins(user));
    tellModerators(state, room, user, request.nowMs);
    return;
  }
  // One that the user sees stays: another member could otherwise take it away.
  if (user !== undefined && inviterOf(state.directory, room, user) !== undefined) return;
  checkInvitations(state, room, { by: inviter.account.id, key }, request);
  removeRelation(state, room, "invitation", key);
  const target = user?.account.id ?? UNKNOWN_ACCOUNT_ID;
  addRelation(state, room, { room: room.id, kind: "invitation", key, name, target, by: inviter.account.id });
  if (user === undefined) return;
  forgetOldestInvitations(state, user);
  const isShown = inviterOf(state.directory, room, user) !== undefined;
  if (isShown && state.strangerEvents.mayReach(user, inviter, request.nowMs)) {
    tellRoom(state, room, user, allLogins(user));
  }
}

/** @throws ProtocolError LIMIT_REACHED */
function checkInvitations(
  { limits }: ChatState,
  room: ChatRoom,
  { by, key }: Pick<RoomRelation, "by" | "key">,
  request: Refusable<"LIMIT_REACHED">,
): void {
  const { roomInvitationsMax, roomInvitationsPerMemberMax } = limits;
  const invitations = room.relations("invitation");
  const replaced = invitations.get(key);
  if (replaced === undefined && invitations.size >= roomInvitationsMax) {
    const text = `This room has ${roomInvitationsMax} invitations, which is the limit. Try again later.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "roomInvitationsMax" });
  }
  let own = 0;
  for (const invitation of invitations.values()) if (invitation.by === by) own += 1;
  if (replaced?.by === by || own < roomInvitationsPerMemberMax) return;
  const text = `${roomInvitationsPerMemberMax} of your invitations to this room wait for an answer, which is the limit. Try again later.`;
  throw request.refusal("LIMIT_REACHED", text, { limit: "roomInvitationsPerMemberMax" });
}

/**
 * Limits the invitations of one user to `roomInvitationsPerAccountMax`. Those that the user does not see make room first:
 * whoever may not message the user can make as many as it likes. They stay in their rooms, where their number must not
 * tell that the user exists.
 */
function forgetOldestInvitations(state: ChatState, user: User): void {
  const { rooms, directory, limits } = state;
  const invitations = [...rooms.ofTarget("invitation", user)];
  const excess = invitations.length - limits.roomInvitationsPerAccountMax;
  if (excess <= 0) return;
  const hidden = invitations.filter((room) => inviterOf(directory, room, user) === undefined).slice(0, excess);
  for (const room of hidden) rooms.forgetTarget("invitation", room, user);
  const shown = invitations.filter((room) => !hidden.includes(room)).slice(0, excess - hidden.length);
  for (const room of shown) {
    removeRelation(state, room, "invitation", user.account.key);
    tellRoom(state, room, user, allLogins(user));
  }
}
