/** `npm run cuts -- tls` does this at every byte. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../src/net/certificate.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import type { End } from "./byte-proxy.ts";
import { checkIncompleteCuts, checkTlsCuts, measureWhole } from "./tls-cuts.ts";

const test = suite("sessions that are cut, over TLS", { timeLimitMs: 120_000 });

const PLACES = 12;
const PARALLEL = 6;

const certificate = createCertificate();
const whole = certificate.then((own) => measureWhole({ seed: SEED, certificate: own }));
const random = new SeededRandom(SEED);

/** So many places, at the same distance from each other, from a random one on. */
async function options(from: End, isHalfOpen: boolean) {
  const everyBytes = Math.ceil((await whole).bytes[from] / PLACES);
  const firstByte = random.below(everyBytes);
  return { seed: SEED, certificate: await certificate, from, isHalfOpen, everyBytes, firstByte, parallel: PARALLEL };
}

test("recorded-session-has-200-messages", async () => {
  const { messages } = await whole;
  assert.ok(messages >= 200, `${messages}`);
});

for (const from of ["client", "server"] as const) {
  test(`session-that-is-cut-at-a-byte-from-the-${from}-is-resumed-and-nothing-is-lost-or-repeated`, async () => {
    const { cuts, resumed } = await checkTlsCuts(await options(from, false), (await whole).bytes);
    assert.ok(cuts >= PLACES - 2 && resumed >= cuts, `${cuts} cuts, ${resumed} resumed`);
  });

  test(`half-open-session-at-a-byte-from-the-${from}-is-resumed-and-nothing-is-lost-or-repeated`, async () => {
    const { cuts, resumed } = await checkTlsCuts(await options(from, true), (await whole).bytes);
    assert.ok(cuts >= PLACES - 2 && resumed >= cuts, `${cuts} cuts, ${resumed} resumed`);
  });

  test(`session-that-cannot-be-made-whole-after-a-cut-from-the-${from}-names-what-is-missing`, async () => {
    const { cuts, restored } = await checkIncompleteCuts(await options(from, false), (await whole).bytes);
    assert.ok(cuts > 0 && restored > 0, `${cuts} cuts, ${restored} restored`);
  });
}
