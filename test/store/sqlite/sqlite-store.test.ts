import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import * as assert from "uvu/assert";
import { Receipt } from "../../../generated/chatwire/v1/text.ts";
import type { Change } from "../../../src/chat/state/account.ts";
import { UsageError } from "../../../src/errors.ts";
import { SqliteEngine } from "../../../src/store/sqlite/engine.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { suite } from "../../suite.ts";
import { testContract } from "../contract.ts";
import { rejection } from "../rejection.ts";
import { PEPPER, random, randomBytes, sampleAccount, sampleDevice, sampleRelation, saved, sent } from "../samples.ts";
import { entriesOf, snapshot } from "../snapshot.ts";
import { TemporaryFolder } from "../temporary-folder.ts";

const test = suite("sqlite store");
const folder = new TemporaryFolder();
const paths = new Map<Store, string>();

test.before(() => folder.create());
test.after(async () => {
  for (const store of paths.keys()) await store.close();
  await folder.remove();
});

async function open(path = folder.newPath()): Promise<SqliteStore> {
  const store = await SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
  paths.set(store, path);
  return store;
}

testContract(test, {
  create: () => open(),
  reopen: async (store) => {
    await store.close();
    return open(paths.get(store));
  },
});

test("files-are-readable-by-their-owner-only-and-the-log-is-gone-after-closing", async () => {
  const path = folder.newPath();
  const store = await open(path);
  await store.commit([saved(sampleAccount(1))]);
  const names = async (): Promise<string[]> =>
    (await readdir(dirname(path))).filter((name) => name.startsWith(basename(path)));
  for (const name of await names()) {
    const { mode } = await stat(`${dirname(path)}/${name}`);
    assert.is(mode & 0o777, 0o600, name);
  }
  assert.equal(
    await names(),
    ["", "-reserve", "-wal"].map((ending) => `${basename(path)}${ending}`),
  );
  await store.close();
  await store.close();
  assert.equal(await names(), [basename(path)]);
});

test("room-that-erased-texts-leave-counts-as-free-and-is-used-again", async () => {
  const path = folder.newPath();
  const store = await open(path);
  await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2))]);
  const fill = async (from: number): Promise<number> => {
    for (let id = from; id < from + 100; id++) {
      await store.commit([sent({ from: [1, id], to: [2, id], text: "x".repeat(10_000), sentMs: from })]);
    }
    return store.room.bytes;
  };
  const filled = await fill(1);
  assert.ok(filled > 2_000_000, `${filled}`);
  await store.commit([{ kind: "forget texts", deliveredBeforeMs: 2, waitingBeforeMs: 2 }]);
  const left = store.room.bytes;
  assert.ok(left < filled / 4, `${left} of ${filled}`);
  const { size } = await stat(path);
  assert.ok((await fill(200)) > filled / 2);
  assert.ok((await stat(path)).size <= size + 100_000, "the file did not grow");
  await store.close();
  // Without the log, which has many pages several times.
  const again = await open(path);
  assert.ok(again.room.bytes > 2 * 100 * 10_000, "both users have all texts");
  await again.close();
});

test("opening-removes-the-permissions-of-others", async () => {
  const path = folder.newPath();
  await (await open(path)).close();
  await chmod(path, 0o644);
  await (await open(path)).commit([saved(sampleAccount(1))]);
  for (const name of [path, `${path}-wal`]) assert.is((await stat(name)).mode & 0o777, 0o600, name);
});

test("closed-store-refuses-calls", async () => {
  const store = await open();
  await store.close();
  for (const call of [
    () => store.load(),
    () => store.commit([]),
    () => store.read({ kind: "after", owner: 1, textId: 0, countMax: 1 }),
    () => store.backup(folder.newPath()),
  ]) {
    const error = await rejection(call());
    assert.ok(error instanceof UsageError && error.code === "WRONG_STATE");
  }
});

test("deleted-account-is-erased-from-the-file-and-its-log", async () => {
  const path = folder.newPath();
  const store = await open(path);
  const account = sampleAccount(1, "QuiteUniqueName");
  const marks = ["uniquename", "UniqueLabel", "UniqueContact", "UniqueText"];
  await store.commit([
    saved(account),
    saved(sampleAccount(2)),
    { kind: "device", device: sampleDevice(1, "UniqueLabel") },
    { kind: "relation", relation: sampleRelation(1, "contact", "UniqueContact") },
  ]);
  for (let textId = 1; textId <= 50; textId++) {
    // Includes long texts, which SQLite stores on overflow pages.
    const text = `UniqueText ${"y".repeat(textId * 200)}`;
    await store.commit([sent({ from: [1, textId], to: [2, textId], text })]);
  }
  const holds = async (mark: string): Promise<boolean> => {
    const contents = await Promise.all([readFile(path), readFile(`${path}-wal`)]);
    return contents.some((bytes) => bytes.toString("latin1").toLowerCase().includes(mark.toLowerCase()));
  };
  for (const mark of marks) assert.ok(await holds(mark), mark);
  await store.commit([{ kind: "account deleted", account: 1 }]);
  // The texts also stand in the other account's mailbox, where they stay.
  for (const mark of marks) assert.is(await holds(mark), mark === "UniqueText", mark);
  await store.commit([{ kind: "account deleted", account: 2 }]);
  assert.not(await holds("UniqueText"));
});

/** Opens a store, on this thread, with so many texts that a change to all of them takes several parts. */
async function openFull(): Promise<SqliteEngine> {
  const path = folder.newPath();
  const store = await SqliteEngine.open({ path, pepper: PEPPER, random: randomBytes });
  paths.set(store, path);
  const texts = Array.from({ length: 1_000 }, (_, index) => sent({ from: [1, index + 1], to: [2, index + 1] }));
  await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2)), ...texts]);
  return store;
}

const LONG_CHANGES: readonly Change[] = [
  { kind: "confirmed", account: 2, textId: 1_000 },
  { kind: "read", account: 2, peer: 1, textId: 1_000 },
  { kind: "receipt", account: 1, peer: 2, textId: 1_000, receipt: Receipt.READ },
  { kind: "account deleted", account: 1 },
  { kind: "forget texts", deliveredBeforeMs: 5_000, waitingBeforeMs: 5_000 },
];

test("long-commit-pauses-and-all-other-calls-wait-for-it", async () => {
  const store = await openFull();
  for (const change of LONG_CHANGES) {
    let pauses = 0;
    let done = false;
    const early: boolean[] = [];
    const others: Promise<unknown>[] = [];
    await store
      .commit([change], async () => {
        if (pauses === 0) {
          others.push(
            store.read({ kind: "after", owner: 2, textId: 0, countMax: 1 }).then(() => early.push(!done)),
            store.load().then(() => early.push(!done)),
            store.backup(folder.newPath()).then(() => early.push(!done)),
          );
        }
        pauses += 1;
        await new Promise((resolve) => setImmediate(resolve));
      })
      .then(() => {
        done = true;
      });
    await Promise.all(others);
    assert.ok(pauses >= 3, `${change.kind}: ${pauses}`);
    assert.equal(early, [false, false, false], change.kind);
  }
  assert.equal(await entriesOf(store, 2), []);
});

test("long-commit-whose-last-change-is-invalid-stores-nothing", async () => {
  const store = await openFull();
  const before = await snapshot(store);
  const invalid: Change = { kind: "device", device: sampleDevice(9) };
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  assert.instance(await rejection(store.commit([...LONG_CHANGES, invalid], pause)), UsageError);
  assert.equal(await snapshot(store), before);
});

test("verifiers-and-secret-are-not-in-the-file", async () => {
  const path = folder.newPath();
  const store = await open(path);
  const account = sampleAccount(1);
  await store.commit([saved(account)]);
  const { secret } = await store.load();
  await store.close();
  const bytes = await readFile(path);
  assert.ok(bytes.includes(Buffer.from(account.verifier.salt)));
  for (const hidden of [account.verifier.storedKey, account.verifier.serverKey, secret, PEPPER]) {
    assert.not(bytes.includes(Buffer.from(hidden)));
  }
});

test("path-with-special-characters-is-a-plain-file-name", async () => {
  const path = `${folder.newPath()} ü?mode=memory#x%20.db`;
  const store = await open(path);
  await store.commit([saved(sampleAccount(1))]);
  await store.close();
  assert.ok((await readFile(path)).length > 0);
});

test("backup-of-an-open-store-is-complete-and-opens", async () => {
  const store = await open();
  await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2))]);
  for (let textId = 1; textId <= 20; textId++) await store.commit([sent({ from: [1, textId], to: [2, textId] })]);
  const before = await snapshot(store);
  const path = folder.newPath();
  await store.backup(path);
  await store.commit([{ kind: "account deleted", account: 1 }]);
  assert.is((await stat(path)).mode & 0o777, 0o600);
  const copy = await open(path);
  assert.equal(await snapshot(copy), before);
  await copy.commit([sent({ from: [1, 21], to: [2, 21] })]);
  assert.is((await entriesOf(copy, 2)).length, 21);
});

test("backup-overwrites-no-file", async () => {
  const path = folder.newPath();
  const store = await open();
  await writeFile(path, "precious");
  assert.instance(await rejection(store.backup(path)), UsageError);
  assert.is(await readFile(path, "utf8"), "precious");
  // Not even the store itself.
  assert.instance(await rejection(store.backup(paths.get(store) ?? "")), UsageError);
});

test("store-can-be-reopened-many-times-in-one-process", async () => {
  const path = folder.newPath();
  for (let id = 1; id <= 20; id++) {
    const store = await open(path);
    await store.commit([saved(sampleAccount(id, `user ${id} ${random.next()}`))]);
    assert.is([...(await store.load()).accounts].length, id);
    await store.close();
  }
});
