import { type GetRoomHistoryRequest, GetRoomHistoryResponse, Post } from "../../../../../generated/chatwire/v1/room.ts";
import { GetRoomHistory } from "../../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../../state/chat-state.ts";
import type { ChatRoom, Member } from "../../../state/rooms/chat-room.ts";
import { PostsQuery, type Refusable, type Route, route } from "../../../state/route.ts";
import { type PostQuery, type StoredPost, storedBytesOf } from "../../../state/stored-rooms.ts";
import { READER_REFUSALS, readerOf } from "../room-of.ts";
import { EVENT_OVERHEAD_BYTES } from "../send-to-members.ts";
import { isTooOld, postFor, shownPost } from "./shown-post.ts";

/** The most bytes of a frame outside its posts. */
const FRAME_OVERHEAD_BYTES = 512;
/** Of a reaction on a page, besides its text. */
const REACTION_OVERHEAD_BYTES = 16;

const REFUSALS = { GetRoomHistory: READER_REFUSALS } as const;

/** The posts that a room keeps, by page. */
export function historyRoutes(state: ChatState) {
  return {
    GetRoomHistory: route(GetRoomHistory, REFUSALS.GetRoomHistory, ({ page }, request) => {
      const { room, member } = readerOf(state, request);
      const { roomPostsPageMax: countMax } = state.limits;
      const asked: Asked = { room, bytesMax: pageRoom(state, request), countMax, nowMs: request.nowMs };
      // As of the page: what comes later may not be in it.
      const { lastNumber, lastChange } = room;
      const { query, answer } = queryOf(state, asked, member, page);
      return new PostsQuery(query, (found) => {
        // The caller may have been removed since, and the settings may have changed.
        const now = readerOf(state, request);
        const { posts, ...facts } = answer(found, now.room.firstNumberOf(now.member));
        return GetRoomHistoryResponse.create({
          epoch: now.room.epoch,
          posts: posts.map((each) => postFor(state, now.member.user, each)),
          ...facts,
          lastNumber,
          lastChange,
        });
      });
    }),
  } satisfies Record<string, Route>;
}

/** What every page depends on. */
interface Asked {
  readonly room: ChatRoom;
  /** Posts on the page. One more is asked for, which tells whether there are more. */
  readonly countMax: number;
  readonly bytesMax: number;
  readonly nowMs: number;
}

/** A page, as far as it does not depend on its reader. */
interface Page {
  readonly posts: readonly StoredPost[];
  readonly more: boolean;
  readonly missingBefore: number;
  readonly changedUntil: number;
}

/** What the store has found, divided. */
interface Cut {
  readonly page: readonly StoredPost[];
  /** Whether the store may have more. */
  readonly more: boolean;
  /** The first post behind the page. Undefined: there is none, or the store has left it out for its bytes. */
  readonly next: StoredPost | undefined;
}

/** A query, and the page that its answer becomes. */
interface PageQuery {
  readonly query: PostQuery;
  /** @param firstNumber  number of the first post that the reader may see */
  readonly answer: (found: readonly StoredPost[], firstNumber: number) => Page;
}

function queryOf(state: ChatState, asked: Asked, member: Member, page: GetRoomHistoryRequest["page"]): PageQuery {
  if (page.case === "after") return postsAfter(state, asked, member, page.value);
  if (page.case === "changedAfter") return postsChangedAfter(state, asked, page.value);
  return postsBefore(state, asked, page.value ?? 0);
}

/** @param after  as in the request */
function postsAfter(state: ChatState, asked: Asked, member: Member, after: number): PageQuery {
  const { room, countMax, bytesMax, nowMs } = asked;
  const { lastNumber } = room;
  const number = Math.max(after, room.firstNumberOf(member) - 1);
  return {
    query: { kind: "posts after", room: room.id, number, countMax: countMax + 1, bytesMax },
    answer: (found, firstNumber) => {
      const { page, more } = cut(found, asked);
      const posts = page.filter((each) => mayRead(state, each, firstNumber, nowMs));
      // The next page goes on behind this number.
      const end = Math.max(after, page.at(-1)?.number ?? 0, more ? 0 : lastNumber);
      const first = posts[0]?.number ?? end + 1;
      return { posts, more, missingBefore: first > after + 1 ? first : 0, changedUntil: 0 };
    },
  };
}

/** @param before  as in the request */
function postsBefore(state: ChatState, asked: Asked, before: number): PageQuery {
  const { room, countMax, bytesMax, nowMs } = asked;
  const number = before === 0 ? room.lastNumber + 1 : Math.min(before, room.lastNumber + 1);
  return {
    query: { kind: "posts before", room: room.id, number, countMax: countMax + 1, bytesMax },
    answer: (found, firstNumber) => {
      const { page, more: isCut, next } = cut(found, asked);
      const posts = page.filter((each) => mayRead(state, each, firstNumber, nowMs));
      const lowest = posts.at(-1)?.number ?? number;
      // Posts that are too old come before all others.
      const isAll = posts.length === page.length;
      const more =
        next === undefined ? isCut && isAll && lowest > firstNumber : mayRead(state, next, firstNumber, nowMs);
      return { posts, more, missingBefore: !more && lowest > 1 ? lowest : 0, changedUntil: 0 };
    },
  };
}

/** @param change  as in the request */
function postsChangedAfter(state: ChatState, asked: Asked, change: number): PageQuery {
  const { room, countMax, bytesMax, nowMs } = asked;
  const { lastChange } = room;
  return {
    query: { kind: "posts changed after", room: room.id, change, countMax: countMax + 1, bytesMax },
    answer: (found, firstNumber) => {
      const { page, more } = cut(found, asked);
      const posts = page.filter((each) => mayRead(state, each, firstNumber, nowMs));
      // The reader goes on there even if it may read none of the posts.
      const changedUntil = more ? (page.at(-1)?.change ?? change) : lastChange;
      return { posts, more, missingBefore: 0, changedUntil };
    },
  };
}

function mayRead(state: ChatState, post: StoredPost, firstNumber: number, nowMs: number): boolean {
  return post.number >= firstNumber && !isTooOld(state, post, nowMs);
}

/** Bytes of the posts on a page: what fits into a frame, or what the request allows. */
function pageRoom({ limits }: ChatState, { pageBytesMax = limits.frameBytesMax }: Refusable<never>): number {
  return Math.max(0, Math.min(pageBytesMax, limits.frameBytesMax) - FRAME_OVERHEAD_BYTES);
}

/** The first posts that fit into a page; at least one. */
function cut(found: readonly StoredPost[], { countMax, bytesMax }: Asked): Cut {
  let left = bytesMax;
  const end = found.findIndex((each) => {
    left -= bytesOf(each);
    return left < 0;
  });
  const page = found.slice(0, Math.min(countMax, end === -1 ? found.length : Math.max(1, end)));
  const storedBytes = found.reduce((sum, each) => sum + storedBytesOf(each), 0);
  const next = found[page.length];
  return { page, more: next !== undefined || storedBytes > bytesMax, next };
}

/** The most bytes of a post on a page. */
function bytesOf(post: StoredPost): number {
  const reactions = post.reactions.reduce((sum, { reaction }) => sum + Buffer.byteLength(reaction), 0);
  const overhead = EVENT_OVERHEAD_BYTES + REACTION_OVERHEAD_BYTES * post.reactions.length;
  return Post.encode(shownPost(post)).length + reactions + overhead;
}
