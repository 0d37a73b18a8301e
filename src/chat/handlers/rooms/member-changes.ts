import type { Status } from "../../../../generated/chatwire/v1/presence.ts";
import { RoomMember } from "../../../../generated/chatwire/v1/room.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { statusSeen } from "../../state/rooms/member-sight.ts";
import type { MemberDifference, RoomDifference } from "../../state/rooms/room-watches.ts";
import type { User } from "../../state/user.ts";

/** What one viewer is told of the members of a room. */
export interface MemberChanges {
  readonly changed: readonly RoomMember[];
  /** Names. */
  readonly gone: readonly string[];
}

/** Of one member. */
type Change = { readonly changed: RoomMember } | { readonly gone: string } | undefined;

/**
 * What each viewer is told of a tick: joins, leaves and roles are told to all who watch, a status to those who see it.
 *
 * All viewers without ties to the members that have changed get the same object.
 */
export function memberChanges(state: ChatState, difference: RoomDifference): (viewer: User) => MemberChanges {
  const common: Change[] = [];
  const own = new Map<User, Map<number, Change>>();
  for (const [index, member] of difference.members.entries()) {
    common.push(changeOf(member, statusSeen(member.was), statusSeen(member.is)));
    for (const viewer of viewersOf(state, difference, member)) {
      const ties = viewer === member.user ? OWN_TIES : member.tiesWith(viewer);
      const change = changeOf(member, statusSeen(member.was, ties.was), statusSeen(member.is, ties.is));
      own.set(viewer, (own.get(viewer) ?? new Map<number, Change>()).set(index, change));
    }
  }
  const all = listed(common);
  return (viewer) => {
    const changes = own.get(viewer);
    return changes === undefined
      ? all
      : listed(common.map((change, at) => (changes.has(at) ? changes.get(at) : change)));
  };
}

const OWN_TIES = { was: "own", is: "own" } as const;

/** The users who watch the room and may see another status of a member than strangers do. */
function viewersOf(
  { directory, roomWatches }: ChatState,
  { room }: RoomDifference,
  { user, was, is, viewers }: MemberDifference,
): Set<User> {
  // Who has left is told to all alike.
  if (is.role === undefined) return new Set();
  const isOpen = statusSeen(was) === was.status && statusSeen(is) === is.status;
  const related = [...directory.relatedTo(user, !isOpen), ...viewers];
  return new Set(related.filter((viewer) => roomWatches.of(room, viewer).size > 0));
}

/** @param wasSeen  the status that the viewer saw, and that it sees now */
function changeOf({ user, was, is }: MemberDifference, wasSeen: Status, isSeen: Status): Change {
  const { name } = user.account;
  if (is.role === undefined) return was.role === undefined ? undefined : { gone: name };
  if (was.role === is.role && wasSeen === isSeen) return undefined;
  return { changed: RoomMember.create({ name, role: is.role, status: isSeen }) };
}

function listed(changes: readonly Change[]): MemberChanges {
  const changed = changes.flatMap((change) => (change !== undefined && "changed" in change ? change.changed : []));
  const gone = changes.flatMap((change) => (change !== undefined && "gone" in change ? change.gone : []));
  return { changed, gone };
}
