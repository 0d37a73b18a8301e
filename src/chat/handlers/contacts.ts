import { Audience, PasswordVerifier, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import {
  AddContactResponse,
  BlockResponse,
  Contact,
  ContactState,
  ListBlockedResponse,
  ListContactsResponse,
  RemoveContactResponse,
  UnblockResponse,
} from "../../../generated/chatwire/v1/contact.ts";
import {
  AddContact,
  Block,
  ListBlocked,
  ListContacts,
  RemoveContact,
  Unblock,
} from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import { nameKey, parseName } from "../../name.ts";
import type { AccountId, Relation } from "../state/account.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Request, type Route, route, userOf } from "../state/route.ts";
import { createUser, type User } from "../state/user.ts";
import { changeRelation, nameFor, stateOf } from "./contact-changes.ts";
import { endBlockedMeeting, endRefusedInvitation } from "./end-introduction.ts";

/** No account has it. */
const NOBODY_ID: AccountId = 0;
const NO_VERIFIER = PasswordVerifier.create();
/** As private users have it: the same is asked for nobody as for them. */
const NOBODYS_PRIVACY = PrivacySettings.create({ see: Audience.CONTACTS });

/**
 * Whom a user trusts, and whom the user wants nothing of.
 *
 * A name is taken whether or not there is a user of it, and what is answered
 * and listed is the same for a name that nobody has and for a user who hides.
 */
export function contactRoutes(world: ChatState) {
  const { limits } = world;
  return {
    AddContact: route(AddContact, (_, request) => {
      const { user, key, name, target } = named(world, request);
      const isRoom = user.contacts.has(key) || user.contacts.size < limits.contactsMax;
      if (!isRoom) throw limitReached("contactsMax", `You have ${limits.contactsMax} contacts, which is the limit.`);
      changeRelation(world, [user, target], () => {
        remove(world, user, "decline", key);
        keep(world, user, { account: user.account.id, kind: "contact", key, name, target: target.account.id });
      });
      return AddContactResponse.create();
    }),

    RemoveContact: route(RemoveContact, (_, request) => {
      const { user, key, name, target } = named(world, request);
      changeRelation(world, [user, target], () => {
        remove(world, user, "contact", key);
        // The other one's request stays, so that nobody learns that it was declined; it is hidden here.
        if (stateOf(world, user, target) === ContactState.RECEIVED) {
          remove(world, user, "decline", key);
          keep(world, user, { account: user.account.id, kind: "decline", key, name, target: target.account.id });
        }
      });
      forgetOldestDecline(world, user);
      // An invitation that only a contact may send would tell of the user for as long as it lasts.
      endRefusedInvitation(world, user, target);
      return RemoveContactResponse.create();
    }),

    ListContacts: route(ListContacts, ({ after }, request) => {
      const contacts = contactsOf(world, userOf(request));
      const { page, next } = pageOf(contacts, after, limits.contactsPageMax);
      return ListContactsResponse.create({ contacts: page, next });
    }),

    Block: route(Block, (_, request) => {
      const { user, key, name, target } = named(world, request);
      const isRoom = user.blocked.has(key) || user.blocked.size < limits.blockedMax;
      if (!isRoom) throw limitReached("blockedMax", `You blocked ${limits.blockedMax} users, which is the limit.`);
      changeRelation(world, [user, target], () => {
        remove(world, user, "contact", key);
        keep(world, user, { account: user.account.id, kind: "block", key, name, target: target.account.id });
      });
      endBlockedMeeting(world, user, target);
      return BlockResponse.create();
    }),

    Unblock: route(Unblock, (_, request) => {
      const { user, key, target } = named(world, request);
      changeRelation(world, [user, target], () => remove(world, user, "block", key));
      return UnblockResponse.create();
    }),

    ListBlocked: route(ListBlocked, ({ after }, request) => {
      const blocked = [...userOf(request).blocked.values()].map(({ name }) => ({ name }));
      const { page, next } = pageOf(blocked, after, limits.contactsPageMax);
      return ListBlockedResponse.create({ names: page.map(({ name }) => name), next });
    }),
  } satisfies Record<string, Route>;
}

/** Puts a kept relation into the world. */
export function addRelation(world: Pick<ChatState, "directory">, user: User, relation: Relation): void {
  relationsOf(user, relation.kind).set(relation.key, relation);
  if (relation.kind === "contact") world.directory.byId(relation.target)?.addedBy.add(user.account.id);
}

/** Tells others that the requests of a user who is deleted are no more, and forgets what they answered. Theirs stay. */
export function forgetContacts(world: ChatState, user: User): void {
  for (const { key, target: id } of [...user.contacts.values()]) {
    const target = world.directory.byId(id);
    if (target === undefined) continue;
    changeRelation(world, [user, target], () => {
      user.contacts.delete(key);
      forgetRequest(world, user, target);
    });
  }
}

function contactsOf(world: ChatState, user: User): Contact[] {
  const contacts: Contact[] = [];
  for (const { key, name, target } of user.contacts.values()) {
    const other = world.directory.byId(target);
    const isNamed = other?.account.key === key;
    const state = isNamed ? stateOf(world, user, other) : ContactState.REQUESTED;
    contacts.push(Contact.create({ name: isNamed ? nameFor(user, other, state) : name, state }));
  }
  let received = 0;
  for (const id of user.addedBy) {
    const other = world.directory.byId(id);
    if (other === undefined || stateOf(world, user, other) !== ContactState.RECEIVED) continue;
    if (received === world.limits.contactsMax) break;
    received += 1;
    contacts.push(Contact.create({ name: other.account.name, state: ContactState.RECEIVED }));
  }
  return contacts;
}

/** A page in the order of the names' keys. */
function pageOf<T extends { readonly name: string }>(all: readonly T[], after: string, countMax: number) {
  const keyed = all.map((item) => ({ item, key: nameKey(item.name) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const afterKey = nameKey(after);
  const rest = after === "" ? keyed : keyed.filter(({ key }) => key > afterKey);
  const page = rest.slice(0, countMax).map(({ item }) => item);
  return { page, next: rest.length > countMax ? (page.at(-1)?.name ?? "") : "" };
}

/** Whom the header names, or somebody who stands for nobody: what is done about either takes as long. */
function named({ directory, limits }: ChatState, request: Request) {
  const user = userOf(request);
  const target = request.recipient?.target;
  const name = parseName(target?.case === "user" ? target.value : "", limits.nameCharactersMax);
  const key = nameKey(name);
  if (key === user.account.key) throw new ProtocolError("INVALID_ARGUMENT", "That is your own name.");
  const nobody = createUser({ id: NOBODY_ID, name, key, verifier: NO_VERIFIER, privacy: NOBODYS_PRIVACY }, limits);
  return { user, key, name, target: directory.find(name) ?? nobody };
}

function keep(world: ChatState, user: User, relation: Relation): void {
  addRelation(world, user, relation);
  world.outbox.keep({ kind: "relation", relation });
}

function remove(world: ChatState, user: User, kind: Relation["kind"], key: string): void {
  const relation = relationsOf(user, kind).get(key);
  if (relation === undefined) return;
  relationsOf(user, kind).delete(key);
  world.outbox.keep({ kind: "relation removed", relation: { account: user.account.id, kind, key } });
  const asked = kind === "contact" ? world.directory.byId(relation.target) : undefined;
  if (asked !== undefined) forgetRequest(world, user, asked);
}

/** Takes a request off the list of who was asked. That it was declined is forgotten: another one is a new one. */
function forgetRequest(world: ChatState, user: User, asked: User): void {
  asked.addedBy.delete(user.account.id);
  const { id, key } = user.account;
  if (asked.declined.get(key)?.target === id) remove(world, asked, "decline", key);
}

/** Declines take no room of contacts. Past the limit the request that was declined first is shown again. */
function forgetOldestDecline(world: ChatState, user: User): void {
  const [oldest] = user.declined.values();
  if (oldest === undefined || user.declined.size <= world.limits.contactsMax) return;
  const forget = (): void => remove(world, user, "decline", oldest.key);
  const asker = world.directory.byId(oldest.target);
  if (asker === undefined) forget();
  else changeRelation(world, [user, asker], forget);
}

function relationsOf(user: User, kind: Relation["kind"]): Map<string, Relation> {
  if (kind === "contact") return user.contacts;
  return kind === "decline" ? user.declined : user.blocked;
}

function limitReached(limit: "contactsMax" | "blockedMax", text: string): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", text, { limit });
}
