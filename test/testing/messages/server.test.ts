/** Application messages through the server, between whole clients in simulated time: handed over, or their sender is told. */

import * as assert from "uvu/assert";
import { type ChatClient, type ChatClientOptions, type Limits, TransportError } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { ChatServerOptions } from "../../../src/server/index.ts";
import { take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { addressOf, endsOf, namesOf, place, placeOf } from "./place.ts";

const test = suite("application messages through the server");

const certificate = createCertificate();
const PLACE = placeOf("Place");
const PASSWORD = "secret-1";
const WITHOUT: ChatClientOptions = { withoutFeatures: ["MESSAGE_ANSWERS"] };

/** Ada and Grace. Grace's client has the limits. */
async function open(limits: Partial<Limits> = {}, options: ChatClientOptions = {}, server: ChatServerOptions = {}) {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, server);
  const { client: ada } = await chat.join("ada");
  const { client: grace, host } = await chat.join("grace", "PUBLIC", { limits, ...options });
  const run = <T>(promise: Promise<T>): Promise<T> => chat.world.run(promise);
  const send = (names: readonly string[], codec = PLACE) => names.map((name) => ada.send("grace", codec, place(name)));
  /** Another client of Grace. */
  const again = async (more: ChatClientOptions = {}): Promise<ChatClient> => {
    const { client } = await chat.connect(more);
    await run(client.logIn({ name: "grace", password: PASSWORD }));
    return client;
  };
  return { chat, ada, grace, host, run, send, again };
}

test("reader-that-comes-late-gets-all-in-order-and-then-what-is-newer", async () => {
  const { grace, run, send } = await open();
  const names = namesOf(50);
  assert.equal(new Set(await run(endsOf(send(names)))), new Set(["done"]));
  assert.is(grace.messageCounts.unread, 50);
  const places = grace.on(PLACE);
  assert.equal(await run(endsOf(send(["newer"]))), ["done"]);
  assert.equal((await run(take(places, 51))).map(addressOf), [...names, "newer"]);
});

test("message-past-the-bound-or-of-a-type-that-is-not-taken-is-refused-and-its-sender-is-told", async () => {
  const { grace, run, send } = await open({ unreadMessagesMax: 3 });
  assert.equal(await run(endsOf(send(namesOf(4)))), ["done", "done", "done", "LIMIT_REACHED"]);
  const other = placeOf("Other");
  grace.refuse(other);
  const [call = Promise.resolve()] = send(["no"], other);
  const error = await run(call.catch((reason: Error) => reason));
  assert.is(
    error?.message,
    "example.Other to grace was refused. The program there does not take messages of this type. Do not send more of them.",
  );
  assert.equal((await run(take(grace.on(PLACE), 3))).map(addressOf), namesOf(3));
  assert.equal(grace.messageCounts, { unread: 0, unreadBytes: 0, refused: 2, dropped: 0 });
});

test("reader-that-falls-behind-loses-nothing-that-was-taken", async () => {
  const { grace, run, send } = await open({ unreadMessagesMax: 2 });
  const places = grace.on(PLACE);
  assert.equal(await run(endsOf(send(namesOf(3)))), ["done", "done", "LIMIT_REACHED"]);
  assert.equal((await run(take(places, 1))).map(addressOf), ["place 1"]);
  assert.equal(await run(endsOf(send(["newer"]))), ["done"]);
  assert.equal((await run(take(places, 2))).map(addressOf), ["place 2", "newer"]);
});

test("one-client-of-several-that-takes-a-message-is-enough", async () => {
  const { grace, run, send, again } = await open({ unreadMessagesMax: 1 });
  const phone = await again({ limits: { unreadMessagesMax: 2 } });
  assert.equal(await run(endsOf(send(namesOf(3)))), ["done", "done", "LIMIT_REACHED"]);
  assert.equal([grace.messageCounts.unread, phone.messageCounts.unread], [1, 2]);
});

test("client-without-the-feature-may-have-a-message-that-all-others-refuse", async () => {
  const { chat, grace, run, send, again } = await open();
  grace.refuse(PLACE);
  await again(WITHOUT);
  const [call = Promise.resolve()] = send(["where"]);
  const error = await run(call.catch((reason: Error) => reason));
  assert.instance(error, TransportError);
  assert.match(error?.message ?? "", /no client of the receiver has said in time/);
  assert.ok(chat.world.nowMs < 5_000);
});

test("nobody-waits-where-one-end-does-not-have-the-feature", async () => {
  for (const [client, server] of [
    [WITHOUT, {}],
    [{}, { withoutFeatures: ["MESSAGE_ANSWERS"] }],
  ] as const) {
    const { chat, grace, run, send } = await open({ unreadMessagesMax: 1 }, client, server);
    assert.equal(await run(endsOf(send(namesOf(2)))), ["done", "done"]);
    await chat.world.advance(100);
    assert.equal([grace.messageCounts.unread, grace.messageCounts.refused], [1, 1]);
  }
});

test("message-to-a-client-that-is-gone-fails-when-the-time-is-over", async () => {
  const { chat, host, run, send } = await open();
  host.disconnect();
  const begunMs = chat.world.nowMs;
  assert.equal(await run(endsOf(send(["lost"]))), ["TIMED_OUT"]);
  const tookMs = chat.world.nowMs - begunMs;
  assert.ok(tookMs >= 5_000 && tookMs < 5_500, `${tookMs} ms`);
});

test("hidden-user-is-no-user-in-the-answer-and-in-its-time", async () => {
  const { chat, ada, run } = await open();
  await chat.join("eve", "PRIVATE");
  const found: [end: string, tookMs: number][] = [];
  for (const name of ["eve", "nobody"]) {
    const begunMs = chat.world.nowMs;
    const [end = ""] = await run(endsOf([ada.send(name, PLACE, place("here"))]));
    found.push([end, chat.world.nowMs - begunMs]);
  }
  assert.equal(found[0], found[1]);
  assert.is(found[0]?.[0], "USER_NOT_FOUND");
});

test("end-of-the-senders-connection-ends-the-wait", async () => {
  const { ada, grace, host, run, send } = await open();
  host.disconnect();
  const calls = send(["late"]);
  await run(endsOf([ada.getPeers()]));
  const ends = endsOf(calls);
  await run(ada.close());
  assert.equal(await run(ends), ["CLOSED"]);
  assert.is(grace.messageCounts.unread, 0);
});

test("what-waits-is-kept-over-the-end-of-the-connection-and-not-for-another-user", async () => {
  const { chat, grace, run, send } = await open();
  await run(endsOf(send(namesOf(2))));
  await run(grace.logOff());
  assert.is(grace.messageCounts.unread, 2);
  await run(grace.register({ name: "eve", password: PASSWORD, privacy: "PUBLIC" }));
  assert.equal(grace.messageCounts, { unread: 0, unreadBytes: 0, refused: 2, dropped: 0 });
  const { client: linus } = await chat.join("linus");
  await run(linus.send("eve", PLACE, place("for eve")));
  await run(grace.close());
  const all: string[] = [];
  for await (const received of grace.on(PLACE)) all.push(addressOf(received));
  assert.equal(all, ["for eve"]);
});

test("sender-learns-of-a-message-that-had-waited-and-is-refused-after-all", async () => {
  const { ada, grace, run, send } = await open();
  assert.equal(await run(endsOf(send(namesOf(2)))), ["done", "done"]);
  grace.refuse(PLACE);
  const told = await run(take(ada.refusals, 2));
  for (const { to, typeName, reason } of told)
    assert.equal([to, typeName, reason.code, reason.outcome], ["grace", "example.Place", "NOT_TAKEN", "not done"]);
  assert.is(told[0]?.reason.message.startsWith("example.Place to grace was refused."), true);
});

test("sender-learns-that-the-first-reader-of-a-type-could-not-read-a-message", async () => {
  const { ada, grace, run, send } = await open();
  assert.equal(await run(endsOf(send(["far too long a name", "short"]))), ["done", "done"]);
  const places = grace.on(placeOf("Place", { bytesMax: 12 }));
  assert.equal((await run(take(places, 1))).map(addressOf), ["short"]);
  const [refusal] = await run(take(ada.refusals, 1));
  assert.is(refusal?.reason.code, "INVALID_ARGUMENT");
});

test("message-that-a-loop-has-got-is-not-refused-any-more", async () => {
  const { chat, ada, grace, run, send } = await open({ unreadMessagesMax: 10 });
  assert.equal(new Set(await run(endsOf(send(namesOf(5))))), new Set(["done"]));
  for await (const received of grace.on(PLACE)) {
    assert.is(addressOf(received), "place 1");
    break;
  }
  grace.refuse(PLACE);
  const told = await run(take(ada.refusals, 4));
  assert.is(told.length, 4);
  await chat.world.advance(5_000);
  await run(ada.close());
  for await (const { reason } of ada.refusals) assert.unreachable(reason.message);
});

test("messages-that-were-read-after-they-had-waited-make-room-for-others-at-the-server", async () => {
  const { chat, ada, grace, run, send } = await open({}, {}, { limits: { pendingMessagesMax: 3 } });
  const places = grace.on(PLACE);
  for (let round = 0; round < 3; round++) {
    assert.equal(await run(endsOf(send(namesOf(3)))), ["done", "done", "done"]);
    await run(take(places, 3));
    await chat.world.advance(1_100);
  }
  assert.equal(await run(endsOf(send(namesOf(3)))), ["done", "done", "done"]);
  assert.equal(await run(endsOf(send(["one more"]))), ["done"]);
  const [pushedOut] = await run(take(ada.refusals, 1));
  assert.equal([pushedOut?.reason.code, pushedOut?.reason.outcome], ["TIMED_OUT", "unknown"]);
});

test("client-that-has-lost-its-session-refuses-what-it-kept-before-once-it-is-logged-in-again", async () => {
  const { chat, ada, grace, host, run, send } = await open({}, { logInAgain: true });
  assert.equal(await run(endsOf(send(["kept"]))), ["done"]);
  const changes = grace.connection.changes();
  const restored = (async () => {
    for await (const { status } of changes) if (status === "restored") return;
  })();
  host.disconnect();
  await chat.world.advance(200_000);
  grace.refuse(PLACE);
  host.reconnect();
  await run(restored);
  const [refusal] = await run(take(ada.refusals, 1));
  assert.is(refusal?.reason.code, "NOT_TAKEN");
});
