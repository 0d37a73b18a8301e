/**
 * The tables, as a list of migrations. A released migration never changes: every
 * change of the tables is a further migration.
 */

import type { Sealer } from "../../sealing/sealer.ts";
import type { SqliteDatabase } from "../database.ts";
import { sealWithNames } from "./accounts.ts";

export interface Migration {
  /** The file's `user_version` after the migration: 1, 2, 3... */
  readonly version: number;
  readonly sql: string;
  /** Changes what SQL cannot, after `sql`, in the same transaction. */
  readonly run?: (database: SqliteDatabase, sealer: Sealer) => void;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE store (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        secret BLOB NOT NULL,
        last_account_id INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE accounts (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE,
        salt BLOB NOT NULL,
        iterations INTEGER NOT NULL,
        stored_key BLOB NOT NULL,
        server_key BLOB NOT NULL,
        see INTEGER NOT NULL,
        message INTEGER NOT NULL,
        connect INTEGER NOT NULL,
        address INTEGER NOT NULL,
        broadcasts INTEGER NOT NULL,
        read_receipts INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE devices (
        account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
        id TEXT NOT NULL,
        public_key BLOB NOT NULL,
        label TEXT NOT NULL,
        created_ms INTEGER NOT NULL,
        last_login_ms INTEGER NOT NULL,
        PRIMARY KEY (account, id)
      ) STRICT, WITHOUT ROWID;

      -- The target may be a deleted account.
      CREATE TABLE relations (
        account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        target INTEGER NOT NULL,
        PRIMARY KEY (account, kind, key)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mailboxes (
        account INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
        last_text_id INTEGER NOT NULL,
        confirmed_text_id INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE entries (
        owner INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
        text_id INTEGER NOT NULL,
        -- The peer may be a deleted account.
        peer INTEGER NOT NULL,
        peer_name TEXT NOT NULL,
        peer_text_id INTEGER NOT NULL,
        outgoing INTEGER NOT NULL,
        text TEXT NOT NULL,
        sent_ms INTEGER NOT NULL,
        receipt INTEGER NOT NULL,
        UNIQUE (owner, text_id)
      ) STRICT;
      CREATE INDEX entries_with_peer ON entries (owner, peer, text_id);
      -- Receipt 1: stored, but not delivered.
      CREATE INDEX entries_stored_by_age ON entries (sent_ms) WHERE receipt = 1;
      CREATE INDEX entries_delivered_by_age ON entries (sent_ms) WHERE receipt > 1;
      CREATE INDEX entries_settled ON entries (owner, text_id) WHERE (outgoing = 1 OR receipt > 1);
      CREATE INDEX entries_waiting ON entries (owner, text_id) WHERE outgoing = 0 AND receipt = 1;
      CREATE INDEX entries_by_receipt ON entries (owner, peer, outgoing, receipt, text_id);
    `,
  },
  {
    version: 2,
    sql: `
      -- 0: not chosen yet.
      ALTER TABLE store ADD COLUMN iterations INTEGER NOT NULL DEFAULT 0;

      -- The salts of deleted accounts, by a keyed hash of the name.
      CREATE TABLE kept_salts (
        id TEXT PRIMARY KEY,
        salt BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  { version: 3, sql: "", run: sealWithNames },
  {
    version: 4,
    sql: `
      -- How long servers have run on this file; the latest time of day.
      ALTER TABLE store ADD COLUMN served_ms INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE store ADD COLUMN wall_ms INTEGER NOT NULL DEFAULT 0;
      -- Ages count from the first start with this version, because the clock that set sent_ms may have been wrong.
      ALTER TABLE entries ADD COLUMN served_ms INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE devices ADD COLUMN last_login_served_ms INTEGER NOT NULL DEFAULT 0;
      UPDATE devices SET last_login_served_ms = last_login_ms - (SELECT max(last_login_ms) FROM devices);
      DROP INDEX entries_stored_by_age;
      DROP INDEX entries_delivered_by_age;
      CREATE INDEX entries_stored_by_age ON entries (served_ms) WHERE receipt = 1;
      CREATE INDEX entries_delivered_by_age ON entries (served_ms) WHERE receipt > 1;
    `,
  },
  {
    version: 5,
    sql: `
      -- What each account has sent, as of a served time: until now, as far as it is still stored.
      ALTER TABLE mailboxes ADD COLUMN bytes_sent INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE mailboxes ADD COLUMN bytes_sent_served_ms INTEGER NOT NULL DEFAULT 0;
      UPDATE mailboxes SET
        bytes_sent =
          (SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM entries WHERE owner = account AND outgoing = 1),
        bytes_sent_served_ms =
          (SELECT coalesce(max(served_ms), 0) FROM entries WHERE owner = account AND outgoing = 1);
    `,
  },
  {
    version: 6,
    sql: `
      ALTER TABLE store ADD COLUMN registration_open INTEGER NOT NULL DEFAULT 1;

      -- A name or a network of addresses. until_ms 0: for ever.
      CREATE TABLE bans (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        subject TEXT NOT NULL,
        since_ms INTEGER NOT NULL,
        until_ms INTEGER NOT NULL,
        PRIMARY KEY (kind, key)
      ) STRICT, WITHOUT ROWID;

      -- expires_ms 0: never.
      CREATE TABLE invitation_codes (
        id TEXT PRIMARY KEY,
        hash BLOB NOT NULL,
        uses_left INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 7,
    sql: `
      -- Number of the last text that was sent to a client. Until now, clients confirmed each text when they handed it out.
      ALTER TABLE mailboxes ADD COLUMN sent_text_id INTEGER NOT NULL DEFAULT 0;
    `,
  },
  {
    version: 8,
    sql: `
      -- Of a sent text: the id of the request that sent it, if it had one, and the hash of its content.
      ALTER TABLE entries ADD COLUMN request_id BLOB;
      ALTER TABLE entries ADD COLUMN request_hash BLOB;
      CREATE INDEX entries_by_request ON entries (owner, request_id) WHERE request_id IS NOT NULL;
    `,
  },
  {
    version: 9,
    sql: `
      CREATE TABLE rooms (
        id BLOB PRIMARY KEY,
        epoch INTEGER NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        topic TEXT NOT NULL,
        description TEXT NOT NULL,
        visibility INTEGER NOT NULL,
        history INTEGER NOT NULL,
        joining_role INTEGER NOT NULL,
        slow_mode_ms INTEGER NOT NULL,
        members_max INTEGER NOT NULL,
        last_number INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE room_members (
        room BLOB NOT NULL REFERENCES rooms ON DELETE CASCADE,
        account INTEGER NOT NULL,
        role INTEGER NOT NULL,
        joined INTEGER NOT NULL,
        first_number INTEGER NOT NULL,
        read_number INTEGER NOT NULL,
        -- Numbers of posts, with spaces between them.
        mentions TEXT NOT NULL,
        muted_until_ms INTEGER NOT NULL,
        PRIMARY KEY (room, account)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX room_members_by_account ON room_members (account);

      -- The target may be a deleted account.
      CREATE TABLE room_relations (
        position INTEGER PRIMARY KEY,
        room BLOB NOT NULL REFERENCES rooms ON DELETE CASCADE,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        target INTEGER NOT NULL,
        by_account INTEGER NOT NULL,
        UNIQUE (room, kind, key)
      ) STRICT;

      CREATE TABLE posts (
        room BLOB NOT NULL REFERENCES rooms,
        number INTEGER NOT NULL,
        -- The author may be a deleted account.
        author INTEGER NOT NULL,
        author_name TEXT NOT NULL,
        text TEXT NOT NULL,
        -- Names, with spaces between them.
        mentions TEXT NOT NULL,
        sent_ms INTEGER NOT NULL,
        served_ms INTEGER NOT NULL,
        request_id BLOB,
        request_hash BLOB,
        UNIQUE (room, number)
      ) STRICT;
      CREATE INDEX posts_by_age ON posts (served_ms);
      CREATE INDEX posts_by_request ON posts (room, author, request_id) WHERE request_id IS NOT NULL;
    `,
  },
  {
    version: 10,
    sql: `
      ALTER TABLE rooms ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0;
      -- Numbers of posts, with spaces between them.
      ALTER TABLE rooms ADD COLUMN pinned TEXT NOT NULL DEFAULT '';

      ALTER TABLE posts ADD COLUMN is_deleted INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE posts ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE posts ADD COLUMN edited_ms INTEGER NOT NULL DEFAULT 0;
      -- A line for each reaction: the reaction, and the accounts that have it.
      ALTER TABLE posts ADD COLUMN reactions TEXT NOT NULL DEFAULT '';
      CREATE UNIQUE INDEX posts_by_change ON posts (room, change) WHERE change > 0;

      -- The user who did it may have a deleted account. by_account 0: the operator.
      CREATE TABLE room_log (
        room BLOB NOT NULL REFERENCES rooms ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        by_account INTEGER NOT NULL,
        by_name TEXT NOT NULL,
        about TEXT NOT NULL,
        post INTEGER NOT NULL,
        role INTEGER NOT NULL,
        until_ms INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (room, number)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
