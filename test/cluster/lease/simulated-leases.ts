import type { Lease, Leases } from "../../../src/cluster/lease/leases.ts";
import type { Clock } from "../../../src/net/network.ts";
import type { SeededRandom } from "../../../src/testing/seeded-random.ts";

/** The longest way of a call to the database, and of its answer. */
export const LATENCY_MAX_MS = 50;

/** The row of the database. */
export class Row {
  holder = "";
  token = 0;
  untilMs = 0;
  /** Called when a core takes the lease. */
  onTaken: () => void = () => {};
}

/** The way of one core to the database. A call takes up to 50 ms each way, and none comes through while it is cut. */
export class SimulatedLeases implements Leases {
  isCut = false;
  readonly #clock: Clock;
  readonly #row: Row;
  readonly #random: SeededRandom;

  constructor(clock: Clock, row: Row, random: SeededRandom) {
    this.#clock = clock;
    this.#row = row;
    this.#random = random;
  }

  take(holder: string, forMs: number): Promise<Lease | undefined> {
    return this.#call(() => {
      const row = this.#row;
      if (row.untilMs > this.#clock.monotonicMs()) return undefined;
      row.holder = holder;
      row.token += 1;
      row.untilMs = this.#clock.monotonicMs() + forMs;
      row.onTaken();
      return { token: row.token };
    });
  }

  renew(holder: string, { token }: Lease, forMs: number): Promise<boolean> {
    return this.#call(() => {
      const row = this.#row;
      if (row.holder !== holder || row.token !== token) return false;
      row.untilMs = this.#clock.monotonicMs() + forMs;
      return true;
    });
  }

  release(holder: string, { token }: Lease): Promise<void> {
    return this.#call(() => {
      if (this.#row.holder === holder && this.#row.token === token) this.#row.untilMs = 0;
    });
  }

  async close(): Promise<void> {}

  async #call<T>(body: () => T): Promise<T> {
    await this.#travel();
    const result = body();
    await this.#travel();
    return result;
  }

  async #travel(): Promise<void> {
    await new Promise<void>((resolve) => this.#clock.setTimer(resolve, this.#random.below(LATENCY_MAX_MS)));
    if (this.isCut) throw new Error("cut");
  }
}
