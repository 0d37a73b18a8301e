/** The reason of signals that fire because the user quits. */
export class Quit extends Error {}

/** The reason of signals that fire because the user stops waiting. */
export class StoppedWaiting extends Error {}

/** Turns Ctrl-C and the signals of the operating system into abort signals. */
export class Interrupts {
  readonly #quit = new AbortController();
  readonly #waits = new Set<AbortController>();

  /** Fires with `Quit` when the program must end. */
  get quit(): AbortSignal {
    return this.#quit.signal;
  }

  /** Handles Ctrl-C: stops the current wait if there is one, otherwise ends the program. */
  readonly handleKey = (): void => {
    if (this.#waits.size === 0) this.#quit.abort(new Quit());
    for (const wait of this.#waits) wait.abort(new StoppedWaiting());
  };

  /** Handles SIGINT, SIGTERM and SIGHUP: ends the program. */
  readonly handleSignal = (): void => this.#quit.abort(new Quit());

  /** Runs something that may take long, with a signal that fires when the user presses Ctrl-C or quits. */
  async stoppable<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const wait = new AbortController();
    this.#waits.add(wait);
    try {
      return await run(AbortSignal.any([wait.signal, this.quit]));
    } finally {
      this.#waits.delete(wait);
    }
  }
}
