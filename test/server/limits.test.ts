import { once } from "node:events";
import * as assert from "uvu/assert";
import { Device, IdentityKeys, ListDevicesResponse } from "../../generated/chatwire/v1/account.ts";
import { Capabilities } from "../../generated/chatwire/v1/capability.ts";
import type { Command } from "../../generated/chatwire/v1/command.ts";
import { HelloRequest, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { Header, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Addressee } from "../../generated/chatwire/v1/options.ts";
import { events, Hello, ListDevices, methods, SendText, SetTyping } from "../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  Candidate,
  CandidateKind,
  Introduction,
  RelayGrant,
} from "../../generated/chatwire/v1/signalling.ts";
import { SendTextRequest, SetTypingRequest } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../src/errors.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { LIMITS, type Limits, resolveLimits } from "../../src/limits.ts";
import { checkLimits } from "../../src/server/check-limits.ts";
import { announceLimits, connectionRoutes } from "../../src/server/connection-routes.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { RawClient } from "./raw-client.ts";

const test = suite("limits of a server");

test("hello-contains-each-limit-under-its-name", () => {
  // Each limit gets a different number, so that none can be mistaken for another.
  const chosen = Object.fromEntries(Object.keys(LIMITS).map((name, index) => [name, 1_000 + index]));
  const limits = resolveLimits(chosen);
  const random = (length: number) => new SeededRandom(SEED).bytes(length);
  const routes = connectionRoutes({
    announcedLimits: () => announceLimits(limits, undefined),
    features: new Set(),
    random,
    datagramSecret: () => new Uint8Array(32),
    resume: () => undefined,
    grease: undefined,
    furtherAddresses: () => [],
    datagramPort: 0,
    secondPort: undefined,
    ban: () => undefined,
    nextKey: () => undefined,
    announcementSalt: random(16),
    bindRelay: () => undefined,
    onHello: () => {},
    onDatagramKeys: () => {},
  });
  const answer = routes.Hello.handle(Hello.wrapRequest(HelloRequest.create({ versions: [1] })), {
    connection: { endpoint: { address: "", port: 0 }, channelBinding: undefined, login: undefined },
    recipient: undefined,
    nowMs: 0,
    wallMs: 0,
  });
  const sent = "case" in answer ? Hello.unwrapResponse(answer)?.limits : undefined;
  const decoded = ServerLimits.decode(ServerLimits.encode(ServerLimits.create(sent)));
  const names = Object.keys(ServerLimits.create());
  assert.ok(names.length >= 42);
  for (const name of ["nameCharactersMax", "invitationTimeoutMs", "textsPageMax"]) assert.ok(names.includes(name));
  assert.equal(decoded, Object.fromEntries(names.map((name) => [name, chosen[name]])));
});

for (const [name, least, others] of [
  ["frameBytesMax", 16_384 + 128 + 128, { peersPageMax: 1, contactsPageMax: 1 }],
  ["frameBytesMax", 128 + 500 * (128 + 72), { contactsPageMax: 1 }],
  ["frameBytesMax", 128 + 500 * (128 + 16), { peersPageMax: 1, contactsPageMax: 500 }],
  ["frameBytesMax", 128 + 500 * 300, { devicesMax: 500 }],
  ["frameBytesMax", 128 + 128 + 280 + 512 + 2_000 * 56, { candidatesMax: 2_000 }],
  ["frameBytesBeforeLoginMax", 1_024, {}],
  ["connectionBytesPerSecond", 6_554, {}],
  ["accountBytesPerSecond", 6_554, {}],
  ["sendQueueBytesMax", 65_536, {}],
  ["idleTimeoutMs", 1_500, {}],
  ["scramIterations", 4_096, {}],
  ["sendQueuesBytesMax", 4_194_304, {}],
  ["presenceTickMaxMs", 100, {}],
] as const) {
  const also: Partial<Limits> = least === 128 + 500 * (128 + 72) ? { ...others, peersPageMax: 500 } : others;
  test(`${name}-of-less-than-${least}-is-refused`, () => {
    checkLimits(resolveLimits({ ...also, [name]: least }));
    assert.throws(() => checkLimits(resolveLimits({ ...also, [name]: least - 1 })), new RegExp(`${name} must be`));
  });
}

test("largest-lists-of-devices-and-candidates-fit-into-the-required-frame-size", () => {
  const label = "\u{1f600}".repeat(64);
  const largest = Number.MAX_SAFE_INTEGER;
  const device = Device.create({ deviceId: bytes(16), label, createdMs: largest, lastLoginMs: largest, current: true });
  const devices = Array.from({ length: 500 }, () => device);
  const listed = ListDevices.wrapResponse(ListDevicesResponse.create({ devices }));
  assert.ok(frameBytes(ListDevices.command, listed) <= 128 + 500 * 300);

  const address = "0000:0000:0000:0000:0000:ffff:192.168.100.228";
  assert.is(address.length, 45);
  const candidate = Candidate.create({ kind: CandidateKind.SERVER_REFLEXIVE, address, port: 65_535 });
  const introduction = Introduction.create({
    introductionId: largest,
    name: "\u{1f600}".repeat(32),
    keys: IdentityKeys.create({ signingKey: bytes(32), agreementKey: bytes(32), signature: bytes(64) }),
    candidates: Array.from({ length: 2_000 }, () => candidate),
    connectionId: 1n,
    psk: bytes(32),
    relay: RelayGrant.create({
      ...{ relayId: 1n, key: bytes(32), udpPort: 65_535 },
      ...{ bytesMax: largest, bytesPerSecond: 2 ** 32 - 1, timeMs: 2 ** 32 - 1 },
    }),
    capabilities: Capabilities.create({ versions: Array(32).fill(2 ** 32 - 1), features: Array(32).fill(-1) }),
  });
  const accepted = events.Accepted.wrap(Accepted.create({ introduction }));
  assert.ok(frameBytes(events.Accepted.command, accepted) <= 128 + 128 + 280 + 512 + 2_000 * 56);
});

test("name-that-would-not-fit-into-each-request-is-not-allowed", () => {
  checkLimits(resolveLimits({ nameCharactersMax: 50 }));
  assert.throws(() => checkLimits(resolveLimits({ nameCharactersMax: 51 })), /nameCharactersMax must be at most 50/);
  for (const { rule } of Object.values(methods)) {
    // A rule with 0 allows as much as a frame.
    const allows = rule.bytesMax || LIMITS.frameBytesMax.value;
    if (rule.addressee === Addressee.USER) assert.ok(allows >= 4 * 50 + 32);
  }
});

test("limit-that-does-not-fit-into-hello-is-refused", () => {
  assert.throws(() => checkLimits(resolveLimits({ idleTimeoutMs: 2 ** 32 })), /idleTimeoutMs/);
});

test("connections-are-limited-for-each-address-apart", async () => {
  await using world = await ChatWorld.start({ limits: { connectionsPerAddressMax: 2 } });
  const { port } = world.server;
  const open = (localAddress: string) => RawClient.open({ port, security: "tls", localAddress });
  const clients = [await open("127.0.0.2"), await open("127.0.0.2"), await open("127.0.0.3")];
  await assertRejects(open("127.0.0.2"));
  const refused = { limit: "connectionsPerAddressMax", prefix: "address", count: 1 };
  assert.equal(world.server.statistics().refusedByPrefix, [refused]);
  for (const client of clients) await client.greet();
  clients[0]?.socket.destroy();
  if (clients[0] !== undefined) await once(clients[0].socket, "close");
  while (world.server.connections > 2) await new Promise((resolve) => setImmediate(resolve));
  await (await open("127.0.0.2")).greet();
  await world.connect();
});

test("connections-of-an-account-share-its-rate-and-a-new-login-does-not-refill-it", async () => {
  await using world = await ChatWorld.start({ limits: { accountRequestsPerSecond: 4 } });
  const [phone, laptop, other] = [await world.join("ada"), await world.connect(), await world.join("grace")];
  await laptop.logIn({ name: "ada", password: "secret-1" });
  const refusals: unknown[] = [];
  for (let i = 0; refusals.length === 0 && i < 20; i++) {
    await [phone, laptop][i % 2]?.getPeers().catch((error: unknown) => refusals.push(error));
  }
  const [refusal] = refusals;
  assert.ok(refusal instanceof ProtocolError);
  assert.equal([refusal.code, refusal.limit, refusal.retryable], ["RATE_LIMITED", "accountRequestsPerSecond", true]);
  assert.ok(refusal.retryAfterMs > 0 && refusal.retryAfterMs <= 250);
  const tablet = await world.connect();
  await tablet.logIn({ name: "ada", password: "secret-1" });
  const atOnce = Array.from({ length: 6 }, () => tablet.getPeers().catch(() => "refused"));
  assert.ok((await Promise.all(atOnce)).includes("refused"));
  await other.getPeers();
});

test("broadcast-to-many-has-the-next-one-refused-and-delays-no-other-request", async () => {
  await using world = await ChatWorld.start({ limits: { accountCausedBytesPerSecond: 3_000 } });
  const ada = await world.join("ada");
  const others = [await world.join("grace"), await world.join("linus")];
  // More seconds' worth than a request may take: a server that stopped reading would let all requests of the account fail.
  assert.is(await ada.broadcast("x".repeat(16_000)), 2);
  await ada.getPeers();
  const refusal: unknown = await ada.broadcast("y").catch((error: unknown) => error);
  assert.ok(refusal instanceof ProtocolError);
  assert.equal([refusal.code, refusal.limit], ["RATE_LIMITED", "accountCausedBytesPerSecond"]);
  assert.ok(refusal.retryAfterMs > 5_000 && refusal.retryAfterMs < 20_000, `${refusal.retryAfterMs} ms`);
  for (const other of others) assert.is(await other.broadcast("z"), 2);
});

test("texts-of-strangers-past-the-rate-of-their-receiver-all-arrive-and-are-counted", async () => {
  await using world = await ChatWorld.start({ limits: { strangerEventsPerSecond: 1, strangerTextsDelayMs: 100 } });
  const grace = await world.join("grace");
  const strangers = [await world.join("ada"), await world.join("linus")];
  for (let count = 0; count < 5; count++)
    for (const stranger of strangers) await stranger.texts.send("grace", `${count}`);
  const received: string[] = [];
  for await (const { text } of grace.texts.messages) {
    received.push(text);
    if (received.length === 10) break;
  }
  assert.equal(received, ["0", "0", "1", "1", "2", "2", "3", "3", "4", "4"]);
  const { strangerEventsPerSecond: dropped = 0 } = world.server.statistics().refusedByLimit;
  assert.ok(dropped > 0 && dropped <= 8, `${dropped} were dropped`);
});

for (const [what, sendQueueLossyBytesMax, expected] of [
  ["reach-a-reader-that-keeps-up", 262_144, ["textReceived", "typingChanged", "textReceived"]],
  ["are-dropped-if-too-many-bytes-wait", 1, ["textReceived", "textReceived"]],
] as const) {
  test(`lossy-events-${what}`, async () => {
    await using world = await ChatWorld.start({ limits: { sendQueueLossyBytesMax } });
    const random = new SeededRandom(SEED);
    const [ada, grace] = [await RawClient.open(world.server), await RawClient.open(world.server)];
    await ada.join("ada", random);
    await grace.join("grace", random);
    // Everything of one turn waits to be sent together.
    const text = SendText.wrapRequest(SendTextRequest.create({ text: "hello" }));
    const typing = SetTyping.wrapRequest(SetTypingRequest.create({ typing: true }));
    ada.socket.write(
      Buffer.concat([
        ada.frame(text, SendText.command, "grace"),
        ada.frame(typing, SetTyping.command, "grace"),
        ada.frame(text, SendText.command, "grace"),
      ]),
    );
    const received: unknown[] = [];
    while (received.filter((event) => event === "textReceived").length < 2) {
      const { body } = await grace.message();
      received.push(body.case);
    }
    assert.equal(received, expected);
    for (const { socket } of [ada, grace]) socket.destroy();
  });
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(length).fill(1);
}

function frameBytes(command: Command, body: MessageBody): number {
  const largest = 2 ** 32 - 1;
  const header = Header.create({ type: MessageType.RESPONSE, command, sequence: largest, answers: largest });
  return encodeFrame(header, encodeBody(body)).length;
}

async function assertRejects(promise: Promise<unknown>): Promise<void> {
  const outcome = await promise.then(
    () => "resolved",
    () => "rejected",
  );
  assert.is(outcome, "rejected");
}
