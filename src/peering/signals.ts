import { type ApplicationMessage, PeerSignal } from "../../generated/chatwire/v1/application.ts";
import { type ApplicationMessageEvent, checkFits } from "./application-messages.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";

/** Application messages that are sent once: they may get lost or arrive out of order. */
export class SignalChannel implements Channel<"peerSignal"> {
  readonly bodies = ["peerSignal"] as const;
  readonly #options: ChannelOptions<ApplicationMessageEvent>;

  constructor(options: ChannelOptions<ApplicationMessageEvent>) {
    this.#options = options;
  }

  /**
   * Sends a message.
   *
   * @param untilMs  when it is too old to be sent, in monotonic milliseconds. Default: it never is
   * @throws ProtocolError TOO_LARGE: the message does not fit into a datagram
   */
  send(message: ApplicationMessage, untilMs?: number): void {
    const { outbox } = this.#options;
    checkFits(message, outbox.messageBytesMax);
    outbox.sendLossy({ case: "peerSignal", value: PeerSignal.create({ message }) }, { untilMs });
  }

  handle({ value: { message } }: BodyOf<"peerSignal">): void {
    if (message !== undefined) this.#options.raise({ type: "message", message, sequence: 0 });
  }
}
