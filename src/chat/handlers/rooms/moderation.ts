import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  type ModerateRoomRequest,
  ModerateRoomResponse,
  RoomAction,
  RoomLogKind,
} from "../../../../generated/chatwire/v1/room.ts";
import { ModerateRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { UNKNOWN_ACCOUNT_ID } from "../../state/account.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins } from "../../state/outbox.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import { maySeeRoom } from "../../state/rooms/room-privacy.ts";
import { type Refusable, type Route, route } from "../../state/route.ts";
import type { User } from "../../state/user.ts";
import { wellFormedName } from "../recipient.ts";
import { addRelation, removeMember, removeRelation, setRole, storeMember } from "./room-changes.ts";
import { noteInLog } from "./room-log.ts";
import { type InRoom, MEMBER_REFUSALS, memberOf } from "./room-of.ts";
import { tellModerators, tellRoom } from "./room-view.ts";

const REFUSALS = {
  ModerateRoom: [
    ...MEMBER_REFUSALS,
    ["NAME_LENGTH", "The name is empty, or longer than `nameCharactersMax`."],
    ["NAME_CHARACTERS", "The name or its key contains characters that names do not have."],
    [
      "ROLE_TOO_LOW",
      "The user's role is not lower than the caller's, or the role to be set is not, and the caller is no owner.",
    ],
    [
      "INVALID_ARGUMENT",
      "The action or the role is not in the schema; the time is longer than `roomMuteMaxMs`; or the user to be muted, or to get a role, is no member.",
    ],
    ["LIMIT_REACHED", "The room has `roomBansMax` bans, and none of the name."],
  ],
} as const;

type Moderation = Refusable<(typeof REFUSALS.ModerateRoom)[number][0]>;

/** What moderators and owners do about others in their room. */
export function moderationRoutes(state: ChatState) {
  return {
    ModerateRoom: route(ModerateRoom, REFUSALS.ModerateRoom, (asked, request) => {
      const found = memberOf(state, ModerateRoom, request);
      moderate(state, found, asked, request);
      return ModerateRoomResponse.create();
    }),
  } satisfies Record<string, Route>;
}

function moderate(state: ChatState, found: InRoom, asked: ModerateRoomRequest, request: Moderation): void {
  const { room, member: caller } = found;
  const { name, key } = wellFormedName(state, asked.user, request);
  const user = state.directory.findKey(key);
  const target = user && room.member(user);
  if (target !== undefined) checkLower(caller, target, request);
  switch (asked.action) {
    case RoomAction.REMOVE:
      remove(state, room, key, user, request);
      break;
    case RoomAction.BAN:
      ban(state, found, { name, key, user }, request);
      break;
    case RoomAction.UNBAN:
      removeRelation(state, room, "ban", key);
      break;
    case RoomAction.MUTE:
      mute(state, room, checkMember(target, request), asked.muteMs, request);
      break;
    case RoomAction.SET_ROLE:
      changeRole(state, found, checkMember(target, request), asked.role, request);
      break;
    default:
      throw request.refusal("INVALID_ARGUMENT", "The action must be one of the schema.");
  }
  logModeration(state, found, { ...asked, user: name }, target, request);
}

/** The same entry for a name, whether a user has it or not. */
function logModeration(
  state: ChatState,
  { room, member: { user: caller } }: InRoom,
  { action, user, role }: ModerateRoomRequest,
  target: Member | undefined,
  { wallMs: atMs }: Refusable<never>,
): void {
  const { id: byAccount, name: byName } = caller.account;
  const entry = { byAccount, byName, atMs, user, kind: LOG_KINDS.get(action) ?? RoomLogKind.UNSPECIFIED };
  if (action === RoomAction.MUTE) noteInLog(state, room, { ...entry, untilMs: target?.mutedUntilMs ?? 0 });
  else if (action === RoomAction.SET_ROLE) noteInLog(state, room, { ...entry, role });
  else noteInLog(state, room, entry);
}

const LOG_KINDS: ReadonlyMap<RoomAction, RoomLogKind> = new Map([
  [RoomAction.REMOVE, RoomLogKind.REMOVED],
  [RoomAction.BAN, RoomLogKind.BANNED],
  [RoomAction.UNBAN, RoomLogKind.UNBANNED],
  [RoomAction.MUTE, RoomLogKind.MUTED],
  [RoomAction.SET_ROLE, RoomLogKind.ROLE_SET],
]);

function checkLower(caller: Member, target: Member, request: Refusable<"ROLE_TOO_LOW">): void {
  if (target.role < caller.role) return;
  throw request.refusal("ROLE_TOO_LOW", "You may act only on members whose role is lower than yours.");
}

function checkMember(target: Member | undefined, request: Refusable<"INVALID_ARGUMENT">): Member {
  if (target !== undefined) return target;
  throw request.refusal("INVALID_ARGUMENT", "The user is not a member of this room.");
}

/** Ends all that a name is to a room, but a ban. The user learns of it if it knew the room. */
function remove(
  state: ChatState,
  room: ChatRoom,
  key: string,
  user: User | undefined,
  { nowMs, wallMs }: Refusable<never>,
): void {
  const knew = user !== undefined && maySeeRoom(state.directory, room, user);
  const target = user && room.member(user);
  const wasInvited = removeRelation(state, room, "invitation", key);
  const hadAsked = removeRelation(state, room, "request", key);
  if (target !== undefined) removeMember(state, room, target, wallMs);
  if (knew && (target !== undefined || wasInvited || hadAsked)) tellRoom(state, room, user, allLogins(user));
  if (user !== undefined && hadAsked) tellModerators(state, room, user, nowMs);
}

function ban(
  state: ChatState,
  { room, member }: InRoom,
  { name, key, user }: { readonly name: string; readonly key: string; readonly user: User | undefined },
  request: Refusable<"LIMIT_REACHED">,
): void {
  const { roomBansMax } = state.limits;
  if (room.relation("ban", key) === undefined && room.relations("ban").size >= roomBansMax) {
    const text = `This room has ${roomBansMax} bans, which is the limit. Remove one first.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "roomBansMax" });
  }
  remove(state, room, key, user, request);
  const [target, by] = [user?.account.id ?? UNKNOWN_ACCOUNT_ID, member.user.account.id];
  removeRelation(state, room, "ban", key);
  addRelation(state, room, { room: room.id, kind: "ban", key, name, target, by });
}

function mute(
  state: ChatState,
  room: ChatRoom,
  target: Member,
  muteMs: number,
  request: Refusable<"INVALID_ARGUMENT">,
): void {
  const { roomMuteMaxMs } = state.limits;
  if (muteMs > roomMuteMaxMs) {
    const text = `A member may be muted for ${roomMuteMaxMs} ms at most.`;
    throw request.refusal("INVALID_ARGUMENT", text, { limit: "roomMuteMaxMs" });
  }
  target.mutedUntilMs = muteMs === 0 ? 0 : Math.ceil(request.wallMs + muteMs);
  storeMember(state, room, target);
}

function changeRole(
  state: ChatState,
  { room, member: caller }: InRoom,
  target: Member,
  role: RoomRole,
  request: Refusable<"INVALID_ARGUMENT" | "ROLE_TOO_LOW">,
): void {
  const roles: readonly RoomRole[] = [RoomRole.GUEST, RoomRole.MEMBER, RoomRole.MODERATOR, RoomRole.OWNER];
  if (!roles.includes(role)) throw request.refusal("INVALID_ARGUMENT", "The role must be one of the schema.");
  if (role >= caller.role && caller.role !== RoomRole.OWNER) {
    throw request.refusal("ROLE_TOO_LOW", "You may give only roles that are lower than yours.");
  }
  setRole(state, room, target, role);
  tellRoom(state, room, target.user, allLogins(target.user));
}
