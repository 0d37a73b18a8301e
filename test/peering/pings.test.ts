import * as assert from "uvu/assert";
import { Pings } from "../../src/peering/pings.ts";
import { SeededRandom } from "../random.ts";
import { suite } from "../suite.ts";

const test = suite("pings");

function createPings(): Pings {
  const random = new SeededRandom(1);
  return new Pings((length) => random.bytes(length));
}

test("answer-tells-the-round-trip-time-once", () => {
  const pings = createPings();
  const nonce = pings.begin(1_000);
  assert.is(pings.end(nonce, 1_045), 45);
  assert.is(pings.end(nonce, 1_050), undefined);
});

test("answer-nobody-asked-for-tells-nothing", () => {
  assert.is(createPings().end(5n, 1_000), undefined);
});

test("only-the-last-eight-pings-are-waited-for", () => {
  const pings = createPings();
  const nonces = Array.from({ length: 9 }, (_, index) => pings.begin(index));
  assert.is(pings.end(nonces[0] ?? 0n, 100), undefined);
  assert.is(pings.end(nonces[1] ?? 0n, 100), 99);
});
