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
import { type EntriesOneWay, entryOf, firstOf, isWaiting, type KeptEntry, Mailbox } from "./mailbox.ts";
import { UndoableMap, type UndoLog } from "./undo-log.ts";

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
    let last = 0;
    for (const { entry } of this.#all()) last = Math.max(last, entry.servedMs);
    return last;
  }

  waiting(): WaitingText[] {
    return [...this.#all()].filter(isWaiting).map(({ entry }) => toWaitingText(entry));
  }

  unanswered(): UnansweredTexts[] {
    const byPair = new Map<string, UnansweredTexts>();
    for (const { entry, receipt } of this.#all()) {
      const { owner: sender, peer: owner, servedMs, outgoing } = entry;
      if (!outgoing || receipt !== Receipt.STORED) continue;
      const { count, sinceMs } = byPair.get(`${sender} ${owner}`) ?? { count: 0, sinceMs: servedMs };
      byPair.set(`${sender} ${owner}`, { owner, sender, count: count + 1, sinceMs: Math.min(sinceMs, servedMs) });
    }
    return [...byPair.values()];
  }

  bytesSent(): BytesSentBy[] {
    return [...this.#mailboxes.values()].flatMap(({ sent }) => sent ?? []);
  }

  read(query: MailboxQuery): MailboxEntry[] {
    const mailbox = this.#mailboxes.get(query.owner);
    if (mailbox === undefined) return [];
    if (query.kind === "request") {
      const [textId] = this.#byRequest.get(requestKey(query.owner, query.requestId)) ?? [];
      return firstOf(mailbox.entries.from(textId ?? query.orAfter + 1), 1).map(entryOf);
    }
    if (query.kind === "received") {
      return firstOf(mailbox.incoming(query.peer)?.list.before(query.upTo + 1) ?? [], 1).map(entryOf);
    }
    const { countMax, bytesMax } = query;
    if (query.kind === "after") return withinBytes(firstOf(mailbox.entries.from(query.textId + 1), countMax), bytesMax);
    const before = query.before === 0 ? Number.POSITIVE_INFINITY : query.before;
    return withinBytes(mailbox.lastWith(query.peer, before, countMax), bytesMax);
  }

  addEntry(entry: MailboxEntry): void {
    const { owner, textId } = entry;
    if (!this.#hasAccount(owner)) throw mismatch("the account does not exist");
    const mailbox = this.#mailboxOf(owner);
    if (mailbox.entries.get(textId) !== undefined) throw mismatch("the text's number is taken");
    const kept = { entry, receipt: entry.receipt };
    const before = mailbox.position;
    mailbox.add(kept);
    if (textId > before.lastTextId) mailbox.position = { ...before, lastTextId: textId };
    this.#undo.add(() => {
      mailbox.position = before;
      mailbox.remove(kept);
    });
    this.#noteRequest(entry);
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
    const { position } = mailbox;
    const { lastTextId, confirmedTextId } = position;
    for (const kept of upTo(textId, mailbox.entries.from(confirmedTextId + 1))) {
      if (isWaiting(kept)) this.#setReceipt(mailbox, kept, Receipt.DELIVERED);
    }
    this.#move(mailbox, { ...position, confirmedTextId: Math.max(confirmedTextId, Math.min(lastTextId, textId)) });
    return true;
  }

  noteSent(account: AccountId, textId: number): void {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) return;
    const { position } = mailbox;
    const sentTextId = Math.min(position.lastTextId, textId);
    if (sentTextId > position.sentTextId) this.#move(mailbox, { ...position, sentTextId });
  }

  markRead(account: AccountId, peer: AccountId, textId: number): boolean {
    const mailbox = this.#mailboxes.get(account);
    this.#raise(mailbox, mailbox?.incoming(peer), textId, Receipt.READ);
    return true;
  }

  raiseSentReceipts(account: AccountId, peer: AccountId, textId: number, receipt: Receipt): boolean {
    const mailbox = this.#mailboxes.get(account);
    this.#raise(mailbox, mailbox?.outgoing(peer), textId, receipt);
    return true;
  }

  forget(deliveredBeforeMs: number, waitingBeforeMs: number): boolean {
    for (const mailbox of this.#mailboxes.values()) {
      const isOld = ({ entry, receipt }: KeptEntry): boolean =>
        entry.servedMs < (receipt === Receipt.STORED ? waitingBeforeMs : deliveredBeforeMs);
      this.#remove(mailbox, [...mailbox.entries].filter(isOld));
    }
    return true;
  }

  forgetFirst(account: AccountId, textId: number, countMax: number): void {
    const mailbox = this.#mailboxes.get(account);
    if (mailbox !== undefined) this.#remove(mailbox, firstOf(upTo(textId, mailbox.settled), countMax));
  }

  removeMailbox(account: AccountId): boolean {
    for (const { entry } of this.#mailboxes.get(account)?.entries ?? []) this.#forgetRequest(entry);
    this.#mailboxes.delete(account);
    return true;
  }

  *#all(): Generator<KeptEntry> {
    for (const { entries } of this.#mailboxes.values()) yield* entries;
  }

  #remove(mailbox: Mailbox, removed: readonly KeptEntry[]): void {
    for (const kept of removed) {
      mailbox.remove(kept);
      this.#undo.add(() => mailbox.add(kept));
      this.#forgetRequest(kept.entry);
    }
  }

  #noteRequest({ owner, textId, origin }: MailboxEntry): void {
    if (origin === undefined) return;
    const key = requestKey(owner, origin.id);
    this.#byRequest.set(key, [...(this.#byRequest.get(key) ?? []), textId]);
  }

  #forgetRequest({ owner, textId, origin }: MailboxEntry): void {
    if (origin === undefined) return;
    const key = requestKey(owner, origin.id);
    const left = this.#byRequest.get(key)?.filter((other) => other !== textId) ?? [];
    if (left.length > 0) this.#byRequest.set(key, left);
    else this.#byRequest.delete(key);
  }

  #raise(mailbox: Mailbox | undefined, oneWay: EntriesOneWay | undefined, textId: number, receipt: Receipt): void {
    if (mailbox === undefined || oneWay === undefined) return;
    for (const kept of oneWay.below(receipt, textId)) this.#setReceipt(mailbox, kept, receipt);
    oneWay.noteRaised(receipt, textId);
  }

  #setReceipt(mailbox: Mailbox, kept: KeptEntry, receipt: Receipt): void {
    const before = kept.receipt;
    mailbox.setReceipt(kept, receipt);
    // Undone before the entry itself is, if that was added by the same commit.
    this.#undo.add(() => mailbox.setReceipt(kept, before));
  }

  #move(mailbox: Mailbox, to: MailboxPosition): void {
    const before = mailbox.position;
    mailbox.position = to;
    this.#undo.add(() => {
      mailbox.position = before;
    });
  }

  #mailboxOf(account: AccountId): Mailbox {
    let mailbox = this.#mailboxes.get(account);
    if (mailbox === undefined) {
      mailbox = new Mailbox(account);
      this.#mailboxes.set(account, mailbox);
    }
    return mailbox;
  }
}

/** The entries up to a number. */
function* upTo(textId: number, entries: Iterable<KeptEntry>): Generator<KeptEntry> {
  for (const kept of entries) {
    if (kept.entry.textId > textId) return;
    yield kept;
  }
}

/** The first entries, up to the one with which their texts have more bytes; see `MailboxQuery`. */
function withinBytes(entries: readonly KeptEntry[], bytesMax = Number.POSITIVE_INFINITY): MailboxEntry[] {
  let left = bytesMax;
  const last = entries.findIndex(({ entry }) => {
    left -= Buffer.byteLength(entry.text);
    return left < 0;
  });
  return (last === -1 ? entries : entries.slice(0, last + 1)).map(entryOf);
}

function requestKey(owner: AccountId, requestId: string): string {
  return `${owner} ${requestId}`;
}

function toWaitingText({ owner, textId, peer, peerTextId, servedMs }: MailboxEntry): WaitingText {
  return { owner, textId, peer, peerTextId, servedMs };
}

function mismatch(why: string): UsageError {
  return new UsageError(`A change does not fit the stored state: ${why}.`);
}
