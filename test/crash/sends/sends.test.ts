import * as assert from "uvu/assert";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { sendThroughCrashes } from "./sends-run.ts";

const test = suite("sends through crashes", { timeLimitMs: 120_000 });

test("each-accepted-text-is-in-the-mailbox-once-and-in-order-although-clients-server-and-connections-die", async () => {
  const {
    accepted,
    stored,
    clientKills,
    serverKills,
    faults,
    comebacks: _,
    ...wrong
  } = await sendThroughCrashes({
    seed: SEED,
    sends: timesOf(300, 2_000),
    senders: 3,
    receivers: 3,
    clientTextsMax: 120,
    serverTextsMax: 200,
    faultPauseMsMax: 400,
  });
  assert.equal(wrong, {
    lost: [],
    doubled: [],
    misordered: [],
    misplaced: [],
    misread: [],
    failures: [],
    integrity: ["ok"],
  });
  assert.ok(stored >= accepted, `${accepted} texts were accepted, and ${stored} are stored`);
  assert.ok(clientKills >= 3 && serverKills >= 1 && faults.cuts + faults.holds >= 1);
});
