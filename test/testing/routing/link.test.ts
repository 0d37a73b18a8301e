import * as assert from "uvu/assert";
import { type LinkConditions, SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { UdpEnd } from "../udp-end.ts";

const test = suite("link");

/** Headers of IPv4 and UDP. */
const HEADERS_BYTES = 28;
/** Datagrams of this size have 1,000 bytes on the link. */
const TEXT = "x".repeat(1_000 - HEADERS_BYTES);
const INTERNET_MS = 10;

/** A host with a link, and a server. */
async function open(link: Partial<LinkConditions>, seed = SEED) {
  const world = new SimulatedWorld({ seed });
  const host = world.addHost("198.51.100.1", { link });
  const end = await UdpEnd.open(host, 1);
  const server = await UdpEnd.open(world.addHost("192.0.2.1"), 2);
  return { world, host, end, server };
}

test("perfect-link-takes-no-time", async () => {
  const { world, end, server } = await open({});
  end.send(TEXT, server.address);
  await world.advance(INTERNET_MS);
  assert.is(server.received.length, 1);
});

test("datagrams-leave-one-after-the-other-at-the-rate-of-the-link", async () => {
  const { world, end, server } = await open({ bytesPerSecond: 10_000, latencyMs: 5 });
  for (let count = 0; count < 5; count++) end.send(TEXT, server.address);
  for (let count = 1; count <= 5; count++) {
    await world.advance(count === 1 ? 100 + 5 + INTERNET_MS - 1 : 99);
    assert.is(server.received.length, count - 1);
    await world.advance(1);
    assert.is(server.received.length, count);
  }
});

test("queue-takes-as-many-bytes-as-it-has-and-drops-what-comes-after-them", async () => {
  const { world, end, server } = await open({ bytesPerSecond: 10_000, queueBytes: 3_000 });
  for (let count = 0; count < 10; count++) end.send(TEXT, server.address);
  await world.advance(1_000);
  assert.is(server.take().length, 3);
  // A queue that is empty takes whatever comes.
  const small = await open({ bytesPerSecond: 10_000, queueBytes: 10 });
  small.end.send(TEXT, small.server.address);
  await small.world.advance(1_000);
  assert.is(small.server.received.length, 1);
});

test("sender-that-keeps-to-the-rate-loses-nothing-and-one-that-is-twice-as-fast-half", async () => {
  const { world, end, server } = await open({ bytesPerSecond: 100_000, queueBytes: 5_000 });
  for (const [pauseMs, leastMs, mostMs] of [
    [10, 200, 200],
    [5, 100, 106],
  ] as const) {
    for (let count = 0; count < 200; count++) {
      end.send(TEXT, server.address);
      await world.advance(pauseMs);
    }
    await world.advance(1_000);
    const arrived = server.take().length;
    assert.ok(arrived >= leastMs && arrived <= mostMs, `${arrived}`);
  }
});

test("directions-of-a-link-have-conditions-of-their-own-and-change-while-it-is-used", async () => {
  const { world, host, end, server } = await open({});
  host.link.up.change({ latencyMs: 50 });
  host.link.down.change({ lossRate: 1 });
  end.send("up", server.address);
  await world.advance(INTERNET_MS + 49);
  assert.equal(server.take(), []);
  await world.advance(1);
  assert.equal(server.take(), ["up"]);
  server.send("down", end.address);
  await world.advance(100);
  assert.equal(end.take(), []);
  host.link.change({ lossRate: 0, latencyMs: 0 });
  server.send("down", end.address);
  await world.advance(INTERNET_MS);
  assert.equal(end.take(), ["down"]);
});

test("link-of-a-router-is-shared-by-all-behind-it", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const router = world.addRouter({ address: "203.0.113.1", link: { bytesPerSecond: 10_000 } });
  const server = await UdpEnd.open(world.addHost("192.0.2.1"), 2);
  for (const address of ["192.168.1.2", "192.168.1.3"]) {
    const end = await UdpEnd.open(world.addHost(address, { behind: router }));
    end.send(TEXT, server.address);
  }
  await world.advance(100 + INTERNET_MS);
  assert.is(server.received.length, 1);
  await world.advance(100);
  assert.is(server.received.length, 2);
});

test("losses-bursts-copies-and-reordering-follow-from-the-seed-of-the-world", async () => {
  const link = {
    jitterMs: 5,
    lossRate: 0.1,
    burstRate: 0.02,
    burstMs: 50,
    burstLossRate: 0.8,
    duplicationRate: 0.1,
    reorderingRate: 0.2,
    reorderingMs: 30,
  };
  const arrived: string[][] = [];
  for (const seed of [SEED, SEED, SEED + 1]) {
    const { world, end, server } = await open(link, seed);
    for (let count = 0; count < 200; count++) {
      end.send(String(count), server.address);
      await world.advance(5);
    }
    await world.advance(100);
    arrived.push(server.take());
  }
  const [first = [], again, other] = arrived;
  assert.equal(again, first);
  assert.not.equal(other, first);
  const distinct = new Set(first);
  assert.ok(distinct.size > 100 && distinct.size < 200, `${distinct.size} arrived`);
  assert.ok(first.length > distinct.size, "some twice");
  assert.not.equal(
    first,
    first.toSorted((one, two) => Number(one) - Number(two)),
  );
});

test("unknown-conditions-and-those-out-of-range-are-refused", () => {
  const world = new SimulatedWorld({ seed: SEED });
  const { link } = world.addHost("192.0.2.1");
  for (const [conditions, text] of [
    ['{ "delay": 5 }', /There is no condition "delay" of a link/],
    ['{ "lossRate": 1.1 }', /The condition lossRate of a link must be from 0 to 1, not 1\.1\./],
    ['{ "latencyMs": -1 }', /The condition latencyMs of a link must be at least 0, not -1\./],
    ['{ "bytesPerSecond": 0 }', /The condition bytesPerSecond of a link must be more than 0, not 0\./],
    ['{ "burstMs": null }', /The condition burstMs of a link must be/],
  ] as const) {
    assert.throws(() => link.change(JSON.parse(conditions)), text);
  }
  assert.throws(() => new SimulatedWorld({ seed: 1, datagrams: { lossRate: -0.1 } }), /lossRate of datagrams/);
  assert.throws(() => new SimulatedWorld({ seed: 1, streams: { latencyMs: Number.NaN } }), /latencyMs of streams/);
});
