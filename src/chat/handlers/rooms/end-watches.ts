import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import type { User } from "../../state/user.ts";

/** A user is no longer a member of a room, so its logins get nothing of the room any more. */
export function endWatches({ roomWatches, notes }: ChatState, room: ChatRoom, user: User): void {
  for (const id of roomWatches.of(room, user).keys()) {
    const login = user.logins.get(id);
    if (login !== undefined) notes.roomWatch(login, room, undefined);
  }
  roomWatches.endOf(room, user);
}
