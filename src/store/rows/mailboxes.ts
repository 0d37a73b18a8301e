/** What the rows of mailboxes become. */

import type { BytesSentBy, MailboxPosition, UnansweredTexts, WaitingText } from "../../chat/state/account.ts";
import type { PageRow } from "./page-row.ts";

/** @throws StoreError STORE_DAMAGED */
export function readPosition(row: PageRow): MailboxPosition {
  return {
    account: row.integer(0),
    lastTextId: row.integer(1),
    confirmedTextId: row.integer(2),
    sentTextId: row.integer(3),
  };
}

/** Reads what an account has sent, from the row of its position. @throws StoreError STORE_DAMAGED */
export function readBytesSent(row: PageRow): BytesSentBy {
  return { account: row.integer(0), bytes: row.integer(4), servedMs: row.integer(5) };
}

/** @throws StoreError STORE_DAMAGED */
export function readWaiting(row: PageRow): WaitingText {
  return {
    owner: row.integer(0),
    textId: row.integer(1),
    peer: row.integer(2),
    peerTextId: row.integer(3),
    servedMs: row.integer(4),
  };
}

/** @throws StoreError STORE_DAMAGED */
export function readUnanswered(row: PageRow): UnansweredTexts {
  return { owner: row.integer(0), sender: row.integer(1), count: row.integer(2), sinceMs: row.integer(3) };
}
