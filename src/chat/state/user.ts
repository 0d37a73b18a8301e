import { Status } from "../../../generated/chatwire/v1/presence.ts";
import { LazyMap, LazySet } from "../../lazy-collections.ts";
import type { Limits } from "../../limits.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Account, AccountId, Relation, StoredDevice } from "./account.ts";
import { type BytesSent, NOTHING_SENT } from "./bytes-sent.ts";
import type { ClientKeys } from "./client-keys.ts";
import type { SeenAddresses } from "./seen-addresses.ts";
import { WaitingTexts } from "./waiting-texts.ts";

/** A user is shown at most `contactsMax` requests, and may have accepted and declined as many again. */
const ADDED_BY_FACTOR = 3;

/** Identifies a login. Never sent to a client; not reused while the server runs. */
export type LoginId = number;

/** Where a relay is. A server of several gateways has one at each of them, so clients of one gateway have one object. */
export interface RelayPlace {
  /** The UDP port. */
  readonly port: number;
  /** The IP addresses at which clients of other gateways reach it. */
  readonly addresses: readonly string[];
}

/** A user authenticated on one connection, until log-off or the connection's end. */
export interface Login {
  readonly id: LoginId;
  readonly user: User;
  /** The client's address on the stream, as the server sees it. Changes if the session is resumed from elsewhere. */
  endpoint: SocketAddress;
  /** Public keys that authenticate this client's links. */
  readonly keys: ClientKeys;
  /** Id of the device that logged in by its key, or that was registered at this login. */
  readonly device: string | undefined;
  /** When it began, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** The client's UDP addresses, as seen in its probes. */
  readonly seen: SeenAddresses;
  /** Whether no other user may learn an address of this client. */
  readonly relayOnly: boolean;
  /** Whether the client says what it makes of application messages, and wants to learn it of its own. */
  readonly answersMessages: boolean;
  /** The relay where the client is connected. Undefined: that of the server. */
  readonly relay: RelayPlace | undefined;
  /** Whether its connection is lost, and its session waits to be resumed. */
  isDetached: boolean;
  /**
   * Whether a later login of the account has sent a text again. What this one sent first may still be on its way here, and
   * says that it is sent for the first time.
   */
  isOvertaken: boolean;
  /** Whether this client set its status to AWAY. */
  away: boolean;
  /** Users to whom this client shows that it types, the one that it renewed least recently first. */
  readonly typingTo: LazySet<AccountId>;
}

/** The numbering of a user's stored texts, and their bytes. */
export interface Mailbox {
  lastTextId: number;
  confirmedTextId: number;
  /** Number of the last text that was sent to a client of the user. */
  sentTextId: number;
  /** Texts that no device has confirmed, in order. */
  readonly waiting: WaitingTexts;
  /** What the user has sent to others, which `accountBytesMax` limits. */
  sent: BytesSent;
}

/** An account, with its logins and everything else that the chat keeps in memory about it. */
export interface User {
  account: Account;
  /** `digestOfKeys` of the keys of the last login, which were verified; undefined: there was none since the start. */
  keysOfLastLogin: string | undefined;
  /** Oldest first. */
  readonly logins: LazyMap<LoginId, Login>;
  /** Ids of the introductions that the user takes part in. */
  readonly introductions: LazySet<number>;
  /** How many of these introductions are conversations in which a login of the user takes part. */
  conversations: number;
  readonly devices: LazyMap<string, StoredDevice>;
  /** Names that the user added, declined and blocked, by their `nameKey`. */
  readonly contacts: LazyMap<string, Relation>;
  readonly declined: LazyMap<string, Relation>;
  readonly blocked: LazyMap<string, Relation>;
  /** Accounts that added this one as a contact; at most three times `contactsMax`, later ones are left out. */
  readonly addedBy: LazySet<AccountId>;
  readonly mailbox: Mailbox;
}

export function createUser(account: Account, { contactsMax }: Pick<Limits, "contactsMax">): User {
  return {
    account,
    keysOfLastLogin: undefined,
    logins: new LazyMap(),
    introductions: new LazySet(),
    conversations: 0,
    devices: new LazyMap(),
    contacts: new LazyMap(),
    declined: new LazyMap(),
    blocked: new LazyMap(),
    addedBy: new BoundedSet(ADDED_BY_FACTOR * contactsMax),
    mailbox: { lastTextId: 0, confirmedTextId: 0, sentTextId: 0, waiting: new WaitingTexts(), sent: NOTHING_SENT },
  };
}

/** The status that others see. */
export function statusOf(user: User): Status {
  if (presentLogin(user) === undefined) return Status.AWAY;
  return user.conversations > 0 ? Status.CONNECTED : Status.AVAILABLE;
}

/** The latest login that did not set its status to AWAY. */
export function presentLogin(user: User): Login | undefined {
  return user.logins.findLast(isPresent);
}

function isPresent({ away }: Login): boolean {
  return !away;
}

/** Whether `user` added `other` as a contact, and the name still belongs to the same account. */
export function hasAdded(user: User, other: User): boolean {
  return user.contacts.get(other.account.key)?.target === other.account.id;
}

/** Whether each of two users added the other. */
export function areContacts(a: User, b: User): boolean {
  return hasAdded(a, b) && hasAdded(b, a);
}

/** A set that ignores new values once it is full. */
class BoundedSet<T> extends LazySet<T> {
  readonly #sizeMax: number;

  constructor(sizeMax: number) {
    super();
    this.#sizeMax = sizeMax;
  }

  override add(value: T): this {
    return this.size < this.#sizeMax ? super.add(value) : this;
  }
}
