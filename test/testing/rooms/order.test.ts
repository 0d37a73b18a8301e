import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { runOrder } from "./order.ts";

const OPERATIONS = timesOf(300, 100_000);

const test = suite("order of rooms", { timeLimitMs: 120_000 + 30 * OPERATIONS });

test("members-of-rooms-have-the-same-posts-once-and-in-order-whatever-is-killed", async () => {
  const certificate = await createCertificate();
  const report = await runOrder({ certificate, seed: SEED, clients: 20, rooms: 3, operations: OPERATIONS });
  assert.equal(report.faults, []);
  // What never happened proves nothing.
  for (const count of [report.posts, report.edits, report.deletions, report.kills, report.breaks, report.restarts])
    assert.ok(count > 0, JSON.stringify(report));
});
