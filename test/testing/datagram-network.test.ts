import * as assert from "uvu/assert";
import { type DatagramConditions, DatagramNetwork, PERFECT_CONDITIONS } from "../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { VirtualTime } from "../../src/testing/virtual-time.ts";
import { suite } from "../suite.ts";

const test = suite("datagram network");

const A = { address: "192.0.2.1", port: 1 };
const B = { address: "192.0.2.2", port: 2 };

type Arrival = readonly [number: number, atMs: number];

/** A network, and what has arrived from it: the numbers of the datagrams, and when. */
class Carrier {
  readonly time = new VirtualTime({ nowMs: 0 });
  readonly network: DatagramNetwork;
  #arrived: Arrival[] = [];

  constructor(conditions: Partial<DatagramConditions>, seed = 1) {
    const all = { ...PERFECT_CONDITIONS, ...conditions };
    this.network = new DatagramNetwork(this.time, all, new SeededRandom(seed), ({ bytes: [high = 0, low = 0] }) =>
      this.#arrived.push([high * 256 + low, this.time.nowMs]),
    );
  }

  /** Sends numbered datagrams, one each millisecond, and returns those that arrive. */
  carry(count: number): Arrival[] {
    const { time, network } = this;
    const startMs = time.nowMs;
    for (let number = 0; number < count; number++) {
      const bytes = Uint8Array.of(number >> 8, number & 255);
      time.schedule(() => network.send({ from: A, to: B, bytes }), startMs + number);
    }
    this.#arrived = [];
    while (time.nextMs !== undefined) time.runNext();
    return this.#arrived;
  }
}

function carry(conditions: Partial<DatagramConditions>, count: number, seed?: number): Arrival[] {
  return new Carrier(conditions, seed).carry(count);
}

test("perfect-network-only-delays-datagrams", () => {
  const arrived = carry({ latencyMs: 30 }, 3);
  assert.equal(arrived, [
    [0, 30],
    [1, 31],
    [2, 32],
  ]);
});

test("same-seed-loses-delays-and-duplicates-the-same-datagrams", () => {
  const conditions = { lossRate: 0.2, jitterMs: 5, duplicationRate: 0.2, reorderingRate: 0.2, reorderingMs: 50 };
  assert.equal(carry(conditions, 200, 7), carry(conditions, 200, 7));
  assert.not.equal(carry(conditions, 200, 7), carry(conditions, 200, 8));
});

test("loss-is-counted-and-close-to-its-rate", () => {
  const carrier = new Carrier({ lossRate: 0.3 });
  const record = carrier.network.record();
  const arrived = carrier.carry(10_000);
  const lost = record.lost.length;
  assert.is(arrived.length + lost, 10_000);
  assert.ok(Math.abs(lost - 3_000) < 200, `${lost}`);
});

test("datagrams-are-recorded-from-the-first-request-on-and-not-kept-before", () => {
  const carrier = new Carrier({ lossRate: 0.5 });
  carrier.carry(10);
  const record = carrier.network.record();
  assert.equal(record, { sent: [], lost: [] });
  const arrived = carrier.carry(20);
  assert.is(record.sent.length, 20);
  assert.is(record.lost.length, 20 - arrived.length);
  assert.is(carrier.network.record(), record);
});

test("burst-loses-consecutive-datagrams-for-about-as-long-as-a-burst-lasts", () => {
  const arrived = new Set(carry({ burstRate: 0.01, burstMs: 20 }, 10_000).map(([number]) => number));
  const missing = Array.from({ length: 10_000 }, (_, number) => number).filter((number) => !arrived.has(number));
  const gaps = missing.filter((number) => arrived.has(number - 1)).length;
  const mean = missing.length / gaps;
  assert.ok(mean > 14 && mean < 28, `${gaps} gaps of ${mean}`);
});

test("burst-with-a-loss-rate-lets-some-datagrams-pass", () => {
  const count = 20_000;
  const full = count - carry({ burstRate: 0.01, burstMs: 50 }, count).length;
  const half = count - carry({ burstRate: 0.01, burstMs: 50, burstLossRate: 0.5 }, count).length;
  assert.ok(half > 0.4 * full && half < 0.6 * full, `${half} of ${full}`);
});

test("jitter-alone-does-not-reorder", () => {
  const numbers = carry({ jitterMs: 50 }, 500).map(([number]) => number);
  assert.equal(
    numbers,
    numbers.toSorted((a, b) => a - b),
  );
});

test("datagrams-are-reordered-and-duplicated", () => {
  const reordered = carry({ reorderingRate: 0.2, reorderingMs: 50 }, 500).map(([number]) => number);
  assert.not.equal(
    reordered,
    reordered.toSorted((a, b) => a - b),
  );
  assert.is(reordered.length, 500);
  assert.ok(carry({ duplicationRate: 0.5 }, 500).length > 600);
});

test("partition-loses-every-datagram-until-it-ends", () => {
  const carrier = new Carrier({});
  carrier.network.isPartitioned = true;
  assert.equal(carrier.carry(10), []);
  carrier.network.isPartitioned = false;
  assert.is(carrier.carry(10).length, 10);
});

/** A datagram of `Carrier` has 2 bytes, and its headers have 28. */
const PACKET_BYTES = 30;

test("datagram-of-the-mtu-is-carried-and-a-larger-one-is-dropped", () => {
  assert.is(carry({ mtuBytes: PACKET_BYTES }, 10).length, 10);
  assert.is(carry({ mtuBytes: PACKET_BYTES - 1 }, 10).length, 0);
});

test("larger-datagram-is-carried-in-fragments-where-the-link-makes-them", () => {
  assert.is(carry({ mtuBytes: PACKET_BYTES - 1, oversize: "fragment" }, 10).length, 10);
});

test("first-larger-datagram-is-lost-where-the-sender-is-told-and-others-are-carried-for-ten-minutes", () => {
  const carrier = new Carrier({ mtuBytes: PACKET_BYTES - 1, oversize: "report" });
  const numbers = () => carrier.carry(3).map(([number]) => number);
  assert.equal(numbers(), [1, 2]);
  assert.equal(numbers(), [0, 1, 2]);
  carrier.time.schedule(() => {}, carrier.time.nowMs + 600_000);
  carrier.time.runNext();
  assert.equal(numbers(), [1, 2]);
});

test("condition-that-does-not-exist-is-refused", () => {
  const { network } = new Carrier({});
  const oversize: unknown = "explode";
  const wrong = Object.assign({}, PERFECT_CONDITIONS, { oversize });
  assert.throws(() => {
    network.conditions = wrong;
  }, /oversize of datagrams must be one of drop, fragment, report, not explode/);
  assert.throws(() => {
    network.conditions = { ...PERFECT_CONDITIONS, mtuBytes: -1 };
  }, /mtuBytes of datagrams must be at least 0/);
});
