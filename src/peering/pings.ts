import { PeerPingRequest, PeerPingResponse } from "../../generated/chatwire/v1/peer.ts";
import { type RandomBytes, random64 } from "../crypto/random-bytes.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";
import { ROUND_TRIP_MAX_MS, type RttEstimator } from "./rtt-estimator.ts";

/** Answers to older pings are ignored. */
const UNANSWERED_MAX = 8;

/** The peer answered a ping. `id` is what `ping` returned. */
export type PingEvent = { readonly type: "roundTrip"; readonly id: number; readonly rttMs: number };

interface Ping {
  readonly id: number;
  /** Undefined: it waits to be sent, or was dropped before that. */
  sentMs: number | undefined;
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
  readonly #unanswered = new Map<bigint, Ping>();
  #count = 0;
  /** Pings that were sent before that took another path. */
  #restartedMs = Number.NEGATIVE_INFINITY;

  constructor(options: PingChannelOptions) {
    this.#options = options;
  }

  /** Sends a ping, and returns its id: pings count from 1. Its answer raises `roundTrip`. */
  ping(): number {
    const nonce = random64(this.#options.random);
    this.#count += 1;
    const ping: Ping = { id: this.#count, sentMs: undefined };
    this.#unanswered.set(nonce, ping);
    const [oldest] = this.#unanswered.keys();
    if (this.#unanswered.size > UNANSWERED_MAX && oldest !== undefined) this.#unanswered.delete(oldest);
    const onSent = (_packetNumber: number, sentMs: number): void => {
      ping.sentMs = sentMs;
    };
    this.#options.outbox.sendLossy({ case: "peerPingRequest", value: PeerPingRequest.create({ nonce }) }, { onSent });
    return ping.id;
  }

  /** Does not measure with the pings in flight: datagrams take another path. */
  restart(nowMs: number): void {
    this.#restartedMs = nowMs;
  }

  handle(body: BodyOf<"peerPingRequest" | "peerPingResponse">, nowMs: number): void {
    const { nonce } = body.value;
    if (body.case === "peerPingRequest") {
      this.#options.outbox.sendLossy({ case: "peerPingResponse", value: PeerPingResponse.create({ nonce }) });
      return;
    }
    const ping = this.#unanswered.get(nonce);
    if (ping?.sentMs === undefined) return;
    this.#unanswered.delete(nonce);
    const rttMs = nowMs - ping.sentMs;
    if (ping.sentMs >= this.#restartedMs && rttMs <= ROUND_TRIP_MAX_MS) this.#options.rtt.measured(rttMs, 0);
    this.#options.raise({ type: "roundTrip", id: ping.id, rttMs });
  }
}
