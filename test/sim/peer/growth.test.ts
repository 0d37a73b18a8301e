import * as assert from "uvu/assert";
import { ApplicationMessage, PeerMessage, PeerSignal } from "../../../generated/chatwire/v1/application.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import { MessageType } from "../../../generated/chatwire/v1/message.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { randomUnknown } from "../../framing/random-unknown.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { BAD_NETWORK } from "./bad-network.ts";
import { eventsOf, PeerPair, type Side } from "./peer-pair.ts";

const test = suite("growth of the protocol on a link");

const STEPS = 60;

interface Talk {
  /** The events of both sides, without times, sequences and refusals. */
  readonly heard: unknown[][];
  readonly sent: { total: number; refusable: number };
  readonly pair: PeerPair;
}

/** Two peers who send texts, signals, application messages and media; optionally with messages that nobody knows in between. */
function talk(seed: number, network: Partial<typeof BAD_NETWORK>, noise: SeededRandom | undefined): Talk {
  const pair = new PeerPair({ seed, network });
  pair.connect();
  const random = new SeededRandom(seed);
  const sent = { total: 0, refusable: 0 };
  const streams = new Map(pair.sides.map((side) => [side, side.connection.openMedia(pair.nowMs)]));
  for (let step = 0; step < STEPS; step++) {
    if (noise !== undefined) {
      for (let count = noise.below(3); count > 0; count--) {
        for (const { connection } of pair.sides) {
          const message = randomUnknown(noise);
          const delivery = noise.below(2) === 0 ? "reliable" : "lossy";
          connection.sendUnknown(message, delivery, pair.nowMs);
          sent.total += 1;
          if (delivery === "reliable" || message.critical) sent.refusable += 1;
        }
      }
    }
    const side = pair.sides[random.below(2)] ?? pair.initiator;
    act(side, streams.get(side) ?? 0, step, random.below(4), pair.nowMs);
    // More slowly than refusals may be sent.
    pair.run(1_000);
  }
  pair.run(30_000);
  const heard = pair.sides.map(({ events }): unknown[] =>
    events.flatMap((event): unknown[] => {
      if (event.type === "text" || event.type === "delivered") return [event];
      // Unknown messages take sequences too.
      if (event.type === "message") return [event.message];
      return event.type === "media" ? [event.frame.number] : [];
    }),
  );
  return { heard, sent, pair };
}

function act({ connection }: Side, stream: number, step: number, choice: number, nowMs: number): void {
  const message = { typeName: "example.Moved", payload: Uint8Array.of(step) };
  if (choice === 0) connection.sendText(`${step} `.repeat(1 + step * 20), nowMs);
  else if (choice === 1) connection.sendMessage(message, nowMs);
  else if (choice === 2) connection.sendSignal(message, nowMs);
  else {
    const frame = { payload: Uint8Array.of(step), timestampUs: step * 1_000_000, marker: false };
    connection.sendMedia(stream, frame, nowMs);
  }
}

function total({ pair }: Talk, of: "skipped" | "refusalsSent" | "refusalsReceived"): number {
  return pair.sides.reduce((sum, { connection }) => sum + connection.statistics[of], 0);
}

function refusedEvents({ pair }: Talk): number {
  return pair.sides.reduce((sum, side) => sum + eventsOf(side, "refused").length, 0);
}

test("random-unknown-messages-change-nothing-but-counts", () => {
  for (let seed = SEED; seed < SEED + 10; seed++) {
    const quiet = talk(seed, {}, undefined);
    const noisy = talk(seed, {}, new SeededRandom(seed + 1_000_000));
    const note = `CHATWIRE_SEED=${seed}`;
    assert.equal(noisy.heard, quiet.heard, note);
    assert.ok(quiet.heard.every((events) => events.length > 10));
    assert.equal([total(quiet, "skipped"), refusedEvents(quiet)], [0, 0]);
    assert.ok(noisy.sent.refusable > 30);
    assert.is(total(noisy, "skipped"), noisy.sent.total, note);
    assert.is(total(noisy, "refusalsSent"), noisy.sent.refusable, note);
    assert.is(total(noisy, "refusalsReceived"), noisy.sent.refusable, note);
    assert.is(refusedEvents(noisy), noisy.sent.refusable, note);
    for (const { connection } of noisy.pair.sides) assert.is(connection.state, "connected");
  }
});

test("random-unknown-messages-take-nothing-from-delivery-through-a-bad-network", () => {
  for (let seed = SEED; seed < SEED + 10; seed++) {
    const { pair, sent } = talk(seed, BAD_NETWORK, new SeededRandom(seed));
    const quiet = talk(seed, {}, undefined);
    for (const of of ["text", "delivered"] as const) {
      const heard = ({ sides }: PeerPair) => sides.map((side) => eventsOf(side, of));
      assert.equal(heard(pair), heard(quiet.pair), `CHATWIRE_SEED=${seed}`);
    }
    const refused = pair.sides.flatMap((side) => eventsOf(side, "refused"));
    assert.ok(refused.length > 20 && refused.length <= sent.refusable);
    for (const side of pair.sides) {
      // Each message is refused once, in the order in which it was sent.
      const order = eventsOf(side, "refused").flatMap(({ sequence }) => (sequence > 0 ? [sequence] : []));
      assert.equal(
        order,
        [...new Set(order)].sort((a, b) => a - b),
      );
      assert.is(side.connection.state, "connected");
    }
  }
});

test("flood-of-unknown-messages-is-refused-only-up-to-the-rate-and-texts-still-arrive", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  const random = new SeededRandom(SEED);
  const { initiator, responder } = pair;
  for (let i = 0; i < 1_000; i++) {
    initiator.connection.sendUnknown(randomUnknown(random), "reliable", pair.nowMs);
    if (i % 100 === 0) initiator.connection.sendText(`${i}`, pair.nowMs);
  }
  const startMs = pair.nowMs;
  pair.runUntil(() => eventsOf(initiator, "delivered").length === 10, 60_000);
  const refusalsMax = 20 + Math.ceil((5 * (pair.nowMs - startMs)) / 1_000);
  pair.run(500);
  assert.is(eventsOf(responder, "text").length, 10);
  assert.ok(responder.connection.statistics.skipped >= 900);
  const { refusalsSent } = responder.connection.statistics;
  assert.ok(refusalsSent >= 20 && refusalsSent <= refusalsMax, `${refusalsSent} refusals`);
});

test("message-of-a-feature-that-the-peer-lacks-is-refused-and-the-link-stays", () => {
  const features = new Set([Feature.MEDIA]);
  const pair = new PeerPair({ seed: SEED, responder: { features } });
  pair.connect();
  const { initiator, responder } = pair;
  const message = ApplicationMessage.create({ typeName: "example.Moved" });
  const [reliable, lossy] = [PeerMessage.create({ message }), PeerSignal.create({ message })];
  // The link itself sends nothing of a feature that the peer lacks.
  const event = { type: MessageType.EVENT, critical: false };
  initiator.connection.sendUnknown(
    { ...event, command: Command.PEER_MESSAGE, fields: encodeBody({ case: "peerMessage", value: reliable }) },
    "reliable",
    pair.nowMs,
  );
  initiator.connection.sendUnknown(
    { ...event, command: Command.PEER_SIGNAL, fields: encodeBody({ case: "peerSignal", value: lossy }) },
    "lossy",
    pair.nowMs,
  );
  initiator.connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  assert.equal(eventsOf(responder, "message"), []);
  assert.is(eventsOf(responder, "text").length, 1);
  assert.equal(eventsOf(initiator, "refused"), [
    { type: "refused", command: Command.PEER_MESSAGE, sequence: 1, code: "UNKNOWN_COMMAND" },
  ]);
  assert.is(responder.connection.statistics.skipped, 2);
});
