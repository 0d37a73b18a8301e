/** The tables of a store, as they are both in SQLite and in PostgreSQL. */

/**
 * What a column holds, and thereby how each database keeps it: a text is TEXT in SQLite and its bytes of UTF-8 in
 * PostgreSQL; a flag is 0 or 1 in SQLite and a boolean in PostgreSQL. Both are read as bytes, and as 0 or 1.
 */
export type ColumnKind = "integer" | "flag" | "text" | "bytes";

export interface Table {
  readonly name: string;
  /** In the order of both databases. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** The columns by which rows are ordered. No two rows have the same. */
  readonly key: readonly string[];
  /** A column with the id of an account, by which a table is read in parts whose key has texts. Absent: such a table is short. */
  readonly account?: string;
}

/** In the order in which their rows can be written: accounts and rooms come before what belongs to them. */
export const TABLES: readonly Table[] = [
  {
    name: "accounts",
    columns: {
      id: "integer",
      name: "text",
      key: "text",
      salt: "bytes",
      iterations: "integer",
      stored_key: "bytes",
      server_key: "bytes",
      see: "integer",
      message: "integer",
      connect: "integer",
      address: "integer",
      broadcasts: "flag",
      read_receipts: "flag",
    },
    key: ["id"],
  },
  {
    name: "devices",
    columns: {
      account: "integer",
      id: "text",
      public_key: "bytes",
      label: "text",
      created_ms: "integer",
      last_login_ms: "integer",
      last_login_served_ms: "integer",
    },
    key: ["account", "id"],
    account: "account",
  },
  {
    name: "relations",
    columns: { account: "integer", kind: "text", key: "text", name: "text", target: "integer" },
    key: ["account", "kind", "key"],
    account: "account",
  },
  {
    name: "mailboxes",
    columns: {
      account: "integer",
      last_text_id: "integer",
      confirmed_text_id: "integer",
      sent_text_id: "integer",
      bytes_sent: "integer",
      bytes_sent_served_ms: "integer",
    },
    key: ["account"],
  },
  {
    name: "entries",
    columns: {
      owner: "integer",
      text_id: "integer",
      peer: "integer",
      peer_name: "text",
      peer_text_id: "integer",
      outgoing: "flag",
      text: "text",
      sent_ms: "integer",
      receipt: "integer",
      served_ms: "integer",
      request_id: "bytes",
      request_hash: "bytes",
    },
    key: ["owner", "text_id"],
  },
  {
    name: "rooms",
    columns: {
      id: "bytes",
      epoch: "integer",
      key: "text",
      name: "text",
      topic: "text",
      description: "text",
      visibility: "integer",
      history: "integer",
      joining_role: "integer",
      slow_mode_ms: "integer",
      members_max: "integer",
      last_number: "integer",
      last_change: "integer",
      pinned: "text",
    },
    key: ["id"],
  },
  {
    name: "room_members",
    columns: {
      room: "bytes",
      account: "integer",
      role: "integer",
      joined: "integer",
      first_number: "integer",
      read_number: "integer",
      mentions: "text",
      muted_until_ms: "integer",
    },
    key: ["room", "account"],
  },
  {
    name: "room_relations",
    columns: {
      position: "integer",
      room: "bytes",
      kind: "text",
      key: "text",
      name: "text",
      target: "integer",
      by_account: "integer",
    },
    key: ["position"],
  },
  {
    name: "room_log",
    columns: {
      room: "bytes",
      number: "integer",
      at_ms: "integer",
      kind: "integer",
      by_account: "integer",
      by_name: "text",
      about: "text",
      post: "integer",
      role: "integer",
      until_ms: "integer",
      text: "text",
    },
    key: ["room", "number"],
  },
  {
    name: "posts",
    columns: {
      room: "bytes",
      number: "integer",
      author: "integer",
      author_name: "text",
      text: "text",
      mentions: "text",
      sent_ms: "integer",
      served_ms: "integer",
      request_id: "bytes",
      request_hash: "bytes",
      is_deleted: "flag",
      change: "integer",
      edited_ms: "integer",
      reactions: "text",
    },
    key: ["room", "number"],
  },
  { name: "kept_salts", columns: { id: "text", salt: "bytes" }, key: ["id"] },
  {
    name: "bans",
    columns: { kind: "text", key: "text", subject: "text", since_ms: "integer", until_ms: "integer" },
    key: ["kind", "key"],
  },
  {
    name: "invitation_codes",
    columns: { id: "text", hash: "bytes", uses_left: "integer", created_ms: "integer", expires_ms: "integer" },
    key: ["id"],
  },
  {
    name: "store",
    columns: {
      secret: "bytes",
      last_account_id: "integer",
      iterations: "integer",
      served_ms: "integer",
      wall_ms: "integer",
      registration_open: "flag",
    },
    key: ["secret"],
  },
];

/** A value of a row; null only where no request sent a text or a post. */
export type Value = number | Uint8Array | null;

export type TableRow = readonly Value[];
