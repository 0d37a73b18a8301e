/**
 * Counts accounts by the PBKDF2 iterations of their verifiers, which differ if
 * the limit was changed. An unknown name shows each number of iterations as
 * often as accounts have it, so the number does not tell the two apart.
 */
export class IterationCounts {
  readonly #accounts = new Map<number, number>();
  readonly #withoutAccounts: number;

  /** @param withoutAccounts  the iterations shown while there is no account */
  constructor(withoutAccounts: number) {
    this.#withoutAccounts = withoutAccounts;
  }

  add(iterations: number): void {
    this.#accounts.set(iterations, (this.#accounts.get(iterations) ?? 0) + 1);
  }

  remove(iterations: number): void {
    const accounts = (this.#accounts.get(iterations) ?? 0) - 1;
    if (accounts > 0) this.#accounts.set(iterations, accounts);
    else this.#accounts.delete(iterations);
  }

  /**
   * The iterations shown for an unknown name. They rise as accounts move to
   * more iterations, and never fall back while accounts only rise.
   *
   * @param share  derived from the name, always the same for it: from 0 up to, but not including, 1
   */
  at(share: number): number {
    let total = 0;
    for (const accounts of this.#accounts.values()) total += accounts;
    let left = share * total;
    let last = this.#withoutAccounts;
    for (const [iterations, accounts] of [...this.#accounts].sort(([a], [b]) => a - b)) {
      last = iterations;
      left -= accounts;
      if (left < 0) break;
    }
    return last;
  }
}
