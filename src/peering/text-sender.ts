import { PeerText } from "../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../errors.ts";
import { encodePeerMessage } from "./peer-message.ts";
import type { ReliableSender } from "./reliable-sender.ts";
import { splitText } from "./text-pieces.ts";

/** What a message has besides a text, at most. */
const MESSAGE_OVERHEAD_BYTES = 32;

export interface TextSenderOptions {
  readonly sender: ReliableSender;
  /** Largest encoded message. */
  readonly messageBytesMax: number;
  /** Longest text, in UTF-8. */
  readonly textBytesMax: number;
}

/** Sends texts, in pieces where they are long, and tells which have been delivered. */
export class TextSender {
  readonly #options: TextSenderOptions;
  /** The texts under way and the sequence of the last piece of each. */
  readonly #undelivered: Array<{ readonly id: number; readonly sequence: number }> = [];
  #texts = 0;

  constructor(options: TextSenderOptions) {
    this.#options = options;
  }

  /**
   * Puts a text in the queue.
   *
   * @returns its number, from 1
   * @throws UsageError it is too long or no well-formed text
   * @throws ProtocolError LIMIT_REACHED: the queue is full; nothing of it was taken
   */
  send(text: string): number {
    const { sender, messageBytesMax, textBytesMax } = this.#options;
    const pieces = splitText(text, messageBytesMax - MESSAGE_OVERHEAD_BYTES, textBytesMax);
    if (pieces.length > sender.room) {
      throw new ProtocolError("LIMIT_REACHED", "Too many messages wait to be sent to the peer.", { retryable: true });
    }
    let last = 0;
    for (const piece of pieces) {
      const value = PeerText.create(piece);
      last = sender.enqueue((sequence) => encodePeerMessage({ case: "peerText", value }, sequence));
    }
    this.#texts += 1;
    this.#undelivered.push({ id: this.#texts, sequence: last });
    return this.#texts;
  }

  /** The number of the next text that has been delivered, if there is one. */
  pollDelivered(): number | undefined {
    const [first] = this.#undelivered;
    if (first === undefined || first.sequence > this.#options.sender.through) return undefined;
    this.#undelivered.shift();
    return first.id;
  }
}
