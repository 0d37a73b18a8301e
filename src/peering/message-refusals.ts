import { PeerMessagesRefused } from "../../generated/chatwire/v1/application.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import type { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { ProtocolError } from "../errors.ts";
import { errorCodeName } from "../framing/error-code.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";
import type { RefusalEvent } from "./refusals.ts";

/** Refusals that may wait for room in the outbox. A link on which more wait is closed. */
export const REFUSALS_WAITING_MAX = 4_096;

/** Bytes of a message with refusals, without the sequences; and of one sequence, at most. */
const OVERHEAD_BYTES = 48;
const SEQUENCE_BYTES_MAX = 8;

/** The program at the other side does not get a tracked message of this side. `delivered` does not follow. */
export interface MessageRefusedEvent {
  readonly type: "messageRefused";
  /** The id that `sendMessage` returned. */
  readonly id: number;
  readonly sequence: number;
  /** A name of the schema's `ErrorCode`; `CODE_77` if a newer schema has it. */
  readonly code: string;
}

export interface MessageRefusalOptions extends ChannelOptions<MessageRefusedEvent | RefusalEvent> {
  /** Whether this side has sent a reliable message with this sequence number. */
  readonly isSent: (sequence: number) => boolean;
  /** Ends the wait for a tracked message. Returns its id; undefined if none with this sequence waits. */
  readonly withdraw: (sequence: number) => number | undefined;
  /** Reports how many refusals of the peer have arrived. */
  readonly onRefusals: (count: number) => void;
}

/**
 * Refuses application messages of the peer that the owner of the link does not take, and raises what the peer refuses.
 *
 * The refusals of one turn leave together. How many there have been is part of every acknowledgement, so that the peer
 * waits for a refusal that is late.
 */
export class MessageRefusalChannel implements Channel<"peerMessagesRefused"> {
  readonly bodies = ["peerMessagesRefused"] as const;
  readonly #options: MessageRefusalOptions;
  /** The sequences that wait for room in the outbox, by the reason of their refusal. */
  readonly #waiting = new Map<ErrorCode, number[]>();
  #waitingCount = 0;
  #refused = 0;
  #received = 0;

  constructor(options: MessageRefusalOptions) {
    this.#options = options;
  }

  /** How many messages of the peer this side has refused. */
  get refused(): number {
    return this.#refused;
  }

  /** @returns false if too many refusals wait: nothing has changed */
  refuse(sequence: number, code: ErrorCode): boolean {
    if (this.#waitingCount >= REFUSALS_WAITING_MAX) return false;
    const sequences = this.#waiting.get(code) ?? [];
    this.#waiting.set(code, sequences);
    sequences.push(sequence);
    this.#waitingCount += 1;
    this.#refused += 1;
    return true;
  }

  /** Puts the refusals that wait into the outbox, as far as it has room. It sends nothing else. */
  poll(): undefined {
    if (this.#waitingCount === 0) return;
    const { outbox } = this.#options;
    const sequencesMax = Math.floor((outbox.messageBytesMax - OVERHEAD_BYTES) / SEQUENCE_BYTES_MAX);
    for (const [code, waiting] of this.#waiting) {
      while (waiting.length > 0) {
        const sequences = waiting.slice(0, sequencesMax);
        const value = PeerMessagesRefused.create({ sequences, code });
        try {
          outbox.sendReliable({ case: "peerMessagesRefused", value });
        } catch (error) {
          if (error instanceof ProtocolError) return;
          throw error;
        }
        waiting.splice(0, sequences.length);
        this.#waitingCount -= sequences.length;
      }
      this.#waiting.delete(code);
    }
  }

  handle({ value: { sequences, code } }: BodyOf<"peerMessagesRefused">): void {
    const { isSent, withdraw, raise, onRefusals } = this.#options;
    const name = errorCodeName(code);
    for (const sequence of sequences) {
      if (sequence === 0 || !isSent(sequence)) continue;
      this.#received += 1;
      const id = withdraw(sequence);
      if (id !== undefined) raise({ type: "messageRefused", id, sequence, code: name });
      else raise({ type: "refused", command: Command.PEER_MESSAGE, sequence, code: name });
    }
    onRefusals(this.#received);
  }
}
