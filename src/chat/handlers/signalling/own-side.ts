/** What clients say of their own side of a conversation, in an invitation, an acceptance or an announcement. */

import type { AcceptRequest } from "../../../../generated/chatwire/v1/signalling.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { Introduction } from "../../state/introductions/introductions.ts";
import type { Refusable } from "../../state/route.ts";
import type { Login } from "../../state/user.ts";

/** Those of `candidatesOf`. */
export const CANDIDATE_REFUSALS = [
  ["LIMIT_REACHED", "The request has more than `candidatesMax` candidates."],
  ["INVALID_ARGUMENT", "A candidate is not a unicast IP address with a port from 1 to 65535."],
] as const;

export const NO_RELAY = [
  "FEATURE_MISSING",
  "One of the two sides wants only a relay, and the server has none.",
] as const;

/**
 * Whether a side talks only over the relay: it says so in the request, or has said so in hello.
 *
 * @throws ProtocolError FEATURE_MISSING: the server has no relay
 */
export function isRelayOnly(
  { relayPort }: ChatState,
  login: Login,
  { relayOnly: isAsked }: Pick<AcceptRequest, "relayOnly">,
  request: Refusable<"FEATURE_MISSING">,
): boolean {
  const relayOnly = isAsked || login.relayOnly;
  if (!relayOnly || relayPort !== undefined) return relayOnly;
  throw request.refusal("FEATURE_MISSING", "This server has no relay, and your client wants nothing but a relay.");
}

/** Lets both sides use the relay, if the server has one. */
export function grantRelay(
  { introductions, outbox, relayPort }: ChatState,
  { id, inviter, invited }: Introduction,
): void {
  if (relayPort === undefined) return;
  const [one, other] = [inviter, invited].map((side) => {
    side.relay = introductions.createRelayAccess();
    return { ...side.relay, user: side.user.account.id, login: side.login?.id };
  });
  if (one !== undefined && other !== undefined) outbox.openRelay(id, [one, other]);
}
