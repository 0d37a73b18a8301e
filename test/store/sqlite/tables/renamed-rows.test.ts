/** Somebody who can write to the file, and lacks the pepper, makes one account another. */

import * as assert from "uvu/assert";
import { StoreError } from "../../../../src/errors.ts";
import { SqliteStore } from "../../../../src/store/sqlite/sqlite-store.ts";
import { suite } from "../../../suite.ts";
import { loadChecked } from "../../plain-state.ts";
import { rejection } from "../../rejection.ts";
import { PEPPER, randomBytes, sampleAccount, saved } from "../../samples.ts";
import { TemporaryFolder } from "../../temporary-folder.ts";
import { runRaw } from "../raw-file.ts";

const test = suite("renamed rows of the store");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

const open = (path: string): Promise<SqliteStore> => SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });

const FORGERIES = {
  "account-is-renamed": "UPDATE accounts SET name = 'Grace', key = 'grace' WHERE id = 1",
  "two-accounts-swap-their-names": `UPDATE accounts SET key = '-' WHERE id = 1;
    UPDATE accounts SET name = 'Ada', key = 'ada' WHERE id = 2;
    UPDATE accounts SET name = 'Bob', key = 'bob' WHERE id = 1`,
  "two-accounts-swap-their-verifiers": `CREATE TEMP TABLE t AS SELECT id, stored_key, server_key FROM accounts;
    UPDATE accounts SET stored_key = (SELECT stored_key FROM t WHERE t.id = 3 - accounts.id),
      server_key = (SELECT server_key FROM t WHERE t.id = 3 - accounts.id)`,
  "device-moves-to-another-account": "UPDATE devices SET account = 2",
  "device-becomes-another": "UPDATE devices SET id = 'd2'",
};

for (const [name, sql] of Object.entries(FORGERIES)) {
  test(`store-is-refused-if-${name}`, async () => {
    const path = folder.newPath();
    const store = await open(path);
    const device = {
      id: "d1",
      account: 1,
      publicKey: Uint8Array.of(1),
      label: "laptop",
      createdMs: 5,
      lastLoginMs: 6,
      lastLoginServedMs: 7,
    };
    await store.commit([saved(sampleAccount(1, "Ada")), saved(sampleAccount(2, "Bob")), { kind: "device", device }]);
    await store.close();
    const untouched = await open(path);
    assert.equal([...(await loadChecked(untouched)).devices], [device]);
    await untouched.close();
    runRaw(path, sql);
    const forged = await open(path);
    const error = await rejection(loadChecked(forged));
    assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED", String(error));
    await forged.close();
  });
}

/** What the account named Bob of another file has, which was written under the same pepper. */
const REPLACED = {
  "device-of-a-renamed-account-is-refused-even-if-the-verifier-is-replaced": "name, key, stored_key, server_key",
  "stored-key-of-a-renamed-account-is-refused-even-if-all-else-is-replaced": "name, key, server_key",
  "server-key-of-a-renamed-account-is-refused-even-if-all-else-is-replaced": "name, key, stored_key",
};

for (const [name, columns] of Object.entries(REPLACED)) {
  test(name, async () => {
    const path = folder.newPath();
    const store = await open(path);
    const device = {
      id: "d1",
      account: 1,
      publicKey: Uint8Array.of(1),
      label: "laptop",
      createdMs: 5,
      lastLoginMs: 6,
      lastLoginServedMs: 7,
    };
    const hasDevice = name.startsWith("device");
    await store.commit([saved(sampleAccount(1, "Ada")), ...(hasDevice ? [{ kind: "device", device } as const] : [])]);
    await store.close();
    const other = folder.newPath();
    const second = await open(other);
    await second.commit([saved(sampleAccount(1, "Bob"))]);
    await second.close();
    // The pepper of both files is the same, so the sealed values of the other file open here.
    runRaw(
      path,
      `ATTACH '${other}' AS other; UPDATE accounts SET (${columns}) = (SELECT ${columns} FROM other.accounts)`,
    );
    const forged = await open(path);
    const error = await rejection(loadChecked(forged));
    assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED", String(error));
    await forged.close();
  });
}

test("verifier-of-a-deleted-account-does-not-fit-a-later-one-of-the-same-name", async () => {
  for (const columns of ["stored_key", "server_key", "stored_key, server_key"]) {
    const path = folder.newPath();
    const store = await open(path);
    await store.commit([saved(sampleAccount(1, "Ada"))]);
    const old = folder.newPath();
    await store.backup(old);
    await store.commit([{ kind: "account deleted", account: 1 }, saved(sampleAccount(2, "Ada"))]);
    await store.close();
    runRaw(path, `ATTACH '${old}' AS old; UPDATE accounts SET (${columns}) = (SELECT ${columns} FROM old.accounts)`);
    const forged = await open(path);
    const error = await rejection(loadChecked(forged));
    assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED", `${columns}: ${error}`);
    await forged.close();
  }
});
