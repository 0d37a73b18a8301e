import type { ChatState } from "../../../state/chat-state.ts";
import type { ChatRoom, Member } from "../../../state/rooms/chat-room.ts";
import { PostsQuery, type Refusable } from "../../../state/route.ts";
import type { StoredPost } from "../../../state/stored-rooms.ts";
import type { InRoom } from "../room-of.ts";
import { isHiddenFrom } from "../send-to-members.ts";
import { isTooOld } from "./shown-post.ts";

/** Of `withPost`. */
export const NO_POST = [
  "POST_NOT_FOUND",
  "The room has no post with the number in the epoch, or the caller may not read it.",
] as const;

/** Which post a request is about, as the client says. */
export interface PostNumber {
  readonly epoch: number;
  readonly number: number;
}

/** A post, and the member who makes a request about it. */
export interface FoundPost extends InRoom {
  readonly post: StoredPost;
}

/**
 * Reads the post that a request is about. Membership, role and post are checked as they are once it has been read.
 *
 * @param find  finds the room and the caller in it, or throws
 * @throws ProtocolError POST_NOT_FOUND, and what `find` throws, also from the answer
 */
export function withPost<R>(
  state: ChatState,
  { epoch, number }: PostNumber,
  request: Refusable<"POST_NOT_FOUND">,
  find: () => InRoom,
  answer: (found: FoundPost) => R,
): PostsQuery<R> {
  const { room, member } = find();
  if (room.epoch !== epoch || !mayRead(state, room, member, number)) throw postNotFound(request);
  state.changingPosts.ask(room.id, number);
  const query = { kind: "posts after", room: room.id, number: number - 1, countMax: 1 } as const;
  return new PostsQuery(query, ([read]) => {
    const post = state.changingPosts.answered(room.id, number) ?? read;
    const found = find();
    if (post?.number !== number || isTooOld(state, post, request.nowMs)) throw postNotFound(request);
    if (room.epoch !== epoch || !mayRead(state, room, found.member, number)) throw postNotFound(request);
    return answer({ ...found, post });
  });
}

/** @throws ProtocolError POST_NOT_FOUND: the post is deleted, or the caller blocks its author */
export function checkShown(state: ChatState, { member, post }: FoundPost, request: Refusable<"POST_NOT_FOUND">): void {
  if (post.isDeleted || isHiddenFrom(state, member.user, post)) throw postNotFound(request);
}

export function postNotFound(request: Refusable<"POST_NOT_FOUND">): Error {
  return request.refusal("POST_NOT_FOUND", "There is no post with that number which you may read.");
}

function mayRead({ limits }: ChatState, room: ChatRoom, member: Member, number: number): boolean {
  const first = Math.max(room.firstNumberOf(member), room.lastNumber - limits.roomPostsMax + 1);
  return number >= first && number <= room.lastNumber;
}
