import * as assert from "uvu/assert";
import { linkPsk } from "../../../src/crypto/link/link-psk.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("psk of a link");

const seeded = new SeededRandom(SEED);
const [PSK, SECRET, TRANSCRIPT] = [seeded.bytes(32), seeded.bytes(32), seeded.bytes(64)] as const;

test("psk-has-32-bytes-and-depends-on-every-input", () => {
  const psk = linkPsk(PSK, SECRET, TRANSCRIPT);
  assert.is(psk.length, 32);
  assert.equal(linkPsk(PSK, SECRET, TRANSCRIPT), psk);
  const others = [
    linkPsk(seeded.bytes(32), SECRET, TRANSCRIPT),
    linkPsk(PSK, seeded.bytes(32), TRANSCRIPT),
    linkPsk(PSK, undefined, TRANSCRIPT),
    linkPsk(PSK, SECRET, seeded.bytes(64)),
    PSK,
  ];
  for (const other of others) assert.not.equal(other, psk);
});
