/**
 * Compares the chat with a privacy model and with twins; see test/sim/privacy/model.ts
 * and test/sim/privacy/twins.ts. `CHATWIRE_PRIVACY_SEEDS` and
 * `CHATWIRE_PRIVACY_OPERATIONS` make the run longer; `npm run model` is much longer.
 */

import * as assert from "uvu/assert";
import { timesOf } from "../sample.ts";
import { SEED } from "../seed.ts";
import { OPERATION_KINDS } from "../sim/privacy/operations.ts";
import { PLANTED_LEAKS } from "../sim/privacy/planted-leaks.ts";
import {
  type RunOptions,
  runAbsent,
  runAnnouncing,
  runDeferred,
  runReachable,
  runTalking,
  type Violation,
} from "../sim/privacy/run.ts";
import { suite } from "../suite.ts";

const SEEDS = Number(process.env["CHATWIRE_PRIVACY_SEEDS"] ?? timesOf(20, 100));
const OPERATIONS = Number(process.env["CHATWIRE_PRIVACY_OPERATIONS"] ?? 100);
/** Some leaks show in one run of ten. */
const LEAK_SEEDS = Math.max(SEEDS, 100);
/** Far more than the default run takes, so that longer runs fit too. */
const TIME_LIMIT_MS = 60_000 + SEEDS * OPERATIONS * 20;

const EVENTS = [
  "peersChanged",
  "peerCountsChanged",
  "contactChanged",
  "privacyChanged",
  "textReceived",
  "receiptChanged",
  "typingChanged",
  "broadcastReceived",
  "messageReceived",
  "messageOutcomes",
  "invited",
  "accepted",
  "declined",
  "cancelled",
  "hungUp",
];

const test = suite("privacy model", { timeLimitMs: TIME_LIMIT_MS });

test("answers-and-events-match-the-model-and-do-not-depend-on-hidden-users", () => {
  const tally = new Map<string, number>();
  for (const seed of seeds()) assertNone(runDeferred({ seed, operations: OPERATIONS, tally }), seed);
  // An operation that never happens proves nothing.
  for (const what of [...OPERATION_KINDS, ...EVENTS]) assert.ok(tally.has(what), `${what} never happened`);
  assert.ok((tally.get("left out by a DeferredTwin") ?? 0) > SEEDS * OPERATIONS * 0.2);
});

test("ticks-of-presence-come-at-fixed-times-and-tell-the-net-change-of-users-who-may-be-seen", () => {
  const tally = new Map<string, number>();
  for (const seed of seeds()) {
    assertNone(runDeferred({ seed, operations: OPERATIONS, ticks: "as time passes", tally }), seed);
    assertNone(runAbsent({ seed, operations: OPERATIONS, ticks: "as time passes", tally }), seed);
  }
  for (const what of ["tick: peersChanged", "tick: peerCountsChanged"])
    assert.ok((tally.get(what) ?? 0) > SEEDS, `${what} happened ${tally.get(what)} times`);
});

test("refusals-by-limits-match-the-model", () => {
  const tally = new Map<string, number>();
  for (const seed of seeds()) {
    assertNone(runDeferred({ seed, operations: OPERATIONS, against: "model", limits: "shared", tally }), seed);
  }
  assert.ok((tally.get("refused LIMIT_REACHED") ?? 0) > 20);
});

test("observer-cannot-tell-hidden-users-from-unregistered-ones", () => {
  const tally = new Map<string, number>();
  for (const seed of seeds()) assertNone(runAbsent({ seed, operations: OPERATIONS, tally }), seed);
  assert.ok((tally.get("left out by a AbsentTwin") ?? 0) > SEEDS * OPERATIONS * 0.2);
});

test("refusals-by-limits-do-not-tell-what-a-user-who-is-not-seen-confirms", () => {
  const tally = new Map<string, number>();
  for (const limits of ["own", "shared"] as const) {
    for (const seed of seeds()) assertNone(runReachable({ seed, operations: OPERATIONS, limits, tally }), seed);
  }
  assert.ok((tally.get("refused LIMIT_REACHED") ?? 0) > 20);
  assert.ok((tally.get("left out by a DeferredTwin") ?? 0) > SEEDS * OPERATIONS * 0.1);
});

test("strangers-past-the-limit-of-a-receiver-get-the-usual-answers", () => {
  const tally = new Map<string, number>();
  for (const seed of seeds()) {
    assertNone(runReachable({ seed, operations: OPERATIONS, limits: "crowded", tally }), seed);
    assertNone(runDeferred({ seed, operations: OPERATIONS, limits: "crowded", against: "model", tally }), seed);
  }
  assert.ok((tally.get("dropped event of a stranger") ?? 0) > 20);
});

test("nobody-notices-that-a-session-waits-to-be-resumed-or-learns-a-withheld-answer", () => {
  const tally = new Map<string, number>();
  for (const seed of seeds()) assertNone(runTalking({ seed, operations: OPERATIONS, tally }), seed);
  for (const what of ["detach", "resume", "take message", "keep message", "refuse message", "messageOutcomes"])
    assert.ok((tally.get(what) ?? 0) > 5, `${what} happened ${tally.get(what)} times`);
});

test("announcements-tell-nobody-of-users-who-hide-and-conversations-are-made-again-only-if-they-may", () => {
  const tally = new Map<string, number>();
  for (const seed of seeds()) assertNone(runAnnouncing({ seed, operations: OPERATIONS, tally }), seed);
  for (const what of ["announce", "reintroduced", "announcementAsked"])
    assert.ok((tally.get(what) ?? 0) > 5, `${what} happened ${tally.get(what)} times`);
  assert.ok((tally.get("left out by a AbsentTwin") ?? 0) > SEEDS * OPERATIONS * 0.1);
});

for (const { name, plant, foundBy = ["model", "twins"] as const } of PLANTED_LEAKS) {
  for (const against of foundBy) {
    test(`${against}-finds-the-planted-leak-${name.replaceAll(" ", "-")}`, () => {
      const restore = plant();
      try {
        assert.ok(seeds(LEAK_SEEDS).some((seed) => finds({ seed, operations: OPERATIONS, against })));
      } finally {
        restore();
      }
      assert.not.ok(finds({ seed: SEED, operations: OPERATIONS, against }));
    });
  }
}

function finds(options: RunOptions): boolean {
  const runs = [runTalking, runAnnouncing, runDeferred, runAbsent, runReachable];
  const isFound = (violation: Violation | undefined): boolean => violation !== undefined;
  const isFoundAtTicks = [runDeferred, runAbsent].some((run) => isFound(run({ ...options, ticks: "as time passes" })));
  if (isFoundAtTicks || runs.some((run) => isFound(run(options)))) return true;
  if ((["shared", "crowded"] as const).some((limits) => isFound(runReachable({ ...options, limits })))) return true;
  // The twins do not fit it.
  return options.against === "model" && isFound(runDeferred({ ...options, limits: "crowded" }));
}

function seeds(count = SEEDS): number[] {
  return Array.from({ length: count }, (_, index) => SEED + index);
}

function assertNone(violation: Violation | undefined, seed: number): void {
  assert.is(violation?.text ?? "", "", `the ${violation?.found} disagrees; CHATWIRE_SEED=${seed}`);
}
