/** The room of a PostgreSQL store: how long it is, and what a full disk does. */

import { execFile } from "node:child_process";
import { chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import type { Change } from "../../../src/chat/state/account.ts";
import { StoreError } from "../../../src/errors.ts";
import { PostgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { suite } from "../../suite.ts";
import { rejection } from "../rejection.ts";
import { PEPPER, randomBytes, sampleAccount, saved, sent } from "../samples.ts";
import { entriesOf } from "../snapshot.ts";
import { onPostgres } from "./on-postgres.ts";

const { test, server, closeLater } = onPostgres(suite("room of a PostgreSQL store", { timeLimitMs: 240_000 }));

const run = promisify(execFile);
const PEOPLE: readonly Change[] = [saved(sampleAccount(1)), saved(sampleAccount(2))];
const TEXT_BYTES = 16_000;

async function open(url: string): Promise<PostgresStore> {
  return closeLater(await PostgresStore.open({ url, pepper: PEPPER, random: randomBytes }));
}

/** Texts that cannot be compressed. */
function texts(from: number, count: number): Change[] {
  const text = (): string => Buffer.from(randomBytes(TEXT_BYTES / 2)).toString("hex");
  return Array.from({ length: count }, (_, index) =>
    sent({ from: [1, from + index], to: [2, from + index], text: text() }),
  );
}

function codeOf(error: unknown): string {
  return error instanceof StoreError ? error.code : String(error);
}

test("length-follows-what-is-stored-and-what-is-erased", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await store.load();
  const { bytes: empty } = store.room;
  assert.ok(empty > 100_000 && empty < 2_000_000, `${empty}`);
  await store.commit(PEOPLE);
  await store.commit(texts(1, 200));
  const { bytes: full } = store.room;
  // Each text is stored for both users, half as long: hex digits are compressed.
  assert.ok(full - empty > 200 * TEXT_BYTES, `${full - empty}`);
  await store.checkRoom();
  assert.ok(store.room.bytes - empty > 200 * TEXT_BYTES, `${store.room.bytes - empty}`);
  await store.commit([{ kind: "account deleted", account: 1 }]);
  await server().run(url, "VACUUM ANALYZE entries");
  await store.checkRoom();
  const left = store.room.bytes - empty;
  assert.ok(left < 0.75 * (full - empty), `${left} of ${full - empty}`);
  await store.commit([{ kind: "account deleted", account: 2 }]);
  await server().run(url, "VACUUM ANALYZE entries");
  await store.checkRoom();
  assert.ok(store.room.bytes - empty < 500_000, `${store.room.bytes - empty}`);
});

test("commit-for-which-the-database-has-no-room-is-refused-and-stored-once-later", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await store.commit(PEOPLE);
  // As the database says it of a full disk: SQLSTATE 53100.
  await server().run(
    url,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  const changes = texts(1, 1);
  for (let count = 0; count < 2; count++) {
    assert.is(codeOf(await rejection(store.commit(changes))), "STORE_FULL");
    assert.equal([store.room.isFull, store.room.isReachable], [true, true]);
  }
  await store.commit([saved(sampleAccount(3))]);
  assert.is(store.room.isFull, false, "what needs no more room is stored");
  await server().run(url, "DROP TRIGGER full_disk ON entries");
  await store.commit(changes);
  assert.equal([(await entriesOf(store, 1)).length, (await entriesOf(store, 2)).length], [1, 1]);
});

test("disk-that-is-full-is-not-taken-for-one-with-room-until-it-has-some", async () => {
  const disk = await mkdtemp(join(tmpdir(), "chatwire-disk-"));
  const isMounted = await run("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk]).then(
    () => true,
    () => false,
  );
  try {
    if (!isMounted) return console.log("skipped: a small disk needs the right to mount one");
    const { uid, gid } = server().identity;
    await mkdir(join(disk, "space"));
    await chown(join(disk, "space"), uid, gid);
    await server().run(server().url(), `CREATE TABLESPACE small LOCATION '${join(disk, "space")}'`);
    const url = `${await server().newSchema()}%20-cdefault_tablespace%3Dsmall`;
    const store = await open(url);
    await store.commit(PEOPLE);
    await server().run(url, "CREATE TABLE filler AS SELECT repeat('x', 500) AS x FROM generate_series(1, 5000)");
    let last: readonly Change[] = [];
    let stored = 0;
    for (let error: unknown; error === undefined; ) {
      last = texts(stored + 1, 10);
      error = await store.commit(last).then(
        () => undefined,
        (failure: unknown) => failure,
      );
      if (error === undefined) stored += 10;
      else assert.is(codeOf(error), "STORE_FULL");
    }
    for (let count = 0; count < 2; count++) {
      assert.is(codeOf(await rejection(store.checkRoom())), "STORE_FULL");
      assert.is(store.room.isFull, true);
    }
    assert.is((await entriesOf(store, 2)).length, stored, "reading goes on");
    await server().run(url, "DROP TABLE filler");
    await store.checkRoom();
    assert.is(store.room.isFull, false);
    await store.commit(last);
    assert.is((await entriesOf(store, 2)).length, stored + 10);
    await store.close();
    await server().run(url, "DROP SCHEMA s3 CASCADE");
    await server().run(server().url(), "DROP TABLESPACE small");
  } finally {
    if (isMounted) await run("umount", ["-l", disk]);
    await rm(disk, { recursive: true, force: true });
  }
});
