import { Queue } from "../../queue.ts";
import { type BusLimits, PACKET_MESSAGES_MAX, WINDOW_MESSAGES_MAX } from "./limits.ts";

/** Consecutive messages, and the number of the first. */
export interface Batch {
  readonly first: number;
  readonly messages: Uint8Array[];
}

/**
 * The messages of one part that the other one has not acknowledged. All that were sent are sent again if none of them is
 * acknowledged in time: the bus loses packets only when one of its connections breaks, and then many in a row.
 */
export class Outgoing {
  readonly #limits: BusLimits;
  /** From the number `#through + 1` on. */
  #messages = new Queue<Uint8Array>();
  #bytes = 0;
  /** All messages up to this number are acknowledged. */
  #through = 0;
  /** How many of `#messages` were sent, and how many of these since the time of the last acknowledgement was over. */
  #sent = 0;
  #inFlight = 0;
  #inFlightBytes = 0;
  /** How often in a row the time was over. */
  #repeats = 0;
  #repeatAtMs: number | undefined;

  constructor(limits: BusLimits) {
    this.#limits = limits;
  }

  /** How many bytes of messages are not acknowledged. */
  get bytes(): number {
    return this.#bytes;
  }

  /** When the messages that were sent are sent again; undefined: none waits for an acknowledgement. */
  get repeatAtMs(): number | undefined {
    return this.#repeatAtMs;
  }

  /** Appends a message. Returns false if too much waits: then nothing has changed. */
  add(bytes: Uint8Array): boolean {
    if (this.#bytes + bytes.length > this.#limits.queueBytesMax) return false;
    this.#messages.push(bytes);
    this.#bytes += bytes.length;
    return true;
  }

  /** Returns the next messages to send, if the window has room for them. */
  next(nowMs: number): Batch | undefined {
    const first = this.#through + this.#inFlight + 1;
    const messages: Uint8Array[] = [];
    let bytes = 0;
    for (let next = this.#next(bytes); next !== undefined; next = this.#next(bytes)) {
      if (messages.length === PACKET_MESSAGES_MAX) break;
      messages.push(next);
      bytes += next.length;
      this.#inFlight += 1;
      this.#inFlightBytes += next.length;
    }
    if (messages.length === 0) return undefined;
    this.#sent = Math.max(this.#sent, this.#inFlight);
    this.#repeatAtMs ??= nowMs + this.#pauseMs;
    return { first, messages };
  }

  /** Takes an acknowledgement. Returns false if it names a message that was not sent: then nothing has changed. */
  acknowledge(through: number, nowMs: number): boolean {
    const count = through - this.#through;
    if (count > this.#sent) return false;
    if (count <= 0) return true;
    for (let index = 0; index < count; index++) {
      const length = this.#messages.shift()?.length ?? 0;
      this.#bytes -= length;
      if (index < this.#inFlight) this.#inFlightBytes -= length;
    }
    this.#through = through;
    this.#sent -= count;
    this.#inFlight = Math.max(0, this.#inFlight - count);
    this.#repeats = 0;
    this.#repeatAtMs = this.#sent > 0 ? nowMs + this.#pauseMs : undefined;
    return true;
  }

  /** Has all that was sent sent again, if it is time. */
  handleTimeout(nowMs: number): void {
    if (this.#repeatAtMs === undefined || this.#repeatAtMs > nowMs) return;
    this.#repeats += 1;
    this.#inFlight = 0;
    this.#inFlightBytes = 0;
    this.#repeatAtMs = nowMs + this.#pauseMs;
  }

  /** Drops all, and begins the numbers anew. */
  clear(): void {
    this.#messages = new Queue();
    this.#bytes = 0;
    this.#through = 0;
    this.#sent = 0;
    this.#inFlight = 0;
    this.#inFlightBytes = 0;
    this.#repeats = 0;
    this.#repeatAtMs = undefined;
  }

  /** The next message, if it fits into the window and into a packet that has so many bytes already. */
  #next(packetBytes: number): Uint8Array | undefined {
    const message = this.#messages.at(this.#inFlight);
    if (message === undefined) return undefined;
    const isTooMuch = packetBytes > 0 && packetBytes + message.length > this.#limits.packetBytes;
    const isTooFar = this.#inFlightBytes > 0 && this.#inFlightBytes + message.length > this.#limits.windowBytesMax;
    return isTooMuch || isTooFar || this.#inFlight >= WINDOW_MESSAGES_MAX ? undefined : message;
  }

  get #pauseMs(): number {
    const { repeatMs, repeatMaxMs } = this.#limits;
    return Math.min(repeatMs * 2 ** this.#repeats, repeatMaxMs);
  }
}
