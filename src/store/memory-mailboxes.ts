import { Receipt } from "../../generated/chatwire/v1/text.ts";
import type { AccountId, MailboxEntry, MailboxPosition, MailboxQuery, WaitingText } from "../chat/account.ts";
import { UsageError } from "../errors.ts";
import type { MailboxKeeper } from "./apply-change.ts";
import { UndoableMap, type UndoLog } from "./undo-log.ts";

/** One account's texts in the order of their numbers, and how far the numbers have come. */
interface Mailbox {
  entries: MailboxEntry[];
  position: MailboxPosition;
}

export class MemoryMailboxes implements MailboxKeeper {
  readonly #undo: UndoLog;
  readonly #mailboxes: UndoableMap<AccountId, Mailbox>;
  readonly #hasAccount: (id: AccountId) => boolean;

  constructor(undo: UndoLog, hasAccount: (id: AccountId) => boolean) {
    this.#undo = undo;
    this.#mailboxes = new UndoableMap(undo);
    this.#hasAccount = hasAccount;
  }

  positions(): MailboxPosition[] {
    return [...this.#mailboxes.values()].map(({ position }) => position);
  }

  waiting(): WaitingText[] {
    return [...this.#mailboxes.values()].flatMap(({ entries }) => entries.filter(isWaiting).map(toWaitingText));
  }

  read(query: MailboxQuery): MailboxEntry[] {
    const entries = this.#mailboxes.get(query.owner)?.entries ?? [];
    if (query.kind === "after") {
      const start = indexFrom(entries, query.textId + 1);
      return entries.slice(start, start + query.countMax);
    }
    const found: MailboxEntry[] = [];
    for (let index = query.before === 0 ? entries.length : indexFrom(entries, query.before); index > 0; index--) {
      const entry = entries[index - 1];
      if (found.length === query.countMax) break;
      if (entry?.peer === query.peer) found.push(entry);
    }
    return found;
  }

  addEntry(entry: MailboxEntry): void {
    const { owner, textId, peer } = entry;
    if (!this.#hasAccount(owner) || !this.#hasAccount(peer)) throw misfit("there is no such account");
    const mailbox = this.#mailboxOf(owner);
    const index = indexFrom(mailbox.entries, textId);
    if (mailbox.entries[index]?.textId === textId) throw misfit("the number is taken");
    mailbox.entries.splice(index, 0, entry);
    this.#undo.add(() => mailbox.entries.splice(index, 1));
    this.#move(mailbox, { lastTextId: Math.max(mailbox.position.lastTextId, textId) });
  }

  confirm(account: AccountId, textId: number): void {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return;
    const { lastTextId, confirmedTextId } = mailbox.position;
    const start = indexFrom(mailbox.entries, confirmedTextId + 1);
    this.#raiseReceipts(mailbox, start, textId, Receipt.DELIVERED, () => true);
    this.#move(mailbox, { confirmedTextId: Math.max(confirmedTextId, Math.min(lastTextId, textId)) });
  }

  markRead(account: AccountId, peer: AccountId, textId: number): void {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox !== undefined) this.#raiseReceipts(mailbox, 0, textId, Receipt.READ, (entry) => entry.peer === peer);
  }

  forget(deliveredBeforeMs: number, waitingBeforeMs: number): void {
    this.#keepOnly(({ receipt, sentMs }) => {
      return sentMs >= (receipt === Receipt.STORED ? waitingBeforeMs : deliveredBeforeMs);
    });
  }

  /** Removes the mailbox, and what others have from the account or sent to it. */
  removeAccount(id: AccountId): void {
    this.#mailboxes.delete(id);
    this.#keepOnly(({ peer }) => peer !== id);
  }

  #keepOnly(keeps: (entry: MailboxEntry) => boolean): void {
    for (const mailbox of this.#mailboxes.values()) {
      const before = mailbox.entries;
      const after = before.filter(keeps);
      if (after.length === before.length) continue;
      mailbox.entries = after;
      this.#undo.add(() => {
        mailbox.entries = before;
      });
    }
  }

  /** Of the incoming entries from an index to a number, and of the senders' entries of them. */
  #raiseReceipts(
    mailbox: Mailbox,
    start: number,
    textId: number,
    receipt: Receipt,
    isMeant: (entry: MailboxEntry) => boolean,
  ): void {
    for (let index = start; index < mailbox.entries.length; index++) {
      const entry = mailbox.entries[index];
      if (entry === undefined || entry.textId > textId) return;
      if (entry.outgoing || entry.receipt >= receipt || !isMeant(entry)) continue;
      this.#raise(mailbox, index, receipt);
      const senders = this.#mailboxes.get(entry.peer);
      if (senders === undefined) continue;
      const sent = indexFrom(senders.entries, entry.peerTextId);
      if (senders.entries[sent]?.textId === entry.peerTextId) this.#raise(senders, sent, receipt);
    }
  }

  #raise({ entries }: Mailbox, index: number, receipt: Receipt): void {
    const before = entries[index];
    if (before === undefined || before.receipt >= receipt) return;
    entries[index] = { ...before, receipt };
    this.#undo.add(() => {
      entries[index] = before;
    });
  }

  #move(mailbox: Mailbox, to: Partial<MailboxPosition>): void {
    const before = mailbox.position;
    mailbox.position = { ...before, ...to };
    this.#undo.add(() => {
      mailbox.position = before;
    });
  }

  #mailboxOf(account: AccountId): Mailbox {
    let mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) {
      mailbox = { entries: [], position: { account, lastTextId: 0, confirmedTextId: 0 } };
      this.#mailboxes.set(account, mailbox);
    }
    return mailbox;
  }
}

/** Index of the first entry of this number or a higher one. */
function indexFrom(entries: readonly MailboxEntry[], textId: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.textId ?? 0) < textId) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWaiting({ outgoing, receipt }: MailboxEntry): boolean {
  return !outgoing && receipt === Receipt.STORED;
}

function toWaitingText({ owner, textId, peer, peerTextId, sentMs }: MailboxEntry): WaitingText {
  return { owner, textId, peer, peerTextId, sentMs };
}

function misfit(why: string): UsageError {
  return new UsageError(`A change does not fit what is kept: ${why}.`);
}
