import type { BroadcastReceived } from "../../../../generated/chatwire/v1/text.ts";
import type { Limits } from "../../../limits.ts";
import type { TokenBucket } from "../../../token-bucket.ts";
import { TokenBuckets } from "../../../token-buckets.ts";
import type { AccountId } from "../account.ts";
import type { Refusable } from "../route.ts";

/** How many seconds' worth of bytes may leave at once. */
const BURST_SECONDS = 2;

/** A broadcast and its receivers: all of them, or those of one slice. */
export interface Broadcast {
  readonly sender: AccountId;
  readonly received: BroadcastReceived;
  readonly to: readonly AccountId[];
  /** Bytes that each receiver costs. */
  readonly bytesEach: number;
}

/** The broadcasts of one account that have not reached all of their receivers, the oldest first. */
interface Waiting {
  readonly broadcasts: Broadcast[];
  /** Bytes of what has not been sent, counted for each receiver. */
  bytes: number;
  /** When the next slice is due, in monotonic milliseconds. */
  dueMs: number;
}

/**
 * Spreads broadcasts over time. A broadcast costs its sender the bytes to each receiver. It is cut into slices, which
 * are sent at the rate of the account (`accountCausedBytesPerSecond`). The slices of different accounts take turns.
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
    throw refusal("RATE_LIMITED", `The broadcasts of one account may cause ${perSecond} bytes a second.`, {
      retryAfterMs: Math.ceil((owed * 1_000) / perSecond),
      limit,
    });
  }

  /**
   * Adds a broadcast, after those of the same sender.
   *
   * @returns whether it leaves at once: it is no more than one slice, and nothing of the sender's is before it. If not, it
   *   leaves by `takeSlice`
   */
  add(broadcast: Broadcast, nowMs: number): boolean {
    const { sender, to, bytesEach } = broadcast;
    const bytes = to.length * bytesEach;
    const earlier = this.#waiting.get(sender);
    if (earlier === undefined && to.length <= this.#sliceReceivers(bytesEach)) {
      this.#bucketOf(sender, nowMs).spend(bytes, nowMs);
      return true;
    }
    const waiting = earlier ?? { broadcasts: [], bytes: 0, dueMs: nowMs };
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
  takeSlice(nowMs: number): Broadcast | undefined {
    for (const [sender, waiting] of this.#waiting) {
      if (waiting.dueMs <= nowMs) return this.#cut(sender, waiting, nowMs);
    }
    return undefined;
  }

  #cut(sender: AccountId, waiting: Waiting, nowMs: number): Broadcast | undefined {
    // The next turn of this account comes after those of all others.
    this.#waiting.delete(sender);
    const first = waiting.broadcasts.shift();
    if (first === undefined) return undefined;
    const count = this.#sliceReceivers(first.bytesEach);
    const slice = { ...first, to: first.to.slice(0, count) };
    if (first.to.length > count) waiting.broadcasts.unshift({ ...first, to: first.to.slice(count) });
    const bytes = slice.to.length * first.bytesEach;
    waiting.bytes -= bytes;
    const bucket = this.#bucketOf(sender, nowMs);
    bucket.spend(bytes, nowMs);
    waiting.dueMs = nowMs + bucket.owedMs(nowMs);
    if (waiting.broadcasts.length > 0) this.#waiting.set(sender, waiting);
    return slice;
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
