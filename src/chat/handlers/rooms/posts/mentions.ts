/** Which members a post mentions, and how many unread posts mention each of them. */

import type { ChatState } from "../../../state/chat-state.ts";
import { allLogins } from "../../../state/outbox.ts";
import type { ChatRoom, Member } from "../../../state/rooms/chat-room.ts";
import type { Refusable } from "../../../state/route.ts";
import type { StoredPost } from "../../../state/stored-rooms.ts";
import { storeMember } from "../room-changes.ts";
import { tellRoom } from "../room-view.ts";
import { isHiddenFrom } from "../send-to-members.ts";

/** The members whom a post mentions, each once. Names of others have no effect, whoever has them. */
export function mentionedBy(
  state: ChatState,
  room: ChatRoom,
  names: readonly string[],
  request: Refusable<"LIMIT_REACHED">,
): Member[] {
  const { mentionsPerPostMax } = state.limits;
  if (names.length > mentionsPerPostMax) {
    const text = `A post may mention ${mentionsPerPostMax} names; this one has ${names.length}.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "mentionsPerPostMax" });
  }
  return membersNamed(state, room, names);
}

/**
 * Counts a mention for a member who does not block the author, and has not read the post.
 *
 * @returns whether it counts now and did not before
 */
export function noteMention(state: ChatState, room: ChatRoom, member: Member, post: StoredPost): boolean {
  const { number } = post;
  if (member.readNumber >= number || member.mentions.includes(number)) return false;
  if (isHiddenFrom(state, member.user, post)) return false;
  member.mentions = [...member.mentions, number].sort((a, b) => a - b).slice(-state.limits.roomMentionsMax);
  storeMember(state, room, member);
  return true;
}

/** A post was edited or deleted: what it no longer mentions counts no more, what it mentions now counts. Tells the members. */
export function recountMentions(state: ChatState, room: ChatRoom, before: StoredPost, post: StoredPost): void {
  const [were, are] = [before, post].map(({ mentions }) => membersNamed(state, room, mentions));
  for (const member of new Set([...(were ?? []), ...(are ?? [])])) {
    const isMentioned = are?.includes(member) ?? false;
    const isChanged = isMentioned ? noteMention(state, room, member, post) : forgetMention(state, room, member, post);
    if (isChanged) tellRoom(state, room, member.user, allLogins(member.user));
  }
}

/** @returns whether it did count */
function forgetMention(state: ChatState, room: ChatRoom, member: Member, { number }: StoredPost): boolean {
  if (!member.mentions.includes(number)) return false;
  member.mentions = member.mentions.filter((mention) => mention !== number);
  storeMember(state, room, member);
  return true;
}

function membersNamed({ directory }: ChatState, room: ChatRoom, names: readonly string[]): Member[] {
  const members = names.flatMap((name) => {
    const user = directory.find(name);
    return (user && room.member(user)) ?? [];
  });
  return [...new Set(members)];
}
