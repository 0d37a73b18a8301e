import { EndReason } from "../../../../generated/chatwire/v1/signalling.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { findMove, type Move, type Mover, moveOf } from "../../state/introductions/introduction-moves.ts";
import { type Introduction, otherUser } from "../../state/introductions/introductions.ts";
import type { User } from "../../state/user.ts";
import { changeIntroduction } from "../contact-changes.ts";
import { type MoveDetails, moveIntroduction } from "./move-introduction.ts";

/** What a side learns if the server ends a conversation of which the other side is lost. */
const LOST = { reason: EndReason.CONNECTION_LOST } as const;

/** Reasons that a client may not give: they say what only the server knows. */
const OF_SERVER: readonly EndReason[] = [EndReason.CONNECTION_LOST, EndReason.NOT_PERMITTED];

/**
 * Ends an introduction by a move, and tells both sides.
 *
 * @param details  the login whose request this is, if it is one, and what the sides learn of the cause
 */
export function endIntroduction(
  state: ChatState,
  introduction: Introduction,
  move: Move,
  details: Pick<MoveDetails, "login" | "reason" | "forbiddenBy"> = {},
): void {
  const change = (run: () => void) => changeIntroduction(state, introduction, run);
  moveIntroduction(state, introduction, move, { ...details, change });
}

/** A reason as the other side gets it from a client. */
export function reasonOfClient(reason: EndReason): EndReason {
  return OF_SERVER.includes(reason) ? EndReason.UNSPECIFIED : reason;
}

/** Ends an invitation that was not answered in time, or a conversation of which a side has been lost for too long. */
export function expireIntroduction(state: ChatState, introduction: Introduction): void {
  endByItself(state, introduction, "timeout", "server", introduction.state === "DETACHED" ? LOST : {});
}

/** Ends an introduction because a login of `user` ended, on which it depends. */
export function endWithLogin(state: ChatState, introduction: Introduction, user: User): void {
  endByItself(state, introduction, "end of login", roleOf(introduction, user));
}

/**
 * Detaches a conversation because a login of `user` that takes part in it has lost its connection. An invitation ends,
 * as at every end of the login.
 */
export function loseWithLogin(state: ChatState, introduction: Introduction, user: User, nowMs: number): void {
  const by = roleOf(introduction, user);
  const move = findMove(introduction.state, "lost connection", by);
  if (move === undefined) {
    endByItself(state, introduction, "end of login", by);
    return;
  }
  const change = (run: () => void): void => {
    state.presence.note([user]);
    state.introductions.lose(introduction, introduction[by], nowMs);
    run();
  };
  moveIntroduction(state, introduction, move, { change });
}

/** Ends the conversations that a user has lost and that exceed `introductionsMax` with the others; the first loss first. */
export function endLostBeyondLimit(state: ChatState, user: User): void {
  const lost = state.introductions.lostBy(user);
  const excess = user.conversations + lost.length - state.limits.introductionsMax;
  for (const introduction of lost.slice(0, Math.max(0, excess)))
    endByItself(state, introduction, "too many", "server", LOST);
}

/**
 * Ends a conversation of which a side has lost its connection, because one of its users invites the other again. Part of
 * the change that invites.
 */
export function endForNewInvitation(state: ChatState, introduction: Introduction): void {
  moveIntroduction(state, introduction, moveOf(introduction.state, "new invitation", "server"), LOST);
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
    const move = moveOf(introduction.state, "not permitted", "server");
    moveIntroduction(state, introduction, move, { forbiddenBy: user });
  }
}

/** Ends the introduction between a user and somebody whom the user blocked. */
export function endBlockedIntroduction(state: ChatState, user: User, blocked: User): void {
  const introduction = state.introductions.between(user, blocked);
  if (introduction !== undefined) endByItself(state, introduction, "not permitted", "server", { forbiddenBy: user });
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
  cause: "end of login" | "timeout" | "too many" | "not permitted",
  by: Mover,
  details: Pick<MoveDetails, "reason" | "forbiddenBy"> = {},
): void {
  endIntroduction(state, introduction, moveOf(introduction.state, cause, by), details);
}

function roleOf({ inviter }: Introduction, user: User): "inviter" | "invited" {
  return inviter.user === user ? "inviter" : "invited";
}
