import { type ApplicationMessage, PeerMessage } from "../../generated/chatwire/v1/application.ts";
import { ProtocolError } from "../errors.ts";
import { applicationMessageBytes } from "../framing/peer-message.ts";
import type { BodyOf, Channel, ChannelOptions, Outbox } from "./channel.ts";
import type { Flow, FlowPriority } from "./flow.ts";
import type { Destination } from "./path/path-kind.ts";
import { LATEST_ON_THEIR_WAY_MAX } from "./reliable/queue/latest.ts";
import type { MessageTypes } from "./traffic.ts";

/** Size of the message around an ApplicationMessage, at most: in one datagram, and in several. */
const OVERHEAD_BYTES = 32;
const LONG_OVERHEAD_BYTES = 64;
/** What a message that replaces others has besides, at most. */
const LATEST_BYTES = 3 + 3 * LATEST_ON_THEIR_WAY_MAX;

/** A message of the peer's application. */
export interface ApplicationMessageEvent {
  readonly type: "message";
  readonly message: ApplicationMessage;
  /** From 1 if the message is reliable: `refuseMessage` takes it. 0 if it is lossy. */
  readonly sequence: number;
}

export interface ApplicationChannelOptions extends ChannelOptions<ApplicationMessageEvent> {
  /** Counts the messages. */
  readonly messageTypes: MessageTypes;
}

/** How an application message shares the link with others. */
export interface MessageSharing {
  /** Default: "normal", as texts. */
  readonly priority?: FlowPriority;
  /** How many times as much its type gets as another one of the same priority. Default: 1. */
  readonly weight?: number;
}

/** How a reliable application message is sent. */
export interface MessageOptions extends MessageSharing {
  /** Whether it is delivered after those of its type that were sent before. Default: true. */
  readonly isOrdered?: boolean;
}

/**
 * Application messages that are delivered reliably: those of one type in order, those that need no order, and those that
 * replace earlier ones.
 */
export class ApplicationMessageChannel implements Channel<"peerMessage" | "peerLatest"> {
  readonly bodies = ["peerMessage", "peerLatest"] as const;
  readonly #options: ApplicationChannelOptions;
  /** Of the type that was sent last: most messages have the type of the one before. */
  #flowName = { typeName: "", name: "message " };

  constructor(options: ApplicationChannelOptions) {
    this.#options = options;
  }

  /**
   * Sends a message.
   *
   * @returns the id that `delivered` or `messageRefused` reports
   * @throws ProtocolError TOO_LARGE: the message is longer than a link carries; without the feature `LARGE_MESSAGES`, than
   *   a datagram does
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  send(message: ApplicationMessage, options: MessageOptions = {}): number {
    const { outbox, messageTypes } = this.#options;
    checkFitsReliable(message, outbox, 0);
    const body = { case: "peerMessage", value: PeerMessage.create({ message }) } as const;
    const id = outbox.sendTracked([body], this.#flowOf(message, options));
    messageTypes.sent(message.typeName, message.payload.length);
    return id;
  }

  /**
   * Sends a message in place of an earlier one of its type with the same key that waits to be sent or is lost.
   *
   * @throws ProtocolError TOO_LARGE: as of `send`
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  sendLatest(message: ApplicationMessage, key: string, sharing: MessageSharing = {}): void {
    const { outbox, messageTypes } = this.#options;
    checkFitsReliable(message, outbox, LATEST_BYTES);
    outbox.sendLatest(message, key, this.#flowOf(message, { ...sharing, isOrdered: false }));
    messageTypes.sent(message.typeName, message.payload.length);
  }

  /** Each type is a flow of its own. */
  #flowOf(
    { typeName }: ApplicationMessage,
    { isOrdered = true, priority = "normal", weight = 1 }: MessageOptions,
  ): Flow {
    if (typeName !== this.#flowName.typeName) this.#flowName = { typeName, name: `message ${typeName}` };
    return { name: this.#flowName.name, isOrdered, priority, weight };
  }

  handle(
    { value: { message } }: BodyOf<"peerMessage" | "peerLatest">,
    _nowMs: number,
    _from: Destination,
    sequence: number,
  ): void {
    if (message === undefined) return;
    this.#options.messageTypes.received(message.typeName, message.payload.length);
    this.#options.raise({ type: "message", message, sequence });
  }
}

/** @throws ProtocolError TOO_LARGE: the message, with so many bytes more, is longer than the link carries */
function checkFitsReliable(message: ApplicationMessage, outbox: Outbox, more: number): void {
  const { longBytesMax, messageBytesMax } = outbox;
  if (longBytesMax <= messageBytesMax) {
    checkFits(message, messageBytesMax - more);
    return;
  }
  const bytes = applicationMessageBytes(message);
  const bytesMax = longBytesMax - LONG_OVERHEAD_BYTES - more;
  if (bytes <= bytesMax) return;
  throw new ProtocolError(
    "TOO_LARGE",
    `The message ${message.typeName} has ${bytes} bytes; a link carries ${bytesMax} at most.`,
  );
}

/** @throws ProtocolError TOO_LARGE: the message does not fit into a datagram */
export function checkFits(message: ApplicationMessage, messageBytesMax: number): void {
  const bytes = applicationMessageBytes(message);
  const bytesMax = messageBytesMax - OVERHEAD_BYTES;
  if (bytes <= bytesMax) return;
  const text = `The message ${message.typeName} has ${bytes} bytes; a datagram has room for ${bytesMax}.`;
  throw new ProtocolError("TOO_LARGE", text);
}
