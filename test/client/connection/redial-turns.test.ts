import * as assert from "uvu/assert";
import { DialPauses } from "../../../src/client/connection/dial-pauses.ts";
import { REDIAL_TURN_MS, REDIALS_AT_ONCE_MAX, RedialTurns } from "../../../src/client/connection/redial-turns.ts";
import { type RedialOptions, redial } from "../../../src/client/connection/redialling.ts";
import { onAbort } from "../../../src/net/deadline.ts";
import type { Network } from "../../../src/net/network.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("connections of one process that come back");

const SERVER = "192.0.2.2 4433";
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
  const outcomes = await world.run(
    Promise.all(Array.from({ length: count }, () => redial({ ...defaultsOf(network), attempt }))),
  );
  assert.ok(outcomes.every(({ kind }) => kind === "back"));
  assert.is(most, REDIALS_AT_ONCE_MAX);
});

test("attempt-that-takes-long-holds-up-no-other", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const turns = RedialTurns.of(network);
  const ends: (() => void)[] = [];
  for (let slow = 0; slow < REDIALS_AT_ONCE_MAX; slow++) ends.push(await turns.begin(SERVER, never));
  const startedMs = network.monotonicMs();
  await world.run(turns.begin(SERVER, never));
  assert.is(network.monotonicMs() - startedMs, REDIAL_TURN_MS);
  // What ends late gives nothing back that it has given up before.
  for (const end of ends) end();
  for (let other = 1; other < REDIALS_AT_ONCE_MAX; other++) await turns.begin(SERVER, never);
  const laterMs = network.monotonicMs();
  await world.run(turns.begin(SERVER, never));
  assert.ok(network.monotonicMs() > laterMs);
});

test("wait-for-a-turn-ends-with-the-signal-and-takes-no-turn", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const turns = RedialTurns.of(world.addHost("192.0.2.1"));
  const ends: (() => void)[] = [];
  for (let other = 0; other < REDIALS_AT_ONCE_MAX; other++) ends.push(await turns.begin(SERVER, never));
  const abort = new AbortController();
  const given = turns.begin(SERVER, abort.signal);
  const next = turns.begin(SERVER, never);
  abort.abort();
  (await given)();
  await turns.begin(SERVER, abort.signal);
  ends[0]?.();
  await next;
});

test("server-that-does-not-answer-holds-up-no-session-of-another", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const stop = new AbortController();
  const ended = Array.from({ length: 10 * REDIALS_AT_ONCE_MAX }, () =>
    redial({
      ...defaultsOf(network),
      attempt: (signal) => new Promise((_resolve, reject) => void onAbort(signal, () => reject(signal.reason))),
      signal: stop.signal,
    }),
  );
  const startedMs = network.monotonicMs();
  const outcome = await world.run(
    redial({ ...defaultsOf(network), server: "192.0.2.3 4433", attempt: () => Promise.resolve() }),
  );
  assert.is(outcome.kind, "back");
  assert.is(network.monotonicMs(), startedMs);
  stop.abort();
  for (const { kind } of await Promise.all(ended)) assert.is(kind, "stopped");
  assert.is(RedialTurns.of(network).serverCount, 0);
});

test("signal-that-fires-right-after-the-turn-began-ends-the-turn", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const turns = RedialTurns.of(network);
  const ends: (() => void)[] = [];
  for (let other = 0; other < REDIALS_AT_ONCE_MAX; other++) ends.push(await turns.begin(SERVER, never));
  const stop = new AbortController();
  let attempts = 0;
  const outcome = redial({
    ...defaultsOf(network),
    attempt: async () => {
      attempts += 1;
    },
    signal: stop.signal,
  });
  const startedMs = network.monotonicMs();
  ends[0]?.();
  stop.abort();
  assert.is((await outcome).kind, "stopped");
  assert.is(attempts, 0);
  await world.run(turns.begin(SERVER, never));
  assert.is(network.monotonicMs(), startedMs);
});

function defaultsOf(network: Network): Omit<RedialOptions, "attempt"> {
  return {
    network,
    server: SERVER,
    pauses: new DialPauses(),
    attemptTimeoutMs: 10_000,
    pauseMs: 0,
    dueMs: network.monotonicMs(),
    onWaiting: () => {},
    signal: never,
  };
}
