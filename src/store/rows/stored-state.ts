import type {
  Account,
  AccountId,
  BytesSentBy,
  MailboxPosition,
  Relation,
  StoredDevice,
  StoredState,
  UnansweredTexts,
  WaitingText,
} from "../../chat/state/account.ts";
import type { StoredMember } from "../../chat/state/stored-rooms.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { AccountReader, readDevice, readRelation } from "./accounts.ts";
import { readBytesSent, readPosition, readUnanswered, readWaiting } from "./mailboxes.ts";
import { type Page, rowsOf } from "./page-row.ts";
import { readMember } from "./rooms.ts";

/** What has many rows. Accounts come first, because the keys of devices are opened with their names. */
export const SUBJECTS = [
  "accounts",
  "devices",
  "relations",
  "mailboxes",
  "waiting",
  "unanswered",
  "roomMembers",
] as const;

export type Subject = (typeof SUBJECTS)[number];

/** A page, and what its rows are about. */
export interface StoredPage {
  readonly subject: Subject;
  readonly page: Page;
}

/** The part of the stored state that is not in pages. */
export type StoredRest = Omit<StoredState, Subject | "bytesSent">;

/**
 * Makes the stored state of its pages, in the order in which they are read. Keys are opened when they are first read. A row
 * that is not as expected makes `build` fail, not `take`, because nobody waits for the result of an event.
 */
export class StoredStateBuilder {
  readonly #sealer: Sealer;
  readonly #reader: AccountReader;
  readonly #names = new Map<AccountId, string>();
  readonly #accounts: Account[] = [];
  readonly #devices: StoredDevice[] = [];
  readonly #relations: Relation[] = [];
  readonly #mailboxes: MailboxPosition[] = [];
  readonly #bytesSent: BytesSentBy[] = [];
  readonly #waiting: WaitingText[] = [];
  readonly #unanswered: UnansweredTexts[] = [];
  readonly #roomMembers: StoredMember[] = [];

  #failure: unknown;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
    this.#reader = new AccountReader(sealer);
  }

  take(page: StoredPage): void {
    if (this.#failure !== undefined) return;
    try {
      this.#read(page);
    } catch (error) {
      this.#failure = error;
    }
  }

  #read({ subject, page }: StoredPage): void {
    for (const row of rowsOf(page)) {
      if (subject === "accounts") {
        const account = this.#reader.read(row);
        this.#names.set(account.id, account.name);
        this.#accounts.push(account);
      } else if (subject === "devices") this.#devices.push(readDevice(row, this.#names, this.#sealer));
      else if (subject === "relations") this.#relations.push(readRelation(row));
      else if (subject === "waiting") this.#waiting.push(readWaiting(row));
      else if (subject === "roomMembers") this.#roomMembers.push(readMember(row));
      else if (subject === "unanswered") this.#unanswered.push(readUnanswered(row));
      else {
        this.#mailboxes.push(readPosition(row));
        const sent = readBytesSent(row);
        if (sent.bytes > 0) this.#bytesSent.push(sent);
      }
    }
  }

  /**
   * Returns the whole state. Call it once, after the last page.
   *
   * @throws StoreError STORE_DAMAGED: a row was not as expected
   */
  build(rest: StoredRest): StoredState {
    if (this.#failure !== undefined) throw this.#failure;
    return {
      ...rest,
      accounts: this.#accounts,
      devices: this.#devices,
      relations: this.#relations,
      mailboxes: this.#mailboxes,
      bytesSent: this.#bytesSent,
      waiting: this.#waiting,
      unanswered: this.#unanswered,
      roomMembers: this.#roomMembers,
    };
  }
}
