import * as assert from "uvu/assert";
import { DEFAULT_LEASE_TIMES, LeaseKeeper } from "../../../src/cluster/lease/lease-keeper.ts";
import type { Clock } from "../../../src/net/network.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SimulatedWorld } from "../../../src/testing/simulated-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { LATENCY_MAX_MS, Row, SimulatedLeases } from "./simulated-leases.ts";

const test = suite("lease of the core");

const { durationMs, loadMs, retryMs } = DEFAULT_LEASE_TIMES;

class Core {
  readonly events: string[] = [];
  readonly leases: SimulatedLeases;
  readonly keeper: LeaseKeeper;

  constructor(clock: Clock, row: Row, random: SeededRandom, holder: string) {
    this.leases = new SimulatedLeases(clock, row, random);
    this.keeper = new LeaseKeeper({
      clock,
      leases: this.leases,
      holder,
      onHeld: ({ token }) => this.events.push(`held ${token}`),
      onLost: () => this.events.push("lost"),
      onError: () => this.events.push("error"),
    });
  }
}

/** Cores on one network, and the row by which they agree. */
class Scene {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly random = new SeededRandom(SEED);
  readonly #clock = this.world.addHost("192.0.2.1");
  readonly row = new Row();
  #cores = 0;

  add(): Core {
    this.#cores += 1;
    return new Core(this.#clock, this.row, this.random, `core ${this.#cores}`);
  }
}

test("first-core-takes-the-lease-and-keeps-it-while-another-one-stands-by", async () => {
  const scene = new Scene();
  const first = scene.add();
  await scene.world.advance(1_000);
  const second = scene.add();
  await scene.world.advance(60_000);
  assert.equal(first.events, ["held 1"]);
  assert.equal(second.events, []);
  assert.equal(first.keeper.held, { token: 1 });
  assert.is(second.keeper.held, undefined);
});

test("standby-takes-over-from-a-core-that-is-cut-off-and-that-one-knows-before", async () => {
  const scene = new Scene();
  const [first, second] = [scene.add(), scene.add()];
  await scene.world.advance(1_000);
  const [holder, standby] = first.keeper.held === undefined ? [second, first] : [first, second];
  holder.leases.isCut = true;
  const cutMs = scene.world.nowMs;
  while (standby.keeper.held === undefined) {
    await scene.world.advance(1);
    if (standby.keeper.held !== undefined) assert.is(holder.keeper.held, undefined);
  }
  assert.ok(scene.world.nowMs - cutMs <= durationMs + retryMs + 4 * LATENCY_MAX_MS, `${scene.world.nowMs - cutMs} ms`);
  assert.equal(standby.keeper.held, { token: 2 });
  assert.is(holder.events.at(-1), "lost");
  // It does not come back by itself: what it has in memory is old.
  holder.leases.isCut = false;
  await scene.world.advance(60_000);
  assert.is(holder.keeper.held, undefined);
});

test("core-that-releases-the-lease-is-followed-at-once", async () => {
  const scene = new Scene();
  const first = scene.add();
  await scene.world.advance(1_000);
  const second = scene.add();
  await scene.world.run(first.keeper.release());
  await scene.world.advance(retryMs + 2 * LATENCY_MAX_MS);
  assert.equal(second.keeper.held, { token: 2 });
  assert.equal(first.events, ["held 1"]);
});

test("lease-that-is-taken-while-it-is-released-is-given-back", async () => {
  const scene = new Scene();
  const first = scene.add();
  await scene.world.advance(1);
  await scene.world.run(first.keeper.release());
  await scene.world.advance(1_000);
  const second = scene.add();
  await scene.world.advance(1_000);
  assert.is(first.keeper.held, undefined);
  assert.ok(second.keeper.held !== undefined);
});

test("core-that-loads-keeps-the-lease-although-it-cannot-renew-it-and-not-for-ever", async () => {
  const scene = new Scene();
  const first = scene.add();
  await scene.world.advance(1_000);
  const second = scene.add();
  first.keeper.beginLoading();
  await scene.world.advance(500);
  // As a load that leaves no time for anything else.
  first.leases.isCut = true;
  await scene.world.advance(loadMs / 2);
  assert.equal([first.keeper.held, second.keeper.held], [{ token: 1 }, undefined]);
  await scene.world.advance(loadMs);
  assert.equal([first.events.at(-1), second.keeper.held], ["lost", { token: 2 }]);
});

test("core-that-has-loaded-is-followed-as-soon-as-any-other-and-knows-before", async () => {
  for (const isCutBefore of [false, true]) {
    const scene = new Scene();
    const first = scene.add();
    await scene.world.advance(1_000);
    const second = scene.add();
    first.keeper.beginLoading();
    await scene.world.advance(5_000);
    first.leases.isCut = isCutBefore;
    first.keeper.endLoading();
    // If the call that makes the lease shorter is lost, the core cannot know whether it arrived.
    await scene.world.advance(isCutBefore ? durationMs + 2 * LATENCY_MAX_MS : 500);
    assert.is(first.keeper.held === undefined, isCutBefore);
    first.leases.isCut = true;
    const startMs = scene.world.nowMs;
    while (second.keeper.held === undefined) await scene.world.advance(10);
    assert.is(first.keeper.held, undefined);
    const limitMs = isCutBefore ? loadMs : durationMs;
    assert.ok(scene.world.nowMs - startMs <= limitMs + retryMs + 4 * LATENCY_MAX_MS);
  }
});

test("never-do-two-cores-hold-the-lease-whichever-are-cut-off", async () => {
  const scene = new Scene();
  let cores = [scene.add(), scene.add(), scene.add()];
  let changes = 0;
  let doubled = 0;
  scene.row.onTaken = () => {
    doubled += cores.filter(({ keeper }) => keeper.held !== undefined).length;
  };
  for (let step = 0; step < 200; step++) {
    await scene.world.advance(500);
    for (const core of cores) {
      core.leases.isCut = scene.random.below(2) === 0;
      if (scene.random.below(4) === 0) core.keeper.beginLoading();
      else core.keeper.endLoading();
    }
    // Who has lost the lease starts anew.
    const lost = cores.filter(({ events }) => events.includes("lost"));
    changes += lost.length;
    cores = cores.map((core) => (lost.includes(core) ? scene.add() : core));
  }
  assert.is(doubled, 0);
  assert.ok(changes > 3, `${changes} changes`);
});
