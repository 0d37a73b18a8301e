import { RoomRole } from "../../../../../generated/chatwire/v1/options.ts";
import {
  DeletePostResponse,
  EditPostResponse,
  PinPostResponse,
  PostChanged,
  PostPinned,
  RoomLogKind,
} from "../../../../../generated/chatwire/v1/room.ts";
import { DeletePost, EditPost, events, PinPost } from "../../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../../state/chat-state.ts";
import type { ChatRoom, Member } from "../../../state/rooms/chat-room.ts";
import { type Refusable, type Route, route } from "../../../state/route.ts";
import type { StoredPost } from "../../../state/stored-rooms.ts";
import { checkBytesSent, noteBytesSent } from "../../sent-bytes.ts";
import { checkText, DECISION_REFUSALS, keptText, TEXT_REFUSALS } from "../../text-checks.ts";
import { storeRoom } from "../room-changes.ts";
import { noteInLog } from "../room-log.ts";
import { MEMBER_REFUSALS, memberOf } from "../room-of.ts";
import { idBytes } from "../room-view.ts";
import { chargeForRoom, EVENT_OVERHEAD_BYTES, isHiddenFrom, sendAboutPost } from "../send-to-members.ts";
import { checkShown, type FoundPost, NO_POST, postNotFound, withPost } from "./find-post.ts";
import { mentionedBy, recountMentions } from "./mentions.ts";
import { checkNotMuted } from "./posts.ts";
import { shownPost } from "./shown-post.ts";

export const MUTED = ["MUTED", "A moderator has muted the caller, and the time is not over."] as const;
export const OWES = [
  "RATE_LIMITED",
  "The account owes bytes of earlier posts or broadcasts; see [Broadcasts](#broadcasts).",
] as const;
export const DELETED = ["POST_NOT_FOUND", "The post is deleted, or the caller blocks its author."] as const;

const REFUSALS = {
  EditPost: [
    ...TEXT_REFUSALS,
    ...DECISION_REFUSALS,
    ...MEMBER_REFUSALS,
    NO_POST,
    DELETED,
    ["NOT_THE_AUTHOR", "The post is another user's."],
    ["LIMIT_REACHED", "The post mentions more than `mentionsPerPostMax` names."],
    MUTED,
    OWES,
    ["LIMIT_REACHED", "The caller has sent more than `accountBytesMax` allows."],
  ],
  DeletePost: [
    ...MEMBER_REFUSALS,
    NO_POST,
    ["NOT_THE_AUTHOR", "The post is another user's, and the caller neither a moderator nor an owner."],
    ["ROLE_TOO_LOW", "The role of the author is not lower than the caller's."],
  ],
  PinPost: [
    ...MEMBER_REFUSALS,
    NO_POST,
    ["POST_NOT_FOUND", "The post is deleted."],
    ["LIMIT_REACHED", "The room has `roomPinsMax` pinned posts."],
  ],
} as const;

/** Edits, deletions and pins of posts. */
export function postChangeRoutes(state: ChatState) {
  return {
    EditPost: route(EditPost, REFUSALS.EditPost, ({ text: sent, mentions, ...at }, request) => {
      checkText(state, sent, request);
      const text = keptText(sent, request);
      return withPost(
        state,
        at,
        request,
        () => memberOf(state, EditPost, request),
        (found) => EditPostResponse.create({ change: edit(state, found, { text, mentions }, request) }),
      );
    }),

    DeletePost: route(DeletePost, REFUSALS.DeletePost, (at, request) => {
      return withPost(
        state,
        at,
        request,
        () => memberOf(state, DeletePost, request),
        (found) => DeletePostResponse.create({ change: deletePost(state, found, request) }),
      );
    }),

    PinPost: route(PinPost, REFUSALS.PinPost, ({ remove, ...at }, request) => {
      if (remove) {
        const { room, member } = memberOf(state, PinPost, request);
        const isUnpinned = room.epoch === at.epoch && unpin(state, room, at.number);
        if (isUnpinned) notePin(state, room, member, { kind: RoomLogKind.UNPINNED, post: at.number }, request);
        return PinPostResponse.create();
      }
      return withPost(
        state,
        at,
        request,
        () => memberOf(state, PinPost, request),
        (found) => {
          pin(state, found, request);
          return PinPostResponse.create();
        },
      );
    }),
  } satisfies Record<string, Route>;
}

/** Stores a post as it has become, with the next number of a change. */
export function changePost(
  state: ChatState,
  room: ChatRoom,
  post: StoredPost,
  changed: Partial<StoredPost>,
): StoredPost {
  room.lastChange += 1;
  const next = { ...post, ...changed, change: room.lastChange };
  state.outbox.store({ kind: "post changed", post: next });
  state.changingPosts.note(next);
  return next;
}

function edit(
  state: ChatState,
  found: FoundPost,
  { text, mentions }: { readonly text: string; readonly mentions: readonly string[] },
  request: Refusable<(typeof REFUSALS.EditPost)[number][0]>,
): number {
  const { room, member, post } = found;
  checkShown(state, found, request);
  if (post.author !== member.user.account.id)
    throw request.refusal("NOT_THE_AUTHOR", "You may edit only your own posts.");
  const mentioned = mentionedBy(state, room, mentions, request);
  checkNotMuted(member, request);
  state.broadcasts.check(post.author, request);
  const bytesBefore = checkBytesSent(state, member.user, request);
  const next = changePost(state, room, post, {
    // A decoded string may keep the text of its whole message in memory; a copy does not.
    text: Buffer.from(text).toString(),
    mentions: mentioned.map(({ user }) => user.account.name),
    editedMs: request.wallMs,
  });
  noteBytesSent(state, member.user, text, bytesBefore, request);
  chargeForRoom(state, room, member.user, Buffer.byteLength(text), request.nowMs);
  sendChange(state, room, next);
  recountMentions(state, room, post, next);
  return next.change;
}

/**
 * Tells the members, on all connections, also on the one that has made the request: each gets the same sequence. Those who
 * block the author have a placeholder, and keep it.
 */
function sendChange(state: ChatState, room: ChatRoom, next: StoredPost): void {
  const { id, epoch } = room;
  const body = events.PostChanged.wrap(PostChanged.create({ roomId: idBytes(id), epoch, post: shownPost(next) }));
  sendAboutPost(state, room, undefined, {
    event: events.PostChanged,
    body,
    number: next.number,
    bodyFor: (user) => (isHiddenFrom(state, user, next) ? undefined : body),
  });
}

function deletePost(
  state: ChatState,
  { room, member, post }: FoundPost,
  request: Refusable<"NOT_THE_AUTHOR" | "ROLE_TOO_LOW">,
): number {
  const { id, name } = member.user.account;
  if (post.author !== id) checkMayDelete({ room, member, post }, request);
  if (post.isDeleted) return post.change;
  const next = changePost(state, room, post, { text: "", mentions: [], reactions: [], editedMs: 0, isDeleted: true });
  chargeForRoom(state, room, member.user, 0, request.nowMs);
  if (post.author !== id) {
    const facts = { kind: RoomLogKind.POST_DELETED, user: post.authorName, post: post.number };
    noteInLog(state, room, { byAccount: id, byName: name, atMs: request.wallMs, ...facts });
  }
  sendChange(state, room, next);
  recountMentions(state, room, post, next);
  unpin(state, room, post.number);
  return next.change;
}

/** Deletes what others wrote only for moderators and owners. An author who has left has no role. */
function checkMayDelete(
  { room, member, post }: FoundPost,
  request: Refusable<"NOT_THE_AUTHOR" | "ROLE_TOO_LOW">,
): void {
  if (member.role < RoomRole.MODERATOR) throw request.refusal("NOT_THE_AUTHOR", "You may delete only your own posts.");
  const author = room.memberById(post.author);
  if (author === undefined || author.role < member.role) return;
  throw request.refusal("ROLE_TOO_LOW", "You may delete only posts of members whose role is lower than yours.");
}

function pin(
  state: ChatState,
  { room, member, post }: FoundPost,
  request: Refusable<"POST_NOT_FOUND" | "LIMIT_REACHED">,
): void {
  const { number } = post;
  if (post.isDeleted) throw postNotFound(request);
  if (room.pinned.includes(number)) return;
  const { roomPinsMax } = state.limits;
  if (room.pinned.length >= roomPinsMax) {
    const text = `This room has ${roomPinsMax} pinned posts, which is the limit. Remove one first.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "roomPinsMax" });
  }
  setPins(state, room, [...room.pinned, number], number);
  notePin(state, room, member, { kind: RoomLogKind.PINNED, post: number }, request);
}

function unpin(state: ChatState, room: ChatRoom, number: number): boolean {
  if (!room.pinned.includes(number)) return false;
  const left = room.pinned.filter((other) => other !== number);
  setPins(state, room, left, number);
  return true;
}

function setPins(state: ChatState, room: ChatRoom, pinned: readonly number[], number: number): void {
  room.pinned = pinned;
  storeRoom(state, room);
  const facts = { roomId: idBytes(room.id), epoch: room.epoch, number, removed: !pinned.includes(number) };
  const body = events.PostPinned.wrap(PostPinned.create(facts));
  sendAboutPost(state, room, undefined, { event: events.PostPinned, number, body });
}

function notePin(
  state: ChatState,
  room: ChatRoom,
  { user: { account } }: Member,
  what: { readonly kind: RoomLogKind; readonly post: number },
  { wallMs, nowMs }: Refusable<never>,
): void {
  noteInLog(state, room, { byAccount: account.id, byName: account.name, atMs: wallMs, ...what });
  state.broadcasts.charge(account.id, room.size * EVENT_OVERHEAD_BYTES, nowMs);
}
