import type { Socket } from "node:net";
import * as assert from "uvu/assert";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { HelloRequest, HelloResponse, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { changedLimits, checkHello } from "../../../src/client/connection/hello.ts";
import { resolveServerLimits } from "../../../src/framing/announced-limits.ts";
import { FrameDecoder } from "../../../src/framing/frame-decoder.ts";
import { ChatClient, ClosedError, ProtocolError } from "../../../src/index.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { socketEnd } from "../../socket-end.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf } from "../chat-world.ts";
import { FakeServer, greetingOf, helloOf } from "../fake-server.ts";

const test = suite("hello of a client");

const hello = HelloRequest.create({ versions: [1] });
const own = new Set([Feature.PROBES, Feature.APPLICATION_MESSAGES]);

test("limit-that-the-server-does-not-send-has-its-default", () => {
  const announced = Object.keys(ServerLimits.create());
  const defaults = Object.fromEntries(Object.entries(DEFAULT_LIMITS).filter(([name]) => announced.includes(name)));
  assert.ok(Object.values(defaults).every((value) => value > 0));
  assert.equal({ ...resolveServerLimits(undefined) }, defaults);
  const sent = ServerLimits.create({ textBytesMax: 100, $unknown: Uint8Array.of(0x98, 0x46, 7) });
  assert.equal({ ...resolveServerLimits(sent) }, { ...defaults, textBytesMax: 100 });
  assert.is(sent.peersPageMax, 0);
});

test("client-of-an-older-server-sees-the-defaults", async () => {
  const limits = ServerLimits.create({ frameBytesMax: 70_000, frameTimeoutMs: 10_000 });
  await using server = await FakeServer.listen((socket) => socket.write(greetingOf({ version: 1, limits })));
  await using client = await ChatClient.connect(server.url);
  const { frameBytesMax, idleTimeoutMs, mailboxTextsMax } = client.serverLimits;
  assert.equal([frameBytesMax, idleTimeoutMs, mailboxTextsMax], [70_000, 60_000, 20_000]);
  assert.equal(client.protocol, { version: 1, features: new Set() });
});

for (const [what, response, code] of [
  ["version-that-was-not-offered", { version: 2 }, "UNSUPPORTED_VERSION"],
  ["no-version", {}, "UNSUPPORTED_VERSION"],
  ["frame-of-10-bytes", { version: 1, limits: ServerLimits.create({ frameBytesMax: 10 }) }, "INVALID_ARGUMENT"],
  ["text-longer-than-a-frame", { version: 1, limits: ServerLimits.create({ textBytesMax: 1e6 }) }, "INVALID_ARGUMENT"],
  ["idle-timeout-of-1-ms", { version: 1, limits: ServerLimits.create({ idleTimeoutMs: 1 }) }, "INVALID_ARGUMENT"],
] as const) {
  test(`${what}-in-hello-is-refused-and-the-server-told`, async () => {
    let told: Promise<string> | undefined;
    await using server = await FakeServer.listen((socket) => {
      told = refusalFrom(socket);
      socket.write(greetingOf(response));
    });
    const error = await ChatClient.connect(server.url).catch((refused: unknown) => refused);
    assert.instance(error, ProtocolError);
    assert.is(error instanceof ProtocolError && error.code, code);
    assert.match(await (told ?? ""), /The server chose version|The limits of the server contradict each other/);
  });
}

test("server-that-ends-before-it-answers-hello-is-named-as-the-one-that-closed", async () => {
  await using server = await FakeServer.listen((socket) => socket.end());
  const error = await ChatClient.connect(server.url).catch((closed: unknown) => closed);
  assert.instance(error, ClosedError);
  assert.is(error instanceof ClosedError && error.code, "CLOSED_BY_PEER");
});

test("contradicting-limits-are-named", () => {
  const limits = ServerLimits.create({ frameBytesMax: 10 });
  try {
    checkHello(hello, own, HelloResponse.create({ version: 1, limits }));
    assert.unreachable();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    assert.is(error.limit, "frameBytesMax");
    assert.match(error.message, /frameBytesMax must be at least 16640 for textBytesMax, not 10/);
  }
});

test("limits-that-change-while-the-server-runs-are-taken-over-and-no-others", () => {
  const before = resolveServerLimits(undefined);
  const sent = { ...before, textBytesMax: 5, peersPageMax: 7, frameBytesMax: 2 * before.frameBytesMax };
  assert.equal(changedLimits(before, ServerLimits.create(sent)), { ...before, textBytesMax: 5 });
});

test("changed-limits-that-contradict-those-of-hello-are-ignored", () => {
  const before = resolveServerLimits(ServerLimits.create({ textBytesMax: 5 }));
  const sent = ServerLimits.create({ ...before, textBytesMax: before.frameBytesMax, devicesMax: 7 });
  assert.is(changedLimits(before, sent), before);
});

test("features-are-those-of-both-ends", () => {
  const features = [9_001, Feature.PROBES, Feature.MEDIA];
  const greeting = checkHello(hello, own, HelloResponse.create({ version: 1, features }));
  assert.equal([...greeting.features], [Feature.PROBES]);
});

test("client-shows-what-it-agreed-on-with-its-server", async () => {
  await using world = await ChatWorld.start();
  const all = await world.connect();
  assert.equal(all.protocol, {
    version: 1,
    features: new Set([
      "PROBES",
      "APPLICATION_MESSAGES",
      "RELAY_MESSAGES",
      "RESUMPTION",
      "REQUEST_IDS",
      "MESSAGE_ANSWERS",
      "ANNOUNCED_CONVERSATIONS",
      "ORDERED_REQUESTS",
      "WATCH_SCOPES",
      "ROOMS",
    ]),
  });
  const some = await world.connect({ withoutFeatures: ["PROBES", "MEDIA"] });
  assert.equal(
    some.protocol.features,
    new Set([
      "APPLICATION_MESSAGES",
      "RELAY_MESSAGES",
      "RESUMPTION",
      "REQUEST_IDS",
      "MESSAGE_ANSWERS",
      "ANNOUNCED_CONVERSATIONS",
      "ORDERED_REQUESTS",
      "WATCH_SCOPES",
      "ROOMS",
    ]),
  );
  assert.is(await codeOf(world.connect(JSON.parse('{"withoutFeatures":["MUSIC"]}'))), "INVALID_ARGUMENT");
});

test("hello-with-the-default-limits-is-accepted", async () => {
  await using server = await FakeServer.listen((socket) => socket.write(helloOf({})));
  await using client = await ChatClient.connect(server.url);
  assert.is(client.protocol.version, 1);
});

/** The text of the error with which the client closes. */
async function refusalFrom(socket: Socket): Promise<string> {
  const decoder = new FrameDecoder(100_000);
  let text = "";
  socket.on("data", (chunk) => {
    decoder.push(chunk);
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
      const { body } = Message.decode(frame);
      if (body.case === "error") text = body.value.text;
    }
  });
  await socketEnd(socket);
  return text;
}
