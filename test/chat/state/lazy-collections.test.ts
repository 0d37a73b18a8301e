import * as assert from "uvu/assert";
import { LazyMap, LazySet } from "../../../src/lazy-collections.ts";
import { suite } from "../../suite.ts";

const test = suite("lazy collections");

test("map-does-what-a-map-does", () => {
  const map = new LazyMap<string, number>();
  assert.equal([map.size, map.has("a"), map.get("a"), map.delete("a"), [...map]], [0, false, undefined, false, []]);
  map.set("a", 1).set("b", 2).set("a", 3);
  assert.equal(
    [...map],
    [
      ["a", 3],
      ["b", 2],
    ],
  );
  assert.equal(
    [[...map.keys()], [...map.values()]],
    [
      ["a", "b"],
      [3, 2],
    ],
  );
  assert.equal([map.delete("a"), map.size, map.delete("b"), map.size, [...map.keys()]], [true, 1, true, 0, []]);
  map.set("c", 4);
  assert.equal([...map], [["c", 4]]);
  map.clear();
  assert.equal([map.size, [...map.values()]], [0, []]);
});

test("last-value-that-matches-is-found-among-none-one-and-several", () => {
  const map = new LazyMap<string, number>();
  const isEven = (value: number): boolean => value % 2 === 0;
  assert.is(map.findLast(isEven), undefined);
  assert.is(map.set("a", 1).findLast(isEven), undefined);
  assert.is(map.set("a", 2).findLast(isEven), 2);
  assert.is(map.set("b", 4).set("c", 5).findLast(isEven), 4);
});

test("set-does-what-a-set-does", () => {
  const set = new LazySet<number>();
  assert.equal([set.size, set.has(1), set.delete(1), [...set]], [0, false, false, []]);
  set.add(1).add(2).add(1);
  assert.equal([set.size, [...set], set.has(2)], [2, [1, 2], true]);
  assert.equal([set.delete(1), set.delete(2), set.size, [...set]], [true, true, 0, []]);
  set.add(3);
  assert.equal([...set], [3]);
});

test("entries-can-be-deleted-while-they-are-iterated", () => {
  const map = new LazyMap<number, string>().set(1, "one").set(2, "two");
  for (const [key] of map) map.delete(key);
  assert.is(map.size, 0);
  const set = new LazySet<number>().add(1).add(2);
  for (const value of set) set.delete(value);
  assert.is(set.size, 0);
});
