import * as assert from "uvu/assert";
import { Candidates, isUsableAddress } from "../../../src/peering/path/candidates.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";

const test = suite("candidates");

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

test("known-and-unusable-candidates-and-those-past-the-limit-are-ignored", () => {
  const candidates = new Candidates(2);
  candidates.add([at(1), at(1), { address: "example.org", port: 5 }, at(2), at(3)], 0);
  assert.equal(tried(candidates, 0), [1, 2]);
});

test("time-of-a-try-is-known-only-after-a-single-try", () => {
  const candidates = new Candidates(2);
  candidates.add([at(1)], 0);
  assert.is(candidates.singleTryMs(at(1)), undefined);
  tried(candidates, 5);
  assert.is(candidates.singleTryMs(at(1)), 5);
  assert.is(candidates.singleTryMs(at(2)), undefined);
  tried(candidates, 105);
  assert.is(candidates.singleTryMs(at(1)), undefined);
});

test("unicast-addresses-are-usable", () => {
  for (const address of ["127.0.0.1", "10.0.0.1", "223.255.255.255", "::1", "2001:db8::1", "fe80::1", "2001:DB8::A"]) {
    assert.ok(isUsableAddress({ address, port: 5_000 }), address);
  }
});

test("host-names-multicast-and-unspecified-addresses-are-not-usable", () => {
  const refused = [
    "",
    "localhost",
    "example.org",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.4 ",
    "::",
    "0:0:0:0:0:0:0:0",
    "ff02::1",
    "::ffff:224.0.0.1",
    "1::2::3",
    "12345::1",
    "::1]@example.org[",
    "fe80::1%eth0",
  ];
  for (const address of refused) assert.not.ok(isUsableAddress({ address, port: 5_000 }), address);
});

test("port-must-be-from-1-to-65535", () => {
  for (const port of [0, -1, 65_536, 1.5, Number.NaN]) assert.not.ok(isUsableAddress({ address: "10.0.0.1", port }));
  for (const port of [1, 65_535]) assert.ok(isUsableAddress({ address: "10.0.0.1", port }));
});
