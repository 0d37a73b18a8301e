/** Random operations of users, for the privacy tests. */

import type { SeededRandom } from "../../../src/testing/seeded-random.ts";
import {
  keyOf,
  MODEL_PRESETS,
  type ModelAudience,
  type ModelLogin,
  type ModelSettings,
  type ModelUser,
  type PrivacyModel,
} from "./model.ts";

export const OPERATION_KINDS = [
  "register",
  "log in",
  "log off",
  "drop",
  "detach",
  "resume",
  "delete account",
  "set privacy",
  "add contact",
  "remove contact",
  "block",
  "unblock",
  "list contacts",
  "list blocked",
  "get peers",
  "watch",
  "watch contacts",
  "watch names",
  "watch counts",
  "unwatch",
  "away",
  "available",
  "send text",
  "send message",
  "take message",
  "keep message",
  "refuse message",
  "type",
  "broadcast",
  "fetch texts",
  "confirm texts",
  "mark read",
  "get history",
  "invite",
  "accept",
  "decline",
  "cancel",
  "hang up",
  "announce",
  "restart",
  "time passes",
] as const;

export type OperationKind = (typeof OPERATION_KINDS)[number];

export interface Operation {
  /** Position in the sequence, which determines all random bytes and times of the operation. */
  readonly index: number;
  readonly kind: OperationKind;
  /** Name of the acting user, as registered; empty for operations of the server. */
  readonly actor: string;
  /** Number of the connection. Registration and login use a new one. */
  readonly connection: number;
  /** Name of the other user, in any letter case; empty if there is none. */
  readonly to: string;
  readonly settings: ModelSettings;
}

/** The users of these tests, as registered. */
export const NAMES = ["ada", "Bob", "cleo", "Dora", "egon", "fay", "Gus"] as const;

const LOGINS_MAX = 3;

/** Relative frequencies of the operations. */
const WEIGHTS: Partial<Record<OperationKind, number>> = {
  "log in": 3,
  "log off": 3,
  drop: 2,
  detach: 2,
  "delete account": 1,
  "set privacy": 9,
  "add contact": 12,
  "remove contact": 3,
  block: 5,
  unblock: 4,
  "list contacts": 2,
  "list blocked": 1,
  "get peers": 5,
  watch: 6,
  "watch contacts": 2,
  "watch names": 2,
  "watch counts": 3,
  unwatch: 1,
  away: 2,
  available: 3,
  "send text": 14,
  "send message": 6,
  type: 4,
  broadcast: 7,
  "fetch texts": 3,
  "confirm texts": 8,
  "mark read": 6,
  "get history": 4,
  invite: 8,
  accept: 7,
  decline: 3,
  cancel: 4,
  "hang up": 3,
};

const LOTS = OPERATION_KINDS.flatMap((kind) => Array.from({ length: WEIGHTS[kind] ?? 0 }, () => kind));

/** Draws the next operation. */
export function drawOperation(model: PrivacyModel, random: SeededRandom, index: number): Operation {
  const none = { index, actor: "", connection: 0, to: "", settings: MODEL_PRESETS.public };
  const chance = random.below(100);
  if (chance < 1) return { ...none, kind: "restart" };
  if (chance < 3) return { ...none, kind: "time passes" };
  const actor = pick(random, NAMES) ?? "";
  const user = model.find(actor);
  const fresh = { ...none, actor, connection: index + 1, settings: drawSettings(random) };
  if (user === undefined) return { ...fresh, kind: "register" };
  const login = pick(random, user.logins);
  if (login === undefined) return { ...fresh, kind: "log in" };
  // Without a connection, a client can only come back.
  if (login.detached) return { ...fresh, kind: random.below(6) > 0 ? "resume" : "drop", connection: login.connection };
  const kind = drawAnswer(model, random, login) ?? drawUrge(model, random, user) ?? pick(random, LOTS) ?? "get peers";
  if (kind === "log in" && user.logins.length < LOGINS_MAX) return { ...fresh, kind };
  const to = drawSpelling(random, drawPartner(model, random, user, kind));
  return { ...fresh, kind: kind === "log in" ? "get peers" : kind, connection: login.connection, to };
}

/** Answers to application messages. */
function drawAnswer(model: PrivacyModel, random: SeededRandom, login: ModelLogin): OperationKind | undefined {
  if (model.messageAt(login.connection) === undefined) return undefined;
  const chance = random.below(10);
  if (chance === 0) return "take message";
  if (chance === 1) return "keep message";
  return chance < 4 ? "refuse message" : undefined;
}

/**
 * What an announcement says. Both sides of two users say the same, except of their roles; a few say something else, so that
 * it is not about the same conversation.
 */
export function announcedIn({ index, actor, to }: Operation): { id: string; isInviter: boolean } {
  const [own, other] = [keyOf(actor), keyOf(to)];
  const isFirst = own < other;
  const names = isFirst ? `${own} ${other}` : `${other} ${own}`;
  return { id: index % 16 === 0 ? `${names} again` : names, isInviter: isFirst !== (index % 16 === 1) };
}

/** The names that a watch of names is about: one that somebody may have, and one that the operation's number chooses. */
export function namesIn({ index, to }: Operation): string[] {
  return [to, NAMES[index % NAMES.length] ?? to];
}

/** Answers to introductions and texts. Without a preference for them they would mostly come too late. */
function drawUrge(model: PrivacyModel, random: SeededRandom, user: ModelUser): OperationKind | undefined {
  const introductions = model.introductionsOf(user);
  const isInvited = introductions.some(({ open, invited }) => !open && invited === user);
  const isInviting = introductions.some(({ open, inviter }) => !open && inviter === user);
  const isOpen = introductions.some(({ open }) => open);
  const isWaiting = model.texts.some(({ to, receipt }) => to === user && receipt === "stored");
  const chance = random.below(10);
  if (chance < 3 && isInvited) return "accept";
  if (chance === 3 && isInvited) return "decline";
  if (chance > 3 && chance < 6 && isOpen) return "hang up";
  if (chance === 6 && isOpen) return random.below(2) === 0 ? "detach" : "invite";
  if (chance > 6 && chance < 9 && isInviting) return "cancel";
  return chance > 7 && isWaiting ? "confirm texts" : undefined;
}

/** Random privacy: PUBLIC, PRIVATE or detailed settings. */
function drawSettings(random: SeededRandom): ModelSettings {
  const chance = random.below(4);
  if (chance < 2) return chance === 0 ? MODEL_PRESETS.public : MODEL_PRESETS.private;
  const audience = (): ModelAudience =>
    pick(random, ["everyone", "contacts", "contacts", "nobody"] as const) ?? "nobody";
  const coin = (): boolean => random.below(2) === 0;
  return {
    see: audience(),
    message: audience(),
    connect: audience(),
    address: audience(),
    broadcasts: coin(),
    readReceipts: coin(),
  };
}

/** A user with whom the operation can succeed; sometimes any other user. */
function drawPartner(model: PrivacyModel, random: SeededRandom, user: ModelUser, kind: OperationKind): string {
  const others = NAMES.filter((name) => keyOf(name) !== keyOf(user.name));
  const anybody = pick(random, others) ?? "";
  if (random.below(4) === 0) return anybody;
  const introductions = model.introductionsOf(user);
  const partnerOf = (isMeant: (introduction: (typeof introductions)[number]) => boolean): string | undefined => {
    const introduction = pick(random, introductions.filter(isMeant));
    return introduction && (introduction.inviter === user ? introduction.invited : introduction.inviter).name;
  };
  if (kind === "accept" || kind === "decline") {
    return partnerOf(({ open, invited }) => !open && invited === user) ?? anybody;
  }
  if (kind === "cancel") return partnerOf(({ open, inviter }) => !open && inviter === user) ?? anybody;
  const isWithPartner = kind === "hang up" || (kind === "invite" && random.below(2) === 0);
  if (isWithPartner) return partnerOf(({ open }) => open) ?? anybody;
  if (kind === "unblock") return pick(random, [...user.blocked.values()]) ?? anybody;
  if (kind === "add contact") {
    // Sometimes a request is answered that is not shown.
    const asking = others.filter((name) => model.find(name)?.contacts.get(keyOf(user.name))?.target === user);
    return (
      pick(
        random,
        asking.filter((name) => !user.contacts.has(keyOf(name))),
      ) ?? anybody
    );
  }
  if (kind === "send text" || kind === "send message") {
    const reached = others.filter((name) => {
      const other = model.find(name);
      return other !== undefined && model.may("message", user, other);
    });
    return pick(random, reached) ?? anybody;
  }
  if (kind === "mark read") return pick(random, model.mailboxOf(user))?.from.name ?? anybody;
  return anybody;
}

function drawSpelling(random: SeededRandom, name: string): string {
  const spelling = random.below(3);
  if (spelling === 0) return name.toUpperCase();
  return spelling === 1 ? name.toLowerCase() : name;
}

function pick<T>(random: SeededRandom, from: readonly T[]): T | undefined {
  return from[random.below(from.length)];
}
