import { Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { PackedBody } from "../framing/frame-writer.ts";
import { KeptFrames } from "./kept-frames.ts";

/** What a kept message costs besides its body. */
export const KEPT_MESSAGE_BYTES = 64;
/** Taken entries at the front of the list are removed together, so that each costs little. */
const TAKEN_MAX = 64;

/** See `PostedMessage`. */
interface PostedEvent {
  readonly command: number;
  readonly encoded: PackedBody;
  readonly isKept: boolean;
}

/** See `PostedList`. */
interface Posted {
  readonly messages: readonly PostedEvent[];
  /** Of those of them that are kept, each with `KEPT_MESSAGE_BYTES`. */
  readonly keptBytes: number;
  /** Whether other sessions keep them too. */
  readonly isShared: boolean;
}

/** The header of a kept response that has nothing else: in a third of the memory of a header. */
interface KeptAnswer {
  readonly sequence: number;
  readonly command: number;
  readonly answers: number;
}

/**
 * The header of a kept message. Of events that go to many, which have nothing else, it is the sequence number: a server
 * sends many, and an object that outlives its turn of the event loop costs more than all else here.
 */
type KeptHeader = Header | KeptAnswer | number;

/**
 * The body of one message. Or an event, or some with consecutive numbers, as all sessions have them that were sent the same;
 * or messages in their frames: the header is then the first number.
 */
type KeptBody = PackedBody | PostedEvent | Posted | KeptFrames;

/**
 * The messages that one end has sent, or would have sent if there were a stream, and that the other end has not
 * acknowledged. Bodies are not copied: one that goes to many receivers is kept once, in memory of its own. Bounded: past `bytesMax`, the oldest
 * are dropped, and with them the possibility to go on from there.
 */
export class Unacknowledged {
  readonly #bytesMax: number;
  readonly #onBytes: ((change: number) => void) | undefined;
  /** Two lists instead of one of pairs, for the same reason. */
  #headers = NO_HEADERS;
  #bodies = NO_BODIES;
  /** Index of the first message, or list of messages, that is still kept. */
  #first = 0;
  /** How many messages of that list are no longer kept, if it is one. */
  #takenOfFirst = 0;
  #bytes = 0;
  #goneUpTo: number;

  /**
   * @param goneUpTo  number of the last message before those that are kept
   * @param onBytes   gets each change of `bytes`
   */
  constructor(bytesMax: number, goneUpTo: number, onBytes?: (change: number) => void) {
    this.#bytesMax = bytesMax;
    this.#goneUpTo = goneUpTo;
    this.#onBytes = onBytes;
  }

  /** The bytes that are kept, each message with `KEPT_MESSAGE_BYTES` more than its body. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Messages up to this number are no longer kept. */
  get goneUpTo(): number {
    return this.#goneUpTo;
  }

  /** @param encoded  the body as `packBody` or `encodeBody` returned it; not copied, so nobody may write to it again */
  add(header: Header, encoded: PackedBody): void {
    this.#push(toKept(header), encoded);
    this.#count(encoded.length + KEPT_MESSAGE_BYTES);
    this.#bound();
  }

  #push(header: KeptHeader, body: KeptBody): void {
    if (this.#headers === NO_HEADERS) {
      // Lists with room for one: an idle session keeps the answer to its last ping.
      this.#headers = [header];
      this.#bodies = [body];
    } else {
      this.#headers.push(header);
      this.#bodies.push(body);
    }
  }

  /** Adds messages in their frames. @param sequence  number of the first */
  addFrames(frames: KeptFrames, sequence: number): void {
    this.#push(sequence, frames);
    this.#count(frames.keptBytes);
    this.#bound();
  }

  /** Adds those of some messages that are kept. They have consecutive numbers. @param sequence  number of the first */
  addPosted(posted: Posted, sequence: number): void {
    const { messages, keptBytes, isShared } = posted;
    if (this.#headers === NO_HEADERS) {
      this.#headers = [];
      this.#bodies = [];
    }
    if (isShared && messages.length > 1 && keptBytes > 0) {
      this.#headers.push(sequence);
      this.#bodies.push(posted);
    } else {
      for (let index = 0; index < messages.length; index++) {
        const message = messages[index];
        if (message?.isKept !== true) continue;
        this.#headers.push(sequence + index);
        this.#bodies.push(message);
      }
    }
    this.#count(keptBytes);
    this.#bound();
  }

  /** The other end has handled all messages through this number. */
  acknowledge(received: number): void {
    let bytes = 0;
    while (this.#first < this.#headers.length && this.#firstSequence <= received) bytes += this.#takeHandled(received);
    if (bytes > 0) this.#count(-bytes);
    this.#goneUpTo = Math.max(this.#goneUpTo, received);
    this.#cut();
  }

  /** Hands out what is kept, in order. */
  *messages(): Generator<{ readonly header: Header; readonly encoded: PackedBody }> {
    for (let index = this.#first; index < this.#headers.length; index++) {
      const header = this.#headers[index];
      const body = this.#bodies[index];
      if (header === undefined || body === undefined) continue;
      if (typeof header !== "number") {
        if (isPacked(body)) yield { header: toHeader(header), encoded: body };
      } else if (body instanceof KeptFrames) yield* body.messages();
      else if (isList(body)) yield* messagesOf(body, header, index === this.#first ? this.#takenOfFirst : 0);
      else if (!isPacked(body)) yield { header: headerOf(body, header), encoded: body.encoded };
    }
  }

  /** Drops everything. */
  clear(): void {
    const header = this.#headers.at(-1);
    const body = this.#bodies.at(-1);
    if (header === undefined || body === undefined) return;
    this.acknowledge(sequenceOf(header) + countOf(body) - 1);
  }

  /** Drops the oldest until the rest is within `bytesMax`. */
  #bound(): void {
    if (this.#bytes <= this.#bytesMax) return;
    while (this.#bytes > this.#bytesMax) this.#count(-this.#takeFirst());
    this.#cut();
  }

  /** Removes what was dropped from the lists, once it is much or all. */
  #cut(): void {
    if (this.#first === this.#headers.length) {
      this.#headers = NO_HEADERS;
      this.#bodies = NO_BODIES;
      this.#first = 0;
      return;
    }
    if (this.#first < TAKEN_MAX) return;
    this.#headers.splice(0, this.#first);
    this.#bodies.splice(0, this.#first);
    this.#first = 0;
  }

  /** The number of the oldest. */
  get #firstSequence(): number {
    const header = this.#headers[this.#first];
    return header === undefined ? 0 : sequenceOf(header) + this.#takenOfFirst;
  }

  /** Drops the oldest; if it begins a list of which all is handled, the whole list. Returns the bytes. */
  #takeHandled(received: number): number {
    const body = this.#bodies[this.#first];
    const isWhole = body !== undefined && (body instanceof KeptFrames || isList(body)) && this.#takenOfFirst === 0;
    if (!isWhole || this.#firstSequence + countOf(body) - 1 > received) return this.#takeFirst();
    this.#leaveFirst();
    return body.keptBytes;
  }

  /** Drops the oldest. Returns its bytes. */
  #takeFirst(): number {
    const body = this.#bodies[this.#first];
    if (body === undefined) return 0;
    this.#goneUpTo = this.#firstSequence;
    const taken = this.#takenOfFirst;
    if (taken + 1 < countOf(body)) this.#takenOfFirst += 1;
    else this.#leaveFirst();
    if (isPacked(body)) return body.length + KEPT_MESSAGE_BYTES;
    if (body instanceof KeptFrames) return body.takeFirst() + KEPT_MESSAGE_BYTES;
    const message = isList(body) ? body.messages[taken] : body;
    return message?.isKept ? message.encoded.length + KEPT_MESSAGE_BYTES : 0;
  }

  #leaveFirst(): void {
    // The list holds its entries until it is cut.
    this.#bodies[this.#first] = EMPTY;
    this.#first += 1;
    this.#takenOfFirst = 0;
  }

  #count(change: number): void {
    this.#bytes += change;
    this.#onBytes?.(change);
  }
}

const EMPTY = "";
/** Of all that keep nothing: an idle session takes no memory for lists. Never added to. */
const NO_HEADERS: KeptHeader[] = [];
const NO_BODIES: KeptBody[] = [];

function isPacked(body: KeptBody): body is PackedBody {
  return typeof body === "string" || body instanceof Uint8Array;
}

function isList(body: KeptBody): body is Posted {
  return typeof body !== "string" && !(body instanceof KeptFrames) && "messages" in body;
}

/** How many messages there were at first. */
function countOf(body: KeptBody): number {
  if (body instanceof KeptFrames) return body.count;
  return isList(body) ? body.messages.length : 1;
}

/** Those of a list that are kept, from an index on. @param first  number of the first message of the list */
function* messagesOf(
  { messages }: Posted,
  first: number,
  from: number,
): Generator<{ readonly header: Header; readonly encoded: PackedBody }> {
  for (const [index, message] of messages.entries()) {
    if (message.isKept && index >= from) yield { header: headerOf(message, first + index), encoded: message.encoded };
  }
}

function headerOf({ command }: PostedEvent, sequence: number): Header {
  return Header.create({ type: MessageType.EVENT, command, sequence });
}

function toKept(header: Header): KeptHeader {
  const { type, command, sequence, answers, critical, recipient, id, $unknown } = header;
  if (critical || recipient !== undefined || id.length > 0 || $unknown !== undefined) return header;
  return type === MessageType.RESPONSE ? { sequence, command, answers } : header;
}

function sequenceOf(header: KeptHeader): number {
  return typeof header === "number" ? header : header.sequence;
}

function toHeader(header: Exclude<KeptHeader, number>): Header {
  return "type" in header ? header : Header.create({ type: MessageType.RESPONSE, ...header });
}
