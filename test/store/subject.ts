import type { Store } from "../../src/store/store.ts";

/** A store that is tested. */
export interface Subject {
  /** Creates an empty store. */
  create(): Promise<Store>;
  /** Closes a store and opens it again, as the next server does. */
  reopen(store: Store): Promise<Store>;
}

export type Test = (name: string, body: () => Promise<void>) => unknown;
