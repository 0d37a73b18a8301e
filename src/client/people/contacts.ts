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
import type { CallOptions } from "../connection/call.ts";
import type { Caller } from "../connection/caller.ts";
import type { Subscribers } from "../events/subscribers.ts";

/**
 * How it stands with a contact: the user asked, the other one asked, both did;
 * "none", in a change only: neither does any more.
 */
export type ContactState = "requested" | "received" | "mutual" | "none";

/** A contact, a request for one, or in a change one that is no more. */
export interface Contact {
  readonly name: string;
  readonly state: ContactState;
}

/**
 * Whom the user trusts. Two users are contacts once both have added each
 * other. Nothing here tells whether there is a user of a name who hides.
 */
export class Contacts {
  readonly #call: Caller;
  readonly #readers: Subscribers<Contact>;

  constructor(call: Caller, readers: Subscribers<Contact>) {
    this.#call = call;
    this.#readers = readers;
  }

  /**
   * Asks somebody to be a contact, or accepts that somebody asked.
   *
   * @throws ProtocolError LIMIT_REACHED; NAME_LENGTH, NAME_CHARACTERS; INVALID_ARGUMENT: it is the user's own name
   */
  async add(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(AddContact, AddContactRequest.create(), { ...options, to: { user: name } });
  }

  /** Ends being contacts, takes a request back, or declines one. */
  async remove(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(RemoveContact, RemoveContactRequest.create(), { ...options, to: { user: name } });
  }

  /** Lists contacts and requests, by name; all pages of them. */
  async list(options: CallOptions = {}): Promise<Contact[]> {
    const found: Contact[] = [];
    for (let after = ""; ; ) {
      const { contacts, next } = await this.#call(ListContacts, ListContactsRequest.create({ after }), options);
      found.push(...contacts.map(toContact));
      // A page that leads nowhere new would lead there for ever.
      if (next === "" || next === after) return found;
      after = next;
    }
  }

  /**
   * Every change from now on, made here or elsewhere, until the loop is left or the user logs off. The loop fails
   * with OVERFLOW where `eventQueueMax` wait.
   */
  changes(options: CallOptions = {}): AsyncIterable<Contact> {
    return this.#readers.read(options).changes;
  }
}

/** Whom the user wants nothing of: to each other, the two are strangers, whatever their privacy says. */
export class Blocked {
  readonly #call: Caller;

  constructor(call: Caller) {
    this.#call = call;
  }

  /**
   * Blocks somebody. Conversations and invitations between the two end, and they are no contacts any more.
   *
   * @throws ProtocolError LIMIT_REACHED; NAME_LENGTH, NAME_CHARACTERS; INVALID_ARGUMENT: it is the user's own name
   */
  async add(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(Block, BlockRequest.create(), { ...options, to: { user: name } });
  }

  async remove(name: string, options: CallOptions = {}): Promise<void> {
    await this.#call(Unblock, UnblockRequest.create(), { ...options, to: { user: name } });
  }

  /** Lists whom the user blocked, by name; all pages of them. */
  async list(options: CallOptions = {}): Promise<string[]> {
    const found: string[] = [];
    for (let after = ""; ; ) {
      const { names, next } = await this.#call(ListBlocked, ListBlockedRequest.create({ after }), options);
      found.push(...names);
      if (next === "" || next === after) return found;
      after = next;
    }
  }
}

export function toContact({ name, state }: ContactMessage): Contact {
  return { name, state: toContactState(state) };
}

/** What a newer server may know besides these is not trusted. */
function toContactState(state: State): ContactState {
  if (state === State.MUTUAL) return "mutual";
  if (state === State.RECEIVED) return "received";
  return state === State.REQUESTED ? "requested" : "none";
}
