/**
 * Parts of media frames that do not fit into one datagram. A frame arrives whole or not at all: no part is sent again.
 *
 * @see proto/PROTOCOL.md, "Parts of frames"
 */

import { PeerMedia, PeerMediaPart } from "../../../generated/chatwire/v1/peer.ts";
import { DecodeError, ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";

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
  readonly count: number;
  readonly contents: Map<number, Uint8Array>;
  bytes: number;
}

/**
 * Joins the parts of the frames of one stream, which arrive in any order.
 *
 * Lost parts never arrive. So the oldest unfinished frames are dropped once there are more than
 * `mediaUnfinishedFramesMax`, or their parts have more than `mediaUnfinishedBytesMax`.
 */
export class FrameJoiner {
  readonly #limits: Pick<Limits, "mediaUnfinishedFramesMax" | "mediaUnfinishedBytesMax">;
  /** By number of the frame. */
  readonly #unfinished = new Map<number, Unfinished>();
  #bytes = 0;

  constructor(limits: Pick<Limits, "mediaUnfinishedFramesMax" | "mediaUnfinishedBytesMax">) {
    this.#limits = limits;
  }

  /** Bytes of the parts that are kept. */
  get bytes(): number {
    return this.#bytes;
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
  add(part: PeerMediaPart): PeerMedia | undefined {
    const { frame: number } = part;
    const unfinished = this.#unfinished.get(number);
    checkPart(part, unfinished);
    const frame = unfinished ?? { count: part.count, contents: new Map<number, Uint8Array>(), bytes: 0 };
    if (frame.contents.has(part.number)) return undefined;
    frame.contents.set(part.number, part.content.slice());
    frame.bytes += part.content.length;
    this.#bytes += part.content.length;
    this.#unfinished.set(number, frame);
    if (frame.contents.size === frame.count) return this.#finish(part, frame);
    this.#dropOldest();
    return undefined;
  }

  #finish({ stream, frame: number }: PeerMediaPart, unfinished: Unfinished): PeerMedia {
    this.#drop(number);
    const contents = [...unfinished.contents].sort(([one], [other]) => one - other).map(([, content]) => content);
    const frame = decode(Buffer.concat(contents), number);
    if (frame.stream !== stream || frame.number !== number) throw malformedPart(number, "They make another frame");
    return frame;
  }

  #dropOldest(): void {
    const { mediaUnfinishedFramesMax, mediaUnfinishedBytesMax } = this.#limits;
    while (this.#unfinished.size > mediaUnfinishedFramesMax || this.#bytes > mediaUnfinishedBytesMax)
      this.#drop(Math.min(...this.#unfinished.keys()));
  }

  #drop(number: number): void {
    this.#bytes -= this.#unfinished.get(number)?.bytes ?? 0;
    this.#unfinished.delete(number);
  }
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
