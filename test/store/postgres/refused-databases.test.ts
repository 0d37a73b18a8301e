/** Databases that the store refuses: each with an error code, and without changing anything. */

import * as assert from "uvu/assert";
import { StoreError, UsageError } from "../../../src/errors.ts";
import { PostgresConnection } from "../../../src/store/postgres/connection.ts";
import { PostgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { claimStore } from "../../../src/store/postgres/setup.ts";
import { MIGRATIONS } from "../../../src/store/postgres/tables/migrations.ts";
import { Sealer } from "../../../src/store/sealing/sealer.ts";
import { suite } from "../../suite.ts";
import { loadChecked } from "../plain-state.ts";
import { rejection } from "../rejection.ts";
import { PEPPER, random, randomBytes, sampleAccount, sampleDevice, saved } from "../samples.ts";
import { snapshot } from "../snapshot.ts";
import { finish, start } from "../sqlite/child.ts";
import { onPostgres } from "./on-postgres.ts";

const { test, server, closeLater } = onPostgres(suite("refused databases of the store"));

const LATEST = MIGRATIONS.length;

async function open(url: string, pepper = PEPPER): Promise<PostgresStore> {
  return closeLater(await PostgresStore.open({ url, pepper, random: randomBytes }));
}

async function assertRefused(url: string, code: StoreError["code"], pepper = PEPPER): Promise<void> {
  const error = await rejection(open(url, pepper));
  assert.ok(error instanceof StoreError && error.code === code, String(error));
  assert.match(error.message, /The database postgres at /);
}

test("wrong-pepper-is-refused-and-the-writer-stays", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await assertRefused(url, "WRONG_PEPPER", random.bytes(32));
  await store.commit([saved(sampleAccount(1))]);
});

test("database-of-something-else-is-not-a-store", async () => {
  for (const sql of ["CREATE TABLE theirs (a int)", "CREATE TABLE store (a int)"]) {
    const url = await server().newSchema();
    await server().run(url, sql);
    await assertRefused(url, "NOT_A_STORE");
  }
});

test("store-of-a-later-release-is-too-new-and-its-writer-stays", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await server().run(url, "UPDATE store SET version = 1000");
  await assertRefused(url, "STORE_TOO_NEW");
  await store.commit([saved(sampleAccount(1))]);
});

test("further-migration-runs-once-keeps-the-content-and-ends-the-writer-before", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await store.commit([saved(sampleAccount(1))]);
  const migrations = [...MIGRATIONS, { version: LATEST + 1, sql: "ALTER TABLE accounts ADD COLUMN later int" }];
  const sealer = new Sealer(PEPPER, randomBytes);
  for (let count = 0; count < 2; count++) {
    const connection = await PostgresConnection.open(url);
    await claimStore(connection, { sealer, random: randomBytes, writer: random.bytes(16), migrations });
    assert.is((await connection.one("SELECT count(*), count(later) FROM accounts")).integer(0), 1);
    assert.is((await connection.one("SELECT version FROM store")).integer(0), LATEST + 1);
    await connection.close();
  }
  const error = await rejection(store.commit([saved(sampleAccount(2))]));
  assert.ok(error instanceof StoreError && error.code === "STORE_TAKEN_OVER");
  await assertRefused(url, "STORE_TOO_NEW");
});

test("failing-migration-changes-nothing-and-the-writer-stays", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await store.commit([saved(sampleAccount(1))]);
  const before = await snapshot(store);
  const migrations = [...MIGRATIONS, { version: LATEST + 1, sql: "DELETE FROM accounts; SELECT nonsense" }];
  const connection = await PostgresConnection.open(url);
  const options = {
    sealer: new Sealer(PEPPER, randomBytes),
    random: randomBytes,
    writer: random.bytes(16),
    migrations,
  };
  assert.instance(await rejection(claimStore(connection, options)), StoreError);
  await connection.close();
  assert.equal(await snapshot(store), before);
  await store.commit([saved(sampleAccount(2))]);
});

test("versions-count-up-from-1", () => {
  const versions = MIGRATIONS.map(({ version }) => version);
  assert.equal(
    versions,
    MIGRATIONS.map((_, index) => index + 1),
  );
});

test("row-changed-without-the-pepper-is-store-damaged", async () => {
  for (const sql of [
    "UPDATE devices SET account = 2",
    "UPDATE devices SET id = 'another'",
    "UPDATE devices SET public_key = '\\x00'",
    "INSERT INTO devices SELECT 2, id, public_key, label, created_ms, last_login_ms, 0 FROM devices",
    "UPDATE accounts SET name = 'Grace', key = 'grace' WHERE id = 1",
    "UPDATE accounts SET stored_key = (SELECT stored_key FROM accounts WHERE id = 2) WHERE id = 1",
  ]) {
    const url = await server().newSchema();
    const first = await open(url);
    await first.commit([saved(sampleAccount(1)), saved(sampleAccount(2))]);
    await first.commit([{ kind: "device", device: sampleDevice(1) }]);
    await loadChecked(first);
    await server().run(url, sql);
    const error = await rejection(loadChecked(await open(url)));
    assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED", sql);
  }
});

test("device-of-a-renamed-account-opens-whether-it-was-saved-before-or-in-the-same-commit", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  const [old, recent] = [sampleDevice(1), sampleDevice(1, "phone")];
  await store.commit([saved(sampleAccount(1, "Ada")), { kind: "device", device: old }]);
  await store.commit([{ kind: "device", device: recent }, saved(sampleAccount(1, "Countess"))]);
  const devices = [...(await loadChecked(store)).devices];
  assert.equal(new Set(devices.map(({ id }) => id)), new Set([old.id, recent.id]));
});

test("verifiers-and-secret-are-not-in-the-tables", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  const account = sampleAccount(1);
  await store.commit([saved(account)]);
  const { secret } = await store.load();
  const rows = await server().query(url, "SELECT a::text || s::text FROM accounts AS a, store AS s");
  const content = rows.map((row) => row.word(0)).join();
  const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
  assert.ok(content.includes(hexOf(account.verifier.salt)));
  for (const hidden of [account.verifier.storedKey, account.verifier.serverKey, secret, PEPPER])
    assert.not(content.includes(hexOf(hidden)));
});

test("malformed-url-and-pepper-are-usage-errors", async () => {
  for (const url of ["", "nonsense", "mysql://host/database", "postgres://user:secret@host:nonsense/database"]) {
    const error = await rejection(open(url));
    assert.ok(error instanceof UsageError && !error.message.includes("secret"), String(error));
  }
  assert.instance(await rejection(open(server().url(), random.bytes(16))), UsageError);
});

test("refused-connection-and-missing-database-are-told-apart", async () => {
  const missing = server().url().replace("/postgres?", "/missing?");
  const failed = await rejection(open(missing));
  assert.ok(
    failed instanceof StoreError && failed.code === "STORE_FAILED" && /missing/.test(failed.message),
    String(failed),
  );
  const nobody = await rejection(open(server().url("/nowhere")));
  assert.ok(nobody instanceof StoreError && nobody.code === "STORE_UNAVAILABLE" && nobody.retryable, String(nobody));
});

test("missing-package-is-told-with-what-to-install", async () => {
  const { output, errors } = await finish(start("../postgres/open-without-pg.ts", server().url()));
  assert.match(
    output,
    /^UsageError WRONG_STATE PostgresStore needs the package pg: npm install chatwire pg \(/,
    errors,
  );
});
