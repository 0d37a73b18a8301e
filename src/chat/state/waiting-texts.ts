import type { AccountId, WaitingText } from "./account.ts";

/** The texts of one mailbox that no device has confirmed, in order, with a count for each sender. */
export class WaitingTexts {
  #texts: WaitingText[] = [];
  readonly #counts = new Map<AccountId, number>();

  /**
   * Counts of senders who may not see the owner. They count texts sent, not
   * texts waiting: otherwise a limit would tell such a sender of confirmations.
   */
  readonly #unseen = new Map<AccountId, { readonly sinceMs: number; readonly count: number }>();
  /** The sum of these counts. */
  #unseenTotal = 0;

  get size(): number {
    return this.#texts.length;
  }

  /** How many waiting texts this account sent. */
  countFrom(sender: AccountId): number {
    return this.#counts.get(sender) ?? 0;
  }

  /**
   * How many texts this account sent while it could not see the owner.
   *
   * @param beforeMs  a count that began before this served time is over
   */
  countUnseenFrom(sender: AccountId, beforeMs: number): number {
    const unseen = this.#unseen.get(sender);
    return unseen === undefined || unseen.sinceMs < beforeMs ? 0 : unseen.count;
  }

  /** How many texts all accounts together sent while they could not see the owner. */
  get countUnseen(): number {
    return this.#unseenTotal;
  }

  /** Counts a text whose sender may not see the owner. */
  addUnseen({ peer, servedMs }: Pick<WaitingText, "peer" | "servedMs">, beforeMs: number): void {
    const count = this.countUnseenFrom(peer, beforeMs);
    const sinceMs = count === 0 ? servedMs : (this.#unseen.get(peer)?.sinceMs ?? servedMs);
    this.restoreUnseen(peer, sinceMs, count + 1);
  }

  /** Sets the count of a sender, which began at a served time. */
  restoreUnseen(sender: AccountId, sinceMs: number, count: number): void {
    this.#unseenTotal += count - (this.#unseen.get(sender)?.count ?? 0);
    this.#unseen.set(sender, { sinceMs, count });
  }

  /** Discards the counts of unseen texts that began before a served time. */
  forgetUnseen(beforeMs: number): void {
    for (const [sender, { sinceMs, count }] of this.#unseen) {
      if (sinceMs >= beforeMs) continue;
      this.#unseen.delete(sender);
      this.#unseenTotal -= count;
    }
  }

  /** Adds the text with the next number. */
  add(text: WaitingText): void {
    this.#texts.push(text);
    this.#counts.set(text.peer, this.countFrom(text.peer) + 1);
  }

  /** Takes out all texts up to this number, inclusive. */
  takeUpTo(textId: number): WaitingText[] {
    const after = this.#texts.findIndex((text) => text.textId > textId);
    const taken = this.#texts.splice(0, after === -1 ? this.#texts.length : after);
    for (const { peer } of taken) this.#discount(peer);
    return taken;
  }

  /** Removes all texts that match. */
  remove(matches: (text: WaitingText) => boolean): void {
    const left = this.#texts.filter((text) => !matches(text));
    if (left.length === this.#texts.length) return;
    for (const text of this.#texts) if (matches(text)) this.#discount(text.peer);
    this.#texts = left;
  }

  #discount(sender: AccountId): void {
    const left = this.countFrom(sender) - 1;
    if (left > 0) this.#counts.set(sender, left);
    else this.#counts.delete(sender);
  }
}
