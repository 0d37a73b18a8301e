/**
 * Compares rooms with a plain model, and with twins without the hidden rooms; see test/sim/rooms/model.ts and
 * test/sim/rooms/run.ts. `CHATWIRE_ROOMS_SEEDS` and `CHATWIRE_ROOMS_OPERATIONS` make the run longer.
 */

import * as assert from "uvu/assert";
import { timesOf } from "../sample.ts";
import { SEED } from "../seed.ts";
import { KINDS } from "../sim/rooms/operations.ts";
import { PLANTED_LEAKS } from "../sim/rooms/planted-leaks.ts";
import { compareWithTwin, runRooms } from "../sim/rooms/run.ts";
import { suite } from "../suite.ts";

const SEEDS = Number(process.env["CHATWIRE_ROOMS_SEEDS"] ?? timesOf(4, 100));
const OPERATIONS = Number(process.env["CHATWIRE_ROOMS_OPERATIONS"] ?? timesOf(500, 10_000));
const LEAK_SEEDS = 10;
const LEAK_OPERATIONS = 600;

const test = suite("rooms model", { timeLimitMs: 60_000 + SEEDS * OPERATIONS * 50 });

test("answers-and-events-match-the-model-and-do-not-depend-on-hidden-rooms", () => {
  const tally = new Map<string, number>();
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const run = runRooms(seed, OPERATIONS);
    assert.is(run.disagreement ?? "", "", `the model disagrees; CHATWIRE_SEED=${seed}`);
    assert.is(compareWithTwin(seed, run) ?? "", "", `the twin disagrees; CHATWIRE_SEED=${seed}`);
    for (const [what, count] of run.tally) tally.set(what, (tally.get(what) ?? 0) + count);
  }
  // An operation that never happens proves nothing.
  for (const kind of KINDS) assert.ok(tally.has(kind), `${kind} never happened`);
  for (const code of [
    "ROOM_NOT_FOUND",
    "NOT_A_MEMBER",
    "ROLE_TOO_LOW",
    "LAST_OWNER",
    "NAME_TAKEN",
    "BANNED_FROM_ROOM",
    "POST_NOT_FOUND",
    "NOT_THE_AUTHOR",
  ]) {
    const count = [...tally].reduce((sum, [what, times]) => sum + (what.endsWith(`refused ${code}`) ? times : 0), 0);
    assert.ok(count > 0, `${code} never happened`);
  }
});

for (const { name, plant, foundBy = ["model", "twins"] as const } of PLANTED_LEAKS) {
  test(`${foundBy.join("-and-")}-find-the-planted-leak-${name.replaceAll(" ", "-")}`, () => {
    const left = new Set<string>(foundBy);
    const restore = plant();
    try {
      for (let seed = SEED; left.size > 0 && seed < SEED + LEAK_SEEDS; seed++) {
        const run = runRooms(seed, LEAK_OPERATIONS);
        if (run.disagreement !== undefined) left.delete("model");
        if (left.has("twins") && compareWithTwin(seed, run) !== undefined) left.delete("twins");
      }
    } finally {
      restore();
    }
    assert.equal([...left], [], "did not find it");
  });
}
