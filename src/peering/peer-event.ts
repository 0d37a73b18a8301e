import type { ApplicationMessageEvent } from "./application-messages.ts";
import type { FileEvent } from "./files/channel.ts";
import type { MediaEvent } from "./media/channel.ts";
import type { ReceivedStreamStatistics } from "./media/receiver.ts";
import type { SentStreamStatistics } from "./media/sender.ts";
import type { MessageRefusedEvent } from "./message-refusals.ts";
import type { CloseReason } from "./path/close.ts";
import type { Destination } from "./path/path-kind.ts";
import type { PathEvent } from "./paths.ts";
import type { PingEvent } from "./pings.ts";
import type { RefusalEvent } from "./refusals.ts";
import type { WritableEvent } from "./reliable/delivery.ts";
import type { DeliveryEvent } from "./reliable/queue/tracked-messages.ts";
import type { SendingStatistics } from "./reliable/sender.ts";
import type { SearchEvent } from "./search/port-search.ts";
import type { TextMarkEvent } from "./text-marks.ts";
import type { TextEvent } from "./texts.ts";
import type { MessageTypeCounts, TrafficCounts, TrafficKind } from "./traffic.ts";

/** The events of a link: its own changes, and the events of its channels. */
export type PeerEvent =
  | LinkEvent
  | TextEvent
  | TextMarkEvent
  | ApplicationMessageEvent
  /** Reports on texts and application messages of this side. */
  | DeliveryEvent
  | WritableEvent
  | MessageRefusedEvent
  | RefusalEvent
  | MediaEvent
  | FileEvent
  | PingEvent
  | SearchEvent;

export type LinkEvent =
  /** Data can be sent on this path: the peer has proven it, or it is the relay. */
  | { readonly type: "connected"; readonly path: Destination }
  | PathEvent
  /** The link is closed. This is the last event. */
  | { readonly type: "closed"; readonly reason: PeerClosedReason; readonly by: "local" | "peer" };

/**
 * Why a link was closed. The side at which the cause arises tells the other. If `by` is "peer", the peer gave the reason,
 * and it is about this side.
 *
 * - done: a user ended the conversation.
 * - protocol: the peer violated the protocol.
 * - idle: no datagram verified for `peerIdleTimeoutMs`.
 * - unacknowledged: the peer did not acknowledge a reliable message for `reliableTimeoutMs`.
 * - overflow: the owner of the closing side did not read in time.
 * - connection-lost: the other side has lost its connection to the server, which has ended the conversation.
 * - key-refused: the owner of the closing side does not accept the key of the other one.
 * - unreached: the peer has proven no path within `firstProofTimeoutMs`.
 */
export type PeerClosedReason = CloseReason | "unreached";

/** Counts since the creation of the link, what the path takes now, and the media streams that are open. */
export interface PeerStatistics extends SendingStatistics {
  /** Datagrams sent, of all kinds. */
  readonly sent: number;
  /** Sealed datagrams that verified. */
  readonly received: number;
  /** Bytes of the datagrams sent, and of those received, without the headers of UDP and IP. */
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Datagrams that were malformed, misdirected or unexpected, or did not verify. */
  readonly dropped: number;
  /** Datagrams that arrived again, or so far behind the newest that they may have. */
  readonly replayed: number;
  /** Messages of the peer that were dropped because their bytes are not a message. */
  readonly malformed: number;
  /** Messages of the peer that were skipped: this side does not know them, or they break a rule. */
  readonly skipped: number;
  /** Those of them that this side refused: reliable and critical ones, up to the rate of refusals. */
  readonly refusalsSent: number;
  /** Messages of this side that the peer refused. */
  readonly refusalsReceived: number;
  /** How often a reliable message was sent again. */
  readonly retransmitted: number;
  /** Messages of the peer that were dropped because they exceeded their rate. */
  readonly rateLimited: number;
  /** Media frames of the peer that were dropped because too many streams were open or their stream was over. */
  readonly mediaRefused: number;
  /** Lossy messages that were dropped because too many waited for `pollTransmit`. */
  readonly unsent: number;
  /** Messages and bytes by kind. */
  readonly traffic: Readonly<Record<TrafficKind, TrafficCounts>>;
  /** Application messages by type. */
  readonly messageTypes: readonly MessageTypeCounts[];
  /** The media streams of this side that are open. */
  readonly sentStreams: readonly SentStreamStatistics[];
  /** The media streams of the peer that are not over. */
  readonly receivedStreams: readonly ReceivedStreamStatistics[];
}
