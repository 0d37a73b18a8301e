import type { Account } from "../chat/account.ts";

/** What survives a restart of the server. */
export interface Store {
  /** All there is. Called once, at start. */
  load(): Promise<Stored>;
  /** Keeps these accounts as they are now. What it resolved for is kept. */
  save(accounts: readonly Account[]): Promise<void>;
  close(): Promise<void>;
}

export interface Stored {
  readonly accounts: Iterable<Account>;
  /** 32 random bytes, made once; see `ChatOptions.secret`. */
  readonly secret: Uint8Array;
}
