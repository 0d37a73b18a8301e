import { Receipt } from "../../../../generated/chatwire/v1/text.ts";
import type { Account, AccountId, KeptSalt, Relation, StoredDevice } from "../../../chat/state/account.ts";
import type { AccountStorage, RelationKey } from "../../apply-changes.ts";
import { readDevice } from "../../rows/accounts.ts";
import { rowsOf } from "../../rows/page-row.ts";
import { type Owner, openValue, publicKeyPlace, serverKeyPlace, storedKeyPlace } from "../../sealing/sealed-keys.ts";
import type { Sealer } from "../../sealing/sealer.ts";
import type { SqliteDatabase } from "../database.ts";
import { type PageSource, readPage } from "./pages.ts";

export const ACCOUNT_PAGES: PageSource = {
  columns: [
    ...["id", "hex(name)", "hex(key)", "iterations", "hex(salt)", "hex(stored_key)", "hex(server_key)"],
    `concat_ws(' ', see, message, connect, address, broadcasts, read_receipts)`,
  ],
  from: "accounts",
  account: "id",
};

export const DEVICE_PAGES: PageSource = {
  columns: [
    ...["account", "created_ms", "last_login_ms", "last_login_served_ms"],
    ...["hex(id)", "hex(label)", "hex(public_key)"],
  ],
  from: "devices",
  account: "account",
};

export const RELATION_PAGES: PageSource = {
  columns: ["account", "hex(kind)", "hex(key)", "hex(name)", "target"],
  from: "relations",
  account: "account",
  accountsPerPage: 100,
};

/** Accounts in tables, with their devices and relations. Keys are sealed under the pepper. */
export class AccountTables implements AccountStorage {
  readonly #database: SqliteDatabase;
  readonly #sealer: Sealer;

  constructor(database: SqliteDatabase, sealer: Sealer) {
    this.#database = database;
    this.#sealer = sealer;
  }

  saveAccount({ id, name, key, verifier, privacy }: Account): void {
    // The values of devices are sealed with the name of the account.
    const devices = this.#devicesIfRenamed({ id, name });
    this.#database.run(
      `INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, key = excluded.key,
        salt = excluded.salt, iterations = excluded.iterations,
        stored_key = excluded.stored_key, server_key = excluded.server_key,
        see = excluded.see, message = excluded.message, connect = excluded.connect, address = excluded.address,
        broadcasts = excluded.broadcasts, read_receipts = excluded.read_receipts`,
      id,
      name,
      key,
      verifier.salt,
      verifier.iterations,
      this.#sealer.seal(storedKeyPlace({ id, name }), verifier.storedKey),
      this.#sealer.seal(serverKeyPlace({ id, name }), verifier.serverKey),
      privacy.see,
      privacy.message,
      privacy.connect,
      privacy.address,
      Number(privacy.broadcasts),
      Number(privacy.readReceipts),
    );
    this.#database.run("UPDATE store SET last_account_id = max(last_account_id, ?)", id);
    for (const device of devices) this.saveDevice(device);
  }

  #devicesIfRenamed({ id, name }: Owner): StoredDevice[] {
    const before = this.#nameOf(id);
    if (before === undefined || before === name) return [];
    const rows = rowsOf(readPage(this.#database, DEVICE_PAGES, id, id));
    return rows.map((row) => readDevice(row, new Map([[id, before]]), this.#sealer));
  }

  #nameOf(id: AccountId): string | undefined {
    const [row] = this.#database.all("SELECT CAST(name AS BLOB) AS name_utf8 FROM accounts WHERE id = ?", id);
    return row?.text("name_utf8");
  }

  /** Deletes an account with all rows of other tables that reference it. */
  deleteAccount(id: AccountId): void {
    this.#database.run("DELETE FROM accounts WHERE id = ?", id);
  }

  keepSalt({ id, salt }: KeptSalt): void {
    this.#database.run("INSERT OR REPLACE INTO kept_salts VALUES (?, ?)", id, salt);
  }

  readKeptSalts(): KeptSalt[] {
    return this.#database
      .all("SELECT CAST(id AS BLOB) AS id, salt FROM kept_salts")
      .map((row) => ({ id: row.text("id"), salt: row.bytes("salt") }));
  }

  chooseIterations(iterations: number): void {
    this.#database.run("UPDATE store SET iterations = ?", iterations);
  }

  readIterations(): number | undefined {
    const iterations = this.#database.one("SELECT iterations FROM store").integer("iterations");
    return iterations === 0 ? undefined : iterations;
  }

  readLastAccountId(): number {
    return this.#database.one("SELECT last_account_id FROM store").integer("last_account_id");
  }

  saveTime(servedMs: number, wallMs: number): void {
    const sql = "UPDATE store SET served_ms = max(served_ms, ?), wall_ms = ?";
    this.#database.run(sql, Math.floor(servedMs), Math.floor(wallMs));
  }

  /** The served time is the latest that any row has, because a server that was killed did not store its last one. */
  readTime(): { servedMs: number; wallMs: number } {
    const row = this.#database.one(`SELECT wall_ms, max(served_ms,
      (SELECT coalesce(max(served_ms), 0) FROM entries WHERE receipt = ${Receipt.STORED}),
      (SELECT coalesce(max(served_ms), 0) FROM entries WHERE receipt > ${Receipt.STORED}),
      (SELECT coalesce(max(served_ms), 0) FROM posts),
      (SELECT coalesce(max(last_login_served_ms), 0) FROM devices)) AS served_ms FROM store`);
    return { servedMs: row.integer("served_ms"), wallMs: row.integer("wall_ms") };
  }

  saveDevice({ id, account, publicKey, label, createdMs, lastLoginMs, lastLoginServedMs }: StoredDevice): void {
    this.#database.run(
      `INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, id) DO UPDATE SET public_key = excluded.public_key, label = excluded.label,
        created_ms = excluded.created_ms, last_login_ms = excluded.last_login_ms,
        last_login_served_ms = excluded.last_login_served_ms`,
      // Sealed for integrity, not secrecy: an attacker who can write only to the file must not add a device.
      ...[
        account,
        id,
        this.#sealer.seal(this.#publicKeyPlace(account, id), publicKey),
        label,
        createdMs,
        lastLoginMs,
        lastLoginServedMs,
      ],
    );
  }

  #publicKeyPlace(account: AccountId, id: string): string {
    return publicKeyPlace({ id: account, name: this.#nameOf(account) ?? "" }, id);
  }

  removeDevice(account: AccountId, id: string): void {
    this.#database.run("DELETE FROM devices WHERE account = ? AND id = ?", account, id);
  }

  saveRelation({ account, kind, key, name, target }: Relation): void {
    this.#database.run(
      `INSERT INTO relations VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (account, kind, key) DO UPDATE SET name = excluded.name, target = excluded.target`,
      ...[account, kind, key, name, target],
    );
  }

  removeRelation({ account, kind, key }: RelationKey): void {
    this.#database.run("DELETE FROM relations WHERE account = ? AND kind = ? AND key = ?", account, kind, key);
  }
}

/**
 * Seals the values of version 2 again, with the names of their accounts.
 *
 * @throws StoreError STORE_DAMAGED: a value does not open
 */
export function sealWithNames(database: SqliteDatabase, sealer: Sealer): void {
  const reseal = (before: string, after: string, sealed: Uint8Array): Uint8Array =>
    sealer.seal(after, openValue(sealer, before, sealed));
  const accounts = database.all("SELECT *, CAST(name AS BLOB) AS name_utf8 FROM accounts");
  const names = new Map<AccountId, string>();
  for (const row of accounts) {
    const owner = { id: row.integer("id"), name: row.text("name_utf8") };
    names.set(owner.id, owner.name);
    database.run(
      "UPDATE accounts SET stored_key = ?, server_key = ? WHERE id = ?",
      reseal(`accounts.stored_key ${owner.id}`, storedKeyPlace(owner), row.bytes("stored_key")),
      reseal(`accounts.server_key ${owner.id}`, serverKeyPlace(owner), row.bytes("server_key")),
      owner.id,
    );
  }
  for (const row of database.all("SELECT account, CAST(id AS BLOB) AS id_utf8, public_key FROM devices")) {
    const [account, id] = [row.integer("account"), row.text("id_utf8")];
    const place = publicKeyPlace({ id: account, name: names.get(account) ?? "" }, id);
    const sealed = reseal(`devices.public_key ${account} ${id}`, place, row.bytes("public_key"));
    database.run("UPDATE devices SET public_key = ? WHERE account = ? AND id = ?", sealed, account, id);
  }
}
