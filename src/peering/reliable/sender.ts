import { ProtocolError } from "../../errors.ts";
import { CongestionWindow } from "./congestion-window.ts";
import { ACKNOWLEDGEMENT_DELAY_MAX_MS, type Acknowledgement } from "./receiver.ts";
import type { RttEstimator } from "./rtt-estimator.ts";

/** A probe repeats this many of the oldest messages, in case one of them is lost again. */
const MESSAGES_PER_PROBE = 2;
const PROBE_TIMEOUT_MAX_MS = 3_000;
/** Sending times that are kept to measure round trips with. */
const SENDINGS_MAX = 1_024;

/** An encoded message, header included, that is repeated unchanged until it is acknowledged. */
export interface ReliableMessage {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

interface InFlight extends ReliableMessage {
  readonly firstSentMs: number;
  /** Time and packet number of the latest sending. */
  sentMs: number;
  packetNumber: number;
  /** Waits to be sent again. */
  lost: boolean;
}

export interface ReliableSenderOptions {
  /** How far past the acknowledged sequence messages may be sent. */
  readonly windowMax: number;
  /** How many may wait for their first sending. */
  readonly queueMax: number;
  /** How long one may stay unacknowledged. */
  readonly timeoutMs: number;
  readonly rtt: RttEstimator;
}

/**
 * Sends messages until they are acknowledged.
 *
 * `poll` gives the next one to send, `sent` tells that it was; `acknowledge`
 * and `handleTimeout` decide which are to be sent again. A message is lost when
 * one sent later was acknowledged and it is older than a round trip with some
 * tolerance for being overtaken (RFC 8985, section 6.2). When nothing is
 * acknowledged at all, the oldest are sent again after a probe timeout that
 * doubles every time (RFC 9002, section 6.2).
 */
export class ReliableSender {
  readonly #options: ReliableSenderOptions;
  readonly #congestion: CongestionWindow;
  readonly #queue: ReliableMessage[] = [];
  /** By sequence, ascending. */
  readonly #inFlight = new Map<number, InFlight>();
  /** When the datagrams that carried reliable messages left, by packet number, ascending. */
  readonly #sendings = new Map<number, number>();
  #enqueued = 0;
  #highestSent = 0;
  #through = 0;
  #lost = 0;
  #retransmitted = 0;
  #newestPacketNumber = 0;
  #newestAcknowledged = 0;
  /** Probe timeouts since the last acknowledgement, and when the next one starts to count. */
  #probes = 0;
  #probeFromMs = 0;
  /** Messages that a probe may still send, however full the path is: what seems to be in flight may all be lost. */
  #probing = 0;

  constructor(options: ReliableSenderOptions) {
    this.#options = options;
    this.#congestion = new CongestionWindow(options.windowMax);
  }

  /** All messages up to this sequence have come. */
  get through(): number {
    return this.#through;
  }

  /** How often a message was sent again. */
  get retransmitted(): number {
    return this.#retransmitted;
  }

  /** How many more messages the queue takes. */
  get room(): number {
    return this.#options.queueMax - this.#queue.length;
  }

  /**
   * Puts a message at the end of the queue.
   *
   * @param encode  makes its bytes, given its sequence
   * @returns its sequence
   * @throws ProtocolError LIMIT_REACHED: the queue is full; it may be tried again
   */
  enqueue(encode: (sequence: number) => Uint8Array): number {
    if (this.room <= 0) throw queueFull();
    const sequence = this.#enqueued + 1;
    this.#queue.push({ sequence, bytes: encode(sequence) });
    this.#enqueued = sequence;
    return sequence;
  }

  /** The message to send next, if one may be sent now; the same until `sent` is called. */
  poll(): ReliableMessage | undefined {
    const isFull = this.#inFlight.size - this.#lost >= this.#congestion.size;
    if (isFull && this.#probing === 0) return undefined;
    if (this.#lost > 0) for (const message of this.#inFlight.values()) if (message.lost) return message;
    const next = this.#queue[0];
    return next !== undefined && next.sequence <= this.#through + this.#options.windowMax ? next : undefined;
  }

  /** Tells that the message `poll` gave was sent. */
  sent({ sequence, bytes }: ReliableMessage, packetNumber: number, nowMs: number): void {
    this.#newestPacketNumber = packetNumber;
    this.#probeFromMs = nowMs;
    this.#probing = Math.max(0, this.#probing - 1);
    this.#remember(packetNumber, nowMs);
    const again = this.#inFlight.get(sequence);
    if (again === undefined) {
      this.#queue.shift();
      this.#highestSent = sequence;
      this.#inFlight.set(sequence, { sequence, bytes, firstSentMs: nowMs, sentMs: nowMs, packetNumber, lost: false });
      return;
    }
    again.lost = false;
    again.sentMs = nowMs;
    again.packetNumber = packetNumber;
    this.#lost -= 1;
    this.#retransmitted += 1;
  }

  /**
   * Takes what the other side says has come.
   *
   * @throws ProtocolError MALFORMED: it acknowledges what was never sent; nothing changed
   */
  acknowledge(acknowledgement: Acknowledgement, nowMs: number): void {
    this.#check(acknowledgement);
    const { through, beyond, packetNumber, delayUs } = acknowledgement;
    const isNews = packetNumber > this.#newestAcknowledged;
    if (isNews) this.#measure(packetNumber, delayUs / 1_000, nowMs);
    this.#through = Math.max(this.#through, through);
    const before = this.#inFlight.size;
    for (const sequence of this.#inFlight.keys()) {
      if (sequence > through) break;
      this.#settle(sequence);
    }
    for (const sequence of beyond) this.#settle(sequence);
    if (isNews || this.#inFlight.size < before) {
      this.#probes = 0;
      this.#probeFromMs = nowMs;
    }
    this.#detectLosses(nowMs);
  }

  /** When `handleTimeout` is to be called. */
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

  /**
   * @returns "expired" where a message has stayed unacknowledged for the whole timeout
   */
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
      if (sequence <= previous) throw malformed("Its sequences do not ascend.");
      previous = sequence;
    }
    if (previous > this.#highestSent) throw malformed("It names a sequence that was never sent.");
    if (packetNumber < 1 || packetNumber > this.#newestPacketNumber) {
      throw malformed("It names a packet number that carried no reliable message.");
    }
  }

  #remember(packetNumber: number, nowMs: number): void {
    this.#sendings.set(packetNumber, nowMs);
    if (this.#sendings.size <= SENDINGS_MAX) return;
    const [oldest] = this.#sendings.keys();
    if (oldest !== undefined) this.#sendings.delete(oldest);
  }

  #measure(packetNumber: number, delayMs: number, nowMs: number): void {
    const sentMs = this.#sendings.get(packetNumber);
    if (sentMs !== undefined) this.#options.rtt.measured(nowMs - sentMs, delayMs);
    this.#newestAcknowledged = packetNumber;
    for (const older of this.#sendings.keys()) {
      if (older > packetNumber) break;
      this.#sendings.delete(older);
    }
  }

  #settle(sequence: number): void {
    const message = this.#inFlight.get(sequence);
    if (message === undefined) return;
    if (message.lost) this.#lost -= 1;
    this.#inFlight.delete(sequence);
    this.#congestion.acknowledged();
  }

  /** Whether something sent later than the message has come, though the message has not. */
  #isOvertaken(message: InFlight): boolean {
    return !message.lost && message.packetNumber < this.#newestAcknowledged;
  }

  #detectLosses(nowMs: number): void {
    const { lossDelayMs } = this.#options.rtt;
    for (const message of this.#inFlight.values()) {
      if (!this.#isOvertaken(message) || message.sentMs + lossDelayMs > nowMs) continue;
      this.#markLost(message);
      this.#congestion.lost(message.packetNumber, this.#newestPacketNumber);
    }
  }

  #probeTimeoutMs(): number {
    const timeoutMs = this.#options.rtt.probeTimeoutMs(ACKNOWLEDGEMENT_DELAY_MAX_MS) * 2 ** this.#probes;
    return this.#probeFromMs + Math.min(timeoutMs, PROBE_TIMEOUT_MAX_MS);
  }

  #probe(nowMs: number): void {
    this.#probes += 1;
    this.#probeFromMs = nowMs;
    this.#congestion.probeTimedOut(this.#probes);
    this.#probing = MESSAGES_PER_PROBE;
    for (const message of [...this.#inFlight.values()].slice(0, MESSAGES_PER_PROBE)) {
      if (!message.lost) this.#markLost(message);
    }
  }

  #markLost(message: InFlight): void {
    message.lost = true;
    this.#lost += 1;
  }
}

function queueFull(): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", "Too many messages wait to be sent on this path.", { retryable: true });
}

function malformed(text: string): ProtocolError {
  return new ProtocolError("MALFORMED", `The acknowledgement is malformed. ${text}`);
}
