import type { StoredState } from "../../src/chat/state/account.ts";
import { plainAccount, plainDevice } from "../../src/store/sealing/sealed-keys.ts";
import type { Store } from "../../src/store/store.ts";

/** Loads and checks a store. The keys of what it returns are open, so that it can be compared. */
export async function loadChecked(store: Store): Promise<StoredState> {
  const state = await store.load();
  for await (const _ of store.check?.() ?? []);
  return {
    ...state,
    accounts: [...state.accounts].map(plainAccount),
    devices: [...state.devices].map(plainDevice),
  };
}
