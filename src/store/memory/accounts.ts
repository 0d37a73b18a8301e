import type { Account, AccountId, Relation, StoredDevice } from "../../chat/state/account.ts";
import { UsageError } from "../../errors.ts";
import type { AccountKeeper, RelationKey } from "../apply-changes.ts";
import { UndoableMap, type UndoLog } from "./undo-log.ts";

/** What each account has besides its texts. */
interface Belongings {
  readonly devices: UndoableMap<string, StoredDevice>;
  readonly relations: UndoableMap<string, Relation>;
}

export class MemoryAccounts implements AccountKeeper {
  readonly #undo: UndoLog;
  readonly #accounts: UndoableMap<AccountId, Account>;
  readonly #ids: UndoableMap<string, AccountId>;
  readonly #belongings: UndoableMap<AccountId, Belongings>;
  #lastAccountId = 0;

  constructor(undo: UndoLog) {
    this.#undo = undo;
    this.#accounts = new UndoableMap(undo);
    this.#ids = new UndoableMap(undo);
    this.#belongings = new UndoableMap(undo);
  }

  get lastAccountId(): number {
    return this.#lastAccountId;
  }

  has(id: AccountId): boolean {
    return this.#accounts.has(id);
  }

  accounts(): Account[] {
    return [...this.#accounts.values()];
  }

  devices(): StoredDevice[] {
    return [...this.#belongings.values()].flatMap(({ devices }) => [...devices.values()]);
  }

  relations(): Relation[] {
    return [...this.#belongings.values()].flatMap(({ relations }) => [...relations.values()]);
  }

  saveAccount(account: Account): void {
    const { id, key } = account;
    if ((this.#ids.get(key) ?? id) !== id)
      throw new UsageError("A change does not fit what is kept: the key is taken.");
    const before = this.#accounts.get(id);
    if (before === undefined) this.#begin(id);
    else this.#ids.delete(before.key);
    this.#ids.set(key, id);
    this.#accounts.set(id, account);
  }

  #begin(id: AccountId): void {
    this.#belongings.set(id, { devices: new UndoableMap(this.#undo), relations: new UndoableMap(this.#undo) });
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
    this.#belongings.delete(id);
  }

  saveDevice(device: StoredDevice): void {
    this.#belongingsOf(device.account).devices.set(device.id, device);
  }

  removeDevice(account: AccountId, id: string): void {
    this.#belongings.get(account)?.devices.delete(id);
  }

  saveRelation(relation: Relation): void {
    this.#belongingsOf(relation.account).relations.set(placeOf(relation), relation);
  }

  removeRelation(key: RelationKey): void {
    this.#belongings.get(key.account)?.relations.delete(placeOf(key));
  }

  #belongingsOf(id: AccountId): Belongings {
    const belongings = this.#belongings.get(id);
    if (belongings === undefined) throw new UsageError("A change does not fit what is kept: there is no such account.");
    return belongings;
  }
}

function placeOf({ kind, key }: RelationKey): string {
  return `${kind} ${key}`;
}
