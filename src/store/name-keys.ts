import type { Account, AccountId, Change, Relation, StoredState } from "../chat/state/account.ts";
import { StoreError } from "../errors.ts";
import { nameKey } from "../name.ts";
import type { Store } from "./store.ts";

/**
 * Loads the stored state and brings the keys of names up to date. They change if Unicode, or this program, has come
 * to take two spellings for one name. Without that, nobody would find an account under its own name.
 *
 * @throws StoreError STORE_DAMAGED: two accounts now have one name; nothing was changed
 */
export async function loadWithNewKeys(store: Store): Promise<StoredState> {
  const stored = await store.load();
  const { state, changes } = withNewKeys(stored);
  if (changes.length > 0) await store.commit(changes);
  return state;
}

/** The stored state with the keys that names have now, and the changes that lead to it. */
export function withNewKeys(stored: StoredState): { state: StoredState; changes: Change[] } {
  const before = [...stored.accounts];
  const accounts = before.map((account) => {
    const key = nameKey(account.name);
    return key === account.key ? account : { ...account, key };
  });
  const byKey = indexAccounts(accounts);
  const changes: Change[] = [];
  const changed = accounts.filter(({ key }, index) => key !== before[index]?.key);
  // First to keys that no name has, because a new key may be the old one of another account.
  for (const account of changed) changes.push({ kind: "account", account: { ...account, key: ` ${account.id}` } });
  for (const account of changed) changes.push({ kind: "account", account });
  const relations = rekeyRelations([...stored.relations], { before, byKey }, changes);
  return { state: { ...stored, accounts, relations }, changes };
}

/** @throws StoreError STORE_DAMAGED */
function indexAccounts(accounts: readonly Account[]): Map<string, Account> {
  const byKey = new Map<string, Account>();
  for (const account of accounts) {
    const other = byKey.get(account.key);
    if (other !== undefined) {
      const text = `The accounts "${other.name}" and "${account.name}" have the same name by the rules of this version. Start the version with which the store was last used, delete one of the two accounts, and start this version again.`;
      throw new StoreError("STORE_DAMAGED", text);
    }
    byKey.set(account.key, account);
  }
  return byKey;
}

/** Relations with their new keys. Of those that now have one key, the one that applies to today's account stays. */
function rekeyRelations(
  before: readonly Relation[],
  accounts: { before: readonly Account[]; byKey: ReadonlyMap<string, Account> },
  changes: Change[],
): Relation[] {
  const oldKeys = new Map<AccountId, string>(accounts.before.map(({ id, key }) => [id, key]));
  const newKeys = new Map<AccountId, string>([...accounts.byKey].map(([key, { id }]) => [id, key]));
  const kept = new Map<string, { relation: Relation; old: Relation }>();
  const replaced: Relation[] = [];
  for (const old of before) {
    // A relation stays with its account, whatever spelling the user wrote.
    const isOfTarget = oldKeys.get(old.target) === old.key;
    const key = (isOfTarget ? newKeys.get(old.target) : undefined) ?? nameKey(old.name);
    const place = `${old.account} ${old.kind} ${key}`;
    const other = kept.get(place);
    const isBetter = other === undefined || accounts.byKey.get(key)?.id === old.target;
    if (isBetter) kept.set(place, { relation: { ...old, key }, old });
    const dropped = isBetter ? other?.old : old;
    if (dropped !== undefined) replaced.push(dropped);
  }
  const moved = [...kept.values()].filter(({ relation, old }) => relation.key !== old.key);
  for (const relation of [...replaced, ...moved.map(({ old }) => old)])
    changes.push({ kind: "relation removed", relation });
  for (const { relation } of moved) changes.push({ kind: "relation", relation });
  return [...kept.values()].map(({ relation }) => relation);
}
