import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { RegisterRequest } from "../../../generated/chatwire/v1/account.ts";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { ChatServer, createCertificate } from "../../../src/server/index.ts";
import type { Account } from "../../../src/verify/server/account.ts";
import { runServerSuite } from "../../../src/verify/server/run-server-suite.ts";
import { SERVER_SUITE } from "../../../src/verify/server/server-suite.ts";
import type { Target } from "../../../src/verify/server/socket.ts";
import { casesOf } from "../../../src/verify/shared/case.ts";
import { sampleOf } from "../../sample.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { VERIFY_LIMITS } from "../limits.ts";

const test = suite("verify suite", { timeLimitMs: 240_000 });

const PROTOCOL = readFileSync(join(import.meta.dirname, "../../../proto/PROTOCOL.md"), "utf8");
const ALL = casesOf(SERVER_SUITE);
/** The certificate that the servers announce. */
const { cert: NEXT } = await createCertificate();
const PASSWORD = "correct horse battery";

async function withServer(
  options: Parameters<typeof ChatServer.listen>[0],
  use: (target: Target, server: ChatServer) => Promise<void>,
): Promise<void> {
  const nextKey = options?.security === "plain" ? {} : { nextKey: NEXT };
  const server = await ChatServer.listen({ host: "127.0.0.1", port: 0, ...nextKey, ...options });
  const { port, fingerprint } = server;
  try {
    await use({ host: "127.0.0.1", port, security: fingerprint === undefined ? "plain" : "tls", fingerprint }, server);
  } finally {
    await server.close();
  }
}

async function run(target: Target, prefix: RegExp, timeoutMs = 5_000) {
  const cases = ALL.filter(({ section, item }) => prefix.test(`${section} ${item.id}`));
  return runServerSuite({ target, cases, accounts: [], timeoutMs, onResult() {} });
}

function assertAllPassed({ results, left }: Awaited<ReturnType<typeof run>>): void {
  assert.ok(results.length > 0);
  for (const { item, outcome } of results) assert.is(outcome.kind, "passed", `${item.id}: ${JSON.stringify(outcome)}`);
  assert.equal(left, []);
}

for (const { title } of SERVER_SUITE) {
  test(`our-server-passes: ${title}`, () =>
    withServer({ limits: VERIFY_LIMITS }, async (target, server) => {
      const prefix = new RegExp(`^${title} (?!timeouts/)`);
      assertAllPassed(await run(target, prefix));
      assert.is(server.statistics().accountsNow, 0);
    }));
}

test("our-server-passes-the-cases-of-timeouts-if-its-limits-are-short", () => {
  const limits = {
    helloTimeoutMs: 1_500,
    loginTimeoutMs: 1_500,
    frameTimeoutMs: 1_500,
    idleTimeoutMs: 1_600,
    resumeWindowMs: 1_000,
  };
  return withServer({ limits: { ...VERIFY_LIMITS, ...limits } }, async (target) =>
    assertAllPassed(await run(target, / timeouts\//)),
  );
});

test("what-a-limit-makes-impossible-is-skipped-with-its-reason", () =>
  withServer({ limits: { ...VERIFY_LIMITS, registrationsPerAddressMax: 1 } }, async (target) => {
    const { results } = await run(target, / (texts\/received|timeouts\/idle)$/, 1_000);
    for (const { outcome } of results) assert.is(outcome.kind, "skipped", JSON.stringify(outcome));
    const reasons = results.map(({ outcome }) => (outcome.kind === "skipped" ? outcome.reason : ""));
    assert.match(reasons[0] ?? "", /idleTimeoutMs is 60000 ms/);
    assert.match(reasons[1] ?? "", /limited by registrationsPerAddressMax/);
  }));

test("a-plain-server-passes-what-needs-no-tls", () =>
  withServer({ limits: VERIFY_LIMITS, security: "plain" }, async (target) => {
    const { results } = await run(target, / (hello\/tls-1-2|login\/good|login\/channel-binding|probes\/address)$/);
    assert.equal(results.map(({ outcome }) => outcome.kind).sort(), ["passed", "passed", "skipped", "skipped"]);
  }));

test("ids-are-unique-and-sections-exist-in-the-specification", () => {
  const ids = ALL.map(({ item }) => item.id);
  assert.is(new Set(ids).size, ids.length);
  assert.ok(ids.length >= 280, `${ids.length} cases`);
  for (const { section, item } of ALL) {
    assert.match(item.id, /^[a-z]+\/[a-z0-9-]+$/);
    assert.ok(!item.title.endsWith("."), item.id);
    assert.ok(PROTOCOL.includes(`\n## ${section}\n`), section);
    if (item.heading !== undefined)
      assert.ok(PROTOCOL.includes(`\n### ${item.heading}\n`), `${item.id}: ${item.heading}`);
  }
});

/** Of the cases that need no account of their own, `CHATWIRE_FULL=1 npm test -- verify/` runs all. */
const OTHERS_PER_SAMPLE = 4;
/** The accounts that a caller gives. */
const GIVEN: readonly Account[] = ["one", "two", "three", "four", "five"].map((name) => ({ name, password: PASSWORD }));

test("with-accounts-given-the-suite-registers-nobody-and-says-which-cases-it-skips-for-that", () => {
  // Further registrations are refused.
  const limits = { ...VERIFY_LIMITS, accountsMax: GIVEN.length, registrationsPerAddressMax: GIVEN.length };
  return withServer({ limits }, async (target, server) => {
    for (const account of GIVEN) await registerAt(server, account);
    const asked = countRegistrations();
    const others = ALL.filter((one) => !isSkipped(one) && !/^timeouts\//.test(one.item.id));
    const { results, left } = await runServerSuite({
      target,
      cases: [...ALL.filter(isSkipped), ...sampleOf(others, OTHERS_PER_SAMPLE)],
      accounts: GIVEN,
      timeoutMs: 5_000,
      onResult() {},
    });
    assert.is(asked.stop(), 0, "requests to register");
    assert.is(server.statistics().accountsNow, GIVEN.length);
    assert.equal(left, []);
    const skipped = new Map<string, string>();
    for (const { item, outcome } of results) {
      assert.is.not(outcome.kind, "failed", `${item.id}: ${JSON.stringify(outcome)}`);
      if (outcome.kind === "skipped") skipped.set(item.id, outcome.reason);
    }
    for (const [id, reason] of skipped) assert.match(reason, /only those of --account/, id);
    assert.equal(
      [...skipped.keys()].sort(),
      ALL.filter(isSkipped)
        .map(({ item }) => item.id)
        .sort(),
    );
    for (const account of GIVEN) await logInAt(server, account);
  });
});

test("with-accounts-given-that-do-not-exist-the-cases-fail-and-nobody-is-registered", () =>
  withServer({ limits: VERIFY_LIMITS }, async (target, server) => {
    const named = ALL.filter(({ item }) => item.id === "texts/received");
    const { results } = await runServerSuite({
      target,
      cases: named,
      accounts: GIVEN,
      timeoutMs: 2_000,
      onResult() {},
    });
    assert.is(results[0]?.outcome.kind, "failed");
    assert.match(JSON.stringify(results[0]?.outcome), /LOGIN_FAILED/);
    assert.is(server.statistics().accountsNow, 0);
  }));

/** The cases that register, change or delete an account. */
function isSkipped({ item }: { readonly item: { readonly id: string } }): boolean {
  return /^(names|registration)\/|^accounts\/(change|proof|delete)/.test(item.id);
}

async function registerAt({ port }: ChatServer, { name, password }: Account): Promise<void> {
  await using client = await ChatClient.connect(`chat://127.0.0.1:${port}`, {
    pins: new MemoryPins(),
    limits: FEW_ITERATIONS,
  });
  await client.register({ name, password, privacy: "PUBLIC" });
}

async function logInAt({ port }: ChatServer, { name, password }: Account): Promise<void> {
  await using client = await ChatClient.connect(`chat://127.0.0.1:${port}`, {
    pins: new MemoryPins(),
    limits: FEW_ITERATIONS,
  });
  await client.logIn({ name, password });
}

/**
 * Counts the requests that ask this process's server to register a name, until `stop` is called. Requests without any
 * content show that a state refuses them.
 */
function countRegistrations(): { stop(): number } {
  const { read } = RegisterRequest;
  let count = 0;
  RegisterRequest.read = (...args) => {
    const request = read(...args);
    if (request.name !== "") count += 1;
    return request;
  };
  return {
    stop() {
      RegisterRequest.read = read;
      return count;
    },
  };
}
