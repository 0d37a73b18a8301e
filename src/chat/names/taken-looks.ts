import { lookAlikes } from "./look-alikes.ts";

/** What the names of all accounts look like. */
export class TakenLooks {
  /** How many accounts look like a text. Names from before there was this check may look alike. */
  readonly #accounts = new Map<string, number>();

  /** Whether an account looks like a name. @param name  in normalization form C */
  has(name: string): boolean {
    return [...lookAlikes(name)].some((look) => this.#accounts.has(look));
  }

  add(name: string): void {
    for (const look of lookAlikes(name)) this.#accounts.set(look, (this.#accounts.get(look) ?? 0) + 1);
  }

  /** @param name  of an account that was added */
  remove(name: string): void {
    for (const look of lookAlikes(name)) {
      const left = (this.#accounts.get(look) ?? 0) - 1;
      if (left > 0) this.#accounts.set(look, left);
      else this.#accounts.delete(look);
    }
  }
}
