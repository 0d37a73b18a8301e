import { Contact, ContactChanged, ContactState } from "../../../generated/chatwire/v1/contact.ts";
import { events } from "../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../state/chat-state.ts";
import { hasAdded, type User } from "../state/user.ts";
import { changePresence, changeViews } from "./presence.ts";

/** What `viewer` is told of being contacts with `other`. */
export function stateOf(world: ChatState, viewer: User, other: User): ContactState {
  const { directory } = world;
  const asked = viewer.contacts.has(other.account.key);
  const isAsked = hasAdded(other, viewer);
  // Of somebody who hides, no more is told than of a name that nobody has.
  if (asked) {
    const isMutual = hasAdded(viewer, other) && isAsked && directory.may("see", viewer, other);
    return isMutual ? ContactState.MUTUAL : ContactState.REQUESTED;
  }
  const isDeclined = viewer.declined.get(other.account.key)?.target === other.account.id;
  const isShown = isAsked && !isDeclined && directory.may("see", other, viewer);
  return isShown ? ContactState.RECEIVED : ContactState.NONE;
}

/** As the user wrote the name, where nothing more may be known of it. */
export function nameFor(viewer: User, other: User, state: ContactState): string {
  const written = viewer.contacts.get(other.account.key)?.name;
  return state === ContactState.REQUESTED && written !== undefined ? written : other.account.name;
}

/**
 * Changes what two users are to each other, and tells them. Nobody else sees
 * anything of it, and it takes no longer where others watch.
 */
export function changeRelation<T>(world: ChatState, users: readonly [User, User], run: () => T): T {
  const [user, other] = users;
  return changeContacts(world, user, [other], () => changeViews(world, users, run));
}

/** Changes an introduction of two users, or begins or ends their conversation, and tells all who may know of it. */
export function changeIntroduction<T>(world: ChatState, users: readonly [User, User], run: () => T): T {
  const [user, other] = users;
  return changeContacts(world, user, [other], () => changePresence(world, users, run));
}

/** Changes what a user is to all others and tells all who may know of it. */
export function changeRelations<T>(world: ChatState, user: User, run: () => T): T {
  const ids = new Set([...[...user.contacts.values()].map(({ target }) => target), ...user.addedBy]);
  const others = [...ids].flatMap((id) => world.directory.byId(id) ?? []);
  return changeContacts(world, user, others, () => changePresence(world, [user], run));
}

/** Tells both sides of each pair that hear of each other what has changed for them. */
function changeContacts<T>(world: ChatState, user: User, others: readonly User[], run: () => T): T {
  const pairs = others.flatMap((other) => [
    { viewer: user, other },
    { viewer: other, other: user },
  ]);
  const before = pairs.map(({ viewer, other }) => {
    const state = stateOf(world, viewer, other);
    return { state, name: nameFor(viewer, other, state) };
  });
  const result = run();
  for (const [index, { viewer, other }] of pairs.entries()) {
    const old = before[index];
    const state = stateOf(world, viewer, other);
    if (old === undefined || old.state === state) continue;
    // Who knew no more of the other than of a name that nobody has is told no more of it at the end.
    const name = state === ContactState.NONE ? old.name : nameFor(viewer, other, state);
    tellContact(world, viewer, name, state);
  }
  return result;
}

function tellContact(world: ChatState, user: User, name: string, state: ContactState): void {
  world.outbox.emit(user, events.ContactChanged, ContactChanged.create({ contact: Contact.create({ name, state }) }));
}
