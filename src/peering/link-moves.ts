/**
 * The states of one side of a link, and everything that moves it from one to another.
 *
 * This table is the rule: the link changes its state only by a move that stands here.
 *
 * @see proto/PROTOCOL.md, "States of a link"
 */

/**
 * - connecting: the peer has proven no path, and there is no relay.
 * - closing: this side tells the peer that it closes the link.
 */
export type PeerConnectionState = "connecting" | "connected" | "closing" | "closed";

/** What moves a link. The texts are for PROTOCOL.md. */
export const LINK_CAUSES = {
  relay: "The server has granted a relay with the introduction.",
  "first proof": "The peer has proven the first path.",
  "no proof": "The peer has proven no path within `firstProofTimeoutMs`.",
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

export const FIRST_LINK_STATE: PeerConnectionState = "connecting";

/** Every move that there is. A cause without a move from a state changes nothing in it. */
export const LINK_MOVES: readonly LinkMove[] = [
  { from: "connecting", cause: "relay", to: "connected" },
  { from: "connecting", cause: "first proof", to: "connected" },
  { from: "connecting", cause: "no proof", to: "closed" },
  { from: "connecting", cause: "close", to: "closed" },
  { from: "connecting", cause: "peer close", to: "closed" },
  { from: "connecting", cause: "violation", to: "closing" },
  { from: "connected", cause: "no proof", to: "closed" },
  { from: "connected", cause: "close", to: "closing" },
  { from: "connected", cause: "violation", to: "closing" },
  { from: "connected", cause: "peer close", to: "closed" },
  { from: "connected", cause: "idle", to: "closing" },
  { from: "connected", cause: "unacknowledged", to: "closing" },
  { from: "closing", cause: "close sent", to: "closed" },
];

/** The state after a cause; undefined if it does not move a link in this state. */
export function nextLinkState(from: PeerConnectionState, cause: LinkCause): PeerConnectionState | undefined {
  return LINK_MOVES.find((move) => move.from === from && move.cause === cause)?.to;
}
