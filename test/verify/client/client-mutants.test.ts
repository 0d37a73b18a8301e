import * as assert from "uvu/assert";
import { CLIENT_SUITE } from "../../../src/verify/client/client-suite.ts";
import { runClientSuite } from "../../../src/verify/client/run-client-suite.ts";
import { casesOf } from "../../../src/verify/shared/case.ts";
import { sampleOf } from "../../sample.ts";
import { suite } from "../../suite.ts";
import { CLIENT_MUTANTS } from "./client-mutants.ts";
import type { ClientMutant } from "./mutant.ts";
import { clientCommand } from "./our-client.ts";

const test = suite("verify mutants of the client", { timeLimitMs: 120_000 });

const ALL = casesOf(CLIENT_SUITE);
/** `CHATWIRE_FULL=1 npm test -- verify/` runs them all. */
const MUTANTS_PER_SAMPLE = 4;

for (const [name, mutant] of sampleOf(Object.entries(CLIENT_MUTANTS), MUTANTS_PER_SAMPLE)) {
  test(`mutant-is-found: ${name}`, () => assertFound(name, mutant));
}

async function assertFound(name: string, { found, section, expected }: ClientMutant): Promise<void> {
  const { results } = await runClientSuite({
    command: clientCommand(name),
    host: "127.0.0.1",
    port: 0,
    waitMs: 3_000,
    quietMs: 300,
    jobs: 1,
    cases: ALL.filter(({ item }) => item.id === found),
    onResult: () => {},
  });
  const [result] = results;
  assert.is(result?.item.id, found);
  assert.ok(result?.section.startsWith(`${section}.`), result?.section);
  const { outcome } = result ?? {};
  const isFound = outcome?.kind === "failed" && outcome.expected.includes(expected);
  assert.ok(isFound, JSON.stringify(outcome));
}
