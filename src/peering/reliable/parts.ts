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
import { KEPT_OVERHEAD_BYTES, keptBytesOf, keptCopy } from "../kept.ts";

/** Size of a PeerPart without its content, header included, at most. */
const OVERHEAD_BYTES = 32;
/** A message that fits into a large datagram makes no more, even if the sender's datagrams are the smallest that there are. */
const COUNT_MAX = 4;
/**
 * Bytes of the longest message, header included, and its parts, between sides that have the feature `LARGE_MESSAGES`. Fixed
 * for version 1 of the protocol: what one side may send, the other accepts.
 */
export const LONG_MESSAGE_BYTES_MAX = 1_000_064;
const LONG_COUNT_MAX = 16_384;
/** Each part of such a message but the last has so many bytes at least, which bounds how many parts are kept. */
const LONG_PART_BYTES_MIN = 64;

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

/**
 * What a message counts for at its receiver at most, whole or in parts of which some are missing.
 *
 * @param bytes         of the encoded message
 * @param partBytesMax  as of `splitIntoParts`; a message that is no longer has no parts
 */
export function keptMessageBytesOf(bytes: number, partBytesMax: number): number {
  const parts = bytes <= partBytesMax ? 1 : Math.ceil(bytes / (partBytesMax - OVERHEAD_BYTES));
  return bytes + parts * KEPT_OVERHEAD_BYTES;
}

interface Incomplete {
  readonly count: number;
  readonly contents: Map<number, Uint8Array>;
  /** Of the contents. */
  bytes: number;
  packetNumber: number;
}

/** Joins parts, which arrive in any order and any number of times. */
export class PartJoiner {
  readonly #messageBytesMax: number;
  readonly #countMax: number;
  /** By sequence. The caller adds only messages that it wants, so there are no more than it waits for. */
  readonly #incomplete = new Map<number, Incomplete>();
  /** What all that is kept counts for: each part, and each message for one part more. */
  #keptBytes = 0;

  /**
   * @param messageBytesMax  bytes of the longest message that fits into one datagram
   * @param length           whether messages may be longer than that
   */
  constructor(messageBytesMax: number, length: "one datagram" | "any" = "one datagram") {
    const isLong = length === "any";
    this.#messageBytesMax = isLong ? LONG_MESSAGE_BYTES_MAX : messageBytesMax;
    this.#countMax = isLong ? LONG_COUNT_MAX : COUNT_MAX;
  }

  /** What the parts that are kept count for, in bytes. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /** What a part that is not kept would count for. The last one that is missing is not kept: it makes the message whole. */
  keptBytesOf({ sequence, count, content }: PeerPart): number {
    const kept = this.#incomplete.get(sequence)?.contents.size ?? 0;
    if (kept + 1 === count) return content.length;
    return keptBytesOf(content.length) + (kept === 0 ? KEPT_OVERHEAD_BYTES : 0);
  }

  /**
   * Takes a part of a message that has not arrived yet. Its content is copied if it is kept.
   *
   * @returns the message, if this was the last part that was missing
   * @throws ProtocolError MALFORMED: the part contradicts itself or an earlier one, or the message is too long
   */
  add(part: PeerPart, packetNumber: number): JoinedMessage | undefined {
    const { sequence, number, count, content } = part;
    if (count < 1 || count > this.#countMax) throw malformedPart(`The message has ${count} parts.`);
    const message = this.#incomplete.get(sequence) ?? { count, contents: new Map(), bytes: 0, packetNumber: 0 };
    if (count !== message.count || number >= count) throw malformedPart(`It is number ${number} of ${count}.`);
    if (count > COUNT_MAX && number < count - 1 && content.length < LONG_PART_BYTES_MIN)
      throw malformedPart(`It has ${content.length} bytes.`);
    message.packetNumber = Math.max(message.packetNumber, packetNumber);
    if (message.contents.has(number)) return undefined;
    const bytes = message.bytes + content.length;
    if (bytes > this.#messageBytesMax) throw malformedPart(`The message has more than ${this.#messageBytesMax} bytes.`);
    if (message.contents.size + 1 === count) {
      this.forget(sequence);
      return { bytes: joined(message.contents.set(number, content)), packetNumber: message.packetNumber };
    }
    this.#keptBytes += this.keptBytesOf(part);
    message.contents.set(number, keptCopy(content));
    message.bytes = bytes;
    this.#incomplete.set(sequence, message);
    return undefined;
  }

  /** Whether a part is kept. */
  has({ sequence, number }: PeerPart): boolean {
    return this.#incomplete.get(sequence)?.contents.has(number) === true;
  }

  /** Drops the parts of a message that has arrived. */
  forget(sequence: number): void {
    const message = this.#incomplete.get(sequence);
    if (message === undefined) return;
    this.#incomplete.delete(sequence);
    this.#keptBytes -= message.bytes + (message.contents.size + 1) * KEPT_OVERHEAD_BYTES;
  }
}

function joined(contents: ReadonlyMap<number, Uint8Array>): Uint8Array {
  return Buffer.concat([...contents].sort(([one], [other]) => one - other).map(([, content]) => content));
}

export function malformedPart(text: string): ProtocolError {
  return new ProtocolError("MALFORMED", `A part of a message of the peer is malformed. ${text}`);
}
