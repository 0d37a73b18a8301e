import { PeerClose, PeerCloseReason } from "../../../generated/chatwire/v1/peer.ts";
import type { Grease } from "../../framing/grease.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";
import { Backoff } from "./backoff.ts";

/** PeerClose is lossy and has no answer, so it is repeated after each of these pauses. */
const PAUSES_MS = [20, 40] as const;

/** Tells the peer that this side closes the link (RFC 9000, section 10.2). */
export class ClosingState {
  readonly reason: "done" | "protocol";
  readonly #message: Uint8Array;
  readonly #repetitions: Backoff;

  constructor(reason: ClosingState["reason"], grease: Grease | undefined, nowMs: number) {
    this.reason = reason;
    const value = PeerClose.create({ reason: PeerCloseReason.PROTOCOL });
    // A reason that the peer does not know means DONE.
    if (reason === "done") value.reason = grease?.enumValue(PeerCloseReason.DONE) ?? PeerCloseReason.DONE;
    this.#message = encodePeerMessage({ case: "peerClose", value }, 0);
    this.#repetitions = new Backoff(PAUSES_MS, nowMs);
  }

  /** Returns the message to send, if one is due. */
  poll(nowMs: number): Uint8Array | undefined {
    return !this.#isSent && this.#repetitions.takeDue(nowMs) ? this.#message : undefined;
  }

  /** Whether the last message was sent and the pause after it is over. */
  isOver(nowMs: number): boolean {
    return this.#isSent && this.nextTimeoutMs <= nowMs;
  }

  get nextTimeoutMs(): number {
    return this.#repetitions.nextMs;
  }

  get #isSent(): boolean {
    return this.#repetitions.times > PAUSES_MS.length;
  }
}
