import * as assert from "uvu/assert";
import { DialPauses } from "../../../src/client/connection/dial-pauses.ts";
import { REDIAL_TURN_MS, REDIALS_AT_ONCE_MAX, RedialTurns } from "../../../src/client/connection/redial-turns.ts";
import { redial } from "../../../src/client/connection/redialling.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("connections of one process that come back");

const never = new AbortController().signal;

test("so-many-attempts-run-at-a-time-and-all-connections-come-back", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const count = 3 * REDIALS_AT_ONCE_MAX + 1;
  let running = 0;
  let most = 0;
  const attempt = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => void network.setTimer(resolve, 100));
    running -= 1;
  };
  const startedMs = network.monotonicMs();
  const outcomes = await world.run(
    Promise.all(
      Array.from({ length: count }, () =>
        redial({
          network,
          pauses: new DialPauses(),
          attemptTimeoutMs: 10_000,
          pauseMs: 0,
          dueMs: startedMs,
          attempt,
          onWaiting: () => {},
          signal: never,
        }),
      ),
    ),
  );
  assert.ok(outcomes.every(({ kind }) => kind === "back"));
  assert.is(most, REDIALS_AT_ONCE_MAX);
});

test("attempt-that-takes-long-holds-up-no-other", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const turns = RedialTurns.of(network);
  const ends: (() => void)[] = [];
  for (let slow = 0; slow < REDIALS_AT_ONCE_MAX; slow++) ends.push(await turns.begin(never));
  const startedMs = network.monotonicMs();
  await world.run(turns.begin(never));
  assert.is(network.monotonicMs() - startedMs, REDIAL_TURN_MS);
  // What ends late gives nothing back that it has given up before.
  for (const end of ends) end();
  for (let other = 1; other < REDIALS_AT_ONCE_MAX; other++) await turns.begin(never);
  const laterMs = network.monotonicMs();
  await world.run(turns.begin(never));
  assert.ok(network.monotonicMs() > laterMs);
});

test("wait-for-a-turn-ends-with-the-signal-and-takes-no-turn", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const turns = RedialTurns.of(world.addHost("192.0.2.1"));
  const ends: (() => void)[] = [];
  for (let other = 0; other < REDIALS_AT_ONCE_MAX; other++) ends.push(await turns.begin(never));
  const abort = new AbortController();
  const given = turns.begin(abort.signal);
  const next = turns.begin(never);
  abort.abort();
  (await given)();
  await turns.begin(abort.signal);
  ends[0]?.();
  await next;
});
