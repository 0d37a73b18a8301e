import * as assert from "uvu/assert";
import { type PageRequest, type PostPage, PostSequence } from "../../../src/client/rooms/post-sequence.ts";
import type { PostChange, RoomEntry, RoomPost } from "../../../src/client/rooms/room-entry.ts";
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
  const sequence = begin(2, 0);
  for (const number of [1, 2, 3, 4]) sequence.handlePost(post(number));
  assert.not(sequence.isBehind, "there is something to read first");
  assert.equal(taken(sequence), ["1", "2"]);
  assert.equal(sequence.pollFetch(), { case: "after", value: 2 });
  handlePage(sequence, page([3, 4], 4));
  sequence.handlePost(post(5));
  assert.equal(taken(sequence), ["3", "4"]);
  assert.equal(sequence.pollFetch(), { case: "after", value: 4 });
});

test("post-that-comes-while-a-page-with-it-is-on-its-way-comes-once", () => {
  const sequence = begin(10, 0);
  sequence.handleLost();
  const asked = sequence.pollFetch();
  assert.ok(asked);
  sequence.handlePost(post(1));
  sequence.handlePage(asked, page([1, 2], 2));
  assert.equal(taken(sequence), ["1", "2"]);
});

test("posts-that-are-missing-are-told-once", () => {
  const sequence = begin(10, 3);
  sequence.handleLast({ epoch: 1, number: 9 });
  handlePage(sequence, { ...page([8], 9), missingBefore: 8 });
  assert.equal(taken(sequence), ["missing 4-7", "8"]);
  assert.equal(sequence.pollFetch(), { case: "after", value: 8 });
  handlePage(sequence, { ...page([], 9), missingBefore: 10 });
  assert.equal(taken(sequence), ["missing 9-9"]);
  assert.not(sequence.isBehind);
});

test("another-epoch-drops-what-waits-and-begins-anew", () => {
  const sequence = begin(10, 0);
  sequence.handlePost(post(1));
  sequence.handleLast({ epoch: 2, number: 2 });
  assert.equal(taken(sequence), ["restarted 2"]);
  assert.equal(sequence.pollFetch(), { case: "after", value: 0 });
  handlePage(sequence, page([1, 2], 2, 2));
  assert.equal(taken(sequence), ["1", "2"]);
});

test("page-that-was-asked-for-in-the-epoch-before-is-not-taken-for-one-of-this-one", () => {
  const sequence = begin(10, 5);
  sequence.handleLast({ epoch: 1, number: 6 });
  handlePage(sequence, page([6, 7], 7, 2));
  assert.equal(taken(sequence), ["restarted 2"]);
  assert.equal(sequence.pollFetch(), { case: "after", value: 0 });
});

test("events-that-may-be-lost-make-it-ask-once", () => {
  const sequence = begin(10, 5);
  sequence.handleLast({ epoch: 1, number: 5 });
  assert.not(sequence.isBehind);
  sequence.handleLost();
  assert.equal(sequence.pollFetch(), { case: "after", value: 5 });
  handlePage(sequence, page([], 5));
  assert.not(sequence.isBehind);
});

test("changes-of-posts-come-in-order-and-those-that-were-lost-as-the-posts-are-now", () => {
  const sequence = begin(10, 3);
  sequence.handleLast({ epoch: 1, number: 3, change: 0 });
  sequence.handleChange(changed(1, 1));
  assert.equal(taken(sequence), ["1 as of 1"]);
  sequence.handleChange(changed(2, 3));
  assert.equal(taken(sequence), []);
  assert.equal(sequence.pollFetch(), { case: "changedAfter", value: 1 });
  sequence.handlePage({ case: "changedAfter", value: 1 }, changePage([[2, 3]], 3));
  assert.equal([taken(sequence), sequence.isBehind], [["2 as of 3"], false]);
  sequence.handleChange(changed(2, 3));
  assert.equal(taken(sequence), [], "it has it");
});

test("change-of-a-post-that-the-reader-has-not-got-is-in-the-post", () => {
  const sequence = begin(10, 0);
  sequence.handleLast({ epoch: 1, number: 2, change: 0 });
  sequence.handleChange(changed(2, 1));
  assert.equal(taken(sequence), []);
  handlePage(sequence, { ...page([1, 2], 2), lastChange: 1 });
  assert.equal([taken(sequence), sequence.isBehind], [["1", "2"], false]);
});

test("change-that-is-made-while-a-page-is-on-its-way-is-fetched-after-it", () => {
  const sequence = begin(10, 0);
  sequence.handleLast({ epoch: 1, number: 2, change: 0 });
  const asked = sequence.pollFetch();
  assert.ok(asked);
  // The server has read the posts before the change, and answers after it.
  sequence.handleChange(changed(2, 1));
  sequence.handlePage(asked, page([1, 2], 2));
  assert.equal(taken(sequence), ["1", "2"]);
  assert.equal(sequence.pollFetch(), { case: "changedAfter", value: 0 });
  sequence.handlePage({ case: "changedAfter", value: 0 }, changePage([[2, 1]], 1));
  assert.equal([taken(sequence), sequence.isBehind], [["2 as of 1"], false]);
});

test("pages-of-changes-go-on-and-end-with-the-last-change-although-its-post-is-gone", () => {
  const sequence = begin(10, 5);
  sequence.handleLast({ epoch: 1, number: 5, change: 9 });
  assert.equal(sequence.pollFetch(), { case: "changedAfter", value: 0 });
  sequence.handlePage(
    { case: "changedAfter", value: 0 },
    changePage(
      [
        [4, 2],
        [1, 5],
      ],
      9,
      true,
    ),
  );
  assert.equal(taken(sequence), ["4 as of 2", "1 as of 5"]);
  assert.equal(sequence.pollFetch(), { case: "changedAfter", value: 5 });
  sequence.handlePage({ case: "changedAfter", value: 5 }, changePage([], 9));
  assert.equal([taken(sequence), sequence.isBehind], [[], false]);
});

test("pages-of-changes-go-on-after-one-whose-posts-the-reader-may-not-read", () => {
  const sequence = begin(10, 5);
  sequence.handleLast({ epoch: 1, number: 5, change: 9 });
  const asked = { case: "changedAfter", value: 0 } as const;
  assert.equal(sequence.pollFetch(), asked);
  assert.ok(sequence.handlePage(asked, { ...changePage([], 9, true), changedUntil: 7 }));
  assert.equal(sequence.pollFetch(), { case: "changedAfter", value: 7 });
});

test("page-that-brings-nothing-says-so", () => {
  const sequence = begin(10, 0);
  sequence.handleLast({ epoch: 1, number: 2, change: 0 });
  assert.not(sequence.handlePage({ case: "after", value: 0 }, page([], 2)));
  assert.ok(sequence.handlePage({ case: "after", value: 0 }, page([1], 2)));
});

test("hostile-server-makes-it-keep-no-more-than-fits", () => {
  const sequence = begin(3, 0);
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
  #asked: PageRequest | undefined;
  readonly counts = { pages: 0, events: 0, missing: 0 };

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#sequence = begin(1 + this.#random.below(6), 0);
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
    else if (choice === 7) this.#sequence.handleLost();
    else this.#take();
  }

  #ask(): void {
    this.#asked ??= this.#sequence.pollFetch();
  }

  /** The server answers with what it has now. */
  #answer(): void {
    if (this.#asked === undefined) return;
    const first = Math.max(this.#asked.value + 1, this.#first);
    const size = 1 + this.#random.below(5);
    const numbers = Array.from({ length: Math.max(0, Math.min(size, this.#last + 1 - first)) }, (_, at) => first + at);
    const missingBefore = first > this.#asked.value + 1 ? first : 0;
    this.#sequence.handlePage(this.#asked, { ...page(numbers, this.#last), missingBefore });
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

function begin(entriesMax: number, number: number): PostSequence {
  return new PostSequence(entriesMax, { epoch: 1, number, change: 0 });
}

/** The sequence gets the page that it has asked for, or asks for now. */
function handlePage(sequence: PostSequence, answer: PostPage, asked: PageRequest = { case: "after", value: 0 }): void {
  sequence.handlePage(sequence.pollFetch() ?? asked, answer);
}

function post(number: number, text = ""): RoomPost {
  const facts = { from: "ada", text, sentAt: new Date(0), mentions: [], own: false } as const;
  return { kind: "post", epoch: 1, number, ...facts, editedAt: undefined, reactions: [] };
}

function changed(number: number, change: number, text = `${number} as of ${change}`): PostChange {
  return { kind: "changed", epoch: 1, change, post: post(number, text) };
}

function page(numbers: readonly number[], lastNumber: number, epoch = 1): PostPage {
  const posts = numbers.map((number) => ({ entry: { ...post(number), epoch }, change: 0 }));
  return { epoch, posts, missingBefore: 0, lastNumber, lastChange: 0, more: false, changedUntil: 0 };
}

/** A page of changes: of each, the number of the post and of the change. */
function changePage(changes: readonly (readonly [number, number])[], lastChange: number, more = false): PostPage {
  const posts = changes.map(([number, change]) => ({ entry: post(number, `${number} as of ${change}`), change }));
  const changedUntil = more ? (changes.at(-1)?.[1] ?? 0) : lastChange;
  return { epoch: 1, posts, missingBefore: 0, lastNumber: 0, lastChange, more, changedUntil };
}

function taken(sequence: PostSequence): string[] {
  const texts: string[] = [];
  for (let entry = sequence.take(); entry !== undefined; entry = sequence.take()) texts.push(textOf(entry));
  return texts;
}

function textOf(entry: RoomEntry): string {
  if (entry.kind === "missing") return `missing ${entry.first}-${entry.last}`;
  if (entry.kind === "changed") return entry.post.kind === "post" ? entry.post.text : entry.post.kind;
  if (entry.kind === "reacted") return `reacted ${entry.change}`;
  return entry.kind === "restarted" ? `restarted ${entry.epoch}` : String(entry.number);
}
