/** A shorter datagram counts as so many bytes, which bounds the number of datagrams on their way too. */
const DATAGRAM_BYTES_MIN = 256;
/** The least window: twice the full datagrams for which the other end sends one report; see `TELL_EVERY`. */
const BYTES_MIN = 9_600;
/** The window at first: a TCP connection sends about as much before it waits (RFC 6928). */
const BYTES_FIRST = 14_400;
/** The window grows while messages take at most so much longer than the fastest one. Several may have left together. */
const IN_TIME_MS = 10;
/** Messages that take so much longer than the fastest one have waited on the way. */
const LATE_MS = 20;
/** How much of what arrives in time is added to the window. TCP grows faster, so that nothing waits for it. */
const GROWTH = 1 / 4;
/** The other end may have skipped all that are on their way. After so long without news, they count as handled. */
const SILENCE_MS = 5_000;

/** A message that the other end is not known to have handled. */
interface OnTheWay {
  readonly bytes: number;
  readonly sentMs: number;
}

/**
 * How many bytes may be on their way on a connection, without I/O: as many as fill the path, but not a queue before it,
 * where other messages of the connection would wait. The window grows while messages arrive in time. When they are late,
 * it shrinks to what the path carries without delay.
 */
export class RelayWindow {
  readonly #bytesMax: number;
  #windowBytes: number;
  /** The oldest first. */
  readonly #onTheWay: OnTheWay[] = [];
  #onTheWayBytes = 0;
  /** Number of the last one that was sent, and of the last one that the other end is known to have handled. */
  #sent = 0;
  #handled = 0;
  #newsMs = 0;
  #fastestMs = Number.POSITIVE_INFINITY;
  /** The window shrinks again only for what was sent after this number. */
  #judged = 0;

  /** @param bytesMax  the window at most */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
    this.#windowBytes = Math.min(BYTES_FIRST, bytesMax);
  }

  /** Whether another message may be sent now. */
  isOpen(nowMs: number): boolean {
    if (this.#onTheWay.length === 0) this.#newsMs = nowMs;
    if (nowMs - this.#newsMs >= SILENCE_MS) this.#take(this.#sent);
    return this.#onTheWayBytes < this.#windowBytes;
  }

  /** How many bytes may be on their way. */
  get bytes(): number {
    return this.#windowBytes;
  }

  /** Takes note that a datagram is sent. Returns the number of its message. */
  send(datagramBytes: number, nowMs: number): number {
    const bytes = Math.max(datagramBytes, DATAGRAM_BYTES_MIN);
    this.#onTheWay.push({ bytes, sentMs: nowMs });
    this.#onTheWayBytes += bytes;
    this.#sent += 1;
    return this.#sent;
  }

  /** What is on its way is lost. */
  forget(): void {
    this.#take(this.#sent);
  }

  /** Takes note that the other end has handled all messages through a number. Ignores one that is old or was not sent. */
  handled(through: number, nowMs: number): void {
    if (through <= this.#handled || through > this.#sent) return;
    const isUsed = 2 * this.#onTheWayBytes >= this.#windowBytes;
    const { bytes, sentMs } = this.#take(through);
    this.#newsMs = nowMs;
    const tookMs = nowMs - sentMs;
    this.#fastestMs = Math.min(this.#fastestMs, tookMs);
    const inTimeMs = this.#fastestMs + IN_TIME_MS;
    if (tookMs <= inTimeMs && isUsed) {
      this.#windowBytes = Math.min(this.#bytesMax, this.#windowBytes + GROWTH * bytes);
    } else if (tookMs > this.#fastestMs + LATE_MS && through > this.#judged) {
      this.#judged = this.#sent;
      const bytesMin = Math.min(BYTES_MIN, this.#bytesMax);
      this.#windowBytes = Math.max(bytesMin, (this.#windowBytes * inTimeMs) / tookMs);
    }
  }

  /** Returns the bytes of those that are no longer on their way, and when the last of them was sent. */
  #take(through: number): OnTheWay {
    const taken = this.#onTheWay.splice(0, through - this.#handled);
    this.#handled = through;
    const bytes = taken.reduce((sum, each) => sum + each.bytes, 0);
    this.#onTheWayBytes -= bytes;
    return { bytes, sentMs: taken.at(-1)?.sentMs ?? 0 };
  }
}
