import { Receipt } from "../../../../generated/chatwire/v1/text.ts";
import type { Ban } from "../../../chat/state/account.ts";
import { StoreError } from "../../../errors.ts";
import { type StoredPage, type StoredRest, SUBJECTS, type Subject } from "../../rows/stored-state.ts";
import type { PostgresConnection } from "../connection.ts";
import { NEVER_MS } from "./operator.ts";
import { readRoomLog, readRoomRelations, readRooms } from "./room-queries.ts";

/** How many rows share a page. */
const ROWS_PER_PAGE = 2_000;

const hex = (column: string): string => `encode(${column}, 'hex')`;

/** The columns of each subject, as `src/store/rows` reads them, and where they come from. */
const SOURCES: Readonly<Record<Subject, { readonly columns: readonly string[]; readonly from: string }>> = {
  accounts: {
    columns: [
      ...["id", hex("name"), hex("key"), "iterations", hex("salt"), hex("stored_key"), hex("server_key")],
      "concat_ws(' ', see, message, connect, address, broadcasts::int, read_receipts::int)",
    ],
    from: "accounts ORDER BY id",
  },
  devices: {
    columns: [
      ...["account", "created_ms", "last_login_ms", "last_login_served_ms"],
      ...[hex("id"), hex("label"), hex("public_key")],
    ],
    from: "devices ORDER BY account, id",
  },
  relations: {
    columns: ["account", hex("kind"), hex("key"), hex("name"), "target"],
    from: "relations ORDER BY account, kind, key",
  },
  mailboxes: {
    columns: [
      ...["account", "last_text_id", "confirmed_text_id", "sent_text_id"],
      ...["bytes_sent", "bytes_sent_served_ms"],
    ],
    from: "mailboxes ORDER BY account",
  },
  waiting: {
    columns: ["owner", "text_id", "peer", "peer_text_id", "served_ms"],
    from: `entries WHERE NOT outgoing AND receipt = ${Receipt.STORED} ORDER BY owner, text_id`,
  },
  unanswered: {
    columns: ["peer", "owner", "count(*)", "min(served_ms)"],
    from: `entries WHERE outgoing AND receipt = ${Receipt.STORED} GROUP BY owner, peer`,
  },
  roomMembers: {
    columns: [
      ...["account", "role", "joined", "first_number", "read_number"],
      ...[hex("room"), hex("mentions"), "muted_until_ms"],
    ],
    from: "room_members ORDER BY account, room",
  },
};

/** Reads all pages, in a transaction, and hands over each as it is read. @throws as `PostgresConnection.all` */
export async function readStoredPages(connection: PostgresConnection, take: (page: StoredPage) => void): Promise<void> {
  for (const subject of SUBJECTS) {
    const { columns, from } = SOURCES[subject];
    const sql = `SELECT json_build_array(${columns.join(", ")}) FROM ${from}`;
    await connection.exec(`DECLARE stored NO SCROLL CURSOR FOR ${sql}`);
    let count: number;
    do {
      const rows = await connection.all(`FETCH ${ROWS_PER_PAGE} FROM stored`);
      count = rows.length;
      if (count > 0) take({ subject, page: `[${rows.map((row) => row.word(0)).join(",")}]` });
    } while (count === ROWS_PER_PAGE);
    await connection.exec("CLOSE stored");
  }
}

/** Reads what is not in pages, but the secret. @throws as `PostgresConnection.all` */
export async function readStoredRest(connection: PostgresConnection): Promise<Omit<StoredRest, "secret">> {
  // The served time is the latest that any row has, because a server that was killed did not store its last one.
  const store =
    await connection.one(`SELECT last_account_id, iterations, registration_open, wall_ms, greatest(served_ms,
    (SELECT max(served_ms) FROM entries WHERE receipt = ${Receipt.STORED}),
    (SELECT max(served_ms) FROM entries WHERE receipt > ${Receipt.STORED}),
    (SELECT max(served_ms) FROM posts),
    (SELECT max(last_login_served_ms) FROM devices)) FROM store`);
  const keptSalts = await connection.all("SELECT id, salt FROM kept_salts");
  const bans = await connection.all("SELECT kind, key, subject, since_ms, until_ms FROM bans");
  const codes = await connection.all("SELECT id, hash, uses_left, created_ms, expires_ms FROM invitation_codes");
  const iterations = store.integer(1);
  return {
    lastAccountId: store.integer(0),
    iterations: iterations === 0 ? undefined : iterations,
    registrationOpen: store.flag(2),
    wallMs: store.integer(3),
    servedMs: store.integer(4),
    rooms: await readRooms(connection),
    roomRelations: await readRoomRelations(connection),
    roomLog: await readRoomLog(connection),
    keptSalts: keptSalts.map((row) => ({ id: row.text(0), salt: row.bytes(1) })),
    bans: bans.map((row) => ({
      kind: readBanKind(row.text(0)),
      key: row.text(1),
      subject: row.text(2),
      sinceMs: row.integer(3),
      untilMs: timeOf(row.integer(4)),
    })),
    invitationCodes: codes.map((row) => ({
      id: row.text(0),
      hash: row.bytes(1),
      usesLeft: row.integer(2),
      createdMs: row.integer(3),
      expiresMs: timeOf(row.integer(4)),
    })),
  };
}

function timeOf(ms: number): number | undefined {
  return ms === NEVER_MS ? undefined : ms;
}

function readBanKind(text: string): Ban["kind"] {
  if (text === "name" || text === "network") return text;
  throw new StoreError("STORE_DAMAGED", `The store contains a ban of the unknown kind "${text}". Restore a backup.`);
}
