import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { runFleet } from "./fleet.ts";

const test = suite("fleet of clients");

const certificate = createCertificate();
const SEEDS = 5;

test("accepted-texts-arrive-once-and-in-order-through-restarts-partitions-and-sleeps", async () => {
  let restored = 0;
  let accepted = 0;
  for (let index = 0; index < SEEDS; index++) {
    const seed = (SEED + index) >>> 0;
    const options = { certificate: await certificate, seed, clients: 6, steps: 40, awayMsMax: 120_000 };
    const report = await runFleet(options);
    assert.equal(report.faults, [], `seed ${seed}`);
    restored += report.restored;
    accepted += report.accepted;
  }
  assert.ok(restored > 0 && accepted > SEEDS * 10, `${restored} restored, ${accepted} accepted`);
});

test("failing-seed-replays-exactly", async () => {
  const options = { certificate: await certificate, seed: SEED, clients: 3, steps: 15, awayMsMax: 60_000 };
  assert.equal(await runFleet(options), await runFleet(options));
});
