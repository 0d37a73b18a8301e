/** How fast media streams are told to send, and how long the queue of the path is meanwhile. */

import * as assert from "uvu/assert";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "../peer-pair.ts";
import { bottleneck, TEXT_BYTES } from "../reliable/transfer.ts";

const test = suite("rate of media");

const MEGABIT = 1_000_000;
const ROUND_TRIP_MS = 50;
const QUEUE_PACKETS = 400;
const PICTURE_MS = 33;
const PAYLOAD_BYTES = 1_100;
const TEXTS_WAITING = 500;

/** A call from the initiator with pictures as large as the target allows, and with bulk beside it if that is wanted. */
class Call {
  readonly pair: PeerPair;
  /** The most that the pictures take, in bits a second. */
  bitsMax = Number.POSITIVE_INFINITY;
  hasBulk = false;
  delivered = 0;
  readonly #stream: number;
  #sentTexts = 0;
  #seen = 0;
  #pings = 0;
  #longestMs = 0;
  #pictures = 0;
  #target = 0;

  constructor(options: PeerPairOptions) {
    this.pair = new PeerPair(options);
    this.pair.connect();
    this.#stream = this.pair.initiator.connection.openMedia(this.pair.nowMs);
    this.#look();
  }

  /** The latest target, in bits a second; 0 if there was none. */
  get target(): number {
    return this.#target;
  }

  /** Runs the call. Returns the longest round trip of a ping beyond that of the path, in milliseconds. */
  run(durationMs: number): number {
    this.#longestMs = 0;
    for (const untilMs = this.pair.nowMs + durationMs; this.pair.nowMs < untilMs; ) {
      this.#sendPicture();
      if (this.hasBulk) this.#sendTexts();
      this.pair.run(PICTURE_MS);
      this.#look();
    }
    return this.#longestMs - ROUND_TRIP_MS;
  }

  /** Each picture leaves within the time of one. */
  #sendPicture(): void {
    const { connection } = this.pair.initiator;
    this.#pictures += 1;
    if (this.#pictures % 4 === 0) connection.ping(this.pair.nowMs);
    const bytes = (Math.min(this.#target || this.bitsMax, this.bitsMax) * PICTURE_MS) / 8_000;
    const timestampUs = this.#pictures * PICTURE_MS * 1_000;
    for (let left = bytes; left > 0; left -= PAYLOAD_BYTES) {
      const payload = new Uint8Array(Math.ceil(Math.min(left, PAYLOAD_BYTES)));
      connection.sendMedia(this.#stream, { payload, timestampUs, marker: false }, this.pair.nowMs);
    }
  }

  #sendTexts(): void {
    for (; this.#sentTexts - this.delivered < TEXTS_WAITING; this.#sentTexts++)
      this.pair.initiator.connection.sendText("x".repeat(TEXT_BYTES), this.pair.nowMs);
  }

  #look(): void {
    this.pair.drain();
    const { events } = this.pair.initiator;
    for (; this.#seen < events.length; this.#seen++) {
      const event = events[this.#seen];
      if (event?.type === "mediaRate") this.#target = event.bitsPerSecond;
      if (event?.type === "delivered") this.delivered += 1;
      if (event?.type !== "roundTrip" || event.id <= this.#pings) continue;
      this.#pings = event.id;
      this.#longestMs = Math.max(this.#longestMs, event.rttMs);
    }
    this.pair.responder.events.length = 0;
  }
}

test("capacity-cut-to-a-third-is-followed-down-and-up-again", () => {
  const call = new Call({ seed: SEED, network: bottleneck(3 * MEGABIT, ROUND_TRIP_MS, QUEUE_PACKETS) });
  call.run(15_000);
  assert.ok(call.target > 0.6 * 3 * MEGABIT, `${call.target}`);
  call.pair.network.conditions = {
    ...call.pair.network.conditions,
    ...bottleneck(MEGABIT, ROUND_TRIP_MS, QUEUE_PACKETS),
  };
  call.run(1_000);
  const queueMs = call.run(2_000);
  assert.ok(queueMs < 100, `${queueMs} ms`);
  assert.ok(call.target > 0.8 * MEGABIT && call.target < 1.2 * MEGABIT, `${call.target}`);
  call.pair.network.conditions = {
    ...call.pair.network.conditions,
    ...bottleneck(3 * MEGABIT, ROUND_TRIP_MS, QUEUE_PACKETS),
  };
  call.run(10_000);
  assert.ok(call.target > 0.8 * 3 * MEGABIT, `${call.target}`);
});

test("bulk-beside-a-call-delays-it-by-less-than-100-ms-and-gets-what-the-call-leaves", () => {
  const call = new Call({ seed: SEED, network: bottleneck(4 * MEGABIT, ROUND_TRIP_MS, QUEUE_PACKETS) });
  call.bitsMax = 0.1 * MEGABIT;
  call.hasBulk = true;
  call.run(10_000);
  const before = call.delivered;
  const queueMs = call.run(10_000);
  assert.ok(queueMs < 100, `${queueMs} ms`);
  const rate = ((call.delivered - before) * TEXT_BYTES * 8) / 10;
  assert.ok(rate > 0.8 * 4 * MEGABIT, `${rate}`);
});

test("target-does-not-rise-while-the-application-sends-less", () => {
  const call = new Call({ seed: SEED, network: bottleneck(10 * MEGABIT, ROUND_TRIP_MS, QUEUE_PACKETS) });
  call.run(3_000);
  call.bitsMax = call.target / 4;
  call.run(1_000);
  const before = call.target;
  call.run(10_000);
  assert.is(call.target, before);
});

test("several-streams-share-the-rate", () => {
  const call = new Call({ seed: SEED });
  const alone = call.target;
  const { connection } = call.pair.initiator;
  const second = connection.openMedia(call.pair.nowMs);
  call.pair.drain();
  assert.is(eventsOf(call.pair.initiator, "mediaRate").at(-1)?.bitsPerSecond, alone / 2);
  connection.endMedia(second, call.pair.nowMs);
  call.pair.drain();
  assert.is(eventsOf(call.pair.initiator, "mediaRate").at(-1)?.bitsPerSecond, alone);
});

test("peer-that-tells-no-arrival-times-leaves-the-rate-unknown", () => {
  const responder = { features: ownFeatures("link", ["ARRIVAL_TIMES"]) };
  const call = new Call({ seed: SEED, responder });
  call.bitsMax = 100_000;
  call.run(2_000);
  assert.is(call.target, 0);
  assert.is(call.pair.initiator.connection.state, "connected");
});
