import type { Limits } from "../../limits.ts";
import { Backoff, TRY_PAUSES_MS } from "./backoff.ts";

/** Decides when a connected link must send a ping, and when the peer has been silent for too long. */
export class Liveness {
  readonly #limits: Pick<Limits, "peerIdleTimeoutMs" | "peerKeepAliveMs">;
  #sentMs: number;
  #receivedMs: number;
  /** The pings of an initiator that has not heard the responder; see `confirm`. */
  #confirmation: Backoff | undefined;

  constructor(limits: Pick<Limits, "peerIdleTimeoutMs" | "peerKeepAliveMs">, nowMs: number) {
    this.#limits = limits;
    this.#sentMs = nowMs;
    this.#receivedMs = nowMs;
  }

  /** Takes note that a datagram was sent. */
  sent(nowMs: number): void {
    this.#sentMs = nowMs;
  }

  /** Takes note that a datagram of the peer verified. */
  received(nowMs: number): void {
    this.#receivedMs = nowMs;
    this.#confirmation = undefined;
  }

  /**
   * Makes pings due until the next `received`. The initiator calls this once it is connected: the
   * responder waits for a sealed datagram, and a single ping may get lost.
   */
  confirm(nowMs: number): void {
    this.#confirmation = new Backoff(TRY_PAUSES_MS, nowMs);
  }

  /** Whether nothing verified for `peerIdleTimeoutMs`. */
  isIdle(nowMs: number): boolean {
    return this.#receivedMs + this.#limits.peerIdleTimeoutMs <= nowMs;
  }

  /** Returns whether a ping is due. If so, the caller must send one. */
  takePing(nowMs: number): boolean {
    return this.#confirmation?.takeDue(nowMs) === true || this.#sentMs + this.#limits.peerKeepAliveMs <= nowMs;
  }

  /** When the link becomes idle or a ping is due. */
  get nextTimeoutMs(): number {
    const { peerIdleTimeoutMs, peerKeepAliveMs } = this.#limits;
    const nextMs = Math.min(this.#receivedMs + peerIdleTimeoutMs, this.#sentMs + peerKeepAliveMs);
    return this.#confirmation === undefined ? nextMs : Math.min(nextMs, this.#confirmation.nextMs);
  }
}
