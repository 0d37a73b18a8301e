import type { Flow } from "../../flow.ts";
import type { SentDatagram } from "../sent-datagrams.ts";
import type { Tracked } from "./tracked-messages.ts";

const EMPTY: Uint8Array = new Uint8Array(0);

/** A message that the sender is to send. */
export interface Submission {
  readonly flow: Flow;
  /** Bytes of the encoded message, at most. They count while it waits. */
  readonly bytes: number;
  /**
   * Encodes the message when it leaves first. It never changes after that.
   *
   * @param sequence  its sequence number
   * @param follows   how far before it the message is after which it is delivered; 0: all before it
   * @param replaces  how far before it the messages are that it replaces
   */
  readonly encode: (sequence: number, follows: number, replaces: readonly number[]) => Uint8Array;
  /** The messages of which only the newest matters, if it is one of them. */
  readonly slot: LatestSlot | undefined;
  /** Whose delivery is reported when the peer has this message. */
  tracked: Tracked | undefined;
}

/** The messages about one thing, of which only the newest matters. */
export interface LatestSlot {
  /** Those on their way that the peer may lack, by sequence. */
  onTheirWay: OutgoingMessage[];
  /** Called when one of them has arrived. */
  readonly settled: () => void;
}

/** What one datagram carries of a message: all of it, or a part in an encoded message of its own. */
export interface Segment {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

export interface OutgoingSegment extends Segment {
  readonly message: OutgoingMessage;
  /** Whether the peer has it, or other segments carry its bytes now. */
  isDone: boolean;
  /** Whether it waits to be sent. */
  isWaiting: boolean;
  /** Whether `retransmitted` counts it when it is sent. */
  isRepeated: boolean;
  /** The datagrams that carry it and may be in flight; the newest is the last. */
  readonly copies: SentDatagram<OutgoingSegment | undefined>[];
}

/** A reliable message, from the queue until the peer has all up to it. */
export class OutgoingMessage {
  readonly submission: Submission;
  readonly flow: Flow;
  /** 0 until its first segment is about to leave. */
  sequence = 0;
  /** The encoded message, header included. It never changes. */
  bytes: Uint8Array = EMPTY;
  segments: readonly OutgoingSegment[] = [];
  /** How many segments have left for the first time, and how many the peer may lack. */
  begun = 0;
  left = 0;
  /** When its first segment left, and when the last thing happened to a segment: it left first, or has arrived. */
  firstSentMs: number | undefined;
  activeMs = 0;
  /** The one before it in its flow that the peer may lack, and the one after it. */
  before: OutgoingMessage | undefined;
  after: OutgoingMessage | undefined;
  isDelivered = false;
  /** Whether a newer message that has left replaces it. */
  isReplaced = false;

  constructor(submission: Submission) {
    this.submission = submission;
    this.flow = submission.flow;
  }

  /** Whether the peer has all of it. */
  get hasArrived(): boolean {
    return this.sequence > 0 && this.left === 0;
  }

  /**
   * Cuts it into segments, in place of earlier ones.
   *
   * @param contents    what each carries
   * @param isRepeated  whether it was sent before; it counts once then
   */
  cut(contents: readonly Uint8Array[], isRepeated: boolean): readonly OutgoingSegment[] {
    this.segments = contents.map((bytes, index) => ({
      sequence: this.sequence,
      bytes,
      message: this,
      isDone: false,
      isWaiting: true,
      isRepeated: isRepeated && index === 0,
      copies: [],
    }));
    this.left = this.segments.length;
    return this.segments;
  }

  /** Takes the arrival of a segment. @returns whether something was missing */
  finish(segment: OutgoingSegment): boolean {
    // The message was sent again in parts, and the datagram with the whole was only late.
    const isWhole = segment.bytes === this.bytes;
    if (isWhole ? this.left === 0 : segment.isDone) return false;
    if (isWhole) this.finishAll();
    else {
      segment.isDone = true;
      this.left -= 1;
    }
    return true;
  }

  finishAll(): void {
    for (const segment of this.segments) segment.isDone = true;
    this.left = 0;
  }
}
