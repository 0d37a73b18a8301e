/**
 * How conversations end: the causes that both sides name alike, as reasons on the wire and as errors of the library.
 *
 * The side at which the cause arises tells the other one inside the seal (`PeerClose`) and through the server (`HangUp`,
 * `Decline`). Whichever arrives first, the other side gets an error with the same code. So do both sides if the server
 * ends the conversation.
 *
 * @see proto/PROTOCOL.md, "How a conversation ends"
 */

import { EndReason } from "../../../../generated/chatwire/v1/signalling.ts";
import { ChatError, ClosedError, CryptoError, ProtocolError, TransportError } from "../../../errors.ts";
import type { CloseReason } from "../../../peering/path/close.ts";
import type { PeerClosedReason } from "../../../peering/peer-event.ts";

/** The errors of this side that have a reason of their own, by their codes. */
const END_REASONS: ReadonlyMap<string, EndReason> = new Map([
  ["UNSUPPORTED_VERSION", EndReason.UNSUPPORTED_VERSION],
  ["UNREACHABLE", EndReason.UNREACHABLE],
  ["TIMED_OUT", EndReason.TIMED_OUT],
  ["IDLE", EndReason.IDLE],
  ["CONNECTION_LOST", EndReason.UNACKNOWLEDGED],
  ["MALFORMED", EndReason.PROTOCOL],
  ["OVERFLOW", EndReason.OVERFLOW],
  ["DOWNGRADED", EndReason.DOWNGRADED],
  ["PIN_MISMATCH", EndReason.KEY_REFUSED],
  ["AUTH_FAILED", EndReason.NOT_VERIFIED],
  ["FEATURE_MISSING", EndReason.NO_RELAY],
]);

/** Likewise, for links that this side closes. The link itself finds the other reasons. */
const CLOSE_REASONS: ReadonlyMap<string, CloseReason> = new Map([
  ["OVERFLOW", "overflow"],
  ["PIN_MISMATCH", "key-refused"],
  // As the server says: the peer has lost its connection.
  ["CONNECTION_LOST", "connection-lost"],
]);

/** What the peer's reason on a link is through the server. */
const BY_PEER: Readonly<Record<Exclude<CloseReason, "done" | "connection-lost">, EndReason>> = {
  protocol: EndReason.PROTOCOL,
  idle: EndReason.IDLE,
  unacknowledged: EndReason.UNACKNOWLEDGED,
  overflow: EndReason.OVERFLOW,
  "key-refused": EndReason.KEY_REFUSED,
};

/** The reason that the peer gets through the server when this side gives up because of an error. */
export function endReasonOf(error: unknown): EndReason {
  return (error instanceof ChatError ? END_REASONS.get(error.code) : undefined) ?? EndReason.UNSPECIFIED;
}

/** The reason that the peer gets inside the seal when this side ends a link because of an error. */
export function closeReasonOf({ code }: ChatError): CloseReason {
  return CLOSE_REASONS.get(code) ?? "done";
}

/**
 * The error for a reason that came through the server.
 *
 * @param peer       the peer's name; undefined if it is not known
 * @param otherwise  the error for a reason without a meaning of its own
 */
export function endedBy(reason: EndReason, peer: string | undefined, otherwise: () => ChatError): ChatError {
  const client = peer === undefined ? "The peer's client" : `The client of ${peer}`;
  switch (reason) {
    case EndReason.UNSUPPORTED_VERSION:
      return unsupportedVersion(`${client} speaks no version of the protocol that this one speaks.`);
    case EndReason.UNREACHABLE:
      return new TransportError("UNREACHABLE", `${client} has found no path to this one.`);
    case EndReason.TIMED_OUT:
      return new TransportError("TIMED_OUT", `${client} stopped waiting for a path to this one.`);
    case EndReason.IDLE:
      return new ClosedError("IDLE", `${client} got nothing from this side within the idle timeout.`, {
        retryable: true,
      });
    case EndReason.UNACKNOWLEDGED:
      return new TransportError("CONNECTION_LOST", `${client} got no acknowledgements of its messages in time.`);
    case EndReason.PROTOCOL:
      return new ProtocolError("MALFORMED", `${client} got a message from this side that violates the protocol.`);
    case EndReason.OVERFLOW:
      return new ClosedError("OVERFLOW", `${client} did not read the texts of this side in time.`);
    case EndReason.DOWNGRADED: {
      const text = `${client} has found that the server hides a part of a post-quantum secret.`;
      return new CryptoError("DOWNGRADED", text);
    }
    case EndReason.KEY_REFUSED:
      return new CryptoError("PIN_MISMATCH", `${client} has accepted another key of yours, and refuses this one.`);
    case EndReason.NOT_VERIFIED:
      return new CryptoError(
        "AUTH_FAILED",
        `${client} could not verify the keys of this side that the server passed on.`,
      );
    case EndReason.NO_RELAY:
      return new ProtocolError(
        "FEATURE_MISSING",
        `${client} talks only over the relay of the server, which granted none.`,
      );
    case EndReason.CONNECTION_LOST: {
      const whose = peer === undefined ? "The peer" : peer;
      return new TransportError("CONNECTION_LOST", `${whose} had lost the connection to the server.`);
    }
    case EndReason.NOT_PERMITTED:
      return new ClosedError("CLOSED", "Your settings, or a block, no longer permit the conversation.");
    default:
      return otherwise();
  }
}

/** The error for the last event of a link that was connected. */
export function closedError(
  reason: Exclude<PeerClosedReason, "unreached">,
  by: "local" | "peer",
  peer: string,
): ChatError {
  switch (reason) {
    case "done":
      return by === "peer" ? endedByPeer(peer) : closedHere();
    case "connection-lost":
      return by === "peer"
        ? new TransportError("CONNECTION_LOST", "This side had lost the connection to the server.")
        : endedBy(EndReason.CONNECTION_LOST, peer, closedHere);
    default:
      return by === "peer" ? endedBy(BY_PEER[reason], peer, () => endedByPeer(peer)) : noticedHere(reason, peer);
  }
}

/** The error of a link that this side has closed for a reason of the peer's. */
function noticedHere(reason: keyof typeof BY_PEER, peer: string): ChatError {
  switch (reason) {
    case "idle":
      return new ClosedError("IDLE", `Nothing arrived from ${peer} within the idle timeout.`, { retryable: true });
    case "unacknowledged":
      return new TransportError("CONNECTION_LOST", `${peer} stopped acknowledging messages.`);
    case "protocol":
      return new ProtocolError("MALFORMED", `${peer} sent a message that violates the protocol.`);
    default:
      // This side ended the link itself, and has the error.
      return closedHere();
  }
}

export function closedHere(): ClosedError {
  return new ClosedError("CLOSED", "The link was closed by this side.");
}

export function endedByPeer(peer: string | undefined): ClosedError {
  return new ClosedError("CLOSED_BY_PEER", `${peer ?? "The peer"} ended the conversation.`);
}

export function unsupportedVersion(text: string): ProtocolError {
  return new ProtocolError("UNSUPPORTED_VERSION", text);
}
