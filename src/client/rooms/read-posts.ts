import { GetRoomHistoryRequest, type GetRoomHistoryResponse } from "../../../generated/chatwire/v1/room.ts";
import { GetRoomHistory } from "../../../generated/chatwire/v1/rules.ts";
import { ClosedError, ProtocolError, TransportError, UsageError } from "../../errors.ts";
import type { Clock } from "../../net/network.ts";
import type { OrderedCaller } from "../connection/call.ts";
import { PostSequence } from "./post-sequence.ts";
import { type ReadPosition, type RoomEntry, toPost } from "./room-entry.ts";
import type { PostLoop, RoomState } from "./room-state.ts";
import { Sleeper } from "./sleeper.ts";

/** Pause after a page that could not be fetched, or that brought no progress although posts are missing. */
const RETRY_MS = 1_000;
/** The longest pause, whatever the server asks for. */
const PAUSE_MS_MAX = 60_000;
/** WRONG_STATE: the login is over, or another one is about to begin. */
const PASSING_CODES: ReadonlySet<string> = new Set(["RATE_LIMITED", "WRONG_STATE"]);
/** Errors that say that the user is no member any more. The server tells so, too. */
const OVER_CODES: ReadonlySet<string> = new Set(["ROOM_NOT_FOUND", "NOT_A_MEMBER"]);

export interface ReadPostsOptions {
  readonly clock: Clock;
  readonly call: OrderedCaller;
  readonly state: RoomState;
  /** Entries that wait for the reader at most, besides those of one page. */
  readonly entriesMax: number;
  /** The reader has the posts up to here. */
  readonly after: Required<ReadPosition>;
  /** Name of the user who is logged in. */
  readonly user: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads the posts of a room, each once and in order, until the user is no member any more or the login is over. What was
 * made while the connection was lost is fetched.
 */
export async function* readPosts(options: ReadPostsOptions): AsyncGenerator<RoomEntry, void, undefined> {
  const { clock, state, after, signal, entriesMax } = options;
  const loop: PostLoop = { sequence: new PostSequence(entriesMax, after), sleeper: new Sleeper(clock) };
  const { sequence, sleeper } = loop;
  state.loops.add(loop);
  const { epoch = 0, lastNumber: number = 0, lastChange: change = 0 } = state.info.membership ?? {};
  if (!state.isOver) sequence.handleLast({ epoch, number, change });
  let fetchFromMs = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const entry = sequence.take();
      if (entry !== undefined) {
        yield entry;
        continue;
      }
      if (state.isOver) return;
      const pauseMs = fetchFromMs - clock.monotonicMs();
      if (!sequence.isBehind) await sleeper.sleep(signal);
      else if (pauseMs > 0) await sleeper.sleep(signal, pauseMs);
      else fetchFromMs = await fetchPage(options, sequence);
    }
  } finally {
    state.loops.delete(loop);
  }
}

/** @returns before when no page is to be fetched, in monotonic milliseconds */
async function fetchPage(options: ReadPostsOptions, sequence: PostSequence): Promise<number> {
  const { clock, call, state, user, signal } = options;
  const asked = sequence.pollFetch();
  if (asked === undefined) return 0;
  let isFurther = true;
  const request = GetRoomHistoryRequest.create({ page: asked });
  const handle = ({ epoch, posts, ...page }: GetRoomHistoryResponse): void => {
    const entries = posts.map((post) => ({ entry: toPost(post, epoch, user), change: post.change }));
    isFurther = sequence.handlePage(asked, { ...page, epoch, posts: entries });
  };
  try {
    await call(GetRoomHistory, request, { to: { room: state.id }, ...(signal && { signal }) }, handle);
    return isFurther ? 0 : clock.monotonicMs() + RETRY_MS;
  } catch (error) {
    sequence.handleFetchFailure();
    signal?.throwIfAborted();
    if (error instanceof ProtocolError && OVER_CODES.has(error.code)) {
      state.handleLeft();
      return 0;
    }
    if (!passes(error)) throw error;
    const askedMs = error instanceof ProtocolError ? error.retryAfterMs : 0;
    return clock.monotonicMs() + Math.min(PAUSE_MS_MAX, Math.max(RETRY_MS, askedMs));
  }
}

/** Whether the same page may be had later. */
function passes(error: unknown): boolean {
  if (error instanceof TransportError || error instanceof ClosedError) return true;
  // Too many calls are pending.
  if (error instanceof UsageError) return error.code === "WRONG_STATE";
  return error instanceof ProtocolError && (PASSING_CODES.has(error.code) || error.retryAfterMs > 0);
}
