import type { Account, AccountId, KeptSalt, Relation, StoredDevice } from "../../../chat/state/account.ts";
import type { AccountStorage, RelationKey } from "../../apply-changes.ts";
import { publicKeyPlace, serverKeyPlace, storedKeyPlace } from "../../sealing/sealed-keys.ts";
import type { Sealer } from "../../sealing/sealer.ts";
import type { Owners } from "./owners.ts";
import { type StatementList, utf8 } from "./statement-list.ts";

const SAVE_ACCOUNT = `INSERT INTO accounts VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, key = excluded.key,
  salt = excluded.salt, iterations = excluded.iterations,
  stored_key = excluded.stored_key, server_key = excluded.server_key,
  see = excluded.see, message = excluded.message, connect = excluded.connect, address = excluded.address,
  broadcasts = excluded.broadcasts, read_receipts = excluded.read_receipts`;

const SAVE_DEVICE = `INSERT INTO devices VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (account, id) DO UPDATE SET public_key = excluded.public_key, label = excluded.label,
  created_ms = excluded.created_ms, last_login_ms = excluded.last_login_ms,
  last_login_served_ms = excluded.last_login_served_ms`;

const SAVE_RELATION = `INSERT INTO relations VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (account, kind, key) DO UPDATE SET name = excluded.name, target = excluded.target`;

/** Accounts of one commit, with their devices and relations. Keys are sealed under the pepper. */
export class AccountStatements implements AccountStorage {
  readonly #list: StatementList;
  readonly #sealer: Sealer;
  readonly #owners: Owners;
  #lastAccountId = 0;

  constructor(list: StatementList, sealer: Sealer, owners: Owners) {
    this.#list = list;
    this.#sealer = sealer;
    this.#owners = owners;
  }

  /** Adds what is written once, however many accounts there are. */
  finish(): void {
    if (this.#lastAccountId > 0)
      this.#list.add("UPDATE store SET last_account_id = greatest(last_account_id, $1)", this.#lastAccountId);
  }

  saveAccount({ id, name, key, verifier, privacy }: Account): void {
    this.#list.add(
      SAVE_ACCOUNT,
      id,
      utf8(name),
      utf8(key),
      verifier.salt,
      verifier.iterations,
      this.#sealer.seal(storedKeyPlace({ id, name }), verifier.storedKey),
      this.#sealer.seal(serverKeyPlace({ id, name }), verifier.serverKey),
      privacy.see,
      privacy.message,
      privacy.connect,
      privacy.address,
      privacy.broadcasts,
      privacy.readReceipts,
    );
    this.#lastAccountId = Math.max(this.#lastAccountId, id);
    // The values of devices are sealed with the name of the account.
    for (const [device, publicKey] of this.#owners.rename(id, name)) {
      const sealed = this.#sealer.seal(publicKeyPlace({ id, name }, device), publicKey);
      this.#list.add("UPDATE devices SET public_key = $1 WHERE account = $2 AND id = $3", sealed, id, utf8(device));
    }
  }

  /** Deletes an account with all rows of other tables that reference it. */
  deleteAccount(id: AccountId): void {
    this.#owners.forgetAccount(id);
    this.#list.add("DELETE FROM accounts WHERE id = $1", id);
  }

  keepSalt({ id, salt }: KeptSalt): void {
    const sql = "INSERT INTO kept_salts VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET salt = excluded.salt";
    this.#list.add(sql, utf8(id), salt);
  }

  chooseIterations(iterations: number): void {
    this.#list.add("UPDATE store SET iterations = $1", iterations);
  }

  saveTime(servedMs: number, wallMs: number): void {
    const sql = "UPDATE store SET served_ms = greatest(served_ms, $1), wall_ms = $2";
    this.#list.add(sql, Math.floor(servedMs), Math.floor(wallMs));
  }

  saveDevice({ id, account, publicKey, label, createdMs, lastLoginMs, lastLoginServedMs }: StoredDevice): void {
    const place = publicKeyPlace({ id: account, name: this.#owners.nameOf(account) }, id);
    // Sealed for integrity, not secrecy: an attacker who can write only to the database must not add a device.
    const sealed = this.#sealer.seal(place, publicKey);
    const times = [createdMs, lastLoginMs, lastLoginServedMs];
    this.#list.add(SAVE_DEVICE, account, utf8(id), sealed, utf8(label), ...times);
    this.#owners.noteDevice(account, id, publicKey);
  }

  removeDevice(account: AccountId, id: string): void {
    this.#owners.forgetDevice(account, id);
    this.#list.add("DELETE FROM devices WHERE account = $1 AND id = $2", account, utf8(id));
  }

  saveRelation({ account, kind, key, name, target }: Relation): void {
    this.#list.add(SAVE_RELATION, account, utf8(kind), utf8(key), utf8(name), target);
  }

  removeRelation({ account, kind, key }: RelationKey): void {
    const sql = "DELETE FROM relations WHERE account = $1 AND kind = $2 AND key = $3";
    this.#list.add(sql, account, utf8(kind), utf8(key));
  }
}
