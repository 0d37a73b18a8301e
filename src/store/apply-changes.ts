import type { Receipt } from "../../generated/chatwire/v1/text.ts";
import type { Account, AccountId, Change, Device, MailboxEntry, Relation } from "../chat/state/account.ts";

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

/**
 * Where texts are kept, and how far the numbers of each mailbox have come. What
 * may be about any number of texts does a part of it in one call, and returns
 * whether that was the last one.
 */
export interface MailboxKeeper {
  addEntry(entry: MailboxEntry): void;
  confirm(account: AccountId, textId: number): boolean;
  markRead(account: AccountId, peer: AccountId, textId: number): boolean;
  noteTold(account: AccountId, peer: AccountId, textId: number, receipt: Receipt): boolean;
  forget(deliveredBeforeMs: number, waitingBeforeMs: number): boolean;
  forgetFirst(account: AccountId, textId: number, countMax: number): void;
  removeMailbox(account: AccountId): boolean;
}

/** After so many changes others may have a turn. */
const CHANGES_PER_PART = 200;

/** Hands the changes to whom they concern, in order, and yields between parts: others may have a turn then. */
export function* applyChanges(
  changes: readonly Change[],
  accounts: AccountKeeper,
  mailboxes: MailboxKeeper,
): Generator<void, void> {
  for (const [index, change] of changes.entries()) {
    if (index % CHANGES_PER_PART === CHANGES_PER_PART - 1) yield;
    while (!applyPart(change, accounts, mailboxes)) yield;
  }
}

/** @returns whether that was all of it */
function applyPart(change: Change, accounts: AccountKeeper, mailboxes: MailboxKeeper): boolean {
  switch (change.kind) {
    case "account deleted": {
      const isEmpty = mailboxes.removeMailbox(change.account);
      if (isEmpty) accounts.deleteAccount(change.account);
      return isEmpty;
    }
    case "confirmed":
      return mailboxes.confirm(change.account, change.textId);
    case "read":
      return mailboxes.markRead(change.account, change.peer, change.textId);
    case "receipt":
      return mailboxes.noteTold(change.account, change.peer, change.textId, change.receipt);
    case "forget texts":
      return mailboxes.forget(change.deliveredBeforeMs, change.waitingBeforeMs);
    default:
      applyShort(change, accounts, mailboxes);
      return true;
  }
}

type LongChange = "account deleted" | "confirmed" | "read" | "receipt" | "forget texts";

function applyShort(
  change: Exclude<Change, { kind: LongChange }>,
  accounts: AccountKeeper,
  mailboxes: MailboxKeeper,
): void {
  switch (change.kind) {
    case "account":
      accounts.saveAccount(change.account);
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
    case "forget first texts":
      mailboxes.forgetFirst(change.account, change.textId, change.countMax);
      break;
    default:
      // A change that is dropped would be one that was confirmed and is lost.
      change satisfies never;
  }
}
