/** What users do in the tests of privacy, at random. */

import type { SeededRandom } from "../random.ts";
import {
  keyOf,
  MODEL_PRESETS,
  type ModelAudience,
  type ModelSettings,
  type ModelUser,
  type PrivacyModel,
} from "./privacy-model.ts";

export const OPERATION_KINDS = [
  "register",
  "log in",
  "log off",
  "drop",
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
  "unwatch",
  "away",
  "available",
  "send text",
  "send message",
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
  "restart",
  "time passes",
] as const;

export type OperationKind = (typeof OPERATION_KINDS)[number];

export interface Operation {
  /** Its place in the sequence; all random bytes and times of the operation follow from it. */
  readonly index: number;
  readonly kind: OperationKind;
  /** Who does it, as registered; empty: nobody. */
  readonly actor: string;
  /** The connection it is done on. One that registers or logs in is new. */
  readonly connection: number;
  /** Whom it is about, in any case; empty: nobody. */
  readonly to: string;
  readonly settings: ModelSettings;
}

/** The users of these tests, as they are registered. */
export const NAMES = ["ada", "Bob", "cleo", "Dora", "egon", "fay", "Gus"] as const;

const LOGINS_MAX = 3;

/** How often an operation comes, in comparison. */
const WEIGHTS: Partial<Record<OperationKind, number>> = {
  "log in": 3,
  "log off": 3,
  drop: 2,
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
  cancel: 2,
  "hang up": 3,
};

const LOTS = OPERATION_KINDS.flatMap((kind) => Array.from({ length: WEIGHTS[kind] ?? 0 }, () => kind));

/** Draws what happens next, in a world that the model knows. */
export function drawOperation(model: PrivacyModel, random: SeededRandom, index: number): Operation {
  const nobody = { index, actor: "", connection: 0, to: "", settings: MODEL_PRESETS.public };
  const chance = random.below(100);
  if (chance < 1) return { ...nobody, kind: "restart" };
  if (chance < 3) return { ...nobody, kind: "time passes" };
  const actor = pick(random, NAMES) ?? "";
  const user = model.find(actor);
  const fresh = { ...nobody, actor, connection: index + 1, settings: drawSettings(random) };
  if (user === undefined) return { ...fresh, kind: "register" };
  const login = pick(random, user.logins);
  if (login === undefined) return { ...fresh, kind: "log in" };
  const kind = drawUrge(model, random, user) ?? pick(random, LOTS) ?? "get peers";
  if (kind === "log in" && user.logins.length < LOGINS_MAX) return { ...fresh, kind };
  const to = drawSpelling(random, drawPartner(model, random, user, kind));
  return { ...fresh, kind: kind === "log in" ? "get peers" : kind, connection: login.connection, to };
}

/** What introductions and texts call for: drawn like all else, it would mostly come too late. */
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
  if (chance === 7 && isInviting) return "cancel";
  return chance > 7 && isWaiting ? "confirm texts" : undefined;
}

/** Anything a user may choose; as one of the two words or in detail. */
export function drawSettings(random: SeededRandom): ModelSettings {
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

/** A user the operation makes sense with, mostly; any other one at times. */
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
  if (kind === "hang up") return partnerOf(({ open }) => open) ?? anybody;
  if (kind === "unblock") return pick(random, [...user.blocked.values()]) ?? anybody;
  if (kind === "add contact") {
    // Whoever asked is answered at times, even where the request is not shown.
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
