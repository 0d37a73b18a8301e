/** A store returns what the one in memory does after the same changes. */

import * as assert from "uvu/assert";
import type { MailboxQuery } from "../../src/chat/state/account.ts";
import type { PostQuery } from "../../src/chat/state/stored-rooms.ts";
import { MemoryStore } from "../../src/store/memory/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { RandomChanges } from "./random-changes.ts";
import { snapshot } from "./snapshot.ts";

/**
 * Commits random changes to a store and to one in memory.
 *
 * @param open   opens the store, again and again; each closes the one before
 * @param count  of the changes
 */
export async function assertTwins(seed: number, count: number, open: () => Promise<Store>): Promise<void> {
  const random = new SeededRandom(seed);
  const changes = new RandomChanges(random);
  let twin = await open();
  const { secret } = await twin.load();
  const memory = new MemoryStore(() => secret);
  for (let done = 0; done < count; ) {
    const commit = changes.nextCommit();
    done += commit.length;
    const outcomes = [await outcome(memory.commit(commit)), await outcome(twin.commit(commit))];
    assert.is(outcomes[0], outcomes[1], JSON.stringify(commit));
    for (let query = 0; query < 3; query++) {
      await assertSameAnswer(memory, twin, changes.nextQuery());
      await assertSamePosts(memory, twin, changes.nextPostQuery());
    }
    if (random.below(20) === 0) assert.equal(await snapshot(twin), await snapshot(memory));
    if (random.below(40) === 0) {
      await twin.close();
      twin = await open();
    }
  }
  assert.equal(await snapshot(twin), await snapshot(memory));
  await twin.close();
}

async function assertSameAnswer(memory: Store, twin: Store, query: MailboxQuery): Promise<void> {
  assert.equal(await twin.read(query), await memory.read(query), JSON.stringify(query));
}

async function assertSamePosts(memory: Store, twin: Store, query: PostQuery): Promise<void> {
  assert.equal(await twin.readPosts(query), await memory.readPosts(query), JSON.stringify(query));
}

async function outcome(call: Promise<void>): Promise<string> {
  try {
    await call;
    return "kept";
  } catch (error) {
    return error instanceof Error ? error.name : "?";
  }
}
