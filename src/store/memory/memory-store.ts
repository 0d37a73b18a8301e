/**
 * A store in memory. `accounts.ts`, `mailboxes.ts`, `rooms.ts` and `operator.ts` hold the records, and
 * `undo-log.ts` takes a commit back that fails in the middle.
 *
 * Invariant: a commit is kept whole or not at all.
 */

import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../../chat/state/account.ts";
import type { PostQuery, StoredPost } from "../../chat/state/stored-rooms.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { applyChanges } from "../apply-changes.ts";
import type { Store } from "../store.ts";
import { MemoryAccounts } from "./accounts.ts";
import { MemoryMailboxes } from "./mailboxes.ts";
import { MemoryOperator } from "./operator.ts";
import { MemoryRooms } from "./rooms.ts";
import { UndoLog } from "./undo-log.ts";

/** Stores everything until the process ends. After one server has closed, another can be started on the same store. */
export class MemoryStore implements Store {
  readonly #records: MemoryRecords;
  readonly #commitAtOnce: (changes: readonly Change[]) => void;

  constructor(random: RandomBytes) {
    const records = new MemoryRecords(random(32));
    this.#records = records;
    this.#commitAtOnce = (changes) => records.commit(changes);
  }

  /** Returns what was committed. See `Store.load`. */
  async load(): Promise<StoredState> {
    return this.#records.load();
  }

  /**
   * Keeps all changes, or none. See `Store.commit`.
   *
   * @throws UsageError the changes do not fit what is kept
   */
  async commit(changes: readonly Change[]): Promise<void> {
    this.#records.commit(changes);
  }

  /** See `Store.commitAtOnce`. A class that extends this one and commits otherwise has none. */
  get commitAtOnce(): ((changes: readonly Change[]) => void) | undefined {
    return this.commit === MemoryStore.prototype.commit ? this.#commitAtOnce : undefined;
  }

  /** Returns entries of a mailbox. See `Store.read`. */
  async read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#records.read(query);
  }

  /** Returns posts of a room. See `Store.readPosts`. */
  async readPosts(query: PostQuery): Promise<StoredPost[]> {
    return this.#records.readPosts(query);
  }

  /** Does nothing: the records stay, for another server. */
  async close(): Promise<void> {}
}

/** The synchronous part of `MemoryStore`, which simulations use directly. */
export class MemoryRecords {
  readonly #secret: Uint8Array;
  readonly #undo = new UndoLog();
  readonly #accounts = new MemoryAccounts(this.#undo);
  readonly #mailboxes = new MemoryMailboxes(this.#undo, (id) => this.#accounts.has(id));
  readonly #operator = new MemoryOperator(this.#undo);
  readonly #rooms = new MemoryRooms(this.#undo);

  /** @param secret  32 random bytes */
  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  load(): StoredState {
    return {
      secret: this.#secret,
      iterations: this.#accounts.iterations,
      keptSalts: this.#accounts.keptSalts(),
      registrationOpen: this.#operator.registrationOpen,
      bans: this.#operator.bans(),
      invitationCodes: this.#operator.invitationCodes(),
      accounts: this.#accounts.accounts(),
      lastAccountId: this.#accounts.lastAccountId,
      wallMs: this.#accounts.time.wallMs,
      servedMs: Math.max(
        this.#accounts.time.servedMs,
        this.#accounts.lastLoginServedMs,
        this.#mailboxes.lastServedMs,
        this.#rooms.lastServedMs,
      ),
      devices: this.#accounts.devices(),
      relations: this.#accounts.relations(),
      mailboxes: this.#mailboxes.positions(),
      waiting: this.#mailboxes.waiting(),
      unanswered: this.#mailboxes.unanswered(),
      bytesSent: this.#mailboxes.bytesSent(),
      rooms: this.#rooms.rooms(),
      roomMembers: this.#rooms.members(),
      roomRelations: this.#rooms.relations(),
      roomLog: this.#rooms.log(),
    };
  }

  /** @throws UsageError as `Store.commit` */
  commit(changes: readonly Change[]): void {
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
