/**
 * The tables, as a list of migrations. A released migration never changes: every
 * change of the tables is a further migration.
 *
 * Whatever users wrote is kept as the bytes of its UTF-8, because a text of PostgreSQL cannot contain U+0000, and because
 * bytes are compared and sorted the same everywhere. `convert_from(name, 'UTF8')` shows it.
 */

import { TAKEN_OVER } from "../connection.ts";

export interface Migration {
  /** The version of the store after the migration: 1, 2, 3... */
  readonly version: number;
  /** Statements, separated by semicolons. */
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sql: `
      -- Not to be confused with the version of a store in SQLite.
      CREATE TABLE store (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        version integer NOT NULL DEFAULT 0,
        secret bytea NOT NULL,
        last_account_id bigint NOT NULL DEFAULT 0,
        -- 0: not chosen yet.
        iterations integer NOT NULL DEFAULT 0,
        -- How long servers have run on this store; the latest time of day.
        served_ms bigint NOT NULL DEFAULT 0,
        wall_ms bigint NOT NULL DEFAULT 0,
        registration_open boolean NOT NULL DEFAULT true
      );

      -- The one server that may write, and the number of its last commit.
      CREATE TABLE writer (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        id bytea NOT NULL,
        token bigint NOT NULL
      );
      INSERT INTO writer (id, token) VALUES ('', 0);
      CREATE TABLE commits (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        last bigint NOT NULL
      );
      INSERT INTO commits (last) VALUES (0);

      -- The first statement of every commit. The lock on the row of the token is held until the transaction ends: nobody
      -- becomes the writer in the middle of it, and whoever was the writer before fails here.
      CREATE FUNCTION begin_commit(own_token bigint, number bigint) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM 1 FROM writer WHERE token = own_token FOR SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'another server has taken the store over' USING ERRCODE = '${TAKEN_OVER}';
        END IF;
        UPDATE commits SET last = number;
      END $$;

      CREATE TABLE accounts (
        id bigint PRIMARY KEY,
        name bytea NOT NULL,
        key bytea NOT NULL UNIQUE,
        salt bytea NOT NULL,
        iterations integer NOT NULL,
        stored_key bytea NOT NULL,
        server_key bytea NOT NULL,
        see smallint NOT NULL,
        message smallint NOT NULL,
        connect smallint NOT NULL,
        address smallint NOT NULL,
        broadcasts boolean NOT NULL,
        read_receipts boolean NOT NULL
      );

      CREATE TABLE devices (
        account bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
        id bytea NOT NULL,
        public_key bytea NOT NULL,
        label bytea NOT NULL,
        created_ms bigint NOT NULL,
        last_login_ms bigint NOT NULL,
        last_login_served_ms bigint NOT NULL,
        PRIMARY KEY (account, id)
      );

      -- The target may be a deleted account.
      CREATE TABLE relations (
        account bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
        kind bytea NOT NULL,
        key bytea NOT NULL,
        name bytea NOT NULL,
        target bigint NOT NULL,
        PRIMARY KEY (account, kind, key)
      );

      CREATE TABLE mailboxes (
        account bigint PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
        last_text_id bigint NOT NULL,
        confirmed_text_id bigint NOT NULL DEFAULT 0,
        -- Number of the last text that was sent to a client.
        sent_text_id bigint NOT NULL DEFAULT 0,
        -- What the account has sent, as of a served time.
        bytes_sent bigint NOT NULL DEFAULT 0,
        bytes_sent_served_ms bigint NOT NULL DEFAULT 0
      );

      CREATE TABLE entries (
        owner bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
        text_id bigint NOT NULL,
        -- The peer may be a deleted account.
        peer bigint NOT NULL,
        peer_name bytea NOT NULL,
        peer_text_id bigint NOT NULL,
        outgoing boolean NOT NULL,
        text bytea NOT NULL,
        sent_ms bigint NOT NULL,
        receipt smallint NOT NULL,
        served_ms bigint NOT NULL,
        -- Of a sent text: the id of the request that sent it, if it had one, and the hash of its content.
        request_id bytea,
        request_hash bytea,
        PRIMARY KEY (owner, text_id)
      );
      CREATE INDEX entries_with_peer ON entries (owner, peer, text_id);
      -- Receipt 1: stored, but not delivered.
      CREATE INDEX entries_stored_by_age ON entries (served_ms) WHERE receipt = 1;
      CREATE INDEX entries_delivered_by_age ON entries (served_ms) WHERE receipt > 1;
      CREATE INDEX entries_settled ON entries (owner, text_id) WHERE (outgoing OR receipt > 1);
      CREATE INDEX entries_waiting ON entries (owner, text_id) WHERE (NOT outgoing AND receipt = 1);
      CREATE INDEX entries_by_receipt ON entries (owner, peer, outgoing, receipt, text_id);
      CREATE INDEX entries_by_request ON entries (owner, request_id) WHERE request_id IS NOT NULL;

      -- The salts of deleted accounts, by a keyed hash of the name.
      CREATE TABLE kept_salts (
        id bytea PRIMARY KEY,
        salt bytea NOT NULL
      );

      -- A name or a network of addresses. until_ms 0: for ever.
      CREATE TABLE bans (
        kind bytea NOT NULL,
        key bytea NOT NULL,
        subject bytea NOT NULL,
        since_ms bigint NOT NULL,
        until_ms bigint NOT NULL,
        PRIMARY KEY (kind, key)
      );

      -- expires_ms 0: never.
      CREATE TABLE invitation_codes (
        id bytea PRIMARY KEY,
        hash bytea NOT NULL,
        uses_left integer NOT NULL,
        created_ms bigint NOT NULL,
        expires_ms bigint NOT NULL
      );
    `,
  },
  {
    version: 2,
    sql: `
      CREATE TABLE rooms (
        id bytea PRIMARY KEY,
        epoch bigint NOT NULL,
        key bytea NOT NULL,
        name bytea NOT NULL,
        topic bytea NOT NULL,
        description bytea NOT NULL,
        visibility smallint NOT NULL,
        history smallint NOT NULL,
        joining_role smallint NOT NULL,
        slow_mode_ms bigint NOT NULL,
        members_max bigint NOT NULL,
        last_number bigint NOT NULL
      );

      CREATE TABLE room_members (
        room bytea NOT NULL REFERENCES rooms ON DELETE CASCADE,
        account bigint NOT NULL,
        role smallint NOT NULL,
        joined bigint NOT NULL,
        first_number bigint NOT NULL,
        read_number bigint NOT NULL,
        -- Numbers of posts, with spaces between them.
        mentions bytea NOT NULL,
        muted_until_ms bigint NOT NULL,
        PRIMARY KEY (room, account)
      );
      CREATE INDEX room_members_by_account ON room_members (account);

      -- The position orders them by age. The target may be a deleted account.
      CREATE TABLE room_relations (
        position bigint PRIMARY KEY,
        room bytea NOT NULL REFERENCES rooms ON DELETE CASCADE,
        kind bytea NOT NULL,
        key bytea NOT NULL,
        name bytea NOT NULL,
        target bigint NOT NULL,
        by_account bigint NOT NULL,
        UNIQUE (room, kind, key)
      );

      CREATE TABLE posts (
        room bytea NOT NULL REFERENCES rooms,
        number bigint NOT NULL,
        -- The author may be a deleted account.
        author bigint NOT NULL,
        author_name bytea NOT NULL,
        text bytea NOT NULL,
        -- Names, with spaces between them.
        mentions bytea NOT NULL,
        sent_ms bigint NOT NULL,
        served_ms bigint NOT NULL,
        request_id bytea,
        request_hash bytea,
        PRIMARY KEY (room, number)
      );
      CREATE INDEX posts_by_age ON posts (served_ms);
      CREATE INDEX posts_by_request ON posts (room, author, request_id) WHERE request_id IS NOT NULL;
    `,
  },
  {
    version: 3,
    sql: `
      ALTER TABLE rooms ADD COLUMN last_change bigint NOT NULL DEFAULT 0;
      -- Numbers of posts, with spaces between them.
      ALTER TABLE rooms ADD COLUMN pinned bytea NOT NULL DEFAULT '';

      ALTER TABLE posts ADD COLUMN is_deleted boolean NOT NULL DEFAULT false;
      ALTER TABLE posts ADD COLUMN change bigint NOT NULL DEFAULT 0;
      ALTER TABLE posts ADD COLUMN edited_ms bigint NOT NULL DEFAULT 0;
      -- A line for each reaction: the reaction, and the accounts that have it.
      ALTER TABLE posts ADD COLUMN reactions bytea NOT NULL DEFAULT '';
      CREATE UNIQUE INDEX posts_by_change ON posts (room, change) WHERE change > 0;

      -- The user who did it may have a deleted account. by_account 0: the operator.
      CREATE TABLE room_log (
        room bytea NOT NULL REFERENCES rooms ON DELETE CASCADE,
        number bigint NOT NULL,
        at_ms bigint NOT NULL,
        kind smallint NOT NULL,
        by_account bigint NOT NULL,
        by_name bytea NOT NULL,
        about bytea NOT NULL,
        post bigint NOT NULL,
        role smallint NOT NULL,
        until_ms bigint NOT NULL,
        text bytea NOT NULL,
        PRIMARY KEY (room, number)
      );
    `,
  },
];
