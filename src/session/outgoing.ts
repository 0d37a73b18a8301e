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

/** Who is told of what is sent. */
export interface SessionObservers {
  readonly tap?: Tap | undefined;
  /** Is told of every refusal, for the counts of a server. With `answers` 0 it announces the close. */
  readonly onRefusal?: ((header: Header, error: ErrorInfo) => void) | undefined;
}

/** What one end sends: numbers its messages and keeps their frames until they are taken. */
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

  /** Bytes that `take` would give. */
  get waitingBytes(): number {
    return this.#frames.length;
  }

  /** The header that the next message gets. */
  header(type: MessageType, command: Command, recipient: Recipient | undefined, answers: number): Header {
    const header = Header.create({ type, command, sequence: this.#sequence + 1, answers });
    if (recipient !== undefined) header.recipient = recipient;
    return header;
  }

  /** @param encoded  the body as `encodeBody` gave it: perhaps once for many receivers */
  send(header: Header, body: MessageBody, encoded: Uint8Array, nowMs: number): void {
    this.#frames.write(header, encoded);
    this.#sequence = header.sequence;
    this.#sentMs = nowMs;
    this.#observers.tap?.("sent", Message.create({ header, body }));
    if (body.case === "error") this.#observers.onRefusal?.(header, body.value);
  }

  /** All bytes that wait to be sent, in one piece, or undefined where there are none. */
  take(): Uint8Array | undefined {
    return this.#frames.take();
  }
}
