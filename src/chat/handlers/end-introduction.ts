import { events } from "../../../generated/chatwire/v1/rules.ts";
import { Cancelled, Declined, EndReason, HungUp } from "../../../generated/chatwire/v1/signalling.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Introduction, otherSide, otherUser, receiversOf, sideOf } from "../state/introductions.ts";
import type { User } from "../state/user.ts";
import { changeIntroduction } from "./contact-changes.ts";

/** Ends an invitation that was not answered in time and tells both sides. */
export function expireInvitation(state: ChatState, introduction: Introduction): void {
  const { id: introductionId, inviter, invited } = introduction;
  changeIntroduction(state, introduction, () => state.introductions.end(introduction));
  state.outbox.emit(receiversOf(inviter), events.Declined, Declined.create({ introductionId }));
  state.outbox.emit(receiversOf(invited), events.Cancelled, Cancelled.create({ introductionId }));
}

/**
 * Ends an introduction on behalf of `user` and tells the other side: hung up, cancelled or declined.
 *
 * @param reason  the reason that the client of `user` gave
 */
export function endIntroduction(
  state: ChatState,
  introduction: Introduction,
  user: User,
  reason: EndReason = EndReason.UNSPECIFIED,
): void {
  const { id: introductionId, open, inviter } = introduction;
  const left = receiversOf(otherSide(introduction, user));
  changeIntroduction(state, introduction, () => state.introductions.end(introduction));
  if (open) state.outbox.emit(left, events.HungUp, HungUp.create({ introductionId, reason }));
  else if (inviter.user === user) state.outbox.emit(left, events.Cancelled, Cancelled.create({ introductionId }));
  else state.outbox.emit(left, events.Declined, Declined.create({ introductionId, reason }));
}

/** Ends the conversations and invitations that the settings of `user` no longer allow the other side. */
export function endForbiddenIntroductions(state: ChatState, user: User): void {
  for (const introduction of state.introductions.of(user)) {
    // The settings of an inviter apply once the invitation is accepted.
    const isOwnInvitation = !introduction.open && introduction.inviter.user === user;
    if (!isOwnInvitation && !state.directory.may("connect", otherUser(introduction, user), user)) {
      endForBoth(state, introduction, user);
    }
  }
}

/** Ends the introduction between a user and somebody whom the user blocked. */
export function endBlockedIntroduction(state: ChatState, user: User, blocked: User): void {
  const introduction = state.introductions.between(user, blocked);
  if (introduction !== undefined) endForBoth(state, introduction, user);
}

/** Ends the invitation between two users if its inviter may no longer invite the other. */
export function endForbiddenInvitation(state: ChatState, a: User, b: User): void {
  const introduction = state.introductions.between(a, b);
  if (introduction === undefined || introduction.open) return;
  const [inviter, invited] = [introduction.inviter.user, introduction.invited.user];
  if (!state.directory.may("connect", inviter, invited)) endForBoth(state, introduction, invited);
}

/** Ends an introduction on behalf of `user` and tells both sides, because the user's clients did not ask for it. */
function endForBoth(state: ChatState, introduction: Introduction, user: User): void {
  const { id: introductionId, open, inviter } = introduction;
  const own = receiversOf(sideOf(introduction, user));
  endIntroduction(state, introduction, user);
  if (open) state.outbox.emit(own, events.HungUp, HungUp.create({ introductionId }));
  else if (inviter.user === user) state.outbox.emit(own, events.Declined, Declined.create({ introductionId }));
  else state.outbox.emit(own, events.Cancelled, Cancelled.create({ introductionId }));
}
