import {
  AddContactRequest,
  BlockRequest,
  type Contact as ContactMessage,
  ListBlockedRequest,
  ListContactsRequest,
  RemoveContactRequest,
  ContactState as State,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import {
  AddContact,
  Block,
  ListBlocked,
  ListContacts,
  RemoveContact,
  Unblock,
} from "../../../generated/chatwire/v1/rules.ts";
import { type Caller, type CallOptions, readPages } from "../connection/call.ts";
import type { Subscribers } from "../events/subscribers.ts";

/**
 * "requested": this user has added the other. "received": the other has added this user. "mutual": both have, so they
 * are contacts. "none", in a change only: neither has any more.
 */
export type ContactState = "requested" | "received" | "mutual" | "none";

/** A contact, or a request to be one. */
export interface Contact {
  readonly name: string;
  readonly state: ContactState;
}

/**
 * The user's contacts. Two users are contacts if each has added the other. No call reveals whether a user exists: the
 * responses are the same for an unknown name.
 */
export class Contacts {
  readonly #call: Caller;
  readonly #subscribers: Subscribers<Contact>;

  constructor(call: Caller, subscribers: Subscribers<Contact>) {
    this.#call = call;
    this.#subscribers = subscribers;
  }

  /**
   * Asks a user to be a contact, or accepts the user's request.
   *
   * @throws ProtocolError LIMIT_REACHED; NAME_LENGTH, NAME_CHARACTERS; INVALID_ARGUMENT: the name is the user's own
   */
  async add(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(AddContact, AddContactRequest.create(), { ...options, to: { user: name } });
  }

  /** Removes a contact, withdraws a request, or declines one. */
  async remove(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(RemoveContact, RemoveContactRequest.create(), { ...options, to: { user: name } });
  }

  /**
   * Lists contacts and requests in the order of their names; all pages.
   *
   * @param options  hold for each page
   */
  async list(options: CallOptions = {}): Promise<Contact[]> {
    return readPages(async (after) => {
      const { contacts, next } = await this.#call(ListContacts, ListContactsRequest.create({ after }), options);
      return { entries: contacts.map(toContact), next };
    });
  }

  /**
   * Reads every change from now on, whichever client made it, until the loop is left or the user logs off.
   *
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` changes were not read in time
   */
  changes(options: CallOptions = {}): AsyncIterable<Contact> {
    return this.#subscribers.subscribe(options).changes;
  }
}

/** The users whom this user has blocked. Neither can reach the other, whatever their privacy settings. */
export class Blocked {
  readonly #call: Caller;

  constructor(call: Caller) {
    this.#call = call;
  }

  /**
   * Blocks a user. Conversations and invitations between the two end, and they stop being contacts.
   *
   * @throws ProtocolError LIMIT_REACHED; NAME_LENGTH, NAME_CHARACTERS; INVALID_ARGUMENT: the name is the user's own
   */
  async add(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(Block, BlockRequest.create(), { ...options, to: { user: name } });
  }

  /** Ends the block of a user. */
  async remove(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(Unblock, UnblockRequest.create(), { ...options, to: { user: name } });
  }

  /**
   * Lists the names of blocked users in order; all pages.
   *
   * @param options  hold for each page
   */
  async list(options: CallOptions = {}): Promise<string[]> {
    return readPages(async (after) => {
      const { names, next } = await this.#call(ListBlocked, ListBlockedRequest.create({ after }), options);
      return { entries: names, next };
    });
  }
}

export function toContact({ name, state }: ContactMessage): Contact {
  return { name, state: toContactState(state) };
}

/** Maps an unknown state of a newer server to "none", which grants no trust. */
function toContactState(state: State): ContactState {
  if (state === State.MUTUAL) return "mutual";
  if (state === State.RECEIVED) return "received";
  return state === State.REQUESTED ? "requested" : "none";
}
