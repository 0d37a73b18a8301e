import * as assert from "uvu/assert";
import { mixPsk, type PskInputs } from "../../../src/crypto/post-quantum/mixed-psk.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("psk with a post-quantum secret");

const seeded = new SeededRandom(SEED);
const random = (length: number) => seeded.bytes(length);
const INPUTS: PskInputs = {
  psk: random(32),
  secret: random(32),
  introductionId: 5,
  inviterConnectionId: 1n,
  invitedConnectionId: 2n,
  encapsulationKey: random(1_184),
  ciphertext: random(1_088),
};

test("mixed-psk-has-32-bytes-and-depends-on-every-input", () => {
  const mixed = mixPsk(INPUTS);
  assert.is(mixed.length, 32);
  assert.equal(mixPsk(INPUTS), mixed);
  const others: readonly Partial<PskInputs>[] = [
    { psk: random(32) },
    { secret: random(32) },
    { introductionId: 6 },
    { inviterConnectionId: 3n },
    { invitedConnectionId: 3n },
    { inviterConnectionId: 2n, invitedConnectionId: 1n },
    { encapsulationKey: random(1_184) },
    { ciphertext: random(1_088) },
  ];
  for (const other of others) assert.not.equal(mixPsk({ ...INPUTS, ...other }), mixed, Object.keys(other).join());
});
