import { Receipt } from "../../../../generated/chatwire/v1/text.ts";
import type { AccountId, BytesSentBy, MailboxEntry } from "../../../chat/state/account.ts";
import type { MailboxStorage } from "../../apply-changes.ts";
import { type StatementList, utf8 } from "./statement-list.ts";

const ADD_ENTRIES = `INSERT INTO entries SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[],
  $5::bigint[], $6::boolean[], $7::bytea[], $8::bigint[], $9::smallint[], $10::bigint[], $11::bytea[], $12::bytea[])`;

// The mailbox of an account begins with its first text.
const BEGIN_MAILBOXES = `INSERT INTO mailboxes (account, last_text_id)
  SELECT * FROM unnest($1::bigint[], $2::bigint[]) ON CONFLICT (account) DO NOTHING`;

/** -1 as a served time: the bytes that were sent stay as they are. */
const NOTHING_SENT = -1;
// All values are computed from the row as it was before.
const MOVE = `UPDATE mailboxes AS old SET
  last_text_id = greatest(old.last_text_id, new.last),
  confirmed_text_id = greatest(old.confirmed_text_id, least(greatest(old.last_text_id, new.last), new.confirmed)),
  sent_text_id = greatest(old.sent_text_id, least(greatest(old.last_text_id, new.last), new.sent)),
  bytes_sent = CASE new.served WHEN ${NOTHING_SENT} THEN old.bytes_sent ELSE new.bytes END,
  bytes_sent_served_ms = CASE new.served WHEN ${NOTHING_SENT} THEN old.bytes_sent_served_ms ELSE new.served END
  FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
    AS new (account, last, confirmed, sent, bytes, served)
  WHERE old.account = new.account`;

// Literals, because a partial index is used only if the condition of the statement implies its own.
const CONFIRM = `UPDATE entries SET receipt = ${Receipt.DELIVERED}
  WHERE owner = $1 AND text_id <= $2 AND NOT outgoing AND receipt = ${Receipt.STORED}`;
const RAISE = `UPDATE entries SET receipt = $4::smallint
  WHERE owner = $1 AND peer = $2 AND text_id <= $3 AND outgoing = $5 AND receipt < $4::smallint`;
const FORGET_DELIVERED = `DELETE FROM entries WHERE receipt > ${Receipt.STORED} AND served_ms < $1`;
const FORGET_WAITING = `DELETE FROM entries WHERE receipt = ${Receipt.STORED} AND served_ms < $1`;
const FORGET_FIRST = `DELETE FROM entries WHERE owner = $1 AND text_id IN (SELECT text_id FROM entries
  WHERE owner = $1 AND text_id <= $2 AND (outgoing OR receipt > ${Receipt.STORED}) ORDER BY text_id LIMIT $3)`;

/** How far the position of one mailbox moves; 0: not. */
interface Moves {
  lastTextId: number;
  confirmedTextId: number;
  sentTextId: number;
  sent: Pick<BytesSentBy, "bytes" | "servedMs"> | undefined;
}

/** The entries and positions of mailboxes of one commit. Each method completes its work in one call. */
export class MailboxStatements implements MailboxStorage {
  readonly #list: StatementList;
  /**
   * Of the mailboxes that have got a text in this commit: what it changes of the position, which is written once,
   * however many texts there are. A move past these texts is written at once, because it depends on the row.
   */
  readonly #moves = new Map<AccountId, Moves>();

  constructor(list: StatementList) {
    this.#list = list;
  }

  /** Adds what is kept until the end of the commit. */
  finish(): void {
    this.#write([...this.#moves]);
  }

  addEntry(entry: MailboxEntry): void {
    const { owner, textId, origin } = entry;
    this.#list.addRow(
      ADD_ENTRIES,
      owner,
      textId,
      entry.peer,
      utf8(entry.peerName),
      entry.peerTextId,
      entry.outgoing,
      utf8(entry.text),
      entry.sentMs,
      entry.receipt,
      entry.servedMs,
      origin === undefined ? null : Buffer.from(origin.id, "hex"),
      origin?.hash ?? null,
    );
    const moves = this.#movesOf(owner);
    moves.lastTextId = Math.max(moves.lastTextId, textId);
  }

  saveBytesSent({ account, bytes, servedMs }: BytesSentBy): void {
    const moves = this.#movesOf(account);
    moves.sent = { bytes, servedMs };
    if (moves.lastTextId === 0) this.#move(account, moves);
  }

  confirm(account: AccountId, textId: number): boolean {
    this.#list.add(CONFIRM, account, textId);
    const moves = this.#movesOf(account);
    moves.confirmedTextId = Math.max(moves.confirmedTextId, textId);
    if (textId > moves.lastTextId) this.#move(account, moves);
    return true;
  }

  noteSent(account: AccountId, textId: number): void {
    const moves = this.#movesOf(account);
    moves.sentTextId = Math.max(moves.sentTextId, textId);
    if (textId > moves.lastTextId) this.#move(account, moves);
  }

  markRead(account: AccountId, peer: AccountId, textId: number): boolean {
    this.#raise(account, peer, textId, Receipt.READ, false);
    return true;
  }

  raiseSentReceipts(account: AccountId, peer: AccountId, textId: number, receipt: Receipt): boolean {
    this.#raise(account, peer, textId, receipt, true);
    return true;
  }

  forget(deliveredBeforeMs: number, waitingBeforeMs: number): boolean {
    this.#list.add(FORGET_DELIVERED, deliveredBeforeMs);
    this.#list.add(FORGET_WAITING, waitingBeforeMs);
    return true;
  }

  forgetFirst(account: AccountId, textId: number, countMax: number): void {
    this.#list.add(FORGET_FIRST, account, textId, countMax);
  }

  /** The entries go with the account. */
  removeMailbox(account: AccountId): boolean {
    this.#moves.delete(account);
    return true;
  }

  #raise(account: AccountId, peer: AccountId, textId: number, receipt: Receipt, outgoing: boolean): void {
    this.#list.add(RAISE, account, peer, textId, receipt, outgoing);
  }

  #movesOf(account: AccountId): Moves {
    let moves = this.#moves.get(account);
    if (moves === undefined) {
      moves = { lastTextId: 0, confirmedTextId: 0, sentTextId: 0, sent: undefined };
      this.#moves.set(account, moves);
    }
    return moves;
  }

  #move(account: AccountId, moves: Moves): void {
    this.#moves.delete(account);
    this.#write([[account, moves]]);
  }

  /** Each account is there once: a statement changes a row once. */
  #write(all: readonly [AccountId, Moves][]): void {
    const begun = all.filter(([, { lastTextId }]) => lastTextId > 0);
    const begin = [begun.map(([account]) => account), begun.map(([, { lastTextId }]) => lastTextId)];
    if (begun.length > 0) this.#list.add(BEGIN_MAILBOXES, ...begin);
    if (all.length === 0) return;
    this.#list.add(
      MOVE,
      all.map(([account]) => account),
      all.map(([, { lastTextId }]) => lastTextId),
      all.map(([, { confirmedTextId }]) => confirmedTextId),
      all.map(([, { sentTextId }]) => sentTextId),
      all.map(([, { sent }]) => sent?.bytes ?? 0),
      all.map(([, { sent }]) => sent?.servedMs ?? NOTHING_SENT),
    );
  }
}
