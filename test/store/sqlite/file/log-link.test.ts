/** A file without its log, or beside another one's, is refused; whatever a crash leaves, is not. */

import { copyFile, cp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { StoreError } from "../../../../src/errors.ts";
import { createLogId, readMark, userVersionOf } from "../../../../src/store/sqlite/file/log-link.ts";
import { SqliteStore } from "../../../../src/store/sqlite/sqlite-store.ts";
import { suite } from "../../../suite.ts";
import { rejection } from "../../rejection.ts";
import { PEPPER, randomBytes, sampleAccount, saved, sent } from "../../samples.ts";
import { TemporaryFolder } from "../../temporary-folder.ts";
import { integrityOf, runRaw } from "../raw-file.ts";

const test = suite("log of the store");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

function open(path: string): Promise<SqliteStore> {
  return SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
}

/** Fills a new store with accounts, each committed on its own. Leaves it as a crash does. */
async function crashed(accounts: number, path = folder.newPath()): Promise<string> {
  const store = await open(path);
  for (let id = 1; id <= accounts; id++) await store.commit([saved(sampleAccount(id))]);
  const left = folder.newPath();
  for (const end of ["", "-wal"]) await copyFile(`${path}${end}`, `${left}${end}`);
  await store.close();
  return left;
}

async function codeOf(opening: Promise<unknown>): Promise<string> {
  const error = await rejection(opening);
  assert.instance(error, StoreError);
  return error instanceof StoreError ? error.code : "";
}

async function countOf(path: string): Promise<number> {
  const store = await open(path);
  const { accounts } = await store.load();
  await store.close();
  return [...accounts].length;
}

/** More than the log takes before it is merged, 16 MiB. */
const TEXTS = 1_200;

test("marks-are-read-as-they-were-written", () => {
  for (const log of ["none", "expected", "present"] as const) {
    for (const bytes of [Uint8Array.of(0, 0, 0, 0), Uint8Array.of(255, 255, 255, 255), randomBytes(4)]) {
      const mark = { version: 2, log, id: createLogId(bytes) };
      assert.ok(mark.id > 0);
      assert.ok(userVersionOf(mark) > 0, "PRAGMA user_version is signed");
      assert.equal(readMark(userVersionOf(mark)), mark);
    }
  }
});

test("file-whose-log-was-removed-or-emptied-is-refused-and-opens-once-it-is-back", async () => {
  const path = await crashed(3);
  const log = await readFile(`${path}-wal`);
  await rm(`${path}-wal`);
  assert.is(await codeOf(open(path)), "STORE_LOG_MISSING");
  await writeFile(`${path}-wal`, "");
  assert.is(await codeOf(open(path)), "STORE_LOG_MISSING");
  await writeFile(`${path}-wal`, log);
  assert.is(await countOf(path), 3);
});

test("file-beside-the-log-of-another-one-is-refused-and-stays-unmodified", async () => {
  const [mine, other] = [await crashed(3), await crashed(2)];
  await copyFile(`${other}-wal`, `${mine}-wal`);
  const bytes = await readFile(mine);
  assert.is(await codeOf(open(mine)), "STORE_LOG_FOREIGN");
  await writeFile(`${mine}-wal`, "not a log at all, but some text of forty bytes");
  assert.is(await codeOf(open(mine)), "STORE_LOG_FOREIGN");
  assert.ok((await readFile(mine)).equals(bytes));
});

test("backup-beside-an-old-log-is-refused", async () => {
  const path = folder.newPath();
  const backup = folder.newPath();
  const store = await open(path);
  await store.commit([saved(sampleAccount(1))]);
  await store.backup(backup);
  await store.commit([saved(sampleAccount(2))]);
  await copyFile(`${path}-wal`, `${backup}-wal`);
  await store.close();
  assert.is(await codeOf(open(backup)), "STORE_LOG_FOREIGN");
  await rm(`${backup}-wal`);
  assert.is(await countOf(backup), 1);
});

test("empty-file-beside-a-log-is-refused", async () => {
  const path = await crashed(2);
  await writeFile(path, "");
  assert.is(await codeOf(open(path)), "STORE_LOG_FOREIGN");
});

test("log-that-another-program-merged-is-not-missed", async () => {
  const path = await crashed(3);
  runRaw(path, "PRAGMA wal_checkpoint(TRUNCATE)");
  await rm(`${path}-wal`, { force: true });
  assert.is(await countOf(path), 3);
});

test("long-log-is-merged-and-linked-anew", async () => {
  const path = folder.newPath();
  const store = await open(path);
  await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2))]);
  const text = "x".repeat(16_000);
  let longest = 0;
  for (let id = 1; id <= TEXTS; id++) {
    await store.commit([sent({ from: [1, id], to: [2, id], text })]);
    const { size } = await stat(`${path}-wal`);
    assert.ok(size < 18_000_000, `${size} bytes`);
    longest = Math.max(longest, size);
  }
  assert.ok(longest < TEXTS * text.length, `${longest} bytes`);
  const left = folder.newPath();
  for (const end of ["", "-wal"]) await copyFile(`${path}${end}`, `${left}${end}`);
  await store.close();
  const again = await open(left);
  assert.is([...(await again.load()).mailboxes][0]?.lastTextId, TEXTS);
  await again.close();
  assert.equal(integrityOf(left), ["ok"]);
});

test("restore-puts-a-backup-back-and-keeps-what-it-replaced", async () => {
  const [path, backup] = [folder.newPath(), folder.newPath()];
  const options = { path, pepper: PEPPER, random: randomBytes };
  const store = await open(path);
  await store.commit([saved(sampleAccount(1))]);
  await store.backup(backup);
  await store.commit([saved(sampleAccount(2))]);
  assert.is(await codeOf(SqliteStore.restore(options, backup)), "STORE_IN_USE");
  await store.commit([saved(sampleAccount(3))]);
  const copy = folder.newPath();
  for (const end of ["", "-wal"]) await copyFile(`${path}${end}`, `${copy}${end}`);
  await store.close();

  for (const end of ["", "-wal"]) await copyFile(`${copy}${end}`, `${path}${end}`);
  const wrong = { ...options, pepper: randomBytes(32) };
  assert.is(await codeOf(SqliteStore.restore(wrong, backup)), "WRONG_PEPPER");
  assert.is(await codeOf(SqliteStore.restore(options, copy)), "NOT_A_STORE", "the file of a store is no backup");
  const replaced = await SqliteStore.restore(options, backup);
  assert.is(await countOf(path), 1);
  assert.is(await countOf(replaced ?? ""), 3);
  const beside = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.`));
  assert.equal(beside, [basename(replaced ?? "")], "no other file is left");
  assert.is(await countOf(backup), 1);
});

test("restore-of-a-damaged-or-cut-backup-is-refused-and-changes-nothing", async () => {
  const [path, backup] = [folder.newPath(), folder.newPath()];
  const store = await open(path);
  await store.commit([saved(sampleAccount(1))]);
  await store.backup(backup);
  await store.commit([saved(sampleAccount(2))]);
  await store.close();
  const [whole, before] = [await readFile(backup), await readFile(path)];
  const damaged = Buffer.from(whole);
  damaged.fill(0xff, 4_096, 12_288);
  for (const bytes of [damaged, whole.subarray(0, whole.length - 8_192), Buffer.from("a file")]) {
    const copy = folder.newPath();
    await writeFile(copy, bytes);
    const code = await codeOf(SqliteStore.restore({ path, pepper: PEPPER, random: randomBytes }, copy));
    assert.is(code, bytes.length > 100 ? "STORE_DAMAGED" : "NOT_A_STORE");
    assert.ok((await readFile(path)).equals(before));
    const beside = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.`));
    assert.equal(beside, []);
  }
});

test("restore-works-in-the-place-of-a-missing-a-damaged-and-a-refused-file", async () => {
  const source = folder.newPath();
  const backup = folder.newPath();
  const store = await open(source);
  await store.commit([saved(sampleAccount(1))]);
  await store.backup(backup);
  await store.close();
  for (const prepare of [
    async () => {},
    async (path: string) => writeFile(path, "garbage".repeat(1_000)),
    async (path: string) => cp(await crashed(3), path),
  ]) {
    const path = join(dirname(folder.newPath()), `restored-${basename(folder.newPath())}`);
    await prepare(path);
    await SqliteStore.restore({ path, pepper: PEPPER, random: randomBytes }, backup);
    assert.is(await countOf(path), 1);
  }
});
