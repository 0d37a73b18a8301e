import { ROUND_TRIP_MAX_MS } from "../rtt-estimator.ts";
import { earlier } from "./backoff.ts";

/**
 * The sizes of datagrams that are tried, ascending. With the headers of UDP and IP they fit the usual links: 1,280 bytes,
 * the least of IPv6; 1,420 of a tunnel; 1,480; and 1,500 with IPv6 and with IPv4.
 */
const SIZES = [1_232, 1_372, 1_432, 1_452, 1_472] as const;
/** The pause before the first request, and between two. */
const PAUSE_MS = 1_000;
/** How often the size in use is tested before it is given up. */
const TESTS_MAX = 3;
/** So many tests a size may pass after losses before another loss makes it be given up. */
const PASSED_MAX = 3;
/**
 * After a loss or a test, the search begins again after this time (PMTU_RAISE_TIMER of RFC 8899). As long, systems remember
 * that a path takes no datagrams of some size, and send them in fragments: an answer would prove nothing.
 */
const RAISE_MS = 600_000;

/**
 * How large datagrams may be on one path: packetization layer path MTU discovery (RFC 8899).
 *
 * Upward, one request of each size is sent, and only one: Node cannot forbid the system to send later ones in fragments.
 * If it is not answered, the search ends. A size in use that is doubted counts for nothing until it has been tested.
 */
export class PathSize {
  /** What has been answered; undefined: nothing larger than the smallest datagram. */
  #proven: number | undefined;
  #isDoubted = false;
  /** Tests for losses that the size in use has passed since the search for a larger one last began. */
  #passed = 0;
  /** When the next request is due; undefined: not before `begin`, an answer or a loss. */
  #dueMs: number | undefined;
  /** The request that waits for its answer, or those of one test. */
  #open: { readonly bytes: number; readonly tokens: Set<bigint>; sentMs: number } | undefined;
  #hasBegun = false;

  /** The size in bytes that datagrams may have; undefined: no more than on any path. */
  get bytes(): number | undefined {
    return this.#isDoubted ? undefined : this.#proven;
  }

  /** When `expire` has something to do, or a request is due. */
  get nextTimeoutMs(): number | undefined {
    const answerMs = this.#open === undefined ? undefined : this.#open.sentMs + this.#waitMs;
    return earlier(answerMs, this.#dueMs);
  }

  /** Begins the search: the path is in use and proven. Does nothing from the second time on. */
  begin(nowMs: number): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#dueMs = nowMs + PAUSE_MS;
  }

  /**
   * Datagrams of the size in use get lost: has it tested. If they still get lost after it has passed several tests, these
   * prove nothing, because somebody else may have carried them. Then it is given up until the search begins again.
   */
  lost(): void {
    if (this.#passed >= PASSED_MAX && !this.#isDoubted) this.#proven = undefined;
    else this.doubt();
  }

  /** Has the size in use tested: the path may be another one than before. */
  doubt(): void {
    if (this.#proven === undefined || this.#isDoubted) return;
    this.#isDoubted = true;
    this.#open = undefined;
    this.#dueMs = Number.NEGATIVE_INFINITY;
  }

  /**
   * The size of the request that is due.
   *
   * @param baseBytes  what every path carries
   * @param maxBytes   what the peer takes, and this kind of path may carry
   */
  due(baseBytes: number, maxBytes: number, nowMs: number): number | undefined {
    if (this.#dueMs === undefined || this.#dueMs > nowMs) return undefined;
    if (this.#isDoubted) return this.#proven;
    const size = SIZES.find((bytes) => bytes > Math.max(baseBytes, this.#proven ?? 0));
    if (size !== undefined && size <= maxBytes) return size;
    this.#dueMs = undefined;
    return undefined;
  }

  /** Takes note of the request that was due, which is sent now. */
  requested(token: bigint, bytes: number, nowMs: number): void {
    if (!this.#isDoubted) this.#passed = 0;
    this.#open = { bytes, tokens: (this.#open?.tokens ?? new Set<bigint>()).add(token), sentMs: nowMs };
    this.#dueMs = undefined;
    if (this.#isDoubted && this.#open.tokens.size < TESTS_MAX) this.#dueMs = nowMs + PAUSE_MS;
  }

  /** Takes an answer. Returns whether it is to a request of this. */
  answered(token: bigint, nowMs: number): boolean {
    if (this.#open?.tokens.has(token) !== true) return false;
    this.#proven = this.#open.bytes;
    // The losses that were the reason for a test may have taught the system, too.
    this.#dueMs = this.#isDoubted ? nowMs + RAISE_MS : Math.max(nowMs, this.#open.sentMs + PAUSE_MS);
    if (this.#isDoubted) this.#passed += 1;
    this.#isDoubted = false;
    this.#open = undefined;
    return true;
  }

  /** Takes note of an answer that is missing: the search ends, or the size that was tested is given up. */
  expire(nowMs: number): void {
    if (this.#open === undefined || this.#open.sentMs + this.#waitMs > nowMs) return;
    if (this.#isDoubted) this.#proven = undefined;
    this.#isDoubted = false;
    this.#open = undefined;
    this.#dueMs = nowMs + RAISE_MS;
  }

  /** How long the latest request waits for its answer. A test has failed only when its last one has none. */
  get #waitMs(): number {
    return this.#isDoubted && this.#dueMs !== undefined ? Number.POSITIVE_INFINITY : ROUND_TRIP_MAX_MS;
  }
}
