import type { Command } from "../../generated/chatwire/v1/command.ts";
import type { ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import {
  Header,
  Message,
  type MessageBody,
  type MessageType,
  type Recipient,
} from "../../generated/chatwire/v1/message.ts";
import { FrameWriter } from "../framing/frame-writer.ts";
import type { Tap } from "./session-event.ts";

/** Functions that observe a session. */
export interface SessionObservers {
  readonly tap?: Tap | undefined;
  /** Receives every error that is sent, for a server's statistics. `answers` 0 announces that the connection closes. */
  readonly onRefusal?: ((header: Header, error: ErrorInfo) => void) | undefined;
}

/** The sending side of one end: numbers messages and keeps their frames until `take`. */
export class Outgoing {
  readonly #observers: SessionObservers;
  readonly #frames = new FrameWriter();
  #sequence = 0;
  #sentMs: number;

  constructor(observers: SessionObservers, nowMs: number) {
    this.#observers = observers;
    this.#sentMs = nowMs;
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
    return header;
  }

  /** @param encoded  the body as `encodeBody` returned it; one encoding serves many receivers */
  send(header: Header, body: MessageBody, encoded: Uint8Array, nowMs: number): void {
    this.#frames.write(header, encoded);
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#observers.tap?.("sent", Message.create({ header, body }));
    if (body.case === "error") this.#observers.onRefusal?.(header, body.value);
  }

  /** All bytes that wait to be sent, in one piece; undefined if none wait. */
  take(): Uint8Array | undefined {
    return this.#frames.take();
  }
}
