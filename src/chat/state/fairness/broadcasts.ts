import type { BroadcastReceived } from "../../../../generated/chatwire/v1/text.ts";
import type { Limits } from "../../../limits.ts";
import type { TokenBucket } from "../../../token-bucket.ts";
import { TokenBuckets } from "../../../token-buckets.ts";
import type { AccountId } from "../account.ts";
import type { Refusable } from "../route.ts";

/** How many seconds' worth of bytes may leave at once. */
const BURST_SECONDS = 2;

/** A slice goes to at least this many receivers, unless one broadcast alone is too long for that. */
const SLICE_RECEIVERS_MIN = 16;

/** A broadcast to more waits for its slice, so that those of one turn of the event loop reach each receiver together. */
const AT_ONCE_RECEIVERS_MAX = 64;

/** A broadcast and its receivers. */
export interface Broadcast {
  readonly sender: AccountId;
  readonly received: BroadcastReceived;
  readonly to: readonly AccountId[];
  /** Bytes that each receiver costs. */
  readonly bytesEach: number;
}

/** Broadcasts of one account, the oldest first, and some of their receivers, who get all of them. */
export interface BroadcastSlice {
  readonly sender: AccountId;
  readonly received: readonly BroadcastReceived[];
  readonly to: readonly AccountId[];
}

/** Broadcasts with the same receivers: each receiver gets them together. */
interface Batch {
  readonly received: readonly BroadcastReceived[];
  readonly to: readonly AccountId[];
  readonly bytesEach: number;
  /** The index of the first receiver who has not got them. */
  next: number;
}

/** The broadcasts of one account that have not reached all of their receivers, the oldest first. */
interface Waiting {
  readonly broadcasts: Broadcast[];
  /** Those before them, of which slices are sent. */
  batch: Batch | undefined;
  /** Bytes of what has not been sent, counted for each receiver. */
  bytes: number;
  /** When the next slice is due, in monotonic milliseconds. */
  dueMs: number;
}

/**
 * Spreads broadcasts over time. A broadcast costs its sender the bytes to each receiver. It is cut into slices, which
 * are sent at the rate of the account (`accountCausedBytesPerSecond`). The slices of different accounts take turns.
 * Broadcasts of one account that wait for the same receivers share slices, so that each receiver gets them in one write.
 * While an account owes bytes, those of waiting slices included, its further broadcasts are refused. So many receivers
 * delay only the broadcasts of the sender, and other requests wait for at most one slice.
 */
export class Broadcasts {
  readonly #limits: Limits;
  readonly #buckets: TokenBuckets<AccountId>;
  /** By sender. The one whose turn is next comes first. */
  readonly #waiting = new Map<AccountId, Waiting>();

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#buckets = new TokenBuckets(limits.accountsMax);
  }

  /** @throws ProtocolError RATE_LIMITED: the account owes the bytes of earlier broadcasts */
  check(sender: AccountId, { nowMs, refusal }: Pick<Refusable<"RATE_LIMITED">, "nowMs" | "refusal">): void {
    const owed = (this.#waiting.get(sender)?.bytes ?? 0) - this.#bucketOf(sender, nowMs).level(nowMs);
    if (owed <= 0) return;
    const limit = "accountCausedBytesPerSecond";
    const perSecond = this.#limits[limit];
    throw refusal("RATE_LIMITED", `The broadcasts and posts of one account may cause ${perSecond} bytes a second.`, {
      retryAfterMs: Math.ceil((owed * 1_000) / perSecond),
      limit,
    });
  }

  /** Counts bytes that an account causes otherwise. */
  charge(sender: AccountId, bytes: number, nowMs: number): void {
    this.#bucketOf(sender, nowMs).spend(bytes, nowMs);
  }

  /**
   * Adds a broadcast, after those of the same sender.
   *
   * @returns whether it leaves at once: it has few receivers, and nothing of the sender's is before it. If not, it leaves
   *   by `takeSlice`
   */
  add(broadcast: Broadcast, nowMs: number): boolean {
    const { sender, to, bytesEach } = broadcast;
    const bytes = to.length * bytesEach;
    const earlier = this.#waiting.get(sender);
    if (earlier === undefined && to.length <= Math.min(AT_ONCE_RECEIVERS_MAX, this.#sliceReceivers(bytesEach))) {
      this.#bucketOf(sender, nowMs).spend(bytes, nowMs);
      return true;
    }
    const waiting = earlier ?? { broadcasts: [], batch: undefined, bytes: 0, dueMs: nowMs };
    waiting.broadcasts.push(broadcast);
    waiting.bytes += bytes;
    this.#waiting.set(sender, waiting);
    return false;
  }

  /** When the next slice is due, in monotonic milliseconds; undefined: none waits. */
  get nextDueMs(): number | undefined {
    if (this.#waiting.size === 0) return undefined;
    let next = Number.POSITIVE_INFINITY;
    for (const { dueMs } of this.#waiting.values()) next = Math.min(next, dueMs);
    return next;
  }

  /** Takes one slice that is due: the receivers that have their turn. */
  takeSlice(nowMs: number): BroadcastSlice | undefined {
    for (const [sender, waiting] of this.#waiting) {
      if (waiting.dueMs <= nowMs) return this.#cut(sender, waiting, nowMs);
    }
    return undefined;
  }

  #cut(sender: AccountId, waiting: Waiting, nowMs: number): BroadcastSlice | undefined {
    // The next turn of this account comes after those of all others.
    this.#waiting.delete(sender);
    const batch = waiting.batch ?? this.#takeBatch(waiting.broadcasts);
    if (batch === undefined) return undefined;
    const { received, bytesEach } = batch;
    const to = batch.to.slice(batch.next, batch.next + this.#sliceReceivers(bytesEach));
    batch.next += to.length;
    waiting.batch = batch.next < batch.to.length ? batch : undefined;
    const bytes = to.length * bytesEach;
    waiting.bytes -= bytes;
    const bucket = this.#bucketOf(sender, nowMs);
    bucket.spend(bytes, nowMs);
    waiting.dueMs = nowMs + bucket.owedMs(nowMs);
    if (waiting.batch !== undefined || waiting.broadcasts.length > 0) this.#waiting.set(sender, waiting);
    return { sender, received, to };
  }

  /** Takes the oldest broadcast, and those after it that have the same receivers. */
  #takeBatch(broadcasts: Broadcast[]): Batch | undefined {
    const [first] = broadcasts;
    if (first === undefined) return undefined;
    const bytesMax = this.#limits.broadcastSliceBytesMax / SLICE_RECEIVERS_MIN;
    let [count, bytesEach] = [0, 0];
    for (const { to, bytesEach: more } of broadcasts) {
      if (count > 0 && (bytesEach + more > bytesMax || !isEqual(to, first.to))) break;
      count += 1;
      bytesEach += more;
    }
    const received = broadcasts.splice(0, count).map((broadcast) => broadcast.received);
    return { received, to: first.to, bytesEach, next: 0 };
  }

  #sliceReceivers(bytesEach: number): number {
    const { broadcastSliceMax, broadcastSliceBytesMax } = this.#limits;
    return Math.max(1, Math.min(broadcastSliceMax, Math.floor(broadcastSliceBytesMax / bytesEach)));
  }

  #bucketOf(sender: AccountId, nowMs: number): TokenBucket {
    const { accountCausedBytesPerSecond: perSecond } = this.#limits;
    return this.#buckets.of(sender, { perSecond, burst: BURST_SECONDS * perSecond }, nowMs);
  }
}

function isEqual(one: readonly AccountId[], other: readonly AccountId[]): boolean {
  return one === other || (one.length === other.length && one.every((id, index) => id === other[index]));
}
