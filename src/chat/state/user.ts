import type { IdentityKeys } from "../../../generated/chatwire/v1/account.ts";
import { Status } from "../../../generated/chatwire/v1/presence.ts";
import type { Limits } from "../../limits.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Account, AccountId, Relation, StoredDevice } from "./account.ts";
import { BoundedSet } from "./bounded-set.ts";
import { WaitingTexts } from "./waiting-texts.ts";

/** A user may be shown `contactsMax` requests, may have added as many of those who made one, and declined as many. */
const ADDED_BY_FACTOR = 3;

/** Names a connection to the server; chosen by the server, never reused. */
export type ConnectionId = number;

/** A login that lasts: one connection of a user. */
export interface Login {
  readonly session: ConnectionId;
  /** Of the stream. */
  readonly endpoint: SocketAddress;
  /** What this client's conversations are keyed by. */
  readonly keys: IdentityKeys;
  /** The device that logged in by its key, or that was registered at this login. */
  readonly device: string | undefined;
  /** Of the client's UDP socket, once it has probed. */
  datagramEndpoint: SocketAddress | undefined;
  /** Away by choice. */
  away: boolean;
  /** Whether changes of the list of peers are sent to it. */
  watching: boolean;
}

/** Where a user's numbered texts have come to. */
export interface Mailbox {
  lastTextId: number;
  confirmedTextId: number;
  /** Texts that no device has confirmed, in order. */
  readonly waiting: WaitingTexts;
}

/** A registered user, logged in or not. */
export interface User {
  account: Account;
  /** By session, the oldest first. */
  readonly logins: Map<ConnectionId, Login>;
  /** Ids of the introductions the user takes part in. */
  readonly introductions: Set<number>;
  /** How many of them are open conversations. */
  conversations: number;
  readonly devices: Map<string, StoredDevice>;
  /** Whom the user added, declined and blocked, by the key of the name. */
  readonly contacts: Map<string, Relation>;
  readonly declined: Map<string, Relation>;
  readonly blocked: Map<string, Relation>;
  /** Accounts that added this one as a contact; those past three times `contactsMax` are left out. */
  readonly addedBy: Set<AccountId>;
  readonly mailbox: Mailbox;
}

export function createUser(account: Account, { contactsMax }: Pick<Limits, "contactsMax">): User {
  return {
    account,
    logins: new Map(),
    introductions: new Set(),
    conversations: 0,
    devices: new Map(),
    contacts: new Map(),
    declined: new Map(),
    blocked: new Map(),
    addedBy: new BoundedSet(ADDED_BY_FACTOR * contactsMax),
    mailbox: { lastTextId: 0, confirmedTextId: 0, waiting: new WaitingTexts() },
  };
}

/** The status that others see. */
export function statusOf(user: User): Status {
  if (presentLogin(user) === undefined) return Status.AWAY;
  return user.conversations > 0 ? Status.CONNECTED : Status.AVAILABLE;
}

/** The latest login that is not away by choice. */
export function presentLogin(user: User): Login | undefined {
  let present: Login | undefined;
  for (const login of user.logins.values()) if (!login.away) present = login;
  return present;
}

/** The sessions of a user, but for one. */
export function sessionsOf(user: User, except?: ConnectionId): ConnectionId[] {
  return [...user.logins.keys()].filter((session) => session !== except);
}

/** Whether `user` added `other`, and the name still means the same account. */
export function hasAdded(user: User, other: User): boolean {
  return user.contacts.get(other.account.key)?.target === other.account.id;
}

/** Whether each of two users added the other. */
export function areContacts(a: User, b: User): boolean {
  return hasAdded(a, b) && hasAdded(b, a);
}
