import { type StoredPage, SUBJECTS, type Subject } from "../../rows/stored-state.ts";
import type { SqliteDatabase } from "../database.ts";
import { ACCOUNT_PAGES, DEVICE_PAGES, RELATION_PAGES } from "./accounts.ts";
import { MAILBOX_PAGES, UNANSWERED_PAGES, WAITING_PAGES } from "./mailboxes.ts";
import { type PageSource, readPages } from "./pages.ts";
import { MEMBER_PAGES } from "./rooms.ts";

const SOURCES: Readonly<Record<Subject, PageSource>> = {
  accounts: ACCOUNT_PAGES,
  devices: DEVICE_PAGES,
  relations: RELATION_PAGES,
  mailboxes: MAILBOX_PAGES,
  waiting: WAITING_PAGES,
  unanswered: UNANSWERED_PAGES,
  roomMembers: MEMBER_PAGES,
};

/** Reads all pages, and hands over each as it is read. */
export function readStoredPages(database: SqliteDatabase, take: (page: StoredPage) => void): void {
  for (const subject of SUBJECTS) readPages(database, SOURCES[subject], (page) => take({ subject, page }));
}
