import { events } from "../../../generated/chatwire/v1/rules.ts";
import { Cancelled, Declined, EndReason, HungUp } from "../../../generated/chatwire/v1/signalling.ts";
import type { ChatState } from "../state/chat-state.ts";
import { findMove, type IntroductionEvent, type Move, type Mover } from "../state/introduction-moves.ts";
import { type Introduction, otherUser, receiversOf, type Side, sideOf } from "../state/introductions.ts";
import { otherLogins, type Receivers } from "../state/outbox.ts";
import type { Login, User } from "../state/user.ts";
import { changeIntroduction } from "./contact-changes.ts";

/**
 * Ends an introduction by a move, and tells both sides.
 *
 * @param request  the login whose request this is, which gets the response, and its user's other logins the event; and
 *   the reason that it gave. Default: no request
 */
export function endIntroduction(
  state: ChatState,
  introduction: Introduction,
  move: Move,
  { login, reason = EndReason.UNSPECIFIED }: { readonly login?: Login; readonly reason?: EndReason } = {},
): void {
  const sides = [introduction.inviter, introduction.invited] as const;
  const [inviter, invited] = sides.map((side) => receiversBut(side, login));
  changeIntroduction(state, introduction, () => state.introductions.end(introduction));
  emitEnd(state, inviter, move.inviter, introduction.id, reason);
  emitEnd(state, invited, move.invited, introduction.id, reason);
}

/** Ends an invitation that was not answered in time. */
export function expireInvitation(state: ChatState, introduction: Introduction): void {
  endByItself(state, introduction, "timeout", "server");
}

/** Ends an introduction because a login of `user` ended, on which it depends. */
export function endWithLogin(state: ChatState, introduction: Introduction, user: User): void {
  const by = sideOf(introduction, user) === introduction.inviter ? "inviter" : "invited";
  endByItself(state, introduction, "end of login", by);
}

/** Ends the conversations and invitations that the settings of `user` no longer allow the other side. */
export function endForbiddenIntroductions(state: ChatState, user: User): void {
  for (const introduction of state.introductions.of(user)) {
    // The settings of an inviter apply once the invitation is accepted.
    const isOwnInvitation = introduction.state === "INVITATION" && introduction.inviter.user === user;
    if (!isOwnInvitation && !state.directory.may("connect", otherUser(introduction, user), user)) {
      endByItself(state, introduction, "not permitted", "server");
    }
  }
}

/** Ends the introduction between a user and somebody whom the user blocked. */
export function endBlockedIntroduction(state: ChatState, user: User, blocked: User): void {
  const introduction = state.introductions.between(user, blocked);
  if (introduction !== undefined) endByItself(state, introduction, "not permitted", "server");
}

/** Ends the invitation between two users if its inviter may no longer invite the other. */
export function endForbiddenInvitation(state: ChatState, a: User, b: User): void {
  const introduction = state.introductions.between(a, b);
  if (introduction === undefined || introduction.state !== "INVITATION") return;
  const [inviter, invited] = [introduction.inviter.user, introduction.invited.user];
  if (!state.directory.may("connect", inviter, invited)) endByItself(state, introduction, "not permitted", "server");
}

/** Ends an introduction without a request. */
function endByItself(
  state: ChatState,
  introduction: Introduction,
  cause: "end of login" | "timeout" | "not permitted",
  by: Mover,
): void {
  const move = findMove(introduction.state, cause, by);
  if (move !== undefined) endIntroduction(state, introduction, move);
}

function emitEnd(
  { outbox }: ChatState,
  to: Receivers | undefined,
  event: IntroductionEvent | undefined,
  introductionId: number,
  reason: EndReason,
): void {
  if (to === undefined) return;
  if (event === "Declined") outbox.emit(to, events.Declined, Declined.create({ introductionId, reason }));
  if (event === "Cancelled") outbox.emit(to, events.Cancelled, Cancelled.create({ introductionId }));
  if (event === "HungUp") outbox.emit(to, events.HungUp, HungUp.create({ introductionId, reason }));
}

/** The logins that get the events of a side, without the one that asked. */
function receiversBut(side: Side, login: Login | undefined): Receivers {
  return login?.user === side.user ? otherLogins(login) : receiversOf(side);
}
