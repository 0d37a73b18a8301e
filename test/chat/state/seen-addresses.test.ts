import * as assert from "uvu/assert";
import { PROBE_TOKEN_BYTES, SeenAddresses } from "../../../src/chat/state/seen-addresses.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("seen addresses");

const at = (port: number) => ({ address: "198.51.100.7", port });

/** The answers to probes from the ports 1 to `count`. */
function answered(count: number): { seen: SeenAddresses; tokens: Uint8Array[] } {
  const [seen, random] = [new SeenAddresses(), new SeededRandom(SEED)];
  const tokens = Array.from({ length: count }, () => random.bytes(PROBE_TOKEN_BYTES));
  for (const [index, token] of tokens.entries()) seen.answered(token, at(index + 1));
  return { seen, tokens };
}

test("no-address-is-proven-before-its-token-is-shown", () => {
  const { seen, tokens } = answered(3);
  assert.equal([seen.prove([]), seen.prove([new Uint8Array(8), new Uint8Array(0)]), seen.proven], [[], [], []]);
  assert.equal([seen.prove(tokens.slice(1, 2)), seen.proven], [[at(2)], [at(2)]]);
  // A request without the token proves nothing, and takes nothing back.
  assert.equal([seen.prove([]), seen.proven], [[], [at(2)]]);
});

test("latest-address-of-each-family-counts-whatever-the-order-of-the-tokens", () => {
  const { seen, tokens } = answered(3);
  const ipv6 = { address: "2001:db8::7", port: 9 };
  const token = new Uint8Array(PROBE_TOKEN_BYTES).fill(1);
  seen.answered(token, ipv6);
  assert.equal(seen.prove([token, ...tokens.reverse()]), [at(3), ipv6]);
  assert.equal(seen.proven, [at(3), ipv6]);
});

test("sixteen-answered-probes-are-kept-and-sixteen-tokens-of-a-request-looked-at", () => {
  const { seen, tokens } = answered(20);
  for (const [index, token] of tokens.entries()) assert.equal(seen.prove([token]), index < 4 ? [] : [at(index + 1)]);
  const strangers = new SeededRandom(SEED + 1);
  const others = Array.from({ length: 16 }, () => strangers.bytes(PROBE_TOKEN_BYTES));
  assert.equal(seen.prove([...others, ...tokens]), []);
});
