import type { Interface } from "node:readline";

/** Input is held back while so many lines wait. */
const LINES_MAX = 256;

/** The lines of an input, in order, each handed out once, whenever it is asked for. */
export class LineQueue {
  readonly #source: Interface;
  readonly #lines: string[] = [];
  #reader: ((line: string | undefined) => void) | undefined;
  #ended = false;

  constructor(source: Interface) {
    this.#source = source;
    source.on("line", (line) => this.#push(line));
    source.on("close", () => {
      this.#ended = true;
      this.#reader?.(undefined);
    });
  }

  /** A line that is there already. */
  take(): string | undefined {
    const line = this.#lines.shift();
    if (this.#lines.length === 0 && !this.#ended) this.#source.resume();
    return line;
  }

  /**
   * @returns undefined at the end
   * @throws the signal's reason; no line is taken then
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

  #push(line: string): void {
    if (this.#reader !== undefined) this.#reader(line);
    else this.#lines.push(line);
    if (this.#lines.length >= LINES_MAX && !this.#ended) this.#source.pause();
  }
}
