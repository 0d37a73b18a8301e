import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";
import * as assert from "uvu/assert";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { GetPeers } from "../../generated/chatwire/v1/rules.ts";
import { ChatClient, MemoryPins, type PeerInfo, TransportError } from "../../src/index.ts";
import { ChatServer, MemoryStore } from "../../src/server/index.ts";
import { suite } from "../suite.ts";
import { ChatWorld, codeOf, next, take } from "./chat-world.ts";

const test = suite("chat client");

test("registration-confirms-with-the-address-and-port-that-others-see", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const done = await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  assert.is(done.text, "You registered successfully.");
  const grace = await world.join("grace");
  const [peer] = await grace.getPeers();
  assert.equal(peer, { name: "ada", privacy: "PUBLIC", status: "available", address: "127.0.0.1", port: done.port });
});

test("taken-name-and-wrong-password-are-refused-and-the-connection-stays-open", async () => {
  await using world = await ChatWorld.start();
  await world.join("ada");
  const other = await world.connect();
  assert.is(await codeOf(other.register({ name: "Ada", password: "x", privacy: "PUBLIC" })), "NAME_TAKEN");
  assert.is(await codeOf(other.logIn({ name: "ada", password: "wrong" })), "LOGIN_FAILED");
  assert.is(await codeOf(other.getPeers()), "WRONG_STATE");
  const { name } = await other.logIn({ name: "ADA", password: "secret-1" });
  assert.is(name, "ada");
});

test("texts-and-broadcasts-reach-their-recipients-only", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace, dora] = [await world.join("ada"), await world.join("grace"), await world.join("dora", "PRIVATE")];
  const { id, sentAt } = await ada.texts.send("Grace", "hello");
  assert.is(id, 1);
  assert.is(await ada.broadcast("lunch?"), 1);
  assert.equal(await take(grace.texts.messages, 2), [
    { kind: "text", id: 1, from: "ada", to: "grace", text: "hello", sentAt, own: false, again: false },
    { kind: "broadcast", from: "ada", text: "lunch?" },
  ]);
  assert.is(await codeOf(ada.texts.send("dora", "hello")), "USER_NOT_FOUND");
  assert.is(await codeOf(ada.texts.send("nobody", "hello")), "USER_NOT_FOUND");
  await dora.texts.send("ada", "from the dark");
  const { from, text } = await next(ada.texts.messages);
  assert.equal([from, text], ["dora", "from the dark"]);
});

test("watch-gives-every-change", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const changes = ada.peers.watch()[Symbol.asyncIterator]();
  const first = changes.next();
  await ada.getPeers();
  const grace = await world.join("grace");
  const { value } = await first;
  assert.equal(
    value?.changed.map(({ name, status }: PeerInfo) => [name, status]),
    [["grace", "available"]],
  );
  await grace.peers.setStatus("away");
  assert.is((await changes.next()).value?.changed[0]?.status, "away");
  await grace.privacy.set("PRIVATE");
  assert.equal((await changes.next()).value?.gone, ["grace"]);
  await changes.return?.();
});

test("logged-off-user-is-away-and-can-log-in-again", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await grace.logOff();
  assert.equal(await ada.getPeers(), [{ name: "grace", privacy: "PUBLIC", status: "away", address: "", port: 0 }]);
  await ada.texts.send("grace", "there?");
  await grace.logIn({ name: "grace", password: "secret-1" });
  assert.is((await ada.getPeers())[0]?.status, "available");
});

test("login-beyond-the-limit-replaces-the-oldest", async () => {
  await using world = await ChatWorld.start({ limits: { loginsPerAccountMax: 1 } });
  const first = await world.join("ada");
  const second = await world.connect();
  await second.logIn({ name: "ada", password: "secret-1" });
  assert.is((await first.closed).code, "REPLACED");
  await second.getPeers();
});

test("list-of-several-pages-is-read-whole", async () => {
  await using world = await ChatWorld.start({ limits: { peersPageMax: 2 } });
  for (const name of ["bob", "carol", "dave", "erin", "frank"]) await world.join(name);
  const ada = await world.join("ada");
  assert.equal(
    (await ada.getPeers()).map(({ name }) => name),
    ["bob", "carol", "dave", "erin", "frank"],
  );
});

test("any-method-of-the-schema-can-be-called", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const { peers, next } = await ada.call(GetPeers, GetPeersRequest.create());
  assert.equal([peers, next], [[], ""]);
});

test("texts-travel-over-plain-tcp-on-loopback", async () => {
  await using world = await ChatWorld.start({ security: "plain" });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await ada.texts.send("grace", "in the clear");
  assert.is((await next(grace.texts.messages)).text, "in the clear");
});

test("changed-certificate-is-refused-until-pinned-in-the-url", async () => {
  const pins = new MemoryPins();
  const first = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0 });
  const { port } = first;
  await using client = await ChatClient.connect(`chat://127.0.0.1:${port}`, { pins });
  await client.close();
  await first.close();
  await using second = await ChatServer.listen({ grease: false, host: "127.0.0.1", port });
  const error = await ChatClient.connect(`chat://127.0.0.1:${port}`, { pins }).catch((error) => error);
  assert.is(error.code, "PIN_MISMATCH");
  assert.match(error.message, first.fingerprint ?? "?");
  assert.match(error.message, second.fingerprint ?? "?");
  const pinned = `chat://127.0.0.1:${port}#sha256=${second.fingerprint}`;
  await (await ChatClient.connect(pinned, { grease: false, pins })).close();
  await (await ChatClient.connect(`chat://127.0.0.1:${port}`, { pins })).close();
  const wrong = `chat://127.0.0.1:${port}#sha256=${"0".repeat(64)}`;
  assert.is(await codeOf(ChatClient.connect(wrong, { grease: false, pins })), "PIN_MISMATCH");
});

test("server-at-a-link-local-address-is-reached-by-its-zone", async () => {
  for (const [zone, entries] of Object.entries(networkInterfaces()))
    for (const { address } of entries ?? []) {
      if (!address.startsWith("fe80:")) continue;
      const pins = new MemoryPins();
      await using server = await ChatServer.listen({ host: `${address}%${zone}`, port: 0 });
      const url = `chat://[${address.toUpperCase()}%25${zone}]:${server.port}`;
      await (await ChatClient.connect(url, { pins })).close();
      assert.equal(await pins.get(`server ${address}:${server.port}`), [server.fingerprint]);
      return;
    }
});

test("failed-connect-says-why-by-its-code", async () => {
  const server = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0 });
  const url = `chat://127.0.0.1:${server.port}`;
  await server.close();
  assert.is(await codeOf(ChatClient.connect(url)), "CONNECTION_REFUSED");
  for (const bad of ["", "http://127.0.0.1", "chat://", "chat+plain://192.0.2.1:4433", "chat://127.0.0.1#sha256=12"]) {
    assert.is(await codeOf(ChatClient.connect(bad)), "INVALID_ARGUMENT");
  }
});

test("call-ends-with-its-signal-or-timeout", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const reason = new Error("enough");
  const controller = new AbortController();
  const aborted = ada.getPeers({ signal: controller.signal }).catch((error) => error);
  controller.abort(reason);
  assert.is(await aborted, reason);
  assert.is(await ada.getPeers({ signal: AbortSignal.abort(reason) }).catch((error) => error), reason);
  // The connection still works.
  await ada.getPeers();
  const grace = await world.join("grace");
  const enough = new AbortController();
  const inviting = ada.connectTo("grace", { signal: enough.signal }).catch((error) => error);
  const invitation = await next(grace.conversations.invitations);
  enough.abort(reason);
  assert.is(await inviting, reason);
  await invitation.ended;
  assert.is(await codeOf(invitation.accept()), "CANCELLED");
  const late = await ada.connectTo("grace", { timeoutMs: 50 }).catch((error) => error);
  assert.instance(late, TransportError);
  assert.is(late.code, "TIMED_OUT");
});

test("closing-server-announces-it-and-later-calls-are-rejected", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  await world.server.close();
  assert.is((await ada.closed).code, "GOING_AWAY");
  assert.is(await codeOf(ada.getPeers()), "CLOSED");
});

test("login-that-arrives-together-with-the-end-of-the-connection-has-ended", async () => {
  let close = (): void => {};
  await using world = await ChatWorld.start({
    tap: (way, { body }) => {
      if (way === "sent" && body.case === "finishLoginResponse") queueMicrotask(close);
    },
  });
  const ada = await world.join("ada");
  await ada.logOff();
  close = () => void world.server.close();
  await ada.logIn({ name: "ada", password: "secret-1" });
  assert.is((await ada.closed).code, "GOING_AWAY");
  assert.is(ada.name, undefined);
  assert.is(await codeOf(ada.connectTo("grace")), "WRONG_STATE");
  assert.is(await codeOf(ada.texts.send("grace", "hello")), "CLOSED");
});

test("accounts-last-as-long-as-their-store", async () => {
  const store = new MemoryStore(randomBytes);
  {
    await using world = await ChatWorld.start({ store });
    await world.join("ada", "PRIVATE");
  }
  await using world = await ChatWorld.start({ store });
  const ada = await world.connect();
  assert.is((await ada.logIn({ name: "ada", password: "secret-1" })).privacy, "PRIVATE");
});

test("pings-keep-an-idle-connection-open", async () => {
  await using world = await ChatWorld.start({ limits: { idleTimeoutMs: 2_000 } });
  const ada = await world.join("ada");
  const closed = ada.closed.then(() => "closed");
  const later = new Promise((resolve) => setTimeout(resolve, 3_000, "open"));
  assert.is(await Promise.race([closed, later]), "open");
  await ada.getPeers();
});

test("aborted-registration-closes-the-connection", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const aborted = await ada
    .register(
      { name: "ada", password: "secret-1", privacy: "PUBLIC" },
      { signal: AbortSignal.abort(new Error("enough")) },
    )
    .catch((error) => error);
  assert.is(aborted.message, "enough");
  assert.is((await ada.closed).code, "CLOSED");
});

test("timeout-must-be-positive-and-may-be-infinite", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (const timeoutMs of [0, -1, Number.NaN]) {
    assert.is(await codeOf(ada.connectTo("grace", { timeoutMs })), "INVALID_ARGUMENT");
  }
  const accepted = next(grace.conversations.invitations).then((invitation) =>
    invitation.accept({ timeoutMs: 2 ** 40 }),
  );
  await ada.connectTo("grace", { timeoutMs: Number.POSITIVE_INFINITY });
  await accepted;
});

test("watch-ends-with-its-signal-and-fails-if-a-change-is-lost", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada", "PUBLIC", { limits: { eventQueueMax: 2 } });
  const controller = new AbortController();
  const [stopped, slow] = [ada.peers.watch({ signal: controller.signal }), ada.peers.watch()];
  await ada.getPeers();
  const reason = new Error("enough");
  controller.abort(reason);
  assert.is(await next(stopped).catch((error) => error), reason);
  for (const name of ["bob", "carol", "dave"]) {
    await world.join(name);
    // It brings the change, which would otherwise come with the next tick.
    await ada.getPeers();
  }
  const seen: unknown[] = [];
  const overflow = await (async () => {
    for await (const { changed } of slow) seen.push(changed[0]?.name);
  })().catch((error) => error);
  assert.equal([seen, overflow.code], [["bob", "carol"], "OVERFLOW"]);
});

test("larger-frame-limits-of-the-server-apply", async () => {
  await using world = await ChatWorld.start({ limits: { textBytesMax: 100_000, frameBytesMax: 200_000 } });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const long = "x".repeat(90_000);
  await ada.texts.send("grace", long);
  assert.is((await next(grace.texts.messages)).text, long);
});
