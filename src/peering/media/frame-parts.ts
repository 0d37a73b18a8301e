/**
 * Parts of media frames that do not fit into one datagram. A frame arrives whole or not at all: no part is sent again.
 *
 * @see proto/PROTOCOL.md, "Parts of frames"
 */

import { PeerMedia, PeerMediaPart } from "../../../generated/chatwire/v1/peer.ts";
import { DecodeError, ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { KEPT_OVERHEAD_BYTES, keptBytesOf, keptCopy } from "../kept.ts";

/**
 * Bytes of the longest payload of a frame between sides that have the feature `LARGE_MEDIA`. Fixed for version 1 of the
 * protocol: what one side may send, the other accepts.
 */
export const MEDIA_FRAME_BYTES_MAX = 262_144;
/** Bytes of an encoded PeerMedia besides its payload, at most. */
const FIELDS_BYTES_MAX = 64;
const ENCODED_BYTES_MAX = MEDIA_FRAME_BYTES_MAX + FIELDS_BYTES_MAX;
/** Size of a PeerMediaPart without its content, header included, at most. */
const OVERHEAD_BYTES = 48;
/** Each part but the last has so many bytes at least, which bounds how many parts are kept. */
const PART_BYTES_MIN = 64;
const COUNT_MAX = Math.ceil(ENCODED_BYTES_MAX / PART_BYTES_MIN);

/** Cuts a frame. @param partBytesMax  bytes of an encoded message with a part, at least 128 */
export function splitFrame(frame: PeerMedia, partBytesMax: number): PeerMediaPart[] {
  const bytes = PeerMedia.encode(frame);
  const contentBytesMax = partBytesMax - OVERHEAD_BYTES;
  const count = Math.ceil(bytes.length / contentBytesMax);
  return Array.from({ length: count }, (_, number) => {
    const content = bytes.subarray(number * contentBytesMax, (number + 1) * contentBytesMax);
    return PeerMediaPart.create({ stream: frame.stream, frame: frame.number, number, count, content });
  });
}

interface Unfinished {
  readonly stream: number;
  readonly number: number;
  readonly count: number;
  readonly contents: Map<number, Uint8Array>;
  /** Of the contents. */
  bytes: number;
  /** When it is too old. */
  readonly untilMs: number;
}

type JoinerLimits = Pick<Limits, "mediaUnfinishedFramesMax" | "mediaUnfinishedBytesMax" | "mediaUnfinishedMs">;

/**
 * Joins the parts of the frames of all streams of a link, which arrive in any order.
 *
 * Lost parts never arrive. So an unfinished frame is dropped once it is older than `mediaUnfinishedMs`. Before that, the one
 * with the lowest number is dropped if a stream has more than `mediaUnfinishedFramesMax`, and the oldest ones of all streams
 * if the parts together count for more than `mediaUnfinishedBytesMax`.
 */
export class FrameJoiner {
  readonly #limits: JoinerLimits;
  /** By stream and number, in the order in which their first parts arrived. */
  readonly #unfinished = new Map<string, Unfinished>();
  #keptBytes = 0;

  constructor(limits: JoinerLimits) {
    this.#limits = limits;
  }

  /** What the parts that are kept count for, in bytes: each part, and each frame for one part more. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /** How many frames have parts that are kept. */
  get frames(): number {
    return this.#unfinished.size;
  }

  /**
   * Takes a part. Its content is copied.
   *
   * @returns the frame, if this was the last part that was missing
   * @throws ProtocolError MALFORMED: the part contradicts itself or an earlier one, or the frame is too long or another one
   */
  add(part: PeerMediaPart, nowMs: number): PeerMedia | undefined {
    const { stream, frame: number, count, content } = part;
    const key = keyOf(stream, number);
    const known = this.#unfinished.get(key);
    checkPart(part, known);
    if (known?.contents.has(part.number) === true) return undefined;
    const contents = known?.contents ?? new Map<number, Uint8Array>();
    if (contents.size + 1 === count) {
      this.#drop(key);
      return frameOf(part, contents.set(part.number, content));
    }
    const untilMs = nowMs + this.#limits.mediaUnfinishedMs;
    const frame: Unfinished = known ?? { stream, number, count, contents, bytes: 0, untilMs };
    if (known === undefined) {
      this.#unfinished.set(key, frame);
      this.#keptBytes += KEPT_OVERHEAD_BYTES;
    }
    contents.set(part.number, keptCopy(content));
    frame.bytes += content.length;
    this.#keptBytes += keptBytesOf(content.length);
    if (known === undefined) this.#dropLowest(stream);
    this.#dropOldest();
    return undefined;
  }

  /** Drops the unfinished frames of a stream, which is over. */
  forget(stream: number): void {
    for (const [key, frame] of this.#unfinished) if (frame.stream === stream) this.#drop(key);
  }

  /** When a frame is too old. */
  get nextTimeoutMs(): number | undefined {
    for (const { untilMs } of this.#unfinished.values()) return untilMs;
    return undefined;
  }

  handleTimeout(nowMs: number): void {
    for (const [key, { untilMs }] of this.#unfinished) {
      if (untilMs > nowMs) return;
      this.#drop(key);
    }
  }

  /** Drops the frame with the lowest number of a stream, if it has too many. */
  #dropLowest(stream: number): void {
    const numbers: number[] = [];
    for (const frame of this.#unfinished.values()) if (frame.stream === stream) numbers.push(frame.number);
    if (numbers.length > this.#limits.mediaUnfinishedFramesMax) this.#drop(keyOf(stream, Math.min(...numbers)));
  }

  #dropOldest(): void {
    for (const key of this.#unfinished.keys()) {
      if (this.#keptBytes <= this.#limits.mediaUnfinishedBytesMax) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const frame = this.#unfinished.get(key);
    if (frame === undefined) return;
    this.#unfinished.delete(key);
    this.#keptBytes -= frame.bytes + (frame.contents.size + 1) * KEPT_OVERHEAD_BYTES;
  }
}

function keyOf(stream: number, frame: number): string {
  return `${stream}/${frame}`;
}

/** @throws ProtocolError MALFORMED: the parts make no frame, or another one */
function frameOf({ stream, frame: number }: PeerMediaPart, contents: ReadonlyMap<number, Uint8Array>): PeerMedia {
  const inOrder = [...contents].sort(([one], [other]) => one - other).map(([, content]) => content);
  const frame = decode(Buffer.concat(inOrder), number);
  if (frame.stream !== stream || frame.number !== number) throw malformedPart(number, "They make another frame");
  return frame;
}

/** @throws ProtocolError MALFORMED: the part contradicts itself or an earlier one, or the frame is too long */
function checkPart({ frame, number, count, content }: PeerMediaPart, earlier: Unfinished | undefined): void {
  if (count < 1 || count > COUNT_MAX) throw malformedPart(frame, `There are ${count} of them`);
  if (number >= count || (earlier !== undefined && earlier.count !== count))
    throw malformedPart(frame, `One is number ${number} of ${count}`);
  if (number < count - 1 && content.length < PART_BYTES_MIN)
    throw malformedPart(frame, `One that is not the last has ${content.length} bytes`);
  if ((earlier?.bytes ?? 0) + content.length > ENCODED_BYTES_MAX)
    throw malformedPart(frame, `They have more than ${ENCODED_BYTES_MAX} bytes`);
}

function decode(bytes: Uint8Array, number: number): PeerMedia {
  try {
    return PeerMedia.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) throw malformedPart(number, `They make no frame: ${error.message}`);
    throw error;
  }
}

function malformedPart(frame: number, text: string): ProtocolError {
  return new ProtocolError("MALFORMED", `The parts of the media frame ${frame} are malformed. ${text}.`);
}
