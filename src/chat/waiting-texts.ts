import type { AccountId, WaitingText } from "./account.ts";

/** Texts of one mailbox that no device has confirmed, in order, and how many each sender has among them. */
export class WaitingTexts {
  #texts: WaitingText[] = [];
  readonly #counts = new Map<AccountId, number>();

  get size(): number {
    return this.#texts.length;
  }

  /** How many wait that this account sent. */
  countFrom(sender: AccountId): number {
    return this.#counts.get(sender) ?? 0;
  }

  /** Adds the next one. */
  add(text: WaitingText): void {
    this.#texts.push(text);
    this.#counts.set(text.peer, this.countFrom(text.peer) + 1);
  }

  /** Takes all up to this number. */
  takeUpTo(textId: number): WaitingText[] {
    const after = this.#texts.findIndex((text) => text.textId > textId);
    const taken = this.#texts.splice(0, after === -1 ? this.#texts.length : after);
    for (const { peer } of taken) this.#discount(peer);
    return taken;
  }

  /** Takes those out that are meant. */
  remove(isMeant: (text: WaitingText) => boolean): void {
    const kept = this.#texts.filter((text) => !isMeant(text));
    if (kept.length === this.#texts.length) return;
    for (const text of this.#texts) if (isMeant(text)) this.#discount(text.peer);
    this.#texts = kept;
  }

  #discount(sender: AccountId): void {
    const left = this.countFrom(sender) - 1;
    if (left > 0) this.#counts.set(sender, left);
    else this.#counts.delete(sender);
  }
}
