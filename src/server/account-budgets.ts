import type { User } from "../chat/state/user.ts";
import type { Limits } from "../limits.ts";
import { RateLimits } from "../session/rate-limits.ts";

/** What each account may ask on all its connections together; kept for as long as the account is there. */
export class AccountBudgets {
  readonly #limits: Limits;
  readonly #budgets = new WeakMap<User, RateLimits>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** An account's budget is the same at the next login: to log in anew is no way to fill it. */
  of(user: User, nowMs: number): RateLimits {
    const budget = this.#budgets.get(user) ?? new RateLimits("account", this.#limits, nowMs);
    this.#budgets.set(user, budget);
    return budget;
  }
}
