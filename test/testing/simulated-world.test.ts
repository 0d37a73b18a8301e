import * as assert from "uvu/assert";
import { Message } from "../../generated/chatwire/v1/message.ts";
import { Register } from "../../generated/chatwire/v1/rules.ts";
import { type ChatClient, type PeerLink, TransportError } from "../../src/index.ts";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import { SimulatedWorld } from "../../src/testing/index.ts";
import { codeOf, next, take } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { BAD_NETWORK } from "../sim/peer/bad-network.ts";
import { suite } from "../suite.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("simulated world");

const TEXTS = 30;
const FRAMES = 100;
const FRAME_MS = 20;

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

test("users-register-log-in-become-contacts-and-send-texts", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED });
  const { world } = chat;
  const { client: ada } = await chat.join("ada");
  const { client: grace, host } = await chat.join("grace", "PRIVATE");
  assert.equal(await world.run(codeOf(ada.texts.send("grace", "hello"))), "USER_NOT_FOUND");
  await world.run(ada.contacts.add("grace"));
  await world.run(grace.contacts.add("ada"));
  const { id } = await world.run(ada.texts.send("grace", "hello"));
  const message = await world.run(next(grace.texts.messages));
  assert.equal(message.text, "hello");
  assert.is(message.kind === "text" && message.sentAt.getUTCFullYear(), 2026);
  if (message.kind === "text") grace.texts.confirm(message.id);
  assert.equal(await world.run(next(ada.texts.receipts)), { to: "grace", id, receipt: "delivered" });

  await world.run(grace.close());
  await world.run(ada.texts.send("grace", "are you there?"));
  const { client: again } = await chat.connect({}, host);
  await world.run(again.logIn({ name: "grace", password: "secret-1" }));
  assert.is((await world.run(next(again.texts.messages))).text, "are you there?");
  assert.is(await world.run(codeOf(again.register({ name: "ada", password: "x", privacy: "PUBLIC" }))), "WRONG_STATE");
});

test("conversation-delivers-every-text-and-most-frames-over-lossy-datagrams", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED, datagrams: BAD_NETWORK });
  const { lost } = chat.world.datagrams.record();
  const { received, frames } = await converse(chat);
  assert.equal(received, textsOf("ada"));
  assert.ok(frames > FRAMES / 2 && frames < FRAMES, `${frames} frames`);
  assert.ok(lost.length > 0);
});

test("same-seed-gives-the-same-messages-at-the-same-times", async () => {
  const traces: string[][] = [];
  const sent: string[][] = [];
  for (const seed of [SEED, SEED, SEED + 1]) {
    const chat = await SimulatedChat.start(certificate, { seed, datagrams: BAD_NETWORK, streams: { jitterMs: 5 } });
    const record = chat.world.datagrams.record();
    await converse(chat);
    traces.push(chat.trace);
    sent.push(record.sent.map(({ from, to, bytes }) => `${from.port} ${to.port} ${toHex(bytes)}`));
  }
  assert.ok((traces[0]?.length ?? 0) > 30 && (sent[0]?.length ?? 0) > FRAMES);
  assert.equal(traces[1], traces[0]);
  assert.equal(sent[1], sent[0]);
  assert.not.equal(traces[2], traces[0]);
});

test("another-seed-loses-other-datagrams", async () => {
  const losses: number[][] = [];
  for (const seed of [SEED, SEED + 1]) {
    const chat = await SimulatedChat.start(certificate, { seed, datagrams: BAD_NETWORK });
    const { sent, lost } = chat.world.datagrams.record();
    await converse(chat);
    losses.push(lost.map((datagram) => sent.indexOf(datagram)));
  }
  assert.not.equal(losses[1], losses[0]);
});

test("client-that-vanishes-is-closed-as-idle-after-virtual-minutes", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { limits: { idleTimeoutMs: 180_000 } });
  const { world, server } = chat;
  const { client, host } = await chat.join("ada", "PUBLIC", { withoutFeatures: ["RESUMPTION"] });
  await world.advance(600_000);
  assert.is(server.connections, 1, "keep-alives hold the connection open");
  host.disconnect();
  // The client notices first, by a ping that nobody answers.
  const reason = await world.run(client.closed, 70_000);
  assert.ok(reason instanceof TransportError && reason.code === "TIMED_OUT", String(reason));
  assert.is(server.connections, 1);
  await world.advance(180_000);
  assert.is(server.connections, 0);
  assert.equal(server.statistics().connections.closed, { IDLE: 1 });
});

test("connection-carries-on-when-its-host-was-off-the-network-for-less-than-the-idle-time", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED });
  const { client, host } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  host.disconnect();
  const sending = client.texts.send("grace", "hello");
  await chat.world.advance(5_000);
  host.reconnect();
  await chat.world.run(sending);
  assert.is((await chat.world.run(next(grace.texts.messages))).text, "hello");
});

test("broken-connections-close-with-connection-lost-and-a-new-one-can-log-in", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED });
  const { client, host } = await chat.join("ada", "PUBLIC", { withoutFeatures: ["RESUMPTION"] });
  host.breakStreams();
  const reason = await chat.world.run(client.closed);
  assert.ok(reason instanceof TransportError && reason.code === "CONNECTION_LOST", String(reason));
  const { client: again } = await chat.connect({}, host);
  assert.is((await chat.world.run(again.logIn({ name: "ada", password: "secret-1" }))).name, "ada");
});

test("servers-limits-hold-over-the-simulated-network-too", async () => {
  const limits = { connectionsPerAddressMax: 2, helloTimeoutMs: 3_000 };
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { limits });
  const { world, server } = chat;
  const { host } = await chat.connect();
  // A client that does not speak TLS occupies its place until the time for the handshake is over.
  const silent = await world.run(
    host.dial({ host: chat.serverHost.address, port: server.port, security: "plain" }, new AbortController().signal),
  );
  const closed: string[] = [];
  silent.socket.start({ onBytes() {}, onEnd: () => silent.socket.end(), onClosed: () => closed.push("silent") });
  assert.is(await codeOf(chat.connect({}, host)), "CONNECTION_LOST");
  await world.advance(3_100);
  assert.equal(closed, ["silent"]);
  assert.equal(server.statistics().connections.refused, { LIMIT_REACHED: 1, TLS_FAILED: 1 });
});

test("connection-over-the-limit-of-the-server-is-dropped-and-its-place-is-free-again", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { limits: { connectionsMax: 1 } });
  const { client } = await chat.connect();
  assert.is(await codeOf(chat.connect()), "CONNECTION_LOST");
  assert.equal(chat.server.statistics().connections.refused, { LIMIT_REACHED: 1 });
  await chat.world.run(client.close());
  await chat.world.advance(1_000);
  await chat.connect();
  assert.is(chat.server.connections, 1);
});

test("addresses-without-a-server-refuse-and-addresses-without-a-host-are-unreachable", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED });
  const { host } = await chat.connect();
  for (const [address, code] of [
    [`${chat.serverHost.address}:1`, "CONNECTION_REFUSED"],
    ["203.0.113.9", "UNREACHABLE"],
    ["chat.example", "HOST_NOT_FOUND"],
  ] as const) {
    assert.is(await codeOf(chat.connect({}, host, `chat://${address}`)), code);
  }
  chat.serverHost.disconnect();
  assert.is(await codeOf(chat.connect({}, host)), "TIMED_OUT");
});

test("worlds-in-one-process-do-not-share-pins-or-identities", async () => {
  const identities: string[] = [];
  for (const [index, shown] of [certificate, await createCertificate()].entries()) {
    const chat = await SimulatedChat.start(shown, { seed: SEED + index });
    await chat.join("ada");
    identities.push(registeredKey(chat.trace));
  }
  assert.not.equal(identities[0], identities[1]);
});

test("nothing-is-left-to-happen-once-everything-is-closed", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  await link(chat, ada, grace);
  for (const client of [ada, grace]) await chat.world.run(client.close());
  assert.is(await chat.world.run(chat.server.close()), "drained");
  await chat.world.runUntilIdle();
});

test("second-driver-of-a-world-is-refused", async () => {
  const { world } = await SimulatedChat.start(certificate, { seed: SEED });
  const first = world.advance(1_000);
  assert.is(await codeOf(world.advance(1_000)), "WRONG_STATE");
  await first;
});

test("promise-that-nothing-can-settle-is-reported-instead-of-awaited", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED });
  const never = new Promise<never>(() => {});
  await chat.world.run(chat.server.close());
  assert.match(await failureOf(chat.world.run(never)), /nothing is left to happen/);
  chat.serverHost.setTimer(() => {}, 20_000);
  assert.match(await failureOf(chat.world.run(never, 10_000)), /has not settled within 10000 ms/);
});

test("callback-that-schedules-itself-at-the-end-of-the-tick-is-reported-with-the-seed", async () => {
  const world = new SimulatedWorld({ seed: 7 });
  const host = world.addHost("192.0.2.1");
  const loop = (): void => host.runAtEndOfTick(loop);
  loop();
  const failure = await failureOf(world.advance(1));
  assert.match(failure, /world of seed 7, at 0 ms, the end of the tick still has callbacks after 10000 rounds/);
});

test("timer-that-sets-itself-without-delay-is-reported-with-the-seed", async () => {
  const world = new SimulatedWorld({ seed: 7 });
  const host = world.addHost("192.0.2.1");
  const loop = (): void => void host.setTimer(loop, 0);
  loop();
  assert.match(await failureOf(world.advance(1)), /Time stands still at 0 ms: more than 100000 events .* seed 7/);
});

/** Lets two new users hold a conversation both ways, with texts and media, and end it. */
async function converse(chat: SimulatedChat): Promise<{ received: string[]; frames: number }> {
  const { world } = chat;
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  const [atAda, atGrace] = await link(chat, ada, grace);
  const received = take(atGrace, TEXTS);
  const replies = take(atAda, TEXTS);
  const sent = textsOf("ada").map((text) => atAda.send(text));
  const replied = textsOf("grace").map((text) => atGrace.send(text));
  const stream = next(atGrace.mediaStreams);
  const media = atAda.openMedia();
  for (let index = 0; index < FRAMES; index++) {
    media.send({ payload: new Uint8Array(160).fill(index), timestampUs: index * FRAME_MS * 1_000 });
    await world.advance(FRAME_MS);
  }
  media.end();
  let frames = 0;
  const played = (async () => {
    for await (const _ of await stream) frames += 1;
  })();
  await world.run(Promise.all([...sent, ...replied, played]));
  assert.equal(
    (await world.run(replies)).map(({ text }) => text),
    textsOf("grace"),
  );
  const texts = (await world.run(received)).map(({ text }) => text);
  for (const client of [ada, grace]) await world.run(client.close());
  await world.run(chat.server.close());
  return { received: texts, frames };
}

function link({ world }: SimulatedChat, ada: ChatClient, grace: ChatClient): Promise<[PeerLink, PeerLink]> {
  const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
  return world.run(Promise.all([ada.connectTo("grace"), accepted]));
}

/** The identity that the first registration in a trace announced, in hex. */
function registeredKey(trace: readonly string[]): string {
  for (const line of trace) {
    const request = Register.unwrapRequest(Message.decode(Buffer.from(line.split(" ").at(-1) ?? "", "hex")).body);
    if (request?.keys !== undefined) return toHex(request.keys.signingKey);
  }
  throw new Error("No user registered.");
}

function textsOf(name: string): string[] {
  return Array.from({ length: TEXTS }, (_, index) => `text ${index} of ${name}`);
}

async function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "none",
    (error) => error.message,
  );
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
