import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import { isPresent, memberMoment, statusSeen } from "../../state/rooms/member-sight.ts";
import type { RoomDifference } from "../../state/rooms/room-watches.ts";
import type { User } from "../../state/user.ts";

/**
 * Counts the members who are present, as each viewer may know it: among those whose status the viewer sees.
 *
 * Only few users see anything else of a member than strangers do. So for each viewer only those with whom it may have ties
 * are looked at.
 */
export function presentCount(
  state: ChatState,
  { room, present }: Pick<RoomDifference, "room" | "present">,
): (viewer: User) => number {
  let seenByAll: ReadonlySet<User> | undefined;
  return (viewer) => {
    seenByAll ??= present();
    let count = seenByAll.size;
    for (const user of tiedMembers(state, room, viewer)) {
      const ties = user === viewer ? "own" : state.directory.ties(viewer, user);
      const isCounted = isPresent(statusSeen(memberMoment(room, user), ties));
      count += Number(isCounted) - Number(seenByAll.has(user));
    }
    return count;
  };
}

/** The members with whom a viewer may have ties. If more users have ties with it than the room has members, all members. */
function tiedMembers({ directory }: ChatState, room: ChatRoom, viewer: User): ReadonlySet<User> {
  const found = new Set<User>();
  let left = room.size;
  for (const user of directory.relatedTo(viewer, true)) {
    if (left === 0) return new Set([...room.members].map((member) => member.user));
    left -= 1;
    if (room.member(user) !== undefined) found.add(user);
  }
  return found;
}
