import type { AccountId, WaitingText } from "./account.ts";

/** Texts of one mailbox that no device has confirmed, in order, and how many each sender has among them. */
export class WaitingTexts {
  #texts: WaitingText[] = [];
  readonly #counts = new Map<AccountId, number>();

  /** Of senders who may not learn what becomes of their texts: how many they sent, and since when. */
  readonly #unseen = new Map<AccountId, { readonly sinceMs: number; readonly count: number }>();

  get size(): number {
    return this.#texts.length;
  }

  /** How many wait that this account sent. */
  countFrom(sender: AccountId): number {
    return this.#counts.get(sender) ?? 0;
  }

  /** How many this account sent as one who may not learn whether they wait; what began before a time does not count. */
  countUnseenFrom(sender: AccountId, beforeMs: number): number {
    const unseen = this.#unseen.get(sender);
    return unseen === undefined || unseen.sinceMs < beforeMs ? 0 : unseen.count;
  }

  /** Counts one more of those. */
  countUnseen({ peer, sentMs }: WaitingText, beforeMs: number): void {
    const count = this.countUnseenFrom(peer, beforeMs);
    const sinceMs = count === 0 ? sentMs : (this.#unseen.get(peer)?.sinceMs ?? sentMs);
    this.#unseen.set(peer, { sinceMs, count: count + 1 });
  }

  /** Forgets the counts of those that began before a time. */
  forgetUnseen(beforeMs: number): void {
    for (const [sender, { sinceMs }] of this.#unseen) if (sinceMs < beforeMs) this.#unseen.delete(sender);
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
