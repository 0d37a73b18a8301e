/**
 * Non-interference: at no step does anything that a user receives depend on a
 * user who is hidden from them.
 *
 * An observer is given two worlds. In the first everything happens. In the
 * second what a hidden user does, and what others do to a hidden user, does not
 * happen. What the observer receives must be the same in both, to the byte: the
 * answers to all the observer asks, also about those who hide, and all events.
 *
 * There are two ways to leave something out:
 *
 * - `DeferredTwin` leaves it out until the hidden user comes into view (by an
 *   act of their own: a contact request, an invitation, settings that show
 *   them) and then makes up for it at once. So users may hide and appear as
 *   they like. It also leaves out when a user logs in and off who can be
 *   written to, but not seen.
 * - `AbsentTwin` leaves some users out for good, registration included: they
 *   hide from the observer throughout, though not from others.
 *
 * Not covered, because these depend on hidden users by design:
 *
 * - that a name is taken is told to whoever wants to register it, and the salt
 *   of a password to whoever begins to log in with the name;
 * - a user who is seen is seen to be in a conversation, though not with whom;
 * - limits that all share (accounts, invitations to one user, texts that wait
 *   for one user, failed logins of one name) are not reached here;
 * - time: how long an answer takes, and the rates of a connection.
 */

import { type Delivered, DirectChat } from "./direct-chat.ts";
import { Actor } from "./privacy-actor.ts";
import { added, keyOf, MODEL_PRESETS, type ModelUser, type PrivacyModel } from "./privacy-model.ts";
import { NAMES, type Operation, type OperationKind } from "./privacy-operations.ts";

/** What the model says of an observer and all others at one moment. */
export interface Sight {
  /** Users whom the observer does not see; those of no account among them. By the keys of the names. */
  readonly unseen: ReadonlySet<string>;
  /** Those of them of whom nothing at all is to be noticed. */
  readonly hidden: ReadonlySet<string>;
  /** Conversations, with the keys of both names. */
  readonly open: ReadonlyMap<number, readonly string[]>;
}

/** An operation that has been done in the first world. */
export interface Step {
  readonly operation: Operation;
  readonly introductionId: number;
  readonly before: Sight;
  readonly after: Sight;
  /** Whether the model says that the observer hears of it. */
  readonly isHeard: boolean;
}

export interface Twin {
  readonly observer: string;
  /** Does in the second world what is to be done there. @returns what was received by it; undefined: it is left out */
  follow(step: Step): Delivered | undefined;
}

/** What changes nothing but when a user is there, and what the user has been told. */
const PRESENCE: readonly OperationKind[] = [
  "log in",
  "log off",
  "drop",
  "away",
  "available",
  "watch",
  "unwatch",
  "get peers",
  "list contacts",
  "list blocked",
  "fetch texts",
  "get history",
];
/** What a hidden user does to the observer without coming into view. */
const SECRET: readonly OperationKind[] = ["block", "unblock", "remove contact"];
/** What can be done before or after anything that was left out: it neither needs nor ends anything of it. */
const FREE: readonly OperationKind[] = [
  "get peers",
  "list contacts",
  "list blocked",
  "fetch texts",
  "get history",
  "confirm texts",
  "mark read",
  "send text",
  "send message",
  "type",
  "broadcast",
  "watch",
  "unwatch",
  "add contact",
];

const DIRECTED: readonly OperationKind[] = [
  "add contact",
  "remove contact",
  "block",
  "unblock",
  "send text",
  "send message",
  "type",
  "mark read",
  "get history",
  "invite",
  "accept",
  "decline",
  "cancel",
  "hang up",
];

export class DeferredTwin implements Twin {
  readonly observer: string;
  readonly #chat: DirectChat;
  readonly #actor: Actor;
  #deferred: Step[] = [];

  constructor(observer: string, seed: number) {
    this.observer = observer;
    this.#chat = new DirectChat(seed);
    this.#actor = new Actor(this.#chat);
  }

  follow(step: Step): Delivered | undefined {
    if (this.#isLeftOut(step)) {
      // A broadcast leaves nothing behind that has to be made up for, and later it would reach others.
      if (step.operation.kind !== "broadcast") this.#deferred.push(step);
      return undefined;
    }
    if (this.#mustCatchUp(step)) {
      for (const { operation, introductionId } of this.#deferred) this.#actor.perform(operation, introductionId);
      this.#deferred = [];
    }
    this.#actor.perform(step.operation, step.introductionId);
    return this.#chat.take();
  }

  #isLeftOut({ operation, before, after, isHeard }: Step): boolean {
    const { kind } = operation;
    const { actor, to } = keysOf(operation);
    const observer = keyOf(this.observer);
    const isHidden = (key: string): boolean => before.hidden.has(key) && after.hidden.has(key);
    const isUnseen = (key: string): boolean => before.unseen.has(key) && after.unseen.has(key);
    if (actor === "" || actor === observer || kind === "register" || isHeard) return false;
    // What opens or ends a conversation of somebody who is seen shows.
    const opened = [...before.open, ...after.open].filter(([id]) => before.open.has(id) !== after.open.has(id));
    if (!opened.every(([, keys]) => keys.every(isUnseen))) return false;
    if (isHidden(actor)) return to !== observer || SECRET.includes(kind);
    if (isUnseen(actor) && PRESENCE.includes(kind)) return to !== observer;
    return to !== "" && to !== observer && isHidden(to);
  }

  /** Whether what was left out may make a difference to this, or this to that, by design. */
  #mustCatchUp({ operation, before, after }: Step): boolean {
    const { kind } = operation;
    const { actor, to } = keysOf(operation);
    if (actor === "") return true;
    for (const set of ["unseen", "hidden"] as const) {
      if (NAMES.some((name) => before[set].has(keyOf(name)) !== after[set].has(keyOf(name)))) return true;
    }
    // Without the observer's own block, the other one may have to be shown as it is now.
    if (actor === keyOf(this.observer)) return kind === "unblock";
    const deferred = this.#deferred.map((step) => ({ ...keysOf(step.operation), kind: step.operation.kind }));
    // What one does out of sight is all in order, or none of it.
    if (before.unseen.has(actor) && deferred.some((left) => left.actor === actor)) return true;
    const isInvolved = (key: string): boolean => deferred.some((left) => left.actor === key || left.to === key);
    return !FREE.includes(kind) && (isInvolved(actor) || (to !== "" && isInvolved(to)));
  }
}

export class AbsentTwin implements Twin {
  readonly observer: string;
  readonly #absent: ReadonlySet<string>;
  readonly #chat: DirectChat;
  readonly #actor: Actor;

  /** @param absent  who hides from the observer throughout; see `keepHidden` */
  constructor(observer: string, absent: readonly string[], seed: number) {
    this.observer = observer;
    this.#absent = new Set(absent.map(keyOf));
    this.#chat = new DirectChat(seed);
    this.#actor = new Actor(this.#chat);
  }

  follow({ operation, introductionId }: Step): Delivered | undefined {
    const { actor, to } = keysOf(operation);
    if (this.#absent.has(actor)) return undefined;
    if (this.#absent.has(to) && actor !== keyOf(this.observer)) return undefined;
    this.#actor.perform(operation, introductionId);
    return this.#chat.take();
  }
}

/**
 * Makes an operation one that brings nobody of these into the observer's view.
 *
 * @returns undefined: there is no such operation
 */
export function keepHidden(
  operation: Operation,
  model: PrivacyModel,
  observer: string,
  absent: readonly string[],
): Operation | undefined {
  const { kind, settings } = operation;
  const { actor, to } = keysOf(operation);
  const isAbsent = (key: string): boolean => absent.some((name) => keyOf(name) === key);
  // A conversation shows at the one who is seen.
  if (kind === "accept" && isAbsent(actor) !== isAbsent(to)) return undefined;
  if (!isAbsent(actor)) return operation;
  if (to === keyOf(observer) && !SECRET.includes(kind)) return undefined;
  const [user, other] = [model.find(operation.actor), model.find(observer)];
  if (kind === "broadcast" && user && other && model.may("broadcast", user, other)) return undefined;
  const isOpen = settings.see === "everyone" || settings.message === "everyone";
  return isOpen ? { ...operation, settings: MODEL_PRESETS.private } : operation;
}

export function sightOf(model: PrivacyModel, observer: string): Sight {
  const viewer = model.find(observer);
  const users = NAMES.map((name) => ({ key: keyOf(name), user: model.find(name) }));
  const isSeen = (user: ModelUser | undefined): boolean =>
    viewer !== undefined && user !== undefined && (user === viewer || model.may("see", viewer, user));
  const isNoticed = (user: ModelUser | undefined): boolean => {
    if (viewer === undefined || user === undefined) return false;
    const isDisclosed = added(user, viewer) || model.between(user, viewer) !== undefined;
    return isSeen(user) || isDisclosed || model.may("message", viewer, user);
  };
  return {
    unseen: new Set(users.filter(({ user }) => !isSeen(user)).map(({ key }) => key)),
    hidden: new Set(users.filter(({ user }) => !isNoticed(user)).map(({ key }) => key)),
    open: new Map(
      model.introductions
        .filter(({ open }) => open)
        .map(({ id, inviter, invited }) => [id, [keyOf(inviter.name), keyOf(invited.name)]]),
    ),
  };
}

/** The keys of who does it and of whom it is about; empty: nobody. */
function keysOf({ kind, actor, to }: Operation): { actor: string; to: string } {
  return { actor: keyOf(actor), to: DIRECTED.includes(kind) ? keyOf(to) : "" };
}
