import { ApplicationMessage, PeerMessage } from "../../generated/chatwire/v1/application.ts";
import { ProtocolError } from "../errors.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";
import type { Destination } from "./path/path-kind.ts";

/** Size of the message around an ApplicationMessage, at most. */
const OVERHEAD_BYTES = 32;

/** A message of the peer's application. */
export interface ApplicationMessageEvent {
  readonly type: "message";
  readonly message: ApplicationMessage;
  /** From 1 if the message is reliable: `refuseMessage` takes it. 0 if it is lossy. */
  readonly sequence: number;
}

/** Application messages that are delivered reliably, in order with texts. */
export class ApplicationMessageChannel implements Channel<"peerMessage"> {
  readonly bodies = ["peerMessage"] as const;
  readonly #options: ChannelOptions<ApplicationMessageEvent>;

  constructor(options: ChannelOptions<ApplicationMessageEvent>) {
    this.#options = options;
  }

  /**
   * Sends a message.
   *
   * @returns the id that `delivered` or `messageRefused` reports
   * @throws ProtocolError TOO_LARGE: the message does not fit into a datagram
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  send(message: ApplicationMessage): number {
    const { outbox } = this.#options;
    checkFits(message, outbox.messageBytesMax);
    return outbox.sendTracked([{ case: "peerMessage", value: PeerMessage.create({ message }) }]);
  }

  handle({ value: { message } }: BodyOf<"peerMessage">, _nowMs: number, _from: Destination, sequence: number): void {
    if (message !== undefined) this.#options.raise({ type: "message", message, sequence });
  }
}

/** @throws ProtocolError TOO_LARGE: the message does not fit into a datagram */
export function checkFits(message: ApplicationMessage, messageBytesMax: number): void {
  const bytes = ApplicationMessage.encode(message).length;
  const bytesMax = messageBytesMax - OVERHEAD_BYTES;
  if (bytes <= bytesMax) return;
  const text = `The message ${message.typeName} has ${bytes} bytes; a datagram has room for ${bytesMax}.`;
  throw new ProtocolError("TOO_LARGE", text);
}
