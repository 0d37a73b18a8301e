import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import { isPresent, memberMoment, statusSeen } from "../../state/rooms/member-sight.ts";
import type { User } from "../../state/user.ts";

/**
 * Counts the members who are present, as each viewer may know it: among those whose status the viewer sees.
 *
 * Only few users see anything else of a member than strangers do. So the members are counted once, as strangers see them,
 * at the first call, and for each viewer only those with whom it may have ties are looked at again.
 */
export function presentCount({ directory }: ChatState, room: ChatRoom): (viewer: User) => number {
  let seenByAll: ReadonlySet<User> | undefined;
  return (viewer) => {
    seenByAll ??= presentTo(room);
    let count = seenByAll.size;
    for (const user of new Set(directory.relatedTo(viewer, true))) {
      const ties = user === viewer ? "own" : directory.ties(viewer, user);
      const isCounted = room.member(user) !== undefined && isPresent(statusSeen(memberMoment(room, user), ties));
      count += Number(isCounted) - Number(seenByAll.has(user));
    }
    return count;
  };
}

/** The members who are present to a stranger. */
function presentTo(room: ChatRoom): ReadonlySet<User> {
  const present = new Set<User>();
  for (const { user } of room.members) if (isPresent(statusSeen(memberMoment(room, user)))) present.add(user);
  return present;
}
