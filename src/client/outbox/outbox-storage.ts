/**
 * The outbox: texts that the client has accepted, until the server has them.
 *
 * How the folder fits together: `outbox-storage.ts` says what keeps the texts. `memory-outbox.ts` keeps them as long as
 * the process runs, `file-outbox.ts` in a file. A file is a `journal.ts` of the records in `outbox.proto`.
 */

import type { OutboxOwner, OutboxText } from "../../../generated/chatwire/v1/outbox.ts";

/** Keeps the texts of one user for one server, in the order in which they were accepted. */
export interface OutboxStorage {
  /**
   * Opens the storage for a user, and returns the texts that wait. Called once, before everything else.
   *
   * @throws StoreError STORE_FOREIGN: it has texts of another user, or for another server; and others of its kind
   */
  open(owner: OutboxOwner): Promise<readonly OutboxText[]>;
  /** Adds a text. When the call has resolved, the text is kept. */
  add(text: OutboxText): Promise<void>;
  /**
   * Removes a text. Does nothing if it is not there.
   *
   * @param id  16 bytes
   */
  remove(id: Uint8Array): Promise<void>;
  /** Ends the use of the storage. The texts stay. Closing it again has no effect. */
  close(): Promise<void>;
}
