/**
 * A script that commits texts from account 1 to account 2 until it is killed, without a
 * thread for the file, which takes long to start. It
 * prints the number of each text after its commit. If a commit fails, it prints
 * the error's code, closes the store, and ends.
 *
 * Arguments: the file, the pepper in hex.
 */

import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import type { Change } from "../../../src/chat/state/account.ts";
import { StoreError } from "../../../src/errors.ts";
import { SqliteEngine } from "../../../src/store/sqlite/engine.ts";
import { sampleAccount, saved, sent } from "../samples.ts";

const [path = "", pepper = ""] = process.argv.slice(2);
try {
  const store = await SqliteEngine.open({ path, pepper: Buffer.from(pepper, "hex"), random: randomBytes });
  const { lastAccountId, mailboxes } = await store.load();
  if (lastAccountId === 0) await store.commit([saved(sampleAccount(1)), saved(sampleAccount(2))]);
  let textId = [...mailboxes].find(({ account }) => account === 1)?.lastTextId ?? 0;
  try {
    for (;;) {
      textId++;
      const changes: Change[] = [sent({ from: [1, textId], to: [2, textId], text: `text ${textId} `.repeat(20) })];
      if (textId % 7 === 0) changes.push({ kind: "confirmed", account: 2, textId });
      await store.commit(changes);
      writeSync(1, `${textId}\n`);
    }
  } finally {
    await store.close();
  }
} catch (error) {
  writeSync(1, `${error instanceof StoreError ? error.code : String(error)}\n`);
}
