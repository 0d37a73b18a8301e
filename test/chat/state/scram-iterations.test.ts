import * as assert from "uvu/assert";
import { BeginLoginRequest, Privacy } from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin } from "../../../generated/chatwire/v1/rules.ts";
import { Chat } from "../../../src/chat/chat.ts";
import { IterationCounts } from "../../../src/chat/state/scram-iterations.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation, TEST_ITERATIONS } from "../../sim/privacy/chat-simulation.ts";
import { clientFirstOf } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { deleteAccount, greeted } from "../fixtures.ts";

const test = suite("SCRAM iterations");

const NAMES = Array.from({ length: 400 }, (_, i) => `unknown-${i}`);

test("new-number-of-iterations-does-not-tell-known-from-unknown-names", () => {
  const world = new ChatSimulation(SEED);
  world.join("ada", Privacy.PRIVATE);
  askForMoreRounds(world);
  assert.equal(
    ["ada", "nobody", "nobody-2"].map((name) => iterationsShown(world, name)),
    [TEST_ITERATIONS, TEST_ITERATIONS, TEST_ITERATIONS],
  );
});

test("unknown-name-shows-the-iterations-of-accounts-while-there-are-any", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  assert.is(iterationsShown(world, "nobody"), TEST_ITERATIONS);
  deleteAccount(ada, "ada");
  askForMoreRounds(world);
  assert.is(iterationsShown(world, "nobody"), 2 * TEST_ITERATIONS);
});

test("unknown-names-show-iterations-as-often-as-accounts-have-them", () => {
  const counts = new IterationCounts(1);
  const shares = NAMES.map((_, i) => (i + 0.5) / NAMES.length);
  assert.ok(shares.every((share) => counts.at(share) === 1));
  for (let accounts = 0; accounts < 4; accounts++) counts.add(10);
  let before = shares.map((share) => counts.at(share));
  assert.ok(before.every((shown) => shown === 10));
  for (const part of [0.25, 0.5, 0.75, 1]) {
    counts.remove(10);
    counts.add(20);
    const shown = shares.map((share) => counts.at(share));
    assert.is(shown.filter((number) => number === 20).length, part * NAMES.length);
    assert.ok(shown.every((number, i) => number >= (before[i] ?? 0)));
    before = shown;
  }
});

test("shares-of-names-are-spread-evenly", () => {
  const world = new ChatSimulation(SEED);
  const { account } = world.join("ada").connection.login?.user ?? {};
  assert.ok(account);
  const verifier = { ...account.verifier, iterations: 2 * TEST_ITERATIONS };
  world.store.commit([{ kind: "account", account: { ...account, id: 2, key: "grace", name: "grace", verifier } }]);
  world.restart();
  const more = NAMES.filter((name) => iterationsShown(world, name) > TEST_ITERATIONS).length;
  assert.ok(more > 150 && more < 250, `${more} of ${NAMES.length}`);
});

/** Restarts the server with twice the iterations. */
function askForMoreRounds(world: ChatSimulation): void {
  const limits = resolveLimits({ ...world.limits, scramIterations: 2 * TEST_ITERATIONS });
  const random = (length: number): Uint8Array => world.random.bytes(length);
  world.chat = new Chat({ limits, random, stored: world.store.load(), nowMs: world.nowMs });
}

/** What the first half of a login discloses about a name. */
function iterationsShown(world: ChatSimulation, name: string): number {
  const client = greeted(world);
  const { serverFirst } = client.call(BeginLogin, BeginLoginRequest.create({ clientFirst: clientFirstOf(name) }));
  return Number(/i=(\d+)/.exec(serverFirst)?.[1]);
}
