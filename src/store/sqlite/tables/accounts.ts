import { Receipt } from "../../../../generated/chatwire/v1/text.ts";
import type { Account, AccountId, KeptSalt, Relation, StoredDevice } from "../../../chat/state/account.ts";
import { StoreError } from "../../../errors.ts";
import type { AccountStorage, RelationKey } from "../../apply-changes.ts";
import type { Row, SqliteDatabase } from "../database.ts";
import type { Sealer } from "./sealer.ts";

const RELATION_KINDS: Record<Relation["kind"], true> = { contact: true, decline: true, block: true };

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
    const devices = this.#isRenamed(id, name) ? this.readDevices().filter(({ account }) => account === id) : [];
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

  #isRenamed(id: AccountId, name: string): boolean {
    const [row] = this.#database.all("SELECT CAST(name AS BLOB) AS name_utf8 FROM accounts WHERE id = ?", id);
    return row !== undefined && row.text("name_utf8") !== name;
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
      (SELECT coalesce(max(last_login_served_ms), 0) FROM devices)) AS served_ms FROM store`);
    return { servedMs: row.integer("served_ms"), wallMs: row.integer("wall_ms") };
  }

  readAccounts(): Account[] {
    const sql = `SELECT *, CAST(name AS BLOB) AS name_utf8, CAST(key AS BLOB) AS key_utf8 FROM accounts ORDER BY id`;
    return this.#database.all(sql).map((row) => this.#readAccount(row));
  }

  #readAccount(row: Row): Account {
    const [id, name] = [row.integer("id"), row.text("name_utf8")];
    return {
      id,
      name,
      key: row.text("key_utf8"),
      verifier: {
        salt: row.bytes("salt"),
        iterations: row.integer("iterations"),
        storedKey: this.#unseal(storedKeyPlace({ id, name }), row.bytes("stored_key")),
        serverKey: this.#unseal(serverKeyPlace({ id, name }), row.bytes("server_key")),
      },
      privacy: {
        see: row.integer("see"),
        message: row.integer("message"),
        connect: row.integer("connect"),
        address: row.integer("address"),
        broadcasts: row.integer("broadcasts") === 1,
        readReceipts: row.integer("read_receipts") === 1,
      },
    };
  }

  #unseal(place: string, sealed: Uint8Array): Uint8Array {
    return openValue(this.#sealer, place, sealed);
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
    const [row] = this.#database.all("SELECT CAST(name AS BLOB) AS name_utf8 FROM accounts WHERE id = ?", account);
    return publicKeyPlace({ id: account, name: row?.text("name_utf8") ?? "" }, id);
  }

  removeDevice(account: AccountId, id: string): void {
    this.#database.run("DELETE FROM devices WHERE account = ? AND id = ?", account, id);
  }

  readDevices(): StoredDevice[] {
    const sql = `SELECT devices.*, CAST(devices.id AS BLOB) AS id_utf8, CAST(label AS BLOB) AS label_utf8,
      CAST(name AS BLOB) AS name_utf8 FROM devices JOIN accounts ON accounts.id = devices.account`;
    return this.#database.all(sql).map((row) => this.#readDevice(row));
  }

  #readDevice(row: Row): StoredDevice {
    const [account, id] = [row.integer("account"), row.text("id_utf8")];
    return {
      id,
      account,
      publicKey: this.#unseal(
        publicKeyPlace({ id: account, name: row.text("name_utf8") }, id),
        row.bytes("public_key"),
      ),
      label: row.text("label_utf8"),
      createdMs: row.integer("created_ms"),
      lastLoginMs: row.integer("last_login_ms"),
      lastLoginServedMs: row.integer("last_login_served_ms"),
    };
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

  readRelations(): Relation[] {
    const sql = `SELECT account, target, CAST(kind AS BLOB) AS kind, CAST(key AS BLOB) AS key,
      CAST(name AS BLOB) AS name FROM relations`;
    return this.#database.all(sql).map((row) => ({
      account: row.integer("account"),
      kind: readRelationKind(row.text("kind")),
      key: row.text("key"),
      name: row.text("name"),
      target: row.integer("target"),
    }));
  }
}

function isRelationKind(text: string): text is Relation["kind"] {
  return Object.hasOwn(RELATION_KINDS, text);
}

function readRelationKind(text: string): Relation["kind"] {
  if (isRelationKind(text)) return text;
  throw new StoreError(
    "STORE_DAMAGED",
    `The file contains a relation of the unknown kind "${text}". Restore a backup.`,
  );
}

/** What identifies an account in its sealed values: a value does not open in the row of another id or name. */
type Owner = Pick<Account, "id" | "name">;

function publicKeyPlace({ id, name }: Owner, device: string): string {
  return `devices.public_key ${id} ${device} ${name}`;
}

function storedKeyPlace({ id, name }: Owner): string {
  return `accounts.stored_key ${id} ${name}`;
}

function serverKeyPlace({ id, name }: Owner): string {
  return `accounts.server_key ${id} ${name}`;
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

/** @throws StoreError STORE_DAMAGED */
function openValue(sealer: Sealer, place: string, sealed: Uint8Array): Uint8Array {
  try {
    return sealer.open(place, sealed);
  } catch (cause) {
    const text = `The value ${place} was modified outside the server. Restore a backup.`;
    throw new StoreError("STORE_DAMAGED", text, { cause });
  }
}
