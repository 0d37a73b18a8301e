import * as assert from "uvu/assert";
import { ArrivedDatagrams } from "../../../src/peering/reliable/arrived-datagrams.ts";
import { readRanges } from "../../../src/peering/reliable/sent-datagrams.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("arrived datagrams");

function arrived(...packetNumbers: number[]): ArrivedDatagrams {
  const datagrams = new ArrivedDatagrams();
  for (const packetNumber of packetNumbers) datagrams.add(packetNumber);
  return datagrams;
}

test("only-the-datagram-after-the-newest-is-in-order", () => {
  const datagrams = new ArrivedDatagrams();
  assert.equal(
    [5, 6, 8, 7, 7, 9, 1].map((packetNumber) => datagrams.add(packetNumber)),
    [true, true, false, false, false, true, false],
  );
});

test("ranges-are-told-from-the-packet-number-down", () => {
  assert.equal(arrived(1, 2, 3).lengthsBelow(3), [2]);
  assert.equal(arrived(3).lengthsBelow(3), []);
  assert.equal(arrived(1, 3, 4, 9).lengthsBelow(9), [0, 4, 2, 1, 1]);
  // What came after the packet number is left out.
  assert.equal(arrived(1, 3, 4, 9).lengthsBelow(4), [1, 1, 1]);
});

test("what-is-told-is-what-has-arrived", () => {
  const random = new SeededRandom(SEED);
  for (let round = 0; round < 200; round++) {
    const numbers = new Set(Array.from({ length: 20 }, () => 1 + random.below(40)));
    const newest = Math.max(...numbers);
    const told = new Set<number>();
    for (const { from, to } of readRanges(newest, arrived(...numbers).lengthsBelow(newest)))
      for (let each = from; each <= to; each++) told.add(each);
    assert.equal([...told].sort(), [...numbers].sort(), `CHATWIRE_SEED=${SEED}`);
  }
});

test("only-the-newest-32-ranges-are-kept", () => {
  const datagrams = new ArrivedDatagrams();
  for (let packetNumber = 1; packetNumber <= 2_001; packetNumber += 2) datagrams.add(packetNumber);
  assert.is(datagrams.lengthsBelow(2_001).length, 1 + 2 * 31);
});
