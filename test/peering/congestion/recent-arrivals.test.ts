/** Datagrams that have arrived lately are kept as numbers, in the order in which they came, however many they are. */

import * as assert from "uvu/assert";
import { RecentArrivals } from "../../../src/peering/congestion/recent-arrivals.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("recent arrivals");

test("numbers-come-out-as-they-went-in-while-the-room-grows-and-wraps", () => {
  const random = new SeededRandom(SEED);
  const recent = new RecentArrivals();
  const expected: { sentMs: number; arrivedMs: number; bytes: number }[] = [];
  for (let step = 0; step < 5_000; step++) {
    if (random.below(3) > 0) {
      const datagram = { sentMs: step + 0.125, arrivedMs: 1e9 + step / 3, bytes: 1 + random.below(1_200) };
      recent.push(datagram);
      expected.push(datagram);
    } else {
      recent.shift();
      expected.shift();
    }
    assert.is(recent.length, expected.length);
  }
  assert.ok(expected.length > 1_000, `${expected.length}`);
  const kept = expected.map((_, position) => ({
    sentMs: recent.sentMs(position),
    arrivedMs: recent.arrivedMs(position),
    bytes: recent.bytes(position),
  }));
  assert.equal(kept, expected);
  assert.is(
    recent.totalBytes,
    expected.reduce((sum, { bytes }) => sum + bytes, 0),
  );
});
