import type { User } from "../chat/state/user.ts";
import type { Limits } from "../limits.ts";
import { RateLimits } from "../session/rate-limits.ts";

/** The rates of each account, shared by all its connections and kept as long as the account. */
export class AccountRates {
  readonly #limits: Limits;
  readonly #rates = new WeakMap<User, RateLimits>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The rates of an account. A new login gets the same ones, so logging in again does not refill them. */
  of(user: User, nowMs: number): RateLimits {
    const rates = this.#rates.get(user) ?? new RateLimits("account", this.#limits, nowMs);
    this.#rates.set(user, rates);
    return rates;
  }
}
