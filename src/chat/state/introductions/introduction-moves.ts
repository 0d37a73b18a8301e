/**
 * The states of an introduction, and everything that moves it from one to another.
 *
 * This table is the rule: handlers look a move up and refuse a request without one. `moveIntroduction` then sets the
 * state and sends the events that the move names.
 *
 * @see proto/PROTOCOL.md, "States of an introduction"
 */

import type { Refusable } from "../route.ts";
import type { Login, User } from "../user.ts";

/**
 * - NONE: before the invitation.
 * - DETACHED: a conversation of which one side has lost its connection to the server, or both have. It goes on for
 *   `conversationGraceMs` after the first loss.
 * - OVER: the server has forgotten it.
 */
export type IntroductionState = "NONE" | "INVITATION" | "CONVERSATION" | "DETACHED" | "OVER";

/** Whose request or whose end of a login moves an introduction; "server" for what no client asked for. */
export type Mover = "inviter" | "invited" | "server";

/** A request, by its command, or what happened otherwise. */
export type Cause =
  | "Invite"
  | "Accept"
  | "Decline"
  | "Cancel"
  | "OfferCandidates"
  | "HangUp"
  /** Both sides have announced a conversation. */
  | "Announce"
  /** The login that takes part ended; before an answer, the last login of the invited user. */
  | "end of login"
  /** The login that takes part ended because its connection did. */
  | "lost connection"
  /** `invitationTimeoutMs` have passed; of a detached conversation, `conversationGraceMs`. */
  | "timeout"
  /** One of the two invites the other again. */
  | "new invitation"
  /** A user whose connection was lost has begun another conversation, and has more than `introductionsMax` with it. */
  | "too many"
  /** Settings or a block no longer permit the introduction. */
  | "not permitted";

export interface Move {
  readonly from: IntroductionState;
  readonly cause: Cause;
  readonly by: Mover;
  readonly to: IntroductionState;
  /** The event for the inviter. A side that asked gets the response instead; its other logins get the event. */
  readonly inviter?: IntroductionEvent;
  /** The event for the invited user, on all logins before one of them has accepted. */
  readonly invited?: IntroductionEvent;
}

export type IntroductionEvent =
  | "Invited"
  | "Accepted"
  | "Declined"
  | "Cancelled"
  | "CandidatesOffered"
  | "HungUp"
  | "Reintroduced";

/** Every move that there is, each state with the moves from it. */
export const MOVES: readonly Move[] = [
  { from: "NONE", cause: "Invite", by: "inviter", to: "INVITATION", invited: "Invited" },
  {
    from: "NONE",
    cause: "Announce",
    by: "server",
    to: "CONVERSATION",
    inviter: "Reintroduced",
    invited: "Reintroduced",
  },

  { from: "INVITATION", cause: "OfferCandidates", by: "inviter", to: "INVITATION" },
  { from: "INVITATION", cause: "Accept", by: "invited", to: "CONVERSATION", inviter: "Accepted", invited: "Cancelled" },
  { from: "INVITATION", cause: "Decline", by: "invited", to: "OVER", inviter: "Declined", invited: "Cancelled" },
  { from: "INVITATION", cause: "Cancel", by: "inviter", to: "OVER", invited: "Cancelled" },
  { from: "INVITATION", cause: "end of login", by: "inviter", to: "OVER", invited: "Cancelled" },
  { from: "INVITATION", cause: "end of login", by: "invited", to: "OVER", inviter: "Declined" },
  { from: "INVITATION", cause: "timeout", by: "server", to: "OVER", inviter: "Declined", invited: "Cancelled" },
  { from: "INVITATION", cause: "not permitted", by: "server", to: "OVER", inviter: "Declined", invited: "Cancelled" },

  {
    from: "CONVERSATION",
    cause: "OfferCandidates",
    by: "inviter",
    to: "CONVERSATION",
    invited: "CandidatesOffered",
  },
  {
    from: "CONVERSATION",
    cause: "OfferCandidates",
    by: "invited",
    to: "CONVERSATION",
    inviter: "CandidatesOffered",
  },
  { from: "CONVERSATION", cause: "HangUp", by: "inviter", to: "OVER", invited: "HungUp" },
  { from: "CONVERSATION", cause: "HangUp", by: "invited", to: "OVER", inviter: "HungUp" },
  { from: "CONVERSATION", cause: "end of login", by: "inviter", to: "OVER", invited: "HungUp" },
  { from: "CONVERSATION", cause: "end of login", by: "invited", to: "OVER", inviter: "HungUp" },
  { from: "CONVERSATION", cause: "lost connection", by: "inviter", to: "DETACHED" },
  { from: "CONVERSATION", cause: "lost connection", by: "invited", to: "DETACHED" },
  { from: "CONVERSATION", cause: "not permitted", by: "server", to: "OVER", inviter: "HungUp", invited: "HungUp" },
  { from: "CONVERSATION", cause: "new invitation", by: "server", to: "OVER", inviter: "HungUp", invited: "HungUp" },

  // An event for a side whose connection is lost reaches nobody.
  { from: "DETACHED", cause: "OfferCandidates", by: "inviter", to: "DETACHED" },
  { from: "DETACHED", cause: "OfferCandidates", by: "invited", to: "DETACHED" },
  { from: "DETACHED", cause: "HangUp", by: "inviter", to: "OVER" },
  { from: "DETACHED", cause: "HangUp", by: "invited", to: "OVER" },
  { from: "DETACHED", cause: "lost connection", by: "inviter", to: "DETACHED" },
  { from: "DETACHED", cause: "lost connection", by: "invited", to: "DETACHED" },
  { from: "DETACHED", cause: "end of login", by: "inviter", to: "OVER", invited: "HungUp" },
  { from: "DETACHED", cause: "end of login", by: "invited", to: "OVER", inviter: "HungUp" },
  { from: "DETACHED", cause: "timeout", by: "server", to: "OVER", inviter: "HungUp", invited: "HungUp" },
  { from: "DETACHED", cause: "new invitation", by: "server", to: "OVER", inviter: "HungUp", invited: "HungUp" },
  { from: "DETACHED", cause: "too many", by: "server", to: "OVER", inviter: "HungUp", invited: "HungUp" },
  { from: "DETACHED", cause: "not permitted", by: "server", to: "OVER", inviter: "HungUp", invited: "HungUp" },
];

/** What of an introduction decides who may move it. */
interface Moved {
  readonly state: IntroductionState;
  readonly inviter: { readonly user: User; readonly login: Login | undefined };
  readonly invited: { readonly user: User; readonly login: Login | undefined };
}

/**
 * The move that a request of a login makes.
 *
 * @throws ProtocolError INTRODUCTION_STATE: there is none in this state, or it is not this login's
 */
export function requestedMove(
  introduction: Moved,
  cause: Cause,
  login: Login,
  request: Refusable<"INTRODUCTION_STATE">,
): Move {
  const { inviter, invited } = introduction;
  // Every login of the invited user may answer. From then on, the one that accepted takes part.
  const isInvited = invited.user === login.user && (invited.login ?? login) === login;
  const by = inviter.login === login ? "inviter" : isInvited ? "invited" : undefined;
  const move = by && findMove(introduction.state, cause, by);
  if (move !== undefined) return move;
  const text = `${cause} is not allowed in the current state of the introduction, or not by this client.`;
  throw request.refusal("INTRODUCTION_STATE", text);
}

/** The move, if the table has one. */
export function findMove(from: IntroductionState, cause: Cause, by: Mover): Move | undefined {
  return MOVES.find((move) => move.from === from && move.cause === cause && move.by === by);
}

/** The move that the table must have. @throws Error it has none */
export function moveOf(from: IntroductionState, cause: Cause, by: Mover): Move {
  const move = findMove(from, cause, by);
  if (move === undefined) throw new Error(`An introduction in the state ${from} has no move for ${cause} by ${by}.`);
  return move;
}
