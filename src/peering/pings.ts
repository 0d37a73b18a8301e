import { PeerPingRequest, PeerPingResponse } from "../../generated/chatwire/v1/peer.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";
import type { RttEstimator } from "./rtt-estimator.ts";

const NONCE_BYTES = 8;
/** Answers to older pings are ignored. */
const UNANSWERED_MAX = 8;

/** The peer answered a ping. `id` is what `ping` returned. */
export type PingEvent = { readonly type: "roundTrip"; readonly id: number; readonly rttMs: number };

interface SentPing {
  readonly id: number;
  readonly sentMs: number;
}

export interface PingChannelOptions extends ChannelOptions<PingEvent> {
  readonly random: RandomBytes;
  readonly rtt: RttEstimator;
}

/** Measures round trips with pings, and answers the peer's pings. Pings are lossy. */
export class PingChannel implements Channel<"peerPingRequest" | "peerPingResponse"> {
  readonly bodies = ["peerPingRequest", "peerPingResponse"] as const;
  readonly #options: PingChannelOptions;
  /** The unanswered pings, by nonce, oldest first. */
  readonly #unanswered = new Map<bigint, SentPing>();
  #count = 0;

  constructor(options: PingChannelOptions) {
    this.#options = options;
  }

  /** Sends a ping, and returns its id: pings count from 1. Its answer raises `roundTrip`. */
  ping(nowMs: number): number {
    const bytes = this.#options.random(NONCE_BYTES);
    const nonce = new DataView(bytes.buffer, bytes.byteOffset, NONCE_BYTES).getBigUint64(0);
    this.#count += 1;
    this.#unanswered.set(nonce, { id: this.#count, sentMs: nowMs });
    const [oldest] = this.#unanswered.keys();
    if (this.#unanswered.size > UNANSWERED_MAX && oldest !== undefined) this.#unanswered.delete(oldest);
    this.#options.outbox.sendLossy({ case: "peerPingRequest", value: PeerPingRequest.create({ nonce }) });
    return this.#count;
  }

  handle(body: BodyOf<"peerPingRequest" | "peerPingResponse">, nowMs: number): void {
    const { nonce } = body.value;
    if (body.case === "peerPingRequest") {
      this.#options.outbox.sendLossy({ case: "peerPingResponse", value: PeerPingResponse.create({ nonce }) });
      return;
    }
    const ping = this.#unanswered.get(nonce);
    if (ping === undefined) return;
    this.#unanswered.delete(nonce);
    const rttMs = nowMs - ping.sentMs;
    this.#options.rtt.measured(rttMs, 0);
    this.#options.raise({ type: "roundTrip", id: ping.id, rttMs });
  }
}
