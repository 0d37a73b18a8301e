import type { Limits } from "../../limits.ts";

/** Notices that the peer of a connected link has been silent for too long. */
export class Liveness {
  readonly #timeoutMs: number;
  #receivedMs: number;

  constructor({ peerIdleTimeoutMs }: Pick<Limits, "peerIdleTimeoutMs">, nowMs: number) {
    this.#timeoutMs = peerIdleTimeoutMs;
    this.#receivedMs = nowMs;
  }

  /** Takes note that a datagram of the peer verified. */
  received(nowMs: number): void {
    this.#receivedMs = nowMs;
  }

  /** Whether nothing verified for `peerIdleTimeoutMs`. */
  isIdle(nowMs: number): boolean {
    return this.nextTimeoutMs <= nowMs;
  }

  /** When the link becomes idle. */
  get nextTimeoutMs(): number {
    return this.#receivedMs + this.#timeoutMs;
  }
}
