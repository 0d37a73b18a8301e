import type { StoredState } from "../chat/state/account.ts";
import { StoreError, UsageError } from "../errors.ts";
import { LIMITS } from "../limits.ts";
import type { Store } from "./store.ts";

/**
 * Returns the iterations of PBKDF2 of a store, and chooses them if it is new.
 *
 * All accounts of a store have the same number, and the server tells it for every name, so the number tells nothing
 * about accounts.
 *
 * @param asked  the number that the operator asks for; undefined: that of the store
 * @throws UsageError the store has another number
 * @throws StoreError STORE_DAMAGED: accounts of an older version have different numbers; nothing was changed
 */
export async function chooseIterations(store: Store, stored: StoredState, asked: number | undefined): Promise<number> {
  const iterations = iterationsOf(stored) ?? asked ?? LIMITS.scramIterations.value;
  if (asked !== undefined && asked !== iterations) {
    const text = `The accounts of this store have ${iterations} iterations of PBKDF2, and scramIterations is ${asked}. Leave scramIterations out, or set it to ${iterations}. The number is chosen when a store is made; for another one, start with a new store.`;
    throw new UsageError(text);
  }
  if (stored.iterations === undefined) await store.commit([{ kind: "iterations", iterations }]);
  return iterations;
}

function iterationsOf({ iterations, accounts }: StoredState): number | undefined {
  const counts = new Set<number>(iterations === undefined ? [] : [iterations]);
  for (const { verifier } of accounts) counts.add(verifier.iterations);
  if (counts.size <= 1) return [...counts][0];
  const text = `The passwords of this store have different numbers of iterations (${[...counts].join(", ")}), which this version does not support. Start the version with which the store was last used, with one scramIterations. Have the users with another number change their passwords, or delete their accounts. Then start this version again.`;
  throw new StoreError("STORE_DAMAGED", text);
}
