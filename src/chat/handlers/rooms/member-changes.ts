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
  const watching = state.roomWatches.usersIn(difference.room);
  for (const [index, member] of difference.members.entries()) {
    const [was, is] = [statusSeen(member.was), statusSeen(member.is)];
    common.push(changeOf(member, was, is));
    for (const viewer of viewersOf(state, watching, member)) {
      const ties = viewer === member.user ? OWN_TIES : member.tiesWith(viewer);
      const [ownWas, ownIs] = [statusSeen(member.was, ties.was), statusSeen(member.is, ties.is)];
      if (ownWas === was && ownIs === is) continue;
      const change = changeOf(member, ownWas, ownIs);
      own.set(viewer, (own.get(viewer) ?? new Map<number, Change>()).set(index, change));
    }
  }
  const all = listed(common);
  const listedFor = new Map<User, MemberChanges>();
  for (const [viewer, changes] of own) {
    listedFor.set(viewer, listed(common.map((change, at) => (changes.has(at) ? changes.get(at) : change))));
  }
  return (viewer) => listedFor.get(viewer) ?? all;
}

const OWN_TIES = { was: "own", is: "own" } as const;

/**
 * The users who may see another status of a member than strangers do. If more users have ties with the member than watch
 * the room, all who watch: a user may be blocked by many.
 *
 * @param watching  those who watch the room
 */
function viewersOf(
  { directory }: ChatState,
  watching: ReadonlySet<User>,
  { user, was, is, viewers }: MemberDifference,
): Iterable<User> {
  // Who has left is told to all alike.
  if (is.role === undefined) return [];
  const isOpen = statusSeen(was) === was.status && statusSeen(is) === is.status;
  const found = new Set(viewers);
  let left = watching.size;
  for (const viewer of directory.relatedTo(user, !isOpen)) {
    if (left === 0) return watching;
    left -= 1;
    if (watching.has(viewer)) found.add(viewer);
  }
  return found;
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
