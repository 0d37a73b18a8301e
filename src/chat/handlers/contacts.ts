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
import type { LazyMap } from "../../lazy-collections.ts";
import { lookupKey } from "../../name.ts";
import { type Relation, UNKNOWN_ACCOUNT_ID } from "../state/account.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Refusable, type Route, route, userOf } from "../state/route.ts";
import { createUser, type User } from "../state/user.ts";
import { changeRelation, contactNameOf, contactStateOf } from "./contact-changes.ts";
import { wellFormedName } from "./recipient.ts";
import { endBlockedIntroduction, endForbiddenInvitation } from "./signalling/end-introduction.ts";

const NO_VERIFIER = PasswordVerifier.create();
/** As private as a hidden user, so that an unknown name takes the same steps. */
const UNKNOWN_PRIVACY = PrivacySettings.create({ see: Audience.CONTACTS });

/** Those of `targetOf`. */
const TARGET_REFUSALS = [
  ["NAME_LENGTH", "The name of the recipient is empty, or longer than `nameCharactersMax`."],
  ["NAME_CHARACTERS", "The name of the recipient or its key contains characters that names do not have."],
  ["INVALID_ARGUMENT", "The recipient is the caller."],
] as const;

const REFUSALS = {
  AddContact: [
    ...TARGET_REFUSALS,
    ["LIMIT_REACHED", "The caller has `contactsMax` contacts, and the recipient is not one of them."],
  ],
  RemoveContact: TARGET_REFUSALS,
  Block: [
    ...TARGET_REFUSALS,
    ["LIMIT_REACHED", "The caller blocks `blockedMax` users, and the recipient is not one of them."],
  ],
  Unblock: TARGET_REFUSALS,
} as const;

/**
 * Adding, removing and blocking users.
 *
 * Every well-formed name is accepted, registered or not. Answers and lists are
 * the same for an unknown name and for a hidden user.
 */
export function contactRoutes(state: ChatState) {
  const { limits } = state;
  return {
    AddContact: route(AddContact, REFUSALS.AddContact, (_, request) => {
      const { user, key, name, target } = targetOf(state, request);
      if (!user.contacts.has(key) && user.contacts.size >= limits.contactsMax) {
        const text = `You have ${limits.contactsMax} contacts, which is the limit. Remove one first.`;
        throw request.refusal("LIMIT_REACHED", text, { limit: "contactsMax" });
      }
      changeRelation(state, [user, target], () => {
        removeRelation(state, user, "decline", key);
        storeRelation(state, user, "contact", target, name);
      });
      return AddContactResponse.create();
    }),

    RemoveContact: route(RemoveContact, REFUSALS.RemoveContact, (_, request) => {
      const { user, key, name, target } = targetOf(state, request);
      changeRelation(state, [user, target], () => {
        removeRelation(state, user, "contact", key);
        // The request of the other user is hidden but stays, so that the other user does not learn of the decline.
        if (contactStateOf(state, user, target) === ContactState.RECEIVED) {
          removeRelation(state, user, "decline", key);
          storeRelation(state, user, "decline", target, name);
        }
      });
      forgetOldestDecline(state, user);
      // An invitation that only a contact may send would disclose the user as long as it lasts.
      endForbiddenInvitation(state, user, target);
      return RemoveContactResponse.create();
    }),

    Block: route(Block, REFUSALS.Block, (_, request) => {
      const { user, key, name, target } = targetOf(state, request);
      if (!user.blocked.has(key) && user.blocked.size >= limits.blockedMax) {
        const text = `You have blocked ${limits.blockedMax} users, which is the limit. Unblock one first.`;
        throw request.refusal("LIMIT_REACHED", text, { limit: "blockedMax" });
      }
      changeRelation(state, [user, target], () => {
        removeRelation(state, user, "contact", key);
        storeRelation(state, user, "block", target, name);
      });
      endBlockedIntroduction(state, user, target);
      return BlockResponse.create();
    }),

    Unblock: route(Unblock, REFUSALS.Unblock, (_, request) => {
      const { user, key, target } = targetOf(state, request);
      changeRelation(state, [user, target], () => removeRelation(state, user, "block", key));
      return UnblockResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** The lists of contacts and of blocked users, in pages. */
export function contactListRoutes(state: ChatState) {
  return {
    ListContacts: route(ListContacts, [], ({ after }, request) => {
      const { page, next } = pageOf(state, contactsOf(state, userOf(request)), after);
      const contacts = page.map(({ name, state }) => Contact.create({ name, state: state() }));
      return ListContactsResponse.create({ contacts, next });
    }),

    ListBlocked: route(ListBlocked, [], ({ after }, request) => {
      const { page, next } = pageOf(state, [...userOf(request).blocked.values()], after);
      return ListBlockedResponse.create({ names: page.map(({ name }) => name), next });
    }),
  } satisfies Record<string, Route>;
}

/** Adds a relation to the state, without storing it. */
export function addRelation(state: Pick<ChatState, "directory">, user: User, relation: Relation): void {
  relationsOf(user, relation.kind).set(relation.key, relation);
  if (relation.kind === "contact") state.directory.byId(relation.target)?.addedBy.add(user.account.id);
}

/** Withdraws the requests of a user who is deleted and forgets the declines of them. Requests to the user stay. */
export function forgetContacts(state: ChatState, user: User): void {
  for (const { key, target: id } of [...user.contacts.values()]) {
    const target = state.directory.byId(id);
    if (target === undefined) continue;
    changeRelation(state, [user, target], () => {
      user.contacts.delete(key);
      forgetRequest(state, user, target);
    });
  }
}

/** A name on a list, by its key. */
interface Listed {
  readonly key: string;
  readonly name: string;
}

/** A contact on the list. Its state is worked out only for the page that is sent. */
interface ListedContact extends Listed {
  readonly state: () => ContactState;
}

function contactsOf(state: ChatState, user: User): ListedContact[] {
  const contacts: ListedContact[] = [];
  for (const { key, name, target } of user.contacts.values()) {
    const other = state.directory.byId(target);
    const named = other?.account.key === key ? other : undefined;
    const contactState = (): ContactState =>
      named === undefined ? ContactState.REQUESTED : contactStateOf(state, user, named);
    contacts.push({
      key,
      get name() {
        return named === undefined ? name : contactNameOf(user, named, contactState());
      },
      state: contactState,
    });
  }
  let received = 0;
  for (const id of user.addedBy) {
    const other = state.directory.byId(id);
    if (other === undefined || contactStateOf(state, user, other) !== ContactState.RECEIVED) continue;
    if (received === state.limits.contactsMax) break;
    received += 1;
    const { key, name } = other.account;
    contacts.push({ key, name, state: () => ContactState.RECEIVED });
  }
  return contacts;
}

/** The page after a name, in the order of the names' keys. */
function pageOf<T extends Listed>({ limits }: ChatState, all: readonly T[], after: string) {
  const { contactsPageMax, nameCharactersMax } = limits;
  const afterKey = lookupKey(after, nameCharactersMax);
  const rest = all.filter(({ key }) => key > afterKey).sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, contactsPageMax);
  return { page, next: rest.length > contactsPageMax ? (page.at(-1)?.name ?? "") : "" };
}

/**
 * The user named in the header. An unknown name gets a user made up for it, so
 * that both take the same time.
 *
 * @throws ProtocolError NAME_LENGTH, NAME_CHARACTERS; INVALID_ARGUMENT: the name is the caller's own
 */
function targetOf(state: ChatState, request: Refusable<(typeof TARGET_REFUSALS)[number][0]>) {
  const { directory, limits } = state;
  const user = userOf(request);
  const target = request.recipient?.target;
  const { name, key } = wellFormedName(state, target?.case === "user" ? target.value : "", request);
  if (key === user.account.key) throw request.refusal("INVALID_ARGUMENT", "This is your own name; name another user.");
  const unknown = createUser(
    { id: UNKNOWN_ACCOUNT_ID, name, key, verifier: NO_VERIFIER, privacy: UNKNOWN_PRIVACY },
    limits,
  );
  return { user, key, name, target: directory.findKey(key) ?? unknown };
}

function storeRelation(state: ChatState, user: User, kind: Relation["kind"], target: User, name: string): void {
  const { key, id } = target.account;
  const relation: Relation = { account: user.account.id, kind, key, name, target: id };
  addRelation(state, user, relation);
  state.outbox.store({ kind: "relation", relation });
}

function removeRelation(state: ChatState, user: User, kind: Relation["kind"], key: string): void {
  const relation = relationsOf(user, kind).get(key);
  if (relation === undefined) return;
  relationsOf(user, kind).delete(key);
  state.outbox.store({ kind: "relation removed", relation: { account: user.account.id, kind, key } });
  const asked = kind === "contact" ? state.directory.byId(relation.target) : undefined;
  if (asked !== undefined) forgetRequest(state, user, asked);
}

/** Withdraws a request. A decline of it is forgotten, so the next request is shown again. */
function forgetRequest(state: ChatState, user: User, asked: User): void {
  asked.addedBy.delete(user.account.id);
  const { id, key } = user.account;
  if (asked.declined.get(key)?.target === id) removeRelation(state, asked, "decline", key);
}

/** Forgets the oldest decline if there are more than `contactsMax`. Its request is shown again. */
function forgetOldestDecline(state: ChatState, user: User): void {
  const [oldest] = user.declined.values();
  if (oldest === undefined || user.declined.size <= state.limits.contactsMax) return;
  const forget = (): void => removeRelation(state, user, "decline", oldest.key);
  const asker = state.directory.byId(oldest.target);
  if (asker === undefined) forget();
  else changeRelation(state, [user, asker], forget);
}

function relationsOf(user: User, kind: Relation["kind"]): LazyMap<string, Relation> {
  if (kind === "contact") return user.contacts;
  return kind === "decline" ? user.declined : user.blocked;
}
