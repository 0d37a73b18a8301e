/** Draws the states of introductions and links, from the tables that server and links follow. */

import {
  type Cause,
  type IntroductionState,
  MOVES,
  type Move,
} from "../chat/state/introductions/introduction-moves.ts";
import { FIRST_LINK_STATE, LINK_CAUSES, LINK_MOVES } from "../peering/link-moves.ts";
import { code, table } from "./markdown.ts";
import { END, stateDiagram, type Transition } from "./mermaid.ts";

/** Every move of an introduction, with the events that it causes. */
export function drawIntroductionMoves(): string {
  const rows = MOVES.map((move) => [
    code(move.from),
    causeOf(move),
    code(move.to),
    move.inviter === undefined ? "-" : code(move.inviter),
    move.invited === undefined ? "-" : code(move.invited),
  ]);
  return table(["From", "By", "To", "Event for the inviter", "Event for the invited user"], rows);
}

/** The state diagram of an introduction. */
export function drawIntroductionDiagram(): string {
  const name = (state: IntroductionState): string => (state === "NONE" || state === "OVER" ? END : state);
  return stateDiagram(group(MOVES.map(({ from, cause, to }) => ({ from: name(from), to: name(to), labels: [cause] }))));
}

/** Every move of one side of a link. */
export function drawLinkMoves(): string {
  const rows = LINK_MOVES.map(({ from, cause, to }) => [code(from), code(cause), LINK_CAUSES[cause], code(to)]);
  return table(["From", "By", "That is", "To"], rows);
}

/** The state diagram of one side of a link. */
export function drawLinkDiagram(): string {
  const moves = LINK_MOVES.map(({ from, cause, to }) => ({ from, to, labels: [cause] }));
  return stateDiagram([{ from: END, to: FIRST_LINK_STATE, labels: [] }, ...group(moves)]);
}

/** Joins the labels of transitions between the same states. */
export function group(transitions: readonly Transition[]): Transition[] {
  const joined = new Map<string, Transition & { labels: string[] }>();
  for (const { from, to, labels } of transitions) {
    const known = joined.get(`${from} ${to}`) ?? { from, to, labels: [] };
    known.labels.push(...labels.filter((label) => !known.labels.includes(label)));
    joined.set(`${from} ${to}`, known);
  }
  return [...joined.values()];
}

/** Causes that are not the request of one side, other than the end of a login. */
const OWN_CAUSES: Partial<Record<Cause, string>> = {
  "new invitation": "`Invite` between the same two users",
  "too many": "another conversation of a side that is lost, past `introductionsMax`",
  "not permitted": "settings or a block that no longer permit it",
  Announce: "`Announce` of both sides",
};

function causeOf({ cause, by, from }: Move): string {
  const own = OWN_CAUSES[cause];
  if (own !== undefined) return own;
  if (cause === "timeout") {
    const isInvitation = from === "INVITATION";
    return isInvitation ? "no answer within `invitationTimeoutMs`" : "`conversationGraceMs` after the first loss";
  }
  const user = by === "invited" ? "the invited user" : "the inviter";
  if (cause === "lost connection") return `the loss of the connection of ${user}`;
  if (cause !== "end of login") return `${code(cause)} of ${user}`;
  return from === "INVITATION" && by === "invited"
    ? `the end of the last login of ${user}`
    : `the end of the login of ${user} that takes part`;
}
