import { type ApplicationMessage, PeerSignal } from "../../generated/chatwire/v1/application.ts";
import { type ApplicationChannelOptions, checkFits } from "./application-messages.ts";
import type { BodyOf, Channel } from "./channel.ts";

/** Application messages that are sent once: they may get lost or arrive out of order. */
export class SignalChannel implements Channel<"peerSignal"> {
  readonly bodies = ["peerSignal"] as const;
  readonly #options: ApplicationChannelOptions;

  constructor(options: ApplicationChannelOptions) {
    this.#options = options;
  }

  /**
   * Sends a message.
   *
   * @param untilMs  when it is too old to be sent, in monotonic milliseconds. Default: it never is
   * @throws ProtocolError TOO_LARGE: the message does not fit into a datagram
   */
  send(message: ApplicationMessage, untilMs?: number): void {
    const { outbox, messageTypes } = this.#options;
    checkFits(message, outbox.messageBytesMax);
    outbox.sendLossy({ case: "peerSignal", value: PeerSignal.create({ message }) }, { untilMs });
    messageTypes.sent(message.typeName, message.payload.length);
  }

  handle({ value: { message } }: BodyOf<"peerSignal">): void {
    if (message === undefined) return;
    this.#options.messageTypes.received(message.typeName, message.payload.length);
    this.#options.raise({ type: "message", message, sequence: 0 });
  }
}
