import type { PasswordVerifier, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { Receipt } from "../../../generated/chatwire/v1/text.ts";

/** Names an account inside the server; never sent, never used again. */
export type AccountId = number;

/** What the server keeps of a user. */
export interface Account {
  readonly id: AccountId;
  /** As it was registered. */
  readonly name: string;
  /** What names are compared by; see `nameKey`. */
  readonly key: string;
  readonly verifier: PasswordVerifier;
  readonly privacy: PrivacySettings;
}

/** A device that may log in by its key. */
export interface StoredDevice {
  /** 16 random bytes, in hex. */
  readonly id: string;
  readonly account: AccountId;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  readonly lastLoginMs: number;
}

/** A name that a user added as a contact, declined as one, or blocked: there need be nobody of that name. */
export interface Relation {
  readonly account: AccountId;
  readonly kind: "contact" | "decline" | "block";
  /** `nameKey` of the name. */
  readonly key: string;
  /** As the user wrote it. */
  readonly name: string;
  /**
   * Whom the name meant when it was added, should that account have been there;
   * 0 where there was nobody. A request to an account that was deleted is not
   * one to whoever registers the name next.
   */
  readonly target: AccountId;
}

/** A text in one account's mailbox. The sender's and the receiver's are kept each for itself. */
export interface MailboxEntry {
  readonly owner: AccountId;
  /** Counts up by one in each mailbox, from 1. */
  readonly textId: number;
  readonly peer: AccountId;
  /** As the peer is registered; the entry stays when the peer's account is deleted. */
  readonly peerName: string;
  /** Number of the same text in the peer's mailbox. */
  readonly peerTextId: number;
  /** Whether the owner sent it. */
  readonly outgoing: boolean;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly sentMs: number;
  /** Of a received text how far it has come; of a sent one how far it has come as far as its sender was told. */
  readonly receipt: Receipt;
}

/** How far the numbers of a mailbox have come. */
export interface MailboxPosition {
  readonly account: AccountId;
  /** Of the last text; 0: there was none yet. */
  readonly lastTextId: number;
  /** Of the last text that a device of the account confirmed. */
  readonly confirmedTextId: number;
}

/** A text that no device of its receiver has confirmed. */
export type WaitingText = Pick<MailboxEntry, "owner" | "textId" | "peer" | "peerTextId" | "sentMs">;

/** Something to be kept. Those of one request are kept together or not at all. */
export type Change =
  /** An account that is new or different. */
  | { readonly kind: "account"; readonly account: Account }
  /** An account with all that belongs to it. What others have stays: relations that name it, texts to and from it. */
  | { readonly kind: "account deleted"; readonly account: AccountId }
  | { readonly kind: "device"; readonly device: StoredDevice }
  | { readonly kind: "device removed"; readonly account: AccountId; readonly id: string }
  | { readonly kind: "relation"; readonly relation: Relation }
  | { readonly kind: "relation removed"; readonly relation: Pick<Relation, "account" | "kind" | "key"> }
  /** A text: the sender's entry and the receiver's. Both mailboxes' `lastTextId` become the entries'. */
  | { readonly kind: "text"; readonly entries: readonly [MailboxEntry, MailboxEntry] }
  /** All up to this one is confirmed: incoming entries of the owner are DELIVERED. */
  | { readonly kind: "confirmed"; readonly account: AccountId; readonly textId: number }
  /** Incoming entries of the owner from this peer up to this one are READ. */
  | { readonly kind: "read"; readonly account: AccountId; readonly peer: AccountId; readonly textId: number }
  /** The owner was told that all entries sent to this peer up to this one have come this far. */
  | {
      readonly kind: "told";
      readonly account: AccountId;
      readonly peer: AccountId;
      readonly textId: number;
      readonly receipt: Receipt;
    }
  /** Forgets entries, of both mailboxes: delivered or read ones sent before the one time, waiting ones before the other. */
  | { readonly kind: "forget texts"; readonly deliveredBeforeMs: number; readonly waitingBeforeMs: number }
  /** Forgets the owner's first entries up to this one that do not wait for the owner, at most so many. */
  | {
      readonly kind: "forget first texts";
      readonly account: AccountId;
      readonly textId: number;
      readonly countMax: number;
    };

/** What is asked of the mailboxes. */
export type MailboxQuery =
  /** Entries after a number, in order. */
  | { readonly kind: "after"; readonly owner: AccountId; readonly textId: number; readonly countMax: number }
  /** Entries with one peer before a number (0: from the last), the latest first. */
  | {
      readonly kind: "with";
      readonly owner: AccountId;
      readonly peer: AccountId;
      readonly before: number;
      readonly countMax: number;
    };

/** All that is kept, but for the texts. */
export interface StoredState {
  /** 32 random bytes, made once: makes up the salts of names that nobody has. */
  readonly secret: Uint8Array;
  readonly accounts: Iterable<Account>;
  /** The highest id an account ever had, deleted ones included; 0: there was none. */
  readonly lastAccountId: AccountId;
  readonly devices: Iterable<StoredDevice>;
  readonly relations: Iterable<Relation>;
  /** Of accounts that ever had a text. */
  readonly mailboxes: Iterable<MailboxPosition>;
  /** In the order of their numbers for each owner. */
  readonly waiting: Iterable<WaitingText>;
}
