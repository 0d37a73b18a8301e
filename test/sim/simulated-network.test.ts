import * as assert from "uvu/assert";
import { SeededRandom } from "../random.ts";
import { suite } from "../suite.ts";
import { type NetworkConditions, PERFECT_NETWORK, SimulatedNetwork } from "./simulated-network.ts";

const test = suite("simulated network");

const A = { address: "192.0.2.1", port: 1 };
const B = { address: "192.0.2.2", port: 2 };

function createNetwork(conditions: Partial<NetworkConditions>, seed = 1): SimulatedNetwork {
  return new SimulatedNetwork({ ...PERFECT_NETWORK, ...conditions }, new SeededRandom(seed));
}

/** Sends numbered datagrams, one per millisecond, and returns the number and the time of each arrival. */
function carry(network: SimulatedNetwork, count: number): Array<readonly [number: number, atMs: number]> {
  for (let number = 0; number < count; number++) {
    network.send({ from: A, to: B, bytes: Uint8Array.of(number >> 8, number & 255) }, number);
  }
  const arrived: Array<readonly [number, number]> = [];
  for (let atMs = network.nextArrivalMs; atMs !== undefined; atMs = network.nextArrivalMs) {
    const [high = 0, low = 0] = network.receive(atMs)?.bytes ?? [];
    arrived.push([high * 256 + low, atMs]);
  }
  return arrived;
}

test("perfect-network-only-delays", () => {
  const arrived = carry(createNetwork({ latencyMs: 30 }), 3);
  assert.equal(arrived, [
    [0, 30],
    [1, 31],
    [2, 32],
  ]);
});

test("same-seed-gives-the-same-arrivals", () => {
  const conditions = { lossRate: 0.2, jitterMs: 5, duplicationRate: 0.2, reorderingRate: 0.2, reorderingMs: 50 };
  assert.equal(carry(createNetwork(conditions, 7), 200), carry(createNetwork(conditions, 7), 200));
  assert.not.equal(carry(createNetwork(conditions, 7), 200), carry(createNetwork(conditions, 8), 200));
});

test("loss-rate-is-about-the-given-one", () => {
  const network = createNetwork({ lossRate: 0.3 });
  const arrived = carry(network, 10_000);
  assert.is(arrived.length + network.lost.length, 10_000);
  assert.ok(Math.abs(network.lost.length - 3_000) < 200, `${network.lost.length}`);
});

test("burst-loses-consecutive-datagrams", () => {
  const network = createNetwork({ burstRate: 0.01, burstMs: 5 });
  const missing = new Set<number>();
  const arrived = new Set(carry(network, 2_000).map(([number]) => number));
  for (let number = 0; number < 2_000; number++) if (!arrived.has(number)) missing.add(number);
  assert.ok(missing.size >= 20);
  // Each gap is as long as the burst, except one at the end.
  const starts = [...missing].filter((number) => !missing.has(number - 1) && number + 5 < 2_000);
  for (const start of starts) for (let i = 0; i < 5; i++) assert.ok(missing.has(start + i), `${start} + ${i}`);
});

test("jitter-alone-does-not-reorder", () => {
  const numbers = carry(createNetwork({ jitterMs: 50 }), 500).map(([number]) => number);
  assert.equal(
    numbers,
    numbers.toSorted((a, b) => a - b),
  );
});

test("reordering-and-duplication-follow-their-rates", () => {
  const reordered = carry(createNetwork({ reorderingRate: 0.2, reorderingMs: 50 }), 500).map(([number]) => number);
  assert.not.equal(
    reordered,
    reordered.toSorted((a, b) => a - b),
  );
  assert.is(reordered.length, 500);
  assert.ok(carry(createNetwork({ duplicationRate: 0.5 }), 500).length > 600);
});

test("partition-loses-everything-until-it-ends", () => {
  const network = createNetwork({});
  network.isPartitioned = true;
  assert.equal(carry(network, 10), []);
  network.isPartitioned = false;
  assert.is(carry(network, 10).length, 10);
});
