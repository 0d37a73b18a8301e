import type { Change, MailboxEntry, MailboxQuery } from "../../chat/state/account.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Store, Stored } from "../store.ts";
import { MemoryRecords } from "./records.ts";

/** Keeps everything for as long as the process runs. One can be handed to a second server after the first. */
export class MemoryStore implements Store {
  readonly #records: MemoryRecords;

  constructor(random: RandomBytes) {
    this.#records = new MemoryRecords(random(32));
  }

  async load(): Promise<Stored> {
    return this.#records.load();
  }

  async commit(changes: readonly Change[]): Promise<void> {
    this.#records.commit(changes);
  }

  async read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#records.read(query);
  }

  async close(): Promise<void> {}
}
