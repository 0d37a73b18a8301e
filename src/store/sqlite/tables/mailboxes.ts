import { Receipt } from "../../../../generated/chatwire/v1/text.ts";
import type { AccountId, BytesSentBy, MailboxEntry, MailboxQuery } from "../../../chat/state/account.ts";
import type { MailboxStorage } from "../../apply-changes.ts";
import type { Row, SqliteDatabase } from "../database.ts";
import type { PageSource } from "./pages.ts";
import { RowInserts } from "./row-inserts.ts";

// Literals, because SQLite uses a partial index only if the condition in the statement implies that of the index.
const WAITING = `outgoing = 0 AND receipt = ${Receipt.STORED}`;
const SETTLED = `(outgoing = 1 OR receipt > ${Receipt.STORED})`;
const WITH_PEER = "owner = ? AND peer = ? AND text_id <= ?";
// One condition for each receipt value, so that the index skips entries that already have the receipt.
const BEFORE_DELIVERED = `receipt = ${Receipt.STORED}`;
const BEFORE_READ = `receipt IN (${Receipt.STORED}, ${Receipt.DELIVERED})`;
const COLUMNS = `owner, text_id, peer, CAST(peer_name AS BLOB) AS peer_name, peer_text_id, outgoing,
  CAST(text AS BLOB) AS text, sent_ms, receipt, served_ms,
  coalesce(request_id, x'') AS request_id, coalesce(request_hash, x'') AS request_hash`;

export const MAILBOX_PAGES: PageSource = {
  columns: [
    ...["account", "last_text_id", "confirmed_text_id", "sent_text_id"],
    ...["bytes_sent", "bytes_sent_served_ms"],
  ],
  from: "mailboxes",
  account: "account",
};

export const WAITING_PAGES: PageSource = {
  columns: ["owner", "text_id", "peer", "peer_text_id", "served_ms"],
  from: `(SELECT * FROM entries WHERE ${WAITING} ORDER BY owner, text_id)`,
  account: "owner",
  accountsPerPage: 10,
  nextAccount: `SELECT coalesce((SELECT min(owner) FROM entries WHERE ${WAITING} AND owner > ?), ?) AS id`,
};

export const UNANSWERED_PAGES: PageSource = {
  columns: ["peer", "owner", "count", "since_ms"],
  from: `(SELECT peer, owner, count(*) AS count, min(served_ms) AS since_ms FROM entries
    WHERE outgoing = 1 AND receipt = ${Receipt.STORED} GROUP BY owner, peer)`,
  account: "owner",
  accountsPerPage: 100,
};

const ENTRY = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL";
const ENTRY_WITH_ORIGIN = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

/** -1 as a served time: the bytes that were sent stay as they are. */
const NOTHING_SENT = -1;
// SQLite computes all values from the row as it was before.
const MOVE = `UPDATE mailboxes SET
  last_text_id = max(last_text_id, ?2),
  confirmed_text_id = max(confirmed_text_id, min(max(last_text_id, ?2), ?3)),
  sent_text_id = max(sent_text_id, min(max(last_text_id, ?2), ?4)),
  bytes_sent = iif(?6 = ${NOTHING_SENT}, bytes_sent, ?5),
  bytes_sent_served_ms = iif(?6 = ${NOTHING_SENT}, bytes_sent_served_ms, ?6)
  WHERE account = ?1`;

const AFTER = "owner = ? AND text_id > ? ORDER BY text_id";
const WITH_PEER_BEFORE = "owner = ? AND peer = ? AND text_id < ? ORDER BY text_id DESC";
// The index finds the last one with each receipt, without those that were sent in between.
const LAST_RECEIVED = [Receipt.STORED, Receipt.DELIVERED, Receipt.READ]
  .map(
    (receipt) => `SELECT * FROM (SELECT rowid, text_id FROM entries INDEXED BY entries_by_receipt
      WHERE owner = ?1 AND peer = ?2 AND outgoing = 0 AND receipt = ${receipt} AND text_id <= ?3
      ORDER BY text_id DESC LIMIT 1)`,
  )
  .join(" UNION ALL ");

/** Changing this many entries takes a few milliseconds. */
const ENTRIES_PER_PART = 250;

/** How far the position of one mailbox moves; 0: not. */
interface Moves {
  lastTextId: number;
  confirmedTextId: number;
  sentTextId: number;
  sent: Pick<BytesSentBy, "bytes" | "servedMs"> | undefined;
}

/** The entries and positions of all mailboxes, in tables. Changes come between `begin` and `finish`. */
export class MailboxTables implements MailboxStorage {
  readonly #database: SqliteDatabase;
  /**
   * Of the mailboxes that have got a text in this transaction: what it changes of the position, which is written once,
   * however many texts there are. A move past these texts is written at once, because it depends on the row.
   */
  readonly #moves = new Map<AccountId, Moves>();
  /** Entries that are inserted before anything else looks at entries: those without an origin, and those with one. */
  readonly #inserts: RowInserts;
  readonly #insertsWithOrigin: RowInserts;

  constructor(database: SqliteDatabase) {
    this.#database = database;
    this.#inserts = new RowInserts(database, "entries", ENTRY);
    this.#insertsWithOrigin = new RowInserts(database, "entries", ENTRY_WITH_ORIGIN);
  }

  /** Begins a transaction. What an earlier one has left was rolled back. */
  begin(): void {
    this.#moves.clear();
    this.#inserts.clear();
    this.#insertsWithOrigin.clear();
  }

  /** Writes what is kept until the end of the transaction. */
  finish(): void {
    this.#insertEntries();
    for (const [account, moves] of this.#moves) this.#move(account, moves);
  }

  addEntry({
    owner,
    textId,
    peer,
    peerName,
    peerTextId,
    outgoing,
    text,
    sentMs,
    servedMs,
    receipt,
    origin,
  }: MailboxEntry): void {
    const values = [owner, textId, peer, peerName, peerTextId, Number(outgoing), text, sentMs, receipt, servedMs];
    if (origin === undefined) this.#inserts.add(...values);
    else this.#insertsWithOrigin.add(...values, Buffer.from(origin.id, "hex"), origin.hash);
    const moves = this.#movesOf(owner);
    moves.lastTextId = Math.max(moves.lastTextId, textId);
  }

  #insertEntries(): void {
    this.#inserts.flush();
    this.#insertsWithOrigin.flush();
  }

  saveBytesSent({ account, bytes, servedMs }: BytesSentBy): void {
    const moves = this.#movesOf(account);
    moves.sent = { bytes, servedMs };
    if (moves.lastTextId === 0) this.#move(account, moves);
  }

  confirm(account: AccountId, textId: number): boolean {
    const isAll = this.#raise(Receipt.DELIVERED, `owner = ? AND text_id <= ? AND ${WAITING}`, account, textId);
    if (!isAll) return false;
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
    return this.#raise(Receipt.READ, `${WITH_PEER} AND outgoing = 0 AND ${BEFORE_READ}`, account, peer, textId);
  }

  raiseSentReceipts(account: AccountId, peer: AccountId, textId: number, receipt: Receipt): boolean {
    const before = receipt === Receipt.READ ? BEFORE_READ : BEFORE_DELIVERED;
    return this.#raise(receipt, `${WITH_PEER} AND outgoing = 1 AND ${before}`, account, peer, textId);
  }

  forget(deliveredBeforeMs: number, waitingBeforeMs: number): boolean {
    return (
      this.#remove(`receipt > ${Receipt.STORED} AND served_ms < ?`, deliveredBeforeMs) &&
      this.#remove(`receipt = ${Receipt.STORED} AND served_ms < ?`, waitingBeforeMs)
    );
  }

  forgetFirst(account: AccountId, textId: number, countMax: number): void {
    this.#insertEntries();
    this.#database.run(
      `DELETE FROM entries WHERE rowid IN (SELECT rowid FROM entries INDEXED BY entries_settled
        WHERE owner = ? AND text_id <= ? AND ${SETTLED} ORDER BY text_id LIMIT ?)`,
      ...[account, textId, countMax],
    );
  }

  removeMailbox(account: AccountId): boolean {
    this.#moves.delete(account);
    return this.#remove("owner = ?", account);
  }

  #movesOf(account: AccountId): Moves {
    let moves = this.#moves.get(account);
    if (moves === undefined) {
      moves = { lastTextId: 0, confirmedTextId: 0, sentTextId: 0, sent: undefined };
      this.#moves.set(account, moves);
    }
    return moves;
  }

  #move(account: AccountId, { lastTextId, confirmedTextId, sentTextId, sent }: Moves): void {
    this.#moves.delete(account);
    const { bytes, servedMs } = sent ?? { bytes: 0, servedMs: NOTHING_SENT };
    const values = [account, lastTextId, confirmedTextId, sentTextId, bytes, servedMs];
    if (this.#database.run(MOVE, ...values) > 0 || lastTextId === 0) return;
    // The mailbox of an account begins with its first text.
    const insert = "INSERT INTO mailboxes (account, last_text_id, confirmed_text_id) VALUES (?, ?, 0)";
    this.#database.run(insert, account, lastTextId);
    this.#database.run(MOVE, ...values);
  }

  #raise(receipt: Receipt, condition: string, ...values: readonly number[]): boolean {
    return this.#change(`UPDATE entries SET receipt = ${receipt}`, condition, values);
  }

  #remove(condition: string, ...values: readonly number[]): boolean {
    return this.#change("DELETE FROM entries", condition, values);
  }

  /**
   * Changes at most ENTRIES_PER_PART of the entries that meet a condition, so
   * that they no longer meet it. Returns whether none are left.
   */
  #change(sql: string, condition: string, values: readonly number[]): boolean {
    this.#insertEntries();
    const part = `SELECT rowid FROM entries WHERE ${condition} LIMIT ${ENTRIES_PER_PART}`;
    return this.#database.run(`${sql} WHERE rowid IN (${part})`, ...values) < ENTRIES_PER_PART;
  }

  read(query: MailboxQuery): MailboxEntry[] {
    return this.#select(query).map(readEntry);
  }

  #select(query: MailboxQuery): Row[] {
    const { owner } = query;
    if (query.kind === "request") {
      const sql = `SELECT ${COLUMNS} FROM entries WHERE owner = ? AND request_id = ? ORDER BY text_id LIMIT 1`;
      const found = this.#database.all(sql, owner, Buffer.from(query.requestId, "hex"));
      return found.length > 0 ? found : this.#select({ kind: "after", owner, textId: query.orAfter, countMax: 1 });
    }
    if (query.kind === "received") {
      const sql = `SELECT ${COLUMNS} FROM entries WHERE rowid =
        (SELECT rowid FROM (${LAST_RECEIVED}) ORDER BY text_id DESC LIMIT 1)`;
      return this.#database.all(sql, owner, query.peer, query.upTo);
    }
    const condition = query.kind === "after" ? AFTER : WITH_PEER_BEFORE;
    const before = query.kind === "with" && query.before > 0 ? query.before : Number.MAX_SAFE_INTEGER;
    const values = query.kind === "after" ? [owner, query.textId] : [owner, query.peer, before];
    const count = this.#countWithin(query, condition, values);
    return this.#database.all(`SELECT ${COLUMNS} FROM entries WHERE ${condition} LIMIT ?`, ...values, count);
  }

  /** How many entries are read: SQLite tells the length of a text without reading it. */
  #countWithin(
    { countMax, bytesMax }: { readonly countMax: number; readonly bytesMax?: number },
    condition: string,
    values: readonly number[],
  ): number {
    if (bytesMax === undefined) return countMax;
    let left = bytesMax;
    const sql = `SELECT octet_length(text) AS bytes FROM entries WHERE ${condition} LIMIT ?`;
    const last = this.#database.all(sql, ...values, countMax).findIndex((row) => {
      left -= row.integer("bytes");
      return left < 0;
    });
    return last === -1 ? countMax : last + 1;
  }
}

function readEntry(row: Row): MailboxEntry {
  const [id, hash] = [row.bytes("request_id"), row.bytes("request_hash")];
  return {
    owner: row.integer("owner"),
    textId: row.integer("text_id"),
    peer: row.integer("peer"),
    peerName: row.text("peer_name"),
    peerTextId: row.integer("peer_text_id"),
    outgoing: row.integer("outgoing") === 1,
    text: row.text("text"),
    sentMs: row.integer("sent_ms"),
    servedMs: row.integer("served_ms"),
    receipt: row.integer("receipt"),
    ...(id.length > 0 && { origin: { id: Buffer.from(id).toString("hex"), hash } }),
  };
}
