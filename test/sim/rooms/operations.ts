/** The operations of a run, and how they are drawn. */

import type { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { OPERATOR } from "../privacy/direct-chat.ts";
import type { RoomsModel } from "./model.ts";
import {
  type ModelRole,
  type ModelRoom,
  type ModelSettings,
  type ModelUser,
  type ModelVisibility,
  rankOf,
} from "./model-room.ts";

export const USERS = 12;
/** The user whose messages the twin compares. Nobody may message it, so that no invitation is shown to it. */
export const OUTSIDER = 11;
/** A room with a greater number is not made while so many are open. */
const ROOMS = 5;
/** The second connections of some users. */
export const SECOND = [0, 1, 2] as const;
const MODERATOR = rankOf("moderator");
const VISIBILITIES: readonly ModelVisibility[] = ["public", "knock", "hidden"];

/** One operation of a user, with everything that it needs. */
export type Operation = Facts & (OfUser | OperatorOperation | { readonly kind: "restart" });

/** What the operator of the server does. */
export type OperatorOperation =
  | { readonly kind: "operator closes"; readonly room: number }
  | { readonly kind: "operator appoints"; readonly room: number; readonly name: string }
  | { readonly kind: "operator begins epochs" };

/** `OPERATOR` as the user and the connection: the operator of the server. */
interface Facts {
  readonly step: number;
  readonly user: number;
  readonly connection: number;
}

/** Each `epoch` is the operation that began it. */
type OfUser =
  | { readonly kind: "create"; readonly settings: ModelSettings }
  | { readonly kind: "set"; readonly room: number; readonly settings: ModelSettings }
  | { readonly kind: "close"; readonly room: number }
  | { readonly kind: "list"; readonly scope: "own" | "listed" }
  | { readonly kind: "join"; readonly room: number }
  | { readonly kind: "members"; readonly room: number; readonly scope: "members" | "asking" | "banned" }
  | { readonly kind: "watch"; readonly room: number; readonly watch: "posts" | "members" | "counts" }
  | { readonly kind: "leave" | "invite"; readonly room: number; readonly name: string }
  | { readonly kind: "post"; readonly room: number; readonly text: string; readonly mentions: readonly string[] }
  | {
      readonly kind: "edit";
      readonly room: number;
      readonly epoch: number;
      readonly number: number;
      readonly text: string;
      readonly mentions: readonly string[];
    }
  | { readonly kind: "changed"; readonly room: number; readonly number: number }
  | { readonly kind: "delete"; readonly room: number; readonly epoch: number; readonly number: number }
  | {
      readonly kind: "react";
      readonly room: number;
      readonly epoch: number;
      readonly number: number;
      readonly reaction: string;
      readonly remove: boolean;
    }
  | {
      readonly kind: "pin";
      readonly room: number;
      readonly epoch: number;
      readonly number: number;
      readonly remove: boolean;
    }
  | {
      readonly kind: "report";
      readonly room: number;
      readonly epoch: number;
      readonly number: number;
      readonly text: string;
    }
  | { readonly kind: "log"; readonly room: number; readonly scope: "actions" | "reports" }
  | { readonly kind: "history"; readonly room: number; readonly direction: "after" | "before"; readonly from: number }
  | { readonly kind: "read"; readonly room: number; readonly number: number }
  | {
      readonly kind: "remove" | "ban" | "unban" | "mute" | "role";
      readonly room: number;
      readonly name: string;
      readonly role: ModelRole;
      /** For how many operations the user is muted. */
      readonly steps: number;
    }
  | { readonly kind: "block" | "unblock"; readonly name: string };

export const KINDS = [
  ...["create", "list", "join", "members", "leave", "invite", "post", "history", "read", "block", "unblock"],
  ...["remove", "ban", "unban", "mute", "role", "set", "close", "watch"],
  ...["edit", "delete", "changed", "react", "pin", "report", "log"],
  ...["operator closes", "operator appoints", "operator begins epochs"],
  "restart",
] as const;

/** Draws the next operation. */
export function draw(random: SeededRandom, step: number, model: RoomsModel): Operation {
  const pick = <T>(values: readonly T[], fallback: T): T => values[random.below(values.length)] ?? fallback;
  const someone = (): number => (random.below(4) === 0 ? OUTSIDER : random.below(USERS));
  const user = someone();
  const first = { step, user, connection: user };
  const facts = isSecond(random, user) ? onSecond(first) : first;
  const open = [...model.rooms.keys()];
  // Some are rooms that are closed, or that never were.
  const room = random.below(20) === 0 ? random.below(step + 1) : pick(open, 0);
  const found = model.rooms.get(room);
  const last = found?.posts.length ?? 0;
  const member = byMember(random, facts, found, model);
  const name = (): string => (random.below(12) === 0 ? "nobody" : nameOf(someone()));
  const operator = { step, user: OPERATOR, connection: OPERATOR };
  const dice = random.below(100);
  if (open.length < 2 || (dice < 6 && open.length < ROOMS)) {
    return { ...facts, kind: "create", settings: drawSettings(random, pick(VISIBILITIES, "hidden")) };
  }
  // Drawn apart from the dice of all others.
  const rare = random.below(1_000);
  if (rare < 5) return { ...operator, kind: "operator begins epochs" };
  if (rare < 8) return { ...operator, kind: "operator closes", room };
  if (rare < 16) return { ...operator, kind: "operator appoints", room, name: name() };
  if (rare < 100) {
    const watching = member.user === user || !isSecond(random, member.user) ? member : onSecond(member);
    return { ...watching, kind: "watch", room, watch: pick(["posts", "members", "members", "counts"], "posts") };
  }
  if (dice < 6) {
    const isBornHidden = found?.isBornHidden ?? false;
    const settings = drawSettings(random, isBornHidden ? "hidden" : pick(VISIBILITIES, "hidden"));
    const powerful = byMember(random, facts, found, model, MODERATOR);
    return random.below(6) === 0 ? { ...powerful, kind: "close", room } : { ...powerful, kind: "set", room, settings };
  }
  if (dice < 12) return { ...facts, kind: "list", scope: random.below(2) === 0 ? "own" : "listed" };
  if (dice < 30) return { ...(random.below(4) === 0 ? byBanned(facts, found, model) : facts), kind: "join", room };
  if (dice < 36) return { ...facts, kind: "leave", room, name: name() };
  if (dice < 48) return { ...facts, kind: "invite", room, name: name() };
  if (dice < 54) {
    const kind = pick(["remove", "ban", "unban", "mute", "role", "role"] as const, "role");
    return {
      ...byMember(random, facts, found, model, MODERATOR),
      kind,
      room,
      name: name(),
      role: pick(["guest", "member", "moderator", "owner"] as const, "guest"),
      steps: random.below(3) * 100,
    };
  }
  if (dice < 66) {
    const mentions = Array.from({ length: random.below(3) }, name);
    return { ...member, kind: "post", room, text: `text ${step}`, mentions };
  }
  if (dice < 78) return drawChange(random, member, { model, room });
  if (dice < 82) {
    return {
      ...member,
      kind: "history",
      room,
      direction: pick(["after", "before"], "after"),
      from: random.below(last + 2),
    };
  }
  if (dice < 86) return { ...member, kind: "read", room, number: random.below(last + 2) };
  if (dice < 91) {
    const scope = pick(["members", "members", "asking", "banned"] as const, "members");
    return {
      ...(scope === "members" ? facts : byMember(random, facts, found, model, MODERATOR)),
      kind: "members",
      room,
      scope,
    };
  }
  if (dice < 98) {
    const other = nameOf((user + 1 + random.below(USERS - 1)) % USERS);
    return { ...facts, kind: random.below(3) === 0 ? "block" : "unblock", name: other };
  }
  return { ...facts, kind: "restart" };
}

/** Whether an operation comes from the second connection of a user. */
function isSecond(random: SeededRandom, user: number): boolean {
  return SECOND.some((each) => each === user) && random.below(2) === 0;
}

function onSecond(facts: Facts): Facts {
  return { ...facts, connection: USERS + facts.user };
}

/** The same by another user, on the user's first connection; undefined: as it is. */
function by(facts: Facts, user: ModelUser | undefined, model: RoomsModel): Facts {
  const index = user === undefined ? -1 : model.users.indexOf(user);
  return index === -1 ? facts : { ...facts, user: index, connection: index };
}

/** By a member of the room with one of these roles, in most cases. */
function byMember(
  random: SeededRandom,
  facts: Facts,
  room: ModelRoom | undefined,
  model: RoomsModel,
  least = 0,
): Facts {
  const members = [...(room?.members ?? [])].filter(([, { role }]) => rankOf(role) >= least);
  const [found] = members[random.below(Math.max(1, members.length))] ?? [];
  return random.below(4) === 0 ? facts : by(facts, found, model);
}

/** By somebody who is banned from the room, if anybody is. */
function byBanned(facts: Facts, room: ModelRoom | undefined, model: RoomsModel): Facts {
  return by(
    facts,
    model.users.find(({ name }) => room?.banned.has(name)),
    model,
  );
}

function drawSettings(random: SeededRandom, visibility: ModelVisibility): ModelSettings {
  return {
    name: `room${random.below(7)}`,
    visibility,
    isWhole: random.below(2) === 0,
    joiningRole: random.below(3) === 0 ? "guest" : "member",
    topic: `topic${random.below(3)}`,
  };
}

/** An operation about a post. Some name one that is not there, or one of somebody else. */
function drawChange(
  random: SeededRandom,
  member: Facts,
  { model, room }: { readonly model: RoomsModel; readonly room: number },
): Operation {
  const found = model.rooms.get(room);
  const last = found?.posts.length ?? 0;
  // Most are about the latest posts, so that several are about one.
  const number = Math.max(1, last + 1 - random.below(random.below(3) === 0 ? last + 1 : 5));
  // Some are of an epoch that has ended, if the room has begun another.
  const epoch = random.below(12) === 0 ? room : (found?.epoch ?? 0);
  const dice = random.below(16);
  const author = random.below(3) === 0 ? member : by(member, found?.posts[number - 1]?.author, model);
  const powerful = byMember(random, member, found, model, MODERATOR);
  if (dice < 4) {
    const mentions = random.below(2) === 0 ? [] : [nameOf(random.below(USERS))];
    return { ...author, room, number, epoch, kind: "edit", text: `edit ${member.step}`, mentions };
  }
  if (dice < 7) return { ...(random.below(2) === 0 ? author : powerful), room, number, epoch, kind: "delete" };
  if (dice < 10) {
    const reaction = random.below(2) === 0 ? "👍" : "ok";
    return { ...member, room, number, epoch, kind: "react", reaction, remove: random.below(3) === 0 };
  }
  if (dice < 12) return { ...powerful, room, number, epoch, kind: "pin", remove: random.below(3) === 0 };
  if (dice < 13) return { ...member, room, number, epoch, kind: "report", text: `reason${random.below(3)}` };
  if (dice < 14) return { ...powerful, room, kind: "log", scope: random.below(2) === 0 ? "actions" : "reports" };
  return { ...member, room, kind: "changed", number: random.below((found?.lastChange ?? 0) + 1) };
}

/** The name of a user, by its number. */
export function nameOf(user: number): string {
  return `user${String.fromCharCode(97 + user)}`;
}
