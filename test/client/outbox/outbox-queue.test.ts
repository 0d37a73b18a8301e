import * as assert from "uvu/assert";
import { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { OutboxQueue, type QueuedText } from "../../../src/client/outbox/outbox-queue.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { nameKey } from "../../../src/name.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("queue of the outbox");
const OPTIONS = { textsMax: 40, bytesMax: 1_000_000, sendingMax: 3, ageMsMax: 1_000_000 };

test("every-accepted-text-is-stored-once-and-in-order-whatever-is-lost-and-whenever-the-program-dies", () => {
  const runs = Array.from({ length: timesOf(150, 2_000) }, (_, index) => new Story(SEED * 10_000 + index).run());
  for (const what of ["stored", "followed"] as const) {
    const most = Math.max(...runs.map((run) => run[what]));
    assert.ok(most > 20, `at most ${most} texts ${what}`);
  }
});

test("next-text-to-a-receiver-waits-for-the-one-before-and-others-do-not", () => {
  const queue = connected();
  const [first, second, other] = ["grace", "GRACE", "linus"].map((to, index) => kept(queue, textOf(index, to)));
  assert.equal(sent(queue), [first, other]);
  queue.handleOutcome(known(first), "stored");
  assert.equal(sent(queue), [], "it is in the storage still");
  queue.handleGone(known(first));
  assert.equal(sent(queue), [second]);
});

test("texts-to-one-receiver-follow-each-other-at-a-server-that-keeps-their-order", () => {
  const queue = connected();
  queue.keepsOrder = true;
  const [one, two, three, four] = [1, 2, 3, 4].map((number) => kept(queue, following(number)));
  assert.equal(
    sent(queue).map((text) => [text, text.after]),
    [
      [one, undefined],
      [two, one],
      [three, two],
    ],
  );
  queue.handleOutcome(known(one), "stored");
  assert.equal(sent(queue), [], "no more than the limit may have left after a crash");
  queue.handleGone(known(one));
  assert.equal([sent(queue), known(four).after], [[four], three]);
});

test("refused-text-leaves-again-before-those-that-were-refused-with-it", () => {
  const queue = connected();
  queue.keepsOrder = true;
  const [one, two, three] = [1, 2, 3].map((number) => kept(queue, following(number)));
  sent(queue);
  queue.handleRefusal(known(one), new ProtocolError("LIMIT_REACHED", "", { retryAfterMs: 1_000 }), 0);
  for (const text of [two, three]) queue.handleNotInOrder(known(text));
  assert.equal(sent(queue, 999), []);
  assert.is(queue.nextTimeoutMs, 1_000);
  assert.equal(sent(queue, 1_000), [one, two, three]);
});

test("text-that-came-before-the-one-before-was-stored-waits-for-the-answer-to-that-one", () => {
  const queue = connected();
  queue.keepsOrder = true;
  const [one, two, three] = [1, 2, 3].map((number) => kept(queue, following(number)));
  sent(queue);
  for (const text of [two, three]) queue.handleNotInOrder(known(text));
  assert.equal(sent(queue), []);
  queue.handleOutcome(known(one), "stored");
  assert.equal(sent(queue), [two, three]);
  assert.equal([known(two).after, known(three).after], [undefined, two]);
});

test("text-that-is-not-sent-any-more-must-be-out-of-the-storage-before-the-next-one-leaves", () => {
  const queue = connected();
  queue.keepsOrder = true;
  const [one, two] = [1, 2].map((number) => kept(queue, following(number)));
  assert.ok(queue.cancel(known(one)));
  assert.equal(sent(queue), [], "after a crash, the first one would be sent again");
  queue.handleGone(known(one));
  assert.equal(sent(queue), [two]);
});

test("texts-beyond-the-limits-are-refused-and-there-is-room-again-once-one-has-left", () => {
  const queue = new OutboxQueue({ ...OPTIONS, textsMax: 2, bytesMax: 1_000 });
  queue.isConnected = true;
  const first = kept(queue, textOf(1, "grace"));
  assert.is(
    refusal(() => queue.accept(textOf(2, "grace", "x".repeat(1_000)), 0)),
    "outboxBytesMax",
  );
  kept(queue, textOf(3, "grace"));
  assert.is(
    refusal(() => queue.accept(textOf(4, "grace"), 0)),
    "outboxTextsMax",
  );
  sent(queue);
  queue.handleOutcome(first, "stored");
  queue.handleGone(first);
  kept(queue, textOf(5, "grace", "x".repeat(500)));
  assert.is(queue.length, 2);
});

test("only-so-many-receivers-are-served-at-once", () => {
  const queue = connected();
  for (let index = 0; index < 5; index++) kept(queue, textOf(index, `user${index}`));
  assert.is(sent(queue).length, OPTIONS.sendingMax);
});

test("text-that-may-have-left-cannot-be-cancelled-and-others-can", () => {
  const queue = connected();
  const [lost, refused, waiting] = ["ada", "grace", "grace"].map((to, index) => kept(queue, textOf(index, to)));
  sent(queue);
  assert.not(queue.cancel(known(lost)), "on its way");
  queue.handleLoss(known(lost));
  assert.not(queue.cancel(known(lost)), "its answer was lost");
  queue.handleRefusal(known(refused), new ProtocolError("STORE_FULL", "", { retryAfterMs: 5_000 }), 0);
  assert.ok(queue.cancel(known(waiting)));
  assert.ok(queue.cancel(known(refused)), "the server has refused it");
  assert.not(queue.cancel(known(refused)), "it is cancelled");
});

test("after-a-crash-only-the-first-text-to-each-receiver-may-have-left", () => {
  const queue = new OutboxQueue(OPTIONS);
  const texts = ["grace", "grace", "linus"].map((to, index) => textOf(index, to));
  const restored = queue.restore(texts, 0, 0);
  assert.equal(
    restored.map((queued) => queue.cancel(queued)),
    [false, true, false],
  );
});

test("after-a-crash-those-that-could-follow-the-first-text-may-have-left-too-whatever-the-limit-is-now", () => {
  const queue = new OutboxQueue({ ...OPTIONS, sendingMax: 1 });
  const texts = [following(1), following(2), textOf(3, "grace"), following(4)];
  const restored = queue.restore(texts, 0, 0);
  assert.equal(
    restored.map(({ mayHaveLeft }) => mayHaveLeft),
    [true, true, false, true],
  );
  assert.equal(
    restored.map((queued) => queue.cancel(queued)),
    [false, false, true, false],
  );
});

test("refusal-that-passes-pauses-the-receiver-and-a-used-up-rate-pauses-all", () => {
  const queue = connected();
  const [grace, ada] = ["grace", "ada"].map((to, index) => kept(queue, textOf(index, to)));
  sent(queue);
  assert.is(queue.handleRefusal(known(grace), new ProtocolError("STORE_FULL", "", { retryAfterMs: 5_000 }), 0), 5_000);
  queue.handleOutcome(known(ada), "stored");
  queue.handleGone(known(ada));
  const late = kept(queue, textOf(3, "ada"));
  assert.equal(sent(queue, 4_999), [late]);
  queue.handleRefusal(late, new ProtocolError("RATE_LIMITED", "", { retryAfterMs: 3_000 }), 4_999);
  assert.equal(sent(queue, 7_998), []);
  assert.is(queue.nextTimeoutMs, 7_999);
  assert.is(sent(queue, 7_999).length, 1, "one at first: the rate may be used up again");
});

test("pauses-grow-where-the-server-names-none-and-are-bounded-where-it-does", () => {
  const queue = connected();
  const text = kept(queue, textOf(1, "grace"));
  let nowMs = 0;
  const pauses = Array.from({ length: 14 }, () => {
    assert.equal(sent(queue, nowMs), [text]);
    const untilMs = queue.handleRefusal(text, new ProtocolError("RATE_LIMITED", ""), nowMs);
    const pauseMs = untilMs - nowMs;
    nowMs = untilMs;
    return pauseMs;
  });
  assert.equal(pauses.slice(0, 4), [50, 100, 200, 400]);
  assert.equal(pauses.slice(-2), [60_000, 60_000]);
  sent(queue, nowMs);
  const long = new ProtocolError("LIMIT_REACHED", "", { retryAfterMs: 86_400_000 });
  assert.is(queue.handleRefusal(text, long, nowMs) - nowMs, 60_000);
});

test("text-that-waits-for-too-long-leaves-the-queue-and-its-age-outlives-the-program", () => {
  const queue = new OutboxQueue({ ...OPTIONS, ageMsMax: 1_000 });
  const wallMs = 1_700_000_000_000;
  const texts = [-900, -100].map((ageMs, index) => ({ ...textOf(index, "grace"), acceptedMs: wallMs + ageMs }));
  const [old, young] = queue.restore(texts, 0, wallMs);
  assert.is(queue.nextTimeoutMs, 100);
  assert.is(queue.pollExpired(99), undefined);
  assert.is(queue.pollExpired(100), old);
  queue.handleGone(known(old));
  assert.is(queue.pollExpired(899), undefined);
  assert.is(queue.pollExpired(900), young);
});

test("text-that-seems-older-than-the-one-before-because-the-clock-was-set-back-expires-no-earlier", () => {
  const queue = new OutboxQueue({ ...OPTIONS, ageMsMax: 1_000 });
  const wallMs = 1_700_000_000_000;
  const texts = [-400, -900].map((ageMs, index) => ({ ...textOf(index, "grace"), acceptedMs: wallMs + ageMs }));
  const [first, second] = queue.restore(texts, 0, wallMs);
  queue.isConnected = true;
  assert.equal(sent(queue), [first]);
  queue.handleOutcome(known(first), "stored");
  queue.handleGone(known(first));
  assert.is(queue.nextTimeoutMs, 0, "the second one may leave");
  queue.isConnected = false;
  assert.is(queue.nextTimeoutMs, 600);
  assert.is(queue.pollExpired(599), undefined);
  assert.is(queue.pollExpired(600), second);
});

/** A program that sends texts, its storage, and a server that knows the ids of the texts that it has. */
class Story {
  readonly #random: SeededRandom;
  readonly #when: string;
  readonly #server = new Map<string, { readonly lane: string; readonly number: number }>();
  readonly #storage: OutboxText[] = [];
  readonly #flights = new Set<Flight>();
  /** Requests of lost connections that the server reads late. */
  readonly #late: Flight[] = [];
  /** Storage operations that are not done. */
  #adding: QueuedText[] = [];
  #removing: QueuedText[] = [];
  readonly #accepted: number[] = [];
  readonly #over = new Map<number, "refused" | "cancelled">();
  #queue = new OutboxQueue(OPTIONS);
  #queued = new Set<QueuedText>();
  #isConnected = false;
  /** Whether the server of the present connection looks for the text before. */
  #keepsOrder = false;
  #nowMs = 0;
  #count = 0;
  /** Texts that left before the one before them was stored. */
  #followed = 0;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#when = `seed ${seed}`;
  }

  run(): { readonly stored: number; readonly followed: number } {
    for (let step = 0; step < 150; step++) {
      this.#act(this.#random.below(20));
      this.#drive();
    }
    this.#connect(true);
    for (let step = 0; this.#queue.length > 0; step++) {
      assert.ok(step < 10_000, `${this.#when}: the queue gets empty`);
      this.#advance(20);
      this.#drive();
    }
    this.#check();
    return { stored: this.#server.size, followed: this.#followed };
  }

  #act(what: number): void {
    if (what < 8) this.#accept();
    else if (what < 14) this.#advance(this.#random.below(30));
    else if (what < 16) this.#connect(this.#random.below(3) > 0);
    else if (what < 18) this.#cancel();
    else if (what === 18) this.#serveLate();
    else if (this.#random.below(3) === 0) this.#crash();
  }

  #accept(): void {
    const to = ["ada", "grace", "Grace", "linus", "dora"][this.#random.below(5)] ?? "";
    this.#count += 1;
    try {
      const text = { ...textOf(this.#count, to), follows: this.#keepsOrder };
      const queued = this.#queue.accept(text, this.#nowMs);
      this.#queued.add(queued);
      this.#adding.push(queued);
    } catch {
      assert.is(this.#queue.length, OPTIONS.textsMax, this.#when);
    }
  }

  #advance(ms: number): void {
    this.#nowMs += ms;
    while (this.#adding.length > 0 && this.#random.below(2) === 0) this.#finishAdding();
    while (this.#removing.length > 0 && this.#random.below(2) === 0) this.#finishRemoving();
    for (const flight of [...this.#flights].sort((a, b) => a.arrivesMs - b.arrivesMs)) {
      if (flight.arrivesMs <= this.#nowMs && flight.answer === undefined) flight.answer = this.#serve(flight);
      if (flight.answersMs > this.#nowMs || flight.answer === undefined) continue;
      this.#flights.delete(flight);
      this.#answer(flight.queued, flight.answer);
    }
  }

  #serve({ queued: { text }, after }: Flight): Answer {
    const key = keyOf(text);
    if (this.#server.has(key)) return "stored";
    // The server may have forgotten the id of the one before.
    if (after !== undefined && (!this.#server.has(after) || this.#random.below(12) === 0)) return "not in order";
    const what = this.#random.below(12);
    if (what === 0) return "limited";
    if (what === 1) return "full";
    if (what === 2) return "refused";
    this.#server.set(key, { lane: nameKey(text.to), number: text.acceptedMs });
    return "stored";
  }

  #answer(queued: QueuedText, answer: Answer): void {
    const number = queued.text.acceptedMs;
    if (answer === "limited" || answer === "full") {
      const code = answer === "limited" ? "RATE_LIMITED" : "STORE_FULL";
      this.#queue.handleRefusal(queued, new ProtocolError(code, "", { retryAfterMs: 40 }), this.#nowMs);
      return;
    }
    if (answer === "not in order") {
      this.#queue.handleNotInOrder(queued);
      return;
    }
    if (answer === "refused") this.#over.set(number, "refused");
    this.#queue.handleOutcome(queued, answer === "refused" ? "failed" : "stored");
    this.#removing.push(queued);
  }

  #connect(isConnected: boolean): void {
    this.#isConnected = isConnected;
    if (isConnected) {
      this.#keepsOrder = this.#random.below(3) > 0;
      return;
    }
    for (const flight of this.#flights) {
      if (flight.answer === undefined && this.#random.below(2) === 0) this.#late.push(flight);
      this.#queue.handleLoss(flight.queued);
    }
    this.#flights.clear();
  }

  #serveLate(): void {
    const flight = this.#late.shift();
    // What the server took up so late was sent again, or is the last of its receiver.
    if (flight !== undefined && this.#server.has(keyOf(flight.queued.text))) this.#serve(flight);
  }

  #cancel(): void {
    const queued = [...this.#queued][this.#random.below(this.#queued.size)];
    if (queued === undefined || !this.#queue.cancel(queued)) return;
    this.#over.set(queued.text.acceptedMs, "cancelled");
    assert.not(this.#server.has(keyOf(queued.text)), `${this.#when}: a cancelled text is not at the server`);
    this.#removing.push(queued);
  }

  #crash(): void {
    this.#connect(false);
    // The storage keeps what it was told to, and some of what it was being told.
    while (this.#adding.length > 0 && this.#random.below(2) === 0) this.#finishAdding();
    while (this.#removing.length > 0 && this.#random.below(2) === 0) this.#finishRemoving();
    // Nobody was told that these are accepted.
    this.#adding = [];
    this.#removing = [];
    for (const text of this.#storage) this.#over.delete(text.acceptedMs);
    this.#queue = new OutboxQueue(OPTIONS);
    this.#queued = new Set(this.#queue.restore(this.#storage, this.#nowMs, this.#nowMs));
  }

  #finishAdding(): void {
    const queued = this.#adding.shift();
    if (queued === undefined) return;
    this.#storage.push(queued.text);
    this.#accepted.push(queued.text.acceptedMs);
    this.#queue.handleKept(queued);
  }

  #finishRemoving(): void {
    const queued = this.#removing.shift();
    if (queued === undefined) return;
    // A text is added before it is removed.
    while (this.#adding.includes(queued)) this.#finishAdding();
    this.#storage.splice(this.#storage.indexOf(queued.text), 1);
    this.#queued.delete(queued);
    this.#queue.handleGone(queued);
  }

  #drive(): void {
    this.#queue.isConnected = this.#isConnected;
    this.#queue.keepsOrder = this.#keepsOrder;
    assert.is(this.#queue.pollExpired(this.#nowMs), undefined);
    for (let next = this.#queue.pollSend(this.#nowMs); next; next = this.#queue.pollSend(this.#nowMs)) {
      const arrivesMs = this.#nowMs + this.#random.below(30);
      const answersMs = arrivesMs + this.#random.below(30);
      const after = next.after && keyOf(next.after.text);
      this.#flights.add({ queued: next, after, arrivesMs, answersMs, answer: undefined });
      this.#followed += after === undefined ? 0 : 1;
      assert.ok(after === undefined || this.#keepsOrder, `${this.#when}: the server does not look for ${after}`);
    }
    assert.ok(this.#flights.size <= OPTIONS.sendingMax, this.#when);
  }

  #check(): void {
    const mailboxes = new Map<string, number[]>();
    for (const { lane, number } of this.#server.values()) {
      mailboxes.set(lane, [...(mailboxes.get(lane) ?? []), number]);
    }
    for (const numbers of mailboxes.values()) {
      assert.equal(
        numbers,
        numbers.toSorted((a, b) => a - b),
        `${this.#when}: in the order of acceptance`,
      );
    }
    const stored = new Set([...this.#server.values()].map(({ number }) => number));
    for (const number of this.#accepted) {
      assert.is(stored.has(number), !this.#over.has(number), `${this.#when}: text ${number}`);
    }
    assert.is(this.#storage.length, 0, this.#when);
  }
}

type Answer = "stored" | "limited" | "full" | "refused" | "not in order";

/** A text on its way to the server, or its answer on the way back. */
interface Flight {
  readonly queued: QueuedText;
  /** The text without which the server must not store it. */
  readonly after: string | undefined;
  readonly arrivesMs: number;
  readonly answersMs: number;
  answer: Answer | undefined;
}

function connected(): OutboxQueue {
  const queue = new OutboxQueue(OPTIONS);
  queue.isConnected = true;
  return queue;
}

function kept(queue: OutboxQueue, text: OutboxText): QueuedText {
  const queued = queue.accept(text, 0);
  queue.handleKept(queued);
  return queued;
}

/** The texts that leave now. */
function sent(queue: OutboxQueue, nowMs = 0): QueuedText[] {
  const texts: QueuedText[] = [];
  for (let next = queue.pollSend(nowMs); next !== undefined; next = queue.pollSend(nowMs)) texts.push(next);
  return texts;
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProtocolError && error.code === "LIMIT_REACHED" && error.retryable) return error.limit;
  }
  return "not refused";
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("There is no such text.");
  return value;
}

function textOf(number: number, to: string, text = `text ${number}`): OutboxText {
  const id = new Uint8Array(16);
  new DataView(id.buffer).setUint32(0, number);
  return OutboxText.create({ id, to, text, acceptedMs: number });
}

/** A text to grace that may follow the one before it. */
function following(number: number): OutboxText {
  return { ...textOf(number, "grace"), follows: true };
}

function keyOf({ id }: OutboxText): string {
  return Buffer.from(id).toString("hex");
}
