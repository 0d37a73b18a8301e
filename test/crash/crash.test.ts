import * as assert from "uvu/assert";
import { timesOf } from "../sample.ts";
import { SEED } from "../seed.ts";
import { whyNoPostgres } from "../store/postgres/postgres-server.ts";
import { suite } from "../suite.ts";
import { crashPostgres, crashServer } from "./crash-run.ts";

const test = suite("killed server", { timeLimitMs: 120_000 });

test("confirmed-changes-survive-kills-and-no-text-is-delivered-twice", async () => {
  const { confirmed, lost, wrong, forgotten, integrity } = await crashServer(SEED, timesOf(4, 10));
  assert.equal({ lost, wrong, forgotten, integrity }, { lost: [], wrong: [], forgotten: [], integrity: ["ok"] });
  assert.ok(confirmed > 20, `only ${confirmed} texts were confirmed`);
});

test("confirmed-changes-survive-kills-of-server-and-database", async () => {
  const reason = whyNoPostgres();
  if (reason !== undefined) {
    console.log(`skipped: confirmed-changes-survive-kills-of-server-and-database: ${reason}`);
    return;
  }
  const { confirmed, lost, wrong, forgotten, integrity } = await crashPostgres(SEED, timesOf(6, 20));
  assert.equal({ lost, wrong, forgotten, integrity }, { lost: [], wrong: [], forgotten: [], integrity: ["ok"] });
  assert.ok(confirmed > 20, `only ${confirmed} texts were confirmed`);
});
