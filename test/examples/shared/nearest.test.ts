import * as assert from "uvu/assert";
import { nearest } from "../../../examples/shared/nearest.ts";
import { suite } from "../../suite.ts";

const test = suite("suggestions");
const WORDS = ["get_peers", "connect to client", "quit", "block", "unblock"];

const cases: readonly (readonly [typed: string, meant: string | undefined])[] = [
  ["get peers", "get_peers"],
  ["GETPEERS", "get_peers"],
  ["gte_peers", "get_peers"],
  ["qiut", "quit"],
  ["quitt", "quit"],
  ["blok", "block"],
  ["unblok", "unblock"],
  ["conn", "connect to client"],
  ["connect too cleint", "connect to client"],
  ["co", undefined],
  ["exit", undefined],
  ["hello everybody", undefined],
  ["", undefined],
  [" - ", undefined],
  ["q".repeat(10_000), undefined],
];
for (const [typed, meant] of cases) {
  test(`${JSON.stringify(typed.slice(0, 20))}-means-${meant ?? "nothing"}`, () => {
    assert.is(nearest(typed, WORDS), meant);
  });
}
