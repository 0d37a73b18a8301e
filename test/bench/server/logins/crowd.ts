import { type Arrival, Visitor } from "./visitor.ts";

/** Visitors that register, cut their connections or leave at a time. */
const AT_ONCE = 16;

/** The visitors of one server. If some fail, the others go on, and the first failure is thrown once all are done. */
export class Crowd {
  readonly #visitors: readonly Visitor[];

  constructor(port: number, size: number) {
    this.#visitors = Array.from({ length: size }, (_, number) => new Visitor(port, number));
  }

  async register(): Promise<void> {
    await this.#each(AT_ONCE, (visitor) => visitor.register());
  }

  /** @param atOnce  so many are between the start of their connection and the end of their login */
  async arrive(arrival: Arrival, atOnce: number): Promise<void> {
    await this.#each(atOnce, (visitor) => visitor.arrive(arrival));
  }

  async leave(): Promise<void> {
    await this.#each(AT_ONCE, (visitor) => visitor.leave());
  }

  async cut(): Promise<void> {
    await this.#each(AT_ONCE, async (visitor) => visitor.cut());
  }

  async #each(atOnce: number, act: (visitor: Visitor) => Promise<void>): Promise<void> {
    const left = [...this.#visitors];
    const failures: unknown[] = [];
    const next = async (): Promise<void> => {
      for (let visitor = left.pop(); visitor !== undefined; visitor = left.pop())
        await act(visitor).catch((error) => failures.push(error));
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    if (failures.length > 0) throw failures[0];
  }
}
