import { Receipt } from "../../generated/chatwire/v1/text.ts";
import type {
  Account,
  AccountId,
  Change,
  Device,
  Kept,
  MailboxEntry,
  MailboxPosition,
  MailboxQuery,
  Relation,
} from "../chat/account.ts";

/** What is kept, as plain maps: what a store means, without a disk. */
export class MemoryRecords {
  readonly #secret: Uint8Array;
  readonly #accounts = new Map<AccountId, Account>();
  readonly #devices = new Map<string, Device>();
  readonly #relations = new Map<string, Relation>();
  readonly #positions = new Map<AccountId, MailboxPosition>();
  /** By owner, then by number. */
  readonly #mailboxes = new Map<AccountId, Map<number, MailboxEntry>>();
  #lastAccountId = 0;

  /** @param secret  32 random bytes */
  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  load(): Kept {
    const entries = [...this.#mailboxes.values()].flatMap((mailbox) => [...mailbox.values()]);
    return {
      secret: this.#secret,
      accounts: [...this.#accounts.values()],
      lastAccountId: this.#lastAccountId,
      devices: [...this.#devices.values()],
      relations: [...this.#relations.values()],
      mailboxes: [...this.#positions.values()],
      waiting: entries
        .filter((entry) => !entry.outgoing && entry.receipt === Receipt.STORED)
        .map(({ owner, textId, peer, peerTextId, sentMs }) => ({ owner, textId, peer, peerTextId, sentMs })),
    };
  }

  commit(changes: readonly Change[]): void {
    for (const change of changes) this.#apply(change);
  }

  read(query: MailboxQuery): MailboxEntry[] {
    const entries = [...this.#mailboxOf(query.owner).values()];
    if (query.kind === "after") return entries.filter(({ textId }) => textId > query.textId).slice(0, query.countMax);
    const before = query.before === 0 ? Number.POSITIVE_INFINITY : query.before;
    const found = entries.filter(({ peer, textId }) => peer === query.peer && textId < before);
    return found.reverse().slice(0, query.countMax);
  }

  #apply(change: Change): void {
    if (change.kind === "account") {
      this.#accounts.set(change.account.id, change.account);
      this.#lastAccountId = Math.max(this.#lastAccountId, change.account.id);
    } else if (change.kind === "account deleted") this.#delete(change.account);
    else if (change.kind === "device") this.#devices.set(change.device.id, change.device);
    else if (change.kind === "device removed") this.#devices.delete(change.id);
    else if (change.kind === "relation") this.#relations.set(relationKey(change.relation), change.relation);
    else if (change.kind === "relation removed") this.#relations.delete(relationKey(change.relation));
    else if (change.kind === "text") for (const entry of change.entries) this.#put(entry);
    else if (change.kind === "confirmed") this.#confirm(change.account, change.textId);
    else if (change.kind === "read") {
      this.#deliver(change.account, change.textId, Receipt.READ, ({ peer }) => peer === change.peer);
    } else this.#forget(change.deliveredBeforeMs, change.waitingBeforeMs);
  }

  #put(entry: MailboxEntry): void {
    const { owner, textId } = entry;
    this.#mailboxOf(owner).set(textId, entry);
    const confirmedTextId = this.#positions.get(owner)?.confirmedTextId ?? 0;
    this.#positions.set(owner, { account: owner, lastTextId: textId, confirmedTextId });
  }

  #confirm(account: AccountId, textId: number): void {
    const lastTextId = this.#positions.get(account)?.lastTextId ?? 0;
    this.#positions.set(account, { account, lastTextId, confirmedTextId: textId });
    this.#deliver(account, textId, Receipt.DELIVERED, () => true);
  }

  /** Raises the receipts of incoming texts, and of the senders' entries of them. */
  #deliver(owner: AccountId, upTo: number, receipt: Receipt, isMeant: (entry: MailboxEntry) => boolean): void {
    for (const entry of this.#mailboxOf(owner).values()) {
      if (entry.textId > upTo) break;
      if (entry.outgoing || entry.receipt >= receipt || !isMeant(entry)) continue;
      this.#mailboxOf(owner).set(entry.textId, { ...entry, receipt });
      const sent = this.#mailboxOf(entry.peer).get(entry.peerTextId);
      if (sent !== undefined) this.#mailboxOf(entry.peer).set(sent.textId, { ...sent, receipt });
    }
  }

  #forget(deliveredBeforeMs: number, waitingBeforeMs: number): void {
    this.#removeTexts(({ receipt, sentMs }) =>
      receipt === Receipt.STORED ? sentMs < waitingBeforeMs : sentMs < deliveredBeforeMs,
    );
  }

  #delete(account: AccountId): void {
    this.#accounts.delete(account);
    this.#positions.delete(account);
    this.#mailboxes.delete(account);
    for (const device of this.#devices.values()) if (device.account === account) this.#devices.delete(device.id);
    for (const [key, relation] of this.#relations) if (relation.account === account) this.#relations.delete(key);
    this.#removeTexts(({ peer }) => peer === account);
  }

  #removeTexts(isMeant: (entry: MailboxEntry) => boolean): void {
    for (const mailbox of this.#mailboxes.values()) {
      for (const entry of mailbox.values()) if (isMeant(entry)) mailbox.delete(entry.textId);
    }
  }

  #mailboxOf(owner: AccountId): Map<number, MailboxEntry> {
    const mailbox = this.#mailboxes.get(owner) ?? new Map<number, MailboxEntry>();
    this.#mailboxes.set(owner, mailbox);
    return mailbox;
  }
}

function relationKey({ account, kind, key }: Pick<Relation, "account" | "kind" | "key">): string {
  return `${account} ${kind} ${key}`;
}
