import type { Arrived } from "./controller.ts";

/** How long a probe takes, unless it has more or fewer bytes then. */
const LENGTH_MS = 40;
const DATAGRAMS = 6;
const BYTES_MAX = 65_536;
/** A datagram of a probe is at least so long: shorter ones cost about as much. */
const DATAGRAM_BYTES_MIN = 200;
/** A datagram that leaves later than this delays those after it, which would be a burst otherwise. */
const LATE_MS_MAX = 2;
/** A probe counts once this share of its bytes has arrived. */
const ARRIVED_SHARE = 0.8;
/** The path carries no more if datagrams arrive at less than this share of the rate at which they left. */
const CARRIED_SHARE = 0.9;
/** How much of the rate at which they arrive is used then. */
const USED_SHARE = 0.95;

/** What a probe has shown. */
export interface ProbeResult {
  /** Bytes a millisecond that the path carries at least. */
  readonly bytesPerMs: number;
  /** Whether the path may carry more. */
  readonly isOpen: boolean;
}

/**
 * Measures how much a path carries: a few datagrams of padding in a row, faster than the link may send otherwise.
 *
 * The probe is so short that it leaves next to no queue if the path carries less.
 *
 * @see libwebrtc, modules/congestion_controller/goog_cc, and str0m, bwe, for probes of this kind
 */
export class RateProbe {
  readonly #bytesPerMs: number;
  readonly #fromMs: number;
  readonly #datagramBytes: number;
  readonly #bytes: number;
  #sentBytes = 0;
  #dueMs: number;
  #untilMs: number;
  readonly #arrived: Arrived[] = [];
  #isOver = false;

  /**
   * @param bytesPerMs        how fast the padding leaves
   * @param datagramBytesMax  length of a datagram of full size
   */
  constructor(bytesPerMs: number, datagramBytesMax: number, nowMs: number) {
    this.#bytesPerMs = bytesPerMs;
    this.#fromMs = nowMs;
    this.#dueMs = nowMs;
    this.#untilMs = nowMs;
    const bytes = Math.min(bytesPerMs * LENGTH_MS, BYTES_MAX);
    this.#datagramBytes = Math.round(Math.min(Math.max(bytes / DATAGRAMS, DATAGRAM_BYTES_MIN), datagramBytesMax));
    this.#bytes = Math.max(bytes, DATAGRAMS * this.#datagramBytes);
  }

  /** When the next datagram is due; undefined once all were sent. */
  get nextMs(): number | undefined {
    return this.#sentBytes < this.#bytes ? this.#dueMs : undefined;
  }

  /** Length of the next datagram. */
  get datagramBytes(): number {
    return this.#datagramBytes;
  }

  /** Takes note of a datagram of padding that leaves now. */
  sent(bytes: number, nowMs: number): void {
    this.#sentBytes += bytes;
    this.#dueMs = Math.max(this.#dueMs, nowMs - LATE_MS_MAX) + bytes / this.#bytesPerMs;
    this.#untilMs = nowMs;
  }

  /** Takes datagrams that have arrived, in the order in which they were sent. Returns what the probe shows, once. */
  arrived(datagrams: readonly Arrived[]): ProbeResult | undefined {
    if (this.#isOver) return undefined;
    for (const datagram of datagrams)
      if (datagram.sentMs >= this.#fromMs && datagram.sentMs <= this.#untilMs) this.#arrived.push(datagram);
    const bytes = this.#arrived.reduce((sum, each) => sum + each.bytes, 0);
    if (this.nextMs !== undefined || bytes < ARRIVED_SHARE * this.#bytes) return undefined;
    this.#isOver = true;
    return this.#measure(bytes);
  }

  #measure(bytes: number): ProbeResult | undefined {
    const [first] = this.#arrived;
    const last = this.#arrived.at(-1);
    if (first === undefined || last === undefined || last.sentMs <= first.sentMs) return undefined;
    const leaving = (bytes - last.bytes) / (last.sentMs - first.sentMs);
    const tookMs = Math.max(0, last.arrivedMs - first.arrivedMs);
    const arriving = tookMs === 0 ? leaving : (bytes - first.bytes) / tookMs;
    if (arriving >= CARRIED_SHARE * leaving) return { bytesPerMs: Math.min(leaving, arriving), isOpen: true };
    return { bytesPerMs: USED_SHARE * arriving, isOpen: false };
  }
}
