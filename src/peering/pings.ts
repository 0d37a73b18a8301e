import { PeerPingRequest, PeerPingResponse } from "../../generated/chatwire/v1/peer.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";
import type { RttEstimator } from "./reliable/rtt-estimator.ts";

const NONCE_BYTES = 8;
/** Answers to older pings are ignored. */
const UNANSWERED_MAX = 8;

/** The peer answered a ping. */
export type PingEvent = { readonly type: "roundTrip"; readonly rttMs: number };

export interface PingChannelOptions extends ChannelOptions<PingEvent> {
  readonly random: RandomBytes;
  readonly rtt: RttEstimator;
}

/** Measures round trips with pings, and answers the peer's pings. Pings are lossy. */
export class PingChannel implements Channel<"peerPingRequest" | "peerPingResponse"> {
  readonly bodies = ["peerPingRequest", "peerPingResponse"] as const;
  readonly #options: PingChannelOptions;
  /** When the unanswered pings were sent, by nonce, oldest first. */
  readonly #sentMs = new Map<bigint, number>();

  constructor(options: PingChannelOptions) {
    this.#options = options;
  }

  /** Sends a ping. Its answer raises `roundTrip`. */
  ping(nowMs: number): void {
    const bytes = this.#options.random(NONCE_BYTES);
    const nonce = new DataView(bytes.buffer, bytes.byteOffset, NONCE_BYTES).getBigUint64(0);
    this.#sentMs.set(nonce, nowMs);
    const [oldest] = this.#sentMs.keys();
    if (this.#sentMs.size > UNANSWERED_MAX && oldest !== undefined) this.#sentMs.delete(oldest);
    this.#options.outbox.sendLossy({ case: "peerPingRequest", value: PeerPingRequest.create({ nonce }) });
  }

  handle(body: BodyOf<"peerPingRequest" | "peerPingResponse">, nowMs: number): void {
    const { nonce } = body.value;
    if (body.case === "peerPingRequest") {
      this.#options.outbox.sendLossy({ case: "peerPingResponse", value: PeerPingResponse.create({ nonce }) });
      return;
    }
    const sentMs = this.#sentMs.get(nonce);
    if (sentMs === undefined) return;
    this.#sentMs.delete(nonce);
    const rttMs = nowMs - sentMs;
    this.#options.rtt.measured(rttMs, 0);
    this.#options.raise({ type: "roundTrip", rttMs });
  }
}
