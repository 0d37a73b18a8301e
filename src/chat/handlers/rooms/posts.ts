import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  GetRoomHistoryResponse,
  MarkRoomReadResponse,
  Post,
  PostInRoomResponse,
  PostReceived,
  PostState,
} from "../../../../generated/chatwire/v1/room.ts";
import { events, GetRoomHistory, MarkRoomRead, PostInRoom } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins, otherLogins, type Receivers } from "../../state/outbox.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import { loginOf, PostsQuery, type Refusable, type Route, route } from "../../state/route.ts";
import type { StoredPost } from "../../state/stored-rooms.ts";
import type { Login, User } from "../../state/user.ts";
import { blocksAuthor } from "../blocks.ts";
import { checkBytesSent, noteBytesSent } from "../sent-bytes.ts";
import { checkText, DECISION_REFUSALS, keptText, TEXT_REFUSALS } from "../text-checks.ts";
import { storeMember } from "./room-changes.ts";
import { type InRoom, MEMBER_REFUSALS, memberOf, READER_REFUSALS, readerOf } from "./room-of.ts";
import { idBytes, tellRoom } from "./room-view.ts";

/** Bytes of a frame with a post, besides its text. */
const POST_OVERHEAD_BYTES = 96;
/** The most bytes of a frame outside its posts. */
const FRAME_OVERHEAD_BYTES = 512;
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
  GetRoomHistory: READER_REFUSALS,
  MarkRoomRead: [
    ...READER_REFUSALS,
    ["INVALID_ARGUMENT", "The number is greater than that of the last post in the room."],
  ],
} as const;

/** Posts of rooms, their history, and what members have read. */
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

    GetRoomHistory: route(GetRoomHistory, REFUSALS.GetRoomHistory, ({ page }, request) => {
      const found = readerOf(state, request);
      return page.case === "after"
        ? postsAfter(state, found, page.value, request)
        : postsBefore(state, found, page.value ?? 0, request);
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
    sentMs,
    servedMs: state.servedTime.at(nowMs),
    ...(origin && { origin }),
  };
  state.outbox.store({ kind: "post", post: added });
  noteBytesSent(state, author, text, bytesBefore, request);
  // Counted for each member, there or not: the cost must not tell how many of them are.
  state.broadcasts.charge(id, room.size * (Buffer.byteLength(text) + POST_OVERHEAD_BYTES), nowMs);
  // Whoever had read everything has read its own post too.
  if (member.readNumber === room.lastNumber) member.readNumber = added.number;
  room.lastNumber = added.number;
  member.mayPostMs = nowMs + room.settings.slowModeMs;
  for (const each of mentioned) noteMention(state, room, each, added);
  forgetFirstPosts(state, room);
  sendPost(state, room, login, added);
  return added;
}

/** The members whom a post mentions, each once. Names of others have no effect, whoever has them. */
function mentionedBy(
  { directory, limits }: ChatState,
  room: ChatRoom,
  names: readonly string[],
  request: Refusable<"LIMIT_REACHED">,
): Member[] {
  if (names.length > limits.mentionsPerPostMax) {
    const text = `A post may mention ${limits.mentionsPerPostMax} names; this one has ${names.length}.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "mentionsPerPostMax" });
  }
  const members = names.flatMap((name) => {
    const user = directory.find(name);
    return (user && room.member(user)) ?? [];
  });
  return [...new Set(members)];
}

function checkNotMuted({ mutedUntilMs }: Member, request: Refusable<"MUTED">): void {
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

/** Counts a mention for a member who does not block the author, and has not read the post. */
function noteMention(
  state: ChatState,
  room: ChatRoom,
  member: Member,
  { author, authorName, number }: StoredPost,
): void {
  if (member.readNumber >= number) return;
  if (blocksAuthor(state.directory, member.user, { id: author, name: authorName })) return;
  member.mentions = [...member.mentions, number].slice(-state.limits.roomMentionsMax);
  storeMember(state, room, member);
}

/** Limits a room to `roomPostsMax` posts. */
function forgetFirstPosts({ limits, outbox }: ChatState, { id, lastNumber }: ChatRoom): void {
  // The numbers have no gaps, so the last one bounds how many posts there are.
  const number = lastNumber - limits.roomPostsMax;
  if (number > 0) outbox.store({ kind: "forget first posts", room: id, number, countMax: FORGOTTEN_PER_POST_MAX });
}

/** Sends a post to the members that are there. Those who block the author get a placeholder with its number. */
function sendPost(state: ChatState, room: ChatRoom, login: Login, added: StoredPost): void {
  const [readers, blockers]: [Receivers[], Receivers[]] = [[], []];
  for (const { user } of room.members) {
    if (user.logins.size === 0) continue;
    if (user === login.user) readers.push(otherLogins(login));
    else if (isHiddenFrom(state, user, added)) blockers.push(allLogins(user));
    else readers.push(allLogins(user));
  }
  const { id, epoch } = room;
  const emit = (to: readonly Receivers[], shown: Post): void =>
    state.outbox.emitToMany(to, events.PostReceived, PostReceived.create({ roomId: idBytes(id), epoch, post: shown }));
  emit(readers, shownPost(added));
  if (blockers.length > 0) emit(blockers, placeholder(added));
}

function isHiddenFrom({ directory }: ChatState, user: User, { author: id, authorName: name }: StoredPost): boolean {
  return id !== user.account.id && blocksAuthor(directory, user, { id, name });
}

function postFor(state: ChatState, user: User, stored: StoredPost): Post {
  return isHiddenFrom(state, user, stored) ? placeholder(stored) : shownPost(stored);
}

function shownPost({ number, authorName: from, text, sentMs, mentions }: StoredPost): Post {
  return Post.create({ number, from, text, sentMs, mentions: [...mentions] });
}

function placeholder({ number, sentMs }: StoredPost): Post {
  return Post.create({ number, sentMs, state: PostState.BLOCKED });
}

/** @param after  as in the request */
function postsAfter(
  state: ChatState,
  { room, member }: InRoom,
  after: number,
  request: Refusable<never>,
): PostsQuery<GetRoomHistoryResponse> {
  const { roomPostsPageMax: countMax } = state.limits;
  const { lastNumber } = room;
  const bytesMax = pageRoom(state, request);
  const number = Math.max(after, room.firstNumberOf(member) - 1);
  return new PostsQuery({ kind: "posts after", room: room.id, number, countMax, bytesMax }, (found) => {
    const page = cut(found, bytesMax);
    const more = page.length < found.length || found.length === countMax || !fits(found, bytesMax);
    const shown = page.filter((each) => !isTooOld(state, each, request.nowMs));
    // The next page goes on behind this number.
    const end = Math.max(after, page.at(-1)?.number ?? 0, more ? 0 : lastNumber);
    const first = shown[0]?.number ?? end + 1;
    return GetRoomHistoryResponse.create({
      epoch: room.epoch,
      posts: shown.map((each) => postFor(state, member.user, each)),
      more,
      missingBefore: first > after + 1 ? first : 0,
      lastNumber: room.lastNumber,
    });
  });
}

/** @param before  as in the request */
function postsBefore(
  state: ChatState,
  { room, member }: InRoom,
  before: number,
  request: Refusable<never>,
): PostsQuery<GetRoomHistoryResponse> {
  const { roomPostsPageMax: countMax } = state.limits;
  const bytesMax = pageRoom(state, request);
  const firstNumber = room.firstNumberOf(member);
  const number = before === 0 ? room.lastNumber + 1 : Math.min(before, room.lastNumber + 1);
  return new PostsQuery({ kind: "posts before", room: room.id, number, countMax, bytesMax }, (found) => {
    const page = cut(found, bytesMax);
    const isAll = page.length === found.length && found.length < countMax && fits(found, bytesMax);
    const shown = page.filter((each) => each.number >= firstNumber && !isTooOld(state, each, request.nowMs));
    const lowest = shown.at(-1)?.number ?? number;
    // Posts that are too old come before all others.
    const more = !isAll && shown.length === page.length && lowest > firstNumber;
    return GetRoomHistoryResponse.create({
      epoch: room.epoch,
      posts: shown.map((each) => postFor(state, member.user, each)),
      more,
      missingBefore: !more && lowest > 1 ? lowest : 0,
      lastNumber: room.lastNumber,
    });
  });
}

/** Whether a post must not be shown any more. It may still be stored until texts are forgotten next. */
function isTooOld({ limits, servedTime }: ChatState, { servedMs }: StoredPost, nowMs: number): boolean {
  return servedMs < servedTime.at(nowMs) - limits.historyAgeMs;
}

/** Bytes of the posts on a page: what fits into a frame, or what the request allows. */
function pageRoom({ limits }: ChatState, { pageBytesMax = limits.frameBytesMax }: Refusable<never>): number {
  return Math.max(0, Math.min(pageBytesMax, limits.frameBytesMax) - FRAME_OVERHEAD_BYTES);
}

/** Whether the texts of posts have no more bytes; otherwise the store may have more posts. */
function fits(posts: readonly StoredPost[], bytesMax: number): boolean {
  return posts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) <= bytesMax;
}

/** The first posts that fit into so many bytes; at least one. */
function cut(posts: readonly StoredPost[], bytesMax: number): readonly StoredPost[] {
  let left = bytesMax;
  const end = posts.findIndex((each) => {
    left -= Post.encode(shownPost(each)).length + POST_OVERHEAD_BYTES;
    return left < 0;
  });
  return end === -1 ? posts : posts.slice(0, Math.max(1, end));
}
