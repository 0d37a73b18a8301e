import { ProtocolError, UsageError } from "../../errors.ts";

/** Reports on a stream that is over are expected while no more than this many ended after it. */
const ENDED_MAX = 64;

/** What the receiver of a stream has counted; the schema's PeerMediaReport has the same fields. */
export interface MediaReport {
  /** Highest frame number that came. */
  readonly highest: number;
  readonly received: number;
  readonly lost: number;
  /** Interarrival jitter in microseconds. */
  readonly jitterUs: number;
}

interface OutgoingStream {
  frames: number;
  report: MediaReport;
}

const NO_REPORT: MediaReport = { highest: 0, received: 0, lost: 0, jitterUs: 0 };

/** All media streams that go out on one path. Their ids rise, so that none is used twice. */
export class MediaSender {
  readonly #max: number;
  readonly #open = new Map<number, OutgoingStream>();
  readonly #ended = new Map<number, OutgoingStream>();
  #opened = 0;

  /** @param max  streams that may be open at once */
  constructor(max: number) {
    this.#max = max;
  }

  /**
   * Opens a stream.
   *
   * @returns its id
   * @throws ProtocolError LIMIT_REACHED: too many are open
   */
  open(): number {
    if (this.#open.size >= this.#max) {
      throw new ProtocolError("LIMIT_REACHED", `Only ${this.#max} media streams may be open.`, { retryable: true });
    }
    this.#opened += 1;
    this.#open.set(this.#opened, { frames: 0, report: NO_REPORT });
    return this.#opened;
  }

  /** How many frames of the stream were sent. @throws UsageError WRONG_STATE: the stream is not open */
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
    if (this.#ended.size > ENDED_MAX && oldest !== undefined) this.#ended.delete(oldest);
  }

  /**
   * Takes a report.
   *
   * @returns whether it says something new
   * @throws ProtocolError MALFORMED: it reports what was never sent
   */
  reported(stream: number, report: MediaReport): boolean {
    const outgoing = this.#open.get(stream) ?? this.#ended.get(stream);
    if (outgoing === undefined) return false;
    if (report.highest > outgoing.frames || report.received > report.highest) {
      throw new ProtocolError("MALFORMED", "A media report counts frames that were never sent.");
    }
    const { highest, received, lost } = outgoing.report;
    // What comes a second time, or was overtaken, says nothing new.
    const isOld = report.highest < highest || report.received < received;
    const isSame = report.highest === highest && report.received === received && report.lost === lost;
    if (isOld || isSame) return false;
    outgoing.report = report;
    return true;
  }

  #find(stream: number): OutgoingStream {
    const outgoing = this.#open.get(stream);
    if (outgoing === undefined) throw new UsageError(`There is no open media stream ${stream}.`, "WRONG_STATE");
    return outgoing;
  }
}
