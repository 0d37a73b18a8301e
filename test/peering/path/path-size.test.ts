import * as assert from "uvu/assert";
import { PathSize } from "../../../src/peering/path/path-size.ts";
import { suite } from "../../suite.ts";

const test = suite("the size of datagrams on one path");

const BASE_BYTES = 1_200;
const MAX_BYTES = 1_472;
const WAIT_MS = 3_000;
const RAISE_MS = 600_000;

/** A path that carries datagrams up to a size, and answers at once. */
class Rig {
  readonly size = new PathSize();
  /** Every request: its size and when it was sent. */
  readonly requests: Array<readonly [bytes: number, atMs: number]> = [];
  carriesBytes: number;
  nowMs = 0;

  constructor(carriesBytes: number) {
    this.carriesBytes = carriesBytes;
    this.size.begin(0);
  }

  run(durationMs: number, maxBytes = MAX_BYTES): void {
    const untilMs = this.nowMs + durationMs;
    for (;;) {
      this.size.expire(this.nowMs);
      const bytes = this.size.due(BASE_BYTES, maxBytes, this.nowMs);
      if (bytes !== undefined) {
        this.requests.push([bytes, this.nowMs]);
        const token = BigInt(this.requests.length);
        this.size.requested(token, bytes, this.nowMs);
        if (bytes <= this.carriesBytes) assert.ok(this.size.answered(token, this.nowMs));
      }
      const nextMs = this.size.nextTimeoutMs;
      if (nextMs === undefined || nextMs > untilMs) break;
      this.nowMs = Math.max(this.nowMs, nextMs);
    }
    this.nowMs = untilMs;
  }
}

test("search-goes-up-with-a-pause-and-ends-at-the-largest", () => {
  const rig = new Rig(9_000);
  rig.run(10 * RAISE_MS);
  assert.equal(rig.requests, [
    [1_232, 1_000],
    [1_372, 2_000],
    [1_432, 3_000],
    [1_452, 4_000],
    [1_472, 5_000],
  ]);
  assert.is(rig.size.bytes, 1_472);
});

test("search-does-not-go-past-what-the-peer-takes", () => {
  const rig = new Rig(9_000);
  rig.run(RAISE_MS, 1_452);
  assert.is(rig.size.bytes, 1_452);
  assert.is(rig.requests.length, 4);
});

test("lost-request-ends-the-search-for-ten-minutes", () => {
  const rig = new Rig(1_300);
  rig.run(2_000 + WAIT_MS + RAISE_MS - 1);
  assert.equal(rig.requests, [
    [1_232, 1_000],
    [1_372, 2_000],
  ]);
  rig.run(1);
  assert.equal(rig.requests.at(-1), [1_372, 2_000 + WAIT_MS + RAISE_MS]);
  assert.is(rig.size.bytes, 1_232);
});

test("answer-that-comes-after-the-search-has-ended-does-not-count", () => {
  const size = new PathSize();
  size.begin(0);
  assert.is(size.due(BASE_BYTES, MAX_BYTES, 1_000), 1_232);
  size.requested(7n, 1_232, 1_000);
  size.expire(1_000 + WAIT_MS);
  assert.not.ok(size.answered(7n, 1_000 + WAIT_MS));
  assert.is(size.bytes, undefined);
});

test("doubted-size-counts-for-nothing-until-an-answer", () => {
  const rig = new Rig(9_000);
  rig.run(RAISE_MS);
  rig.size.doubt();
  assert.is(rig.size.bytes, undefined);
  rig.run(0);
  assert.equal(rig.requests.at(-1), [1_472, RAISE_MS]);
  assert.is(rig.size.bytes, 1_472);
});

test("doubted-size-is-given-up-after-three-requests", () => {
  const rig = new Rig(9_000);
  rig.run(RAISE_MS);
  rig.carriesBytes = 1_300;
  rig.size.doubt();
  rig.run(RAISE_MS);
  assert.equal(rig.requests.slice(5), [
    [1_472, RAISE_MS],
    [1_472, RAISE_MS + 1_000],
    [1_472, RAISE_MS + 2_000],
  ]);
  assert.is(rig.size.bytes, undefined);
  rig.run(20_000);
  assert.is(rig.size.bytes, 1_232);
});

test("doubt-ends-the-search-too", () => {
  const rig = new Rig(9_000);
  rig.run(2_500);
  rig.size.doubt();
  rig.run(RAISE_MS - 1);
  assert.is(rig.size.bytes, 1_372);
  assert.is(rig.requests.length, 3);
});
