/**
 * The states of one side of a link, and everything that moves it from one to another.
 *
 * This table is the rule: the link changes its state only by a move that stands here.
 *
 * @see proto/PROTOCOL.md, "States of a link"
 */

/** closing: this side tells the peer that it closes the link. */
export type PeerConnectionState = "handshaking" | "connected" | "closing" | "closed";

/** What moves a link. The texts are for PROTOCOL.md. */
export const LINK_CAUSES = {
  response: "The initiator gets a `HANDSHAKE_RESPONSE` that verifies.",
  "first datagram": "The responder gets a sealed datagram that verifies.",
  disagreement:
    "The sealed payloads do not allow the version in use. The responder notices it before the initiator, and sends its response first.",
  "handshake timeout": "The handshake was not complete within `handshakeTimeoutMs`.",
  close: "The user of this side ends the conversation.",
  violation: "The peer sends a message that ends the trust in it, such as a contradiction.",
  "peer close": "`PeerClose` arrives.",
  idle: "No datagram has verified for `peerIdleTimeoutMs`.",
  unacknowledged: "A reliable message was not acknowledged for `reliableTimeoutMs`, or waited that long for a path.",
  "close sent": "The last `PeerClose` was sent, and the pause after it is over.",
} as const;

export type LinkCause = keyof typeof LINK_CAUSES;

export interface LinkMove {
  readonly from: PeerConnectionState;
  readonly cause: LinkCause;
  readonly to: PeerConnectionState;
}

export const FIRST_LINK_STATE: PeerConnectionState = "handshaking";

/** Every move that there is. A cause without a move from a state changes nothing in it. */
export const LINK_MOVES: readonly LinkMove[] = [
  { from: "handshaking", cause: "response", to: "connected" },
  { from: "handshaking", cause: "first datagram", to: "connected" },
  { from: "handshaking", cause: "disagreement", to: "closed" },
  { from: "handshaking", cause: "handshake timeout", to: "closed" },
  { from: "handshaking", cause: "close", to: "closed" },
  { from: "connected", cause: "close", to: "closing" },
  { from: "connected", cause: "violation", to: "closing" },
  { from: "connected", cause: "peer close", to: "closed" },
  { from: "connected", cause: "idle", to: "closed" },
  { from: "connected", cause: "unacknowledged", to: "closed" },
  { from: "closing", cause: "close sent", to: "closed" },
];

/** The state after a cause; undefined if it does not move a link in this state. */
export function nextLinkState(from: PeerConnectionState, cause: LinkCause): PeerConnectionState | undefined {
  return LINK_MOVES.find((move) => move.from === from && move.cause === cause)?.to;
}
