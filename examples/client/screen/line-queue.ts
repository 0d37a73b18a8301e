import { createInterface, type Interface } from "node:readline";

/** The input is paused while this many lines are queued. */
const LINES_MAX = 256;

/** The lines of an input, in order. Each is handed out once, and kept until somebody asks for it. */
export class LineQueue {
  /** Paused while too many lines wait. */
  readonly #source: Interface;
  readonly #lines: string[] = [];
  #reader: ((line: string | undefined) => void) | undefined;
  #ended = false;

  /** Reads the lines of a pipe. */
  static from(input: NodeJS.ReadableStream): LineQueue {
    const source = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    const queue = new LineQueue(source);
    source.on("line", (line) => queue.push(line));
    return queue;
  }

  constructor(source: Interface) {
    this.#source = source;
    source.on("close", () => {
      this.#ended = true;
      this.#reader?.(undefined);
    });
  }

  /** Takes a line if one is queued. */
  take(): string | undefined {
    const line = this.#lines.shift();
    if (this.#lines.length === 0 && !this.#ended) this.#source.resume();
    return line;
  }

  /**
   * Waits for a line.
   *
   * @returns undefined at the end of the input
   * @throws the signal's reason; no line is taken
   */
  async next(signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    const waiting = this.take();
    if (waiting !== undefined || this.#ended) return waiting;
    return new Promise((resolve, reject) => {
      const settle = (done: () => void): void => {
        this.#reader = undefined;
        signal.removeEventListener("abort", onAbort);
        done();
      };
      const onAbort = (): void => settle(() => reject(signal.reason));
      signal.addEventListener("abort", onAbort);
      this.#reader = (line) => settle(() => resolve(line));
    });
  }

  /** Adds a line. */
  push(line: string): void {
    if (this.#reader !== undefined) this.#reader(line);
    else this.#lines.push(line);
    if (this.#lines.length >= LINES_MAX && !this.#ended) this.#source.pause();
  }

  /** Stops reading. */
  close(): void {
    this.#source.close();
  }
}
