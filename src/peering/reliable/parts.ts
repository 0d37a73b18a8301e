/**
 * Parts of reliable messages, for paths that do not carry a message in one datagram.
 *
 * A message is cut when it is queued, for the path in use then, and never changes. If it must be sent again, or the path
 * has become smaller, it travels in parts that any path carries. The receiver takes it as if it had come in one datagram.
 *
 * @see proto/PROTOCOL.md, "Parts"
 */

import { PeerPart } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../errors.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";

/** Size of a PeerPart without its content, header included, at most. */
const OVERHEAD_BYTES = 32;
/** The largest message makes no more, even if this side sends the smallest datagrams that a link may have. */
const COUNT_MAX = 4;

/** A reliable message that has arrived in parts. */
export interface JoinedMessage {
  readonly bytes: Uint8Array;
  /** The highest of the datagrams that carried it. */
  readonly packetNumber: number;
}

/**
 * Cuts an encoded message. The parts are the same each time.
 *
 * @param partBytesMax  bytes of an encoded PeerPart, at least 128
 * @returns encoded messages
 */
export function splitIntoParts(sequence: number, message: Uint8Array, partBytesMax: number): readonly Uint8Array[] {
  const contentBytesMax = partBytesMax - OVERHEAD_BYTES;
  const count = Math.ceil(message.length / contentBytesMax);
  return Array.from({ length: count }, (_, number) => {
    const content = message.subarray(number * contentBytesMax, (number + 1) * contentBytesMax);
    return encodePeerMessage({ case: "peerPart", value: PeerPart.create({ sequence, number, count, content }) }, 0);
  });
}

interface Incomplete {
  readonly count: number;
  readonly contents: Map<number, Uint8Array>;
  bytes: number;
  packetNumber: number;
}

/** Joins parts, which arrive in any order and any number of times. */
export class PartJoiner {
  readonly #messageBytesMax: number;
  /** By sequence. The caller adds only messages that it wants, so there are no more than it waits for. */
  readonly #incomplete = new Map<number, Incomplete>();
  #bytes = 0;

  /** @param messageBytesMax  bytes of the longest message */
  constructor(messageBytesMax: number) {
    this.#messageBytesMax = messageBytesMax;
  }

  /** Bytes of the parts that are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Takes a part of a message that has not arrived yet. Its content is kept, not copied.
   *
   * @returns the message, if this was the last part that was missing
   * @throws ProtocolError MALFORMED: the part contradicts itself or an earlier one, or the message is too long
   */
  add({ sequence, number, count, content }: PeerPart, packetNumber: number): JoinedMessage | undefined {
    if (count < 1 || count > COUNT_MAX) throw malformedPart(`The message has ${count} parts.`);
    const message = this.#incomplete.get(sequence) ?? { count, contents: new Map(), bytes: 0, packetNumber: 0 };
    if (count !== message.count || number >= count) throw malformedPart(`It is number ${number} of ${count}.`);
    message.packetNumber = Math.max(message.packetNumber, packetNumber);
    if (message.contents.has(number)) return undefined;
    message.contents.set(number, content);
    message.bytes += content.length;
    this.#bytes += content.length;
    if (message.bytes > this.#messageBytesMax)
      throw malformedPart(`The message has more than ${this.#messageBytesMax} bytes.`);
    this.#incomplete.set(sequence, message);
    if (message.contents.size < count) return undefined;
    this.forget(sequence);
    const inOrder = [...message.contents].sort(([one], [other]) => one - other).map(([, bytes]) => bytes);
    return { bytes: Buffer.concat(inOrder), packetNumber: message.packetNumber };
  }

  /** Whether a part is kept. */
  has({ sequence, number }: PeerPart): boolean {
    return this.#incomplete.get(sequence)?.contents.has(number) === true;
  }

  /** Drops the parts of a message that has arrived. */
  forget(sequence: number): void {
    this.#bytes -= this.#incomplete.get(sequence)?.bytes ?? 0;
    this.#incomplete.delete(sequence);
  }
}

export function malformedPart(text: string): ProtocolError {
  return new ProtocolError("MALFORMED", `A part of a message of the peer is malformed. ${text}`);
}
