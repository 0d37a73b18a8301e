import type { AccountId, Change } from "../../../chat/state/account.ts";
import { openValue, publicKeyPlace } from "../../sealing/sealed-keys.ts";
import type { Sealer } from "../../sealing/sealer.ts";
import type { PostgresConnection } from "../connection.ts";

/**
 * The names of accounts, and the keys of their devices, as far as a commit seals values with them. They are read before the
 * commit, because its statements are sent at once, and stay true: nobody else writes.
 */
export class Owners {
  readonly #names = new Map<AccountId, string>();
  readonly #devices = new Map<AccountId, Map<string, Uint8Array>>();

  /** Reads what changes need. Most need nothing. @throws as `PostgresConnection.all`; StoreError STORE_DAMAGED */
  static async read(connection: PostgresConnection, sealer: Sealer, changes: readonly Change[]): Promise<Owners> {
    const owners = new Owners();
    const ids = changes.flatMap(ownersOf);
    if (ids.length === 0) return owners;
    for (const row of await connection.all("SELECT id, name FROM accounts WHERE id = ANY($1::bigint[])", ids))
      owners.#names.set(row.integer(0), row.text(1));
    const renamed = changes.flatMap((change) => (owners.#renames(change) ? ownersOf(change) : []));
    if (renamed.length === 0) return owners;
    const sql = "SELECT account, id, public_key FROM devices WHERE account = ANY($1::bigint[])";
    for (const row of await connection.all(sql, renamed)) {
      const [account, id] = [row.integer(0), row.text(1)];
      const place = publicKeyPlace({ id: account, name: owners.nameOf(account) }, id);
      owners.noteDevice(account, id, openValue(sealer, place, row.bytes(2)));
    }
    return owners;
  }

  #renames(change: Change): boolean {
    if (change.kind !== "account") return false;
    const before = this.#names.get(change.account.id);
    return before !== undefined && before !== change.account.name;
  }

  /** The name of an account; empty if there is none. */
  nameOf(account: AccountId): string {
    return this.#names.get(account) ?? "";
  }

  /** Notes the name of an account. Returns its devices by id, with their keys, if it had another name before. */
  rename(account: AccountId, name: string): ReadonlyMap<string, Uint8Array> {
    const before = this.#names.get(account);
    this.#names.set(account, name);
    const devices = this.#devices.get(account);
    return before === undefined || before === name || devices === undefined ? new Map() : devices;
  }

  noteDevice(account: AccountId, id: string, publicKey: Uint8Array): void {
    const devices = this.#devices.get(account) ?? new Map<string, Uint8Array>();
    this.#devices.set(account, devices.set(id, publicKey));
  }

  forgetDevice(account: AccountId, id: string): void {
    this.#devices.get(account)?.delete(id);
  }

  forgetAccount(account: AccountId): void {
    this.#names.delete(account);
    this.#devices.delete(account);
  }
}

/** The account whose name a change is sealed with. */
function ownersOf(change: Change): AccountId[] {
  if (change.kind === "account") return [change.account.id];
  return change.kind === "device" ? [change.device.account] : [];
}
