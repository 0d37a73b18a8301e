import { Post, PostReaction, PostState } from "../../../../../generated/chatwire/v1/room.ts";
import type { ChatState } from "../../../state/chat-state.ts";
import type { StoredPost } from "../../../state/stored-rooms.ts";
import type { User } from "../../../state/user.ts";
import { isHiddenFrom } from "../send-to-members.ts";

/** A post as a reader gets it in a page. */
export function postFor(state: ChatState, user: User, stored: StoredPost): Post {
  if (isHiddenFrom(state, user, stored)) return placeholder(stored);
  const post = shownPost(stored);
  const { id } = user.account;
  post.reactions = stored.reactions.map(({ reaction, by }) =>
    PostReaction.create({ reaction, count: by.length, own: by.includes(id) }),
  );
  return post;
}

/** A post as all readers get it in an event, without reactions: of these, each reader has its own view. */
export function shownPost({
  number,
  authorName: from,
  text,
  sentMs,
  mentions,
  isDeleted,
  change,
  editedMs,
}: StoredPost): Post {
  if (isDeleted) return Post.create({ number, from, sentMs, change, state: PostState.DELETED });
  return Post.create({ number, from, text, sentMs, mentions: [...mentions], change, editedMs });
}

/** What a reader gets who blocks the author. */
export function placeholder({ number, sentMs, change }: StoredPost): Post {
  return Post.create({ number, sentMs, change, state: PostState.BLOCKED });
}

/** Whether a post must not be shown any more. It may still be stored until texts are forgotten next. */
export function isTooOld({ limits, servedTime }: ChatState, { servedMs }: StoredPost, nowMs: number): boolean {
  return servedMs < servedTime.at(nowMs) - limits.historyAgeMs;
}
