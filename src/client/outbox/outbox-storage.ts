/**
 * The outbox: texts to users and posts in rooms that the client has accepted, until the server has them. Here, a post is a
 * text too, and its room the receiver.
 *
 * How the folder fits together: `outbox.ts` accepts texts and sends them. What may leave when is decided by
 * `outbox-queue.ts`, which has no I/O. A `sending.ts` tells the program how far a text has come, after the server has
 * stored it by the receipts of `sent-receipts.ts`. This file says what else may keep the texts: `file-outbox.ts` does, in
 * a file that is a `journal.ts` of the records in `outbox.proto`.
 *
 * Invariant: of the texts to a receiver that are in the storage, only the first may have left, and those with `follows`. A
 * text without it leaves when the one before it is stored at the server and out of the storage. One with it may leave
 * earlier, at a server with ORDERED_REQUESTS, which stores none of them before the one before it.
 */

import type { OutboxOwner, OutboxText } from "../../../generated/chatwire/v1/outbox.ts";

export type { OutboxOwner, OutboxText };

/**
 * Keeps the texts of one user for one server, in the order in which they were accepted. It keeps all fields of a text:
 * without `follows`, a text that has left could be sent after a crash as if for the first time, and be stored twice.
 */
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
   * Removes a text. Does nothing if it is not there. If it fails, it is called again after a pause of 1 to 60 s, until the
   * end of the login, and the next text to the receiver may have to wait for it.
   *
   * @param id  16 bytes
   */
  remove(id: Uint8Array): Promise<void>;
  /** Ends the use of the storage. The texts stay. Closing it again has no effect. */
  close(): Promise<void>;
}
