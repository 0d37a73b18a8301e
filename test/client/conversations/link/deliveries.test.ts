import * as assert from "uvu/assert";
import { Deliveries } from "../../../../src/client/conversations/link/deliveries.ts";
import { ClosedError } from "../../../../src/errors.ts";
import { SimulatedWorld } from "../../../../src/testing/index.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("messages that wait for their delivery");

const TIMEOUT_MS = 1_000;

class Rig {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly deliveries = new Deliveries(this.world.addHost("192.0.2.1"), TIMEOUT_MS);
  /** How each wait ended, and when. */
  readonly ends: string[] = [];

  wait(id: number): void {
    this.#note(id, this.deliveries.wait(id, `Message ${id}`));
  }

  waitForEver(id: number): void {
    this.#note(id, this.deliveries.waitForEver(id, `Message ${id}`));
  }

  #note(id: number, wait: Promise<void>): void {
    wait.then(
      () => this.ends.push(`${id} delivered at ${this.world.nowMs}`),
      (error) => this.ends.push(`${id} ${error.code} at ${this.world.nowMs}`),
    );
  }
}

test("each-message-has-the-whole-time-and-the-caller-ends-waits-without-one", async () => {
  const rig = new Rig();
  rig.wait(1);
  rig.waitForEver(2);
  await rig.world.advance(400);
  rig.wait(3);
  rig.wait(4);
  await rig.world.advance(500);
  rig.deliveries.settle(3);
  await rig.world.advance(5_000);
  assert.equal(rig.ends, ["3 delivered at 900", "1 TIMED_OUT at 1000", "4 TIMED_OUT at 1400"]);
  rig.deliveries.settle(2);
  rig.wait(5);
  await rig.world.advance(1_000);
  assert.equal(rig.ends.slice(3), ["2 delivered at 5900", "5 TIMED_OUT at 6900"]);
});

test("message-that-the-caller-has-given-up-and-one-that-timed-out-may-be-delivered-later", async () => {
  const rig = new Rig();
  rig.waitForEver(1);
  rig.deliveries.forget(1);
  rig.wait(2);
  await rig.world.advance(TIMEOUT_MS);
  for (const id of [1, 2]) rig.deliveries.settle(id);
  await rig.world.advance(1);
  assert.equal(rig.ends, ["2 TIMED_OUT at 1000"]);
});

test("end-of-the-link-rejects-all-and-leaves-no-timer", async () => {
  const rig = new Rig();
  rig.wait(1);
  rig.waitForEver(2);
  rig.deliveries.end(new ClosedError("CLOSED", "over"));
  await rig.world.runUntilIdle();
  assert.equal(rig.ends, ["1 CLOSED at 0", "2 CLOSED at 0"]);
});
