/** Grease changes nothing but the counts of skipped messages: each story is told twice, with it and without it. */

import * as assert from "uvu/assert";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { GetPeersRequest, WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { Broadcast, GetPeers, SendText, SetTyping, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest, SendTextRequest, SetTypingRequest } from "../../generated/chatwire/v1/text.ts";
import { Grease } from "../../src/framing/grease.ts";
import { ChatClient, MemoryPins } from "../../src/index.ts";
import { ChatServer } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { eventsOf, PeerPair, type Side } from "../sim/peer/peer-pair.ts";
import { ChatSimulation, TEST_ITERATIONS } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";

const test = suite("grease");

const MESSAGES = 10_000;
const TEXTS_PER_STEP = 20;

function createGrease(): Grease {
  const random = new SeededRandom(SEED);
  return new Grease((length) => random.bytes(length));
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
  const greased = chatStory(createGrease());
  assert.is(plain.skipped, 0);
  assert.ok(greased.skipped > MESSAGES / 100, `${greased.skipped} messages were skipped`);
  assert.equal(greased.got, plain.got);
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
  const greased = linkStory(createGrease());
  for (const [index, side] of greased.sides.entries()) {
    assert.ok(side.connection.statistics.skipped > MESSAGES / 500);
    assert.is(side.connection.statistics.refusalsSent, 0);
    assert.equal(textsOf(side), textsOf(plain.sides[index] ?? plain.initiator));
  }
  assert.is(plain.initiator.connection.statistics.skipped, 0);
});

test("client-and-server-send-grease-unless-told-otherwise", async () => {
  for (const grease of [true, false]) {
    const numbers: number[] = [];
    await using server = await ChatServer.listen({
      host: "127.0.0.1",
      port: 0,
      limits: { scramIterations: TEST_ITERATIONS },
      grease,
      tap: (_way, { body }) => {
        if (body.case === "helloRequest" || body.case === "helloResponse") numbers.push(...body.value.features);
      },
    });
    await using client = await ChatClient.connect(`chat://127.0.0.1:${server.port}`, {
      pins: new MemoryPins(),
      grease,
    });
    assert.is(numbers.filter((number) => number >= 9_000).length, grease ? 2 : 0);
    assert.ok(!Object.values(client.serverLimits).includes(0));
  }
});
