import { Receipt } from "../../../generated/chatwire/v1/text.ts";
import type {
  AccountId,
  BytesSentBy,
  MailboxEntry,
  MailboxPosition,
  MailboxQuery,
  UnansweredTexts,
  WaitingText,
} from "../../chat/state/account.ts";
import { UsageError } from "../../errors.ts";
import type { MailboxStorage } from "../apply-changes.ts";
import { UndoableMap, type UndoLog } from "./undo-log.ts";

/** One account's entries in the order of their numbers, and the position of its mailbox. */
interface Mailbox {
  entries: MailboxEntry[];
  position: MailboxPosition;
  /** Undefined until a text was sent. */
  sent: BytesSentBy | undefined;
}

/** Mailboxes in memory. Every method completes its work in one call. */
export class MemoryMailboxes implements MailboxStorage {
  readonly #undo: UndoLog;
  readonly #mailboxes: UndoableMap<AccountId, Mailbox>;
  readonly #hasAccount: (id: AccountId) => boolean;
  /** The numbers of the texts that were sent with each id: one, unless the client has lied. */
  readonly #byRequest: UndoableMap<string, readonly number[]>;

  constructor(undo: UndoLog, hasAccount: (id: AccountId) => boolean) {
    this.#undo = undo;
    this.#mailboxes = new UndoableMap(undo);
    this.#byRequest = new UndoableMap(undo);
    this.#hasAccount = hasAccount;
  }

  positions(): MailboxPosition[] {
    return [...this.#mailboxes.values()].map(({ position }) => position);
  }

  /** Served time of the last text; 0 if there is none. */
  get lastServedMs(): number {
    const entries = [...this.#mailboxes.values()].flatMap((mailbox) => mailbox.entries);
    return entries.reduce((last, { servedMs }) => Math.max(last, servedMs), 0);
  }

  waiting(): WaitingText[] {
    return [...this.#mailboxes.values()].flatMap(({ entries }) => entries.filter(isWaiting).map(toWaitingText));
  }

  unanswered(): UnansweredTexts[] {
    return [...this.#mailboxes].flatMap(([sender, { entries }]) => {
      const byPeer = new Map<AccountId, UnansweredTexts>();
      for (const { peer: owner, servedMs, outgoing, receipt } of entries) {
        if (!outgoing || receipt !== Receipt.STORED) continue;
        const { count, sinceMs } = byPeer.get(owner) ?? { count: 0, sinceMs: servedMs };
        byPeer.set(owner, { owner, sender, count: count + 1, sinceMs: Math.min(sinceMs, servedMs) });
      }
      return [...byPeer.values()];
    });
  }

  bytesSent(): BytesSentBy[] {
    return [...this.#mailboxes.values()].flatMap(({ sent }) => sent ?? []);
  }

  read(query: MailboxQuery): MailboxEntry[] {
    const entries = this.#mailboxes.get(query.owner)?.entries ?? [];
    if (query.kind === "request") {
      const [textId] = this.#byRequest.get(requestKey(query.owner, query.requestId)) ?? [];
      const entry = entries[indexFrom(entries, textId ?? query.orAfter + 1)];
      return entry === undefined ? [] : [entry];
    }
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
    const { owner, textId } = entry;
    if (!this.#hasAccount(owner)) throw mismatch("the account does not exist");
    const mailbox = this.#mailboxOf(owner);
    const index = indexFrom(mailbox.entries, textId);
    if (mailbox.entries[index]?.textId === textId) throw mismatch("the text's number is taken");
    mailbox.entries.splice(index, 0, entry);
    this.#undo.add(() => mailbox.entries.splice(index, 1));
    this.#noteRequest(entry);
    this.#move(mailbox, { lastTextId: Math.max(mailbox.position.lastTextId, textId) });
  }

  saveBytesSent({ account, bytes, servedMs }: BytesSentBy): void {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return;
    const before = mailbox.sent;
    mailbox.sent = { account, bytes, servedMs };
    this.#undo.add(() => {
      mailbox.sent = before;
    });
  }

  confirm(account: AccountId, textId: number): boolean {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return true;
    const { lastTextId, confirmedTextId } = mailbox.position;
    const start = indexFrom(mailbox.entries, confirmedTextId + 1);
    this.#raise(mailbox, start, textId, Receipt.DELIVERED, ({ outgoing }) => !outgoing);
    this.#move(mailbox, { confirmedTextId: Math.max(confirmedTextId, Math.min(lastTextId, textId)) });
    return true;
  }

  noteSent(account: AccountId, textId: number): void {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return;
    const { lastTextId, sentTextId } = mailbox.position;
    this.#move(mailbox, { sentTextId: Math.max(sentTextId, Math.min(lastTextId, textId)) });
  }

  markRead(account: AccountId, peer: AccountId, textId: number): boolean {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return true;
    this.#raise(mailbox, 0, textId, Receipt.READ, (entry) => !entry.outgoing && entry.peer === peer);
    return true;
  }

  raiseSentReceipts(account: AccountId, peer: AccountId, textId: number, receipt: Receipt): boolean {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return true;
    this.#raise(mailbox, 0, textId, receipt, (entry) => entry.outgoing && entry.peer === peer);
    return true;
  }

  forget(deliveredBeforeMs: number, waitingBeforeMs: number): boolean {
    for (const mailbox of this.#mailboxes.values()) {
      this.#keepOnly(mailbox, ({ receipt, servedMs }) => {
        return servedMs >= (receipt === Receipt.STORED ? waitingBeforeMs : deliveredBeforeMs);
      });
    }
    return true;
  }

  forgetFirst(account: AccountId, textId: number, countMax: number): void {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return;
    let left = countMax;
    this.#keepOnly(mailbox, (entry) => {
      if (left === 0 || entry.textId > textId || isWaiting(entry)) return true;
      left -= 1;
      return false;
    });
  }

  removeMailbox(account: AccountId): boolean {
    this.#forgetRequests(this.#mailboxes.get(account)?.entries ?? []);
    this.#mailboxes.delete(account);
    return true;
  }

  #keepOnly(mailbox: Mailbox, keeps: (entry: MailboxEntry) => boolean): void {
    const before = mailbox.entries;
    const removed: MailboxEntry[] = [];
    const after = before.filter((entry) => keeps(entry) || removed.push(entry) === 0);
    if (removed.length === 0) return;
    mailbox.entries = after;
    this.#forgetRequests(removed);
    this.#undo.add(() => {
      mailbox.entries = before;
    });
  }

  #noteRequest({ owner, textId, origin }: MailboxEntry): void {
    if (origin === undefined) return;
    const key = requestKey(owner, origin.id);
    this.#byRequest.set(key, [...(this.#byRequest.get(key) ?? []), textId]);
  }

  #forgetRequests(removed: readonly MailboxEntry[]): void {
    for (const { owner, textId, origin } of removed) {
      if (origin === undefined) continue;
      const key = requestKey(owner, origin.id);
      const left = this.#byRequest.get(key)?.filter((other) => other !== textId) ?? [];
      if (left.length > 0) this.#byRequest.set(key, left);
      else this.#byRequest.delete(key);
    }
  }

  /** Raises the receipts of matching entries, from an index up to a number. */
  #raise(
    { entries }: Mailbox,
    start: number,
    textId: number,
    receipt: Receipt,
    matches: (entry: MailboxEntry) => boolean,
  ): void {
    for (let index = start; index < entries.length; index++) {
      const before = entries[index];
      if (before === undefined || before.textId > textId) return;
      if (before.receipt >= receipt || !matches(before)) continue;
      entries[index] = { ...before, receipt };
      this.#undo.add(() => {
        entries[index] = before;
      });
    }
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
      mailbox = {
        entries: [],
        position: { account, lastTextId: 0, confirmedTextId: 0, sentTextId: 0 },
        sent: undefined,
      };
      this.#mailboxes.set(account, mailbox);
    }
    return mailbox;
  }
}

/** Index of the first entry with this number or a higher one. */
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

function requestKey(owner: AccountId, requestId: string): string {
  return `${owner} ${requestId}`;
}

function isWaiting({ outgoing, receipt }: MailboxEntry): boolean {
  return !outgoing && receipt === Receipt.STORED;
}

function toWaitingText({ owner, textId, peer, peerTextId, servedMs }: MailboxEntry): WaitingText {
  return { owner, textId, peer, peerTextId, servedMs };
}

function mismatch(why: string): UsageError {
  return new UsageError(`A change does not fit the stored state: ${why}.`);
}
