import { PeerClose, PeerCloseReason } from "../../../generated/chatwire/v1/peer.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";
import { Backoff } from "./backoff.ts";

/** PeerClose is lossy and not answered, so it is sent once more after each of these. */
const PAUSES_MS = [20, 40] as const;

/** Tells the other side that the path is closed. */
export class ClosingState {
  readonly reason: "done" | "protocol";
  readonly #message: Uint8Array;
  readonly #repetition: Backoff;

  constructor(reason: ClosingState["reason"], nowMs: number) {
    this.reason = reason;
    const value = PeerClose.create({ reason: reason === "done" ? PeerCloseReason.DONE : PeerCloseReason.PROTOCOL });
    this.#message = encodePeerMessage({ case: "peerClose", value }, 0);
    this.#repetition = new Backoff(PAUSES_MS, nowMs);
  }

  /** The message to send now, if it is time for one. */
  poll(nowMs: number): Uint8Array | undefined {
    return !this.#isSent && this.#repetition.takeDue(nowMs) ? this.#message : undefined;
  }

  /** Whether all has been said, and time has passed in which the other side may have heard it. */
  isOver(nowMs: number): boolean {
    return this.#isSent && this.nextTimeoutMs <= nowMs;
  }

  get nextTimeoutMs(): number {
    return this.#repetition.nextMs;
  }

  get #isSent(): boolean {
    return this.#repetition.times > PAUSES_MS.length;
  }
}
