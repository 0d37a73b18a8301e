import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as assert from "uvu/assert";
import { runServerSuite } from "../../../src/verify/server/run-server-suite.ts";
import { SERVER_SUITE } from "../../../src/verify/server/server-suite.ts";
import { casesOf, type Result } from "../../../src/verify/shared/case.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { sampleOf } from "../../sample.ts";
import { suite } from "../../suite.ts";
import type { Mutant } from "./mutant.ts";
import { MUTANTS } from "./server-mutants.ts";

const test = suite("verify mutants", { timeLimitMs: 120_000 });

const ALL = casesOf(SERVER_SUITE);
/** `CHATWIRE_FULL=1 npm test -- verify/` runs them all. */
const MUTANTS_PER_SAMPLE = 4;
const SAMPLE = sampleOf(MUTANTS, MUTANTS_PER_SAMPLE);
let child: ChildProcess;
let port = 0;

test.before(async () => {
  child = spawn(process.execPath, argumentsFor("test/verify/server/server-process.ts"), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = await once(child, "message");
  port = message.port;
});

test.after(() => {
  child.disconnect();
});

async function verify(name: string, ids: readonly string[]): Promise<readonly Result[]> {
  child.send(name);
  await once(child, "message");
  const { results } = await runServerSuite({
    target: { host: "127.0.0.1", port, security: "tls", fingerprint: undefined },
    cases: ALL.filter(({ item }) => ids.includes(item.id)),
    accounts: [],
    timeoutMs: 2_500,
    onResult() {},
  });
  return results;
}

test("server-that-nobody-broke-passes-the-cases-that-find-mutants", async () => {
  const results = await verify("nothing", [...new Set(SAMPLE.map(({ finds }) => finds))]);
  for (const { item, outcome } of results) assert.is(outcome.kind, "passed", `${item.id}: ${JSON.stringify(outcome)}`);
});

for (const mutant of SAMPLE) {
  test(`mutant-is-found: ${mutant.name}`, () => assertFound(mutant));
}

async function assertFound({ name, finds, section }: Mutant): Promise<void> {
  const [result] = await verify(name, [finds]);
  assert.is(result?.item.id, finds);
  assert.is(result?.section, section);
  assert.is(result?.outcome.kind, "failed", JSON.stringify(result?.outcome));
  if (result?.outcome.kind !== "failed") return;
  assert.ok(result.outcome.expected !== "" && result.outcome.received !== "");
}
