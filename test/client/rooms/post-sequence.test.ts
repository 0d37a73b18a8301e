import * as assert from "uvu/assert";
import { PostSequence } from "../../../src/client/rooms/post-sequence.ts";
import type { RoomEntry, RoomPost } from "../../../src/client/rooms/room-entry.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("sequence of the posts of a room");

test("posts-come-once-and-in-order-whatever-events-are-lost-and-however-pages-overlap-with-them", () => {
  const runs = Array.from({ length: timesOf(200, 5_000) }, (_, index) => new Story(SEED * 10_000 + index).run());
  for (const what of ["pages", "events", "missing"] as const)
    assert.ok(Math.max(...runs.map((run) => run[what])) > 2, `hardly any ${what} in any run`);
});

test("slow-reader-gets-from-pages-what-did-not-fit", () => {
  const sequence = new PostSequence(2, { epoch: 1, number: 0 });
  for (const number of [1, 2, 3, 4]) sequence.handlePost(post(number));
  assert.is(sequence.behind, undefined, "there is something to read first");
  assert.equal(taken(sequence), ["1", "2"]);
  assert.is(sequence.behind, 2);
  sequence.handlePage(page([3, 4], 4));
  sequence.handlePost(post(5));
  assert.equal(taken(sequence), ["3", "4"]);
  assert.is(sequence.behind, 4);
});

test("posts-that-are-missing-are-told-once", () => {
  const sequence = new PostSequence(10, { epoch: 1, number: 3 });
  sequence.handleLast({ epoch: 1, number: 9 });
  sequence.handlePage({ ...page([8], 9), missingBefore: 8 });
  assert.equal(taken(sequence), ["missing 4-7", "8"]);
  assert.is(sequence.behind, 8);
  sequence.handlePage({ ...page([], 9), missingBefore: 10 });
  assert.equal(taken(sequence), ["missing 9-9"]);
  assert.is(sequence.behind, undefined);
});

test("another-epoch-drops-what-waits-and-begins-anew", () => {
  const sequence = new PostSequence(10, { epoch: 1, number: 0 });
  sequence.handlePost(post(1));
  sequence.handleLast({ epoch: 2, number: 2 });
  assert.equal(taken(sequence), ["restarted 2"]);
  assert.is(sequence.behind, 0);
  sequence.handlePage(page([1, 2], 2, 2));
  assert.equal(taken(sequence), ["1", "2"]);
});

test("page-that-was-asked-for-in-the-epoch-before-is-not-taken-for-one-of-this-one", () => {
  const sequence = new PostSequence(10, { epoch: 1, number: 5 });
  sequence.handleLast({ epoch: 1, number: 6 });
  sequence.handlePage(page([6, 7], 7, 2));
  assert.equal(taken(sequence), ["restarted 2"]);
  assert.is(sequence.behind, 0);
});

test("events-that-may-be-lost-make-it-ask-once", () => {
  const sequence = new PostSequence(10, { epoch: 1, number: 5 });
  sequence.handleLast({ epoch: 1, number: 5 });
  assert.is(sequence.behind, undefined);
  sequence.handleLost();
  assert.is(sequence.behind, 5);
  sequence.handlePage(page([], 5));
  assert.is(sequence.behind, undefined);
});

test("hostile-server-makes-it-keep-no-more-than-fits", () => {
  const sequence = new PostSequence(3, { epoch: 1, number: 0 });
  for (let number = 1; number < 1_000; number += 1) sequence.handlePost(post(number));
  for (let epoch = 2; epoch < 1_000; epoch += 1) sequence.handlePost({ ...post(1), epoch });
  assert.equal(taken(sequence), ["restarted 999", "1"]);
});

/** A room, of which a reader loses events, and asks for pages at any time. */
class Story {
  readonly #random: SeededRandom;
  readonly #sequence: PostSequence;
  readonly #read: string[] = [];
  #last = 0;
  /** Posts with lower numbers are not kept. */
  #first = 1;
  #asked: number | undefined;
  readonly counts = { pages: 0, events: 0, missing: 0 };

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#sequence = new PostSequence(1 + this.#random.below(6), { epoch: 1, number: 0 });
  }

  run(): Story["counts"] {
    for (let step = 0; step < 150; step += 1) this.#step();
    this.#sequence.handleLost();
    for (let step = 0; step < 200; step += 1) {
      this.#ask();
      this.#answer();
      this.#take();
    }
    const numbers = this.#read.flatMap(numbersOf);
    assert.equal(
      numbers,
      Array.from({ length: this.#last }, (_, index) => index + 1),
    );
    this.counts.missing = this.#read.filter((each) => each.startsWith("missing")).length;
    return this.counts;
  }

  #step(): void {
    const choice = this.#random.below(10);
    if (choice < 4) {
      this.#last += 1;
      // The connection is lost now and then, and the event with it.
      if (this.#random.below(10) > 0) {
        this.#sequence.handlePost(post(this.#last));
        this.counts.events += 1;
      }
    } else if (choice === 4) this.#first = Math.max(this.#first, 1 + this.#random.below(this.#last + 1));
    else if (choice === 5) this.#ask();
    else if (choice === 6) this.#answer();
    else this.#take();
  }

  #ask(): void {
    this.#asked ??= this.#sequence.behind;
  }

  /** The server answers with what it has now. */
  #answer(): void {
    if (this.#asked === undefined) return;
    const first = Math.max(this.#asked + 1, this.#first);
    const size = 1 + this.#random.below(5);
    const numbers = Array.from({ length: Math.max(0, Math.min(size, this.#last + 1 - first)) }, (_, at) => first + at);
    const missingBefore = first > this.#asked + 1 ? first : 0;
    this.#sequence.handlePage({ ...page(numbers, this.#last), missingBefore });
    this.#asked = undefined;
    this.counts.pages += 1;
  }

  #take(): void {
    const entry = this.#sequence.take();
    if (entry !== undefined) this.#read.push(textOf(entry));
  }
}

function numbersOf(text: string): number[] {
  const [, first = text, last = text] = /^missing (\d+)-(\d+)$/.exec(text) ?? [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
}

function post(number: number): RoomPost {
  return { kind: "post", epoch: 1, number, from: "ada", text: "", sentAt: new Date(0), mentions: [], own: false };
}

function page(numbers: readonly number[], lastNumber: number, epoch = 1) {
  return { epoch, posts: numbers.map((number) => ({ ...post(number), epoch })), missingBefore: 0, lastNumber };
}

function taken(sequence: PostSequence): string[] {
  const texts: string[] = [];
  for (let entry = sequence.take(); entry !== undefined; entry = sequence.take()) texts.push(textOf(entry));
  return texts;
}

function textOf(entry: RoomEntry): string {
  if (entry.kind === "missing") return `missing ${entry.first}-${entry.last}`;
  return entry.kind === "restarted" ? `restarted ${entry.epoch}` : String(entry.number);
}
