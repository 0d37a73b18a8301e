import { PostInRoomResponse } from "../../../../../generated/chatwire/v1/room.ts";
import { PostInRoom } from "../../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../../state/chat-state.ts";
import type { DoneRequest, StoredRequests } from "../../../state/request-ids.ts";
import type { ChatRoom } from "../../../state/rooms/chat-room.ts";
import { maySeeRoom } from "../../../state/rooms/room-privacy.ts";
import { PostsQuery } from "../../../state/route.ts";
import { type StoredPost, UNKNOWN_ROOM_ID } from "../../../state/stored-rooms.ts";

/** Finds the requests that made posts by the posts, which have their ids for as long as they are kept. */
export function sentPosts({ rooms, directory, limits, servedTime }: ChatState): StoredRequests {
  return {
    ask: ({ user, id, recipient }, answer) => {
      const target = recipient?.target;
      const named = target?.case === "room" ? rooms.find(target.value) : undefined;
      // For a room that the user may not see, the store is asked too, and has nothing, as for one that does not exist.
      const room = named !== undefined && maySeeRoom(directory, named, user) ? named : undefined;
      const orAfter = Math.max(0, (room?.lastNumber ?? 0) - limits.roomPostsMax);
      const query = {
        kind: "post of request",
        room: room?.id ?? UNKNOWN_ROOM_ID,
        author: user.account.id,
        requestId: id,
        orAfter,
      } as const;
      return new PostsQuery(query, ([first]) =>
        answer({
          done: room && doneBy(room, first, user.account.id, id),
          knows: (ageMs, nowMs) => {
            // The posts, and the requests that made them, went with the room; or the user no longer sees them.
            if (room === undefined) return false;
            // Served time is never longer than the time that passed for the client.
            if (ageMs >= limits.historyAgeMs) return false;
            if (room.lastNumber <= limits.roomPostsMax) return true;
            return first !== undefined && servedTime.at(nowMs) - ageMs > first.servedMs;
          },
        }),
      );
    },
  };
}

/** The request that a post comes from, if it is the author's with this id. */
function doneBy(
  room: ChatRoom,
  post: StoredPost | undefined,
  author: number,
  id: string,
): Pick<DoneRequest, "hash" | "answer"> | undefined {
  if (post === undefined || post.author !== author || post.origin?.id !== id) return undefined;
  const { number, sentMs, origin } = post;
  const answer = PostInRoom.wrapResponse(PostInRoomResponse.create({ epoch: room.epoch, number, sentMs }));
  return { hash: origin.hash, answer };
}
