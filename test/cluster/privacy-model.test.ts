/**
 * A few runs of the privacy model over two gateways and a core, so that they are part of every run of the suite. With
 * CHATWIRE_TEST_CLUSTER=1, test/chat/privacy-model.test.ts and test/chat/rooms-model.test.ts are over gateways as a whole.
 */

import * as assert from "uvu/assert";
import { GatewayLink } from "../../src/cluster/core/gateway-link.ts";
import { SEED } from "../seed.ts";
import {
  type RunOptions,
  runAbsent,
  runAnnouncing,
  runBoth,
  runDeferred,
  runTalking,
  type Violation,
} from "../sim/privacy/run.ts";
import { runRooms } from "../sim/rooms/run.ts";
import { suite } from "../suite.ts";

const test = suite("privacy model over gateways");

const OPERATIONS = 60;
const SHORT = { seed: SEED, operations: OPERATIONS, way: "gateways" } as const;
/** Runs with a planted leak, at most. */
const LEAK_SEEDS = 10;

test("answers-and-events-match-the-model-and-do-not-depend-on-hidden-users", () => {
  for (const run of [runDeferred, runAbsent, runTalking, runAnnouncing]) assertNone(run(SHORT));
  assertNone(runAbsent({ ...SHORT, ticks: "as time passes" }));
  assert.is(runRooms(SEED, OPERATIONS, "gateways").disagreement ?? "", "");
});

test("connections-get-the-same-bytes-in-the-same-order-at-the-same-times-as-from-one-process", () => {
  const tally = new Map<string, number>();
  for (const seed of [SEED, SEED + 1]) assertNone(runBoth({ ...SHORT, seed, tally }));
  assertNone(runBoth({ ...SHORT, tally, ticks: "as time passes" }));
  // What never happens proves nothing.
  for (const what of ["register", "log in", "send text"]) assert.ok(tally.has(what), `${what} never happened`);
});

test("events-that-reach-all-connections-of-a-gateway-are-found", () => {
  const { emit } = GatewayLink.prototype;
  GatewayLink.prototype.emit = function (_, events) {
    for (const number of this.connections.keys()) emit.call(this, number, events);
  };
  const isFound = (run: (options: RunOptions) => Violation | undefined, against?: "model" | "twins"): boolean =>
    Array.from({ length: LEAK_SEEDS }, (_, index) => SEED + index).some(
      (seed) => run({ ...SHORT, seed, ...(against && { against }) }) !== undefined,
    );
  try {
    assert.ok(isFound(runDeferred, "model"));
    assert.ok(isFound(runAbsent, "twins"));
    assert.ok(isFound(runBoth));
  } finally {
    GatewayLink.prototype.emit = emit;
  }
});

function assertNone(violation: Violation | undefined): void {
  assert.is(violation?.text ?? "", "", `the ${violation?.found} disagrees; CHATWIRE_SEED=${SEED}`);
}
