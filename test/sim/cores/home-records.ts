import type {
  AccountId,
  BytesSentBy,
  Change,
  MailboxEntry,
  MailboxQuery,
  Relation,
} from "../../../src/chat/state/account.ts";
import type { PostQuery, StoredPost } from "../../../src/chat/state/stored-rooms.ts";
import { applyChanges } from "../../../src/store/apply-changes.ts";
import { MemoryAccounts } from "../../../src/store/memory/accounts.ts";
import { MemoryMailboxes } from "../../../src/store/memory/mailboxes.ts";
import { MemoryOperator } from "../../../src/store/memory/operator.ts";
import { MemoryRooms } from "../../../src/store/memory/rooms.ts";
import { UndoLog } from "../../../src/store/memory/undo-log.ts";

/** The store of one core, in memory: of changes that concern accounts of two homes, it keeps what belongs to its own. */
export class HomeRecords {
  readonly #undo = new UndoLog();
  readonly #accounts: HomeAccounts;
  readonly #mailboxes: HomeMailboxes;
  readonly #operator = new MemoryOperator(this.#undo);
  readonly #rooms = new MemoryRooms(this.#undo);

  /** @param isHere  whether the core is the home of an account */
  constructor(isHere: (id: AccountId) => boolean) {
    this.#accounts = new HomeAccounts(this.#undo);
    this.#mailboxes = new HomeMailboxes(this.#undo, isHere);
  }

  commit(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.#undo.transaction(() => {
      const [accounts, mailboxes, operator, rooms] = [this.#accounts, this.#mailboxes, this.#operator, this.#rooms];
      const parts = applyChanges(changes, { accounts, mailboxes, operator, rooms });
      while (parts.next().done !== true);
    });
  }

  read(query: MailboxQuery): MailboxEntry[] {
    return this.#mailboxes.read(query);
  }

  readPosts(query: PostQuery): StoredPost[] {
    return this.#rooms.read(query);
  }
}

class HomeAccounts extends MemoryAccounts {
  override saveRelation(relation: Relation): void {
    if (this.has(relation.account)) super.saveRelation(relation);
  }
}

class HomeMailboxes extends MemoryMailboxes {
  readonly #isHere: (id: AccountId) => boolean;

  constructor(undo: UndoLog, isHere: (id: AccountId) => boolean) {
    super(undo, isHere);
    this.#isHere = isHere;
  }

  override addEntry(entry: MailboxEntry): void {
    if (this.#isHere(entry.owner)) super.addEntry(entry);
  }

  override saveBytesSent(sent: BytesSentBy): void {
    if (this.#isHere(sent.account)) super.saveBytesSent(sent);
  }
}
