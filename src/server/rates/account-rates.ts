import type { AccountId } from "../../chat/state/account.ts";
import type { Limits } from "../../limits.ts";
import { RateLimits } from "../../session/rate-limits.ts";

/** How many accounts are forgotten with each one that is left, at most: those that were kept for longer follow with the next. */
const FORGOTTEN_AT_ONCE_MAX = 4;

interface Kept {
  readonly rates: RateLimits;
  /** The connections on which the account is logged in. */
  connections: number;
}

/**
 * The rates of each account, shared by all its connections. They are kept after the last login has ended, until they are
 * unused, so that logging in again does not refill them.
 */
export class AccountRates {
  readonly #limits: Limits;
  readonly #kept = new Map<AccountId, Kept>();
  /** Accounts without a login, the one that was left first comes first. */
  readonly #left = new Set<AccountId>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The number of accounts whose rates are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** The account is logged in on one more connection, whose requests count for these rates. */
  enter(account: AccountId, nowMs: number): RateLimits {
    const kept = this.#kept.get(account) ?? { rates: new RateLimits("account", this.#limits, nowMs), connections: 0 };
    kept.connections += 1;
    this.#kept.set(account, kept);
    this.#left.delete(account);
    return kept.rates;
  }

  /** Takes back one `enter`. */
  leave(account: AccountId, nowMs: number): void {
    const kept = this.#kept.get(account);
    if (kept === undefined) return;
    kept.connections -= 1;
    if (kept.connections === 0) this.#left.add(account);
    this.#forgetUnused(nowMs);
  }

  /** Takes over the rates as they are now in the limits. */
  renew(nowMs: number): void {
    for (const { rates } of this.#kept.values()) rates.renew(nowMs);
  }

  #forgetUnused(nowMs: number): void {
    let left = FORGOTTEN_AT_ONCE_MAX;
    for (const account of this.#left) {
      if (left === 0 || this.#kept.get(account)?.rates.isUnused(nowMs) === false) return;
      left -= 1;
      this.#left.delete(account);
      this.#kept.delete(account);
    }
  }
}
