import type { Command } from "../../generated/chatwire/v1/command.ts";
import {
  Header,
  Message,
  type MessageBody,
  type MessageType,
  type Recipient,
} from "../../generated/chatwire/v1/message.ts";
import { FrameWriter } from "../framing/frame-writer.ts";
import { type UnknownMessage, unknownHeader } from "../framing/unknown-message.ts";
import type { Tap } from "./session-event.ts";

/** The sending side of one end: numbers messages and keeps their frames until `take`. */
export class Outgoing {
  readonly #tap: Tap | undefined;
  readonly #frames = new FrameWriter();
  #sequence = 0;
  #sentMs: number;

  constructor(tap: Tap | undefined, nowMs: number) {
    this.#tap = tap;
    this.#sentMs = nowMs;
  }

  /** When the last message was sent, in monotonic milliseconds. */
  get lastSentMs(): number {
    return this.#sentMs;
  }

  /** Bytes that wait to be sent. */
  get waitingBytes(): number {
    return this.#frames.length;
  }

  /** The header of the next message. */
  header(type: MessageType, command: Command, recipient: Recipient | undefined, answers: number): Header {
    const header = Header.create({ type, command, sequence: this.#sequence + 1, answers });
    if (recipient !== undefined) header.recipient = recipient;
    return header;
  }

  /** @param encoded  the body as `encodeBody` returned it; one encoding serves many receivers */
  send(header: Header, body: MessageBody, encoded: Uint8Array, nowMs: number): void {
    this.#frames.write(header, encoded);
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#tap?.("sent", Message.create({ header, body }));
  }

  /** Sends a message that the schema does not have. Returns its sequence number. */
  sendUnknown(message: UnknownMessage, nowMs: number): number {
    const header = unknownHeader(message, this.#sequence + 1);
    // Copied, because it is the caller's.
    this.#frames.write(header, message.fields.slice());
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#tap?.("sent", Message.create({ header, $unknown: message.fields }));
    return header.sequence;
  }

  /** Takes up to so many of the bytes that wait to be sent, in one piece; undefined if none wait. */
  take(bytesMax?: number): Uint8Array | undefined {
    return this.#frames.take(bytesMax);
  }
}
