import { LazyMap } from "../../lazy-collections.ts";
import type { AccountId, WaitingText } from "./account.ts";
import { OrderedList } from "./ordered-list.ts";

type TextList = OrderedList<WaitingText, number>;

function textList(): TextList {
  return new OrderedList(numberOf);
}

function numberOf({ textId }: WaitingText): number {
  return textId;
}

/**
 * The texts of one mailbox that no device has confirmed, in order of their numbers, which is that of their served times.
 * Each operation takes time for the texts that it handles, not for those that go on waiting.
 */
export class WaitingTexts {
  readonly #texts = textList();
  readonly #bySender = new LazyMap<AccountId, TextList>();

  /**
   * Counts of senders who may not see the owner. They count texts sent, not
   * texts waiting: otherwise a limit would tell such a sender of confirmations.
   */
  readonly #unseen = new LazyMap<AccountId, { readonly sinceMs: number; readonly count: number }>();
  /** The sum of these counts. */
  #unseenTotal = 0;

  get size(): number {
    return this.#texts.size;
  }

  /** How many waiting texts this account sent. */
  countFrom(sender: AccountId): number {
    return this.#bySender.get(sender)?.size ?? 0;
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

  add(text: WaitingText): void {
    const ofSender = this.#bySender.get(text.peer) ?? textList();
    this.#bySender.set(text.peer, ofSender);
    ofSender.add(text);
    this.#texts.add(text);
  }

  /** Takes out all texts up to this number, inclusive. */
  takeUpTo(textId: number): WaitingText[] {
    return this.#takeWhile(this.#texts, (text) => text.textId <= textId);
  }

  /** Removes the texts of one sender up to a number, inclusive. */
  removeFrom(sender: AccountId, textId: number): void {
    this.#takeWhile(this.#bySender.get(sender) ?? [], (text) => text.textId <= textId);
  }

  /** Removes the texts that were sent before a served time. */
  removeOld(beforeMs: number): void {
    this.#takeWhile(this.#texts, ({ servedMs }) => servedMs < beforeMs);
  }

  #takeWhile(texts: Iterable<WaitingText>, isTaken: (text: WaitingText) => boolean): WaitingText[] {
    const taken: WaitingText[] = [];
    for (const text of texts) {
      if (!isTaken(text)) break;
      taken.push(text);
    }
    for (const { textId, peer } of taken) {
      this.#texts.delete(textId);
      const ofSender = this.#bySender.get(peer);
      ofSender?.delete(textId);
      if (ofSender?.size === 0) this.#bySender.delete(peer);
    }
    return taken;
  }
}
