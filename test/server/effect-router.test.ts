import * as assert from "uvu/assert";
import { PeerCounts, PeerCountsChanged } from "../../generated/chatwire/v1/presence.ts";
import { events } from "../../generated/chatwire/v1/rules.ts";
import { TypingChanged } from "../../generated/chatwire/v1/text.ts";
import type { Effect, Receivers } from "../../src/chat/state/outbox.ts";
import { ProtocolError } from "../../src/errors.ts";
import { EffectRouter, type EffectTarget } from "../../src/server/effect-router.ts";
import type { SharedEvent } from "../../src/session/shared-event.ts";
import { suite } from "../suite.ts";

const test = suite("effect router");

const [ADA, BOB] = [1, 2];

test("address-means-all-logins-all-but-one-or-only-some-oldest-first", () => {
  const { router, received, connect } = createRouter();
  for (const login of [11, 12, 13]) router.carryOut([begin(ADA, login)], connect(`ada ${login}`));
  router.carryOut([begin(BOB, 21)], connect("bob 21"));
  router.carryOut([emit("x", { kind: "all", user: ADA })], undefined);
  assert.equal(received(), ["ada 11 x", "ada 12 x", "ada 13 x"]);
  router.carryOut([emit("x", { kind: "all but", user: ADA, login: 12 }, { kind: "all", user: BOB })], undefined);
  assert.equal(received(), ["ada 11 x", "ada 13 x", "bob 21 x"]);
  router.carryOut([emit("x", { kind: "only", user: ADA, logins: [13, 11, 99] })], undefined);
  assert.equal(received(), ["ada 11 x", "ada 13 x"]);
});

test("events-with-the-same-receivers-reach-each-receiver-together-and-in-order", () => {
  const { router, received, connect } = createRouter();
  router.carryOut([begin(ADA, 11)], connect("ada"));
  router.carryOut([begin(BOB, 21)], connect("bob"));
  const both = emit("first", { kind: "all", user: ADA }, { kind: "all", user: BOB });
  const second = { ...emit("second"), to: both.to };
  router.carryOut([both, second, emit("third", { kind: "all", user: ADA }), both], undefined);
  assert.equal(received(), [
    "ada first",
    "ada second",
    "bob first",
    "bob second",
    "ada third",
    "ada first",
    "bob first",
  ]);
});

test("event-for-an-unknown-user-or-login-reaches-no-connection", () => {
  const { router, received, connect } = createRouter();
  router.carryOut([begin(ADA, 11)], connect("ada 11"));
  // A login belongs to one user: the number alone does not find it.
  router.carryOut(
    [emit("x", { kind: "all", user: BOB }, { kind: "only", user: BOB, logins: [11] }, allBut(BOB, 0))],
    undefined,
  );
  assert.equal(received(), []);
});

test("event-reaches-the-logins-at-its-place-in-the-order-of-effects", () => {
  const { router, received, connect } = createRouter();
  const all: Receivers = { kind: "all", user: ADA };
  router.carryOut([begin(ADA, 11)], connect("ada 11"));
  router.carryOut([emit("before", all), begin(ADA, 12), emit("both", all), end(ADA, 11)], connect("ada 12"));
  router.carryOut([emit("after", all)], undefined);
  assert.equal(received(), ["ada 11 before", "ada 11 both", "ada 12 both", "ada 12 after"]);
});

test("login-that-ends-with-an-error-closes-its-connection-and-without-one-leaves-it-open", () => {
  const { router, received, connect } = createRouter();
  for (const login of [11, 12]) router.carryOut([begin(ADA, login)], connect(`ada ${login}`));
  router.carryOut([end(ADA, 11), end(ADA, 12, new ProtocolError("REVOKED", "The device was revoked."))], undefined);
  assert.equal(received(), ["ada 12 closed REVOKED"]);
  router.carryOut([emit("x", { kind: "all", user: ADA }), end(ADA, 12)], undefined);
  assert.equal(received(), []);
});

test("connection-gets-the-events-of-its-latest-login", () => {
  const { router, received, connect } = createRouter();
  const connection = connect("one");
  router.carryOut([begin(ADA, 11), end(ADA, 11), begin(BOB, 21)], connection);
  router.carryOut([emit("ada", { kind: "all", user: ADA }), emit("bob", { kind: "all", user: BOB })], undefined);
  assert.equal(received(), ["one bob"]);
});

test("effects-that-arise-during-effects-wait-for-them", () => {
  const { router, received, connect } = createRouter();
  const late = connect("ada 12");
  const bob: Receivers = { kind: "all", user: BOB };
  router.carryOut([begin(BOB, 21)], connect("bob 21"));
  router.carryOut([begin(ADA, 11)], {
    // Like a connection that handles a further request once it has sent what waited.
    emit: () => router.carryOut([emit("second", { kind: "all", user: ADA }, bob)], undefined),
    handleEmitError: rethrow,
    closeWith: () => assert.unreachable(),
  });
  const toFirst: Receivers = { kind: "only", user: ADA, logins: [11] };
  router.carryOut([emit("start", toFirst), end(ADA, 11), begin(ADA, 12), emit("first", bob)], late);
  assert.equal(received(), ["bob 21 first", "ada 12 second", "bob 21 second"]);
});

test("body-is-encoded-once-for-all-receivers-and-not-at-all-for-none", () => {
  const router = new EffectRouter<EffectTarget>();
  const shared: SharedEvent[] = [];
  const target: EffectTarget = {
    emit: ({ events: sent }) => void shared.push(...sent),
    handleEmitError: rethrow,
    closeWith: () => assert.unreachable(),
  };
  for (const login of [11, 12, 13]) router.carryOut([begin(ADA, login)], target);
  router.carryOut([emit("x", { kind: "all", user: ADA })], undefined);
  assert.is(shared.length, 3);
  assert.is(new Set(shared).size, 1);
  const body = events.TypingChanged.wrap(TypingChanged.create());
  Object.defineProperty(body, "value", { get: () => assert.unreachable() });
  const effect: Effect = { kind: "emit", to: [{ kind: "all", user: BOB }], event: events.TypingChanged, body };
  router.carryOut([effect], undefined);
});

test("event-that-cannot-be-encoded-concerns-its-receivers-only", () => {
  const { router, received, connect } = createRouter();
  router.carryOut([begin(ADA, 11)], connect("ada"));
  router.carryOut([begin(BOB, 21)], connect("bob"));
  const bob: Receivers = { kind: "all", user: BOB };
  const counts = PeerCounts.create({ away: -1 });
  const body = events.PeerCountsChanged.wrap(PeerCountsChanged.create({ counts }));
  const toAda: Effect = { kind: "emit", to: [{ kind: "all", user: ADA }], event: events.PeerCountsChanged, body };
  router.carryOut([toAda, emit("x", bob)], undefined);
  assert.equal(received(), ["ada without PeerCountsChanged", "bob x"]);
  router.carryOut([{ ...toAda, isSpread: true }, emit("y", bob)], undefined);
  assert.equal(received(), ["ada without PeerCountsChanged", "bob y"]);
});

/** A router, and connections that record what reaches them. */
function createRouter() {
  const router = new EffectRouter<EffectTarget>();
  const recorded: string[] = [];
  const connect = (name: string): EffectTarget => ({
    emit: ({ events: sent }) => {
      for (const { body } of sent)
        recorded.push(`${name} ${body.case === "typingChanged" ? body.value.from : body.case}`);
    },
    handleEmitError: (event) => void recorded.push(`${name} without ${event.name}`),
    closeWith: ({ code }) => void recorded.push(`${name} closed ${code}`),
  });
  return { router, received: () => recorded.splice(0), connect };
}

function rethrow(_event: unknown, error: unknown): void {
  throw error;
}

function begin(user: number, login: number): Effect {
  return { kind: "begin login", user, login };
}

function end(user: number, login: number, error?: ProtocolError): Effect {
  return { kind: "end login", user, login, error };
}

function emit(from: string, ...to: Receivers[]): Effect & { readonly kind: "emit" } {
  const event = events.TypingChanged;
  return { kind: "emit", to, event, body: event.wrap(TypingChanged.create({ from })) };
}

function allBut(user: number, login: number): Receivers {
  return { kind: "all but", user, login };
}
