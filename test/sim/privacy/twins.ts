/**
 * Non-interference: nothing that a user receives depends on a user who is hidden
 * from the first.
 *
 * Each observer has two simulations. The first runs all operations. The second,
 * the twin, leaves out the operations of hidden users and on hidden users. The
 * observer must receive the same bytes in both: the answers to all requests,
 * including those about hidden users, and all events.
 *
 * There are two kinds of twins:
 *
 * - `DeferredTwin` leaves operations out until the hidden user comes into view
 *   (by an own act: a contact request, an invitation, or settings that show the
 *   user) and performs them then, at once. So users may hide and appear freely.
 *   It also leaves out logins and log-offs of a user who can be messaged but not
 *   seen.
 *   It never performs the loss of another user's connection whose session may be resumed, unless that user invites
 *   somebody or announces a conversation.
 * - `AbsentTwin` leaves some users out altogether, even their registration. They
 *   hide from the observer throughout, but not from others.
 *
 * In runs in which everybody may be messaged (`keepReachable`), a `DeferredTwin`
 * leaves out nothing but what users do who are not seen, and the limits on waiting
 * texts are reached: they do not depend on what such a user confirms.
 *
 * These depend on hidden users by design, and the twins do not cover them:
 *
 * - registration discloses that a name is taken;
 * - a visible user shows that it is in a conversation, but not with whom;
 * - limits shared by all users (accounts, invitations to one user, all texts that
 *   wait for one user if others may not message everybody, failed logins of one
 *   name), which are not reached with twins; the model knows those on texts;
 * - time: how long an answer takes, and the rates of a connection.
 */

import { Actor, type Subjects } from "./actor.ts";
import type { Delivered, DirectChat } from "./direct-chat.ts";
import { added, keyOf, MODEL_PRESETS, type ModelUser, type PrivacyModel } from "./model.ts";
import { announcedIn, NAMES, type Operation, type OperationKind } from "./operations.ts";

/** What an observer can see of all others at one moment, according to the model. */
export interface Sight {
  /** Keys of the names that the observer does not see, including unregistered names. */
  readonly unseen: ReadonlySet<string>;
  /** Those of them that the observer cannot notice in any way. */
  readonly hidden: ReadonlySet<string>;
  /** Conversations by id, with the keys of both names. */
  readonly open: ReadonlyMap<number, readonly string[]>;
}

/** An operation that was performed in the first simulation. */
export interface Step {
  readonly operation: Operation;
  readonly about: Subjects;
  readonly before: Sight;
  readonly after: Sight;
  /** Whether the observer receives something of it, according to the model. */
  readonly isHeard: boolean;
  /** Whether the operation announces what the other side has announced already. */
  readonly isAwaited: boolean;
  /** Whether the acting user had shown the observer that it writes a text. The end of its login ends that. */
  readonly isTyping: boolean;
}

export interface Twin {
  readonly observer: string;
  /** Lets a moment pass in the twin. @returns what connections received */
  passMoment(ms: number): Delivered;
  /** Performs the operation in the twin. @returns what connections received; undefined if it is left out */
  follow(step: Step): Delivered | undefined;
}

/** Operations that change only a user's presence and what the user has received. */
const PRESENCE: readonly OperationKind[] = [
  "log in",
  "log off",
  "drop",
  "away",
  "available",
  "watch",
  "watch contacts",
  "watch names",
  "watch counts",
  "unwatch",
  "get peers",
  "list contacts",
  "list blocked",
  "fetch texts",
  "confirm texts",
  "get history",
];
/** Operations that may end logins, and with them what the observer was shown of texts being written. */
const LOGIN_ENDS: readonly OperationKind[] = ["log in", "log off", "drop", "delete account"];
/** Operations of a hidden user on the observer that do not disclose the user. */
const SECRET: readonly OperationKind[] = ["block", "unblock", "remove contact"];
/** Operations independent of those that were left out: they neither need nor end anything of them. */
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
  "watch contacts",
  "watch names",
  "watch counts",
  "unwatch",
  "add contact",
];

/** The last operation at which users hide freely in runs in which everybody may be messaged. */
const HIDING_MAX = 30;
/** Operations that leave everybody reachable, and that most often are about texts. */
const REACHABLE: readonly OperationKind[] = [
  "register",
  "log in",
  "log off",
  "away",
  "available",
  "set privacy",
  "send text",
  "confirm texts",
  "mark read",
  "restart",
  "time passes",
];

/** Operations about conversations and application messages, and what decides who may learn of them. */
const TALKING: readonly OperationKind[] = [
  "register",
  "log in",
  "drop",
  "detach",
  "resume",
  "set privacy",
  "send message",
  "take message",
  "keep message",
  "refuse message",
  "invite",
  "accept",
  "time passes",
];
/** Operations about announced conversations, and what decides whether they are made. */
const ANNOUNCING: readonly OperationKind[] = [
  "register",
  "log in",
  "log off",
  "drop",
  "detach",
  "resume",
  "set privacy",
  "add contact",
  "block",
  "unblock",
  "invite",
  "accept",
  "delete account",
  "restart",
  "time passes",
];
/** Operations of which there are many, and in whose place the user announces a conversation. */
const REPLACED: readonly OperationKind[] = ["send text", "broadcast", "type", "get peers", "watch", "fetch texts"];

/** So few users meet again and again. */
const TALKING_NAMES = NAMES.slice(0, 3).map(keyOf);

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
  "announce",
];

export class DeferredTwin implements Twin {
  readonly observer: string;
  readonly #chat: DirectChat;
  readonly #actor: Actor;
  /** Steps that were left out, with the number of the last text that the actor had here then. */
  #deferred: (Step & { readonly upTo: number })[] = [];
  /** By connection: losses of others that were left out. */
  readonly #losses = new Map<number, Step>();

  constructor(observer: string, chat: DirectChat) {
    this.observer = observer;
    this.#chat = chat;
    this.#actor = new Actor(chat);
  }

  passMoment(ms: number): Delivered {
    this.#chat.passMoment(ms);
    return this.#chat.take();
  }

  follow(step: Step): Delivered | undefined {
    if (this.#isUnnoticeable(step)) return undefined;
    if (this.#isLeftOut(step)) {
      // A broadcast is never performed later: it leaves no state behind, and later it would reach other users.
      const { kind, actor } = step.operation;
      if (kind !== "broadcast") this.#deferred.push({ ...step, upTo: this.#chat.lastTextIdOf(actor) });
      return undefined;
    }
    if (this.#mustCatchUp(step)) {
      for (const { operation, about, upTo } of this.#deferred) this.#actor.perform(operation, about, upTo);
      this.#deferred = [];
    }
    this.#actor.perform(step.operation, step.about);
    return this.#chat.take();
  }

  /**
   * Leaves out that the connection of another user is lost, and that its session is resumed: nobody may notice. Who
   * invites or announces may be known to have lost a conversation: it ends with the invitation, and it is what is announced.
   */
  #isUnnoticeable(step: Step): boolean {
    const { kind, actor, connection, to } = step.operation;
    const told = kind === "invite" || kind === "announce" ? [keyOf(actor)] : [];
    if (step.isAwaited) told.push(keyOf(to));
    if (told.length > 0) this.#catchUpLosses(told);
    if (keyOf(actor) === keyOf(this.observer)) return false;
    if (kind === "detach") this.#losses.set(connection, step);
    if (kind === "detach") return true;
    return kind === "resume" && this.#losses.delete(connection);
  }

  /** Performs the losses of these users. */
  #catchUpLosses(users: readonly string[]): void {
    for (const [lost, { operation, about }] of this.#losses) {
      if (!users.includes(keyOf(operation.actor))) continue;
      this.#actor.perform(operation, about);
      this.#losses.delete(lost);
    }
  }

  #isLeftOut({ operation, before, after, isHeard, isAwaited, isTyping }: Step): boolean {
    const { kind } = operation;
    const { actor, to } = keysOf(operation);
    const observer = keyOf(this.observer);
    const isHidden = (key: string): boolean => before.hidden.has(key) && after.hidden.has(key);
    const isUnseen = (key: string): boolean => before.unseen.has(key) && after.unseen.has(key);
    if (actor === "" || actor === observer || kind === "register" || isHeard) return false;
    // Nobody receives anything. Texts that are confirmed must be there by then.
    if (before.unseen.has(observer)) return false;
    // Later, the two users might be allowed what they are not allowed now. An `AbsentTwin` leaves such a one out.
    if (isAwaited) return false;
    // Later, when the observer has logged in again, it would hear that the user has stopped.
    if (isTyping && LOGIN_ENDS.includes(kind)) return false;
    // The start or end of a conversation shows at a visible user.
    const opened = [...before.open, ...after.open].filter(([id]) => before.open.has(id) !== after.open.has(id));
    if (!opened.every(([, keys]) => keys.every(isUnseen))) return false;
    if (isHidden(actor)) return to !== observer || SECRET.includes(kind) || kind === "announce";
    if (isUnseen(actor) && PRESENCE.includes(kind)) return to !== observer;
    return to !== "" && to !== observer && isHidden(to);
  }

  /** Whether an operation and one that was left out may affect each other by design. */
  #mustCatchUp({ operation, before, after, isAwaited }: Step): boolean {
    const { kind } = operation;
    const { actor, to } = keysOf(operation);
    if (actor === "" || isAwaited) return true;
    for (const set of ["unseen", "hidden"] as const) {
      if (NAMES.some((name) => before[set].has(keyOf(name)) !== after[set].has(keyOf(name)))) return true;
    }
    const deferred = this.#deferred.map((step) => ({ ...keysOf(step.operation), kind: step.operation.kind }));
    const observer = keyOf(this.observer);
    if (actor === observer) {
      // Without the observer's own block, the other user may become visible in its current state.
      if (kind === "unblock") return true;
      // Whoever has blocked the observer gets no receipts. After a restart, texts without one count against the sender.
      const isBlocked = deferred.some((left) => left.to === observer && SECRET.includes(left.kind));
      return isBlocked && (kind === "confirm texts" || kind === "mark read");
    }
    // The hidden operations of one user are performed in order: all of them or none.
    if (before.unseen.has(actor) && deferred.some((left) => left.actor === actor)) return true;
    const isInvolved = (key: string): boolean => deferred.some((left) => left.actor === key || left.to === key);
    // Whoever may see a user is held against the texts that the user has not confirmed.
    const isConfirmed = deferred.some((left) => left.kind === "confirm texts" && left.actor === to);
    if (kind === "send text" && isConfirmed) return true;
    return !FREE.includes(kind) && (isInvolved(actor) || (to !== "" && isInvolved(to)));
  }
}

export class AbsentTwin implements Twin {
  readonly observer: string;
  readonly #absent: ReadonlySet<string>;
  readonly #chat: DirectChat;
  readonly #actor: Actor;

  /** @param absent  users who hide from the observer throughout; see `keepHidden` */
  constructor(observer: string, absent: readonly string[], chat: DirectChat) {
    this.observer = observer;
    this.#absent = new Set(absent.map(keyOf));
    this.#chat = chat;
    this.#actor = new Actor(chat);
  }

  passMoment(ms: number): Delivered {
    this.#chat.passMoment(ms);
    return this.#chat.take();
  }

  follow({ operation, about }: Step): Delivered | undefined {
    const { actor, to } = keysOf(operation);
    if (this.#absent.has(actor)) return undefined;
    if (this.#absent.has(to) && actor !== keyOf(this.observer)) return undefined;
    this.#actor.perform(operation, about);
    return this.#chat.take();
  }
}

/**
 * Changes an operation so that it does not disclose the absent users to the observer.
 *
 * @returns undefined if that is not possible
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
  // A conversation shows at its visible user.
  if (kind === "accept" && isAbsent(actor) !== isAbsent(to)) return undefined;
  if (!isAbsent(actor)) return operation;
  if (kind === "announce" && !isAbsent(to)) {
    // As the inviter of a conversation, an absent user might be introduced again, and be seen.
    const { isInviter } = announcedIn(operation);
    return to === keyOf(observer) && !isInviter ? operation : undefined;
  }
  if (to === keyOf(observer) && !SECRET.includes(kind)) return undefined;
  const [user, other] = [model.find(operation.actor), model.find(observer)];
  if (kind === "broadcast" && user && other && model.may("broadcast", user, other)) return undefined;
  const isOpen = settings.see === "everyone" || settings.message === "everyone";
  return isOpen ? { ...operation, settings: MODEL_PRESETS.private } : operation;
}

/**
 * Changes an operation so that everybody may message everybody, seen or not.
 *
 * @returns undefined if that is not possible
 */
export function keepReachable(operation: Operation): Operation | undefined {
  const { kind, settings, index } = operation;
  if (!REACHABLE.includes(kind)) return undefined;
  // Most users hide first. Later a change of privacy, with which twins catch up, is rare.
  if (kind === "set privacy" && index > HIDING_MAX && index % 16 !== 0) return undefined;
  // Registration takes only PUBLIC and PRIVATE.
  if (kind === "register") return { ...operation, settings: MODEL_PRESETS.public };
  return { ...operation, settings: { ...settings, message: "everyone" } };
}

/**
 * Keeps an operation by which a few users, who are public or private, talk to each other, lose their connections, and
 * answer messages.
 *
 * @returns undefined for any other
 */
export function keepTalking(operation: Operation): Operation | undefined {
  const { actor, to } = keysOf(operation);
  const isAmongThem = [actor, to].every((key) => key === "" || TALKING_NAMES.includes(key));
  if (!isAmongThem) return undefined;
  const settings = operation.index % 2 === 0 ? MODEL_PRESETS.private : MODEL_PRESETS.public;
  // Between two answers, the sender comes to see more or less of the user.
  if (operation.kind === "broadcast" || operation.kind === "send text")
    return { ...operation, kind: "set privacy", settings };
  if (!TALKING.includes(operation.kind)) return undefined;
  // Answers that come late say nothing, and a login that has ended gives none.
  const isRare = operation.kind === "time passes" || operation.kind === "drop";
  if (isRare && operation.index % 16 !== 0) return undefined;
  return { ...operation, settings };
}

/**
 * Keeps an operation by which a few users announce conversations, or come to be seen by others or not.
 *
 * @returns undefined for any other
 */
export function keepAnnouncing(operation: Operation): Operation | undefined {
  const { kind, index } = operation;
  const kept = REPLACED.includes(kind) ? { ...operation, kind: "announce" as const } : operation;
  const { actor, to } = keysOf(kept);
  if (![actor, to].every((key) => key === "" || TALKING_NAMES.includes(key))) return undefined;
  if (kept.kind !== "announce" && !ANNOUNCING.includes(kind)) return undefined;
  // They end what was announced.
  const isRare = ["log off", "drop", "delete account", "restart", "time passes"].includes(kind);
  return isRare && index % 8 !== 0 ? undefined : kept;
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

/** The keys of the acting and of the other user; empty if there is none. */
function keysOf({ kind, actor, to }: Operation): { actor: string; to: string } {
  return { actor: keyOf(actor), to: DIRECTED.includes(kind) ? keyOf(to) : "" };
}
