/** Draws the states of connections and users, with the functions that sessions and server use. */

import { IdentityKeys, PasswordVerifier, PrivacySettings } from "../../generated/chatwire/v1/account.ts";
import { Direction, type Rule, State } from "../../generated/chatwire/v1/options.ts";
import { Status } from "../../generated/chatwire/v1/presence.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { ClientKeys } from "../chat/state/client-keys.ts";
import { SeenAddresses } from "../chat/state/seen-addresses.ts";
import { createUser, statusOf, type User } from "../chat/state/user.ts";
import { LazySet } from "../lazy-collections.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { FIRST_PHASE, nextPhase, type Phase } from "../session/state.ts";
import { stateNames } from "./commands.ts";
import { code, list, table } from "./markdown.ts";
import { END, stateDiagram } from "./mermaid.ts";
import { group } from "./moves.ts";
import type { SchemaComments } from "./schema-comments.ts";

/** A phase with more conversations has no other moves than one with two. */
const CONVERSATIONS_MAX = 2;

interface Mover {
  readonly name: string;
  readonly kind: "response" | "event";
  readonly rule: Rule;
}

interface Move {
  readonly from: Phase;
  readonly mover: Mover;
  readonly to: Phase;
}

const MOVERS: readonly Mover[] = [
  ...Object.values(methods).map(({ name, rule }) => ({ name, kind: "response" as const, rule })),
  ...Object.values(events).map(({ name, rule }) => ({ name, kind: "event" as const, rule })),
].filter(({ rule }) => rule.direction !== Direction.PEER_TO_PEER);

const ACCOUNT: User["account"] = {
  id: 1,
  name: "ada",
  key: "ada",
  verifier: PasswordVerifier.create(),
  privacy: PrivacySettings.create(),
};

const STATUS_CASES = [
  { isLoggedIn: false, isAway: false, conversations: 0 },
  { isLoggedIn: true, isAway: false, conversations: 0 },
  { isLoggedIn: true, isAway: false, conversations: 1 },
  { isLoggedIn: true, isAway: true, conversations: 0 },
  { isLoggedIn: true, isAway: true, conversations: 1 },
];

/** The messages that each state allows. */
export function drawStates(comments: SchemaComments): string {
  const rows = stateNames(Object.values(State))
    .filter((name) => name !== "UNSPECIFIED")
    .map((name) => [
      code(name),
      comments.ofValue("State", `STATE_${name}`),
      list(allowed(name, "response").map(code)),
      list(allowed(name, "event").map(code)),
    ]);
  return table(["State", "Meaning", "Requests of the client", "Events of the server"], rows);
}

/** Every message that changes the phase, from every phase that allows it. */
export function drawMoves(): string {
  const rows = findMoves().map(({ from, mover, to }) => [
    phaseName(from),
    mover.kind === "response" ? `the response to ${code(mover.name)}` : `the event ${code(mover.name)}`,
    phaseName(to),
  ]);
  return table(["From", "By", "To"], rows);
}

/** The state diagram of a connection. */
export function drawStateDiagram(): string {
  const moves = findMoves().map(({ from, mover, to }) => {
    const [fromName = "", toName = ""] = [from, to].map(({ state }) => stateNames([state])[0]);
    return { from: fromName, to: toName, labels: [mover.name] };
  });
  return stateDiagram([{ from: END, to: stateNames([FIRST_PHASE.state])[0] ?? "", labels: [] }, ...group(moves)]);
}

/** The status that others see. */
export function drawUserStatus(): string {
  const rows = STATUS_CASES.map(({ isLoggedIn, isAway, conversations }) => {
    const user = createUser(ACCOUNT, DEFAULT_LIMITS);
    user.conversations = conversations;
    if (isLoggedIn) {
      user.logins.set(1, {
        id: 1,
        user,
        endpoint: { address: "", port: 0 },
        keys: new ClientKeys(IdentityKeys.create()),
        device: undefined,
        sinceMs: 0,
        seen: new SeenAddresses(),
        relayOnly: false,
        answersMessages: false,
        relay: undefined,
        isDetached: false,
        isOvertaken: false,
        away: isAway,
        typingTo: new LazySet(),
      });
    }
    const status = statusOf(user);
    const name = Object.entries(Status).find(([, value]) => value === status)?.[0] ?? "";
    const chosen = isAway ? code("AWAY") : code("AVAILABLE");
    return [isLoggedIn ? "yes" : "no", isLoggedIn ? chosen : "-", conversations === 0 ? "none" : "some", code(name)];
  });
  return table(["Logged in", "Chosen by `SetStatus`", "Open conversations", "Status that others see"], rows);
}

/** All moves between reachable phases. */
function findMoves(): Move[] {
  const moves: Move[] = [];
  const phases = [FIRST_PHASE];
  for (const from of phases) {
    for (const mover of MOVERS) {
      if (!mover.rule.states.includes(from.state)) continue;
      const to = nextPhase(from, mover.rule);
      if (isSame(from, to) || to.conversations > CONVERSATIONS_MAX) continue;
      moves.push({ from, mover, to });
      if (!phases.some((phase) => isSame(phase, to))) phases.push(to);
    }
  }
  return moves;
}

function isSame(a: Phase, b: Phase): boolean {
  return a.state === b.state && a.conversations === b.conversations;
}

function phaseName({ state, conversations }: Phase): string {
  const name = code(stateNames([state])[0] ?? "");
  if (conversations === 0) return name;
  return conversations === 1 ? `${name}, 1 conversation` : `${name}, ${conversations} conversations`;
}

function allowed(state: string, kind: Mover["kind"]): string[] {
  return MOVERS.filter((mover) => mover.kind === kind && stateNames(mover.rule.states).includes(state)).map(
    ({ name }) => name,
  );
}
