import type { Looks } from "./look-alikes.ts";

/** What the names of all accounts look like. */
export class TakenLooks {
  /** How many accounts look like a text. Names from before there was this check may look alike. */
  readonly #accounts = new Map<string, number>();

  /** Whether an account shares one of these looks. */
  has(looks: Looks): boolean {
    return [...looks].some((look) => this.#accounts.has(look));
  }

  add(looks: Looks): void {
    for (const look of looks) this.#accounts.set(look, (this.#accounts.get(look) ?? 0) + 1);
  }

  /** @param looks  of an account that was added */
  remove(looks: Looks): void {
    for (const look of looks) {
      const left = (this.#accounts.get(look) ?? 0) - 1;
      if (left > 0) this.#accounts.set(look, left);
      else this.#accounts.delete(look);
    }
  }
}
