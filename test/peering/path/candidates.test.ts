import * as assert from "uvu/assert";
import { Candidates } from "../../../src/peering/path/candidates.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";

const test = suite("candidates");

function at(port: number): SocketAddress {
  return { address: "192.0.2.1", port };
}

/** The ports tried at a time. */
function tried(candidates: Candidates, nowMs: number): number[] {
  const ports: number[] = [];
  for (let next = candidates.poll(nowMs); next !== undefined; next = candidates.poll(nowMs)) ports.push(next.port);
  return ports;
}

test("candidate-is-tried-at-once-and-then-with-growing-pauses", () => {
  const candidates = new Candidates(16);
  candidates.add([at(1)], 0);
  const times: number[] = [];
  for (let nextMs = 0; nextMs <= 1_500; nextMs = candidates.nextTimeoutMs ?? Number.NaN) {
    times.push(nextMs);
    assert.equal(tried(candidates, nextMs), [1]);
  }
  assert.equal(times, [0, 100, 300, 700, 1_100, 1_500]);
});

test("candidate-added-later-has-its-own-pauses", () => {
  const candidates = new Candidates(16);
  candidates.add([at(1)], 0);
  tried(candidates, 0);
  candidates.add([at(2)], 50);
  assert.equal(tried(candidates, 50), [2]);
  assert.equal(tried(candidates, 100), [1]);
  assert.equal(tried(candidates, 150), [2]);
});

test("known-and-unusable-candidates-and-those-past-the-limit-are-left-out", () => {
  const candidates = new Candidates(2);
  candidates.add([at(1), at(1), { address: "example.org", port: 5 }, at(2), at(3)], 0);
  assert.equal(tried(candidates, 0), [1, 2]);
});

test("time-of-a-try-is-known-while-it-is-the-only-one", () => {
  const candidates = new Candidates(2);
  candidates.add([at(1)], 0);
  assert.is(candidates.triedOnceMs(at(1)), undefined);
  tried(candidates, 5);
  assert.is(candidates.triedOnceMs(at(1)), 5);
  assert.is(candidates.triedOnceMs(at(2)), undefined);
  tried(candidates, 105);
  assert.is(candidates.triedOnceMs(at(1)), undefined);
});
