/** Whole clients that log in again because the server has lost their sessions. */

import * as assert from "uvu/assert";
import { BlockRequest } from "../../../generated/chatwire/v1/contact.ts";
import { Block } from "../../../generated/chatwire/v1/rules.ts";
import { ClosedError, type ConnectionChange, type PeersChange } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { Network } from "../../../src/net/network.ts";
import { converse, next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { IS_CLUSTER } from "../../served/is-cluster.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { note, RestartingSite, statuses, userOf } from "./restarting-site.ts";

const test = suite("clients that log in again");

const certificate = createCertificate();
const SOON_MS = 3_000;
/** Long enough for the server to forget a session. */
const LONG_MS = 200_000;
const HOUR_MS = 3_600_000;

type Restored = Extract<ConnectionChange, { status: "restored" }>;

async function open(seed = SEED): Promise<RestartingSite> {
  return RestartingSite.open(await certificate, seed);
}

for (const how of ["in order", "by force"] as const) {
  test(`texts-pass-a-restart-${how.replace(" ", "-")}-once-and-in-order`, async () => {
    const site = await open();
    const ada = await site.join("ada");
    const grace = await site.join("grace", { device: "laptop" });
    await site.run(ada.client.texts.send("grace", "before"));
    await site.restart(how);
    // The program does not look at its connection: the call waits until it is back.
    const timeoutMs = 40_000;
    await site.run(ada.client.texts.send("grace", "after", { timeoutMs }));
    await site.run(grace.client.texts.send("ada", "hello", { timeoutMs }));
    await site.advance(SOON_MS);
    assert.equal(grace.texts, ["before", "after"]);
    assert.equal(ada.texts, ["hello"]);
    for (const user of [ada, grace]) {
      assert.equal(statuses(user), ["waiting", "restored"]);
      assert.equal(user.client.connection.state, { status: "connected" });
      assert.is(user.client.name, user.name);
    }
    const restored = ada.changes.at(-1);
    assert.ok(restored?.status === "restored" && restored.lostMs >= 1_000 && restored.untilMs > restored.sinceMs);
    assert.equal(restored.missed, ["typing", "broadcasts", "receipts", "invitations", "application messages"]);
    await site.run(ada.client.close());
    assert.is((await ada.client.closed).code, "CLOSED");
  });
}

test("call-made-while-the-session-was-lost-is-no-repeated-one-after-the-new-login", async () => {
  const site = await open();
  const { client, host } = await site.join("ada");
  await site.join("grace");
  host.breakStreams();
  host.disconnect();
  await site.advance(10);
  const id = client.createRequestId();
  const count = client.broadcast("lunch?", { id, timeoutMs: 40_000 });
  await site.restart("by force");
  host.reconnect();
  // A server that has just started knows no earlier ids.
  assert.is(await site.run(count), 1);
  assert.ok(id?.firstSentMs !== undefined);
});

test("call-that-its-program-has-ended-while-the-stream-was-lost-may-have-been-done", async () => {
  const site = await open();
  const { client, host } = await site.join("ada");
  await site.join("grace");
  host.breakStreams();
  host.disconnect();
  await site.advance(10);
  const controller = new AbortController();
  const ended = client
    .call(Block, BlockRequest.create(), { to: { user: "grace" }, signal: controller.signal })
    .catch((error) => error);
  controller.abort(new ClosedError("CANCELLED", "The program waits no longer."));
  const error = await site.run(ended);
  assert.equal([error.code, error.outcome], ["CANCELLED", "unknown"]);
  host.reconnect();
  await site.advance(SOON_MS);
  assert.equal(await site.run(client.blocked.list()), ["grace"]);
});

test("text-in-hand-is-neither-doubled-nor-lost", async () => {
  const site = await open();
  const { client: ada } = await site.join("ada");
  const host = site.addHost();
  const grace = await site.connect({}, host);
  await site.run(grace.register({ name: "grace", password: "secret-1", privacy: "PUBLIC" }));
  for (const text of ["one", "two", "three"]) await site.run(ada.texts.send("grace", text));
  const reader = grace.texts.messages[Symbol.asyncIterator]();
  assert.is((await site.run(reader.next())).value?.text, "one");
  await site.restart("by force");
  await site.run(ada.texts.send("grace", "four", { timeoutMs: 40_000 }));
  await site.advance(SOON_MS);
  const rest: string[] = [];
  for (let count = 0; count < 3; count++) rest.push((await site.run(reader.next())).value?.text ?? "");
  assert.equal(rest, ["two", "three", "four"]);
  // The last one is in hand and not confirmed: it comes again to the next program, and no other.
  await site.advance(SOON_MS);
  await site.run(grace.close());
  const again = userOf("grace", await site.connect({}, host), host);
  await site.run(again.client.logIn({ name: "grace", password: "secret-1" }));
  await site.advance(SOON_MS);
  assert.equal(again.texts, ["four"]);
});

test("an-hour-without-a-network-is-made-up-for", async () => {
  const site = await open();
  const ada = await site.join("ada");
  const grace = await site.join("grace");
  const linus = await site.join("linus");
  const seen: PeersChange[] = [];
  note(ada.client.peers.watch(), (change) => seen.push(change));
  await site.run(ada.client.getPeers());
  ada.host.disconnect();
  ada.host.breakStreams();
  await site.advance(10 * 60_000);
  for (const text of ["one", "two"]) await site.run(grace.client.texts.send("ada", text));
  await site.run(linus.client.close());
  await site.advance(HOUR_MS);
  assert.is(ada.client.connection.state.status, "waiting");
  ada.host.reconnect();
  await site.advance(35_000);
  assert.equal(statuses(ada), ["waiting", "restored"]);
  assert.equal(ada.texts, ["one", "two"]);
  // Grace has not changed.
  assert.equal(
    seen.map(({ changed, gone }) => [changed.map(({ name, status }) => `${name} ${status}`), gone]),
    [[["linus away"], []]],
  );
  const { missed } = { missed: [], ...ada.changes.at(-1) };
  assert.ok((missed as readonly string[]).includes("presence"));
});

for (const clock of ["stops", "goes on"] as const) {
  test(`client-that-slept-notices-at-once-if-the-monotonic-clock-${clock.replace(" ", "-")}`, async () => {
    const site = await open();
    const ada = await site.join("ada");
    const grace = await site.join("grace");
    ada.host.sleep(clock);
    await site.advance(LONG_MS);
    await site.run(grace.client.texts.send("ada", "good morning"));
    ada.host.wake();
    await site.advance(6_000);
    assert.equal(statuses(ada), ["waiting", "restored"]);
    assert.equal(ada.texts, ["good morning"]);
  });
}

for (const clock of ["stops", "goes on"] as const) {
  test(`what-was-missed-in-a-sleep-is-told-with-its-time-if-the-monotonic-clock-${clock.replace(" ", "-")}`, async () => {
    const site = await open();
    const ada = await site.join("ada");
    const grace = await site.join("grace");
    await site.advance(SOON_MS);
    ada.host.sleep(clock);
    await site.advance(1_000);
    // The server does not know yet that nobody listens.
    assert.is(await site.run(grace.client.broadcast("lunch?")), 1);
    const missedMs = ada.host.wallClockMs();
    await site.advance(LONG_MS);
    const wokenMs = ada.host.wallClockMs();
    ada.host.wake();
    await site.advance(6_000);
    const restored = ada.changes.find((change): change is Restored => change.status === "restored");
    assert.ok(restored);
    const { sinceMs, untilMs, lostMs, missed } = restored;
    assert.ok(sinceMs <= missedMs && untilMs >= wokenMs, `${sinceMs} to ${untilMs}, and not ${missedMs}`);
    assert.ok(missed.includes("broadcasts"));
    // The client has known it only since it woke.
    assert.ok(lostMs < 6_000);
    assert.equal(ada.texts, []);
  });
}

test("only-a-client-that-connects-again-says-that-it-comes-back", async () => {
  const site = await open();
  const host = site.addHost();
  const arrivals: (string | undefined)[] = [];
  const dial: Network["dial"] = (target, signal) => {
    arrivals.push(target.arrival);
    return host.dial(target, signal);
  };
  const client = await site.connect({ network: replace<Network>(host, { dial }) });
  await site.run(client.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));
  host.breakStreams();
  await site.advance(SOON_MS);
  await site.restart("by force");
  await site.untilBack({ client });
  assert.is(client.connection.state.status, "connected");
  const [first, ...others] = arrivals;
  assert.is(first, "new");
  assert.ok(others.length >= 2 && others.every((arrival) => arrival === "returning"), others.join(" "));
});

test("what-the-program-has-chosen-is-chosen-again", async () => {
  const site = await open();
  const ada = await site.join("ada");
  const grace = await site.join("grace");
  const seen: string[] = [];
  note(grace.client.peers.watch(), ({ changed }) =>
    seen.push(...changed.map(({ name, status }) => `${name} ${status}`)),
  );
  await site.run(ada.client.peers.setStatus("away"));
  await site.run(grace.client.getPeers());
  await site.advance(SOON_MS);
  seen.length = 0;
  await site.restart("in order");
  await site.untilBack(ada, grace);
  const [peer] = await site.run(grace.client.getPeers());
  assert.equal([peer?.name, peer?.status], ["ada", "away"]);
  // The list is watched, after the restart as before.
  await site.run(ada.client.peers.setStatus("available"));
  await site.advance(SOON_MS);
  assert.is(seen.at(-1), "ada available");
});

test("privacy-that-another-client-has-changed-meanwhile-is-told", async () => {
  const site = await open();
  const ada = await site.join("ada");
  const other = await site.connect();
  await site.run(other.logIn({ name: "ada", password: "secret-1" }));
  const told: string[] = [];
  note(ada.client.privacy.changes(), ({ see }) => told.push(see));
  ada.host.disconnect();
  ada.host.breakStreams();
  await site.advance(LONG_MS);
  await site.run(other.privacy.set("PRIVATE"));
  ada.host.reconnect();
  await site.advance(35_000);
  assert.equal(told, ["CONTACTS"]);
  assert.is(ada.client.privacy.current?.see, "CONTACTS");
});

test("link-goes-on-through-a-restart-and-an-open-invitation-ends", async () => {
  const site = await open();
  const ada = await site.join("ada");
  const grace = await site.join("grace");
  const linus = await site.join("linus");
  const [link, peer] = await site.run(converse(ada.client, grace.client));
  await site.advance(SOON_MS);
  const inviting = linus.client.connectTo("ada").catch(({ code }) => code);
  const invitation = await site.run(next(ada.client.conversations.invitations));
  await site.restart("in order");
  await site.untilBack(ada, grace, linus);
  assert.type(await site.run(inviting), "string");
  await site.run(invitation.ended);
  const heard: string[] = [];
  note(peer, ({ text }) => heard.push(text));
  await site.run(link.send("still here"));
  await site.advance(SOON_MS);
  assert.equal(heard, ["still here"]);
  // The server introduces users as before.
  const [second] = await site.run(converse(linus.client, ada.client));
  await site.run(second.send("hello"));
});

test("server-that-restarts-again-and-again-is-followed", async () => {
  const site = await open();
  const ada = await site.join("ada");
  const grace = await site.join("grace", { device: "laptop" });
  const sent: string[] = [];
  for (let round = 0; round < 5; round++) {
    await site.restart(round % 2 === 0 ? "in order" : "by force", { downMs: 500 });
    sent.push(String(round));
    await site.run(ada.client.texts.send("grace", String(round), { timeoutMs: 60_000 }));
  }
  await site.advance(10_000);
  assert.equal(grace.texts, sent);
});

test("pause-that-the-server-asks-for-is-kept", async () => {
  const site = await open();
  const users = [];
  for (let index = 0; index < 12; index++) users.push(await site.join(`user${index}`));
  await site.run(site.server.close());
  await site.advance(SOON_MS);
  const pauses = users.map(({ changes: [first] }) => {
    if (first?.status !== "waiting" || !("retryAfterMs" in first.reason)) throw new Error("The client does not wait.");
    return [first.nextTryMs - first.sinceMs, first.reason.retryAfterMs];
  });
  for (const [pauseMs, askedMs] of pauses) assert.is(pauseMs, askedMs);
  assert.ok(new Set(pauses.map(([pauseMs]) => pauseMs)).size > 4, "the pauses are spread");
});

test("client-that-has-moved-notices-within-seconds", async () => {
  const site = await open();
  const ada = await site.join("ada");
  await site.advance(SOON_MS);
  ada.host.move("198.51.100.77");
  await site.advance(6_000);
  // From another address it may reach another gateway, which does not have the session.
  assert.equal(statuses(ada), ["waiting", IS_CLUSTER ? "restored" : "resumed"]);
});

test("calls-of-a-conversation-wait-for-the-login", async () => {
  const site = await open();
  const ada = await site.join("ada");
  const grace = await site.join("grace");
  ada.host.disconnect();
  ada.host.breakStreams();
  await site.advance(LONG_MS);
  const conversing = converse(ada.client, grace.client);
  ada.host.reconnect();
  const [link] = await site.run(conversing);
  await site.run(link.send("hello"));
});
