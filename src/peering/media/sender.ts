import { ProtocolError, UsageError } from "../../errors.ts";
import type { MediaReport } from "./statistics.ts";

/** Reports on this many ended streams are still accepted, because reports arrive after the end. */
export const ENDED_STREAMS_MAX = 64;

interface OutgoingStream {
  frames: number;
  report: MediaReport;
}

const NO_REPORT: MediaReport = { highest: 0, received: 0, lost: 0, jitterUs: 0 };

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

  /** Opens a stream and returns its id. @throws ProtocolError LIMIT_REACHED: too many streams are open; retryable */
  open(): number {
    if (this.#open.size >= this.#max) {
      const text = `The link has ${this.#max} open media streams, which is the limit; end one first.`;
      throw new ProtocolError("LIMIT_REACHED", text, { retryable: true });
    }
    this.#opened += 1;
    this.#open.set(this.#opened, { frames: 0, report: NO_REPORT });
    return this.#opened;
  }

  /** Returns how many frames of a stream were sent. @throws UsageError WRONG_STATE: the stream is not open */
  frames(stream: number): number {
    return this.#find(stream).frames;
  }

  /** Counts a frame. @throws UsageError WRONG_STATE */
  sent(stream: number): void {
    this.#find(stream).frames += 1;
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
    const { highest, received, lost } = outgoing.report;
    // Reports may be repeated or reordered.
    const isOld = report.highest < highest || report.received < received;
    const isSame = report.highest === highest && report.received === received && report.lost === lost;
    if (isOld || isSame) return false;
    outgoing.report = report;
    return true;
  }

  #find(stream: number): OutgoingStream {
    const outgoing = this.#open.get(stream);
    if (outgoing === undefined) throw new UsageError(`No media stream ${stream} is open.`, "WRONG_STATE");
    return outgoing;
  }
}
