/** Maps each kind of change to a method of the storage of accounts, mailboxes or rooms, for all stores. */

import type { Receipt } from "../../generated/chatwire/v1/text.ts";
import type {
  Account,
  AccountId,
  Ban,
  BytesSentBy,
  Change,
  InvitationCode,
  KeptSalt,
  MailboxEntry,
  Relation,
  StoredDevice,
} from "../chat/state/account.ts";
import type {
  RoomChange,
  RoomId,
  RoomRelation,
  StoredLogEntry,
  StoredMember,
  StoredPost,
  StoredRoom,
} from "../chat/state/stored-rooms.ts";

export type RelationKey = Pick<Relation, "account" | "kind" | "key">;

export type RoomRelationKey = Pick<RoomRelation, "room" | "kind" | "key">;

export type BanKey = Pick<Ban, "kind" | "key">;

/** Stores what the operator has decided. */
export interface OperatorStorage {
  openRegistration(isOpen: boolean): void;
  saveBan(ban: Ban): void;
  removeBan(key: BanKey): void;
  saveInvitationCode(code: InvitationCode): void;
  removeInvitationCode(id: string): void;
}

/** What a store is made of. */
export interface Storage {
  readonly accounts: AccountStorage;
  readonly mailboxes: MailboxStorage;
  readonly operator: OperatorStorage;
  readonly rooms: RoomStorage;
}

/** Stores accounts with their devices and relations. */
export interface AccountStorage {
  saveAccount(account: Account): void;
  deleteAccount(id: AccountId): void;
  keepSalt(kept: KeptSalt): void;
  chooseIterations(iterations: number): void;
  saveDevice(device: StoredDevice): void;
  removeDevice(account: AccountId, id: string): void;
  saveRelation(relation: Relation): void;
  removeRelation(key: RelationKey): void;
  /** Stores the time. The served time does not go back; the time of day may, because clocks are corrected. */
  saveTime(servedMs: number, wallMs: number): void;
}

/**
 * Stores the texts and the position of each mailbox. A method that may affect
 * many texts does part of the work in one call. It returns true when nothing is
 * left to do.
 */
export interface MailboxStorage {
  addEntry(entry: MailboxEntry): void;
  saveBytesSent(sent: BytesSentBy): void;
  confirm(account: AccountId, textId: number): boolean;
  /** Notes that texts up to a number have been sent to a client of the account. */
  noteSent(account: AccountId, textId: number): void;
  markRead(account: AccountId, peer: AccountId, textId: number): boolean;
  /** Raises the receipts of texts that the account sent to the peer. */
  raiseSentReceipts(account: AccountId, peer: AccountId, textId: number, receipt: Receipt): boolean;
  /** Both are served times. */
  forget(deliveredBeforeMs: number, waitingBeforeMs: number): boolean;
  forgetFirst(account: AccountId, textId: number, countMax: number): void;
  removeMailbox(account: AccountId): boolean;
}

/** Stores rooms with their members and posts. Returns true as `MailboxStorage` does. */
export interface RoomStorage {
  /** Does not lower the number of the last post. */
  saveRoom(room: StoredRoom): void;
  closeRoom(room: RoomId): boolean;
  saveMember(member: StoredMember): void;
  removeMember(room: RoomId, account: AccountId): void;
  /** Removes an account from all rooms. */
  removeMemberships(account: AccountId): void;
  saveRelation(relation: RoomRelation): void;
  removeRelation(key: RoomRelationKey): void;
  /** Adds a post. It counts as read by its author if all posts before it do. */
  addPost(post: StoredPost): void;
  /** Replaces what may change of a post; has no effect if it is no longer kept. */
  changePost(post: StoredPost): void;
  addLogEntry(entry: StoredLogEntry): void;
  removeLogEntry(room: RoomId, number: number): void;
  forgetFirstPosts(room: RoomId, number: number, countMax: number): void;
  /** @param beforeMs  a served time */
  forgetPosts(beforeMs: number): boolean;
}

/** A commit may pause after this many changes. */
const CHANGES_PER_PART = 200;

/** Applies changes in order. Yields where the commit may pause. */
export function* applyChanges(changes: readonly Change[], storage: Storage): Generator<void, void> {
  let index = 0;
  for (const change of changes) {
    if (index % CHANGES_PER_PART === CHANGES_PER_PART - 1) yield;
    while (!applyPart(change, storage)) yield;
    index += 1;
  }
}

/** Applies part of a change. Returns whether the change is complete. */
function applyPart(change: Change, storage: Storage): boolean {
  const { accounts, mailboxes, rooms } = storage;
  switch (change.kind) {
    case "account deleted": {
      const isEmpty = mailboxes.removeMailbox(change.account);
      if (isEmpty) {
        rooms.removeMemberships(change.account);
        accounts.deleteAccount(change.account);
      }
      return isEmpty;
    }
    case "confirmed":
      return mailboxes.confirm(change.account, change.textId);
    case "read":
      return mailboxes.markRead(change.account, change.peer, change.textId);
    case "receipt":
      return mailboxes.raiseSentReceipts(change.account, change.peer, change.textId, change.receipt);
    case "forget texts":
      return (
        mailboxes.forget(change.deliveredBeforeMs, change.waitingBeforeMs) &&
        rooms.forgetPosts(change.deliveredBeforeMs)
      );
    case "room closed":
      return rooms.closeRoom(change.room);
    default:
      applyShort(change, storage);
      return true;
  }
}

type LongChange = "account deleted" | "confirmed" | "read" | "receipt" | "forget texts" | "room closed";

function applyShort(change: Exclude<Change, { kind: LongChange }>, storage: Storage): void {
  const { accounts, mailboxes, operator } = storage;
  switch (change.kind) {
    case "account":
      accounts.saveAccount(change.account);
      break;
    case "sent to client":
      mailboxes.noteSent(change.account, change.textId);
      break;
    case "salt kept":
      accounts.keepSalt(change.kept);
      break;
    case "iterations":
      accounts.chooseIterations(change.iterations);
      break;
    case "registration":
      operator.openRegistration(change.isOpen);
      break;
    case "ban":
      operator.saveBan(change.ban);
      break;
    case "ban removed":
      operator.removeBan(change.ban);
      break;
    case "invitation code":
      operator.saveInvitationCode(change.code);
      break;
    case "invitation code removed":
      operator.removeInvitationCode(change.id);
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
    case "time":
      accounts.saveTime(change.servedMs, change.wallMs);
      break;
    case "text":
      for (const entry of change.entries) mailboxes.addEntry(entry);
      break;
    case "bytes sent":
      mailboxes.saveBytesSent(change);
      break;
    case "forget first texts":
      mailboxes.forgetFirst(change.account, change.textId, change.countMax);
      break;
    default:
      applyToRooms(change, storage.rooms);
  }
}

function applyToRooms(change: Exclude<RoomChange, { kind: LongChange }>, rooms: RoomStorage): void {
  switch (change.kind) {
    case "room":
      rooms.saveRoom(change.room);
      break;
    case "room member":
      rooms.saveMember(change.member);
      break;
    case "room member removed":
      rooms.removeMember(change.room, change.account);
      break;
    case "room relation":
      rooms.saveRelation(change.relation);
      break;
    case "room relation removed":
      rooms.removeRelation(change.relation);
      break;
    case "post":
      rooms.addPost(change.post);
      break;
    case "post changed":
      rooms.changePost(change.post);
      break;
    case "room log":
      rooms.addLogEntry(change.entry);
      break;
    case "room log removed":
      rooms.removeLogEntry(change.room, change.number);
      break;
    case "forget first posts":
      rooms.forgetFirstPosts(change.room, change.number, change.countMax);
      break;
    default:
      // Compiling fails if a kind of change is missing: it would be confirmed and lost.
      change satisfies never;
  }
}
