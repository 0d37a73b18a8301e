/**
 * How many accounts have how many rounds of PBKDF2: those of different times
 * have different ones. A name that nobody has shows rounds as often as
 * accounts have them, so that no number is a mark of either.
 */
export class IterationCounts {
  readonly #accounts = new Map<number, number>();
  readonly #ofNone: number;

  /** @param ofNone  what names show where there is no account */
  constructor(ofNone: number) {
    this.#ofNone = ofNone;
  }

  add(rounds: number): void {
    this.#accounts.set(rounds, (this.#accounts.get(rounds) ?? 0) + 1);
  }

  remove(rounds: number): void {
    const accounts = (this.#accounts.get(rounds) ?? 0) - 1;
    if (accounts > 0) this.#accounts.set(rounds, accounts);
    else this.#accounts.delete(rounds);
  }

  /**
   * What a name shows that nobody has. As accounts go on to more rounds, so does it, and never back.
   *
   * @param share  of the name, always the same: from 0 up to 1
   */
  at(share: number): number {
    let total = 0;
    for (const accounts of this.#accounts.values()) total += accounts;
    let left = share * total;
    let last = this.#ofNone;
    for (const [rounds, accounts] of [...this.#accounts].sort(([a], [b]) => a - b)) {
      last = rounds;
      left -= accounts;
      if (left < 0) break;
    }
    return last;
  }
}
