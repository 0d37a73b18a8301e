/** What clients say of their own side of a conversation, in an invitation, an acceptance or an announcement. */

import type { AcceptRequest } from "../../../../generated/chatwire/v1/signalling.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { Introduction } from "../../state/introductions/introductions.ts";
import type { Refusable } from "../../state/route.ts";
import type { Login, RelayPlace } from "../../state/user.ts";

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
  state: ChatState,
  login: Login,
  { relayOnly: isAsked }: Pick<AcceptRequest, "relayOnly">,
  request: Refusable<"FEATURE_MISSING">,
): boolean {
  const relayOnly = isAsked || login.relayOnly;
  if (!relayOnly || relayOf(state, login) !== undefined) return relayOnly;
  throw request.refusal("FEATURE_MISSING", "This server has no relay, and your client wants nothing but a relay.");
}

/** Lets both sides use the relay where the inviter is connected, if there is one. */
export function grantRelay(state: ChatState, { id, inviter, invited }: Introduction): void {
  const { introductions, outbox } = state;
  const place = inviter.login && relayOf(state, inviter.login);
  if (place === undefined) return;
  const [one, other] = [inviter, invited].map((side) => {
    const isThere = side.login !== undefined && relayOf(state, side.login) === place;
    const access = introductions.createRelayAccess();
    side.relay = { ...access, place: isThere ? { ...place, addresses: [] } : place };
    return { ...access, user: side.user.account.id, login: side.login?.id };
  });
  if (one !== undefined && other !== undefined) outbox.openRelay(id, [one, other]);
}

/** The relay where a login is connected. */
function relayOf({ relay }: ChatState, login: Login): RelayPlace | undefined {
  return login.relay ?? relay;
}
