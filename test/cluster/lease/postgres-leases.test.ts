import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import { PostgresLeases } from "../../../src/cluster/lease/postgres-leases.ts";
import { PostgresStore } from "../../../src/server/index.ts";
import { LostConnection } from "../../../src/store/postgres/connection.ts";
import { onPostgres } from "../../store/postgres/on-postgres.ts";
import { suite } from "../../suite.ts";

const { test, server, closeLater } = onPostgres(suite("lease in a PostgreSQL database", { timeLimitMs: 120_000 }));

const END_OTHERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE pid <> pg_backend_pid() AND application_name = 'chatwire' AND state = 'idle'`;
/** Nobody gets an answer about the lease meanwhile. The database itself would end the waiting after 3 s. */
const HOLD = "BEGIN; LOCK TABLE core_lease; SELECT pg_sleep(2.7); COMMIT";
/** Longer than the test takes. */
const LONG_MS = 600_000;

async function open(url: string): Promise<PostgresLeases> {
  return closeLater(await PostgresLeases.open(url));
}

test("one-core-has-the-lease-until-it-is-released-or-its-time-is-over", async () => {
  const url = await server().newSchema();
  const [first, second] = await Promise.all([open(url), open(url)]);
  const lease = await first.take("first", LONG_MS);
  assert.equal(lease, { token: 1 });
  assert.is(await second.take("second", LONG_MS), undefined);
  assert.ok(lease !== undefined && (await first.renew("first", lease, LONG_MS)));
  assert.not(await second.renew("second", lease, LONG_MS));
  await second.release("second", lease);
  assert.is(await second.take("second", LONG_MS), undefined);
  await first.release("first", lease);
  const next = await second.take("second", 0);
  assert.equal(next, { token: 2 });
  assert.not(await first.renew("first", lease, LONG_MS));
  // Its time is over at once.
  assert.equal(await first.take("first", LONG_MS), { token: 3 });
  assert.not(await second.renew("second", next ?? lease, LONG_MS));
});

test("database-with-the-lease-still-counts-as-empty-for-the-store", async () => {
  const url = await server().newSchema();
  await open(url);
  const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
  const store = await PostgresStore.open({ url, pepper: random(32), random });
  assert.equal([...(await store.load()).accounts], []);
  await store.close();
});

test("connection-that-was-lost-is-replaced-and-the-lease-stays", async () => {
  const url = await server().newSchema();
  const leases = await open(url);
  const lease = await leases.take("first", LONG_MS);
  await server().run(url, END_OTHERS);
  let isRenewed = false;
  // The connection may be found to be lost only by the first call.
  for (let attempt = 0; attempt < 2 && !isRenewed; attempt++)
    isRenewed = await leases.renew("first", lease ?? { token: 0 }, LONG_MS).catch(() => false);
  assert.ok(isRenewed);
});

test("call-without-an-answer-ends-in-time-and-the-next-one-has-another-connection", async () => {
  const url = await server().newSchema();
  const leases = await open(url);
  await leases.take("first", 0);
  const held = server().run(url, HOLD);
  let error: unknown;
  // Calls before the lock is taken get an answer.
  while (error === undefined) await leases.take("first", 0).catch((reason: unknown) => (error = reason));
  assert.instance(error, LostConnection);
  await held;
  assert.ok(await leases.take("first", LONG_MS));
});
