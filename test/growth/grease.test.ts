/** Grease changes nothing but the counts of skipped messages: each story is told twice, with it and without it. */

import * as assert from "uvu/assert";
import { Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { PeerCloseReason } from "../../generated/chatwire/v1/peer.ts";
import { GetPeersRequest, WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { Broadcast, GetPeers, SendText, SetTyping, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { EndReason } from "../../generated/chatwire/v1/signalling.ts";
import { BroadcastRequest, SendTextRequest, SetTypingRequest } from "../../generated/chatwire/v1/text.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { Grease, isGrease, RELIABLE_GREASE_RATE } from "../../src/framing/grease.ts";
import type { UnknownMessage } from "../../src/framing/unknown-message.ts";
import { ChatClient, MemoryPins } from "../../src/index.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import { ClosingState } from "../../src/peering/path/close.ts";
import { ChatServer } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { codeOf, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, type Side } from "../sim/peer/peer-pair.ts";
import { ChatSimulation, TEST_ITERATIONS } from "../sim/privacy/chat-simulation.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import { suite } from "../suite.ts";
import { SimulatedChat } from "../testing/simulated-chat.ts";

const test = suite("grease");

const MESSAGES = 10_000;
const TEXTS_PER_STEP = 20;

const WIRE_TYPES = [0, 1, 2, 5];

/** Grease that counts what it made. */
class CountedGrease extends Grease {
  readonly wireTypes = new Set<number>();
  headerFields = 0;
  types = 0;

  constructor() {
    const random = new SeededRandom(SEED);
    super((length) => random.bytes(length));
  }

  override field(): Uint8Array {
    const field = super.field();
    this.wireTypes.add((field[0] ?? 0) & 7);
    return field;
  }

  override headerField(): Uint8Array | undefined {
    const field = super.headerField();
    if (field !== undefined) this.headerFields += 1;
    return field;
  }

  override message(): UnknownMessage | undefined {
    const message = super.message();
    if (message !== undefined && isGrease(message.type)) this.types += 1;
    return message;
  }
}

function assertEachKind({ wireTypes, headerFields, types }: CountedGrease): void {
  assert.equal([...wireTypes].sort(), WIRE_TYPES);
  assert.ok(headerFields > MESSAGES / 200, `${headerFields} fields in headers`);
  assert.ok(types > 0, "no unknown type");
}

/** Lets two users send 10,000 requests of several kinds. Returns all that they got, and how many messages were skipped. */
function chatStory(grease: Grease | undefined): { got: MessageBody[]; skipped: number } {
  const limits = { waitingTextsMax: MESSAGES, waitingTextsOfOthersMax: MESSAGES, waitingTextsPerSenderMax: MESSAGES };
  const simulation = new ChatSimulation(SEED, limits, grease);
  const [ada, grace] = [simulation.join("ada"), simulation.join("grace")];
  const random = new SeededRandom(SEED);
  const got: MessageBody[] = [];
  grace.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  for (let index = 0; index < MESSAGES; index += 1) {
    simulation.pass(500);
    const text = `text ${index}`;
    const choice = random.below(10);
    if (choice < 7) ada.call(SendText, SendTextRequest.create({ text }), "grace");
    else if (choice === 7) got.push(GetPeers.wrapResponse(ada.call(GetPeers, GetPeersRequest.create())));
    else if (choice === 8) grace.call(SetTyping, SetTypingRequest.create({ typing: index % 2 === 0 }), "ada");
    else ada.refusal(Broadcast, BroadcastRequest.create({ text }), "everyone");
    got.push(...ada.takeEvents(), ...grace.takeEvents());
  }
  let skipped = 0;
  for (const { client, server } of [ada, grace]) {
    assert.is(client.closed || server.closed, false);
    skipped += client.statistics.skipped + server.statistics.skipped;
  }
  return { got, skipped };
}

test("grease-on-the-stream-changes-nothing-over-10000-messages", () => {
  const plain = chatStory(undefined);
  const grease = new CountedGrease();
  const greased = chatStory(grease);
  assertEachKind(grease);
  assert.is(plain.skipped, 0);
  assert.ok(greased.skipped > MESSAGES / 100, `${greased.skipped} messages were skipped`);
  assert.equal(greased.got, plain.got);
});

/** The fields that no message has, in the headers of all messages that a client sent and got. */
test("each-wire-type-of-grease-travels-in-headers-on-the-stream", () => {
  const simulation = new ChatSimulation(SEED, {}, new CountedGrease());
  const ada = simulation.join("ada");
  for (let index = 0; index < MESSAGES / 5; index += 1) {
    simulation.pass(500);
    ada.call(GetPeers, GetPeersRequest.create());
  }
  for (const bytes of [ada.sent, ada.received]) {
    const decoder = new FrameDecoder(simulation.limits.frameBytesMax);
    const found = new Set<number>();
    for (const chunk of bytes) {
      decoder.push(chunk);
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        const { header } = Message.decode(frame);
        if (header?.$unknown !== undefined && !isGrease(header.command)) found.add((header.$unknown[0] ?? 0) & 7);
      }
    }
    assert.equal([...found].sort(), WIRE_TYPES);
  }
});

/** Sends 10,000 texts over a link that loses one datagram in a hundred. */
function linkStory(grease: Grease | undefined): PeerPair {
  const pair = new PeerPair({ seed: SEED, network: { lossRate: 0.01 }, initiator: { grease }, responder: { grease } });
  pair.connect();
  for (let index = 0; index < MESSAGES; index += 1) {
    const { connection } = pair.sides[index % 2] ?? pair.initiator;
    connection.sendText(`text ${index}`, pair.nowMs);
    if (index % TEXTS_PER_STEP === 0) pair.run(20);
  }
  pair.runUntil(() => pair.sides.every((side) => eventsOf(side, "delivered").length === MESSAGES / 2), 60_000);
  return pair;
}

function textsOf(side: Side): string[] {
  return eventsOf(side, "text").map(({ text }) => text);
}

test("grease-on-a-link-changes-nothing-over-10000-messages", () => {
  const plain = linkStory(undefined);
  const grease = new CountedGrease();
  const greased = linkStory(grease);
  assertEachKind(grease);
  const reliableMax = 1 + Math.ceil((greased.nowMs / 1_000) * RELIABLE_GREASE_RATE.perSecond);
  for (const [index, side] of greased.sides.entries()) {
    const { skipped, refusalsSent, refusalsReceived } = side.connection.statistics;
    assert.ok(skipped > MESSAGES / 500);
    // The peer refuses what is reliable, which this side neither counts nor reports.
    assert.ok(refusalsSent > 0 && refusalsSent <= reliableMax, `${refusalsSent} refusals`);
    assert.is(refusalsReceived, 0);
    assert.equal(eventsOf(side, "refused"), []);
    assert.is(side.connection.state, "connected");
    assert.equal(textsOf(side), textsOf(plain.sides[index] ?? plain.initiator));
  }
  assert.is(plain.initiator.connection.statistics.skipped, 0);
});

test("link-that-waits-for-room-sends-no-reliable-grease-so-that-no-text-is-refused-because-of-it", () => {
  const limits = { reliableQueueMax: 8 };
  const grease = new CountedGrease();
  const pair = new PeerPair({ seed: SEED, limits, initiator: { grease }, responder: { grease } });
  pair.connect();
  for (let round = 0; round < MESSAGES / 8; round += 1) {
    for (let index = 0; index < limits.reliableQueueMax; index += 1)
      pair.initiator.connection.sendText("text", pair.nowMs);
    pair.run(1_000);
  }
  assert.ok(pair.responder.connection.statistics.refusalsSent > 0);
});

test("unknown-reason-of-grease-closes-a-link-like-the-reason-done", () => {
  const grease = new CountedGrease();
  const reasons = Array.from({ length: 64 }, () => {
    const bytes =
      new ClosingState({ reason: "done", destinations: [INITIATOR_ADDRESS], grease, ack: undefined, nowMs: 0 }).poll(0)
        ?.bytes ?? new Uint8Array(0);
    const { body } = Message.decode(bytes);
    return body.case === "peerClose" ? body.value.reason : undefined;
  });
  assert.ok(reasons.some((reason) => reason !== undefined && isGrease(reason)));
  assert.ok(reasons.includes(PeerCloseReason.DONE));
  for (let count = 0; count < 16; count += 1) {
    const pair = new PeerPair({ seed: SEED + count, initiator: { grease } });
    pair.connect();
    pair.initiator.connection.close(pair.nowMs);
    pair.run(1_000);
    assert.equal(eventsOf(pair.responder, "closed"), [{ type: "closed", reason: "done", by: "peer" }]);
  }
});

test("unknown-reason-of-grease-declines-like-no-reason", async () => {
  const chat = await SimulatedChat.start(await createCertificate(), { seed: SEED });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace", "PUBLIC", { grease: true });
  const reasons: number[] = [];
  for (let count = 0; count < 32; count += 1) {
    const declined = next(grace.conversations.invitations).then((invitation) => invitation.decline());
    const [code] = await chat.world.run(Promise.all([codeOf(ada.connectTo("grace")), declined]));
    assert.is(code, "DECLINED");
    await chat.world.advance(1_000);
  }
  for (const line of chat.trace) {
    const { body } = Message.decode(Buffer.from(line.split(" ").at(-1) ?? "", "hex"));
    if (body.case === "declined") reasons.push(body.value.reason);
  }
  assert.ok(reasons.some(isGrease) && reasons.includes(EndReason.UNSPECIFIED));
  await chat.world.run(chat.server.close());
});

test("client-and-server-send-grease-unless-told-otherwise", async () => {
  for (const grease of [true, false]) {
    const [features, versions]: [number[], number[]] = [[], []];
    await using server = await ChatServer.listen({
      host: "127.0.0.1",
      port: 0,
      limits: { scramIterations: TEST_ITERATIONS },
      grease,
      tap: (_way, { body }) => {
        if (body.case !== "helloRequest" && body.case !== "helloResponse") return;
        features.push(...body.value.features);
        versions.push(...body.value.versions);
      },
    });
    await using client = await ChatClient.connect(`chat://127.0.0.1:${server.port}`, {
      pins: new MemoryPins(),
      limits: FEW_ITERATIONS,
      grease,
    });
    assert.is(features.filter(isGrease).length, grease ? 2 : 0);
    assert.is(versions.filter(isGrease).length, grease ? 2 : 0);
    assert.is(client.protocol.version, 1);
    assert.ok(!Object.values(client.serverLimits).includes(0));
  }
});
