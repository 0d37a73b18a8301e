/** Both stores return the same after the same changes. */

import * as assert from "uvu/assert";
import type { MailboxQuery } from "../../src/chat/state/account.ts";
import type { PostQuery } from "../../src/chat/state/stored-rooms.ts";
import { MemoryStore } from "../../src/store/memory/memory-store.ts";
import { SqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../../src/store/store.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { RandomChanges } from "./random-changes.ts";
import { PEPPER, randomBytes } from "./samples.ts";
import { snapshot } from "./snapshot.ts";
import { TemporaryFolder } from "./temporary-folder.ts";

const CHANGES = 2_000;

const test = suite("twin stores");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

test("random-changes-have-the-same-effect-in-memory-and-in-the-file", async () => {
  const random = new SeededRandom(SEED);
  const changes = new RandomChanges(random);
  const options = { path: folder.newPath(), pepper: PEPPER, random: randomBytes };
  let sqlite = await SqliteStore.open(options);
  const { secret } = await sqlite.load();
  const memory = new MemoryStore(() => secret);
  for (let count = 0; count < CHANGES; ) {
    const commit = changes.nextCommit();
    count += commit.length;
    const outcomes = [await outcome(memory.commit(commit)), await outcome(sqlite.commit(commit))];
    assert.is(outcomes[0], outcomes[1], JSON.stringify(commit));
    for (let query = 0; query < 3; query++) {
      await assertSameAnswer(memory, sqlite, changes.nextQuery());
      await assertSamePosts(memory, sqlite, changes.nextPostQuery());
    }
    if (random.below(20) === 0) assert.equal(await snapshot(sqlite), await snapshot(memory));
    if (random.below(40) === 0) {
      await sqlite.close();
      sqlite = await SqliteStore.open(options);
    }
  }
  assert.equal(await snapshot(sqlite), await snapshot(memory));
  await sqlite.close();
});

async function assertSameAnswer(memory: Store, sqlite: Store, query: MailboxQuery): Promise<void> {
  assert.equal(await sqlite.read(query), await memory.read(query), JSON.stringify(query));
}

async function assertSamePosts(memory: Store, sqlite: Store, query: PostQuery): Promise<void> {
  assert.equal(await sqlite.readPosts(query), await memory.readPosts(query), JSON.stringify(query));
}

async function outcome(call: Promise<void>): Promise<string> {
  try {
    await call;
    return "kept";
  } catch (error) {
    return error instanceof Error ? error.name : "?";
  }
}
