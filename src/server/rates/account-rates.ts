import type { User } from "../../chat/state/user.ts";
import type { Limits } from "../../limits.ts";
import { RateLimits } from "../../session/rate-limits.ts";

/** The rates of an account, and the round of `renew` that they are of. */
interface Kept {
  readonly rates: RateLimits;
  round: number;
}

/** The rates of each account, shared by all its connections and kept as long as the account. */
export class AccountRates {
  readonly #limits: Limits;
  readonly #kept = new WeakMap<User, Kept>();
  #round = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The rates of an account. A new login gets the same ones, so logging in again does not refill them. */
  of(user: User, nowMs: number): RateLimits {
    const kept = this.#kept.get(user) ?? { rates: new RateLimits("account", this.#limits, nowMs), round: this.#round };
    this.#kept.set(user, kept);
    if (kept.round !== this.#round) kept.rates.renew(nowMs);
    kept.round = this.#round;
    return kept.rates;
  }

  /** From now on, `of` returns rates as they are now in the limits. */
  renew(): void {
    this.#round += 1;
  }
}
