import * as assert from "uvu/assert";
import { SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { HelloRequest, OpenDatagramRequest, PingRequest } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { Hello, OpenDatagram, Ping, SendMessage } from "../../generated/chatwire/v1/rules.ts";
import type { Tap } from "../../src/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld, codeOf, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { RawClient } from "./raw-client.ts";

const test = suite("features of a server");

const message = { typeName: "example.Moved", payload: new Uint8Array(1) };

test("hello-lists-what-the-server-speaks-whatever-the-client-named", async () => {
  await using world = await ChatWorld.start({ grease: false });
  const raw = await RawClient.open(world.server);
  const versions = [9_001, 1, 7];
  const answer = await raw.call(Hello, HelloRequest.create({ versions, features: [9_001, Feature.MEDIA] }));
  if ("code" in answer) throw new Error(answer.text);
  assert.is(answer.version, 1);
  assert.equal(answer.versions, [1]);
  assert.equal(answer.features, [
    Feature.PROBES,
    Feature.APPLICATION_MESSAGES,
    Feature.RELAY_MESSAGES,
    Feature.RESUMPTION,
    Feature.REQUEST_IDS,
    Feature.MESSAGE_ANSWERS,
    Feature.ANNOUNCED_CONVERSATIONS,
    Feature.ORDERED_REQUESTS,
    Feature.WATCH_SCOPES,
    Feature.ROOMS,
  ]);
  raw.socket.destroy();
});

test("request-of-a-feature-that-the-client-did-not-name-is-refused-and-the-connection-stays", async () => {
  await using world = await ChatWorld.start();
  const raw = await RawClient.open(world.server);
  await raw.join("ada", new SeededRandom(SEED), [Feature.MEDIA]);
  for (const answer of [
    await raw.call(SendMessage, SendMessageRequest.create({ message }), "ada"),
    await raw.call(OpenDatagram, OpenDatagramRequest.create({ publicKey: new Uint8Array(32) })),
  ]) {
    assert.is("code" in answer && answer.code, ErrorCode.FEATURE_MISSING);
  }
  assert.not.ok("code" in (await raw.call(Ping, PingRequest.create())));
  raw.socket.destroy();
});

test("client-gets-no-event-of-a-feature-that-it-did-not-name", async () => {
  await using world = await ChatWorld.start();
  for (const [withoutFeatures, expected] of [
    [[], ["messageReceived", "textReceived"]],
    [["APPLICATION_MESSAGES"], ["textReceived"]],
  ] as const) {
    const events: unknown[] = [];
    const tap: Tap = (way, { header, body }) => {
      if (way === "received" && header?.type === MessageType.EVENT) events.push(body.case);
    };
    const name = `grace${withoutFeatures.length}`;
    const grace = await world.join(name, "PUBLIC", { withoutFeatures, tap });
    const ada = await world.join(`ada${withoutFeatures.length}`);
    await ada.call(SendMessage, SendMessageRequest.create({ message }), { to: { user: name } });
    await ada.texts.send(name, "hello");
    await next(grace.texts.messages);
    assert.equal(events, expected);
  }
});

test("server-without-a-feature-refuses-its-requests-and-clients-do-not-send-them", async () => {
  await using world = await ChatWorld.start({ withoutFeatures: ["APPLICATION_MESSAGES"] });
  const raw = await RawClient.open(world.server);
  await raw.join("ada", new SeededRandom(SEED));
  const answer = await raw.call(SendMessage, SendMessageRequest.create({ message }), "ada");
  assert.is("code" in answer && answer.code, ErrorCode.FEATURE_MISSING);
  raw.socket.destroy();
  const grace = await world.join("grace");
  const sent = grace.call(SendMessage, SendMessageRequest.create({ message }), { to: { user: "ada" } });
  assert.is(await codeOf(sent), "FEATURE_MISSING");
});

test("server-does-not-start-without-a-feature-that-does-not-exist", async () => {
  const options = JSON.parse('{"withoutFeatures":["MUSIC"]}');
  assert.is(await codeOf(ChatWorld.start(options)), "INVALID_ARGUMENT");
});
