import * as assert from "uvu/assert";
import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { Outbox, type OutboxOptions } from "../../../src/client/outbox/outbox.ts";
import type { OutboxStorage } from "../../../src/client/outbox/outbox-storage.ts";
import type { SentPost, SentText, TextSending } from "../../../src/client/outbox/sending.ts";
import { ChatError, ClosedError, ProtocolError, StoreError, TransportError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("outbox");
const ROOM_ID = "0102030405060708090a0b0c0d0e0f10";
const ROOM = Uint8Array.from(Buffer.from(ROOM_ID, "hex"));
const OWNER = { server: "example.org:4433", user: "ada" };
const LOST = new TransportError("CONNECTION_LOST", "The connection broke.");

test("sending-is-a-promise-and-tells-each-state-in-turn", async () => {
  const rig = await Rig.start();
  const sending = rig.send("grace", "hello");
  assert.equal([sending.to, sending.text, sending.state], ["grace", "hello", { status: "sent" }]);
  const states = statesOf(sending);
  const sent = await rig.answer("hello");
  assert.equal(await sending, sent);
  rig.outbox.handleReceipt("Grace", sent.id, "delivered");
  await rig.settle();
  rig.outbox.handleReceipt("Grace", sent.id, "read");
  assert.equal(await states, ["sent", "stored", "delivered", "read"]);
  assert.equal(await statesOf(sending), ["read"], "a later reader begins with the present state");
});

test("receipt-that-comes-before-the-answer-is-not-lost", async () => {
  const rig = await Rig.start();
  const [first, second] = [rig.send("grace", "one"), rig.send("grace", "two")];
  rig.outbox.handleReceipt("grace", 1, "delivered");
  await rig.answer("one");
  await first;
  assert.is(first.state.status, "delivered");
  await rig.answer("two");
  assert.is((await second).id, 2);
  assert.is(second.state.status, "stored");
});

test("texts-wait-while-the-connection-is-lost-and-go-again-with-the-same-id", async () => {
  const rig = await Rig.start();
  const lost = rig.send("grace", "one");
  const [id] = rig.idsOf("one");
  rig.disconnect();
  await rig.settle();
  assert.equal(lost.state, { status: "waiting", reason: LOST });
  assert.not(await lost.cancel(), "grace may have it");
  const late = rig.send("grace", "two");
  assert.equal(late.state, { status: "waiting" });
  rig.connect();
  assert.equal(rig.idsOf("one"), [id, id]);
  assert.equal(rig.repetitionsOf("one"), [false, true]);
  assert.equal(rig.idsOf("two"), [], "after the first");
  await rig.answer("one");
  await rig.answer("two");
  assert.equal([(await lost).id, (await late).id], [1, 2]);
});

test("cancelled-text-fails-and-does-not-leave", async () => {
  const rig = await Rig.start();
  rig.send("grace", "one");
  const second = rig.send("grace", "two");
  assert.ok(await second.cancel());
  assert.is(await codeOf(second), "CANCELLED");
  assert.equal(await statesOf(second), ["failed"]);
  await rig.answer("one");
  await rig.settle();
  assert.equal(rig.idsOf("two"), []);
});

test("signal-and-time-limit-take-out-a-text-that-has-not-left-and-end-the-wait-for-one-that-has", async () => {
  const rig = await Rig.start();
  const reason = new Error("enough");
  const controller = new AbortController();
  const [left, waiting] = ["one", "two"].map((text) => rig.send("grace", text, { signal: controller.signal }));
  const late = rig.send("grace", "three", { timeoutMs: 1_000 });
  controller.abort(reason);
  assert.equal([await reasonOf(left), await reasonOf(waiting)], [reason, reason]);
  assert.equal([left?.state.status, waiting?.state.status], ["sent", "failed"]);
  await rig.world.advance(1_000);
  assert.is(await codeOf(late), "TIMED_OUT");
  await rig.answer("one");
  await rig.settle();
  assert.is(left?.state.status, "stored", "the outbox goes on with it");
  assert.equal([...rig.idsOf("two"), ...rig.idsOf("three")], []);
});

test("refusal-for-good-fails-the-text-and-one-that-passes-only-delays-it", async () => {
  const rig = await Rig.start();
  const [bad, good] = [rig.send("grace", "one"), rig.send("grace", "two")];
  rig.fail("one", new ProtocolError("TOO_LARGE", "Too long."));
  assert.is(await codeOf(bad), "TOO_LARGE");
  await rig.settle();
  rig.fail("two", new ProtocolError("RATE_LIMITED", "Slowly.", { retryAfterMs: 3_000 }));
  await rig.settle();
  const { state } = good;
  assert.ok(state.status === "waiting" && state.reason?.code === "RATE_LIMITED");
  assert.is(state.nextTryMs, rig.host.wallClockMs() + 3_000);
  await rig.world.advance(3_000);
  assert.is(rig.idsOf("two").length, 2);
  await rig.answer("two");
  await good;
});

test("text-that-came-while-the-login-ended-is-sent-again", async () => {
  const rig = await Rig.start();
  const sending = rig.send("grace", "one");
  rig.fail("one", new ProtocolError("WRONG_STATE", "Log in first."));
  await rig.settle();
  assert.is(sending.state.status, "waiting");
  await rig.world.advance(60_000);
  assert.is(rig.idsOf("one").length, 2);
  await rig.answer("one");
  await sending;
});

test("server-that-cannot-tell-texts-apart-gets-none-twice", async () => {
  const rig = await Rig.start({ isRepeatable: () => false });
  const sending = rig.send("grace", "one");
  rig.disconnect();
  assert.is(await codeOf(sending), "CONNECTION_LOST");
  const late = rig.send("grace", "two");
  rig.connect();
  assert.is(rig.idsOf("one").length, 1);
  await rig.answer("two");
  await late;
});

test("limits-of-the-client-hold-for-its-outbox", async () => {
  const limits = { ...DEFAULT_LIMITS, outboxSendingMax: 2, outboxTextAgeMs: 60_000 };
  const rig = await Rig.start({ limits });
  const all = ["ada", "grace", "linus"].map((to) => rig.send(to, `to ${to}`));
  assert.equal(
    all.map(({ state }) => state.status),
    ["sent", "sent", "waiting"],
  );
  await rig.world.advance(60_001);
  rig.disconnect();
  await rig.settle();
  assert.equal(await Promise.all(all.map(codeOf)), ["TIMED_OUT", "TIMED_OUT", "TIMED_OUT"]);
});

test("end-of-the-login-fails-texts-in-memory-and-leaves-those-in-a-storage-for-the-next-one", async () => {
  const reason = new ClosedError("CLOSED", "You logged off.");
  for (const storage of [undefined, new TestStorage()]) {
    const rig = await Rig.start({ storage });
    const sending = rig.send("grace", "one");
    await rig.settle();
    const states = statesOf(sending);
    await rig.outbox.endLogin(reason);
    assert.is(await codeOf(sending), "CLOSED");
    assert.equal(await states, storage === undefined ? ["sent", "failed"] : ["sent"]);
    assert.is(await codeOf(rig.send("grace", "two")), "WRONG_STATE");
    await rig.outbox.begin(OWNER);
    assert.equal(
      rig.outbox.waiting.map(({ text }) => text),
      storage === undefined ? [] : ["one"],
    );
  }
});

test("text-is-kept-once-the-storage-has-it-and-leaves-only-then", async () => {
  const storage = new TestStorage();
  const rig = await Rig.start({ storage });
  storage.hold();
  const sending = rig.send("grace", "one");
  await rig.settle();
  assert.equal([sending.state.status, rig.idsOf("one")], ["waiting", []]);
  storage.release();
  await sending.kept;
  await rig.settle();
  assert.is(sending.state.status, "sent");
  storage.failure = new StoreError("STORE_FULL", "The disk is full.");
  const refused = rig.send("linus", "two");
  assert.is(await codeOf(refused.kept), "STORE_FULL");
  assert.is(await codeOf(refused), "STORE_FULL");
  await rig.answer("one");
  await sending;
});

test("text-on-its-way-into-the-storage-at-the-end-of-the-login-is-kept", async () => {
  const storage = new TestStorage();
  const rig = await Rig.start({ storage });
  storage.hold();
  const sending = rig.send("grace", "one");
  const ended = rig.outbox.endLogin(new ClosedError("CLOSED", "You logged off."));
  await rig.settle();
  storage.release();
  await sending.kept;
  assert.is(await codeOf(sending), "CLOSED");
  assert.is(storage.texts.length, 1);
  await ended;
});

test("text-that-expires-says-whether-the-receiver-may-have-it", async () => {
  const rig = await Rig.start({ limits: { ...DEFAULT_LIMITS, outboxTextAgeMs: 1_000 } });
  const sendings = ["one", "two"].map((text) => rig.send("grace", text));
  rig.disconnect();
  await rig.world.advance(1_000);
  const reasons = await Promise.all(sendings.map(reasonOf));
  assert.equal(
    reasons.map(
      (reason) => reason instanceof ChatError && [reason.code, reason.outcome, reason.requestId?.bytes.length],
    ),
    [
      ["TIMED_OUT", "unknown", 16],
      ["TIMED_OUT", "not done", undefined],
    ],
  );
});

test("text-that-the-storage-cannot-remove-holds-up-the-next-one-and-is-removed-later", async () => {
  const storage = new TestStorage();
  const rig = await Rig.start({ storage });
  const [first, second] = [rig.send("grace", "one"), rig.send("grace", "two")];
  storage.removalFailure = new StoreError("STORE_FULL", "The disk is full.");
  await rig.answer("one");
  await first;
  // A minute at most between two attempts.
  await rig.world.advance(600_000);
  assert.ok(storage.removals >= 10 && storage.removals < 20, `${storage.removals} attempts`);
  assert.equal(
    [second.state.status, rig.idsOf("two")],
    ["waiting", []],
    "after a crash, it would seem not to have left",
  );
  assert.is(storage.texts[0]?.text, "one");
  storage.removalFailure = undefined;
  await rig.world.advance(60_000);
  assert.equal([storage.texts.map(({ text }) => text), second.state.status], [["two"], "sent"]);
  await rig.answer("two");
  await second;
  assert.equal(storage.texts, []);
});

test("text-that-is-sent-anew-stays-in-the-storage-although-it-was-to-be-removed", async () => {
  const storage = new TestStorage();
  const rig = await Rig.start({ storage });
  const id = { bytes: new Uint8Array(16).fill(7), firstSentMs: undefined };
  const first = rig.send("grace", "one", { id });
  storage.removalFailure = new StoreError("STORE_FULL", "The disk is full.");
  await rig.answer("one");
  await first;
  const again = rig.send("grace", "one", { id });
  await again.kept;
  storage.removalFailure = undefined;
  await rig.world.advance(60_000);
  assert.equal([storage.texts.length, again.state.status], [1, "sent"]);
  await rig.answer("one");
  await again;
  assert.equal(storage.texts, []);
});

test("end-of-the-login-ends-the-attempts-to-remove-a-text", async () => {
  const storage = new TestStorage();
  const rig = await Rig.start({ storage });
  const [, second] = [rig.send("grace", "one"), rig.send("grace", "two")];
  await rig.settle();
  storage.removalFailure = new StoreError("STORE_FULL", "The disk is full.");
  assert.is(await codeOf(second.cancel()), "STORE_FULL");
  assert.is(await codeOf(second), "CANCELLED");
  await rig.outbox.endLogin(new ClosedError("CLOSED", "You logged off."));
  const { removals } = storage;
  await rig.world.advance(600_000);
  assert.is(storage.removals, removals);
});

test("server-that-refuses-the-order-of-a-text-that-names-no-other-gets-it-again-after-pauses", async () => {
  const rig = await Rig.start({ keepsOrder: () => true });
  const [first, second] = [rig.send("grace", "one"), rig.send("grace", "two")];
  const notInOrder = new ProtocolError("NOT_IN_ORDER", "Not before the other one.");
  assert.equal(rig.namedBy("two"), ["one"]);
  rig.fail("two", notInOrder);
  await rig.settle();
  assert.equal(second.state, { status: "waiting" }, "that it follows another one is the outbox's own doing");
  await rig.answer("one");
  await first;
  assert.equal(rig.namedBy("two"), ["one", undefined]);
  const startMs = rig.world.nowMs;
  for (let attempts = 2; attempts < 10; attempts++) {
    rig.fail("two", notInOrder);
    await rig.settle();
    const { state } = second;
    assert.ok(state.status === "waiting" && state.reason === undefined && state.nextTryMs !== undefined);
    await rig.world.advance(state.nextTryMs - rig.host.wallClockMs());
    assert.is(rig.idsOf("two").length, attempts + 1);
  }
  assert.ok(rig.world.nowMs - startMs > 10_000, "each pause is twice as long");
  await rig.answer("two");
  await second;
});

test("cancelled-text-is-not-in-the-storage-although-it-was-on-its-way-there", async () => {
  const storage = new TestStorage();
  const rig = await Rig.start({ storage });
  storage.hold();
  const sending = rig.send("grace", "one");
  const cancelled = sending.cancel();
  storage.release();
  assert.ok(await cancelled);
  assert.equal(storage.texts, []);
});

test("receipts-are-expected-for-so-many-texts", async () => {
  const rig = await Rig.start({ limits: { ...DEFAULT_LIMITS, outboxReceiptsMax: 2 } });
  const sendings = ["one", "two", "three"].map((text) => rig.send(`to ${text}`, text));
  for (const text of ["one", "two", "three"]) await rig.answer(text);
  await Promise.all(sendings);
  const [first, second] = sendings.map(statesOf);
  assert.equal(await first, ["stored"], "the iterator ends");
  rig.outbox.handleReceipt("to two", 2, "read");
  assert.equal(await second, ["stored", "read"], "a slow reader misses states");
});

test("receipts-that-may-have-been-lost-are-looked-up-and-no-others", async () => {
  const rig = await Rig.start();
  const [known, repeated] = [rig.send("grace", "one"), rig.send("linus", "two")];
  await rig.answer("one");
  await known;
  assert.equal(rig.asked, []);
  rig.disconnect();
  rig.outbox.suspend();
  await rig.world.advance(1);
  rig.connect();
  rig.outbox.renew();
  await rig.settle();
  assert.equal([rig.asked, known.state.status], [["grace 2"], "read"]);
  // The server may have stored it the first time.
  await rig.answer("two");
  await repeated;
  await rig.settle();
  assert.equal([rig.asked, repeated.state.status], [["grace 2", "linus 3"], "read"]);
  rig.outbox.renew();
  await rig.settle();
  assert.is(rig.asked.length, 2, "all is known");
  const resumed = rig.send("linus", "three");
  rig.disconnect();
  await rig.world.advance(1);
  rig.connect();
  await rig.answer("three");
  await resumed;
  assert.is(rig.asked.length, 2, "nothing was lost with the connection");
});

for (const kept of ["in-memory", "in-a-storage"]) {
  test(`two-sends-with-one-id-have-an-answer-each-and-another-text-has-none-${kept}`, async () => {
    const storage = new TestStorage();
    const rig = await Rig.start(kept === "in-memory" ? {} : { storage });
    const id = { bytes: new Uint8Array(16).fill(7), firstSentMs: undefined };
    const [first, second] = [rig.send("grace", "pay 100", { id }), rig.send("grace", "pay 100", { id })];
    // Refused at once, whoever it is for, and the others go on.
    for (const other of [rig.send("grace", "pay 200", { id }), rig.send("linus", "pay 100", { id })]) {
      const error = await reasonOf(other);
      assert.ok(error instanceof ProtocolError && error.code === "ID_REUSED" && !error.retryable);
      assert.is(other.state.status, "failed");
    }
    await rig.settle();
    const isKept = (): boolean => storage.texts.length > 0;
    assert.equal([rig.idsOf("pay 100").length, isKept()], [1, kept !== "in-memory"]);
    const sent = await rig.answer("pay 100");
    assert.equal(await first, sent);
    await rig.settle();
    // The storage keeps the text until the second one is answered too.
    assert.equal([rig.repetitionsOf("pay 100"), isKept()], [[false, true], kept !== "in-memory"]);
    const again = await rig.answer("pay 100");
    assert.equal(await second, again);
    await rig.settle();
    assert.equal([rig.outbox.waiting, isKept()], [[], false]);
  });
}

test("text-whose-id-another-one-has-now-may-have-been-stored-before", async () => {
  const rig = await Rig.start();
  const id = { bytes: new Uint8Array(16).fill(7), firstSentMs: undefined };
  const first = rig.send("grace", "pay 100", { id });
  await rig.settle();
  await rig.answer("pay 100");
  await first;
  const between = rig.send("grace", "pay 200", { id });
  const error = await reasonOf(rig.send("grace", "pay 100", { id }));
  assert.ok(error instanceof ProtocolError && error.code === "ID_REUSED" && error.outcome === "unknown");
  await rig.settle();
  rig.fail("pay 200", new ProtocolError("ID_REUSED", "Another text has it."));
  await reasonOf(between);
  const again = rig.send("grace", "pay 100", { id });
  await rig.settle();
  await rig.answer("pay 100");
  assert.is((await again).id > 0, true);
});

test("id-that-the-server-knows-of-another-text-is-a-definite-error-of-that-text-alone", async () => {
  const rig = await Rig.start();
  const id = { bytes: new Uint8Array(16).fill(7), firstSentMs: 1 };
  const [refused, next] = [rig.send("grace", "pay 200", { id }), rig.send("grace", "thanks")];
  await rig.settle();
  rig.fail("pay 200", new ProtocolError("ID_REUSED", "Another text has it."));
  await rig.settle();
  const error = await reasonOf(refused);
  assert.ok(error instanceof ProtocolError && error.code === "ID_REUSED");
  await rig.answer("thanks");
  await next;
  assert.equal([refused.state.status, next.state.status, rig.idsOf("pay 200").length], ["failed", "stored", 1]);
});

test("posts-in-a-room-keep-their-order-and-do-not-wait-for-texts", async () => {
  const posted: OutboxText[] = [];
  const answers: ((sent: SentPost) => void)[] = [];
  const transmitPost = (post: OutboxText) => {
    posted.push(post);
    return new Promise<SentPost>((resolve) => answers.push(resolve));
  };
  const rig = await Rig.start({ transmitPost });
  const text = rig.send("grace", "one");
  const post = rig.outbox.post(ROOM, "two", { mentions: ["grace"] });
  const second = rig.outbox.post(ROOM, "three", {});
  await rig.settle();
  assert.equal(
    posted.map(({ text: each, mentions, to }) => [each, mentions, to]),
    [["two", ["grace"], ""]],
  );
  assert.equal([rig.outbox.waiting, rig.outbox.waitingPosts], [[text], [post, second]]);
  const sent = { epoch: 1, number: 7, sentAt: new Date(1) };
  answers[0]?.(sent);
  assert.equal(await statesOf(post), ["sent", "stored"]);
  assert.equal([await post, post.state, post.to], [sent, { status: "stored", ...sent }, ROOM_ID]);
  await rig.settle();
  assert.equal(
    posted.map(({ text: each }) => each),
    ["two", "three"],
  );
  assert.is(text.state.status, "sent");
  await rig.answer("one");
  await text;
});

test("post-that-a-storage-kept-is-restored-as-one-and-not-as-a-text", async () => {
  const storage = new TestStorage();
  const first = await Rig.start({ storage, isConnected: () => false });
  const post = first.outbox.post(ROOM, "two", { mentions: ["grace"] });
  await post.kept;
  await first.outbox.endLogin(new ClosedError("CLOSED", "You logged off."));
  const posted: OutboxText[] = [];
  const second = await Rig.start({
    storage,
    transmitPost: async (each) => {
      posted.push(each);
      return { epoch: 1, number: 1, sentAt: new Date(1) };
    },
  });
  assert.equal(second.outbox.restored, []);
  const [restored] = second.outbox.restoredPosts;
  assert.equal([restored?.to, restored?.text, (await restored)?.number], [ROOM_ID, "two", 1]);
  assert.equal(
    posted.map(({ text, room, mentions }) => [text, Buffer.from(room).toString("hex"), mentions]),
    [["two", ROOM_ID, ["grace"]]],
  );
  await second.settle();
  assert.equal(storage.texts, []);
});

test("muted-user-learns-it-at-once-and-slow-mode-only-delays-the-post", async () => {
  const codes = ["SLOW_MODE", "MUTED"];
  const transmitPost = async () => {
    throw new ProtocolError(codes.shift() ?? "INTERNAL", "Not now.", { retryAfterMs: 5_000 });
  };
  const rig = await Rig.start({ transmitPost });
  const post = rig.outbox.post(ROOM, "two", {});
  await rig.settle();
  const { state } = post;
  assert.ok(state.status === "waiting" && state.reason?.code === "SLOW_MODE");
  await rig.world.advance(5_000);
  assert.is(await codeOf(post), "MUTED");
});

test("id-of-a-post-that-waits-is-not-taken-by-another-one", async () => {
  const rig = await Rig.start({ isConnected: () => false });
  const id = { bytes: new Uint8Array(16).fill(7), firstSentMs: undefined };
  rig.outbox.post(ROOM, "two", { id });
  assert.is(await codeOf(rig.outbox.post(ROOM, "two", { id, mentions: ["grace"] })), "ID_REUSED");
  assert.is(await codeOf(rig.send("grace", "two", { id })), "ID_REUSED");
  assert.is(rig.outbox.post(ROOM, "two", { id }).state.status, "waiting");
});

test("drain-waits-for-answers-but-not-for-long", async () => {
  const rig = await Rig.start();
  await rig.outbox.drain();
  rig.send("grace", "one");
  const drained = rig.outbox.drain();
  await rig.answer("one");
  await drained;
  rig.send("grace", "two");
  await rig.world.run(rig.outbox.drain());
  assert.ok(rig.world.nowMs >= 1_000);
});

/** An outbox, and a server that answers when the test says so. */
class Rig {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly host = this.world.addHost("198.51.100.1");
  readonly outbox: Outbox;
  /** Pages of the history that were asked for. All texts are read. */
  readonly asked: string[] = [];
  readonly #attempts: Attempt[] = [];
  #isConnected = true;
  #stored = 0;

  static async start(options: Partial<OutboxOptions> = {}): Promise<Rig> {
    const rig = new Rig(options);
    await rig.outbox.begin(OWNER);
    return rig;
  }

  private constructor(options: Partial<OutboxOptions>) {
    this.outbox = new Outbox({
      network: this.host,
      limits: DEFAULT_LIMITS,
      storage: undefined,
      transmitPost: async () => {
        throw new Error("There are no posts here.");
      },
      transmit: (text, id, after) =>
        new Promise((resolve, reject) => {
          this.#attempts.push({ text, firstSentMs: id.firstSentMs, after: after?.bytes, resolve, reject });
          id.firstSentMs ??= this.host.wallClockMs();
        }),
      past: async (to, before) => {
        this.asked.push(`${to} ${before}`);
        return { own: [{ id: before - 1, receipt: "read" }], lastId: before - 1, more: true };
      },
      isConnected: () => this.#isConnected,
      isRepeatable: () => true,
      keepsOrder: () => false,
      ...options,
    });
  }

  send(to: string, text: string, options = {}): TextSending {
    return this.outbox.send(to, text, options);
  }

  /** The ids with which a text was sent. */
  idsOf(text: string): string[] {
    const attempts = this.#attempts.filter((attempt) => attempt.text.text === text);
    return attempts.map((attempt) => Buffer.from(attempt.text.id).toString("hex"));
  }

  /** Whether the text was sent before, for each attempt. */
  repetitionsOf(text: string): boolean[] {
    const attempts = this.#attempts.filter((attempt) => attempt.text.text === text);
    return attempts.map(({ firstSentMs }) => firstSentMs !== undefined);
  }

  /** The texts without which a text must not be stored, for each attempt. */
  namedBy(text: string): (string | undefined)[] {
    const attempts = this.#attempts.filter((attempt) => attempt.text.text === text);
    return attempts.map(({ after }) => this.#attempts.find((attempt) => attempt.text.id === after)?.text.text);
  }

  async answer(text: string): Promise<SentText> {
    await this.settle();
    this.#stored += 1;
    const sent = { id: this.#stored, sentAt: new Date(this.#stored) };
    this.#last(text).resolve(sent);
    await this.settle();
    return sent;
  }

  fail(text: string, error: ChatError): void {
    this.#last(text).reject(error);
  }

  disconnect(): void {
    this.#isConnected = false;
    for (const { reject } of this.#attempts) reject(LOST);
  }

  connect(): void {
    this.#isConnected = true;
    this.outbox.run();
  }

  /** Lets promises settle. */
  async settle(): Promise<void> {
    await this.world.advance(0);
  }

  #last(text: string): Attempt {
    const found = this.#attempts.findLast((attempt) => attempt.text.text === text);
    if (found === undefined) throw new Error(`"${text}" was not sent.`);
    return found;
  }
}

interface Attempt {
  readonly text: OutboxText;
  readonly firstSentMs: number | undefined;
  /** The id of the text without which it must not be stored. */
  readonly after: Uint8Array | undefined;
  readonly resolve: (sent: SentText) => void;
  readonly reject: (reason: unknown) => void;
}

/** Keeps texts in an array. While it is held, nothing gets in. */
class TestStorage implements OutboxStorage {
  readonly texts: OutboxText[] = [];
  failure: StoreError | undefined;
  removalFailure: StoreError | undefined;
  /** How often a text was to be removed. */
  removals = 0;
  #gate: Promise<void> = Promise.resolve();
  #release = (): void => {};

  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  release(): void {
    this.#release();
  }

  async open(): Promise<readonly OutboxText[]> {
    return [...this.texts];
  }

  async add(text: OutboxText): Promise<void> {
    await this.#gate;
    if (this.failure !== undefined) throw this.failure;
    this.#drop(text.id);
    this.texts.push(text);
  }

  async remove(id: Uint8Array): Promise<void> {
    this.removals += 1;
    if (this.removalFailure !== undefined) throw this.removalFailure;
    this.#drop(id);
  }

  #drop(id: Uint8Array): void {
    const index = this.texts.findIndex((text) => Buffer.from(text.id).equals(id));
    if (index >= 0) this.texts.splice(index, 1);
  }

  async close(): Promise<void> {}
}

async function statesOf(sending: AsyncIterable<{ readonly status: string }>): Promise<string[]> {
  const states: string[] = [];
  for await (const { status } of sending) states.push(status);
  return states;
}

async function reasonOf(promise: Promise<unknown> | undefined): Promise<unknown> {
  return promise?.then(
    () => "resolved",
    (reason) => reason,
  );
}

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  const reason = await reasonOf(promise);
  return reason instanceof ChatError ? reason.code : reason;
}
