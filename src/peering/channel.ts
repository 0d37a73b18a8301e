/** The interface of a channel, and the context that the list in channels.ts gives to each channel. */

import type { ApplicationMessage } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { Limits } from "../limits.ts";
import type { Flow } from "./flow.ts";
import type { Destination } from "./path/path-kind.ts";

export type BodyCase = NonNullable<MessageBody["case"]>;

export type BodyOf<Case extends BodyCase> = Extract<MessageBody, { readonly case: Case }>;

/**
 * One kind of traffic inside a link, such as texts or media.
 *
 * A channel sends in one of two ways. Most channels put each message into the
 * outbox, which keeps the order across channels. A channel that must decide at
 * the last moment what to send implements `poll` instead.
 */
export interface Channel<Case extends BodyCase = BodyCase> {
  /** The bodies that this channel receives. Each body belongs to one channel. */
  readonly bodies: readonly Case[];

  /**
   * Handles a body from the peer. Reliable bodies arrive here in order, each once.
   *
   * @param from      where the datagram came from; for a reliable body, the one that completed the order
   * @param sequence  of a reliable body, from 1; 0 for a lossy one
   * @throws ProtocolError the body contradicts an earlier one or exceeds a limit; the link is closed
   */
  handle(body: BodyOf<Case>, nowMs: number, from: Destination, sequence: number): void;

  /** Returns the next message to send, if the channel has one now. */
  poll?(nowMs: number): OutgoingMessage | undefined;

  /** When to call `handleTimeout`, in monotonic milliseconds. */
  readonly nextTimeoutMs?: number | undefined;

  /**
   * Does what is due; does nothing if called early.
   *
   * @returns "expired" if the peer failed to answer in time, so that the link must be closed
   */
  handleTimeout?(nowMs: number): "expired" | "waiting";
}

/** An encoded message, not yet sealed. */
export interface OutgoingMessage {
  readonly bytes: Uint8Array;
  /** Where it goes, if not where the path in use leads. */
  readonly to?: Destination;
  /** Whether it acknowledges reliable messages. Default: false. */
  readonly isAcknowledgement?: boolean;
  /** Whether it is repeated until the peer acknowledges it. Default: false. */
  readonly isReliable?: boolean;
  /** Reports the datagram that carried the message, of so many bytes. Called before the next `poll`. */
  readonly onSent?: ((packetNumber: number, nowMs: number, messageBytes: number) => void) | undefined;
}

/** How a lossy body is sent. */
export interface LossyOptions {
  /** When it is too old to be sent, in monotonic milliseconds. Default: it never is. */
  readonly untilMs?: number | undefined;
  /** Called when the body leaves; of several, the last one. */
  readonly onSent?: OutgoingMessage["onSent"];
}

/** Sends the messages of all channels. Those of one flow leave in the order in which they were put in. */
export interface Outbox {
  /** Size of the largest encoded message that every path carries in one datagram, in bytes. */
  readonly messageBytesMax: number;

  /** The same for the path in use now, which may carry more. Only reliable messages may be so large. */
  readonly reliableBytesMax: number;

  /** The same for as many datagrams as it takes. Only reliable messages may be so large. */
  readonly longBytesMax: number;

  /** Sends a body once. If too many lossy messages wait, the oldest is dropped. */
  sendLossy(body: MessageBody, options?: LossyOptions): void;

  /**
   * Sends the bodies of a media frame once, at about the rate for media. If too many bytes of frames wait, the oldest frame is
   * dropped.
   *
   * @returns the number of the frame, for `isPacedWaiting`
   */
  sendPaced(bodies: readonly MessageBody[], options?: Pick<LossyOptions, "onSent">): number;

  /** Whether a frame of `sendPaced`, or one before it, still waits to leave. */
  isPacedWaiting(number: number): boolean;

  /**
   * Sends a body until the peer acknowledges it.
   *
   * @param flow  default: the flow of all bodies of this case, which leave before others
   * @throws ProtocolError LIMIT_REACHED: the queue is full; retryable
   */
  sendReliable(body: MessageBody, flow?: Flow): void;

  /**
   * Sends bodies until the peer acknowledges them, and raises `delivered` when it has all of them.
   *
   * @returns the id that `delivered` reports; ids count up from 1 across all channels
   * @throws ProtocolError LIMIT_REACHED: the queue has no room for all bodies, and none was queued; retryable
   */
  sendTracked(bodies: readonly MessageBody[], flow: Flow): number;

  /**
   * Sends an application message like a reliable one, in place of an earlier one of the flow with the same key that waits to
   * be sent or is lost. Nothing reports that it is delivered.
   *
   * @throws ProtocolError LIMIT_REACHED: the queue is full; retryable
   */
  sendLatest(message: ApplicationMessage, key: string, flow: Flow): void;
}

/** The context that a channel is created with. `Event` is the type of the events that it raises. */
export interface ChannelOptions<Event> {
  readonly limits: Limits;
  readonly outbox: Outbox;
  readonly raise: (event: Event) => void;
}
