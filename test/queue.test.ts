import * as assert from "uvu/assert";
import { Queue } from "../src/queue.ts";
import { SeededRandom } from "../src/testing/seeded-random.ts";
import { SEED } from "./seed.ts";
import { suite } from "./suite.ts";

const test = suite("queue");

test("queue-behaves-as-an-array-does", () => {
  const random = new SeededRandom(SEED);
  const queue = new Queue<number>();
  const array: number[] = [];
  for (let step = 0; step < 20_000; step++) {
    // Grows for a while, then shrinks.
    const isGrowing = Math.floor(step / 2_000) % 2 === 0;
    const choice = random.below(10);
    if (choice < (isGrowing ? 6 : 3)) {
      queue.push(step);
      array.push(step);
    } else if (choice < 9) assert.is(queue.shift(), array.shift());
    else {
      const position = random.below(array.length + 2);
      queue.remove(position);
      array.splice(position, 1);
    }
    assert.is(queue.length, array.length);
    for (const position of [-1, 0, 1, array.length - 1, array.length])
      assert.is(queue.at(position), position < 0 ? undefined : array[position], `CHATWIRE_SEED=${SEED}`);
  }
  assert.equal([...queue], array);
});
