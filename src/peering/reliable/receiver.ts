import type { MessageOrder } from "../../framing/peer-message.ts";
import { keptBytesOf } from "../kept.ts";
import { ArrivedDatagrams } from "./arrived-datagrams.ts";
import { IncomingOrder } from "./incoming-order.ts";

/** The longest delay of an acknowledgement, which lets one cover several messages; and the silence after which there is none. */
export const ACKNOWLEDGEMENT_DELAY_MAX_MS = 10;
/** The receiver acknowledges without delay after this many messages. */
const MESSAGES_PER_ACKNOWLEDGEMENT = 2;
/** After so many messages one after the other, the sender needs fewer acknowledgements: it is past its first round trips. */
const MANY_MESSAGES = 128;
const MANY_MESSAGES_PER_ACKNOWLEDGEMENT = 8;
/** The longest delay of the acknowledgement of a media frame: its sender does not wait for it. */
export const MEDIA_DELAY_MAX_MS = 50;
/** Arrival times in one acknowledgement, and how far apart two of them may be. */
const TIMES_MAX = 64;
const STEP_MAX_US = 0x7fff_ffff;
/** The field of the acknowledgement has 32 bits. */
const DELAY_MAX_US = 0xffff_ffff;
const NONE: readonly number[] = [];

/** Which reliable messages have arrived; the schema's PeerAck has the same fields. */
export interface Acknowledgement {
  /** All messages up to this sequence number have arrived. */
  readonly through: number;
  /** Further sequence numbers that have arrived, ascending; none if there are `lengths`. */
  readonly beyond: readonly number[];
  /** The highest packet number among the datagrams that carried a reliable message. */
  readonly packetNumber: number;
  /** Microseconds between the arrival of that datagram and this acknowledgement. */
  readonly delayUs: number;
  /** Which datagrams have arrived, from `packetNumber` down, as `readRanges` takes it. Absent: only that one is told. */
  readonly lengths?: readonly number[];
  /** When that one arrived, in microseconds on the clock of its receiver, and others, as `readTimes` takes it. */
  readonly arrivedUs?: number;
  readonly earlier?: readonly number[];
}

export interface ReliableReceiverOptions {
  /** How far ahead of the delivered messages a message is kept; messages further ahead are ignored. */
  readonly windowMax: number;
  /** What the messages that are kept may count for, with `partBytes`, in bytes; one that exceeds it is ignored. */
  readonly windowBytesMax: number;
  /** What the parts count for that are kept of messages that are not whole. Default: nothing. */
  readonly partBytes?: () => number;
  /** Which messages and datagrams are told: by packet number in ranges, or so many sequence numbers past a gap. */
  readonly tell: "ranges" | { readonly beyondMax: number };
  /** Whether arrival times are told, too. Default: they are not. */
  readonly tellsTimes?: boolean;
}

/** When a datagram arrived, and its number. */
export interface Arrival {
  readonly packetNumber: number;
  readonly nowMs: number;
}

/** What a message says besides its content. */
export interface MessageHints extends MessageOrder {
  /** Whether the sender waits for the acknowledgement. */
  readonly awaitsAck: boolean;
}

/**
 * Takes reliable messages, drops repeated ones, and decides when to acknowledge. incoming-order.ts puts them into order.
 *
 * An acknowledgement is due at once for a message whose sender waits for it, and for one after a silence of 10 ms. Of
 * those that follow each other faster, every second one is acknowledged, of many every eighth, and the last one after
 * 10 ms. An acknowledgement is also due at once if a datagram is missing, or if a message is repeated, because the sender
 * then decides what to send again.
 *
 * @see RFC 9000, section 13.2
 */
export class ReliableReceiver<T> {
  readonly #options: ReliableReceiverOptions;
  readonly #datagrams = new ArrivedDatagrams();
  readonly #order: IncomingOrder<T>;
  #newest = { packetNumber: 0, arrivedMs: 0 };
  #unacknowledged = 0;
  /** Those that were not told yet, of messages and media frames. */
  #times: Arrival[] = [];
  /** Messages since the last silence. */
  #inARow = 0;
  /** When the latest message arrived. */
  #arrivedMs = Number.NEGATIVE_INFINITY;
  #acknowledgeAtMs: number | undefined;

  /** @param onHeld  as of `IncomingOrder` */
  constructor(options: ReliableReceiverOptions, onHeld?: (message: T) => void) {
    this.#options = options;
    this.#order = new IncomingOrder(onHeld);
  }

  /**
   * Takes a message.
   *
   * @param sequence   from 1
   * @param bytes      its length
   * @returns the messages that are delivered now, in order
   */
  receive(
    sequence: number,
    message: T,
    bytes: number,
    arrival: Arrival,
    { awaitsAck = false, follows = 0, replaces = NONE }: Partial<MessageHints> = {},
  ): readonly T[] {
    if (this.isTooFar(sequence, keptBytesOf(bytes))) return [];
    const isRepeated = !this.wants(sequence);
    const isGapped = this.#isGapped(sequence, arrival.packetNumber);
    this.#arrived(arrival, awaitsAck || isRepeated || isGapped);
    return isRepeated ? [] : this.#order.add(sequence, message, bytes, { follows, replaces });
  }

  /** Takes a datagram that carries no reliable message, so that it does not appear to be missing. */
  lossyArrived(packetNumber: number): void {
    if (this.#options.tell === "ranges") this.#datagrams.add(packetNumber);
  }

  /** Takes a datagram that carries a media frame. */
  mediaArrived(arrival: Arrival): void {
    this.lossyArrived(arrival.packetNumber);
    if (this.#options.tellsTimes !== true) return;
    this.#note(arrival);
    // An acknowledgement has no room for more times.
    this.#acknowledgeBy(arrival.nowMs + (this.#times.length < TIMES_MAX ? MEDIA_DELAY_MAX_MS : 0));
  }

  /** Whether a message is missing, and would be taken now. */
  wants(sequence: number): boolean {
    return sequence <= this.#order.through + this.#options.windowMax && !this.#order.has(sequence);
  }

  /** Takes note of a datagram with a part of a message that is not whole yet, or that has arrived before. */
  partArrived(sequence: number, arrival: Arrival): void {
    if (sequence > this.#order.through + this.#options.windowMax) return;
    const isRepeated = !this.wants(sequence);
    // Without ranges, an acknowledgement can name whole messages only.
    if (!isRepeated && this.#options.tell !== "ranges") return;
    const isGapped = this.#isGapped(sequence, arrival.packetNumber);
    this.#arrived(arrival, isGapped || isRepeated);
  }

  /** When to call `poll`; undefined if there is nothing to acknowledge. */
  get nextTimeoutMs(): number | undefined {
    return this.#acknowledgeAtMs;
  }

  /** Returns the acknowledgement to send, if one is due. */
  poll(nowMs: number): Acknowledgement | undefined {
    if (this.#acknowledgeAtMs === undefined || this.#acknowledgeAtMs > nowMs) return undefined;
    const acknowledgement = this.acknowledgement(nowMs);
    this.acknowledged();
    return acknowledgement;
  }

  /** What has arrived so far. Call `acknowledged` if it is sent. */
  acknowledgement(nowMs: number): Acknowledgement {
    const { packetNumber, arrivedMs } = this.#newest;
    const { tell, tellsTimes } = this.#options;
    return {
      through: this.#order.through,
      beyond: tell === "ranges" || !this.#order.isGapped ? [] : this.#beyond(tell.beyondMax),
      packetNumber,
      delayUs: Math.min(Math.round((nowMs - arrivedMs) * 1_000), DELAY_MAX_US),
      lengths: tell === "ranges" ? this.#datagrams.lengthsBelow(packetNumber) : [],
      arrivedUs: tellsTimes === true ? Math.max(0, Math.round(arrivedMs * 1_000)) : 0,
      earlier: tellsTimes === true ? this.#earlierTimes() : [],
    };
  }

  /** The peer is told now what has arrived so far. */
  acknowledged(): void {
    this.#acknowledgeAtMs = undefined;
    this.#unacknowledged = 0;
    this.#times = [];
  }

  #beyond(beyondMax: number): number[] {
    return this.#order.beyond.slice(0, beyondMax);
  }

  /**
   * Whether a message, or a part of one, is further ahead than the peer may send. Nothing that has arrived before is, nor the
   * next one in order.
   *
   * @param keptBytes  what it would count for
   */
  isTooFar(sequence: number, keptBytes: number): boolean {
    const { windowMax, windowBytesMax, partBytes } = this.#options;
    const { through, heldBytes } = this.#order;
    if (sequence > through + windowMax) return true;
    if (sequence === through + 1 || !this.wants(sequence)) return false;
    return heldBytes + (partBytes?.() ?? 0) + keptBytes > windowBytesMax;
  }

  /** Takes note of a datagram. Returns whether something is missing that was sent before it, or came late itself. */
  #isGapped(sequence: number, packetNumber: number): boolean {
    if (this.#options.tell === "ranges") return !this.#datagrams.add(packetNumber);
    return sequence !== this.#order.through + 1 || this.#order.isGapped;
  }

  #arrived(arrival: Arrival, isUrgent: boolean): void {
    const { nowMs } = arrival;
    this.#note(arrival);
    const isFirst = nowMs >= this.#arrivedMs + ACKNOWLEDGEMENT_DELAY_MAX_MS;
    this.#arrivedMs = nowMs;
    this.#inARow = isFirst ? 1 : this.#inARow + 1;
    this.#unacknowledged += 1;
    const isMany = this.#unacknowledged >= this.#messagesPerAcknowledgement;
    this.#acknowledgeBy(isUrgent || isFirst || isMany ? nowMs : nowMs + ACKNOWLEDGEMENT_DELAY_MAX_MS);
  }

  #note(arrival: Arrival): void {
    const { packetNumber, nowMs } = arrival;
    if (packetNumber > this.#newest.packetNumber) this.#newest = { packetNumber, arrivedMs: nowMs };
    if (this.#options.tellsTimes === true && this.#times.length < TIMES_MAX) this.#times.push(arrival);
  }

  #acknowledgeBy(atMs: number): void {
    this.#acknowledgeAtMs = Math.min(this.#acknowledgeAtMs ?? atMs, atMs);
  }

  #earlierTimes(): number[] {
    let { packetNumber, arrivedMs } = this.#newest;
    const earlier: number[] = [];
    if (this.#times.length === 1 && this.#times[0]?.packetNumber === packetNumber) return earlier;
    for (const time of this.#times.toSorted((one, other) => other.packetNumber - one.packetNumber)) {
      const step = packetNumber - time.packetNumber;
      const earlierUs = Math.round((arrivedMs - time.nowMs) * 1_000);
      if (step > STEP_MAX_US || Math.abs(earlierUs) > STEP_MAX_US) break;
      if (step > 0) earlier.push(step, earlierUs);
      ({ packetNumber, nowMs: arrivedMs } = time);
    }
    return earlier;
  }

  get #messagesPerAcknowledgement(): number {
    const isMany = this.#options.tell === "ranges" && this.#inARow > MANY_MESSAGES;
    return isMany ? MANY_MESSAGES_PER_ACKNOWLEDGEMENT : MESSAGES_PER_ACKNOWLEDGEMENT;
  }
}
