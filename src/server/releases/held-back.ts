import type { Dependence } from "../../chat/dependence.ts";
import type { AccountId } from "../../chat/state/account.ts";

/** Whom something concerns: an account with all of its logins, or a connection. */
export type Party = AccountId | object;

/** What must not happen before what. */
export interface Order {
  /** Each of them gets everything in the order in which the chat made it. One may stand here more than once. */
  readonly parties: readonly Party[];
  /** The other changes that must be committed before. */
  readonly after: Dependence;
}

/** The order of what waits for everything and concerns nobody. */
export const AFTER_EVERYTHING: Order = { parties: [], after: "everything" };

/** Knows whom the outcomes concern that are held back until a commit. */
export class HeldBack {
  /** How often each party stands in an order that was added and not removed. */
  readonly #parties = new Map<Party, number>();
  #visible = 0;

  /** @param isVisible  whether a change of the outcome decides who exists, or who may see or reach whom */
  add({ parties }: Order, isVisible: boolean): void {
    for (const party of parties) this.#parties.set(party, (this.#parties.get(party) ?? 0) + 1);
    if (isVisible) this.#visible += 1;
  }

  /** Takes back one `add` with the same arguments. */
  remove({ parties }: Order, isVisible: boolean): void {
    for (const party of parties) {
      const left = (this.#parties.get(party) ?? 0) - 1;
      if (left > 0) this.#parties.set(party, left);
      else this.#parties.delete(party);
    }
    if (isVisible) this.#visible -= 1;
  }

  get isEmpty(): boolean {
    return this.#parties.size === 0;
  }

  has(party: Party): boolean {
    return this.#parties.has(party);
  }

  /** Whether an outcome without changes need not wait for those that are held back. */
  mayOvertake({ parties, after }: Order): boolean {
    if (after === "everything" || (after === "visibility" && this.#visible > 0)) return false;
    return !parties.some((party) => this.has(party));
  }
}
