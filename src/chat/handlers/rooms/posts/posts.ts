import type { MessageBody } from "../../../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../../../generated/chatwire/v1/options.ts";
import {
  MarkRoomReadResponse,
  type Post,
  PostInRoomResponse,
  PostReceived,
} from "../../../../../generated/chatwire/v1/room.ts";
import { events, MarkRoomRead, PostInRoom } from "../../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../../state/chat-state.ts";
import { otherLogins } from "../../../state/outbox.ts";
import type { ChatRoom, Member } from "../../../state/rooms/chat-room.ts";
import { loginOf, type Refusable, type Route, route } from "../../../state/route.ts";
import type { StoredPost } from "../../../state/stored-rooms.ts";
import type { Login } from "../../../state/user.ts";
import { checkBytesSent, noteBytesSent } from "../../sent-bytes.ts";
import { checkText, DECISION_REFUSALS, keptText, TEXT_REFUSALS } from "../../text-checks.ts";
import { storeMember } from "../room-changes.ts";
import { type InRoom, MEMBER_REFUSALS, memberOf, READER_REFUSALS, readerOf } from "../room-of.ts";
import { idBytes, tellRoom } from "../room-view.ts";
import { chargeForRoom, isHiddenFrom, sendAboutPost } from "../send-to-members.ts";
import { mentionedBy, noteMention } from "./mentions.ts";
import { placeholder, shownPost } from "./shown-post.ts";

/** More than one, so that a room over its limit shrinks; few, so that every post is stored quickly. */
const FORGOTTEN_PER_POST_MAX = 8;

const REFUSALS = {
  PostInRoom: [
    ...TEXT_REFUSALS,
    ...DECISION_REFUSALS,
    ...MEMBER_REFUSALS,
    ["LIMIT_REACHED", "The post mentions more than `mentionsPerPostMax` names."],
    ["MUTED", "A moderator has muted the caller, and the time is not over."],
    ["SLOW_MODE", "The room is in slow mode, and the caller's last post is too recent."],
    ["RATE_LIMITED", "The account owes bytes of earlier posts or broadcasts; see [Broadcasts](#broadcasts)."],
    ["LIMIT_REACHED", "The caller has sent more than `accountBytesMax` allows."],
  ],
  MarkRoomRead: [
    ...READER_REFUSALS,
    ["INVALID_ARGUMENT", "The number is greater than that of the last post in the room."],
  ],
} as const;

/** Posts of rooms, and what members have read. */
export function postRoutes(state: ChatState) {
  return {
    PostInRoom: route(PostInRoom, REFUSALS.PostInRoom, ({ text: sent, mentions }, request) => {
      checkText(state, sent, request);
      const login = loginOf(request);
      const text = keptText(sent, request);
      const found = memberOf(state, PostInRoom, request);
      const { number, sentMs } = post(state, login, found, { text, mentions }, request);
      return PostInRoomResponse.create({ epoch: found.room.epoch, number, sentMs });
    }),

    MarkRoomRead: route(MarkRoomRead, REFUSALS.MarkRoomRead, ({ number }, request) => {
      const login = loginOf(request);
      const { room, member } = readerOf(state, request);
      if (number > room.lastNumber) {
        const text = `The last post of the room has the number ${room.lastNumber}, not ${number}.`;
        throw request.refusal("INVALID_ARGUMENT", text);
      }
      if (number > member.readNumber) {
        noteRead(member, number);
        storeMember(state, room, member);
        tellRoom(state, room, member.user, otherLogins(login));
      }
      const { readNumber, mentions } = member;
      return MarkRoomReadResponse.create({ readNumber, unread: room.unreadOf(member), mentions: mentions.length });
    }),
  } satisfies Record<string, Route>;
}

function noteRead(member: Member, number: number): void {
  member.readNumber = number;
  member.mentions = member.mentions.filter((mention) => mention > number);
}

/** Adds a post to a room and sends it to the members. */
function post(
  state: ChatState,
  login: Login,
  { room, member }: InRoom,
  { text, mentions }: { readonly text: string; readonly mentions: readonly string[] },
  request: Refusable<"LIMIT_REACHED" | "RATE_LIMITED" | "SLOW_MODE" | "MUTED">,
): StoredPost {
  const { nowMs, wallMs: sentMs, origin } = request;
  const author = member.user;
  const mentioned = mentionedBy(state, room, mentions, request);
  checkNotMuted(member, request);
  checkSlowMode(room, member, request);
  state.broadcasts.check(author.account.id, request);
  const bytesBefore = checkBytesSent(state, author, request);
  const { id, name } = author.account;
  const added: StoredPost = {
    room: room.id,
    number: room.lastNumber + 1,
    author: id,
    authorName: name,
    // A decoded string may keep the text of its whole message in memory; a copy does not.
    text: Buffer.from(text).toString(),
    mentions: mentioned.map(({ user }) => user.account.name),
    isDeleted: false,
    change: 0,
    editedMs: 0,
    reactions: [],
    sentMs,
    servedMs: state.servedTime.at(nowMs),
    ...(origin && { origin }),
  };
  state.outbox.store({ kind: "post", post: added });
  noteBytesSent(state, author, text, bytesBefore, request);
  chargeForRoom(state, room, author, Buffer.byteLength(text), nowMs);
  // Whoever had read everything has read its own post too.
  if (member.readNumber === room.lastNumber) member.readNumber = added.number;
  room.lastNumber = added.number;
  member.mayPostMs = nowMs + room.settings.slowModeMs;
  for (const each of mentioned) noteMention(state, room, each, added);
  forgetFirstPosts(state, room);
  state.roomWatches.notePost(room);
  sendPost(state, room, login, added);
  return added;
}

export function checkNotMuted({ mutedUntilMs }: Member, request: Refusable<"MUTED">): void {
  const waitMs = mutedUntilMs - request.wallMs;
  if (waitMs <= 0) return;
  const text = `You are muted in this room for ${Math.ceil(waitMs / 1_000)} s.`;
  throw request.refusal("MUTED", text, { retryAfterMs: Math.ceil(waitMs) });
}

function checkSlowMode(room: ChatRoom, { role, mayPostMs }: Member, request: Refusable<"SLOW_MODE">): void {
  const { slowModeMs } = room.settings;
  const waitMs = Math.min(mayPostMs - request.nowMs, slowModeMs);
  if (role >= RoomRole.MODERATOR || waitMs <= 0) return;
  const text = `This room is in slow mode: a member may post once in ${slowModeMs} ms.`;
  throw request.refusal("SLOW_MODE", text, { retryAfterMs: Math.ceil(waitMs) });
}

/** Limits a room to `roomPostsMax` posts. */
function forgetFirstPosts({ limits, outbox }: ChatState, { id, lastNumber }: ChatRoom): void {
  // The numbers have no gaps, so the last one bounds how many posts there are.
  const number = lastNumber - limits.roomPostsMax;
  if (number > 0) outbox.store({ kind: "forget first posts", room: id, number, countMax: FORGOTTEN_PER_POST_MAX });
}

/** Sends a post to the members that are there. Those who block the author get a placeholder with its number. */
function sendPost(state: ChatState, room: ChatRoom, login: Login, added: StoredPost): void {
  const { id, epoch } = room;
  const bodyOf = (post: Post): MessageBody =>
    events.PostReceived.wrap(PostReceived.create({ roomId: idBytes(id), epoch, post }));
  const [shown, hidden] = [bodyOf(shownPost(added)), bodyOf(placeholder(added))];
  sendAboutPost(state, room, login, {
    event: events.PostReceived,
    body: shown,
    number: added.number,
    bodyFor: (user) => (isHiddenFrom(state, user, added) ? hidden : shown),
  });
}
