import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { Candidates } from "../../../src/peering/path/candidates.ts";
import { DirectPathKind } from "../../../src/peering/path/direct.ts";
import type { PathKind } from "../../../src/peering/path/path-kind.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";

const test = suite("candidates");

const DIRECT = new DirectPathKind(DEFAULT_LIMITS);

function at(port: number): SocketAddress {
  return { address: "192.0.2.1", port };
}

/** The ports that are tried now. */
function tried(candidates: Candidates, nowMs: number): number[] {
  const ports: number[] = [];
  for (let next = candidates.poll(nowMs); next !== undefined; next = candidates.poll(nowMs)) ports.push(next.port);
  return ports;
}

test("candidate-is-tried-at-once-and-then-after-growing-pauses", () => {
  const candidates = new Candidates(DIRECT, 16);
  candidates.add([at(1)], 0);
  const times: number[] = [];
  for (let nextMs = 0; nextMs <= 1_500; nextMs = candidates.nextTimeoutMs ?? Number.NaN) {
    times.push(nextMs);
    assert.equal(tried(candidates, nextMs), [1]);
  }
  assert.equal(times, [0, 100, 300, 700, 1_100, 1_500]);
});

test("candidate-added-later-has-its-own-pauses", () => {
  const candidates = new Candidates(DIRECT, 16);
  candidates.add([at(1)], 0);
  tried(candidates, 0);
  candidates.add([at(2)], 50);
  assert.equal(tried(candidates, 50), [2]);
  assert.equal(tried(candidates, 100), [1]);
  assert.equal(tried(candidates, 150), [2]);
});

test("known-and-unusable-candidates-and-those-past-the-limit-are-ignored", () => {
  const candidates = new Candidates(DIRECT, 2);
  candidates.add([at(1), at(1), { address: "example.org", port: 5 }, at(2), at(3)], 0);
  assert.equal(tried(candidates, 0), [1, 2]);
});

test("time-of-a-try-is-known-only-after-a-single-try", () => {
  const candidates = new Candidates(DIRECT, 2);
  candidates.add([at(1)], 0);
  assert.is(candidates.singleTryMs(at(1)), undefined);
  tried(candidates, 5);
  assert.is(candidates.singleTryMs(at(1)), 5);
  assert.is(candidates.singleTryMs(at(2)), undefined);
  tried(candidates, 105);
  assert.is(candidates.singleTryMs(at(1)), undefined);
});

test("kind-of-path-decides-which-candidates-are-usable-and-known", () => {
  const evenPorts: PathKind = {
    datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
    copy: (destination) => destination,
    isSame: (one, other) => one.port === other.port,
    isUsable: ({ port }) => port % 2 === 0,
    handicapMs: () => 0,
  };
  const candidates = new Candidates(evenPorts, 16);
  candidates.add([at(1), at(2), { address: "example.org", port: 2 }, { address: "example.org", port: 4 }], 0);
  assert.equal(tried(candidates, 0), [2, 4]);
  assert.is(candidates.singleTryMs({ address: "example.net", port: 4 }), 0);
});
