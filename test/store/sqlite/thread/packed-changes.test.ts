import * as assert from "uvu/assert";
import { packChanges, unpackChanges } from "../../../../src/store/sqlite/thread/packed-changes.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { RandomChanges } from "../../random-changes.ts";

const test = suite("packed changes");

test("changes-arrive-at-the-thread-as-they-were-and-in-order", () => {
  const random = new RandomChanges(new SeededRandom(SEED));
  const changes = Array.from({ length: 200 }, () => random.nextCommit()).flat();
  const arrived = unpackChanges(structuredClone(packChanges(changes)));
  assert.equal(arrived, structuredClone(changes));
  assert.ok(
    changes.some((change) => change.kind === "text" && change.entries.some(({ origin }) => origin !== undefined)),
  );
});

test("packed-changes-that-are-incomplete-are-an-error", () => {
  const random = new RandomChanges(new SeededRandom(SEED));
  const changes = Array.from({ length: 50 }, () => random.nextCommit()).flat();
  const packed = packChanges(changes);
  assert.throws(() => unpackChanges({ ...packed, strings: packed.strings.slice(1) }), /incomplete/);
});
