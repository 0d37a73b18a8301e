/**
 * Introductions between accounts of two homes. Each is kept at both. The core that makes a move tells both sides of it, and
 * the other core follows in silence: it has the introduction so that its own account is shown in a conversation, and so
 * that whom the account has invited may see it.
 */

import type { SideNote } from "../../../generated/chatwire/cluster/v1/note.ts";
import { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import type { Outcome } from "../../../src/chat/chat.ts";
import { changeIntroduction } from "../../../src/chat/handlers/contact-changes.ts";
import { type Introduction, type Side, sideOf } from "../../../src/chat/state/introductions/introductions.ts";
import type { KeptNote, Receivers } from "../../../src/chat/state/outbox.ts";
import type { Login, User } from "../../../src/chat/state/user.ts";
import type { Told } from "./messages.ts";
import { factsOf, identityOf, type Part } from "./part.ts";

type ToldIntroduction = Told & { readonly kind: "introduction" };

/** What the home of one side of an introduction has to know of a move. */
export function toldOfIntroduction(part: Part, to: Receivers, { key, note }: KeptNote): ToldIntroduction | undefined {
  const id = Number(key.slice("introduction ".length));
  const own = part.user(to.user);
  const known = own && part.state.introductions.of(own).find((each) => each.id === id);
  const told = { kind: "introduction", id, own: to.user } as const;
  const nobody = { id: 0, name: "", key: "" };
  if (own === undefined || known === undefined || note?.case !== "introduction")
    return { ...told, other: nobody, note: undefined, ownLogin: undefined, otherLogin: undefined };
  const [here, there] = [known.inviter, known.invited].sort((a) => (a.user === own ? 1 : -1)) as [Side, Side];
  return {
    ...told,
    other: identityOf(here.user),
    note: note.value,
    ownLogin: there.login && part.idAtHome(there.login.id),
    otherLogin: here.login && factsOf(here.login),
  };
}

/** Follows a move of an introduction of which this core is the home of one side. */
export function mirrorIntroduction(part: Part, told: ToldIntroduction, nowMs: number): Outcome {
  const user = part.user(told.own);
  return part.run(nowMs, (state) => {
    if (user === undefined) return;
    const known = state.introductions.of(user).find(({ id }) => id === told.id);
    if (told.note === undefined) {
      if (known !== undefined) changeIntroduction(state, known, () => state.introductions.enter(known, "OVER"));
      return;
    }
    const other = part.guest(told.other);
    const introduction = known ?? created(told, user, other, nowMs + 2 * state.limits.invitationTimeoutMs);
    const otherLogin = told.otherLogin && part.connectionOf(other.account.id, told.otherLogin.id)?.login;
    changeIntroduction(state, introduction, () => {
      follow(sideOf(introduction, user), told, ownLoginOf(user, told));
      follow(sideOf(introduction, other), told, otherLogin);
      state.introductions.enter(introduction, told.note?.isConversation === true ? "CONVERSATION" : "INVITATION");
    });
  });
}

function ownLoginOf(user: User, { ownLogin }: ToldIntroduction): Login | undefined {
  return ownLogin === undefined ? undefined : user.logins.get(ownLogin);
}

function follow(side: Side, { note }: ToldIntroduction, login: Login | undefined): void {
  side.login = login;
  side.relayOnly = noteOf(note, side.user)?.relayOnly ?? false;
}

function noteOf(note: ToldIntroduction["note"], { account }: User): SideNote | undefined {
  return [note?.inviter, note?.invited].find((each) => each?.account === account.id);
}

function created({ id, note }: ToldIntroduction, user: User, other: User, expiresMs: number): Introduction {
  const [inviter, invited] = note?.inviter?.account === user.account.id ? [user, other] : [other, user];
  return createIntroduction(id, inviter, invited, expiresMs);
}

/** An introduction of which nobody has been told here. */
export function createIntroduction(id: number, inviter: User, invited: User, expiresMs: number): Introduction {
  return { id, inviter: sideFor(inviter), invited: sideFor(invited), expiresMs, state: "NONE" };
}

function sideFor(user: User): Side {
  const none = new Uint8Array(0);
  const keyExchange = { ephemeralKey: none, kem: none, signature: none };
  const capabilities = Capabilities.create();
  return {
    user,
    login: undefined,
    isLost: false,
    candidates: [],
    connectionId: 0n,
    capabilities,
    keyExchange,
    relayOnly: false,
  };
}
