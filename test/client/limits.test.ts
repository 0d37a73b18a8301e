import * as assert from "uvu/assert";
import { ChatClient, ProtocolError } from "../../src/index.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { suite } from "../suite.ts";
import { ChatWorld, codeOf } from "./chat-world.ts";
import { FakeServer, helloOf } from "./fake-server.ts";

const test = suite("limits of a client");

test("silent-server-is-given-up-after-connectTimeoutMs", async () => {
  await using server = await FakeServer.listen(() => {});
  const startMs = performance.now();
  const connecting = ChatClient.connect(server.url, { grease: false, limits: { connectTimeoutMs: 300 } });
  assert.is(await codeOf(connecting), "TIMED_OUT");
  assert.ok(performance.now() - startMs >= 290);
});

test("unanswered-call-is-given-up-after-requestTimeoutMs", async () => {
  await using server = await FakeServer.listen((socket) => socket.write(helloOf({})));
  await using client = await ChatClient.connect(server.url, { grease: false, limits: { requestTimeoutMs: 300 } });
  const startMs = performance.now();
  const registering = client.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  assert.is(await codeOf(registering), "TIMED_OUT");
  assert.ok(performance.now() - startMs >= 290);
});

test("frame-over-the-clients-own-limit-closes-the-connection-despite-the-servers-hello", async () => {
  const limits = { serverFrameBytesMax: 70_000 };
  for (const [bytes, code] of [
    [70_000, undefined],
    [70_001, "TOO_LARGE"],
  ] as const) {
    const length = Uint8Array.of((bytes & 0x7f) | 0x80, ((bytes >> 7) & 0x7f) | 0x80, bytes >> 14);
    await using server = await FakeServer.listen((socket) => {
      socket.write(
        helloOf({
          frameBytesMax: 10_000_000,
          sendQueueBytesMax: 10_000_000,
          connectionBytesPerSecond: 1_000_000,
          accountBytesPerSecond: 1_000_000,
        }),
      );
      setImmediate(() => setImmediate(() => socket.write(length)));
    });
    await using client = await ChatClient.connect(server.url, { grease: false, limits });
    if (code === undefined) {
      // An allowed length alone does not close the connection.
      server.drop();
      assert.is((await client.closed).code, "CLOSED_BY_PEER");
    } else assert.is((await client.closed).code, code);
  }
});

test("client-refuses-more-iterations-than-scramIterationsMax", async () => {
  await using world = await ChatWorld.start({ limits: { scramIterations: 5_000 } });
  await (await world.join("ada")).close();
  const patient = await world.connect({ limits: { scramIterationsMax: 5_000 } });
  await patient.logIn({ name: "ada", password: "secret-1" });
  const hurried = await world.connect({ limits: { scramIterationsMax: 4_999 } });
  assert.is(await codeOf(hurried.logIn({ name: "ada", password: "secret-1" })), "AUTH_FAILED");
});

test("client-does-not-register-with-more-iterations-than-scramIterationsMax", async () => {
  await using world = await ChatWorld.start({ limits: { scramIterations: 5_000 } });
  const ada = { name: "ada", password: "secret-1", privacy: "PUBLIC" } as const;
  const hurried = await world.connect({ limits: { scramIterationsMax: 4_999 } });
  assert.is(await codeOf(hurried.register(ada)), "INVALID_ARGUMENT");
  // The name is still free.
  const patient = await world.connect({ limits: { scramIterationsMax: 5_000 } });
  await patient.register(ada);
});

test("refusal-names-the-limit-and-when-to-try-again", async () => {
  await using world = await ChatWorld.start({ limits: { connectionRequestsPerSecond: 2 } });
  const ada = await world.join("ada");
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => ada.getPeers().catch((error: unknown) => error)));
  const refusal = outcomes.find((outcome) => outcome instanceof ProtocolError);
  assert.ok(refusal instanceof ProtocolError);
  assert.equal([refusal.code, refusal.limit, refusal.retryable], ["RATE_LIMITED", "connectionRequestsPerSecond", true]);
  assert.ok(refusal.retryAfterMs > 0 && refusal.retryAfterMs <= 500);
});

test("servers-limits-are-readable-and-errors-name-them", async () => {
  await using world = await ChatWorld.start({ limits: { textBytesMax: 100, devicesMax: 3 } });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  const { textBytesMax, devicesMax, historyAgeMs } = ada.serverLimits;
  assert.equal([textBytesMax, devicesMax, historyAgeMs], [100, 3, DEFAULT_LIMITS.historyAgeMs]);
  const tooLarge = await ada.texts.send("grace", "x".repeat(101)).catch((error) => error);
  assert.instance(tooLarge, ProtocolError);
  assert.equal([tooLarge.code, tooLarge.limit], ["TOO_LARGE", "textBytesMax"]);
  const statuses = Array.from({ length: 11 }, () => ada.peers.setStatus("available"));
  const tooOften = await Promise.all(statuses).catch((error) => error);
  assert.equal([tooOften.code, tooOften.limit], ["RATE_LIMITED", "SetStatus.rate"]);
  assert.ok(tooOften.retryAfterMs > 0 && tooOften.retryAfterMs <= 1_000);
  await Promise.allSettled(statuses);
});
