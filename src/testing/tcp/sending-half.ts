import { TransportError } from "../../errors.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import { type Acknowledgement, type Content, contentBytes, type Segment } from "../packet.ts";

const SEGMENT_BYTES_MAX = 1_400;
/** Bytes that the system has taken and that the receiver has not read, at most: the rest waits with the program. */
const HELD_BYTES_MAX = 262_144;
/** RFC 6928 and RFC 6298. */
const FIRST_WINDOW_BYTES = 10 * SEGMENT_BYTES_MAX;
const FIRST_TIMEOUT_MS = 1_000;
const TIMEOUT_MIN_MS = 200;
const TIMEOUT_MAX_MS = 120_000;
/** A segment is lost if one that was sent three later has arrived (RFC 5681). */
const REORDERED_MAX = 3;
/** How often the same segment is sent again before the connection fails: as Linux does, with and without a program. */
const RETRIES_MAX = 15;
const RETRIES_CLOSED_MAX = 8;

/** An item that was sent and has not been acknowledged. */
interface Sent {
  readonly number: number;
  readonly content: Content;
  sentMs: number;
  /** Counts what is sent, again or not. */
  order: number;
  isResent: boolean;
  isLost: boolean;
}

export interface SendingHalfOptions {
  readonly clock: Clock;
  readonly transmit: (segment: Segment) => void;
  /** Called when the receiver has not answered for so long that the connection has failed. */
  readonly onFailed: (error: TransportError) => void;
}

/**
 * One direction of a TCP connection, at its sender: keeps what is not acknowledged, sends what is lost again, and adapts
 * to the path by slow start, congestion avoidance and selective acknowledgement.
 *
 * @see RFC 5681, RFC 6298, RFC 6675
 */
export class SendingHalf {
  /** Bytes from `write` that the system has not taken. */
  waitingBytes = 0;
  readonly #options: SendingHalfOptions;
  readonly #timer: Timer;
  #unsent: { readonly bytes: Uint8Array; readonly onTaken: () => void }[] = [];
  /** What the system has taken and not sent. */
  readonly #queue: Content[] = [];
  /** By number, ascending. */
  readonly #flight = new Map<number, Sent>();
  #nextNumber = 0;
  #lastOrder = 0;
  #latestArrived = 0;
  #flightBytes = 0;
  #takenBytes = 0;
  #readBytes = 0;
  #windowBytes = FIRST_WINDOW_BYTES;
  #thresholdBytes = Number.POSITIVE_INFINITY;
  /** Losses of what was sent before do not reduce the window again. */
  #reducedMs = Number.NEGATIVE_INFINITY;
  #roundTrip: { readonly smoothedMs: number; readonly variationMs: number } | undefined;
  #retries = 0;
  #retriesMax = RETRIES_MAX;
  #dueMs = Number.POSITIVE_INFINITY;
  #end: "open" | "ending" | "ended" | "stopped" = "open";

  constructor(options: SendingHalfOptions) {
    this.#options = options;
    this.#timer = new Timer(options.clock, () => this.#handleTimeout());
  }

  /** Whether nothing more can be written. */
  get isEnding(): boolean {
    return this.#end !== "open";
  }

  /** Whether the end has been sent, or nothing will be. */
  get hasEnded(): boolean {
    return this.#end === "ended" || this.#end === "stopped";
  }

  /** Whether the receiver has everything, the end included, or nothing will be sent any more. */
  get isDone(): boolean {
    return this.#end === "stopped" || (this.#end === "ended" && this.#queue.length === 0 && this.#flight.size === 0);
  }

  /** @param onTaken  runs when the system has taken all of the bytes */
  write(bytes: Uint8Array, onTaken: () => void): void {
    // Copied, as a system does: the caller may reuse its memory. `slice` of a Buffer does not copy.
    this.#unsent.push({ bytes: new Uint8Array(bytes), onTaken });
    this.waitingBytes += bytes.length;
    this.#take();
  }

  /** Sends messages of the handshake. */
  push(content: Content): void {
    this.#queue.push(content);
    this.#send();
  }

  /** Sends the end, after everything that was written. */
  end(): void {
    if (this.#end === "open") this.#end = "ending";
    this.#take();
  }

  /** Drops what the system has not taken, and sends the rest and the end for some time more. */
  abandon(): void {
    this.#unsent = [];
    this.waitingBytes = 0;
    this.#retriesMax = RETRIES_CLOSED_MAX;
    this.end();
  }

  /** Sends nothing any more. */
  stop(): void {
    this.#end = "stopped";
    this.#unsent = [];
    this.#queue.length = 0;
    this.#flight.clear();
    this.waitingBytes = 0;
    this.#timer.clear();
  }

  handleAck({ next, arrived, readBytes }: Acknowledgement): void {
    if (this.#end === "stopped") return;
    this.#readBytes = Math.max(this.#readBytes, readBytes);
    const delivered = [...this.#flight.values()].filter(({ number }) => number < next || number === arrived);
    for (const sent of delivered) this.#handleDelivered(sent, sent.number === arrived);
    if (delivered.length > 0) {
      this.#retries = 0;
      this.#findLost();
    }
    this.#restartTimer();
    this.#take();
  }

  #handleDelivered(sent: Sent, isMeasured: boolean): void {
    this.#flight.delete(sent.number);
    this.#latestArrived = Math.max(this.#latestArrived, sent.order);
    const bytes = contentBytes(sent.content);
    if (!sent.isLost) this.#flightBytes -= bytes;
    if (isMeasured && !sent.isResent) this.#measure(this.#nowMs - sent.sentMs);
    const isSlowStart = this.#windowBytes < this.#thresholdBytes;
    this.#windowBytes += isSlowStart ? bytes : (bytes * SEGMENT_BYTES_MAX) / this.#windowBytes;
  }

  #findLost(): void {
    for (const sent of this.#flight.values()) {
      if (sent.isLost || sent.order + REORDERED_MAX > this.#latestArrived) continue;
      this.#lose(sent);
      if (sent.sentMs <= this.#reducedMs) continue;
      this.#thresholdBytes = Math.max(this.#windowBytes / 2, 2 * SEGMENT_BYTES_MAX);
      this.#windowBytes = this.#thresholdBytes;
      this.#reducedMs = this.#nowMs;
    }
  }

  #lose(sent: Sent): void {
    sent.isLost = true;
    this.#flightBytes -= contentBytes(sent.content);
  }

  /** Takes bytes of the program as long as there is room, and then the end. */
  #take(): void {
    for (let [first] = this.#unsent; first !== undefined && this.#hasRoom; [first] = this.#unsent) {
      const bytes = first.bytes.subarray(0, SEGMENT_BYTES_MAX);
      const rest = first.bytes.subarray(bytes.length);
      this.waitingBytes -= bytes.length;
      this.#takenBytes += bytes.length;
      this.#queue.push({ kind: "bytes", bytes });
      if (rest.length > 0) this.#unsent[0] = { bytes: rest, onTaken: first.onTaken };
      else {
        this.#unsent.shift();
        this.#options.clock.runAtEndOfTick(first.onTaken);
      }
    }
    if (this.#end === "ending" && this.#unsent.length === 0) {
      this.#end = "ended";
      this.#queue.push({ kind: "end" });
    }
    this.#send();
  }

  get #hasRoom(): boolean {
    return this.#takenBytes - this.#readBytes < HELD_BYTES_MAX;
  }

  /** Sends what is lost again, and then what was never sent, as far as the window allows. */
  #send(): void {
    for (const sent of this.#flight.values()) {
      if (this.#flightBytes >= this.#windowBytes) break;
      if (sent.isLost) this.#transmit({ ...sent, isResent: true });
    }
    while (this.#flightBytes < this.#windowBytes) {
      const content = this.#queue.shift();
      if (content === undefined) break;
      const number = this.#nextNumber++;
      this.#transmit({ number, content, sentMs: 0, order: 0, isResent: false, isLost: false });
    }
    if (this.#dueMs === Number.POSITIVE_INFINITY) this.#restartTimer();
  }

  #transmit(sent: Sent): void {
    this.#lastOrder += 1;
    this.#flight.set(sent.number, { ...sent, isLost: false, sentMs: this.#nowMs, order: this.#lastOrder });
    this.#flightBytes += contentBytes(sent.content);
    this.#options.transmit({ kind: "data", number: sent.number, content: sent.content });
  }

  /** While something is under way, or waits for room of which the receiver may have told in vain. */
  #restartTimer(): void {
    const isWaiting = this.#flight.size > 0 || this.#unsent.length > 0;
    this.#dueMs = isWaiting ? this.#nowMs + this.#timeoutMs : Number.POSITIVE_INFINITY;
    this.#timer.set(this.#dueMs);
  }

  #handleTimeout(): void {
    if (this.#nowMs < this.#dueMs) {
      this.#timer.set(this.#dueMs);
      return;
    }
    if (this.#retries >= this.#retriesMax && this.#flight.size > 0) {
      this.#options.onFailed(new TransportError("TIMED_OUT", "The other end does not answer."));
      return;
    }
    this.#retries += 1;
    if (this.#flight.size === 0) this.#options.transmit({ kind: "probe" });
    else {
      for (const sent of this.#flight.values()) if (!sent.isLost) this.#lose(sent);
      this.#thresholdBytes = Math.max(this.#windowBytes / 2, 2 * SEGMENT_BYTES_MAX);
      this.#windowBytes = SEGMENT_BYTES_MAX;
      this.#reducedMs = this.#nowMs;
    }
    this.#send();
    this.#restartTimer();
  }

  #measure(rttMs: number): void {
    const { smoothedMs, variationMs } = this.#roundTrip ?? { smoothedMs: rttMs, variationMs: rttMs / 2 };
    this.#roundTrip = {
      smoothedMs: smoothedMs + (rttMs - smoothedMs) / 8,
      variationMs: variationMs + (Math.abs(rttMs - smoothedMs) - variationMs) / 4,
    };
  }

  get #timeoutMs(): number {
    const { smoothedMs, variationMs } = this.#roundTrip ?? { smoothedMs: FIRST_TIMEOUT_MS, variationMs: 0 };
    const timeoutMs = Math.max(TIMEOUT_MIN_MS, smoothedMs + 4 * variationMs);
    return Math.min(TIMEOUT_MAX_MS, timeoutMs * 2 ** this.#retries);
  }

  get #nowMs(): number {
    return this.#options.clock.monotonicMs();
  }
}
