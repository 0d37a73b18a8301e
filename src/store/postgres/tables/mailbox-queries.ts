import { Receipt } from "../../../../generated/chatwire/v1/text.ts";
import type { MailboxEntry, MailboxQuery } from "../../../chat/state/account.ts";
import type { PostgresConnection } from "../connection.ts";
import type { Row } from "../row.ts";
import { pageWithinBytes } from "./page-within-bytes.ts";

const COLUMNS = `owner, text_id, peer, peer_name, peer_text_id, outgoing, text, sent_ms, receipt, served_ms,
  request_id, request_hash`;

const BY_REQUEST = `SELECT ${COLUMNS} FROM entries WHERE owner = $1 AND request_id = $2 ORDER BY text_id LIMIT 1`;

// The index finds the last one with each receipt, without those that were sent in between.
const LAST_RECEIVED = `SELECT ${COLUMNS} FROM entries WHERE owner = $1 AND text_id =
  (SELECT max(text_id) FROM (VALUES (${Receipt.STORED}), (${Receipt.DELIVERED}), (${Receipt.READ})) AS each (receipt),
    LATERAL (SELECT text_id FROM entries WHERE owner = $1 AND peer = $2 AND NOT outgoing
      AND entries.receipt = each.receipt AND text_id <= $3 ORDER BY text_id DESC LIMIT 1) AS last)`;

const ENTRIES = { columns: COLUMNS, table: "entries", bytes: "octet_length(text)" };
const AFTER = pageWithinBytes({ ...ENTRIES, condition: "owner = $1 AND text_id > $2", order: "text_id" });
const WITH_PEER_BEFORE = pageWithinBytes({
  ...ENTRIES,
  condition: "owner = $1 AND text_id < $2 AND peer = $5",
  order: "text_id DESC",
});

/** Reads entries of a mailbox. @throws as `PostgresConnection.all` */
export async function readMailbox(connection: PostgresConnection, query: MailboxQuery): Promise<MailboxEntry[]> {
  return (await select(connection, query)).map(readEntry);
}

async function select(connection: PostgresConnection, query: MailboxQuery): Promise<Row[]> {
  const { owner } = query;
  if (query.kind === "request") {
    const found = await connection.all(BY_REQUEST, owner, Buffer.from(query.requestId, "hex"));
    return found.length > 0 ? found : connection.all(AFTER, owner, query.orAfter, 1, null);
  }
  if (query.kind === "received") return connection.all(LAST_RECEIVED, owner, query.peer, query.upTo);
  const { countMax, bytesMax = null } = query;
  if (query.kind === "after") return connection.all(AFTER, owner, query.textId, countMax, bytesMax);
  const before = query.before > 0 ? query.before : Number.MAX_SAFE_INTEGER;
  return connection.all(WITH_PEER_BEFORE, owner, before, countMax, bytesMax, query.peer);
}

function readEntry(row: Row): MailboxEntry {
  const [id, hash] = [row.optionalBytes(10), row.optionalBytes(11)];
  return {
    owner: row.integer(0),
    textId: row.integer(1),
    peer: row.integer(2),
    peerName: row.text(3),
    peerTextId: row.integer(4),
    outgoing: row.flag(5),
    text: row.text(6),
    sentMs: row.integer(7),
    servedMs: row.integer(9),
    receipt: row.integer(8),
    ...(id !== undefined && hash !== undefined && { origin: { id: Buffer.from(id).toString("hex"), hash } }),
  };
}
