import { ProtocolError } from "../../../errors.ts";
import { Queue } from "../../../queue.ts";
import { FlowOrder } from "./flow-order.ts";
import { FlowQueue } from "./flow-queue.ts";
import { latestArrived, latestBegun, mayBeginLatest } from "./latest.ts";
import { OutgoingMessage, type OutgoingSegment, type Submission } from "./outgoing.ts";
import type { TrackedMessages } from "./tracked-messages.ts";

export interface OutgoingQueueOptions {
  /** How far ahead of the acknowledged sequence number messages may be sent. */
  readonly windowMax: number;
  /** What the messages may count for that are ahead of it, in bytes. */
  readonly windowBytesMax: number;
  /** What a message of so many bytes counts for at the peer, which keeps it behind a gap. Default: its bytes. */
  readonly keptBytesOf?: (bytes: number) => number;
  /** How many messages may wait for their first transmission, and how many bytes they may have. */
  readonly queueMax: number;
  readonly queueBytesMax: number;
  /** Learns when the messages that it tracks leave and are delivered. */
  readonly tracked?: TrackedMessages;
  /** Whether messages say which one they follow, so that a lost one holds up only its own flow. Default: they do not. */
  readonly hasFlows?: boolean;
  /**
   * Cuts a message into what datagrams carry. Default: it is one segment.
   *
   * @param isRepeated  whether the message was sent before: then it is cut for any path
   */
  readonly segmentsOf?: ((message: OutgoingMessage, isRepeated: boolean) => readonly Uint8Array[]) | undefined;
}

/**
 * The reliable messages of this side, from `enqueue` until the peer has them, and which segment is the next to be sent.
 *
 * A message gets its sequence number when its first segment leaves, so those that wait can be overtaken: by a flow of a
 * higher priority, or while a long message leaves segment by segment. What is sent again goes first.
 */
export class OutgoingQueue {
  readonly #options: OutgoingQueueOptions;
  /** Those with a sequence number after `through`, by sequence. */
  readonly #begunMessages = new Queue<OutgoingMessage>();
  /** Those of which a segment waits to be sent for the first time. */
  readonly #waiting = new FlowQueue<OutgoingMessage>();
  /** Whether a segment of a message may be sent now. One function for all, as each datagram needs it. */
  readonly #mayServe = (message: OutgoingMessage): boolean => message.sequence > 0 || this.#mayBegin(message);
  /** Segments to send again, by sequence. */
  readonly #again: OutgoingSegment[] = [];
  readonly #order: FlowOrder;
  /** How many have no sequence number yet, and their bytes at most. */
  #unbegun = 0;
  #unbegunBytes = 0;
  #through = 0;
  /** The highest sequence number so far. */
  #begun = 0;
  /** What the messages from `#through` to `#begun` count for. */
  #aheadBytes = 0;
  readonly #keptBytesOf: (bytes: number) => number;

  constructor(options: OutgoingQueueOptions) {
    this.#options = options;
    this.#keptBytesOf = options.keptBytesOf ?? ((bytes) => bytes);
    this.#order = new FlowOrder(({ submission: { tracked } }) => {
      if (tracked !== undefined) options.tracked?.reached(tracked);
    });
  }

  /** The peer has all messages up to this sequence number. */
  get through(): number {
    return this.#through;
  }

  /** The highest sequence number that has been sent; 0 before the first. */
  get highestSent(): number {
    return this.#begun;
  }

  /** The first message that the peer may lack; undefined: all that were sent have arrived. */
  get first(): OutgoingMessage | undefined {
    return this.#begunMessages.at(0);
  }

  /** How many messages have no sequence number yet. */
  get unbegun(): number {
    return this.#unbegun;
  }

  /** Their bytes, at most. */
  get unbegunBytes(): number {
    return this.#unbegunBytes;
  }

  /** Whether `enqueue` takes so many more messages, of so many bytes together. */
  hasRoom(messages: number, bytes: number): boolean {
    const { queueMax, queueBytesMax } = this.#options;
    return this.#unbegun + messages <= queueMax && this.#unbegunBytes + bytes <= queueBytesMax;
  }

  /** Whether less than half of what may wait does. */
  get isWritable(): boolean {
    const { queueMax, queueBytesMax } = this.#options;
    return this.#unbegun < queueMax / 2 && this.#unbegunBytes < queueBytesMax / 2;
  }

  /** Whether a message waits for its first transmission. */
  get hasQueued(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether a message of the flow with this name does. */
  isWaiting(flow: string): boolean {
    return this.#waiting.has(flow);
  }

  /** Whether nothing waits to be sent or to be acknowledged. */
  get isIdle(): boolean {
    return this.#begunMessages.length === 0 && this.#waiting.length === 0;
  }

  /** Whether nothing is to be sent but what `next` has returned, and one more message may be ahead of the peer. */
  get isAlmostEmpty(): boolean {
    return this.#again.length + this.#waiting.length <= 1 && this.#begun < this.#through + this.#options.windowMax;
  }

  /**
   * Appends a message to its flow.
   *
   * @throws ProtocolError LIMIT_REACHED: the queue is full; retryable
   */
  enqueue(submission: Submission): void {
    if (!this.hasRoom(1, submission.bytes)) throw queueFull();
    this.#unbegun += 1;
    this.#unbegunBytes += submission.bytes;
    this.#waiting.push(new OutgoingMessage(submission));
  }

  /** A message that waits has so many bytes more, or less if it is negative. */
  resized(bytes: number): void {
    this.#unbegunBytes += bytes;
  }

  /** Bytes of the segment that is next, at most; undefined: the peer takes none now. */
  get nextBytes(): number | undefined {
    const again = this.#nextAgain;
    if (again !== undefined) return again.bytes.length;
    const message = this.#nextWaiting;
    return message && (message.segments[message.begun]?.bytes.length ?? message.submission.bytes);
  }

  /** The segment that is next; the same until `sent` is called, which must be before anything else is. */
  next(): OutgoingSegment | undefined {
    const again = this.#nextAgain;
    if (again !== undefined) return again;
    const message = this.#nextWaiting;
    if (message?.sequence === 0) this.#begin(message);
    return message?.segments[message.begun];
  }

  /** Reports that the segment of `next` leaves. */
  sent(segment: OutgoingSegment, bytes: number): void {
    segment.isWaiting = false;
    if (segment === this.#again[0]) {
      this.#again.shift();
      return;
    }
    const { message } = segment;
    message.begun += 1;
    this.#waiting.served(message, bytes, message.begun === message.segments.length);
  }

  /** The message with a sequence number, if the peer may lack it. */
  message(sequence: number): OutgoingMessage | undefined {
    return this.#begunMessages.at(sequence - this.#through - 1);
  }

  /** Takes the arrival of a segment. @returns false if nothing was missing */
  finish(segment: OutgoingSegment): boolean {
    const { message } = segment;
    if (!message.finish(segment)) return false;
    if (!message.hasArrived) return true;
    for (const replaced of latestArrived(message)) replaced.finishAll();
    if (this.#options.hasFlows === true) this.#order.arrived(message);
    return true;
  }

  /** The peer has everything up to the first message. Call `finish` for its segments before. */
  pass(): void {
    const message = this.#begunMessages.shift();
    if (message === undefined) return;
    this.#through += 1;
    this.#aheadBytes -= this.#keptBytesOf(message.bytes.length);
    this.#order.passed(message);
  }

  /** Has a segment sent again, unless a newer message replaces it. */
  repeat(segment: OutgoingSegment): void {
    if (segment.isDone || segment.isWaiting || segment.message.isReplaced) return;
    segment.isWaiting = true;
    this.#insertAgain([segment]);
  }

  /** Has a message sent again in parts, in place of the segment that was the whole. */
  repeatInParts(segment: OutgoingSegment): void {
    const { message } = segment;
    if (segment.isDone || segment.isWaiting || message.isReplaced) return;
    segment.isDone = true;
    this.#insertAgain(message.cut(this.#options.segmentsOf?.(message, true) ?? [message.bytes], true));
  }

  /** The first segments that were sent and that the peer may lack. */
  oldest(count: number): readonly OutgoingSegment[] {
    const oldest: OutgoingSegment[] = [];
    for (const { segments, isReplaced } of this.#begunMessages)
      for (const segment of segments) {
        if (!isReplaced && !segment.isDone && segment.copies.length > 0) oldest.push(segment);
        if (oldest.length === count) return oldest;
      }
    return oldest;
  }

  get #nextAgain(): OutgoingSegment | undefined {
    while (this.#again[0]?.isDone) this.#again.shift();
    return this.#again[0];
  }

  get #nextWaiting(): OutgoingMessage | undefined {
    return this.#waiting.length === 0 ? undefined : this.#waiting.next(this.#mayServe);
  }

  /** The peer waits for the lowest sequence. */
  #insertAgain(segments: readonly OutgoingSegment[]): void {
    const sequence = segments[0]?.sequence ?? 0;
    const before = this.#again.findLastIndex((each) => each.sequence <= sequence) + 1;
    this.#again.splice(before, 0, ...segments);
  }

  #mayBegin({ submission }: OutgoingMessage): boolean {
    const { windowMax, windowBytesMax } = this.#options;
    if (this.#begun >= this.#through + windowMax || !mayBeginLatest(submission)) return false;
    return this.#aheadBytes === 0 || this.#aheadBytes + this.#keptBytesOf(submission.bytes) <= windowBytesMax;
  }

  #begin(message: OutgoingMessage): void {
    const { submission } = message;
    this.#begun += 1;
    message.sequence = this.#begun;
    const follows = this.#order.add(message);
    const replaces = latestBegun(message).map(({ sequence }) => message.sequence - sequence);
    // Without others on their way, it follows all before it.
    const isAlone = this.#begunMessages.length === 0 || this.#options.hasFlows !== true;
    message.bytes = submission.encode(message.sequence, isAlone ? 0 : follows, replaces);
    this.#unbegun -= 1;
    this.#unbegunBytes -= submission.bytes;
    this.#aheadBytes += this.#keptBytesOf(message.bytes.length);
    this.#begunMessages.push(message);
    message.cut(this.#options.segmentsOf?.(message, false) ?? [message.bytes], false);
    if (submission.tracked !== undefined) this.#options.tracked?.begun(submission.tracked, message.sequence);
  }
}

export function queueFull(): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", "Too many messages wait to be sent to the peer.", { retryable: true });
}
