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
import type { Resumption } from "./resumption.ts";
import type { Tap } from "./session-event.ts";

/** The sending side of one end: numbers messages and keeps their frames until `take`. */
export class Outgoing {
  readonly #tap: Tap | undefined;
  readonly #frames = new FrameWriter();
  #sequence = 0;
  #sentMs: number;
  #isDetached = false;
  /** Of a session that can be resumed. */
  resumption: Resumption | undefined;

  constructor(tap: Tap | undefined, nowMs: number) {
    this.#tap = tap;
    this.#sentMs = nowMs;
  }

  /** The number of the last message. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Whether there is no stream: messages are only kept. */
  get isDetached(): boolean {
    return this.#isDetached;
  }

  /** When the last message was sent, in monotonic milliseconds. */
  get lastSentMs(): number {
    return this.#sentMs;
  }

  /** Bytes that `take` would return. */
  get waitingBytes(): number {
    return this.#frames.length;
  }

  /** The header of the next message. */
  header(type: MessageType, command: Command, recipient: Recipient | undefined, answers: number): Header {
    const header = Header.create({ type, command, sequence: this.#sequence + 1, answers });
    if (recipient !== undefined) header.recipient = recipient;
    if (this.resumption !== undefined) header.received = this.resumption.news;
    return header;
  }

  /**
   * @param encoded  the body as `encodeBody` returned it; one encoding serves many receivers
   * @param isKept   whether the message is repeated if the stream is lost
   */
  send(header: Header, body: MessageBody, encoded: Uint8Array, nowMs: number, isKept = true): void {
    if (!this.#isDetached) this.#frames.write(header, encoded);
    const { resumption } = this;
    if (resumption !== undefined) {
      if (header.received > 0) resumption.said(header.received);
      if (isKept) resumption.keep(header, encoded);
    }
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#tap?.("sent", Message.create({ header, body }));
  }

  /** Sends a message that the schema does not have. Returns its sequence number. */
  sendUnknown(message: UnknownMessage, nowMs: number): number {
    const header = unknownHeader(message, this.#sequence + 1);
    this.#frames.write(header, message.fields);
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#tap?.("sent", Message.create({ header, $unknown: message.fields }));
    return header.sequence;
  }

  /** The stream is lost, with what waits to be sent. */
  detach(): void {
    this.#isDetached = true;
    this.#frames.take();
  }

  /** There is another stream. Sends what is kept again. */
  attach(nowMs: number): void {
    this.#isDetached = false;
    this.#sentMs = nowMs;
    for (const { header, encoded } of this.resumption?.kept.messages() ?? []) {
      // What it said is known to the other end.
      header.received = 0;
      this.#frames.write(header, encoded);
    }
  }

  /** All bytes that wait to be sent, in one piece; undefined if none wait. */
  take(): Uint8Array | undefined {
    return this.#frames.take();
  }
}
