const MINUTE_MS = 60_000;

export interface PerMinuteOptions {
  /** How many pass in a minute. */
  readonly max: number;
  /** Called at the end of a minute in which others did not pass. */
  readonly tellRest: (count: number) => void;
  /** Default: a timer that does not keep the program running. */
  readonly setTimer?: (run: () => void, delayMs: number) => void;
}

/** Lets so many pass in a minute, and counts the rest: what others send must not fill the screen. */
export class PerMinute {
  readonly #options: PerMinuteOptions;
  readonly #setTimer: (run: () => void, delayMs: number) => void;
  /** In the minute that began with the first of them. */
  #count = 0;

  constructor(options: PerMinuteOptions) {
    this.#options = options;
    this.#setTimer = options.setTimer ?? ((run, delayMs) => void setTimeout(run, delayMs).unref());
  }

  /** Returns whether one more passes now. */
  take(): boolean {
    if (this.#count === 0) this.#setTimer(() => this.#end(), MINUTE_MS);
    this.#count += 1;
    return this.#count <= this.#options.max;
  }

  #end(): void {
    const { max, tellRest } = this.#options;
    const rest = this.#count - max;
    this.#count = 0;
    if (rest > 0) tellRest(rest);
  }
}
