import * as assert from "uvu/assert";
import { ReplayWindow, REPLAY_WINDOW_PACKETS as WINDOW } from "../../src/framing/replay-window.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("replay window");

/** Whether the packet is accepted; an accepted packet is recorded. */
function take(window: ReplayWindow, packetNumber: number): boolean {
  const isNew = window.check(packetNumber);
  if (isNew) window.accept(packetNumber);
  return isNew;
}

/** The same rule with a set of all accepted numbers instead of a bitmap. */
class PlainWindow {
  readonly #accepted = new Set<number>();
  #highest = 0;

  take(packetNumber: number): boolean {
    if (packetNumber <= this.#highest - WINDOW || this.#accepted.has(packetNumber)) return false;
    this.#accepted.add(packetNumber);
    this.#highest = Math.max(this.#highest, packetNumber);
    return true;
  }
}

const LAST = Number.MAX_SAFE_INTEGER;
const CASES: ReadonlyArray<readonly [packetNumber: number, isTaken: boolean]> = [
  [0, false], // 0: no packet number
  [-1, false], // 1: no packet number
  [1.5, false], // 2: no packet number
  [Number.NaN, false], // 3: no packet number
  [2 ** 53, false], // 4: no packet number
  [1, true], // 5: the first
  [1, false], // 6: a replay
  [3, true], // 7: a gap
  [2, true], // 8: reordered
  [2, false], // 9
  [3, false], // 10
  [31, true], // 11: last of a word
  [32, true], // 12: first of the next
  [33, true], // 13
  [32, false], // 14
  [WINDOW, true], // 15: the window is full; 1 is its oldest number
  [1, false], // 16
  [4, true], // 17: still inside the window
  [WINDOW + 4, true], // 18
  [4, false], // 19: now outside
  [5, true], // 20: the oldest inside
  [5, false], // 21
  [WINDOW + 31, true], // 22
  [31, false], // 23: outside
  [32, false], // 24: inside and accepted before
  [34, true], // 25: inside and new
  [10 * WINDOW, true], // 26: a jump of several windows
  [9 * WINDOW, false], // 27: just outside
  [9 * WINDOW + 1, true], // 28: just inside; the bitmap was cleared
  [9 * WINDOW + 2, true], // 29
  [9 * WINDOW + 1, false], // 30
  [2 ** 32 - 1, true], // 31: around 32 bits
  [2 ** 32, true], // 32
  [2 ** 32 + 1, true], // 33
  [2 ** 32, false], // 34
  [2 ** 32 - 2, true], // 35
  [1, false], // 36: equal to 2^32 + 1 in its low bits, and far outside
  [LAST - WINDOW, true], // 37
  [LAST, true], // 38: the last packet number
  [LAST, false], // 39
  [LAST - 1, true], // 40
  [LAST - WINDOW, false], // 41
  [LAST - WINDOW + 1, true], // 42
];

test("listed-cases-have-the-listed-results", () => {
  const window = new ReplayWindow();
  for (const [i, [packetNumber, isTaken]] of CASES.entries()) {
    assert.is(take(window, packetNumber), isTaken, `case ${i}: ${packetNumber}`);
  }
  assert.is(window.highest, LAST);
});

test("checking-changes-nothing", () => {
  const window = new ReplayWindow();
  window.accept(5);
  for (let i = 0; i < 3; i++) {
    assert.ok(window.check(4));
    assert.ok(window.check(10 ** 9));
    assert.not.ok(window.check(5));
  }
  assert.is(window.highest, 5);
});

test("accepting-an-old-number-changes-nothing", () => {
  const window = new ReplayWindow();
  window.accept(3 * WINDOW);
  window.accept(1);
  window.accept(0);
  assert.is(window.highest, 3 * WINDOW);
  assert.ok(window.check(3 * WINDOW - 1));
});

test("every-number-of-a-window-is-accepted-once-in-any-order", () => {
  const window = new ReplayWindow();
  window.accept(2 * WINDOW);
  for (let packetNumber = 2 * WINDOW - 1; packetNumber > WINDOW; packetNumber--) assert.ok(take(window, packetNumber));
  for (let packetNumber = 1; packetNumber <= 2 * WINDOW; packetNumber++) assert.not.ok(take(window, packetNumber));
});

test("a-million-random-numbers-agree-with-a-set", () => {
  const random = new SeededRandom(SEED);
  const window = new ReplayWindow();
  const plain = new PlainWindow();
  let around = 1;
  let taken = 0;
  for (let i = 0; i < 1_000_000; i++) {
    const die = random.below(1000);
    // Mostly neighbours, sometimes a jump of several windows; mostly inside the window, sometimes just past it.
    around += die === 0 ? random.below(4 * WINDOW) : die < 500 ? 1 : 0;
    const packetNumber = Math.max(1, around - random.below(die < 900 ? 64 : WINDOW + 64));
    const isTaken = take(window, packetNumber);
    if (isTaken !== plain.take(packetNumber)) assert.unreachable(`seed ${SEED}, step ${i}: ${packetNumber}`);
    if (isTaken) taken++;
  }
  assert.ok(taken > 100_000 && taken < 900_000, `${taken} taken`);
});
