import * as assert from "uvu/assert";
import { EventQueue } from "../../../src/client/events/event-queue.ts";
import type { TypingChange } from "../../../src/client/texts/text.ts";
import { TypingTimeouts } from "../../../src/client/texts/typing-timeouts.ts";
import { SimulatedWorld } from "../../../src/testing/simulated-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("typing timeouts");

test("past-1024-writers-the-one-who-renewed-least-recently-is-taken-to-have-stopped", async () => {
  const network = new SimulatedWorld({ seed: SEED }).addHost("192.0.2.1");
  const changes = new EventQueue<TypingChange>(2_000);
  const timeouts = new TypingTimeouts(network, 10_000, changes);
  for (let writer = 1; writer <= 1_024; writer++) timeouts.handle({ from: `user${writer}`, typing: true });
  timeouts.handle({ from: "user1", typing: true });
  timeouts.handle({ from: "ada", typing: true });
  changes.end();
  const stopped: string[] = [];
  for await (const { from, typing } of changes) if (!typing) stopped.push(from);
  assert.equal(stopped, ["user2"]);
});

test("writer-who-does-not-renew-is-taken-to-have-stopped", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const changes = new EventQueue<TypingChange>(100);
  const timeouts = new TypingTimeouts(network, 10_000, changes);
  const seen: string[] = [];
  const startMs = network.monotonicMs();
  const reading = (async () => {
    for await (const { from, typing } of changes)
      seen.push(`${from} ${typing} ${Math.round(network.monotonicMs() - startMs)}`);
  })();
  timeouts.handle({ from: "ada", typing: true });
  timeouts.handle({ from: "grace", typing: true });
  await world.advance(6_000);
  timeouts.handle({ from: "ada", typing: true });
  await world.advance(11_000);
  timeouts.handle({ from: "linus", typing: true });
  timeouts.clear();
  changes.end();
  await reading;
  assert.equal(seen, [
    "ada true 0",
    "grace true 0",
    "ada true 6000",
    "grace false 10000",
    "ada false 16000",
    "linus true 17000",
    "linus false 17000",
  ]);
});
