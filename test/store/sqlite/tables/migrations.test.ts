import { readFile, stat } from "node:fs/promises";
import * as assert from "uvu/assert";
import { StoreError } from "../../../../src/errors.ts";
import { Sealer } from "../../../../src/store/sealing/sealer.ts";
import type { SqliteDatabase } from "../../../../src/store/sqlite/database.ts";
import { logMark, openTables } from "../../../../src/store/sqlite/setup.ts";
import { SqliteStore } from "../../../../src/store/sqlite/sqlite-store.ts";
import { MIGRATIONS, type Migration } from "../../../../src/store/sqlite/tables/migrations.ts";
import { suite } from "../../../suite.ts";
import { loadChecked } from "../../plain-state.ts";
import { rejection } from "../../rejection.ts";
import { PEPPER, randomBytes, sampleAccount, saved, sent } from "../../samples.ts";
import { snapshot } from "../../snapshot.ts";
import { TemporaryFolder } from "../../temporary-folder.ts";
import { finish, start } from "../child.ts";

const test = suite("migrations of the store");
const folder = new TemporaryFolder();
const FIRST = MIGRATIONS.slice(0, 1);
const LATEST = MIGRATIONS.length;

test.before(() => folder.create());
test.after(() => folder.remove());

function open(path: string): Promise<SqliteStore> {
  return SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
}

function openWith(migrations: readonly Migration[], path: string): Promise<SqliteDatabase> {
  return openTables({ path, migrations, sealer: new Sealer(PEPPER, randomBytes), random: randomBytes });
}

function versionOf(database: SqliteDatabase): number {
  return logMark(database).version;
}

test("versions-count-up-from-1", () => {
  assert.equal(
    MIGRATIONS.map(({ version }) => version),
    MIGRATIONS.map((_, index) => index + 1),
  );
});

test("file-of-version-1-opens-with-all-of-its-content", async () => {
  const path = folder.newPath();
  const first = await openWith(FIRST, path);
  const sealer = new Sealer(PEPPER, randomBytes);
  const { id, name, key, verifier } = sampleAccount(7, "Ada");
  const sealed = [
    sealer.seal("accounts.stored_key 7", verifier.storedKey),
    sealer.seal("accounts.server_key 7", verifier.serverKey),
  ];
  first.run(
    `INSERT INTO accounts (id, name, key, salt, iterations, stored_key, server_key, see, message, connect, address,
      broadcasts, read_receipts) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 2, 3, 2, 1, 0)`,
    ...[id, name, key, verifier.salt, verifier.iterations, ...sealed],
  );
  first.exec(`
    UPDATE store SET last_account_id = 9;
    INSERT INTO relations (account, kind, key, name, target) VALUES (7, 'block', 'grace', 'Grace', 8);
    INSERT INTO mailboxes (account, last_text_id, confirmed_text_id) VALUES (7, 2, 1);
    INSERT INTO entries (owner, text_id, peer, peer_name, peer_text_id, outgoing, text, sent_ms, receipt)
      VALUES (7, 1, 8, 'Grace', 2, 1, 'grüße', 3, 2), (7, 2, 8, 'Grace', 1, 0, 'hello', 4, 1)`);
  first.run(
    `INSERT INTO devices (account, id, public_key, label, created_ms, last_login_ms)
      VALUES (7, 'd1', ?, 'laptop', 5, 6)`,
    sealer.seal("devices.public_key 7 d1", Uint8Array.of(1)),
  );
  first.close();

  const store = await open(path);
  const { accounts, lastAccountId, devices, relations, mailboxes, waiting, bytesSent } = await loadChecked(store);
  const privacy = { see: 1, message: 2, connect: 3, address: 2, broadcasts: true, readReceipts: false };
  assert.equal([...accounts], [{ id, name, key, verifier, privacy }]);
  assert.is(lastAccountId, 9);
  const publicKey = Uint8Array.of(1);
  const device = { id: "d1", account: 7, publicKey, label: "laptop", createdMs: 5, lastLoginMs: 6 };
  assert.equal([...devices], [{ ...device, lastLoginServedMs: 0 }]);
  assert.equal([...relations], [{ account: 7, kind: "block", key: "grace", name: "Grace", target: 8 }]);
  assert.equal([...mailboxes], [{ account: 7, lastTextId: 2, confirmedTextId: 1, sentTextId: 0 }]);
  assert.equal([...bytesSent], [{ account: 7, bytes: 7, servedMs: 0 }]);
  assert.equal([...waiting], [{ owner: 7, textId: 2, peer: 8, peerTextId: 1, servedMs: 0 }]);
  await store.close();
  const again = await openWith(MIGRATIONS, path);
  assert.is(versionOf(again), LATEST);
  again.close();
});

test("further-migration-runs-once-and-keeps-the-content", async () => {
  const path = folder.newPath();
  await fill(path);
  const steps = [...MIGRATIONS, { version: LATEST + 1, sql: "ALTER TABLE accounts ADD COLUMN later INTEGER" }];
  for (let count = 0; count < 2; count++) {
    const database = await openWith(steps, path);
    assert.is(versionOf(database), LATEST + 1);
    assert.is(database.one("SELECT count(*) AS count, count(later) AS filled FROM accounts").integer("count"), 2);
    database.close();
  }
  // A release that does not know the migration refuses the file and leaves it unmodified.
  const bytes = await readFile(path);
  const error = await rejection(open(path));
  assert.ok(error instanceof StoreError && error.code === "STORE_TOO_NEW");
  assert.ok((await readFile(path)).equals(bytes));
});

test("version-in-the-header-is-current-even-after-a-crash", async () => {
  const path = folder.newPath();
  const child = start("commit-loop.ts", path, Buffer.from(PEPPER).toString("hex"));
  await finish(child, () => child.kill("SIGKILL"));
  assert.ok((await stat(`${path}-wal`)).size > 0);
  const database = await openWith([...MIGRATIONS, { version: LATEST + 1, sql: "CREATE TABLE later (a)" }], path);
  // An older release would check this field if the process crashed now.
  assert.is((await readFile(path)).readUInt32BE(60) & 0xff, LATEST + 1);
  database.close();
});

test("failing-migration-leaves-the-file-unmodified", async () => {
  const path = folder.newPath();
  const before = await fill(path);
  const broken = { version: LATEST + 1, sql: "CREATE TABLE later (a); DELETE FROM accounts; SELECT nonsense" };
  const bytes = await readFile(path);
  assert.instance(await rejection(openWith([...MIGRATIONS, broken], path)), StoreError);
  assert.ok((await readFile(path)).equals(bytes));
  const store = await open(path);
  assert.equal(await snapshot(store), before);
  await store.close();
});

async function fill(path: string): Promise<unknown> {
  const store = await open(path);
  await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2)), sent({ from: [1, 1], to: [2, 1] })]);
  const filled = await snapshot(store);
  await store.close();
  return filled;
}
