import type { PasswordVerifier, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { Receipt } from "../../../generated/chatwire/v1/text.ts";
import type { BytesSent } from "./bytes-sent.ts";
import type { RequestOrigin } from "./request-origin.ts";
import type { RoomChange, StoredRooms } from "./stored-rooms.ts";

/** The salt of a deleted account that its name goes on to have; see `Salts`. */
export interface KeptSalt {
  /** A keyed hash of the name, in hex. */
  readonly id: string;
  readonly salt: Uint8Array;
}

/** Identifies an account inside the server. Never sent to a client, never reused. */
export type AccountId = number;

/** An id that no account has. */
export const UNKNOWN_ACCOUNT_ID: AccountId = 0;

/** A registered name with its password verifier and privacy. */
export interface Account {
  readonly id: AccountId;
  /** The name as registered. */
  readonly name: string;
  /** The form in which names are compared; see `nameKey`. */
  readonly key: string;
  readonly verifier: PasswordVerifier;
  readonly privacy: PrivacySettings;
}

/** A registered device, which logs in by its key. */
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
  /** The served time of the last login, by which devices are replaced; see `ServedTime`. */
  readonly lastLoginServedMs: number;
}

/** A name that a user added as a contact, declined as a contact, or blocked. It need not be registered. */
export interface Relation {
  readonly account: AccountId;
  readonly kind: "contact" | "decline" | "block";
  /** `nameKey` of the name. */
  readonly key: string;
  /** As the user wrote it. */
  readonly name: string;
  /**
   * The account that had the name when the relation was made; 0 if none had. If
   * the account is deleted and another user registers the name, the relation
   * does not apply to that user.
   */
  readonly target: AccountId;
}

/** A text in the mailbox of one account. The sender and the receiver each have an entry of the same text. */
export interface MailboxEntry {
  readonly owner: AccountId;
  /** Numbers the texts of each mailbox, from 1, without gaps. */
  readonly textId: number;
  readonly peer: AccountId;
  /** The peer's registered name. The entry stays if the peer's account is deleted. */
  readonly peerName: string;
  /** Number of the same text in the peer's mailbox. */
  readonly peerTextId: number;
  /** Whether the owner sent the text. */
  readonly outgoing: boolean;
  readonly text: string;
  /** Milliseconds since 1970, as users see it. */
  readonly sentMs: number;
  /** The served time when it was sent, from which its age counts; see `ServedTime`. */
  readonly servedMs: number;
  /** For a received text, its receipt; for a sent text, the latest receipt that was sent to the owner. */
  readonly receipt: Receipt;
  /** Of a sent text: the request that sent it, if it had an id. */
  readonly origin?: RequestOrigin | undefined;
}

/** The numbering of one mailbox. */
export interface MailboxPosition {
  readonly account: AccountId;
  /** Number of the last text; 0 if there was none yet. */
  readonly lastTextId: number;
  /** Number of the last text that a device of the account confirmed. */
  readonly confirmedTextId: number;
  /** Number of the last text that was sent to a client of the account. */
  readonly sentTextId: number;
}

/** A text that no device of its receiver has confirmed. */
export type WaitingText = Pick<MailboxEntry, "owner" | "textId" | "peer" | "peerTextId" | "servedMs">;

/**
 * The texts that one account sent to another and for which it got no receipt. Their number does not depend on what
 * the receiver did, as far as the sender may know.
 */
export interface UnansweredTexts {
  readonly owner: AccountId;
  readonly sender: AccountId;
  readonly count: number;
  /** The served time when the first of them was sent. */
  readonly sinceMs: number;
}

/** The operator's ban of a name, or of a network of addresses. */
export interface Ban {
  readonly kind: "name" | "network";
  /** `nameKey` of the name, or the network as `formatIpNetwork` writes it. */
  readonly key: string;
  /** As the operator wrote it. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly sinceMs: number;
  /** Milliseconds since 1970; undefined: for ever. */
  readonly untilMs: number | undefined;
}

/** A code that lets its holder register while registration is closed. */
export interface InvitationCode {
  /** Tells codes apart, in lists and logs. It is no secret. */
  readonly id: string;
  /** SHA-256 of the code. The code itself is told once and not kept. */
  readonly hash: Uint8Array;
  readonly usesLeft: number;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  /** Milliseconds since 1970; undefined: never. */
  readonly expiresMs: number | undefined;
}

/** How many bytes of texts an account has sent, as of a served time. */
export interface BytesSentBy extends BytesSent {
  readonly account: AccountId;
}

/** One modification of the stored state. The changes of one request are committed together or not at all. */
export type Change =
  /** Adds or replaces an account. */
  | { readonly kind: "account"; readonly account: Account }
  /** Deletes an account with everything it owns. Relations of others to it stay, and their entries of texts. */
  | { readonly kind: "account deleted"; readonly account: AccountId }
  | { readonly kind: "salt kept"; readonly kept: KeptSalt }
  /** Chooses the iterations of PBKDF2 for all accounts. Happens once. */
  | { readonly kind: "iterations"; readonly iterations: number }
  | { readonly kind: "registration"; readonly isOpen: boolean }
  /** Adds or replaces a ban. */
  | { readonly kind: "ban"; readonly ban: Ban }
  | { readonly kind: "ban removed"; readonly ban: Pick<Ban, "kind" | "key"> }
  /** Adds or replaces a code. */
  | { readonly kind: "invitation code"; readonly code: InvitationCode }
  | { readonly kind: "invitation code removed"; readonly id: string }
  | { readonly kind: "device"; readonly device: StoredDevice }
  | { readonly kind: "device removed"; readonly account: AccountId; readonly id: string }
  | { readonly kind: "relation"; readonly relation: Relation }
  | { readonly kind: "relation removed"; readonly relation: Pick<Relation, "account" | "kind" | "key"> }
  /** Adds a text: the sender's entry and the receiver's. Each becomes the last text of its mailbox. */
  | { readonly kind: "text"; readonly entries: readonly [MailboxEntry, MailboxEntry] }
  /** Replaces how many bytes of texts the account has sent, as of a served time; see `BytesSent`. */
  | { readonly kind: "bytes sent"; readonly account: AccountId; readonly bytes: number; readonly servedMs: number }
  /** Confirms all texts up to this one: incoming entries of the account become DELIVERED. */
  | { readonly kind: "confirmed"; readonly account: AccountId; readonly textId: number }
  /** Texts up to a number have been sent to a client of the account. */
  | { readonly kind: "sent to client"; readonly account: AccountId; readonly textId: number }
  /** Incoming entries of the account from this peer up to this one become READ. */
  | { readonly kind: "read"; readonly account: AccountId; readonly peer: AccountId; readonly textId: number }
  /** A receipt was sent to the account: its entries sent to this peer up to this one get the receipt. */
  | {
      readonly kind: "receipt";
      readonly account: AccountId;
      readonly peer: AccountId;
      readonly textId: number;
      readonly receipt: Receipt;
    }
  /**
   * Deletes old entries of all mailboxes: delivered or read ones sent before one served time, waiting ones before the other.
   * Deletes old posts of all rooms, as delivered entries.
   */
  | { readonly kind: "forget texts"; readonly deliveredBeforeMs: number; readonly waitingBeforeMs: number }
  /** The time: how long servers have run on this store, which does not go back, and the time of day. */
  | { readonly kind: "time"; readonly servedMs: number; readonly wallMs: number }
  /** Deletes the first entries of the account up to this one that are not waiting, at most `countMax`. */
  | {
      readonly kind: "forget first texts";
      readonly account: AccountId;
      readonly textId: number;
      readonly countMax: number;
    }
  | RoomChange;

/**
 * A question to the stored mailboxes. The answer ends with the entry with which its texts have more than `bytesMax`
 * bytes of UTF-8. Default: no limit.
 */
export type MailboxQuery =
  /** Entries after this one, in order. */
  | {
      readonly kind: "after";
      readonly owner: AccountId;
      readonly textId: number;
      readonly countMax: number;
      readonly bytesMax?: number;
    }
  /** Entries with one peer before this one (0: from the last), latest first. */
  | {
      readonly kind: "with";
      readonly owner: AccountId;
      readonly peer: AccountId;
      readonly before: number;
      readonly countMax: number;
      readonly bytesMax?: number;
    }
  /** The last entry that was received from one peer, up to this one. */
  | { readonly kind: "received"; readonly owner: AccountId; readonly peer: AccountId; readonly upTo: number }
  /** The first entry that a request with this id led to; if there is none, the first entry after a number. */
  | { readonly kind: "request"; readonly owner: AccountId; readonly requestId: string; readonly orAfter: number };

/** The stored state, without the texts and posts. */
export interface StoredState extends StoredRooms {
  /** 32 random bytes, created once: derives the salts of names, and keys of the server. */
  readonly secret: Uint8Array;
  /** Iterations of PBKDF2 of every account; undefined while none were chosen. */
  readonly iterations: number | undefined;
  readonly keptSalts: Iterable<KeptSalt>;
  /** Whether users may register without an invitation code. */
  readonly registrationOpen: boolean;
  readonly bans: Iterable<Ban>;
  readonly invitationCodes: Iterable<InvitationCode>;
  readonly accounts: Iterable<Account>;
  /** The highest id that an account ever had, including deleted ones; 0 if there was none. */
  readonly lastAccountId: AccountId;
  readonly devices: Iterable<StoredDevice>;
  readonly relations: Iterable<Relation>;
  /** Mailboxes of accounts that ever had a text. */
  readonly mailboxes: Iterable<MailboxPosition>;
  /** The latest served time that the store contains; 0 for a new one. */
  readonly servedMs: number;
  /** The time of day of the last change of kind "time", in milliseconds since 1970; 0 if there was none. */
  readonly wallMs: number;
  /** For each owner in the order of their numbers. */
  readonly waiting: Iterable<WaitingText>;
  readonly unanswered: Iterable<UnansweredTexts>;
  /** Of accounts that have sent texts. */
  readonly bytesSent: Iterable<BytesSentBy>;
}
