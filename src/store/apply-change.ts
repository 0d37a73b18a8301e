import type { Account, AccountId, Change, Device, MailboxEntry, Relation } from "../chat/account.ts";

export type RelationKey = Pick<Relation, "account" | "kind" | "key">;

/** Where accounts are kept, and the devices and relations of each. */
export interface AccountKeeper {
  saveAccount(account: Account): void;
  deleteAccount(id: AccountId): void;
  saveDevice(device: Device): void;
  removeDevice(account: AccountId, id: string): void;
  saveRelation(relation: Relation): void;
  removeRelation(key: RelationKey): void;
}

/** Where texts are kept, and how far the numbers of each mailbox have come. */
export interface MailboxKeeper {
  addEntry(entry: MailboxEntry): void;
  confirm(account: AccountId, textId: number): void;
  markRead(account: AccountId, peer: AccountId, textId: number): void;
  forget(deliveredBeforeMs: number, waitingBeforeMs: number): void;
}

/** Hands the change to whom it concerns; an account that is deleted takes its texts along by itself. */
export function applyChange(change: Change, accounts: AccountKeeper, mailboxes: MailboxKeeper): void {
  switch (change.kind) {
    case "account":
      accounts.saveAccount(change.account);
      break;
    case "account deleted":
      accounts.deleteAccount(change.account);
      break;
    case "device":
      accounts.saveDevice(change.device);
      break;
    case "device removed":
      accounts.removeDevice(change.account, change.id);
      break;
    case "relation":
      accounts.saveRelation(change.relation);
      break;
    case "relation removed":
      accounts.removeRelation(change.relation);
      break;
    case "text":
      for (const entry of change.entries) mailboxes.addEntry(entry);
      break;
    case "confirmed":
      mailboxes.confirm(change.account, change.textId);
      break;
    case "read":
      mailboxes.markRead(change.account, change.peer, change.textId);
      break;
    case "forget texts":
      mailboxes.forget(change.deliveredBeforeMs, change.waitingBeforeMs);
      break;
    default:
      // A change that is dropped would be one that was confirmed and is lost.
      change satisfies never;
  }
}
