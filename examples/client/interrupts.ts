/** The user wants to end the program. */
export class Quit extends Error {}

/** The user does not want to wait any longer. */
export class StoppedWaiting extends Error {}

/** What Ctrl-C and the signals of the operating system end. */
export class Interrupts {
  readonly #quit = new AbortController();
  readonly #waits = new Set<AbortController>();

  /** Fires with `Quit` when the program is to end. */
  get quit(): AbortSignal {
    return this.#quit.signal;
  }

  /** Ctrl-C: stops the wait where there is one, ends the program otherwise. */
  readonly handleKey = (): void => {
    if (this.#waits.size === 0) this.#quit.abort(new Quit());
    for (const wait of this.#waits) wait.abort(new StoppedWaiting());
  };

  /** SIGINT, SIGTERM, SIGHUP: end the program. */
  readonly handleSignal = (): void => this.#quit.abort(new Quit());

  /** Runs something that may take long. Its signal fires when the user has waited enough. */
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
