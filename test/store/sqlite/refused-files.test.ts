/** Files that the store refuses: each with an error code, and without modifying the file. */

import { mkdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import type { Change } from "../../../src/chat/state/account.ts";
import { StoreError, UsageError } from "../../../src/errors.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { suite } from "../../suite.ts";
import { loadChecked } from "../plain-state.ts";
import { rejection } from "../rejection.ts";
import { samplePost, sampleRoom, sampleRoomId } from "../room-samples.ts";
import { PEPPER, random, randomBytes, sampleAccount, sampleDevice, saved, sent } from "../samples.ts";
import { snapshot } from "../snapshot.ts";
import { TemporaryFolder } from "../temporary-folder.ts";
import { finish, start } from "./child.ts";
import { runRaw } from "./raw-file.ts";

const test = suite("refused files of the store");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

function open(path: string, pepper = PEPPER): Promise<SqliteStore> {
  return SqliteStore.open({ path, pepper, random: randomBytes });
}

/** Returns the path of a closed store that contains accounts and texts. */
async function filledFile(): Promise<string> {
  const path = folder.newPath();
  const store = await open(path);
  await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2))]);
  const texts = Array.from({ length: 300 }, (_, index) => sent({ from: [1, index + 1], to: [2, index + 1] }));
  await store.commit(texts);
  await store.close();
  return path;
}

async function assertRefused(path: string, code: StoreError["code"], pepper = PEPPER): Promise<void> {
  const before = await readFile(path);
  const error = await rejection(open(path, pepper));
  assert.instance(error, StoreError);
  assert.ok(error instanceof StoreError && error.code === code, String(error));
  assert.ok(error.message.includes(path), error.message);
  assert.ok((await readFile(path)).equals(before), "the file changed");
}

test("device-inserted-or-moved-without-the-pepper-is-store-damaged", async () => {
  for (const sql of [
    "UPDATE devices SET account = 2",
    "UPDATE devices SET id = 'another'",
    "UPDATE devices SET public_key = zeroblob(32)",
    "INSERT INTO devices SELECT 2, id, public_key, label, created_ms, last_login_ms, 0 FROM devices",
  ]) {
    const path = folder.newPath();
    const first = await open(path);
    await first.commit([saved(sampleAccount(1)), saved(sampleAccount(2))]);
    await first.commit([{ kind: "device", device: sampleDevice(1) }]);
    await first.close();
    runRaw(path, sql);
    const store = await open(path);
    const error = await rejection(loadChecked(store));
    assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED", sql);
    await store.close();
  }
});

test("other-file-is-not-a-store", async () => {
  for (const content of ["x", "precious notes\n".repeat(1_000)]) {
    const path = folder.newPath();
    await writeFile(path, content);
    await assertRefused(path, "NOT_A_STORE");
  }
});

test("database-of-another-application-is-not-a-store", async () => {
  for (const pragma of ["application_id = 0", "application_id = 77", "journal_mode = WAL"]) {
    const path = folder.newPath();
    runRaw(path, `PRAGMA ${pragma}; CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)`);
    await assertRefused(path, "NOT_A_STORE");
  }
});

test("store-of-a-later-release-is-too-new", async () => {
  const path = await filledFile();
  runRaw(path, "PRAGMA user_version = 1000");
  await assertRefused(path, "STORE_TOO_NEW");
});

test("damaged-or-truncated-file-is-store-damaged", async () => {
  const path = await filledFile();
  const whole = await readFile(path);
  const pages = Math.floor(whole.length / 4_096);
  assert.ok(pages > 10);
  for (let page = 1; page < pages; page++) {
    const damaged = Buffer.from(whole);
    damaged.set(random.bytes(512), page * 4_096);
    const copy = folder.newPath();
    await writeFile(copy, damaged);
    await assertRefused(copy, "STORE_DAMAGED");
  }
  await truncate(path, whole.length - 8_192);
  await assertRefused(path, "STORE_DAMAGED");
});

const PAGE_BYTES = 4_096;
/** Damage of so many pages hits more than the unused end of one. */
const DAMAGED_PAGES = 16;

test("damage-among-the-posts-of-a-large-file-is-found-when-they-are-read-by-the-check-and-before-a-restore", async () => {
  const path = await filledFile();
  const store = await open(path);
  const [count, text] = [600, "x".repeat(32_000)];
  const posts = Array.from({ length: count }, (_, index) => samplePost(1, index + 1, { text }));
  await store.commit([{ kind: "room", room: sampleRoom(1) }, ...posts.map((post): Change => ({ kind: "post", post }))]);
  await loadChecked(store);
  const backup = folder.newPath();
  await store.backup(backup);
  await store.close();
  const damage = async (file: string, firstPage: number): Promise<string> => {
    const bytes = await readFile(file);
    assert.ok(bytes.length > 4_096 * PAGE_BYTES);
    bytes.set(random.bytes(DAMAGED_PAGES * PAGE_BYTES), firstPage * PAGE_BYTES);
    const copy = folder.newPath();
    await writeFile(copy, bytes);
    return copy;
  };
  const assertDamaged = async (attempt: Promise<unknown>): Promise<void> => {
    const found = await rejection(attempt);
    assert.ok(found instanceof StoreError && found.code === "STORE_DAMAGED", String(found));
    assert.match(found.message, "restore a backup");
  };
  // The first pages after the header: tables and indexes of accounts or what belongs to them.
  await assertRefused(await damage(path, 1), "STORE_DAMAGED");
  for (const firstPage of [2_000, 3_000, 4_000]) {
    const opened = await open(await damage(path, firstPage));
    await assertDamaged(loadChecked(opened));
    await assertDamaged(opened.readPosts({ kind: "posts after", room: sampleRoomId(1), number: 0, countMax: count }));
    await opened.close();
  }
  const before = await readFile(path);
  await assertDamaged(SqliteStore.restore({ path, pepper: PEPPER, random: randomBytes }, await damage(backup, 3_000)));
  assert.ok((await readFile(path)).equals(before), "the store was replaced");
});

test("post-that-an-index-does-not-have-is-found-by-the-check", async () => {
  for (const [index, column] of [
    ["posts_by_age", "served_ms = 7"],
    ["posts_by_request", "request_id = x'07'"],
    ["posts_by_change", "change = 7"],
  ] as const) {
    const path = await filledFile();
    const store = await open(path);
    const post = samplePost(1, 1, { origin: { id: "01".repeat(16), hash: randomBytes(32) } });
    await store.commit([
      { kind: "room", room: sampleRoom(1) },
      { kind: "post", post },
    ]);
    await store.commit([{ kind: "post changed", post: { ...post, change: 1 } }]);
    await loadChecked(store);
    await store.close();
    // While SQLite takes the index for one of no posts, it does not bring it up to date.
    const setSchema = (sql: string): void =>
      runRaw(path, `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ${sql} WHERE name = '${index}'`);
    setSchema("sql || CASE WHEN sql LIKE '%WHERE%' THEN ' AND 0' ELSE ' WHERE 0' END");
    runRaw(path, `UPDATE posts SET ${column}`);
    setSchema("replace(replace(sql, ' AND 0', ''), ' WHERE 0', '')");
    const opened = await open(path);
    const found = await rejection(loadChecked(opened));
    assert.ok(found instanceof StoreError && found.code === "STORE_DAMAGED", String(found));
    assert.match(found.message, "1 entries of posts are missing");
    await opened.close();
  }
});

test("verifier-copied-to-another-account-is-store-damaged", async () => {
  const path = await filledFile();
  runRaw(path, "UPDATE accounts SET stored_key = (SELECT stored_key FROM accounts WHERE id = 2) WHERE id = 1");
  const store = await open(path);
  const error = await rejection(loadChecked(store));
  assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED");
  await store.close();
});

test("wrong-pepper-is-refused", async () => {
  const path = await filledFile();
  await assertRefused(path, "WRONG_PEPPER", random.bytes(32));
  await (await open(path)).close();
});

test("wrong-pepper-after-a-crash-loses-nothing", async () => {
  const path = folder.newPath();
  const child = start("commit-loop.ts", path, Buffer.from(PEPPER).toString("hex"));
  const { output } = await finish(child, (soFar) => {
    if (soFar.length > 500) child.kill("SIGKILL");
  });
  assert.ok((await stat(`${path}-wal`)).size > 0);
  const error = await rejection(open(path, random.bytes(32)));
  assert.ok(error instanceof StoreError && error.code === "WRONG_PEPPER");
  const store = await open(path);
  const position = [...(await store.load()).mailboxes].find(({ account }) => account === 1);
  assert.ok((position?.lastTextId ?? 0) >= output.split("\n").length - 1);
  await store.close();
});

test("pepper-of-wrong-length-creates-no-file", async () => {
  const path = folder.newPath();
  for (const length of [0, 16, 33]) assert.instance(await rejection(open(path, random.bytes(length))), UsageError);
  assert.instance(await rejection(stat(path)), Error);
});

test("path-that-cannot-be-a-file-is-store-failed", async () => {
  const path = folder.newPath();
  await mkdir(path);
  for (const wrong of [path, join(path, "missing", "store.db")]) {
    const error = await rejection(open(wrong));
    assert.ok(error instanceof StoreError && error.code === "STORE_FAILED", String(error));
    assert.ok(error.message.includes(wrong));
  }
});

test("file-open-in-this-process-is-in-use", async () => {
  const path = folder.newPath();
  const store = await open(path);
  for (let count = 0; count < 2; count++) {
    const error = await rejection(open(path));
    assert.ok(error instanceof StoreError && error.code === "STORE_IN_USE" && error.retryable, String(error));
  }
  // The lock against other processes still holds.
  assert.is(await openElsewhere(path), "STORE_IN_USE");
  await store.commit([saved(sampleAccount(1))]);
  await store.close();
});

test("file-open-in-another-process-is-in-use", async () => {
  const path = await filledFile();
  const store = await open(path);
  const before = await snapshot(store);
  assert.is(await openElsewhere(path), "STORE_IN_USE");
  assert.equal(await snapshot(store), before);
  await store.close();
});

test("empty-file-is-a-new-store", async () => {
  const path = folder.newPath();
  await writeFile(path, "");
  await (await open(path)).close();
});

test("missing-libsql-is-named-with-its-install-command", async () => {
  const path = folder.newPath();
  const { output, errors } = await finish(start("open-without-libsql.ts", path));
  assert.match(output, /^UsageError WRONG_STATE .*npm install libsql/, errors);
  assert.instance(await rejection(stat(path)), Error);
});

/** Returns the error code that a second process gets. */
async function openElsewhere(path: string): Promise<string> {
  const child = start("commit-loop.ts", path, Buffer.from(PEPPER).toString("hex"));
  const { output } = await finish(child, (soFar) => {
    // Opening should fail, so no number should be printed.
    if (/\d/.test(soFar)) child.kill("SIGKILL");
  });
  return output.trim();
}
