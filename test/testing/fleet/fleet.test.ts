import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { runFleet } from "./fleet.ts";
import { PLANTED } from "./planted.ts";

const test = suite("fleet of clients");

const certificate = createCertificate();
/** `npm run fleet` runs larger ones, and more of them. */
const SMALL = { clients: 4, steps: 50, awayMsMax: 600_000 };
const SEEDS = 2;
/** A planted fault shows with one of so many seeds, in a run twice as long. */
const PLANTED_SEEDS_MAX = 8;

test("accepted-texts-arrive-and-what-was-missed-is-told-through-restarts-partitions-sleeps-and-kills", async () => {
  for (let index = 0; index < SEEDS; index++) {
    const seed = (SEED + index) >>> 0;
    const { faults, accepted, received } = await runFleet({ certificate: await certificate, seed, ...SMALL });
    assert.equal(faults, [], `seed ${seed}`);
    assert.ok(accepted > 0 && received > 0);
  }
});

test("failing-seed-replays-exactly", async () => {
  const options = { certificate: await certificate, seed: SEED, ...SMALL, steps: 20 };
  assert.equal(await runFleet(options), await runFleet(options));
});

for (const { name, faults, found } of PLANTED) {
  test(`${name}-is-found`, async () => {
    const texts: string[] = [];
    for (let index = 0; index < PLANTED_SEEDS_MAX && !texts.some((text) => found.test(text)); index++) {
      const options = { certificate: await certificate, seed: (SEED + index) >>> 0, faults, ...SMALL, steps: 100 };
      texts.push(...(await runFleet(options)).faults);
    }
    assert.ok(
      texts.some((text) => found.test(text)),
      texts.join("\n"),
    );
  });
}
