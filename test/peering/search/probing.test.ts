import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { Destination } from "../../../src/peering/path/path-kind.ts";
import { PortProbing, type Probing, SocketProbing } from "../../../src/peering/search/probing.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("probes of a search");

const ADDRESS = "203.0.113.7";
const TARGET = { address: ADDRESS, port: 5_000 };
const START_MS = 10_000;

test("random-ports-get-1750-probes-in-35-seconds-each-another-one", () => {
  const sent = drive(portProbing());
  assert.is(sent.length, 1_750);
  assert.is(new Set(sent.map(({ to }) => to.port)).size, 1_750);
  assert.ok(sent.every(({ to }) => to.address === ADDRESS && to.socket === undefined));
  const lastMs = sent.at(-1)?.atMs ?? 0;
  assert.ok(lastMs > START_MS + 34_900 && lastMs <= START_MS + 35_000, `${lastMs}`);
});

test("probes-that-are-late-do-not-leave-in-a-burst", () => {
  const probing = portProbing();
  assert.ok(probing.take(START_MS));
  const lateMs = START_MS + 10_000;
  assert.ok(probing.take(lateMs));
  assert.is(probing.take(lateMs), undefined);
  assert.is(probing.nextMs, lateMs + 20);
});

test("each-socket-sends-one-probe-a-round-and-the-rounds-repeat-within-the-budget", () => {
  const sockets = Array.from({ length: 256 }, (_, index) => index + 1);
  const sent = drive(new SocketProbing(TARGET, sockets, DEFAULT_LIMITS, START_MS));
  assert.ok(sent.every(({ to }) => to.address === ADDRESS && to.port === TARGET.port));
  assert.equal(
    sent.slice(0, 256).map(({ to }) => to.socket),
    sockets,
  );
  assert.is(sent.length, 3 * 256);
  assert.is(sent[256]?.atMs, START_MS + 15_000);
  assert.ok((sent.at(-1)?.atMs ?? 0) < START_MS + 35_000);
  const few = drive(new SocketProbing(TARGET, sockets, { ...DEFAULT_LIMITS, searchProbesMax: 300 }, START_MS));
  assert.is(few.length, 300);
  const short = drive(new SocketProbing(TARGET, sockets, { ...DEFAULT_LIMITS, searchTimeMs: 10_000 }, START_MS));
  assert.is(short.length, 256);
});

test("few-sockets-do-not-send-more-often", () => {
  const sent = drive(new SocketProbing(TARGET, [4], DEFAULT_LIMITS, START_MS));
  assert.equal(
    sent.map(({ atMs }) => atMs - START_MS),
    [0, 15_000, 30_000],
  );
  assert.equal(drive(new SocketProbing(TARGET, [], DEFAULT_LIMITS, START_MS)), []);
});

test("only-the-other-end-of-the-search-is-a-hit", () => {
  const ports = portProbing();
  assert.ok(ports.isHit({ address: ADDRESS, port: 9 }));
  for (const from of [
    { address: "203.0.113.8", port: 9 },
    { via: "relay" as const, address: "", port: 0 },
  ])
    assert.not.ok(ports.isHit(from));
  const sockets = new SocketProbing(TARGET, [1, 2], DEFAULT_LIMITS, START_MS);
  assert.ok(sockets.isHit({ ...TARGET, socket: 2 }));
  for (const from of [TARGET, { ...TARGET, socket: 3 }, { ...TARGET, port: 5_001, socket: 2 }])
    assert.not.ok(sockets.isHit(from));
});

function portProbing(): PortProbing {
  const random = new SeededRandom(SEED);
  return new PortProbing(ADDRESS, DEFAULT_LIMITS, (length) => random.bytes(length), START_MS);
}

/** Takes each probe when it is due. */
function drive(probing: Probing): { to: Destination; atMs: number }[] {
  const sent: { to: Destination; atMs: number }[] = [];
  for (let atMs = probing.nextMs; atMs !== undefined; atMs = probing.nextMs) {
    const to = probing.take(atMs);
    if (to !== undefined) sent.push({ to, atMs });
  }
  return sent;
}
