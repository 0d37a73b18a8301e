import type { ChatState } from "../state/chat-state.ts";
import { type Move, type Mover, moveOf } from "../state/introduction-moves.ts";
import { type Introduction, otherUser, sideOf } from "../state/introductions.ts";
import type { User } from "../state/user.ts";
import { changeIntroduction } from "./contact-changes.ts";
import { type MoveDetails, moveIntroduction } from "./move-introduction.ts";

/**
 * Ends an introduction by a move, and tells both sides.
 *
 * @param request  the login whose request this is, and the reason that it gave. Default: no request
 */
export function endIntroduction(
  state: ChatState,
  introduction: Introduction,
  move: Move,
  request: Pick<MoveDetails, "login" | "reason"> = {},
): void {
  const change = (run: () => void) => changeIntroduction(state, introduction, run);
  moveIntroduction(state, introduction, move, { ...request, change });
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

/**
 * Ends the conversations and invitations that the settings of `user` no longer allow the other side. Part of a change
 * that sends what others see of it.
 */
export function endForbiddenIntroductions(state: ChatState, user: User): void {
  for (const introduction of state.introductions.of(user)) {
    // The settings of an inviter apply once the invitation is accepted.
    const isOwnInvitation = introduction.state === "INVITATION" && introduction.inviter.user === user;
    if (isOwnInvitation || state.directory.may("connect", otherUser(introduction, user), user)) continue;
    moveIntroduction(state, introduction, moveOf(introduction.state, "not permitted", "server"), {});
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

/** Ends an introduction without a request. @throws Error the table has no such move: there is nothing to end */
function endByItself(
  state: ChatState,
  introduction: Introduction,
  cause: "end of login" | "timeout" | "not permitted",
  by: Mover,
): void {
  endIntroduction(state, introduction, moveOf(introduction.state, cause, by));
}
