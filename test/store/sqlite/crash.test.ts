/** After a crash, confirmed commits are present, and others are present completely or not at all. */

import * as assert from "uvu/assert";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { PEPPER, randomBytes } from "../samples.ts";
import { entriesOf } from "../snapshot.ts";
import { TemporaryFolder } from "../temporary-folder.ts";
import { finish, start, startWithLittleDisk } from "./child.ts";
import { integrityOf } from "./raw-file.ts";

const FILES = 2;
const KILLS_OF_EACH = 10;

const test = suite("crashes of the store");
const folder = new TemporaryFolder();
const pepperHex = Buffer.from(PEPPER).toString("hex");

test.before(() => folder.create());
test.after(() => folder.remove());

test("commits-confirmed-before-a-kill-survive", async () => {
  await Promise.all(
    Array.from({ length: FILES }, (_, file) => killOften(folder.newPath(), new SeededRandom(SEED + file))),
  );
});

/** Each process opens the file as the killed one left it. */
async function killOften(path: string, random: SeededRandom): Promise<void> {
  let confirmed = 0;
  for (let kill = 0; kill < KILLS_OF_EACH; kill++) {
    const lines = random.below(300);
    const child = start("commit-loop.ts", path, pepperHex);
    const { output, errors } = await finish(child, (soFar) => {
      if (soFar.split("\n").length > lines) child.kill("SIGKILL");
    });
    assert.is(child.signalCode, "SIGKILL", `${output}${errors}`);
    confirmed = Math.max(confirmed, lastNumber(output));
    await assertWhole(path, confirmed, 1);
  }
  assert.ok(confirmed > 0);
}

test("full-disk-fails-a-commit-and-damages-nothing", async () => {
  const path = folder.newPath();
  const { output } = await finish(startWithLittleDisk(400, "commit-loop.ts", path, pepperHex));
  const confirmed = lastNumber(output);
  assert.ok(confirmed > 0);
  assert.is(output.trimEnd().split("\n").at(-1), "STORE_FULL");
  await assertWhole(path, confirmed, 0);
});

/** Asserts that all confirmed texts are present in both mailboxes, and at most `moreMax` others. */
async function assertWhole(path: string, confirmed: number, moreMax: number): Promise<void> {
  const store = await SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
  const { mailboxes } = await store.load();
  const sent = (await entriesOf(store, 1)).map(({ textId }) => textId);
  const received = (await entriesOf(store, 2)).map(({ textId }) => textId);
  await store.close();
  assert.ok(sent.length >= confirmed, `${sent.length} texts present, ${confirmed} confirmed`);
  assert.ok(sent.length <= confirmed + moreMax, `${sent.length} texts present, only ${confirmed} confirmed`);
  assert.equal(
    sent,
    Array.from(sent, (_, index) => index + 1),
  );
  assert.equal(received, sent);
  for (const { account, lastTextId, confirmedTextId } of mailboxes) {
    assert.is(lastTextId, sent.length);
    assert.is(confirmedTextId, account === 2 ? sent.length - (sent.length % 7) : 0);
  }
  assert.equal(integrityOf(path), ["ok"]);
}

function lastNumber(output: string): number {
  const numbers = output.split("\n").filter((line) => /^\d+$/.test(line));
  // The last line may be cut off. It counts only if its line break was printed.
  return output.endsWith("\n") || numbers.length === 0 ? Number(numbers.at(-1) ?? 0) : Number(numbers.at(-2) ?? 0);
}
