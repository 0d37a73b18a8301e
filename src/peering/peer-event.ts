import type { ApplicationMessage } from "../../generated/chatwire/v1/application.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { MediaFrame } from "./media/jitter-buffer.ts";
import type { MediaReport } from "./media/sender.ts";
import type { MediaCounts } from "./media/statistics.ts";

/**
 * Why a path was closed.
 *
 * - done: one of the users is.
 * - protocol: the other side broke the protocol; where it says so of this one, `by` is "peer".
 * - idle: nothing came for `peerIdleTimeoutMs`.
 * - unacknowledged: a text was not acknowledged for `reliableTimeoutMs`.
 * - handshake-failed: no candidate answered within `handshakeTimeoutMs`, or no answer verified.
 */
export type PeerClosedReason = "done" | "protocol" | "idle" | "unacknowledged" | "handshake-failed";

/** What a peer-to-peer path has to tell. */
export type PeerEvent =
  /** Both ways are proven. The round trip time is unknown where a handshake datagram had to be repeated. */
  | { readonly type: "connected"; readonly path: SocketAddress; readonly rttMs: number | undefined }
  /** The other side's texts, each once and in order. */
  | { readonly type: "text"; readonly text: string }
  /** A message of the other side's application. */
  | { readonly type: "message"; readonly message: ApplicationMessage }
  /** The other side's client has this text or message, and all before it. */
  | { readonly type: "delivered"; readonly id: number }
  /** A frame whose turn to be played out has come. */
  | { readonly type: "media"; readonly stream: number; readonly frame: MediaFrame }
  /** The other side ended a stream and its last frame was played out. */
  | { readonly type: "mediaEnded"; readonly stream: number; readonly statistics: MediaCounts }
  /** What the other side has counted of a stream of ours. */
  | { readonly type: "mediaReport"; readonly stream: number; readonly report: MediaReport }
  /** A ping was answered. */
  | { readonly type: "roundTrip"; readonly rttMs: number }
  /** The other side sends from another address now. */
  | { readonly type: "pathChanged"; readonly path: SocketAddress }
  /** Nothing follows. */
  | { readonly type: "closed"; readonly reason: PeerClosedReason; readonly by: "local" | "peer" };
