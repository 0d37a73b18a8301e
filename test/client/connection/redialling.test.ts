import * as assert from "uvu/assert";
import { DialPauses } from "../../../src/client/connection/dial-pauses.ts";
import { redial } from "../../../src/client/connection/redialling.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("attempts to connect again");

test("pause-that-the-server-asks-for-is-kept-also-past-the-time-when-the-session-is-over", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const askedMs = 300_000;
  let attemptMs = -1;
  const startedMs = network.monotonicMs();
  const outcome = await world.run(
    redial({
      network,
      server: "192.0.2.2 4433",
      pauses: new DialPauses(),
      attemptTimeoutMs: 1_000,
      pauseMs: askedMs,
      dueMs: startedMs + 1_000,
      attempt: async () => {
        attemptMs = network.monotonicMs();
      },
      onWaiting: () => {},
      signal: new AbortController().signal,
    }),
  );
  assert.is(outcome.kind, "back");
  assert.ok(attemptMs - startedMs >= askedMs, `${attemptMs - startedMs}`);
});

test("random-pause-is-cut-short-when-the-session-is-over", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const attempts: number[] = [];
  const startedMs = network.monotonicMs();
  const dueMs = 40_000;
  await world.run(
    redial({
      network,
      server: "192.0.2.2 4433",
      pauses: new DialPauses(),
      attemptTimeoutMs: 1_000,
      pauseMs: 0,
      dueMs: startedMs + dueMs,
      attempt: async () => {
        attempts.push(network.monotonicMs() - startedMs);
        if (!attempts.includes(dueMs)) throw new Error("not yet");
      },
      onWaiting: () => {},
      signal: new AbortController().signal,
    }),
  );
  assert.is(attempts.at(-1), dueMs);
});
