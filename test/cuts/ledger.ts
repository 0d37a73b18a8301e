import * as assert from "uvu/assert";

/** How long everything may take to arrive. The machine may be busy. */
const ARRIVAL_MS_MAX = 60_000;

/** What became of a call that sends something: it succeeded, or its error says this. */
export type Ending = "done" | "not done" | "unknown";

/** What programs have sent and what has arrived, by kind and in order. */
export class Ledger {
  readonly #sent = new Map<string, string[]>();
  readonly #arrived = new Map<string, string[]>();
  readonly #endings = new Map<string, Ending>();
  readonly #faults: string[] = [];
  #onArrival = (): void => {};

  /** The kinds of which something was sent. */
  get kinds(): readonly string[] {
    return [...this.#sent.keys()];
  }

  sentOf(kind: string): readonly string[] {
    return this.#sent.get(kind) ?? [];
  }

  arrivedOf(kind: string): readonly string[] {
    return this.#arrived.get(kind) ?? [];
  }

  endingOf(kind: string, what: string): Ending | undefined {
    return this.#endings.get(`${kind}: ${what}`);
  }

  /** Notes what is sent, and what becomes of the call that sends it. */
  async send(kind: string, what: string, call: PromiseLike<unknown>): Promise<void> {
    append(this.#sent, kind, what);
    let ending: Ending = "done";
    try {
      await call;
    } catch (error) {
      const outcome = error instanceof Error && "outcome" in error ? error.outcome : undefined;
      if (outcome === "not done" || outcome === "unknown") ending = outcome;
      else this.#faults.push(`${kind}: ${what}: ${error}, and it does not say what became of the call`);
    }
    this.#endings.set(`${kind}: ${what}`, ending);
  }

  arrive(kind: string, what: string): void {
    append(this.#arrived, kind, what);
    this.#onArrival();
  }

  /** Waits until as much has arrived as was sent, of the given kinds. */
  async untilArrived(kinds = this.kinds): Promise<void> {
    const late = AbortSignal.timeout(ARRIVAL_MS_MAX);
    late.addEventListener("abort", () => this.#onArrival(), { once: true });
    const isComplete = (): boolean => kinds.every((kind) => this.arrivedOf(kind).length >= this.sentOf(kind).length);
    while (!isComplete()) {
      await new Promise<void>((resolve) => {
        this.#onArrival = resolve;
      });
      if (late.aborted && !isComplete()) throw new Error(`Not all has arrived:\n${this.describe()}`);
    }
  }

  /** Everything of these kinds has arrived once and in order, and its calls have succeeded. */
  checkWhole(kinds = this.kinds): void {
    assert.equal(this.#faults, []);
    for (const kind of kinds) {
      assert.equal(this.arrivedOf(kind), this.sentOf(kind), kind);
      const failed = this.sentOf(kind).filter((what) => this.endingOf(kind, what) !== "done");
      assert.equal(failed, [], `${kind}: calls that failed`);
    }
  }

  /**
   * What has arrived of one kind came once and in order. What was not done has not arrived, and what is done has, unless
   * the program was told that it may have missed it. Nothing is left without an ending.
   */
  checkParts(kind: string, isToldMissed: boolean): void {
    assert.equal(this.#faults, []);
    const [sent, arrived] = [this.sentOf(kind), this.arrivedOf(kind)];
    assert.equal(
      arrived,
      sent.filter((what) => arrived.includes(what)),
      kind,
    );
    for (const what of sent) {
      const [ending, hasArrived] = [this.endingOf(kind, what), arrived.includes(what)];
      assert.ok(ending !== undefined, `${kind}: ${what} has no ending`);
      if (ending === "not done") assert.not(hasArrived, `${kind}: ${what} was not done, and arrived`);
      if (ending === "done" && !isToldMissed) assert.ok(hasArrived, `${kind}: ${what} was done, and is lost`);
    }
  }

  describe(): string {
    const lines = this.kinds.map((kind) => {
      const missing = this.sentOf(kind).filter((what) => !this.arrivedOf(kind).includes(what));
      return `${kind}: ${this.sentOf(kind).length} sent, ${this.arrivedOf(kind).length} arrived, missing ${missing}`;
    });
    return [...lines, ...this.#faults].join("\n");
  }
}

function append(lists: Map<string, string[]>, kind: string, what: string): void {
  const list = lists.get(kind) ?? [];
  lists.set(kind, list);
  list.push(what);
}
