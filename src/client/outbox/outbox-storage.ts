/**
 * The outbox: texts that the client has accepted, until the server has them.
 *
 * How the folder fits together: `outbox.ts` accepts texts and sends them. What may leave when is decided by
 * `outbox-queue.ts`, which has no I/O. A `text-sending.ts` tells the program how far a text has come, after the server has
 * stored it by the receipts of `sent-receipts.ts`. This file says what else may keep the texts: `file-outbox.ts` does, in
 * a file that is a `journal.ts` of the records in `outbox.proto`.
 *
 * Invariant: the next text to a receiver leaves when the one before it is stored at the server and out of the storage.
 */

import type { OutboxOwner, OutboxText } from "../../../generated/chatwire/v1/outbox.ts";

export type { OutboxOwner, OutboxText };

/** Keeps the texts of one user for one server, in the order in which they were accepted. */
export interface OutboxStorage {
  /**
   * Opens the storage for a user, and returns the texts that wait. Called once, before everything else.
   *
   * @throws StoreError STORE_FOREIGN: it has texts of another user, or for another server; and others of its kind
   */
  open(owner: OutboxOwner): Promise<readonly OutboxText[]>;
  /** Adds a text, in place of one with the same id. When the call has resolved, the text is kept. */
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
