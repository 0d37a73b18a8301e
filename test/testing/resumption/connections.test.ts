/** Whole clients whose connections are lost and resumed. */

import * as assert from "uvu/assert";
import type { ChatClient, ConnectionChange, PeersChange } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { SimulatedHost } from "../../../src/testing/index.ts";
import { converse, next, take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("resumed connections");

const certificate = createCertificate();
const WINDOW_MS = 60_000;
const IDLE_MS = 60_000;
const SOON_MS = 2_000;
/** No part of a round trip of 40 ms, so that each break finds something else on its way. */
const BREAK_STEP_MS = 27;

interface User {
  readonly client: ChatClient;
  readonly host: SimulatedHost;
  readonly changes: ConnectionChange[];
}

/** Two users. Grace watches who is there. */
class Stage {
  readonly chat: SimulatedChat;
  readonly ada: User;
  readonly grace: User;
  readonly seen: PeersChange[] = [];

  static async open(
    options: Parameters<typeof SimulatedChat.start>[2] = {},
    { seed = SEED, latencyMs = 10 }: { readonly seed?: number; readonly latencyMs?: number } = {},
  ): Promise<Stage> {
    const world = { seed, datagrams: { latencyMs: 20 }, streams: { latencyMs } };
    const chat = await SimulatedChat.start(await certificate, world, options);
    const join = async (name: string): Promise<User> => {
      const user = { ...(await chat.join(name)), changes: [] };
      note(user.client.connection.changes(), user.changes);
      return user;
    };
    const stage = new Stage(chat, await join("ada"), await join("grace"));
    note(stage.grace.client.peers.watch(), stage.seen);
    await chat.world.advance(SOON_MS);
    return stage;
  }

  private constructor(chat: SimulatedChat, ada: User, grace: User) {
    this.chat = chat;
    this.ada = ada;
    this.grace = grace;
  }

  /** What grace saw of ada: her status, or "gone". */
  get statuses(): string[] {
    return this.seen.flatMap(({ changed, gone }) => [
      ...changed.map(({ status }) => status),
      ...gone.map(() => "gone"),
    ]);
  }

  get connections() {
    return this.chat.server.statistics().connections;
  }

  advance(ms: number): Promise<void> {
    return this.chat.world.advance(ms);
  }

  run<T>(promise: Promise<T>): Promise<T> {
    return this.chat.world.run(promise);
  }
}

function note<T>(items: AsyncIterable<T>, into: T[]): void {
  (async () => {
    for await (const item of items) into.push(item);
  })().catch(() => {});
}

test("broken-connection-is-resumed-at-once-and-nobody-notices", async () => {
  const stage = await Stage.open();
  const { ada, grace } = stage;
  const texts = take(ada.client.texts.messages, 1);
  ada.host.breakStreams();
  await stage.advance(1);
  assert.is(ada.client.connection.state.status, "waiting");
  const call = ada.client.getPeers();
  await stage.run(grace.client.texts.send("ada", "hello"));
  const [text] = await stage.run(texts);
  assert.is(text?.text, "hello");
  assert.equal(
    (await stage.run(call)).map(({ name }) => name),
    ["grace"],
  );
  assert.equal(
    ada.changes.map(({ status }) => status),
    ["waiting", "resumed"],
  );
  assert.equal(ada.client.connection.state, { status: "connected" });
  await stage.advance(WINDOW_MS + IDLE_MS);
  // Only the port has changed.
  assert.equal(stage.statuses, ["available"]);
  assert.equal([stage.connections.resumed, stage.connections.openNow, stage.connections.detachedNow], [1, 2, 0]);
});

test("connection-is-resumed-although-pings-are-due-before-the-server-answers", async () => {
  const stage = await Stage.open({ limits: { idleTimeoutMs: 1_500 } }, { latencyMs: 300 });
  const { ada, grace } = stage;
  for (let breaks = 0; breaks < 3; breaks++) {
    ada.host.breakStreams();
    await stage.advance(10_000);
    const texts = take(ada.client.texts.messages, 1);
    await stage.run(grace.client.texts.send("ada", "hello"));
    await stage.run(texts);
  }
  assert.equal(
    ada.changes.map(({ status }) => status),
    ["waiting", "resumed", "waiting", "resumed", "waiting", "resumed"],
  );
});

test("program-that-died-in-a-conversation-is-started-again-and-talks-at-once", async () => {
  const stage = await Stage.open();
  const { ada, grace } = stage;
  await stage.run(converse(ada.client, grace.client));
  // Her session waits to be resumed; so does her conversation.
  ada.host.disconnect();
  await stage.run(grace.client.texts.send("ada", "are you there?"));
  ada.host.breakStreams();
  stage.chat.serverHost.breakStreams();
  await stage.advance(SOON_MS);
  assert.is(stage.connections.detachedNow, 1);
  const { client: started } = await stage.chat.connect({});
  await stage.run(started.logIn({ name: "ada", password: "secret-1" }));
  const refused = await stage.run(converse(started, grace.client).catch((error) => error));
  await stage.run(grace.client.conversations.acceptKey("ada", refused.fingerprints.shown));
  const [link, other] = await stage.run(converse(started, grace.client));
  await stage.run(Promise.all([link.send("back"), next(other)]));
});

test("invitation-does-not-show-that-a-partner-waits-to-be-resumed-and-ends-no-conversation-that-can-be", async () => {
  const stage = await Stage.open();
  const { ada, grace } = stage;
  const [link, other] = await stage.run(converse(ada.client, grace.client));
  const invite = () => stage.run(grace.client.connectTo("ada").catch(({ code, message }) => `${code} ${message}`));
  const connected = await invite();
  ada.host.breakStreams();
  ada.host.disconnect();
  stage.chat.serverHost.breakStreams();
  await stage.advance(SOON_MS);
  assert.ok(stage.connections.detachedNow >= 1);
  const detached = await invite();
  assert.equal(detached, connected);
  assert.ok(String(connected).startsWith("ALREADY_INTRODUCED"), String(connected));
  ada.host.reconnect();
  await stage.run(ada.client.getPeers());
  await stage.run(Promise.all([link.send("still here"), next(other)]));
  assert.equal(await invite(), connected);
});

test("connection-broken-at-every-moment-loses-and-repeats-no-text-and-no-call", async () => {
  for (let breakMs = 0; breakMs < 200; breakMs += BREAK_STEP_MS) {
    const stage = await Stage.open({}, { seed: SEED + breakMs });
    const { ada, grace } = stage;
    const count = 20;
    const arrived = take(ada.client.texts.messages, count);
    const answered: number[] = [];
    const sending = (async () => {
      for (let index = 0; index < count; index++) {
        await grace.client.texts.send("ada", String(index));
        ada.client.getPeers().then(() => answered.push(index));
      }
    })();
    for (const [host, atMs] of [
      [ada.host, breakMs],
      [grace.host, 70],
      [ada.host, 300],
    ] as const) {
      await stage.advance(atMs);
      host.breakStreams();
    }
    await stage.run(sending);
    const texts = (await stage.run(arrived)).map(({ text }) => text);
    assert.equal(
      texts,
      Array.from({ length: count }, (_, index) => String(index)),
      `broken after ${breakMs} ms`,
    );
    await stage.advance(SOON_MS);
    assert.is(answered.length, count, `broken after ${breakMs} ms`);
    assert.is(stage.chat.server.statistics().connections.resumed >= 3, true);
  }
});

test("client-that-comes-back-from-elsewhere-takes-over-from-a-half-open-connection", async () => {
  const stage = await Stage.open();
  const { ada, grace } = stage;
  const [link] = await stage.run(converse(ada.client, grace.client));
  ada.host.move("198.51.100.77");
  // The client notices by a ping that is not answered.
  await stage.run(ada.client.texts.send("grace", "from elsewhere", { timeoutMs: 90_000 }));
  assert.is(stage.connections.resumed, 1);
  assert.is(stage.connections.detached, 0, "the server had not noticed");
  await stage.advance(SOON_MS);
  const last = stage.seen.at(-1)?.changed.at(0);
  assert.equal([last?.status, last?.address], ["connected", "198.51.100.77"]);
  assert.equal(
    stage.chat.server.operator.connections().map(({ user, address }) => [user, address]),
    [
      ["ada", "198.51.100.77"],
      ["grace", "198.51.100.2"],
    ],
  );
  await stage.run(link.close());
  await stage.advance(SOON_MS);
  assert.is(stage.seen.at(-1)?.changed.at(0)?.status, "available");
});

test("client-that-does-not-come-back-is-away-after-the-window", async () => {
  const stage = await Stage.open();
  const { ada } = stage;
  ada.host.breakStreams();
  ada.host.disconnect();
  await stage.advance(WINDOW_MS - SOON_MS);
  assert.equal(stage.statuses, []);
  assert.is(stage.connections.detachedNow, 1);
  await stage.advance(2 * SOON_MS);
  assert.equal(stage.statuses, ["away"]);
  assert.equal([stage.connections.detachedNow, stage.connections.openNow], [0, 1]);
  assert.is(ada.client.connection.state.status, "waiting");
  ada.host.reconnect();
  const reason = await stage.run(ada.client.closed);
  assert.equal([reason.code, reason.retryable], ["CONNECTION_LOST", true]);
  assert.equal(ada.client.connection.state, { status: "closed", reason });
  assert.is(ada.changes.at(-1)?.status, "closed");
});

test("client-gives-up-when-the-server-must-have-forgotten-it", async () => {
  const stage = await Stage.open();
  const { ada } = stage;
  ada.host.breakStreams();
  ada.host.disconnect();
  await stage.advance(WINDOW_MS + IDLE_MS - SOON_MS);
  assert.is(ada.client.connection.state.status, "waiting");
  const waits = ada.changes.flatMap((change) => (change.status === "waiting" ? [change] : []));
  assert.ok(waits.length > 3);
  for (const { sinceMs, nextTryMs, reason } of waits) {
    assert.ok(nextTryMs >= sinceMs);
    assert.is(reason.code, "CONNECTION_LOST");
  }
  assert.is((await stage.run(ada.client.closed)).code, "CONNECTION_LOST");
});

test("client-without-the-feature-is-lost-at-once-as-before", async () => {
  const stage = await Stage.open();
  const { client, host } = await stage.chat.join("linus", "PUBLIC", { withoutFeatures: ["RESUMPTION"] });
  await stage.advance(SOON_MS);
  stage.seen.length = 0;
  host.breakStreams();
  assert.is((await stage.run(client.closed)).code, "CONNECTION_LOST");
  await stage.advance(SOON_MS);
  assert.equal(stage.statuses, ["away"]);
  assert.equal([stage.connections.detached, stage.connections.resumed], [0, 0]);
});

test("server-without-the-feature-loses-its-clients-at-once-as-before", async () => {
  const stage = await Stage.open({ withoutFeatures: ["RESUMPTION"] });
  const { ada } = stage;
  await stage.run(ada.client.getPeers());
  ada.host.breakStreams();
  assert.is((await stage.run(ada.client.closed)).code, "CONNECTION_LOST");
  await stage.advance(SOON_MS);
  assert.equal(stage.statuses, ["away"]);
});

for (const [what, end] of [
  ["kick", ({ chat }) => chat.server.operator.kick("ada")],
  ["ban-of-the-name", ({ chat }) => chat.server.operator.ban({ name: "ada" })],
  ["ban-of-the-address", ({ chat }) => chat.server.operator.ban({ address: "198.51.100.1" })],
  ["deletion", ({ chat }) => chat.server.operator.deleteAccount("ada")],
] as const satisfies readonly [string, (stage: Stage) => Promise<unknown>][]) {
  test(`${what}-ends-a-detached-session-at-once`, async () => {
    const stage = await Stage.open();
    const { ada } = stage;
    ada.host.breakStreams();
    ada.host.disconnect();
    await stage.advance(SOON_MS);
    assert.is(stage.connections.detachedNow, 1);
    await stage.run<unknown>(end(stage));
    await stage.advance(SOON_MS);
    assert.is(stage.connections.detachedNow, 0);
    assert.ok(["away", "gone"].includes(stage.statuses.at(-1) ?? ""));
    ada.host.reconnect();
    const { code } = await stage.run(ada.client.closed);
    assert.is(code, what === "ban-of-the-address" ? "BANNED" : "CONNECTION_LOST");
    assert.is(stage.connections.resumed, 0);
  });
}

test("changed-password-and-a-ninth-login-end-detached-sessions", async () => {
  const stage = await Stage.open({ limits: { loginsPerAccountMax: 2 } });
  const { ada } = stage;
  ada.host.breakStreams();
  ada.host.disconnect();
  await stage.advance(SOON_MS);
  const user = { name: "ada", password: "secret-1" };
  const second = await stage.chat.connect();
  await stage.run(second.client.logIn(user));
  assert.is(stage.connections.detachedNow, 1, "a detached session is a login");
  const third = await stage.chat.connect();
  await stage.run(third.client.logIn(user));
  assert.is(stage.connections.detachedNow, 0);
  second.host.breakStreams();
  second.host.disconnect();
  await stage.advance(SOON_MS);
  assert.is(stage.connections.detachedNow, 1);
  await stage.run(third.client.account.changePassword("secret-1", "secret-2"));
  await stage.advance(SOON_MS);
  assert.is(stage.connections.detachedNow, 0);
});

test("login-too-many-ends-one-that-is-lost-before-an-older-one-that-is-there", async () => {
  const stage = await Stage.open({ limits: { loginsPerAccountMax: 3 } });
  const { ada } = stage;
  const user = { name: "ada", password: "secret-1" };
  const others = [];
  for (let count = 0; count < 2; count++) {
    const other = await stage.chat.connect();
    await stage.run(other.client.logIn(user));
    others.push(other);
  }
  for (const { host } of others) {
    host.breakStreams();
    host.disconnect();
  }
  await stage.advance(SOON_MS);
  assert.is(stage.connections.detachedNow, 2);
  const fourth = await stage.chat.connect();
  await stage.run(fourth.client.logIn(user));
  assert.is(ada.client.connection.state.status, "connected");
  assert.is(stage.connections.detachedNow, 1);
  // The one that logged in first of the two that are lost has ended.
  others[1]?.host.reconnect();
  await stage.advance(SOON_MS);
  assert.is(others[1]?.client.connection.state.status, "connected");
  assert.is(stage.connections.resumed, 1);
  const fifth = await stage.chat.connect();
  await stage.run(fifth.client.logIn(user));
  assert.is((await stage.run(ada.client.closed)).code, "REPLACED");
});

test("calls-made-while-waiting-keep-their-deadlines", async () => {
  const stage = await Stage.open();
  const { ada, grace } = stage;
  ada.host.breakStreams();
  ada.host.disconnect();
  await stage.advance(1);
  const late = ada.client.texts.send("grace", "late", { timeoutMs: 5_000 }).catch(({ code }) => code);
  const early = ada.client.texts.send("grace", "early", { timeoutMs: 60_000 });
  await stage.advance(6_000);
  assert.is(await late, "TIMED_OUT");
  ada.host.reconnect();
  await stage.run(early);
  // A text that nobody waits for any more has left the outbox before the connection was back.
  assert.is((await stage.run(next(grace.client.texts.messages))).text, "early");
});

test("client-closed-while-waiting-closes-at-once", async () => {
  const stage = await Stage.open();
  const { ada } = stage;
  ada.host.breakStreams();
  ada.host.disconnect();
  await stage.advance(SOON_MS);
  await stage.run(ada.client.close());
  assert.is((await ada.client.closed).code, "CLOSED");
  await stage.advance(WINDOW_MS);
  assert.equal(stage.statuses, ["away"]);
});

test("client-that-slept-comes-back-as-soon-as-it-wakes", async () => {
  const stage = await Stage.open();
  const { ada } = stage;
  ada.host.breakStreams();
  ada.host.disconnect();
  await stage.advance(20_000);
  const before = ada.changes.length;
  ada.host.reconnect();
  ada.host.move("198.51.100.78");
  await stage.advance(1_500);
  assert.equal(
    ada.changes.slice(before).map(({ status }) => status),
    ["waiting", "resumed"],
  );
});

test("server-that-goes-away-ends-sessions-and-asks-for-a-random-pause", async () => {
  const stage = await Stage.open();
  const pauses: number[] = [];
  for (let count = 0; count < 30; count++) {
    const { client } = await stage.chat.connect();
    client.closed.then((reason) => pauses.push("retryAfterMs" in reason ? Number(reason.retryAfterMs) : -1));
  }
  await stage.run(stage.chat.server.close());
  const { code } = await stage.run(stage.ada.client.closed);
  assert.is(code, "GOING_AWAY");
  await stage.advance(SOON_MS);
  assert.is(pauses.length, 30);
  assert.ok(pauses.every((pauseMs) => pauseMs >= 0 && pauseMs <= 64));
  assert.ok(new Set(pauses).size > 10);
});
