import { PostReacted, ReactToPostResponse } from "../../../../../generated/chatwire/v1/room.ts";
import { events, ReactToPost } from "../../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../../state/chat-state.ts";
import { type Refusable, type Route, route } from "../../../state/route.ts";
import type { PostReactors, StoredPost } from "../../../state/stored-rooms.ts";
import { MEMBER_REFUSALS, memberOf } from "../room-of.ts";
import { idBytes } from "../room-view.ts";
import { chargeForRoom, isHiddenFrom, sendAboutPost } from "../send-to-members.ts";
import { checkShown, type FoundPost, NO_POST, withPost } from "./find-post.ts";
import { changePost, DELETED, MUTED, OWES } from "./post-changes.ts";
import { checkNotMuted } from "./posts.ts";

/** Printable, without white space. */
const REACTION = /^[^\p{C}\p{Z}]+(?:\u200D[^\p{C}\p{Z}]+)*$/u;

const REFUSALS = {
  ReactToPost: [
    ["INVALID_ARGUMENT", "The reaction is empty, or contains white space or control characters."],
    ["TOO_LARGE", "The reaction is longer than `reactionBytesMax`."],
    ...MEMBER_REFUSALS,
    NO_POST,
    DELETED,
    MUTED,
    OWES,
    [
      "LIMIT_REACHED",
      "The post has `reactionsPerPostMax` different reactions, or `reactorsPerPostMax` of all members.",
    ],
  ],
} as const;

/** Reactions to posts. */
export function reactionRoutes(state: ChatState) {
  return {
    ReactToPost: route(ReactToPost, REFUSALS.ReactToPost, ({ reaction, remove, ...at }, request) => {
      checkReaction(state, reaction, request);
      return withPost(
        state,
        at,
        request,
        () => memberOf(state, ReactToPost, request),
        (found) => {
          checkShown(state, found, request);
          return ReactToPostResponse.create({ change: react(state, found, { reaction, remove }, request) });
        },
      );
    }),
  } satisfies Record<string, Route>;
}

/** @throws ProtocolError INVALID_ARGUMENT, TOO_LARGE */
function checkReaction(
  { limits: { reactionBytesMax } }: ChatState,
  reaction: string,
  request: Refusable<"INVALID_ARGUMENT" | "TOO_LARGE">,
): void {
  const bytes = Buffer.byteLength(reaction);
  if (bytes > reactionBytesMax) {
    const text = `A reaction may have at most ${reactionBytesMax} bytes; this one has ${bytes}.`;
    throw request.refusal("TOO_LARGE", text, { limit: "reactionBytesMax" });
  }
  if (REACTION.test(reaction)) return;
  const text = "A reaction must have at least one character, and no white space or control characters.";
  throw request.refusal("INVALID_ARGUMENT", text);
}

function react(
  state: ChatState,
  { room, member, post }: FoundPost,
  { reaction, remove }: { readonly reaction: string; readonly remove: boolean },
  request: Refusable<"MUTED" | "RATE_LIMITED" | "LIMIT_REACHED">,
): number {
  const { id, name } = member.user.account;
  checkNotMuted(member, request);
  const by = post.reactions.find((each) => each.reaction === reaction)?.by ?? [];
  if (by.includes(id) !== remove) return post.change;
  if (!remove) checkReactionCount(state, post, by.length === 0, request);
  state.broadcasts.check(id, request);
  const reactors = remove ? by.filter((other) => other !== id) : [...by, id];
  const next = changePost(state, room, post, { reactions: withReactors(post.reactions, { reaction, by: reactors }) });
  chargeForRoom(state, room, member.user, Buffer.byteLength(reaction), request.nowMs);
  const { number, change } = next;
  const facts = { roomId: idBytes(room.id), epoch: room.epoch, number, change, reaction, count: reactors.length };
  const bodyOf = (from: string) => events.PostReacted.wrap(PostReacted.create({ ...facts, from, removed: remove }));
  const [shown, hidden] = [bodyOf(name), bodyOf("")];
  const reactor = { author: id, authorName: name };
  sendAboutPost(state, room, undefined, {
    event: events.PostReacted,
    body: shown,
    number,
    bodyFor: (user) => {
      if (isHiddenFrom(state, user, next)) return undefined;
      return isHiddenFrom(state, user, reactor) ? hidden : shown;
    },
  });
  return change;
}

function checkReactionCount(
  { limits: { reactionsPerPostMax, reactorsPerPostMax } }: ChatState,
  { reactions }: StoredPost,
  isNew: boolean,
  request: Refusable<"LIMIT_REACHED">,
): void {
  if (isNew && reactions.length >= reactionsPerPostMax) {
    const text = `A post may have ${reactionsPerPostMax} different reactions.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "reactionsPerPostMax" });
  }
  const count = reactions.reduce((sum, { by }) => sum + by.length, 0);
  if (count < reactorsPerPostMax) return;
  const text = `A post may have ${reactorsPerPostMax} reactions of members, and this one has.`;
  throw request.refusal("LIMIT_REACHED", text, { limit: "reactorsPerPostMax" });
}

/** The reactions with one of them replaced, or added as the last. A reaction of nobody is left out. */
function withReactors(reactions: readonly PostReactors[], next: PostReactors): PostReactors[] {
  const isKnown = reactions.some(({ reaction }) => reaction === next.reaction);
  const all = isKnown ? reactions.map((each) => (each.reaction === next.reaction ? next : each)) : [...reactions, next];
  return all.filter(({ by }) => by.length > 0);
}
