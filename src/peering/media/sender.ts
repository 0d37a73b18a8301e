import type { MediaCopy } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../../errors.ts";
import { FrameCopies } from "./copies.ts";
import type { MediaFrame } from "./jitter-buffer.ts";
import type { MediaReport } from "./statistics.ts";

/** Reports on this many ended streams are still accepted, because reports arrive after the end. */
export const ENDED_STREAMS_MAX = 64;

/** A media stream of this side. */
export interface SentStreamStatistics {
  readonly stream: number;
  /** Frames sent, and bytes of their payloads, copies left out. */
  readonly frames: number;
  readonly bytes: number;
  /** Copies of earlier frames that were sent. */
  readonly copies: number;
  /** The last report of the peer; undefined before the first. */
  readonly report: MediaReport | undefined;
  /** How fast the stream may send; undefined if it is not known. */
  readonly targetBitsPerSecond: number | undefined;
}

interface OutgoingStream {
  frames: number;
  bytes: number;
  copies: number;
  report: MediaReport | undefined;
  /** Undefined: no frame travels twice. */
  readonly redundancy: FrameCopies | undefined;
  readonly wantedBitsPerSecond: number;
  /** Its frames are paced from its first large one on, so that they stay in order. */
  isPaced: boolean;
}

const NO_COPIES: readonly MediaCopy[] = [];
const NO_REPORT: MediaReport = { highest: 0, received: 0, lost: 0, jitterUs: 0 };

/** How a stream is opened. */
interface OpenOptions {
  /** Whether frames carry copies of earlier ones while many get lost. */
  readonly isRedundant?: boolean | undefined;
  /** What the stream makes use of; 0: it is not known. */
  readonly wantedBitsPerSecond?: number | undefined;
  /** How many streams have ended, and have frames that wait. */
  readonly ending?: number | undefined;
}

/** The media streams of this side. Their ids count up, so that none is used twice. */
export class MediaSenders {
  readonly #max: number;
  readonly #open = new Map<number, OutgoingStream>();
  readonly #ended = new Map<number, OutgoingStream>();
  #opened = 0;

  /** @param max  how many streams may be open at a time */
  constructor(max: number) {
    this.#max = max;
  }

  /** How many streams are open. */
  get size(): number {
    return this.#open.size;
  }

  /** What the streams make use of together; 0: it is not known. All get equal shares, so it is that of the greatest for each. */
  get wantedBitsPerSecond(): number {
    const wanted = [...this.#open.values()].map(({ wantedBitsPerSecond }) => wantedBitsPerSecond);
    return Math.max(0, ...wanted) * this.#open.size;
  }

  get statistics(): Omit<SentStreamStatistics, "targetBitsPerSecond">[] {
    return [...this.#open].map(([stream, { frames, bytes, copies, report }]) => ({
      stream,
      frames,
      bytes,
      copies,
      report,
    }));
  }

  /**
   * Opens a stream and returns its id.
   *
   * @throws ProtocolError LIMIT_REACHED: too many streams are open; retryable
   */
  open({ isRedundant = false, wantedBitsPerSecond = 0, ending = 0 }: OpenOptions = {}): number {
    // To the peer, they are open.
    if (this.#open.size + ending >= this.#max) {
      const text = `The link has ${this.#max} open media streams, which is the limit; end one first.`;
      throw new ProtocolError("LIMIT_REACHED", text, { retryable: true });
    }
    this.#opened += 1;
    const redundancy = isRedundant ? new FrameCopies() : undefined;
    const counts = { frames: 0, bytes: 0, copies: 0, report: undefined };
    this.#open.set(this.#opened, { ...counts, redundancy, wantedBitsPerSecond, isPaced: false });
    return this.#opened;
  }

  /** Returns how many frames of a stream were sent. @throws UsageError WRONG_STATE: the stream is not open */
  frames(stream: number): number {
    return this.#find(stream).frames;
  }

  /**
   * The copies of earlier frames for the next one, which are counted as sent.
   *
   * @param roomBytes            what the datagram has room for beside the frame
   * @param targetBitsPerSecond  what the stream may send; undefined if it is not known
   * @throws UsageError WRONG_STATE
   */
  copiesFor(
    stream: number,
    frame: Omit<MediaFrame, "number">,
    roomBytes: number,
    targetBitsPerSecond: number | undefined,
  ): readonly MediaCopy[] {
    const outgoing = this.#find(stream);
    const { redundancy } = outgoing;
    if (redundancy === undefined) return NO_COPIES;
    const copies = redundancy.copiesFor(outgoing.frames + 1, frame, roomBytes, targetBitsPerSecond);
    outgoing.copies += copies.length;
    return copies;
  }

  /**
   * Counts a frame.
   *
   * @param isLarge  whether it does not fit into one datagram
   * @returns when the frame leaves
   * @throws UsageError WRONG_STATE
   */
  sent(stream: number, frame: Omit<MediaFrame, "number">, isLarge = false): "at once" | "paced" {
    const outgoing = this.#find(stream);
    outgoing.isPaced ||= isLarge;
    outgoing.frames += 1;
    outgoing.bytes += frame.payload.length;
    outgoing.redundancy?.sent(outgoing.frames, frame);
    return outgoing.isPaced ? "paced" : "at once";
  }

  /** Ends a stream. @throws UsageError WRONG_STATE */
  end(stream: number): void {
    this.#ended.set(stream, this.#find(stream));
    this.#open.delete(stream);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > ENDED_STREAMS_MAX && oldest !== undefined) this.#ended.delete(oldest);
  }

  /**
   * Takes a report from the peer.
   *
   * @returns whether it differs from the last one
   * @throws ProtocolError MALFORMED: it counts frames that were not sent
   */
  reported(stream: number, report: MediaReport): boolean {
    const outgoing = this.#open.get(stream) ?? this.#ended.get(stream);
    if (outgoing === undefined) return false;
    if (report.highest > outgoing.frames || report.received > report.highest) {
      throw new ProtocolError(
        "MALFORMED",
        `The report of the peer on media stream ${stream} counts frames that were not sent.`,
      );
    }
    const { highest, received, lost } = outgoing.report ?? NO_REPORT;
    // Reports may be repeated or reordered.
    const isOld = report.highest < highest || report.received < received;
    const isSame = report.highest === highest && report.received === received && report.lost === lost;
    if (isOld || isSame) return false;
    outgoing.report = report;
    outgoing.redundancy?.reported(report);
    return true;
  }

  #find(stream: number): OutgoingStream {
    const outgoing = this.#open.get(stream);
    if (outgoing === undefined) throw new UsageError(`No media stream ${stream} is open.`, "WRONG_STATE");
    return outgoing;
  }
}
