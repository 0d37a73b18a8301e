import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { Candidates, type Try } from "../../../src/peering/path/candidates.ts";
import { DirectPathKind } from "../../../src/peering/path/direct.ts";
import { ProbeBudget } from "../../../src/peering/path/free-probes.ts";
import { isRelay, type PathKind, RELAY } from "../../../src/peering/path/path-kind.ts";
import { PathKinds } from "../../../src/peering/path/path-kinds.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";

const test = suite("candidates");

const DIRECT = new DirectPathKind(DEFAULT_LIMITS);

function at(port: number): SocketAddress {
  return { address: "192.0.2.1", port };
}

/** What is sent now. */
function sent(candidates: Candidates, nowMs: number): Try[] {
  const tries: Try[] = [];
  for (let next = candidates.poll(nowMs); next !== undefined; next = candidates.poll(nowMs)) tries.push(next);
  return tries;
}

/** The ports that are tried now. */
function tried(candidates: Candidates, nowMs: number): number[] {
  return sent(candidates, nowMs).map(({ destination }) => destination.port);
}

function createCandidates(max = 16, pathKind: PathKind = DIRECT, initiates = true): Candidates {
  let token = 100n;
  return new Candidates(pathKind, max, () => token++, initiates, new ProbeBudget().begin(0));
}

/** When something is sent while nobody answers. */
function timesUntil(candidates: Candidates, untilMs: number): number[] {
  const times: number[] = [];
  for (let nextMs = 0; nextMs <= untilMs; nextMs = candidates.nextTimeoutMs ?? Number.POSITIVE_INFINITY) {
    times.push(nextMs);
    assert.is(sent(candidates, nextMs).length, 1);
  }
  return times;
}

test("candidate-is-tried-at-once-and-then-after-growing-pauses", () => {
  const candidates = createCandidates();
  candidates.add([at(1)], 0);
  assert.equal(timesUntil(candidates, 2_000), [0, 100, 300, 700, 1_250, 1_800]);
});

test("candidate-that-does-not-answer-gets-twenty-punches-and-then-nothing", () => {
  const candidates = createCandidates();
  candidates.add([at(1)], 0);
  assert.is(timesUntil(candidates, 1_000_000).length, 20);
  assert.is(candidates.nextTimeoutMs, undefined);
});

test("sources-of-punches-that-are-no-candidates-leave-the-probes-of-a-link-to-late-candidates", () => {
  const candidates = createCandidates();
  for (let number = 0; number < 64; number++) {
    candidates.heard({ address: `198.51.100.${number}`, port: 1 });
    assert.is(sent(candidates, 0).length, 1);
  }
  candidates.add([at(1)], 0);
  assert.is(timesUntil(candidates, 1_000_000).length, 20);
});

test("spellings-of-one-address-share-its-twenty-punches", () => {
  const candidates = createCandidates();
  const spellings = ["2001:db8::1", "2001:DB8::1", "2001:db8:0::1", "2001:0db8::0001", "2001:db8::0.0.0.1"];
  candidates.add(
    spellings.map((address, index) => ({ address, port: index + 1 })),
    0,
  );
  let count = 0;
  for (let nextMs: number | undefined = 0; nextMs !== undefined; nextMs = candidates.nextTimeoutMs)
    count += sent(candidates, nextMs).length;
  assert.is(count, 20);
});

test("initiation-goes-where-a-punch-was-answered-and-twenty-times-at-most", () => {
  const candidates = createCandidates();
  candidates.add([at(1), at(2)], 0);
  const [one, two] = sent(candidates, 0);
  assert.not.equal(one?.token, two?.token);
  assert.not.ok(candidates.answered(99n, 10));
  assert.ok(candidates.answered(two?.token ?? 0n, 10));
  assert.equal(
    sent(candidates, 10).map(({ destination, isAnswered }) => [destination.port, isAnswered]),
    [[2, true]],
  );
  // The answer may come twice.
  assert.ok(candidates.answered(two?.token ?? 0n, 11));
  assert.equal(sent(candidates, 11), []);
  let initiations = 1;
  for (let nowMs = 100; nowMs < 60_000; nowMs += 10)
    initiations += sent(candidates, nowMs).filter(({ isAnswered }) => isAnswered).length;
  assert.is(initiations, 20);
});

test("source-of-a-punch-that-is-no-candidate-gets-one-for-each-and-an-initiation-after-an-answer", () => {
  const candidates = createCandidates();
  candidates.heard(at(7));
  const [punch, ...more] = sent(candidates, 0);
  assert.equal([punch?.destination, punch?.isAnswered, more.length], [at(7), false, 0]);
  assert.is(candidates.nextTimeoutMs, undefined);
  candidates.heard(at(7));
  candidates.heard(at(7));
  assert.equal(tried(candidates, 10), [7]);
  assert.ok(candidates.answered(punch?.token ?? 0n, 20));
  assert.ok(candidates.poll(20)?.isAnswered);
  // Further punches from there ask for nothing more.
  candidates.heard(at(7));
  assert.equal(tried(candidates, 20), []);
});

test("last-eight-sources-that-are-no-candidates-count-and-one-that-has-answered-stays", () => {
  const candidates = createCandidates();
  candidates.heard(at(1));
  const [first] = sent(candidates, 0);
  candidates.answered(first?.token ?? 0n, 0);
  assert.equal(tried(candidates, 0), [1]);
  for (let port = 2; port <= 100; port++) candidates.heard(at(port));
  assert.equal(tried(candidates, 10), [94, 95, 96, 97, 98, 99, 100]);
  assert.ok(sent(candidates, 100).some(({ destination, isAnswered }) => destination.port === 1 && isAnswered));
  // They take no room from the candidates.
  candidates.add([at(200)], 0);
  assert.equal(tried(candidates, 0), [200]);
});

test("candidate-added-later-has-its-own-pauses", () => {
  const candidates = createCandidates();
  candidates.add([at(1)], 0);
  tried(candidates, 0);
  candidates.add([at(2)], 50);
  assert.equal(tried(candidates, 50), [2]);
  assert.equal(tried(candidates, 100), [1]);
  assert.equal(tried(candidates, 150), [2]);
});

test("known-and-unusable-candidates-and-those-past-the-limit-are-ignored", () => {
  const candidates = createCandidates(2);
  candidates.add([at(1), at(1), { address: "example.org", port: 5 }, at(2), at(3)], 0);
  assert.equal(tried(candidates, 0), [1, 2]);
});

test("time-of-an-initiation-is-known-only-after-a-single-one", () => {
  const candidates = createCandidates();
  candidates.add([at(1)], 0);
  const [punch] = sent(candidates, 0);
  assert.is(candidates.singleInitiationMs(at(1)), undefined);
  candidates.answered(punch?.token ?? 0n, 5);
  sent(candidates, 5);
  assert.is(candidates.singleInitiationMs(at(1)), 5);
  assert.is(candidates.singleInitiationMs(at(2)), undefined);
  sent(candidates, 105);
  assert.is(candidates.singleInitiationMs(at(1)), undefined);
});

test("kind-of-path-decides-which-candidates-are-usable-and-known", () => {
  const evenPorts: PathKind = {
    datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
    probedBytesMax: () => DEFAULT_LIMITS.datagramBytesMax,
    copy: (destination) => destination,
    isSame: (one, other) => one.port === other.port,
    isUsable: ({ port }) => port % 2 === 0,
    overUplinks: () => [],
    leadsToPeer: () => false,
    rank: () => 0,
    handicapMs: () => 0,
  };
  const candidates = createCandidates(16, evenPorts);
  candidates.add([at(1), at(2), { address: "example.org", port: 2 }, { address: "example.org", port: 4 }], 0);
  assert.equal(tried(candidates, 0), [2, 4]);
  candidates.heard({ address: "example.net", port: 4 });
  assert.equal(tried(candidates, 10), [4]);
});

test("candidate-that-was-heard-before-it-was-announced-is-tried-like-any-other", () => {
  const candidates = createCandidates();
  candidates.heard(at(1));
  assert.equal(tried(candidates, 0), [1]);
  candidates.add([at(1)], 50);
  assert.equal(tried(candidates, 50), [1]);
  assert.equal(tried(candidates, 150), [1]);
});

test("initiation-goes-over-the-relay-without-a-punch-and-takes-no-place-of-a-candidate", () => {
  const kinds = new PathKinds(DEFAULT_LIMITS, true);
  const candidates = createCandidates(2, kinds);
  candidates.add([RELAY, at(1), at(2), at(3)], 0);
  const tries = sent(candidates, 0);
  assert.equal(
    tries.map(({ destination, isAnswered }) => [isRelay(destination), destination.port, isAnswered]),
    [
      [true, 0, true],
      [false, 1, false],
      [false, 2, false],
    ],
  );
  assert.is(candidates.singleInitiationMs(RELAY), 0);
});

test("responder-sends-nothing-over-the-relay-by-itself", () => {
  const candidates = createCandidates(2, new PathKinds(DEFAULT_LIMITS, true), false);
  candidates.add([RELAY], 0);
  assert.equal(sent(candidates, 10_000), []);
});

test("relay-is-not-used-without-one", () => {
  const candidates = createCandidates(2, new PathKinds(DEFAULT_LIMITS, false));
  candidates.add([RELAY], 0);
  assert.equal(sent(candidates, 10_000), []);
});
