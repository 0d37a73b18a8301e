import type { Introduction } from "../../../../generated/chatwire/v1/signalling.ts";
import { ChatError } from "../../../errors.ts";
import type { Explanation } from "../../../explanation.ts";
import { nameKey } from "../../../name.ts";
import { peerFamilies } from "./connectivity.ts";
import { type OwnFacts, sideFacts } from "./side-facts.ts";
import { type LinkStatus, verdictOf } from "./verdict.ts";

/** How far a conversation has come that is being set up. */
export interface Progress {
  /** What this side knows of itself. */
  ownFacts: () => OwnFacts;
  /** Whether the peer has been invited, so that the peer's answer is waited for. */
  isInvited: boolean;
  /** What the server has told of the peer; undefined: the peer has not been introduced yet. */
  introduced: Introduction | undefined;
}

/** Errors that tell that the connection to the server has failed. */
const SERVER_CODES: ReadonlySet<string> = new Set(["CONNECTION_LOST", "UNREACHABLE", "TIMED_OUT", "IDLE"]);

/**
 * Connects to a peer. Adds an explanation to each error that has none: what is known of both sides, and whether the network
 * is the cause. `connect` keeps `progress` up to date.
 *
 * @param own   the names of the two users
 * @throws what `connect` throws
 */
export async function withExplanation<T>(
  { own, peer }: { readonly own: string; readonly peer: string },
  ownFacts: () => OwnFacts,
  connect: (progress: Progress) => Promise<T>,
): Promise<T> {
  const progress: Progress = { ownFacts, isInvited: false, introduced: undefined };
  try {
    return await connect(progress);
  } catch (error) {
    throw error instanceof ChatError ? explained(error, () => explanationOf(error, own, peer, progress)) : error;
  }
}

/**
 * Adds an explanation to an error, unless it has one. One error can end several conversations: if it has an explanation of
 * another peer, a copy gets the new one.
 */
export function explained<E extends ChatError>(error: E, explain: () => Explanation): E {
  const earlier = error.explanation;
  const explanation = explain();
  if (earlier !== undefined && nameKey(earlier.peer.name) === nameKey(explanation.peer.name)) return error;
  const copy = earlier === undefined ? error : copyOf(error);
  return Object.defineProperty(copy, "explanation", { value: explanation });
}

function copyOf<E extends ChatError>(error: E): E {
  const { explanation: _, ...properties } = Object.getOwnPropertyDescriptors(error);
  return Object.create(Object.getPrototypeOf(error), properties);
}

/** Explains an error of a conversation that has no link. */
function explanationOf(error: ChatError, own: string, peer: string, progress: Progress): Explanation {
  const { introduced, ownFacts } = progress;
  const offered = introduced?.candidates ?? [];
  const isGranted = introduced === undefined || introduced.relay !== undefined;
  const facts = {
    own: sideFacts(own, ownFacts()),
    peer: sideFacts(peer, {
      families: introduced === undefined ? [] : peerFamilies(introduced.connectivity, offered),
      candidates: offered,
    }),
    attempts: [],
    relay: { state: isGranted ? "not tried" : "not granted" },
  } as const;
  return { ...verdictOf(statusOf(error, peer, progress), facts), ...facts, postQuantum: false };
}

function statusOf({ code, message }: ChatError, peer: string, { isInvited, introduced }: Progress): LinkStatus {
  // Once introduced, the peer's client may say so.
  if (introduced !== undefined && (code === "UNREACHABLE" || code === "TIMED_OUT")) return { is: "failed" };
  if (isInvited && code === "TIMED_OUT")
    return { is: "refused", reason: `${peer} has not answered the invitation in time.` };
  return { is: SERVER_CODES.has(code) ? "server silent" : "refused", reason: message };
}
