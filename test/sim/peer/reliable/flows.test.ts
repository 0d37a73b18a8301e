/** Flows of a link: what a lost message holds up, what leaves first, and what a newer message replaces. */

import * as assert from "uvu/assert";
import { Message } from "../../../../generated/chatwire/v1/message.ts";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import type { DatagramConditions } from "../../../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { timesOf } from "../../../sample.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "../peer-pair.ts";
import { bottleneck } from "./transfer.ts";

const test = suite("flows of a link", { timeLimitMs: 120_000 });

const SEEDS = timesOf(4, 200);
/** Of four types together. */
const MESSAGES = timesOf(2_000, 10_000);
const KEYS = 5;
const MEGABIT = 1_000_000;

/** 30 % of the datagrams are lost, in bursts of three on average, and 25 % are overtaken. */
const BURSTS: Partial<DatagramConditions> = {
  latencyMs: 20,
  jitterMs: 5,
  burstRate: 0.15,
  burstMs: 6,
  reorderingRate: 0.25,
  reorderingMs: 30,
};

interface Delivered {
  readonly number: number;
  readonly key: number;
  readonly atMs: number;
}

function connected(options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  pair.run(1_000);
  return pair;
}

/** An application message with two numbers. */
function messageOf(typeName: string, number: number, key = 0) {
  return { typeName, payload: new Uint8Array(Uint32Array.of(number, key).buffer) };
}

function numbersOf(payload: Uint8Array): readonly [number: number, key: number] {
  const [number = 0, key = 0] = new Uint32Array(payload.slice().buffer);
  return [number, key];
}

/** Messages of four types from the initiator, and when each arrives and is delivered. */
class Exchange {
  readonly pair: PeerPair;
  /** When the first datagram with a message arrived, by its type and number. */
  readonly arrivedMs = new Map<string, number>();
  readonly #delivered = new Map<string, Delivered[]>();

  constructor(seed: number, options: Partial<PeerPairOptions> = {}) {
    this.pair = connected({ seed, network: BURSTS, ...options });
    const { connection } = this.pair.responder;
    connection.tap((way, bytes) => {
      if (way === "received") this.#look(bytes);
    });
    const poll = connection.pollEvent.bind(connection);
    connection.pollEvent = () => {
      const event = poll();
      if (event?.type === "message") {
        const [number, key] = numbersOf(event.message.payload);
        this.delivered(event.message.typeName).push({ number, key, atMs: this.pair.nowMs });
      }
      return event;
    };
  }

  /** The messages of a type that were delivered, in order. */
  delivered(type: string): Delivered[] {
    const delivered = this.#delivered.get(type) ?? [];
    this.#delivered.set(type, delivered);
    return delivered;
  }

  run(): void {
    const { pair } = this;
    const { connection } = pair.initiator;
    const random = new SeededRandom(MESSAGES);
    for (let number = 1; number <= MESSAGES / 4; number++) {
      const key = random.below(KEYS);
      connection.sendMessage(messageOf("moves", number), pair.nowMs);
      connection.sendMessage(messageOf("marks", number), pair.nowMs, { priority: "urgent" });
      connection.sendMessage(messageOf("notes", number), pair.nowMs, { isOrdered: false });
      connection.sendLatest(messageOf("places", number, key), `${key}`, pair.nowMs);
      pair.run(4);
    }
    pair.run(20_000);
  }

  #look(bytes: Uint8Array): void {
    const { body } = Message.decode(bytes);
    if (body.case !== "peerMessage" && body.case !== "peerLatest") return;
    const { message } = body.value;
    if (message === undefined) return;
    const id = `${message.typeName} ${numbersOf(message.payload)[0]}`;
    if (!this.arrivedMs.has(id)) this.arrivedMs.set(id, this.pair.nowMs);
  }
}

test("each-type-is-delivered-as-declared-and-none-waits-for-a-message-of-another-one", async () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const exchange = new Exchange(seed);
    exchange.run();
    const numbers = Array.from({ length: MESSAGES / 4 }, (_, index) => index + 1);
    const arrived = (type: string, number: number) => exchange.arrivedMs.get(`${type} ${number}`) ?? Number.NaN;
    for (const type of ["moves", "marks"]) {
      const delivered = exchange.delivered(type);
      assert.equal(
        delivered.map(({ number }) => number),
        numbers,
        `${type}, seed ${seed}`,
      );
      let dueMs = 0;
      for (const { number, atMs } of delivered) {
        dueMs = Math.max(dueMs, arrived(type, number));
        assert.is(atMs, dueMs, `${type} ${number}, seed ${seed}`);
      }
    }
    const notes = exchange.delivered("notes");
    assert.equal(
      notes.map(({ number }) => number).sort((a, b) => a - b),
      numbers,
      `seed ${seed}`,
    );
    for (const { number, atMs } of notes) assert.is(atMs, arrived("notes", number), `note ${number}, seed ${seed}`);
    for (let key = 0; key < KEYS; key++) {
      const places = exchange.delivered("places").filter((each) => each.key === key);
      const ascending = places.every(({ number }, index) => index === 0 || number > (places[index - 1]?.number ?? 0));
      assert.ok(ascending, `key ${key}, seed ${seed}`);
    }
    assert.ok(
      exchange.delivered("places").some(({ number }) => number === MESSAGES / 4),
      `seed ${seed}`,
    );
    assert.is(exchange.pair.initiator.connection.state, "connected");
    // Lets the timer of the time limit fire.
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test("peer-without-flows-gets-everything-in-one-order-and-only-the-newest-that-had-not-left", () => {
  const exchange = new Exchange(SEED, { responder: { features: ownFeatures("link", ["FLOWS"]) } });
  const { connection } = exchange.pair.initiator;
  for (let number = 1; number <= 50; number++) {
    connection.sendLatest(messageOf("places", number), "one", exchange.pair.nowMs);
    connection.sendMessage(messageOf("notes", number), exchange.pair.nowMs, { isOrdered: false });
  }
  exchange.pair.run(20_000);
  assert.equal(
    exchange.delivered("notes").map(({ number }) => number),
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
  assert.equal(
    exchange.delivered("places").map(({ number }) => number),
    [50],
  );
});

test("urgent-message-overtakes-what-waits-and-bulk-waits-for-all", () => {
  const pair = connected({ network: bottleneck(MEGABIT, 40, 100) });
  const { connection } = pair.initiator;
  const payload = new Uint8Array(1_000);
  for (let index = 0; index < 200; index++)
    connection.sendMessage({ typeName: "bulk", payload }, pair.nowMs, { priority: "bulk" });
  pair.run(100);
  const atMs = pair.nowMs;
  connection.sendText("hello", pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "text").length === 1, 10_000);
  // One way, and what was on its way already.
  assert.ok(pair.nowMs - atMs < 250, `${pair.nowMs - atMs} ms`);
  assert.ok(eventsOf(pair.responder, "message").length < 60);
});

test("flows-of-one-priority-share-a-path-by-their-weights", () => {
  const pair = connected({ network: bottleneck(MEGABIT, 40, 30) });
  const { connection } = pair.initiator;
  const payload = new Uint8Array(1_000);
  for (let index = 0; index < 600; index++) {
    connection.sendMessage({ typeName: "light", payload }, pair.nowMs);
    connection.sendMessage({ typeName: "heavy", payload }, pair.nowMs, { weight: 3 });
  }
  pair.run(4_000);
  const types = eventsOf(pair.responder, "message").map(({ message }) => message.typeName);
  const heavy = types.filter((type) => type === "heavy").length / types.length;
  assert.ok(types.length > 200 && heavy > 0.7 && heavy < 0.8, `${heavy} of ${types.length}`);
});

test("of-versions-that-are-lost-only-the-newest-is-sent-again", () => {
  const pair = connected();
  const { initiator, responder } = pair;
  pair.network.isPartitioned = true;
  for (const version of [1, 2]) {
    initiator.connection.sendLatest(messageOf("places", version), "one", pair.nowMs);
    pair.run(2);
  }
  pair.network.isPartitioned = false;
  // Their acknowledgements show that the versions are lost.
  for (let text = 1; text <= 4; text++) {
    initiator.connection.sendText(`text ${text}`, pair.nowMs);
    pair.run(2);
  }
  pair.run(2_000);
  assert.equal(
    eventsOf(responder, "message").map(({ message }) => numbersOf(message.payload)[0]),
    [2],
  );
  assert.is(initiator.connection.statistics.retransmitted, 1);
  assert.is(eventsOf(initiator, "delivered").length, 4);
});
