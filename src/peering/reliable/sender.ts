import { ProtocolError } from "../../errors.ts";
import type { RttEstimator } from "../rtt-estimator.ts";
import type { CongestionController } from "./congestion-controller.ts";
import { ACKNOWLEDGEMENT_DELAY_MAX_MS, type Acknowledgement } from "./receiver.ts";

/** A probe repeats more than one message, in case one of them gets lost again. */
const MESSAGES_PER_PROBE = 2;
const PROBE_TIMEOUT_MAX_MS = 3_000;
/** Sending times that are kept to measure round trips. */
const SENT_TIMES_MAX = 1_024;

/** An encoded message, header included. It is sent again unchanged until it is acknowledged. */
export interface ReliableMessage {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/** Probe timeouts in a row in which nothing was acknowledged. */
export interface Unanswered {
  readonly times: number;
  /** When the first of them began. */
  readonly sinceMs: number;
}

interface InFlight extends ReliableMessage {
  readonly firstSentMs: number;
  /** Time and packet number of the latest transmission. */
  sentMs: number;
  packetNumber: number;
  /** Whether the message waits to be sent again. */
  isLost: boolean;
}

export interface ReliableSenderOptions {
  /** How far ahead of the acknowledged sequence number messages may be sent. */
  readonly windowMax: number;
  /** How many messages may wait for their first transmission. */
  readonly queueMax: number;
  /** How long a message may stay unacknowledged after its first transmission. */
  readonly timeoutMs: number;
  readonly rtt: RttEstimator;
  readonly congestion: CongestionController;
  /** Called when nothing was acknowledged for a probe timeout. */
  readonly onUnanswered?: ((unanswered: Unanswered, nowMs: number) => void) | undefined;
  /** Called with the sequence of a message that is acknowledged, or that is lost. */
  readonly onArrived?: ((sequence: number) => void) | undefined;
  readonly onLost?: ((sequence: number) => void) | undefined;
}

/**
 * Sends messages until they are acknowledged.
 *
 * `poll` returns the next message to send, and `sent` reports that it was sent.
 * `acknowledge` and `handleTimeout` decide which messages to send again. A
 * message is lost if a later transmission was acknowledged and its own is older
 * than a round trip plus a tolerance for reordering (RFC 8985, section 6.2). If
 * nothing is acknowledged for a probe timeout, the sender repeats the oldest
 * messages and doubles the timeout (RFC 9002, section 6.2).
 */
export class ReliableSender {
  readonly #options: ReliableSenderOptions;
  readonly #queue: ReliableMessage[] = [];
  /** By sequence, ascending. */
  readonly #inFlight = new Map<number, InFlight>();
  /** When each datagram with a reliable message was sent, by packet number, ascending. */
  readonly #sentTimes = new Map<number, number>();
  #enqueued = 0;
  #highestSent = 0;
  #through = 0;
  /** How many of those in flight are lost. */
  #lost = 0;
  #retransmitted = 0;
  #newestPacketNumber = 0;
  #newestAcknowledged = 0;
  /** Probe timeouts since the last acknowledgement, and the start of the current timeout. */
  #probes = 0;
  #probeFromMs = 0;
  #unansweredMs = 0;
  /** Messages that a probe may still send past the congestion window, because all messages in flight may be lost. */
  #probesLeft = 0;

  constructor(options: ReliableSenderOptions) {
    this.#options = options;
  }

  /** The peer has all messages up to this sequence number. */
  get through(): number {
    return this.#through;
  }

  /** The highest sequence number that has been sent; 0 before the first. */
  get highestSent(): number {
    return this.#highestSent;
  }

  /** How often a message was sent again. */
  get retransmitted(): number {
    return this.#retransmitted;
  }

  /** How many more messages `enqueue` takes. */
  get room(): number {
    return this.#options.queueMax - this.#queue.length;
  }

  /** Whether a message waits for its first transmission. */
  get hasQueued(): boolean {
    return this.#queue.length > 0;
  }

  /** Whether nothing waits to be sent or to be acknowledged. */
  get isIdle(): boolean {
    return this.#inFlight.size === 0 && this.#queue.length === 0;
  }

  /** Whether a message that is appended now can be sent at once, after the one that `poll` has returned. */
  get isClear(): boolean {
    const { congestion, windowMax } = this.#options;
    if (this.#lost > 0 || this.#queue.length > 1) return false;
    return this.#inFlight.size + 1 < congestion.windowMessages && this.#enqueued < this.#through + windowMax;
  }

  /**
   * Appends a message to the queue.
   *
   * @param encode  encodes the message with its sequence number
   * @returns the sequence number
   * @throws ProtocolError LIMIT_REACHED: the queue is full; retryable
   */
  enqueue(encode: (sequence: number) => Uint8Array): number {
    if (this.room <= 0) throw queueFull();
    const sequence = this.#enqueued + 1;
    this.#queue.push({ sequence, bytes: encode(sequence) });
    this.#enqueued = sequence;
    return sequence;
  }

  /** Returns the next message, if one may be sent now; the same message until `sent` is called. */
  poll(): ReliableMessage | undefined {
    const isFull = this.#inFlight.size - this.#lost >= this.#options.congestion.windowMessages;
    if (isFull && this.#probesLeft === 0) return undefined;
    if (this.#lost > 0) for (const message of this.#inFlight.values()) if (message.isLost) return message;
    const next = this.#queue[0];
    return next !== undefined && next.sequence <= this.#through + this.#options.windowMax ? next : undefined;
  }

  /** Reports the datagram that carried the message of the last `poll`. */
  sent({ sequence, bytes }: ReliableMessage, packetNumber: number, nowMs: number): void {
    this.#newestPacketNumber = packetNumber;
    this.#probeFromMs = nowMs;
    this.#probesLeft = Math.max(0, this.#probesLeft - 1);
    this.#keepSentTime(packetNumber, nowMs);
    const again = this.#inFlight.get(sequence);
    if (again === undefined) {
      this.#queue.shift();
      this.#highestSent = sequence;
      this.#inFlight.set(sequence, { sequence, bytes, firstSentMs: nowMs, sentMs: nowMs, packetNumber, isLost: false });
      return;
    }
    again.isLost = false;
    again.sentMs = nowMs;
    again.packetNumber = packetNumber;
    this.#lost -= 1;
    this.#retransmitted += 1;
  }

  /** Reports a further datagram for a message that does not fit into one. The first one was reported by `sent`. */
  partSent(sequence: number, packetNumber: number, nowMs: number): void {
    this.#newestPacketNumber = packetNumber;
    this.#keepSentTime(packetNumber, nowMs);
    const message = this.#inFlight.get(sequence);
    if (message === undefined) return;
    message.packetNumber = packetNumber;
    message.sentMs = nowMs;
  }

  /**
   * Takes an acknowledgement from the peer.
   *
   * @throws ProtocolError MALFORMED: it names a sequence number or a higher packet number than were sent; nothing changed
   */
  acknowledge(acknowledgement: Acknowledgement, nowMs: number): void {
    this.#check(acknowledgement);
    const { through, beyond, packetNumber, delayUs } = acknowledgement;
    const isNew = packetNumber > this.#newestAcknowledged;
    if (isNew) this.#measure(packetNumber, delayUs / 1_000, nowMs);
    this.#through = Math.max(this.#through, through);
    const inFlightBefore = this.#inFlight.size;
    for (const sequence of this.#inFlight.keys()) {
      if (sequence > through) break;
      this.#settle(sequence);
    }
    for (const sequence of beyond) this.#settle(sequence);
    if (isNew || this.#inFlight.size < inFlightBefore) {
      this.#probes = 0;
      this.#probeFromMs = nowMs;
    }
    this.#detectLosses(nowMs);
  }

  /** Repeats the oldest messages if they were repeated before: the path has just been proven to work. */
  pathProven(): void {
    if (this.#probes > 1 && this.#inFlight.size > 0) this.#repeatOldest();
  }

  /** Sends again what is in flight, on another path: what the one before took may be lost. */
  restart(nowMs: number): void {
    this.#options.congestion.restart();
    // Their round trips would be those of the other path.
    this.#sentTimes.clear();
    this.#probes = 0;
    this.#probeFromMs = nowMs;
    for (const message of this.#inFlight.values()) if (!message.isLost) this.#markLost(message);
  }

  /** When to call `handleTimeout`. */
  get nextTimeoutMs(): number | undefined {
    const [oldest] = this.#inFlight.values();
    if (oldest === undefined) return undefined;
    let timeoutMs = Math.min(oldest.firstSentMs + this.#options.timeoutMs, this.#probeTimeoutMs());
    const { lossDelayMs } = this.#options.rtt;
    for (const message of this.#inFlight.values()) {
      if (this.#isOvertaken(message)) timeoutMs = Math.min(timeoutMs, message.sentMs + lossDelayMs);
    }
    return timeoutMs;
  }

  /** @returns "expired" if a message stayed unacknowledged for `timeoutMs` */
  handleTimeout(nowMs: number): "expired" | "waiting" {
    const [oldest] = this.#inFlight.values();
    if (oldest === undefined) return "waiting";
    if (oldest.firstSentMs + this.#options.timeoutMs <= nowMs) return "expired";
    this.#detectLosses(nowMs);
    if (this.#probeTimeoutMs() <= nowMs) this.#probe(nowMs);
    return "waiting";
  }

  #check({ through, beyond, packetNumber }: Acknowledgement): void {
    let previous = through;
    for (const sequence of beyond) {
      if (sequence <= previous) throw malformedAck("Its sequence numbers do not ascend.");
      previous = sequence;
    }
    if (previous > this.#highestSent)
      throw malformedAck(`It names the sequence number ${previous}, which was not sent.`);
    if (packetNumber < 1 || packetNumber > this.#newestPacketNumber) {
      throw malformedAck(`It names the packet number ${packetNumber}, but the newest is ${this.#newestPacketNumber}.`);
    }
  }

  #keepSentTime(packetNumber: number, nowMs: number): void {
    this.#sentTimes.set(packetNumber, nowMs);
    if (this.#sentTimes.size <= SENT_TIMES_MAX) return;
    const [oldest] = this.#sentTimes.keys();
    if (oldest !== undefined) this.#sentTimes.delete(oldest);
  }

  #measure(packetNumber: number, delayMs: number, nowMs: number): void {
    const sentMs = this.#sentTimes.get(packetNumber);
    if (sentMs !== undefined) this.#options.rtt.measured(nowMs - sentMs, delayMs);
    this.#newestAcknowledged = packetNumber;
    for (const older of this.#sentTimes.keys()) {
      if (older > packetNumber) break;
      this.#sentTimes.delete(older);
    }
  }

  #settle(sequence: number): void {
    const message = this.#inFlight.get(sequence);
    if (message === undefined) return;
    if (message.isLost) this.#lost -= 1;
    this.#inFlight.delete(sequence);
    this.#options.congestion.acknowledged();
    this.#options.onArrived?.(sequence);
  }

  /** Whether a later transmission was acknowledged, but not this message. */
  #isOvertaken(message: InFlight): boolean {
    return !message.isLost && message.packetNumber < this.#newestAcknowledged;
  }

  #detectLosses(nowMs: number): void {
    const { lossDelayMs } = this.#options.rtt;
    for (const message of this.#inFlight.values()) {
      if (!this.#isOvertaken(message) || message.sentMs + lossDelayMs > nowMs) continue;
      this.#markLost(message);
      this.#options.congestion.lost(message.packetNumber, this.#newestPacketNumber);
    }
  }

  #probeTimeoutMs(): number {
    const timeoutMs = this.#options.rtt.probeTimeoutMs(ACKNOWLEDGEMENT_DELAY_MAX_MS) * 2 ** this.#probes;
    return this.#probeFromMs + Math.min(timeoutMs, PROBE_TIMEOUT_MAX_MS);
  }

  #probe(nowMs: number): void {
    if (this.#probes === 0) this.#unansweredMs = this.#probeFromMs;
    this.#probes += 1;
    this.#probeFromMs = nowMs;
    this.#options.congestion.probeTimedOut(this.#probes);
    this.#options.onUnanswered?.({ times: this.#probes, sinceMs: this.#unansweredMs }, nowMs);
    this.#repeatOldest();
  }

  #repeatOldest(): void {
    this.#probesLeft = MESSAGES_PER_PROBE;
    for (const message of [...this.#inFlight.values()].slice(0, MESSAGES_PER_PROBE)) {
      if (!message.isLost) this.#markLost(message);
    }
  }

  #markLost(message: InFlight): void {
    message.isLost = true;
    this.#lost += 1;
    this.#options.onLost?.(message.sequence);
  }
}

export function queueFull(): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", "Too many messages wait to be sent to the peer.", { retryable: true });
}

export function malformedAck(text: string): ProtocolError {
  return new ProtocolError("MALFORMED", `The acknowledgement of the peer is malformed. ${text}`);
}
