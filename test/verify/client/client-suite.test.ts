import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { CLIENT_SUITE } from "../../../src/verify/client/client-suite.ts";
import { runClientSuite } from "../../../src/verify/client/run-client-suite.ts";
import { casesOf } from "../../../src/verify/shared/case.ts";
import { sampleOf, timesOf } from "../../sample.ts";
import { suite } from "../../suite.ts";
import { clientCommand } from "./our-client.ts";

const test = suite("verify suite for clients", { timeLimitMs: timesOf(300_000, 900_000) });

const PROTOCOL = readFileSync(join(import.meta.dirname, "../../../proto/PROTOCOL.md"), "utf8");
const ALL = casesOf(CLIENT_SUITE);
/** Each case starts a client. `CHATWIRE_FULL=1 npm test -- verify/` and `npm run verify` run them all. */
const CASES_PER_SAMPLE = 12;

for (const { title } of CLIENT_SUITE) {
  const number = title.split(".")[0];
  test(`our-client-passes-a-sample-of-section-${number}-of-the-protocol`, async () => {
    const { results, agent } = await runClientSuite({
      command: clientCommand(),
      host: "127.0.0.1",
      port: 0,
      // On a busy machine everything is slow.
      waitMs: 20_000,
      quietMs: 300,
      jobs: 3,
      cases: sampleOf(
        ALL.filter(({ section }) => section === title),
        CASES_PER_SAMPLE,
      ),
      onResult: () => {},
    });
    const others = results.filter(({ outcome }) => outcome.kind !== "passed");
    assert.equal(
      others.map(({ item, outcome }) => ({ id: item.id, ...outcome })),
      [],
    );
    assert.match(agent, /^chatwire/);
  });
}

test("each-case-has-an-id-of-its-own-and-a-section-and-heading-of-the-protocol", () => {
  const ids = ALL.map(({ item }) => item.id);
  assert.is(new Set(ids).size, ids.length);
  for (const { section, item } of ALL) {
    assert.ok(PROTOCOL.includes(`\n## ${section}\n`), section);
    const { heading, id, title } = item;
    if (heading !== undefined) assert.ok(PROTOCOL.includes(`\n### ${heading}\n`), `${id}: ${heading}`);
    assert.not.match(title, /[^.]\.$/, id);
  }
});
