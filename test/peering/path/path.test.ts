import * as assert from "uvu/assert";
import { FreeProbes } from "../../../src/peering/path/free-probes.ts";
import { Path } from "../../../src/peering/path/path.ts";
import { suite } from "../../suite.ts";

const test = suite("one path of a link");

const ADDRESS = { address: "192.0.2.1", port: 1 };
const PROOF_MS = 15_000;
const REQUEST_BYTES = 51;
const FULL_BYTES = 1_200;

function createPath(isAnnounced: boolean): Path {
  const path = new Path({ destination: ADDRESS, proofMs: PROOF_MS });
  if (isAnnounced) path.announced(new FreeProbes());
  return path;
}

/** A path that was proven at 0, without a round trip. */
function provenPath(): Path {
  const path = createPath(true);
  reach(path, 0);
  prove(path, 0, 0);
  return path;
}

/** Has a short request answered at once. */
function reach(path: Path, nowMs: number): void {
  path.requested(0n, REQUEST_BYTES, nowMs);
  assert.is(path.answered(0n, nowMs), "reached");
}

/** Has a request answered that proves the path. */
function prove(path: Path, sentMs: number, nowMs: number): void {
  path.requested(0n, REQUEST_BYTES, sentMs);
  assert.equal(typeof path.answered(0n, nowMs), "object");
}

/** Sends each request that is due until a time, answers none, and returns when each was sent. */
function requestsUntil(path: Path, untilMs: number): number[] {
  const times: number[] = [];
  for (let nowMs = path.nextTimeoutMs ?? Number.POSITIVE_INFINITY; nowMs <= untilMs; ) {
    path.expire(nowMs);
    if (path.isDue(nowMs)) {
      path.requested(BigInt(times.length + 1), REQUEST_BYTES, nowMs);
      times.push(nowMs);
    }
    const nextMs = path.nextTimeoutMs ?? Number.POSITIVE_INFINITY;
    assert.ok(nextMs > nowMs, `the next timeout is ${nextMs} at ${nowMs}`);
    nowMs = nextMs;
  }
  return times;
}

test("announced-address-is-tried-at-once-and-after-growing-pauses-and-twenty-times-at-most", () => {
  const path = createPath(true);
  path.try(0);
  const times = requestsUntil(path, 10_000_000);
  assert.equal(times.slice(0, 7), [0, 100, 300, 1_000, 5_000, 65_000, 125_000]);
  assert.is(times.length, 20);
  path.received(40, 20_000_000);
  assert.ok(path.isDue(20_000_000));
});

test("announced-address-gets-three-times-its-bytes-besides-twenty-requests", () => {
  const path = createPath(true);
  for (let request = 0; request < 20; request++) {
    assert.ok(path.mayRequest(REQUEST_BYTES));
    path.requested(BigInt(request), REQUEST_BYTES, request);
  }
  assert.not.ok(path.mayRequest(1));
  path.received(REQUEST_BYTES, 100);
  for (let request = 0; request < 3; request++) {
    assert.ok(path.mayRequest(REQUEST_BYTES));
    path.requested(BigInt(request), REQUEST_BYTES, 100);
  }
  assert.not.ok(path.mayRequest(1));
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
  path.requested(6n, REQUEST_BYTES, -20);
  assert.is(path.answered(6n, 0), "reached");
  path.requested(7n, FULL_BYTES, 0);
  assert.is(path.answered(8n, 10), undefined);
  assert.is(path.state, "unproven");
  assert.equal(path.answered(7n, 25), { rttMs: 25, isRecovery: false });
  assert.is(path.state, "proven");
  assert.is(path.unloadedMs, 20, "a full request takes longer on a slow line");
  assert.ok(path.mayGet(1_000_000));
  // A token counts once.
  assert.is(path.answered(7n, 30), undefined);
});

test("proof-is-renewed-in-time-and-three-missed-answers-fail-the-path", () => {
  const path = provenPath();
  assert.is(path.nextTimeoutMs, PROOF_MS);
  path.renewWithin(3_000);
  assert.is(path.nextTimeoutMs, 3_000);
  const states: [number, string][] = [];
  for (let nowMs = 3_000; nowMs <= 3_400; nowMs += 10) {
    if (path.expire(nowMs)) states.push([nowMs, path.state]);
    if (path.isDue(nowMs)) path.requested(BigInt(nowMs), REQUEST_BYTES, nowMs);
  }
  assert.equal(states, [[3_300, "failed"]]);
  // It comes back after the answer to any of its latest requests, if a request of full size is answered too.
  assert.is(path.answered(3_200n, 3_500), "reached");
  assert.is(path.state, "failed");
  assert.ok(path.wantsFull && path.isDue(3_500));
  path.requested(1n, FULL_BYTES, 3_500);
  assert.equal(path.answered(1n, 3_800), { rttMs: 300, isRecovery: true });
  assert.is(path.state, "proven");
});

/** Delivers data all the time until `untilMs`, and answers no request. Returns when the path has failed. */
function failureWhileDelivering(path: Path, untilMs: number): number | undefined {
  for (let nowMs = 3_000; nowMs <= 20_000; nowMs += 10) {
    if (nowMs <= untilMs) path.delivered(nowMs - 10, nowMs);
    if (path.expire(nowMs)) return nowMs;
    if (path.isDue(nowMs)) path.requested(BigInt(nowMs), REQUEST_BYTES, nowMs);
  }
  return undefined;
}

test("path-that-delivers-data-outlives-missed-answers-but-only-for-some-seconds", () => {
  const create = (): Path => {
    const path = provenPath();
    path.renewWithin(3_000);
    return path;
  };
  assert.is(failureWhileDelivering(create(), 0), 3_300);
  // What was delivered before the last three requests says nothing.
  assert.is(failureWhileDelivering(create(), 3_850), 4_200);
  assert.is(failureWhileDelivering(create(), 20_000), 8_000);
  const path = create();
  assert.is(failureWhileDelivering(path, 20_000), 8_000);
  assert.is(path.state, "failed");
});

test("path-whose-queue-has-grown-long-outlives-answers-that-are-late", () => {
  const path = provenPath();
  path.renewWithin(3_000);
  for (let nowMs = 3_000; nowMs <= 4_200; nowMs += 10) {
    // The capacity has fallen to a third: all that arrives until 4 s was sent before the first request.
    if (nowMs % 50 === 0) path.delivered(2_600 + (nowMs - 3_000) / 3, nowMs);
    assert.not.ok(path.expire(nowMs), `${nowMs} ms`);
    if (path.isDue(nowMs)) path.requested(BigInt(nowMs), REQUEST_BYTES, nowMs);
  }
  assert.ok(typeof path.answered(3_000n, 4_200) === "object");
  // Acknowledgements without news are no sign of life.
  path.renewWithin(1_000);
  let failedMs: number | undefined;
  for (let nowMs = 5_000; failedMs === undefined && nowMs <= 20_000; nowMs += 10) {
    path.delivered(3_000, nowMs);
    if (path.expire(nowMs)) failedMs = nowMs;
    else if (path.isDue(nowMs)) path.requested(BigInt(nowMs), REQUEST_BYTES, nowMs);
  }
  assert.ok(failedMs !== undefined && failedMs <= 9_000, `${failedMs}`);
});

test("what-goes-to-a-path-that-has-failed-is-at-most-three-times-what-came-from-there-since", () => {
  const path = provenPath();
  path.received(10_000, 2_000);
  path.fail(3_000);
  assert.not.ok(path.mayReturn(1));
  path.received(100, 3_100);
  assert.ok(path.mayReturn(300));
  path.sent(250);
  assert.not.ok(path.mayReturn(51));
});

test("repetitions-wait-for-two-round-trips", () => {
  const path = createPath(true);
  reach(path, 100);
  prove(path, 100, 400);
  path.ask(1_000);
  path.requested(2n, REQUEST_BYTES, 1_000);
  assert.is(path.nextTimeoutMs, 1_600);
});

test("suspicion-asks-at-once-but-not-while-a-request-is-open", () => {
  const path = provenPath();
  path.suspect(500, "full");
  assert.ok(path.isDue(500));
  path.requested(2n, REQUEST_BYTES, 500);
  path.suspect(550, "full");
  assert.not.ok(path.isDue(550));
});

test("suspicion-right-after-a-proof-asks-as-soon-as-an-answer-could-be-late", () => {
  const path = provenPath();
  path.suspect(50, "full");
  assert.not.ok(path.isDue(50));
  assert.is(path.nextTimeoutMs, 100);
});

test("repetitions-wait-for-a-second-at-most", () => {
  const path = createPath(true);
  reach(path, 0);
  prove(path, 0, 2_500);
  path.ask(9_000);
  path.requested(2n, REQUEST_BYTES, 9_000);
  assert.is(path.nextTimeoutMs, 10_000);
});

test("answer-that-was-held-back-for-seconds-proves-the-path-and-measures-nothing", () => {
  const path = createPath(true);
  reach(path, 0);
  path.requested(1n, FULL_BYTES, 0);
  assert.equal(path.answered(1n, 8_000), { rttMs: undefined, isRecovery: false });
  assert.is(path.state, "proven");
  assert.is(path.rtt.smoothedMs, undefined);
});

test("late-answer-after-a-failure-replaces-the-round-trip", () => {
  const path = provenPath();
  path.ask(1_000);
  for (let nowMs = 1_000; nowMs <= 1_300; nowMs += 100) {
    path.expire(nowMs);
    if (path.isDue(nowMs) && path.state === "proven") path.requested(BigInt(nowMs), REQUEST_BYTES, nowMs);
  }
  assert.is(path.state, "failed");
  path.answered(1_200n, 1_600);
  prove(path, 1_600, 2_000);
  assert.is(path.rtt.smoothedMs, 400);
  assert.is(path.unloadedMs, 400);
});

test("failed-path-carries-nothing-until-it-is-proven-again", () => {
  const path = createPath(false);
  path.received(1_000, 0);
  assert.not.ok(path.mayCarry);
  reach(path, 0);
  prove(path, 0, 0);
  path.ask(1_000);
  for (let nowMs = 1_000; nowMs <= 1_300; nowMs += 100) {
    path.expire(nowMs);
    if (path.isDue(nowMs) && path.state === "proven") path.requested(BigInt(nowMs), REQUEST_BYTES, nowMs);
  }
  assert.is(path.state, "failed");
  assert.not.ok(path.mayCarry);
  assert.ok(path.mayRequest(REQUEST_BYTES));
  path.answered(1_200n, 2_000);
  assert.not.ok(path.mayCarry);
  prove(path, 2_000, 2_000);
  assert.ok(path.mayCarry);
});

test("each-failure-holds-a-path-back-twice-as-long-and-time-forgives", () => {
  const path = provenPath();
  const held: number[] = [];
  const fail = (fromMs: number) => {
    path.ask(fromMs);
    for (let nowMs = fromMs; path.state === "proven"; nowMs += 10) {
      path.expire(nowMs);
      if (path.isDue(nowMs) && path.state === "proven") path.requested(BigInt(nowMs), REQUEST_BYTES, nowMs);
      if (path.state !== "proven") held.push(path.heldUntilMs(8_000) - nowMs);
    }
    reach(path, fromMs + 5_000);
    prove(path, fromMs + 5_000, fromMs + 5_000);
  };
  for (const fromMs of [10_000, 20_000, 30_000, 40_000, 50_000, 400_000]) fail(fromMs);
  assert.equal(held, [1_000, 2_000, 4_000, 8_000, 8_000, 1_000]);
});

test("round-trips-are-smoothed", () => {
  const path = createPath(true);
  for (const [index, rttMs] of [40, 40, 40, 120, 40].entries()) {
    path.requested(BigInt(index), REQUEST_BYTES, 1_000 * index);
    path.answered(BigInt(index), 1_000 * index + rttMs);
  }
  // One that takes much longer than the others weighs an eighth (RFC 6298, section 2).
  assert.ok(Math.abs((path.unloadedMs ?? 0) - 48.75) < 0.01, `${path.unloadedMs}`);
});

test("path-that-answers-only-short-requests-is-never-proven-and-asked-less-and-less", () => {
  const path = createPath(true);
  path.try(0);
  path.requested(0n, REQUEST_BYTES, 100);
  assert.is(path.answered(0n, 150), "reached");
  const times = requestsUntil(path, 130_000);
  assert.equal(times, [150, 250, 350, 450, 550, 650, 850, 1_550, 5_550, 65_550, 125_550]);
  assert.is(path.state, "unproven");
  // While the peer sends from there, one request a second asks again.
  for (let nowMs = 130_000; nowMs < 140_000; nowMs += 20) {
    path.received(100, nowMs);
    if (path.isDue(nowMs)) {
      assert.ok(path.wantsFull);
      path.requested(BigInt(nowMs), FULL_BYTES, nowMs);
      times.push(nowMs);
    }
  }
  assert.is(times.length, 11 + 10);
});

test("doubted-path-is-asked-with-full-size-until-it-answers-and-renewed-with-short-requests", () => {
  const path = provenPath();
  assert.not.ok(path.wantsFull);
  path.suspect(1_000, "full");
  assert.ok(path.wantsFull);
  path.requested(1n, FULL_BYTES, 1_000);
  assert.ok(path.wantsFull);
  assert.equal(path.answered(1n, 1_050), { rttMs: 50, isRecovery: false });
  assert.not.ok(path.wantsFull);
});

test("round-trips-under-the-load-of-the-link-count-only-if-they-are-shorter", () => {
  const path = createPath(true);
  let nowMs = 0;
  let token = 0n;
  const measure = (rttMs: number, carriedBytes: number): number | undefined => {
    token += 1n;
    path.requested(token, REQUEST_BYTES, nowMs, 1_000);
    nowMs += rttMs;
    path.answered(token, nowMs, 1_000 + carriedBytes);
    return path.unloadedMs;
  };
  assert.is(measure(40, 4_800), 40, "the only one");
  assert.is(measure(40, 0), 40);
  for (let times = 0; times < 100; times++) assert.is(measure(600, 4_800), 40);
  assert.is(measure(32, 100_000), 39);
  // The path itself is slower now, and those without load show it.
  for (let times = 0; times < 30; times++) measure(200, 4_799);
  assert.ok((path.unloadedMs ?? 0) > 190, `${path.unloadedMs}`);
});
