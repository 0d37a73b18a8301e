import * as assert from "uvu/assert";
import { Waiters } from "../../src/net/deadline.ts";
import { SimulatedWorld } from "../../src/testing/index.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("those who wait for something that may take any time");

class Rig {
  readonly world = new SimulatedWorld({ seed: SEED });
  isReady = false;
  readonly waiters = new Waiters(this.world.addHost("192.0.2.1"), () => this.isReady);
  readonly ends: string[] = [];

  wait(name: string, timeoutMs: number, signal?: AbortSignal): void {
    this.waiters.wait({ signal, timeoutMs, what: name }).then(
      () => this.ends.push(`${name} ended`),
      (error) => this.ends.push(`${name}: ${error.code ?? error.message}`),
    );
  }
}

test("wait-that-timed-out-or-was-given-up-leaves-nothing-behind", async () => {
  const rig = new Rig();
  const stop = new AbortController();
  for (let count = 0; count < 1_000; count++) rig.wait("short", 100);
  rig.wait("stopped", 10_000, stop.signal);
  rig.wait("long", 10_000);
  assert.is(rig.waiters.count, 1_002);
  await rig.world.advance(200);
  stop.abort(new Error("enough"));
  await rig.world.advance(1);
  assert.is(rig.waiters.count, 1);
  assert.is(rig.ends.filter((end) => end === "short: TIMED_OUT").length, 1_000);
  rig.waiters.resolve();
  await rig.world.advance(1);
  assert.is(rig.waiters.count, 0);
  assert.equal(rig.ends.slice(1_000), ["stopped: enough", "long ended"]);
});

test("nobody-waits-for-what-is-ready-and-all-learn-why-it-never-will-be", async () => {
  const rig = new Rig();
  rig.isReady = true;
  rig.wait("ready", 100);
  assert.is(rig.waiters.count, 0);
  rig.isReady = false;
  for (const name of ["one", "two"]) rig.wait(name, 100);
  rig.waiters.reject(new Error("over"));
  await rig.world.advance(1);
  assert.equal(rig.ends.sort(), ["one: over", "ready ended", "two: over"]);
});
