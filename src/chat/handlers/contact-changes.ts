import { Contact, ContactChanged, ContactState } from "../../../generated/chatwire/v1/contact.ts";
import { events } from "../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Introduction, otherUser } from "../state/introductions/introductions.ts";
import { allLogins } from "../state/outbox.ts";
import { hasAdded, type User } from "../state/user.ts";

/** What a user is to one who has not added it. */
const UNASKED: ReadonlySet<ContactState> = new Set([ContactState.NONE, ContactState.RECEIVED]);

/** The contact state of `other` that `viewer` may know. */
export function contactStateOf({ directory }: ChatState, viewer: User, other: User): ContactState {
  const hasAsked = viewer.contacts.has(other.account.key);
  const isAsked = hasAdded(other, viewer);
  // A hidden user shows the same state as an unknown name.
  if (hasAsked) {
    const isMutual = hasAdded(viewer, other) && isAsked && directory.may("see", viewer, other);
    return isMutual ? ContactState.MUTUAL : ContactState.REQUESTED;
  }
  const isDeclined = viewer.declined.get(other.account.key)?.target === other.account.id;
  const isShown = isAsked && !isDeclined && directory.may("see", other, viewer);
  return isShown ? ContactState.RECEIVED : ContactState.NONE;
}

/** The name shown to `viewer`: as the viewer wrote it while the viewer may know nothing more of the other user. */
export function contactNameOf(viewer: User, other: User, contactState: ContactState): string {
  const written = viewer.contacts.get(other.account.key)?.name;
  return contactState === ContactState.REQUESTED && written !== undefined ? written : other.account.name;
}

/**
 * Runs a change between two users and tells both what changed for them.
 *
 * Other users see nothing of it, so the time it takes does not depend on how
 * many of them watch the list of peers.
 *
 * @param askedMs  when the first of the users asked for it, in monotonic milliseconds: what the other one gets of a stranger
 *   is then limited. Default: the server makes the change by itself
 */
export function changeRelation<T>(state: ChatState, users: readonly [User, User], run: () => T, askedMs?: number): T {
  const [user, other] = users;
  state.presence.noteBetween(user, other);
  return changeContacts(state, user, [other], run, askedMs);
}

/** Runs a change of an introduction and tells everybody who may see what changed of the two users. */
export function changeIntroduction<T>(state: ChatState, { inviter, invited }: Introduction, run: () => T): T {
  state.presence.note([inviter.user, invited.user]);
  state.presence.noteBetween(inviter.user, invited.user);
  return changeContacts(state, inviter.user, [invited.user], run);
}

/**
 * Runs a change between a user and all others, which may end introductions of the
 * user, and tells everybody who may see what changed. Nobody sees anything of
 * the time before the ends: a user may be hidden before and after them, but not
 * between.
 */
export function changeRelations<T>(state: ChatState, user: User, run: () => T): T {
  const partners = new Set(state.introductions.of(user).map((introduction) => otherUser(introduction, user)));
  const ids = new Set([...[...user.contacts.values()].map(({ target }) => target), ...user.addedBy]);
  const related = [...ids].flatMap((id) => state.directory.byId(id) ?? []);
  const others = new Set([...related, ...partners]);
  state.presence.note([user, ...partners]);
  for (const partner of partners) state.presence.noteBetween(user, partner);
  return changeContacts(state, user, [...others], run);
}

/** Sends both users of each pair the contact states that `run` changed. */
function changeContacts<T>(state: ChatState, user: User, others: readonly User[], run: () => T, askedMs?: number): T {
  const pairs = others.flatMap((other) => [
    { viewer: user, other },
    { viewer: other, other: user },
  ]);
  const before = pairs.map(({ viewer, other }) => {
    const contactState = contactStateOf(state, viewer, other);
    return { contactState, name: contactNameOf(viewer, other, contactState) };
  });
  const result = run();
  for (const [index, { viewer, other }] of pairs.entries()) {
    const old = before[index];
    const contactState = contactStateOf(state, viewer, other);
    if (old === undefined || old.contactState === contactState) continue;
    const isOfStranger = viewer !== user && UNASKED.has(old.contactState) && UNASKED.has(contactState);
    if (isOfStranger && askedMs !== undefined && !state.strangerEvents.mayReach(viewer, user, askedMs)) continue;
    // A viewer who knew only the name as written must not learn the registered spelling at the end.
    const name = contactState === ContactState.NONE ? old.name : contactNameOf(viewer, other, contactState);
    const contact = Contact.create({ name, state: contactState });
    state.outbox.emit(allLogins(viewer), events.ContactChanged, ContactChanged.create({ contact }));
  }
  return result;
}
