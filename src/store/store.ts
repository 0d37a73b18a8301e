import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../chat/state/account.ts";

/** What survives a restart of the server. */
export interface Store {
  /** All there is, but for the texts. Called once, at start. */
  load(): Promise<StoredState>;
  /**
   * Keeps these changes, in order, all or none. What it resolved for survives the end of the process.
   *
   * @param pause  is waited for between the parts of a long commit, so that others have a turn; default: no pauses
   * @throws UsageError a change does not fit what is kept: an account that is not there, a key or a number taken
   */
  commit(changes: readonly Change[], pause?: () => Promise<void>): Promise<void>;
  /** Reads from the mailboxes, as the last commit left them; waits for one that is not done. */
  read(query: MailboxQuery): Promise<MailboxEntry[]>;
  close(): Promise<void>;
}
