import type { DatagramConditions } from "../../../../src/testing/datagram-network.ts";
import { PeerPair, type PeerPairOptions } from "../peer-pair.ts";

/** UTF-8 bytes of a text that fills a datagram, and of such a datagram with its headers. */
export const TEXT_BYTES = 1_130;
const PACKET_BYTES = 1_228;
/** Texts that wait or are on their way. */
const TEXTS_WAITING = 3_000;
const STEP_MS = 20;

/** Conditions of a path. */
export function bottleneck(
  bitsPerSecond: number,
  roundTripMs: number,
  queuePackets: number,
): Partial<DatagramConditions> {
  const bytesPerSecond = bitsPerSecond / 8;
  return { latencyMs: roundTripMs / 2, bytesPerSecond, queueBytes: queuePackets * PACKET_BYTES };
}

/** A bulk transfer from the initiator to the responder. */
export class Transfer {
  readonly pair: PeerPair;
  /** Texts that were acknowledged. */
  delivered = 0;
  #sent = 0;
  #seen = 0;

  constructor(options: PeerPairOptions) {
    this.pair = new PeerPair(options);
    this.pair.connect();
  }

  /** Sends for a time. Returns the bits of texts that were acknowledged in a second of it. */
  run(durationMs: number): number {
    const { pair } = this;
    const before = this.delivered;
    const untilMs = pair.nowMs + durationMs;
    const text = "x".repeat(TEXT_BYTES);
    while (pair.nowMs < untilMs) {
      for (; this.#sent - this.delivered < TEXTS_WAITING; this.#sent++)
        pair.initiator.connection.sendText(text, pair.nowMs);
      pair.run(STEP_MS);
      const { events } = pair.initiator;
      for (; this.#seen < events.length; this.#seen++)
        if (events[this.#seen]?.type === "delivered") this.delivered += 1;
      // They hold the texts.
      pair.responder.events.length = 0;
    }
    return ((this.delivered - before) * TEXT_BYTES * 8_000) / durationMs;
  }
}
