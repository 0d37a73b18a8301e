import type { Command } from "../../generated/chatwire/v1/command.ts";
import { Header, Message, type MessageBody, MessageType, type Recipient } from "../../generated/chatwire/v1/message.ts";
import { FrameWriter, isWorthSharing, type PackedBody, pack } from "../framing/frame-writer.ts";
import { type UnknownMessage, unknownHeader } from "../framing/unknown-message.ts";
import { KeptFrames } from "./kept-frames.ts";
import type { PostedList } from "./posted-list.ts";
import type { Resumption } from "./resumption.ts";
import type { SessionTap } from "./session-event.ts";
import type { PostedMessage } from "./shared-event.ts";
import { KEPT_MESSAGE_BYTES } from "./unacknowledged.ts";

/** A message that is held counts as at least so many bytes, because it needs memory besides its body. */
const HELD_BYTES_MIN = 256;
const NOTHING: MessageBody = { case: undefined };
/** More posted messages than these get their numbers at once, so that no list of them is long. */
const POSTED_MAX = 64;
/** Messages are kept together in frames of about so many bytes at most, because these are dropped together. */
const KEPT_FRAMES_BYTES_MAX = 16_384;

/** Frames in the writer of messages with consecutive numbers, which are to be kept. */
interface UnkeptFrames {
  /** Number of the first message. */
  readonly first: number;
  /** How many bytes of frames were before it. */
  readonly from: number;
  count: number;
  /** What the messages count for while they are kept. */
  bytes: number;
}

/** A message that waits for its turn. It has no number yet. */
interface Held {
  readonly header: Header;
  /** For the tap; undefined: there is none. */
  readonly body: MessageBody | undefined;
  readonly encoded: PackedBody;
  readonly isKept: boolean;
  readonly onSent: ((sequence: number) => void) | undefined;
}

/**
 * The sending side of one end: numbers messages and keeps their frames until `take`.
 *
 * A plain event that goes to many is posted: kept by reference, without a number, until anything else is sent or asked for.
 * So a burst of events costs each receiver one pass over its list.
 */
export class Outgoing {
  readonly #tap: SessionTap | undefined;
  readonly #frames = new FrameWriter();
  /** While messages are held: those that wait, the oldest first. */
  #held: Held[] | undefined;
  #heldBytes = 0;
  /** Events that have no number yet, the oldest first. While there are any, there is a stream, and no message is held. */
  #posted: PostedList;
  /** The list of no events. */
  readonly #nothingPosted: PostedList;
  #sequence = 0;
  #sentUpTo = 0;
  #sentMs: number;
  #isDetached = false;
  #resumption: Resumption | undefined;
  /** The last messages that were written, if `resumption` is to keep them and does not have them yet. */
  #unkept: UnkeptFrames | undefined;

  /** @param nothingPosted  an empty list; sessions that are posted the same events have the same */
  constructor(tap: SessionTap | undefined, nowMs: number, nothingPosted: PostedList) {
    this.#tap = tap;
    this.#posted = nothingPosted;
    this.#nothingPosted = nothingPosted;
    this.#sentMs = nowMs;
  }

  /** The number of the last message of which the stream has taken anything. */
  get sentUpTo(): number {
    return this.#sentUpTo;
  }

  /** Of a session that can be resumed. */
  set resumption(resumption: Resumption | undefined) {
    this.#numberPosted();
    this.keepFrames();
    this.#resumption = resumption;
  }

  /** The number of the last message. */
  get sequence(): number {
    this.#numberPosted();
    return this.#sequence;
  }

  /** Whether there is no stream: messages are only kept. */
  get isDetached(): boolean {
    return this.#isDetached;
  }

  /** When the last message was sent, in monotonic milliseconds. */
  get lastSentMs(): number {
    return this.#sentMs;
  }

  /** Bytes that wait to be sent. Those of posted events are counted without the exact length of their headers. */
  get waitingBytes(): number {
    return this.#frames.length + this.#posted.bytes;
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  /** Bytes of the bodies of the messages that are held; a shorter one counts as 256. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Length of the body of the message whose turn comes next; undefined if none is held. */
  get nextHeldBytes(): number | undefined {
    return this.#held?.[0]?.encoded.length;
  }

  /** Holds messages that are sent in turn, until `releaseAll`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Whether events can be posted: there is a stream, nothing is held, and nobody wants to see each message. */
  get takesPosted(): boolean {
    return this.#held === undefined && !this.#isDetached && this.#tap === undefined;
  }

  /** Sends plain events, if `takesPosted`. Does not change `lastSentMs`. */
  post(messages: readonly PostedMessage[]): void {
    this.#posted = this.#posted.withAll(messages);
    if (this.#posted.length >= POSTED_MAX) this.#numberPosted();
  }

  /** Gives the posted messages their numbers, and writes their frames. */
  #numberPosted(): void {
    const posted = this.#posted;
    if (posted.length === 0) return;
    this.keepFrames();
    const first = this.#sequence + 1;
    let received = this.#resumption?.news ?? 0;
    if (received > 0) this.#resumption?.said(received);
    this.#resumption?.kept.addPosted(posted, first);
    this.#posted = this.#nothingPosted;
    this.#sequence += posted.length;
    const template = received > 0 ? undefined : posted.templateFor(first);
    if (template !== undefined) {
      this.#frames.writeTemplate(template, first);
      return;
    }
    let sequence = first;
    for (const message of posted.messages) {
      this.#frames.writeShared(message, sequence, received);
      sequence += 1;
      received = 0;
    }
  }

  /** The same, for an event that goes to this end only: there is nothing to share with others. */
  postAlone(message: PostedMessage): void {
    const { command, encoded, isKept } = message;
    this.#numberPosted();
    const sequence = this.#sequence + 1;
    const resumption = this.#resumption;
    const received = resumption?.news ?? 0;
    const isKeptInFrame = isKept && !isWorthSharing(encoded);
    if (!isKeptInFrame) this.keepFrames();
    const from = this.#frames.length;
    this.#frames.writeShared(message, sequence, received);
    this.#sequence = sequence;
    if (resumption === undefined) return;
    if (received > 0) resumption.said(received);
    if (isKeptInFrame) this.#noteFrame(sequence, encoded, from);
    else if (isKept) resumption.keep(Header.create({ type: MessageType.EVENT, command, sequence }), pack(encoded));
  }

  /** Takes note of a frame that is to be kept. @param from  where it begins: the length of the frames before it */
  #noteFrame(sequence: number, { length }: PackedBody, from: number): void {
    this.#unkept ??= { first: sequence, from, count: 0, bytes: 0 };
    this.#unkept.count += 1;
    this.#unkept.bytes += length + KEPT_MESSAGE_BYTES;
    if (this.#frames.length - this.#unkept.from > KEPT_FRAMES_BYTES_MAX) this.keepFrames();
  }

  /** Hands the frames over that are to be kept. Before anything else is kept, is acknowledged, or is taken. */
  keepFrames(): void {
    const unkept = this.#unkept;
    if (unkept === undefined) return;
    this.#unkept = undefined;
    const { first, from, count, bytes } = unkept;
    this.#resumption?.kept.addFrames(new KeptFrames(this.#frames.textSince(from), count, bytes), first);
  }

  /** Sends the oldest message that is held. Returns the length of its frame; 0 if none is held. */
  release(nowMs: number): number {
    const next = this.#held?.shift();
    if (next === undefined) return 0;
    this.#heldBytes -= heldBytesOf(next);
    const { header, body = NOTHING, encoded, isKept, onSent } = next;
    // A lossy one takes no number.
    if (this.#isDetached && !isKept) return 0;
    header.sequence = this.#sequence + 1;
    const bytesBefore = this.#frames.length;
    this.send(header, body, encoded, nowMs, isKept);
    onSent?.(header.sequence);
    return this.#frames.length - bytesBefore;
  }

  /** Sends all messages that are held, and holds no more. */
  releaseAll(nowMs: number): void {
    while (this.#held !== undefined && this.#held.length > 0) this.release(nowMs);
    this.#held = undefined;
  }

  /**
   * Sends a message; if messages are held, once it is released. One that was held acknowledges nothing: those that go ahead
   * of it do.
   *
   * @param isKept  whether the message is repeated if the stream is lost
   * @param onSent  gets its number, which may be another than in the header now
   */
  sendInTurn(
    header: Header,
    body: MessageBody,
    encoded: PackedBody,
    nowMs: number,
    isKept = true,
    onSent?: (sequence: number) => void,
  ): void {
    if (this.#held === undefined) {
      this.send(header, body, encoded, nowMs, isKept);
      onSent?.(header.sequence);
      return;
    }
    header.received = 0;
    const held = { header, body: this.#tap && body, encoded: pack(encoded), isKept, onSent };
    this.#held.push(held);
    this.#heldBytes += heldBytesOf(held);
  }

  /** The header of the next message. */
  header(type: MessageType, command: Command, recipient: Recipient | undefined, answers: number): Header {
    this.#numberPosted();
    // A literal for `create` would cost each message one object more.
    const header = Header.create();
    header.type = type;
    header.command = command;
    header.sequence = this.#sequence + 1;
    header.answers = answers;
    if (recipient !== undefined) header.recipient = recipient;
    if (this.#resumption !== undefined) header.received = this.#resumption.news;
    return header;
  }

  /**
   * @param encoded  the body as `packBody`, `encodeBody` or `encodeToSend` returned it; one encoding serves many receivers
   * @param isKept   whether the message is repeated if the stream is lost
   */
  send(header: Header, body: MessageBody, encoded: PackedBody, nowMs: number, isKept = true): void {
    const resumption = this.#resumption;
    const isKeptInFrame = isKept && !this.#isDetached && !isWorthSharing(encoded);
    if (!isKeptInFrame) this.keepFrames();
    const from = this.#frames.length;
    if (!this.#isDetached) this.#frames.write(header, encoded);
    if (resumption !== undefined) {
      if (header.received > 0) resumption.said(header.received);
      if (isKeptInFrame) this.#noteFrame(header.sequence, encoded, from);
      else if (isKept) resumption.keep(header, pack(encoded));
    }
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#tap?.("sent", Message.create({ header, body }));
  }

  /** Sends a message that the schema does not have. Returns its sequence number. */
  sendUnknown(message: UnknownMessage, nowMs: number): number {
    this.#numberPosted();
    const header = unknownHeader(message, this.#sequence + 1);
    this.keepFrames();
    // Copied, because it is the caller's.
    if (!this.#isDetached) this.#frames.write(header, new Uint8Array(message.fields));
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#tap?.("sent", Message.create({ header, $unknown: message.fields }));
    return header.sequence;
  }

  /**
   * The stream is lost, with what waits to be sent. Messages that are held get their numbers, so that those that are kept
   * leave in order once there is another stream.
   */
  detach(nowMs: number): void {
    this.#numberPosted();
    this.keepFrames();
    this.#isDetached = true;
    this.releaseAll(nowMs);
    this.#frames.clear();
  }

  /** There is another stream. Sends what is kept again. */
  attach(nowMs: number): void {
    this.#isDetached = false;
    this.#sentMs = nowMs;
    for (const { header, encoded } of this.#resumption?.kept.messages() ?? []) {
      // What it said is known to the other end.
      header.received = 0;
      this.#frames.write(header, encoded);
    }
  }

  /** See `Session.pollTransmit`. */
  take(bytesMax?: number): Uint8Array | undefined {
    this.#numberPosted();
    this.keepFrames();
    if (this.#frames.length > 0) this.#sentUpTo = this.#sequence;
    return bytesMax === undefined ? this.#frames.take() : this.#frames.takePiece(bytesMax);
  }
}

function heldBytesOf({ encoded }: Held): number {
  return Math.max(encoded.length, HELD_BYTES_MIN);
}
