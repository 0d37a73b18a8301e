/** Who has a file open is said as it is, and after any failure the same process can open the file again. */

import { copyFile, readFile, rename, rm, writeFile } from "node:fs/promises";
import Database from "libsql";
import * as assert from "uvu/assert";
import { StoreError, UsageError } from "../../../src/errors.ts";
import { Sealer } from "../../../src/store/sealing/sealer.ts";
import { openTables } from "../../../src/store/sqlite/setup.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { MIGRATIONS } from "../../../src/store/sqlite/tables/migrations.ts";
import { suite } from "../../suite.ts";
import { rejection } from "../rejection.ts";
import { PEPPER, randomBytes, sampleAccount, saved, sent } from "../samples.ts";
import { TemporaryFolder } from "../temporary-folder.ts";
import { finish, start } from "./child.ts";

const test = suite("opening a store again");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

function open(path: string, pepper = PEPPER): Promise<SqliteStore> {
  return SqliteStore.open({ path, pepper, random: randomBytes });
}

async function filledFile(): Promise<string> {
  const path = folder.newPath();
  const store = await open(path);
  await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2)), sent({ from: [1, 1], to: [2, 1] })]);
  await store.close();
  return path;
}

async function codeOf(opening: Promise<unknown>): Promise<string> {
  const error = await rejection(opening);
  return error instanceof StoreError ? error.code : String(error);
}

/** Each makes opening or using the file fail, and then removes the cause. */
const FAILURES: Record<string, (path: string) => Promise<void>> = {
  "the-pepper-was-wrong": async (path) => {
    assert.is(await codeOf(open(path, randomBytes(32))), "WRONG_PEPPER");
  },
  "the-file-was-damaged-and-repaired-in-its-place": async (path) => {
    const whole = await readFile(path);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 4_096, 12_288);
    await writeFile(path, damaged);
    assert.is(await codeOf(open(path)), "STORE_DAMAGED");
    await writeFile(path, whole);
  },
  "a-table-was-damaged-while-it-was-open": async (path) => {
    const store = await open(path);
    await copyFile(path, `${path}.whole`);
    await copyFile(`${path}-wal`, `${path}.whole-wal`);
    const damaged = await readFile(path);
    damaged.fill(0xff, 4_096);
    await writeFile(path, damaged);
    await rejection(store.read({ kind: "after", owner: 1, textId: 0, countMax: 9 }));
    await store.close().catch(() => undefined);
    for (const end of ["", "-wal"]) await writeFile(`${path}${end}`, await readFile(`${path}.whole${end}`));
  },
  "a-migration-failed": async (path) => {
    const broken = { version: MIGRATIONS.length + 1, sql: "CREATE TABLE later (a); SELECT nonsense" };
    const options = { path, migrations: [...MIGRATIONS, broken], sealer: new Sealer(PEPPER, randomBytes) };
    assert.is(await codeOf(openTables({ ...options, random: randomBytes })), "STORE_FAILED");
  },
  "a-change-did-not-fit": async (path) => {
    const store = await open(path);
    const error = await rejection(store.commit([sent({ from: [1, 1], to: [9, 1] })]));
    assert.instance(error, UsageError);
    await store.close();
  },
  "the-log-was-missing-and-is-back": async (path) => {
    const store = await open(path);
    await copyFile(path, `${path}.left`);
    await copyFile(`${path}-wal`, `${path}.left-wal`);
    await store.close();
    await rename(`${path}.left`, path);
    assert.is(await codeOf(open(path)), "STORE_LOG_MISSING");
    await rename(`${path}.left-wal`, `${path}-wal`);
  },
  "another-process-had-it-open-and-was-killed": async (path) => {
    const child = start("hold-open.ts", path, Buffer.from(PEPPER).toString("hex"));
    let error: unknown;
    let opening: Promise<void> | undefined;
    await finish(child, () => {
      opening ??= rejection(open(path)).then((seen) => {
        error = seen;
        child.kill("SIGKILL");
      });
    });
    await opening;
    assert.ok(error instanceof StoreError && error.code === "STORE_IN_USE", String(error));
    const holder = process.platform === "linux" ? `with the process id ${child.pid}` : "is locked";
    assert.ok(error.message.includes(holder), error.message);
  },
};

for (const [failure, cause] of Object.entries(FAILURES)) {
  test(`the-same-process-opens-a-store-after-${failure}`, async () => {
    const path = await filledFile();
    await cause(path);
    const store = await open(path);
    assert.equal(
      (await store.read({ kind: "after", owner: 1, textId: 0, countMax: 1 })).map(({ text }) => text).slice(0, 1),
      ["hello"],
    );
    await store.commit([saved(sampleAccount(3))]);
    await store.close();
    await (await open(path)).close();
  });
}

test("a-file-that-this-process-has-open-otherwise-is-not-said-to-be-open-in-another", async () => {
  const path = await filledFile();
  const holder = new Database(path);
  holder.exec("BEGIN EXCLUSIVE");
  const error = await rejection(open(path));
  assert.ok(error instanceof StoreError && error.code === "STORE_IN_USE", String(error));
  assert.match(error.message, /^\S+ is locked: another process, or another thread of this one, has it open\./);
  holder.exec("COMMIT");
  holder.close();
  await rm(`${path}-journal`, { force: true });
  await (await open(path)).close();
});
