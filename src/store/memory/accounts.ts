import type { Account, AccountId, KeptSalt, Relation, StoredDevice } from "../../chat/state/account.ts";
import { UsageError } from "../../errors.ts";
import type { AccountStorage, RelationKey } from "../apply-changes.ts";
import { UndoableMap, type UndoLog } from "./undo-log.ts";

/** The devices and relations of one account. */
interface AccountData {
  readonly devices: UndoableMap<string, StoredDevice>;
  readonly relations: UndoableMap<string, Relation>;
}

/** Accounts in memory, with their devices and relations. */
export class MemoryAccounts implements AccountStorage {
  readonly #undo: UndoLog;
  readonly #accounts: UndoableMap<AccountId, Account>;
  readonly #ids: UndoableMap<string, AccountId>;
  readonly #data: UndoableMap<AccountId, AccountData>;
  readonly #keptSalts: UndoableMap<string, KeptSalt>;
  #lastAccountId = 0;
  #iterations: number | undefined;
  #time = { servedMs: 0, wallMs: 0 };

  constructor(undo: UndoLog) {
    this.#undo = undo;
    this.#accounts = new UndoableMap(undo);
    this.#ids = new UndoableMap(undo);
    this.#data = new UndoableMap(undo);
    this.#keptSalts = new UndoableMap(undo);
  }

  get iterations(): number | undefined {
    return this.#iterations;
  }

  get lastAccountId(): number {
    return this.#lastAccountId;
  }

  get time(): { readonly servedMs: number; readonly wallMs: number } {
    return this.#time;
  }

  /** Served time of the last login by a device; 0 if there was none. */
  get lastLoginServedMs(): number {
    return this.devices().reduce((last, { lastLoginServedMs }) => Math.max(last, lastLoginServedMs), 0);
  }

  saveTime(servedMs: number, wallMs: number): void {
    const before = this.#time;
    this.#undo.add(() => {
      this.#time = before;
    });
    this.#time = { servedMs: Math.max(before.servedMs, servedMs), wallMs };
  }

  has(id: AccountId): boolean {
    return this.#accounts.has(id);
  }

  accounts(): Account[] {
    return [...this.#accounts.values()];
  }

  keptSalts(): KeptSalt[] {
    return [...this.#keptSalts.values()];
  }

  devices(): StoredDevice[] {
    return [...this.#data.values()].flatMap(({ devices }) => [...devices.values()]);
  }

  relations(): Relation[] {
    return [...this.#data.values()].flatMap(({ relations }) => [...relations.values()]);
  }

  saveAccount(account: Account): void {
    const { id, key } = account;
    if ((this.#ids.get(key) ?? id) !== id)
      throw new UsageError("A change does not fit the stored state: the account's key is taken.");
    const before = this.#accounts.get(id);
    if (before === undefined) this.#begin(id);
    else this.#ids.delete(before.key);
    this.#ids.set(key, id);
    this.#accounts.set(id, account);
  }

  #begin(id: AccountId): void {
    this.#data.set(id, { devices: new UndoableMap(this.#undo), relations: new UndoableMap(this.#undo) });
    const before = this.#lastAccountId;
    this.#undo.add(() => {
      this.#lastAccountId = before;
    });
    this.#lastAccountId = Math.max(before, id);
  }

  deleteAccount(id: AccountId): void {
    const account = this.#accounts.get(id);
    if (account === undefined) return;
    this.#ids.delete(account.key);
    this.#accounts.delete(id);
    this.#data.delete(id);
  }

  keepSalt(kept: KeptSalt): void {
    this.#keptSalts.set(kept.id, kept);
  }

  chooseIterations(iterations: number): void {
    const before = this.#iterations;
    this.#undo.add(() => {
      this.#iterations = before;
    });
    this.#iterations = iterations;
  }

  saveDevice(device: StoredDevice): void {
    this.#dataOf(device.account).devices.set(device.id, device);
  }

  removeDevice(account: AccountId, id: string): void {
    this.#data.get(account)?.devices.delete(id);
  }

  saveRelation(relation: Relation): void {
    this.#dataOf(relation.account).relations.set(placeOf(relation), relation);
  }

  removeRelation(key: RelationKey): void {
    this.#data.get(key.account)?.relations.delete(placeOf(key));
  }

  #dataOf(id: AccountId): AccountData {
    const data = this.#data.get(id);
    if (data === undefined) throw new UsageError("A change does not fit the stored state: the account does not exist.");
    return data;
  }
}

function placeOf({ kind, key }: RelationKey): string {
  return `${kind} ${key}`;
}
