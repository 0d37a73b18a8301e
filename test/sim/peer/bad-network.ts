import * as assert from "uvu/assert";
import { SEED } from "../../seed.ts";
import { eventsOf, PeerPair, type Side } from "./peer-pair.ts";

export const BAD_NETWORK = {
  latencyMs: 20,
  jitterMs: 10,
  lossRate: 0.3,
  duplicationRate: 0.1,
  reorderingRate: 0.2,
  reorderingMs: 40,
};
/** Virtual time within which all texts of one seed must be delivered. */
export const WITHIN_MS = 90_000;
export const TEXTS = 1_000;

const REPLIES = 20;
const SEEDS = 200;
/** Several tests share the seeds, so that each stays within the time limit of a test. */
const SEEDS_PER_TEST = 25;

/** The first seed of each test. */
export function firstSeeds(): number[] {
  return Array.from({ length: SEEDS / SEEDS_PER_TEST }, (_, index) => SEED + index * SEEDS_PER_TEST);
}

/** Sends texts both ways through a bad network for each seed of a test, and checks that they arrive once and in order. */
export async function deliverThroughBadNetwork(firstSeed: number): Promise<void> {
  for (let seed = firstSeed; seed < firstSeed + SEEDS_PER_TEST; seed++) {
    try {
      deliver(seed);
    } catch (cause) {
      throw new Error(`The texts of CHATWIRE_SEED=${seed} were not delivered.`, { cause });
    }
    // Lets the timer of the time limit fire.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function deliver(seed: number): void {
  const pair = new PeerPair({ seed, network: BAD_NETWORK });
  pair.connect();
  const { initiator, responder } = pair;
  const texts = Array.from({ length: TEXTS }, (_, index) => `text ${index}`);
  for (const text of texts) initiator.connection.sendText(text, pair.nowMs);
  const replies = texts.slice(0, REPLIES).map((text) => `reply to ${text}`);
  for (const reply of replies) responder.connection.sendText(reply, pair.nowMs);

  const delivered = createCounter(initiator, "delivered");
  const answered = createCounter(responder, "delivered");
  pair.runUntil(() => delivered() === texts.length && answered() === replies.length, WITHIN_MS);
  pair.run(1_000);

  assert.equal(
    eventsOf(responder, "text").map(({ text }) => text),
    texts,
  );
  assert.equal(
    eventsOf(initiator, "text").map(({ text }) => text),
    replies,
  );
  assert.equal(
    eventsOf(initiator, "delivered").map(({ id }) => id),
    texts.map((_, index) => index + 1),
  );
  assert.is(initiator.connection.state, "connected");
}

/** Returns a function that counts the events of one type so far; it looks at each event once. */
function createCounter(side: Side, type: "text" | "delivered"): () => number {
  let seen = 0;
  let count = 0;
  return () => {
    for (; seen < side.events.length; seen++) if (side.events[seen]?.type === type) count += 1;
    return count;
  };
}
