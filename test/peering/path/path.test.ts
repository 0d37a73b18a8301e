import * as assert from "uvu/assert";
import { Path } from "../../../src/peering/path/path.ts";
import { suite } from "../../suite.ts";

const test = suite("one path of a link");

const ADDRESS = { address: "192.0.2.1", port: 1 };
const PROOF_MS = 15_000;
const REQUEST_BYTES = 52;

function createPath(isAnnounced: boolean): Path {
  return new Path(ADDRESS, isAnnounced, PROOF_MS);
}

/** Sends each request that is due until a time, answers none, and returns when each was sent. */
function requestsUntil(path: Path, untilMs: number): number[] {
  const times: number[] = [];
  for (let nowMs = path.nextTimeoutMs ?? Number.POSITIVE_INFINITY; nowMs <= untilMs; ) {
    path.expire(nowMs);
    if (path.isDue(nowMs)) {
      path.requested(BigInt(times.length + 1), nowMs);
      times.push(nowMs);
    }
    const nextMs = path.nextTimeoutMs ?? Number.POSITIVE_INFINITY;
    assert.ok(nextMs > nowMs, `the next timeout is ${nextMs} at ${nowMs}`);
    nowMs = nextMs;
  }
  return times;
}

test("announced-address-is-tried-after-growing-pauses-and-twenty-times-at-most", () => {
  const path = createPath(true);
  path.try(0);
  const times = requestsUntil(path, 10_000_000);
  assert.equal(times.slice(0, 6), [100, 300, 1_000, 5_000, 65_000, 125_000]);
  assert.is(times.length, 20);
  path.received(40, 20_000_000);
  assert.ok(path.isDue(20_000_000));
});

test("unannounced-address-gets-at-most-three-times-its-bytes", () => {
  const path = createPath(false);
  assert.not.ok(path.mayGet(1));
  path.received(REQUEST_BYTES, 0);
  assert.ok(path.isDue(0));
  for (let sent = 0; sent < 3; sent++) {
    assert.ok(path.mayGet(REQUEST_BYTES));
    path.sent(REQUEST_BYTES);
  }
  assert.not.ok(path.mayGet(1));
  path.received(1, 1);
  assert.ok(path.mayGet(3));
  assert.not.ok(path.mayGet(4));
});

test("answer-proves-the-path-and-any-other-token-does-not", () => {
  const path = createPath(false);
  path.received(100, 0);
  path.requested(7n, 0);
  assert.is(path.answered(8n, 10), undefined);
  assert.is(path.state, "unproven");
  assert.is(path.answered(7n, 25), 25);
  assert.is(path.state, "proven");
  assert.is(path.shortestMs, 25);
  assert.ok(path.mayGet(1_000_000));
  // A token counts once.
  assert.is(path.answered(7n, 30), undefined);
});

test("proof-is-renewed-in-time-and-three-missed-answers-fail-the-path", () => {
  const path = createPath(true);
  path.begin(0);
  assert.is(path.nextTimeoutMs, PROOF_MS);
  path.renewWithin(3_000);
  assert.is(path.nextTimeoutMs, 3_000);
  const states: [number, string][] = [];
  for (let nowMs = 3_000; nowMs <= 3_400; nowMs += 10) {
    if (path.expire(nowMs)) states.push([nowMs, path.state]);
    if (path.isDue(nowMs)) path.requested(BigInt(nowMs), nowMs);
  }
  assert.equal(states, [[3_300, "failed"]]);
  // It comes back with the answer to any of its latest requests.
  assert.is(path.answered(3_200n, 3_500), 300);
  assert.is(path.state, "proven");
});

test("repetitions-wait-for-two-round-trips", () => {
  const path = createPath(true);
  path.try(0);
  path.requested(1n, 100);
  path.answered(1n, 400);
  path.ask(1_000);
  path.requested(2n, 1_000);
  assert.is(path.nextTimeoutMs, 1_600);
});

test("suspicion-asks-at-once-but-not-while-a-request-is-open-or-the-proof-is-fresh", () => {
  const path = createPath(true);
  path.begin(0);
  path.suspect(50);
  assert.not.ok(path.isDue(50));
  path.suspect(500);
  assert.ok(path.isDue(500));
  path.requested(1n, 500);
  path.suspect(550);
  assert.not.ok(path.isDue(550));
});

test("shortest-of-the-latest-round-trips-counts", () => {
  const path = createPath(true);
  for (const [index, rttMs] of [5, 90, 80, 70, 60, 50, 40, 30, 20].entries()) {
    path.requested(BigInt(index), 1_000 * index);
    path.answered(BigInt(index), 1_000 * index + rttMs);
  }
  assert.is(path.shortestMs, 20);
});
