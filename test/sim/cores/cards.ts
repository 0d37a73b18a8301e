import { PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { Outcome } from "../../../src/chat/chat.ts";
import type { Relation } from "../../../src/chat/state/account.ts";
import type { ChatState } from "../../../src/chat/state/chat-state.ts";
import { type Introduction, otherUser } from "../../../src/chat/state/introductions/introductions.ts";
import type { User } from "../../../src/chat/state/user.ts";
import type { Card, LoginFacts } from "./messages.ts";
import { createIntroduction } from "./mirrored.ts";
import { factsOf, identityOf, type Part } from "./part.ts";

/** What the homes of its rooms know of an account. */
export function cardOf({ state }: Pick<Part, "state">, user: User): Card {
  const { account, contacts, blocked, conversations, logins } = user;
  const relations = [...contacts.values(), ...blocked.values()];
  const talks = state.introductions.of(user).map((introduction) => ({
    id: introduction.id,
    inviter: introduction.inviter.user.account.id,
    invited: introduction.invited.user.account.id,
    isConversation: introduction.state !== "INVITATION",
  }));
  return {
    ...identityOf(user),
    privacy: account.privacy,
    relations,
    conversations,
    talks,
    logins: [...logins.values()].map(factsOf),
  };
}

interface Taking {
  readonly nowMs: number;
  readonly wallMs: number;
  readonly addRelation: (state: Pick<ChatState, "directory">, user: User, relation: Relation) => void;
}

/** Brings an account at the home of its rooms up to date. @returns what follows from each step */
export function applyCard(part: Part, card: Card, { nowMs, wallMs, addRelation }: Taking): Outcome[] {
  const user = part.guest(card, card.privacy);
  const outcomes = [
    part.run(nowMs, (state) => {
      state.presence.note([user]);
      if (!isSame(user.account.privacy, card.privacy)) state.directory.setPrivacy(user, card.privacy);
      followTalks(state, user, card);
      user.conversations = card.conversations;
      for (const kind of ["contact", "block"] as const) {
        const [is, was] = [relationsIn(card, kind), kind === "contact" ? user.contacts : user.blocked];
        for (const relation of [...was.values()]) if (!is.has(relation.key)) remove(state, user, relation);
        for (const relation of is.values()) {
          if (was.get(relation.key)?.target === relation.target) continue;
          note(state, user, relation);
          addRelation(state, user, relation);
        }
      }
    }),
  ];
  const ids = new Set(card.logins.map(({ id }) => id));
  for (const id of [...part.loginsOf(card.id)]) if (!ids.has(id)) outcomes.push(part.endLogin(card.id, id, nowMs));
  for (const facts of card.logins) outcomes.push(bring(part, card, facts, { nowMs, wallMs }));
  return outcomes;
}

function bring(
  part: Part,
  card: Card,
  facts: LoginFacts,
  { nowMs, wallMs }: Pick<Taking, "nowMs" | "wallMs">,
): Outcome {
  const { login } = part.bringLogin(card.id, facts, nowMs, wallMs);
  return part.run(nowMs, (state) => {
    if (login === undefined || login.away === facts.away) return;
    state.presence.note([login.user]);
    login.away = facts.away;
    state.directory.noteStatus(login.user);
  });
}

/** Follows the introductions with others who are here: they decide what the two see of each other. */
function followTalks(state: ChatState, user: User, { talks }: Card): void {
  const { introductions, directory, presence } = state;
  const ids = new Set(talks.map(({ id }) => id));
  const enter = (introduction: Introduction, to: "OVER" | "INVITATION" | "CONVERSATION"): void => {
    const other = otherUser(introduction, user);
    const { conversations } = other;
    presence.noteBetween(user, other);
    introductions.enter(introduction, to);
    // Each account's card has the number of its own.
    other.conversations = conversations;
  };
  for (const known of introductions.of(user)) if (!ids.has(known.id)) enter(known, "OVER");
  for (const { id, inviter, invited, isConversation } of talks) {
    const [one, other] = [directory.byId(inviter), directory.byId(invited)];
    if (one === undefined || other === undefined) continue;
    const known = introductions.of(user).find((each) => each.id === id);
    const introduction = known ?? createIntroduction(id, one, other, Number.POSITIVE_INFINITY);
    const to = isConversation ? "CONVERSATION" : "INVITATION";
    if (introduction.state !== to) enter(introduction, to);
  }
}

function relationsIn({ relations }: Card, kind: Relation["kind"]): ReadonlyMap<string, Relation> {
  return new Map(relations.flatMap((each) => (each.kind === kind ? [[each.key, each]] : [])));
}

function remove(state: ChatState, user: User, relation: Relation): void {
  note(state, user, relation);
  if (relation.kind === "contact") {
    user.contacts.delete(relation.key);
    state.directory.byId(relation.target)?.addedBy.delete(user.account.id);
  } else {
    user.blocked.delete(relation.key);
    state.directory.noteUnblocked(user, relation.key);
  }
}

/** Notes what two users see of each other, before that changes. */
function note({ directory, presence }: ChatState, user: User, { key }: Relation): void {
  const other = directory.findKey(key);
  if (other !== undefined) presence.noteBetween(user, other);
}

function isSame(one: PrivacySettings, other: PrivacySettings): boolean {
  return Buffer.compare(PrivacySettings.encode(one), PrivacySettings.encode(other)) === 0;
}
