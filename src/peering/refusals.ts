import { Command } from "../../generated/chatwire/v1/command.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { PeerRefusal } from "../../generated/chatwire/v1/peer.ts";
import { events } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import { errorCodeName } from "../framing/error-code.ts";
import { isGrease } from "../framing/grease.ts";
import type { SkippedPeerMessage } from "../framing/peer-message.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";

/** A message of this side that the peer did not handle. */
export interface RefusedMessage {
  /** Command and sequence number of the message, as in its header. The sequence number of a lossy message is 0. */
  readonly command: Command;
  readonly sequence: number;
  /** A name of the schema's `ErrorCode`; `CODE_77` if a newer schema has it. */
  readonly code: string;
}

/** The peer did not handle a message of this side. */
export type RefusalEvent = { readonly type: "refused" } & RefusedMessage;

/** What a refusal tells of a message. */
export type RefusedHeader = Pick<SkippedPeerMessage, "type" | "command" | "sequence" | "critical" | "code">;

export interface RefusalChannelOptions extends ChannelOptions<RefusalEvent> {
  /** Whether this side has sent a reliable message with this sequence number. */
  readonly isSent: (sequence: number) => boolean;
}

/** Tells the peer which of its messages this side did not handle, and raises what the peer tells. */
export class RefusalChannel implements Channel<"peerRefusal"> {
  readonly bodies = ["peerRefusal"] as const;
  readonly #options: RefusalChannelOptions;
  /** The rate of this side's refusals, from the first one on. */
  #bucket: TokenBucket | undefined;
  #sent = 0;
  #received = 0;

  constructor(options: RefusalChannelOptions) {
    this.#options = options;
  }

  get sent(): number {
    return this.#sent;
  }

  get received(): number {
    return this.#received;
  }

  /** Refuses a message if its sender must be told. Does nothing past the rate, or if the outbox is full. */
  refuse({ type, command, sequence, critical, code }: RefusedHeader, nowMs: number): void {
    // A refusal that answers a refusal or a response could be answered again, without end.
    if (type === MessageType.RESPONSE || command === Command.PEER_REFUSAL) return;
    if (sequence === 0 && !critical) return;
    if (!this.#isWithinRate(nowMs)) return;
    const value = PeerRefusal.create({ command, sequence, code });
    try {
      this.#options.outbox.sendReliable({ case: "peerRefusal", value });
      this.#sent += 1;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }

  handle({ value: { command, sequence, code } }: BodyOf<"peerRefusal">): void {
    // A refusal of grease tells nothing about the peer.
    if (isGrease(command) || (sequence > 0 && !this.#options.isSent(sequence))) return;
    this.#received += 1;
    this.#options.raise({ type: "refused", command, sequence, code: errorCodeName(code) });
  }

  #isWithinRate(nowMs: number): boolean {
    const { rate } = events.PeerRefusal.rule;
    if (rate === undefined) return true;
    this.#bucket ??= new TokenBucket(rate, nowMs);
    return this.#bucket.take(nowMs) === 0;
  }
}
