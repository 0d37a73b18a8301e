import * as assert from "uvu/assert";
import { RandomPorts } from "../../../src/peering/search/random-ports.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("random ports");

test("each-port-is-drawn-once", () => {
  const random = new SeededRandom(SEED);
  const ports = new RandomPorts((length) => random.bytes(length));
  const drawn: number[] = [];
  for (let port = ports.next(); port !== undefined; port = ports.next()) drawn.push(port);
  assert.is(drawn.length, 64_512);
  assert.equal(
    drawn.toSorted((one, other) => one - other),
    Array.from({ length: 64_512 }, (_, index) => 1_024 + index),
  );
});

test("ports-come-from-the-whole-range-from-the-first-on", () => {
  const random = new SeededRandom(SEED);
  const ports = new RandomPorts((length) => random.bytes(length));
  const drawn = Array.from({ length: 1_000 }, () => ports.next() ?? 0);
  const quarters = [0, 1, 2, 3].map(
    (quarter) => drawn.filter((port) => Math.floor((port - 1_024) / 16_128) === quarter).length,
  );
  assert.ok(
    quarters.every((count) => count > 180 && count < 320),
    `${quarters}`,
  );
});
