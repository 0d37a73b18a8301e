import { Receipt } from "../../../generated/chatwire/v1/text.ts";
import type { AccountId, BytesSentBy, MailboxEntry, MailboxPosition } from "../../chat/state/account.ts";
import { OrderedList } from "../../chat/state/ordered-list.ts";

/** An entry, of which only the receipt changes. */
export interface KeptEntry {
  readonly entry: MailboxEntry;
  receipt: Receipt;
}

/** Entries by their numbers. */
export type EntryList = OrderedList<KeptEntry, number>;

function entryList(): EntryList {
  return new OrderedList(({ entry }) => entry.textId);
}

/** The entries that one account got from a peer, or sent to it. */
export class EntriesOneWay {
  readonly list = entryList();
  /** Up to these numbers, all entries have the receipt, or a higher one: they are not looked at again. */
  readonly #raisedUpTo = new Map<Receipt, number>();

  /** The entries up to a number that have a lower receipt. */
  below(receipt: Receipt, textId: number): KeptEntry[] {
    const found: KeptEntry[] = [];
    for (const kept of this.list.from(this.#raised(receipt) + 1)) {
      if (kept.entry.textId > textId) break;
      if (kept.receipt < receipt) found.push(kept);
    }
    return found;
  }

  /** All entries up to a number have a receipt now. */
  noteRaised(receipt: Receipt, textId: number): void {
    this.#raisedUpTo.set(receipt, Math.max(this.#raisedUpTo.get(receipt) ?? 0, textId));
  }

  /** An entry with this number may have a lower receipt. */
  noteLower(textId: number): void {
    if (this.#raisedUpTo.size === 0) return;
    for (const [receipt, upTo] of this.#raisedUpTo) {
      if (upTo >= textId) this.#raisedUpTo.set(receipt, textId - 1);
    }
  }

  #raised(receipt: Receipt): number {
    let raised = 0;
    for (const [higher, upTo] of this.#raisedUpTo) if (higher >= receipt) raised = Math.max(raised, upTo);
    return raised;
  }
}

/** The entries of one account, and the position of its mailbox. No operation looks at entries that it is not about. */
export class Mailbox {
  readonly entries = entryList();
  /** Those that do not wait. */
  readonly settled = entryList();
  readonly #incoming = new Map<AccountId, EntriesOneWay>();
  readonly #outgoing = new Map<AccountId, EntriesOneWay>();
  position: MailboxPosition;
  /** Undefined until a text was sent. */
  sent: BytesSentBy | undefined;

  constructor(account: AccountId) {
    this.position = { account, lastTextId: 0, confirmedTextId: 0, sentTextId: 0 };
  }

  add(kept: KeptEntry): void {
    const { peer, textId, outgoing } = kept.entry;
    const side = this.#side(outgoing);
    let oneWay = side.get(peer);
    if (oneWay === undefined) {
      oneWay = new EntriesOneWay();
      side.set(peer, oneWay);
    }
    this.entries.add(kept);
    oneWay.list.add(kept);
    oneWay.noteLower(textId);
    if (!isWaiting(kept)) this.settled.add(kept);
  }

  remove(kept: KeptEntry): void {
    const { peer, textId, outgoing } = kept.entry;
    const side = this.#side(outgoing);
    this.entries.delete(textId);
    this.settled.delete(textId);
    const oneWay = side.get(peer);
    oneWay?.list.delete(textId);
    if (oneWay?.list.size === 0) side.delete(peer);
  }

  setReceipt(kept: KeptEntry, receipt: Receipt): void {
    const { textId } = kept.entry;
    const isLower = receipt < kept.receipt;
    const wasWaiting = isWaiting(kept);
    kept.receipt = receipt;
    if (wasWaiting && !isWaiting(kept)) this.settled.add(kept);
    else if (!wasWaiting && isWaiting(kept)) this.settled.delete(textId);
    if (isLower) this.#side(kept.entry.outgoing).get(kept.entry.peer)?.noteLower(textId);
  }

  incoming(peer: AccountId): EntriesOneWay | undefined {
    return this.#incoming.get(peer);
  }

  outgoing(peer: AccountId): EntriesOneWay | undefined {
    return this.#outgoing.get(peer);
  }

  /** The last entries with a peer before a number, latest first. */
  lastWith(peer: AccountId, before: number, countMax: number): KeptEntry[] {
    const found: KeptEntry[] = [];
    for (const oneWay of [this.incoming(peer), this.outgoing(peer)]) {
      found.push(...firstOf(oneWay?.list.before(before) ?? [], countMax));
    }
    return found.sort((a, b) => b.entry.textId - a.entry.textId).slice(0, countMax);
  }

  #side(outgoing: boolean): Map<AccountId, EntriesOneWay> {
    return outgoing ? this.#outgoing : this.#incoming;
  }
}

export function isWaiting({ entry, receipt }: KeptEntry): boolean {
  return !entry.outgoing && receipt === Receipt.STORED;
}

/** The entry with its present receipt. */
export function entryOf({ entry, receipt }: KeptEntry): MailboxEntry {
  return entry.receipt === receipt ? entry : { ...entry, receipt };
}

/** At most so many of the first entries. */
export function firstOf<T>(entries: Iterable<T>, countMax: number): T[] {
  const found: T[] = [];
  for (const kept of entries) {
    if (found.length === countMax) break;
    found.push(kept);
  }
  return found;
}
