import { PeerClose, PeerCloseReason } from "../../../generated/chatwire/v1/peer.ts";
import type { Grease } from "../../framing/grease.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";
import { Backoff } from "./backoff.ts";
import type { Destination } from "./path-kind.ts";

/** PeerClose is lossy and has no answer, so it is repeated after each of these pauses. */
const PAUSES_MS = [20, 40] as const;

/** The reasons that have a name on the wire. */
const REASONS = {
  done: PeerCloseReason.DONE,
  protocol: PeerCloseReason.PROTOCOL,
  idle: PeerCloseReason.IDLE,
  unacknowledged: PeerCloseReason.UNACKNOWLEDGED,
  overflow: PeerCloseReason.OVERFLOW,
  "connection-lost": PeerCloseReason.CONNECTION_LOST,
  "key-refused": PeerCloseReason.KEY_REFUSED,
} as const;

/** Why a side closes a link. */
export type CloseReason = keyof typeof REASONS;

const NAMES: ReadonlyMap<PeerCloseReason, CloseReason> = new Map(
  (Object.keys(REASONS) as CloseReason[]).map((name) => [REASONS[name], name]),
);

/** The peer's reason. One that this side does not know means "done". */
export function readCloseReason({ reason }: PeerClose): CloseReason {
  return NAMES.get(reason) ?? "done";
}

export interface ClosingOptions {
  readonly reason: CloseReason;
  /** Where the peer may receive the message. If there are none, the link closes at once. */
  readonly destinations: readonly Destination[];
  readonly grease: Grease | undefined;
  /** The encoded field with the last acknowledgement, if the message carries one. */
  readonly ack: Uint8Array | undefined;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
}

/** Tells the peer that this side closes the link (RFC 9000, section 10.2). */
export class ClosingState {
  readonly reason: CloseReason;
  readonly #message: Uint8Array;
  readonly #destinations: readonly Destination[];
  readonly #repetitions: Backoff;
  /** Where the message goes now. */
  #due: Destination[] = [];

  constructor({ reason, destinations, grease, ack, nowMs }: ClosingOptions) {
    this.reason = reason;
    this.#destinations = destinations;
    const value = PeerClose.create({ reason: REASONS[reason] });
    // A reason that the peer does not know means DONE.
    if (reason === "done") value.reason = grease?.enumValue(PeerCloseReason.DONE) ?? PeerCloseReason.DONE;
    const message = encodePeerMessage({ case: "peerClose", value }, 0);
    this.#message = ack === undefined ? message : Buffer.concat([message, ack]);
    this.#repetitions = new Backoff(PAUSES_MS, nowMs);
  }

  /** Returns the message to send and where to, if one is due. */
  poll(nowMs: number): { readonly bytes: Uint8Array; readonly to: Destination } | undefined {
    if (this.#due.length === 0 && !this.#isSent && this.#repetitions.takeDue(nowMs))
      this.#due = [...this.#destinations];
    const to = this.#due.shift();
    return to && { bytes: this.#message, to };
  }

  /** Whether the last message was sent and the pause after it is over. */
  isOver(nowMs: number): boolean {
    return this.#destinations.length === 0 || (this.#isSent && (this.nextTimeoutMs ?? 0) <= nowMs);
  }

  get nextTimeoutMs(): number | undefined {
    return this.#repetitions.nextMs;
  }

  get #isSent(): boolean {
    return this.#repetitions.times > PAUSES_MS.length;
  }
}
