import type { ChatState } from "../../state/chat-state.ts";
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
  { directory }: ChatState,
  { room, present }: Pick<RoomDifference, "room" | "present">,
): (viewer: User) => number {
  let seenByAll: ReadonlySet<User> | undefined;
  return (viewer) => {
    seenByAll ??= present();
    let count = seenByAll.size;
    for (const user of new Set(directory.relatedTo(viewer, true))) {
      const ties = user === viewer ? "own" : directory.ties(viewer, user);
      const isCounted = room.member(user) !== undefined && isPresent(statusSeen(memberMoment(room, user), ties));
      count += Number(isCounted) - Number(seenByAll.has(user));
    }
    return count;
  };
}
