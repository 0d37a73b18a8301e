import { Receipt } from "../../generated/chatwire/v1/text.ts";
import type { AccountId, MailboxEntry, MailboxPosition, MailboxQuery, WaitingText } from "../chat/account.ts";
import type { MailboxKeeper } from "./apply-change.ts";
import type { Row } from "./row.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

// Literal, for SQLite takes an index of some rows only where it sees which rows are meant.
const WAITING = `outgoing = 0 AND receipt = ${Receipt.STORED}`;
const UNREAD = `outgoing = 0 AND receipt < ${Receipt.READ}`;
const COLUMNS = "owner, text_id, peer, peer_text_id, outgoing, CAST(text AS BLOB) AS text, sent_ms, receipt";

/** The texts of all accounts, and how far the numbers of each mailbox have come. */
export class MailboxTables implements MailboxKeeper {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  addEntry({ owner, textId, peer, peerTextId, outgoing, text, sentMs, receipt }: MailboxEntry): void {
    this.#database.run(
      "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      ...[owner, textId, peer, peerTextId, Number(outgoing), text, sentMs, receipt],
    );
    this.#database.run(
      `INSERT INTO mailboxes VALUES (?, ?, 0)
        ON CONFLICT (account) DO UPDATE SET last_text_id = max(last_text_id, excluded.last_text_id)`,
      ...[owner, textId],
    );
  }

  confirm(account: AccountId, textId: number): void {
    this.#raiseReceipts(`owner = ? AND text_id <= ? AND ${WAITING}`, Receipt.DELIVERED, account, textId);
    this.#database.run(
      "UPDATE mailboxes SET confirmed_text_id = max(confirmed_text_id, min(last_text_id, ?)) WHERE account = ?",
      ...[textId, account],
    );
  }

  markRead(account: AccountId, peer: AccountId, textId: number): void {
    this.#raiseReceipts(`owner = ? AND peer = ? AND text_id <= ? AND ${UNREAD}`, Receipt.READ, account, peer, textId);
  }

  /** Of the receiver's entries that are meant, and the senders' entries of them, which go first: they are found by those. */
  #raiseReceipts(meant: string, receipt: Receipt, ...values: readonly number[]): void {
    this.#database.run(
      `UPDATE entries SET receipt = ${receipt} WHERE outgoing = 1 AND receipt < ${receipt} AND (owner, text_id) IN
        (SELECT peer, peer_text_id FROM entries WHERE ${meant})`,
      ...values,
    );
    this.#database.run(`UPDATE entries SET receipt = ${receipt} WHERE ${meant}`, ...values);
  }

  forget(deliveredBeforeMs: number, waitingBeforeMs: number): void {
    this.#database.run(
      `DELETE FROM entries WHERE sent_ms < ? AND sent_ms < CASE receipt WHEN ${Receipt.STORED} THEN ? ELSE ? END`,
      ...[Math.max(deliveredBeforeMs, waitingBeforeMs), waitingBeforeMs, deliveredBeforeMs],
    );
  }

  readPositions(): MailboxPosition[] {
    return this.#database.all("SELECT * FROM mailboxes ORDER BY account").map((row) => ({
      account: row.integer("account"),
      lastTextId: row.integer("last_text_id"),
      confirmedTextId: row.integer("confirmed_text_id"),
    }));
  }

  readWaiting(): WaitingText[] {
    const sql = `SELECT owner, text_id, peer, peer_text_id, sent_ms FROM entries WHERE ${WAITING} ORDER BY owner, text_id`;
    return this.#database.all(sql).map((row) => ({
      owner: row.integer("owner"),
      textId: row.integer("text_id"),
      peer: row.integer("peer"),
      peerTextId: row.integer("peer_text_id"),
      sentMs: row.integer("sent_ms"),
    }));
  }

  read(query: MailboxQuery): MailboxEntry[] {
    return this.#select(query).map(readEntry);
  }

  #select(query: MailboxQuery): Row[] {
    const { owner, countMax } = query;
    if (query.kind === "after") {
      const sql = `SELECT ${COLUMNS} FROM entries WHERE owner = ? AND text_id > ? ORDER BY text_id LIMIT ?`;
      return this.#database.all(sql, owner, query.textId, countMax);
    }
    const sql = `SELECT ${COLUMNS} FROM entries WHERE owner = ? AND peer = ? AND text_id < ?
      ORDER BY text_id DESC LIMIT ?`;
    const before = query.before === 0 ? Number.MAX_SAFE_INTEGER : query.before;
    return this.#database.all(sql, owner, query.peer, before, countMax);
  }
}

function readEntry(row: Row): MailboxEntry {
  return {
    owner: row.integer("owner"),
    textId: row.integer("text_id"),
    peer: row.integer("peer"),
    peerTextId: row.integer("peer_text_id"),
    outgoing: row.integer("outgoing") === 1,
    text: row.text("text"),
    sentMs: row.integer("sent_ms"),
    receipt: row.integer("receipt"),
  };
}
