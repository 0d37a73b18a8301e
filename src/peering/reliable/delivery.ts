import { ApplicationMessage, PeerMessage } from "../../../generated/chatwire/v1/application.ts";
import { PeerText } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../errors.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";
import { fragmentText } from "../texts.ts";
import type { ReliableSender } from "./sender.ts";

/** What a message has besides a text, at most. */
const MESSAGE_OVERHEAD_BYTES = 32;

export interface DeliverySenderOptions {
  readonly sender: ReliableSender;
  /** Largest encoded message. */
  readonly messageBytesMax: number;
  /** Longest text, in UTF-8. */
  readonly textBytesMax: number;
}

/** Sends texts, in pieces where they are long, and messages of applications, and tells which have been delivered. */
export class MessageSender {
  readonly #options: DeliverySenderOptions;
  /** What is under way, and the sequence of the last piece of each. */
  readonly #undelivered: Array<{ readonly id: number; readonly sequence: number }> = [];
  #sent = 0;

  constructor(options: DeliverySenderOptions) {
    this.#options = options;
  }

  /**
   * Puts a text in the queue.
   *
   * @returns its number, from 1
   * @throws UsageError it is too long or no well-formed text
   * @throws ProtocolError LIMIT_REACHED: the queue is full; nothing of it was taken
   */
  sendText(text: string): number {
    const { sender, messageBytesMax, textBytesMax } = this.#options;
    const pieces = fragmentText(text, messageBytesMax - MESSAGE_OVERHEAD_BYTES, textBytesMax);
    if (pieces.length > sender.room) {
      throw new ProtocolError("LIMIT_REACHED", "Too many messages wait to be sent to the peer.", { retryable: true });
    }
    let last = 0;
    for (const piece of pieces) {
      const value = PeerText.create(piece);
      last = sender.enqueue((sequence) => encodePeerMessage({ case: "peerText", value }, sequence));
    }
    return this.#track(last);
  }

  /**
   * Puts a message of an application in the queue.
   *
   * @returns its number; texts and messages are numbered together
   * @throws ProtocolError TOO_LARGE: it does not fit into a datagram
   * @throws ProtocolError LIMIT_REACHED: the queue is full
   */
  sendMessage(message: ApplicationMessage): number {
    const { sender, messageBytesMax } = this.#options;
    checkFits(message, messageBytesMax);
    const body = { case: "peerMessage", value: PeerMessage.create({ message }) } as const;
    return this.#track(sender.enqueue((sequence) => encodePeerMessage(body, sequence)));
  }

  /** The number of the next text or message that has been delivered, if there is one. */
  pollDelivered(): number | undefined {
    const [first] = this.#undelivered;
    if (first === undefined || first.sequence > this.#options.sender.through) return undefined;
    this.#undelivered.shift();
    return first.id;
  }

  #track(sequence: number): number {
    this.#sent += 1;
    this.#undelivered.push({ id: this.#sent, sequence });
    return this.#sent;
  }
}

/** @throws ProtocolError TOO_LARGE: the message of an application does not fit into a datagram */
export function checkFits(message: ApplicationMessage, messageBytesMax: number): void {
  const bytes = ApplicationMessage.encode(message).length + MESSAGE_OVERHEAD_BYTES;
  if (bytes <= messageBytesMax) return;
  const text = `${message.typeName} has ${bytes} bytes with its name; a datagram takes ${messageBytesMax}.`;
  throw new ProtocolError("TOO_LARGE", text);
}
