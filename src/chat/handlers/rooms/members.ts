import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { ListRoomMembersResponse, RoomMember, RoomMemberScope } from "../../../../generated/chatwire/v1/room.ts";
import { ListRoomMembers } from "../../../../generated/chatwire/v1/rules.ts";
import { lookupKey } from "../../../name.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import { memberMoment, statusSeen } from "../../state/rooms/member-sight.ts";
import { type Route, route } from "../../state/route.ts";
import type { User } from "../../state/user.ts";
import { READER_REFUSALS, readerOf, roleTooLow } from "./room-of.ts";

const REFUSALS = {
  ListRoomMembers: [
    ...READER_REFUSALS,
    ["INVALID_ARGUMENT", "The scope is not in the schema."],
    ["ROLE_TOO_LOW", "The scope is `ASKING` or `BANNED`, and the caller is neither a moderator nor an owner."],
  ],
} as const;

/** Lists of the users in a room. */
export function memberRoutes(state: ChatState) {
  return {
    ListRoomMembers: route(ListRoomMembers, REFUSALS.ListRoomMembers, ({ scope, after }, request) => {
      const { room, member } = readerOf(state, request);
      const afterKey = lookupKey(after, state.limits.nameCharactersMax);
      if (scope === RoomMemberScope.MEMBERS) return page(state, membersAfter(state, room, member.user, afterKey));
      const kind = scope === RoomMemberScope.ASKING ? "request" : "ban";
      if (kind === "ban" && scope !== RoomMemberScope.BANNED) {
        throw request.refusal("INVALID_ARGUMENT", "The scope must be MEMBERS, ASKING or BANNED.");
      }
      if (member.role < RoomRole.MODERATOR) {
        throw roleTooLow("The list of who asks to join or is banned", RoomRole.MODERATOR, request);
      }
      return page(state, relatedAfter(room, kind, afterKey));
    }),
  } satisfies Record<string, Route>;
}

function page({ limits }: ChatState, all: Iterable<RoomMember>): ListRoomMembersResponse {
  const members: RoomMember[] = [];
  for (const member of all) {
    // One more than fits shows that there is a next page.
    if (members.length === limits.roomMembersPageMax) {
      return ListRoomMembersResponse.create({ members, next: members.at(-1)?.name ?? "" });
    }
    members.push(member);
  }
  return ListRoomMembersResponse.create({ members });
}

function* membersAfter(state: ChatState, room: ChatRoom, viewer: User, after: string): Generator<RoomMember> {
  for (const { user, role } of room.membersAfter(after)) {
    const ties = user === viewer ? "own" : state.directory.ties(viewer, user);
    const status = statusSeen(memberMoment(room, user), ties);
    yield RoomMember.create({ name: user.account.name, role, status });
  }
}

/** Names without status: whether a user has a name shows nowhere. */
function* relatedAfter(room: ChatRoom, kind: "request" | "ban", after: string): Generator<RoomMember> {
  const related = [...room.relations(kind).values()].filter(({ key }) => key > after);
  for (const { name } of related.sort((a, b) => (a.key < b.key ? -1 : 1))) yield RoomMember.create({ name });
}
