import * as assert from "uvu/assert";
import { OrderedList } from "../../../src/chat/state/ordered-list.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("ordered list");

/** A list, with a plain array that must have the same values. */
class Twins {
  readonly list = new OrderedList<number, number>((value) => value);
  #sorted: number[] = [];

  add(value: number): void {
    if (this.#sorted.includes(value)) return;
    this.list.add(value);
    this.#sorted = [...this.#sorted, value].sort((a, b) => a - b);
  }

  delete(value: number): void {
    assert.is(this.list.delete(value), this.#sorted.includes(value));
    this.#sorted = this.#sorted.filter((other) => other !== value);
  }

  compare(key: number): void {
    assert.is(this.list.size, this.#sorted.length);
    assert.equal([...this.list], this.#sorted);
    assert.is(this.list.get(key), this.#sorted.includes(key) ? key : undefined);
    assert.equal(
      [...this.list.from(key)],
      this.#sorted.filter((value) => value >= key),
    );
    assert.equal([...this.list.before(key)], this.#sorted.filter((value) => value < key).reverse());
  }
}

test("random-values-are-found-in-order-in-both-directions", () => {
  const random = new SeededRandom(SEED);
  const twins = new Twins();
  for (let round = 0; round < 40; round++) {
    // Long runs in order fill and empty whole parts.
    const start = random.below(2_000);
    for (let step = 0; step < 100; step++) {
      const value = random.below(2) === 0 ? start + step : random.below(2_000);
      if (round < 20 ? random.below(5) > 0 : random.below(5) === 0) twins.add(value);
      else twins.delete(value);
    }
    twins.compare(random.below(2_100));
  }
});

test("strings-are-ordered-by-their-code-units", () => {
  const list = new OrderedList<string, string>((value) => value);
  for (const value of ["b", "\u{1F600}", "", "\uFFFD", "B"]) list.add(value);
  assert.equal([...list], ["", "B", "b", "\u{1F600}", "\uFFFD"]);
});

test("operation-on-a-long-list-looks-at-few-values", () => {
  let looks = 0;
  const list = new OrderedList<number, number>((value) => {
    looks += 1;
    return value;
  });
  for (let value = 0; value < 100_000; value++) list.add(value * 2);
  looks = 0;
  list.add(77_777);
  list.delete(2);
  list.get(150_000);
  list.from(99_999).next();
  list.before(99_999).next();
  assert.ok(looks < 5 * 2 * Math.log2(100_000), `${looks} looks`);
});
