import * as assert from "uvu/assert";
import { PeerMessage } from "../../generated/chatwire/v1/application.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Direction, type Rule, Transport } from "../../generated/chatwire/v1/options.ts";
import { PeerAck, PeerPingRequest, PeerRefusal, PeerText } from "../../generated/chatwire/v1/peer.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError, UsageError } from "../../src/errors.ts";
import { type FeatureName, ownFeatures } from "../../src/framing/capabilities.ts";
import { decodePeerMessage, encodePeerMessage } from "../../src/framing/peer-message.ts";
import { encodeUnknownMessage } from "../../src/framing/unknown-message.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/limits.ts";
import { Channels } from "../../src/peering/channels.ts";
import type { CloseReason } from "../../src/peering/path/close.ts";
import { DirectPathKind } from "../../src/peering/path/direct.ts";
import { ProbeBudget } from "../../src/peering/path/free-probes.ts";
import type { PeerEvent } from "../../src/peering/peer-event.ts";
import { splitIntoParts } from "../../src/peering/reliable/parts.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { suite } from "../suite.ts";
import { provePath } from "./proven-path.ts";

const test = suite("channels");

const PEER = { address: "192.0.2.1", port: 1 };

class Rig {
  readonly events: PeerEvent[] = [];
  readonly channels: Channels;
  #packetNumber = 0;

  constructor(limits: Partial<Limits> = {}, withoutFeatures: readonly FeatureName[] = []) {
    const seeded = new SeededRandom(1);
    const merged = { ...DEFAULT_LIMITS, ...limits };
    this.channels = new Channels({
      probes: new ProbeBudget().begin(0),
      limits: merged,
      pathKind: new DirectPathKind(merged),
      random: (length) => seeded.bytes(length),
      raise: (event) => this.events.push(event),
      features: ownFeatures("link", withoutFeatures),
    });
    provePath(this.channels.named.paths, PEER);
  }

  handle(body: MessageBody, sequence: number, nowMs = 0): CloseReason | undefined {
    this.#packetNumber += 1;
    return this.channels.handle(encodePeerMessage(body, sequence), this.#packetNumber, PEER, nowMs);
  }

  /** Takes the bytes of a message. */
  handleBytes(bytes: Uint8Array, nowMs = 0): void {
    this.#packetNumber += 1;
    this.channels.handle(bytes, this.#packetNumber, PEER, nowMs);
  }

  handleUnknown(sequence: number, critical: boolean): void {
    this.handleBytes(encodeUnknownMessage({ ...UNKNOWN, critical }, sequence));
  }

  /** Sends everything that may be sent now; returns the bodies. */
  flush(nowMs: number): MessageBody[] {
    const bodies: MessageBody[] = [];
    for (let next = this.channels.poll(nowMs); next !== undefined; next = this.channels.poll(nowMs)) {
      // Requests for a proof of the path are no matter of these tests.
      if (next.to !== undefined) continue;
      const message = decodePeerMessage(next.bytes, ownFeatures("link"));
      if (message.kind === "known") bodies.push(message.body);
      next.onSent?.(bodies.length, nowMs, next.bytes.length);
    }
    return bodies;
  }
}

const UNKNOWN = { type: MessageType.EVENT, command: 9_042, fields: Uint8Array.of(0xca, 0xb2, 0x04, 0x00) };

function refusals(bodies: readonly MessageBody[]): Array<readonly [command: number, sequence: number, code: number]> {
  return bodies.flatMap((body) =>
    body.case === "peerRefusal" ? [[body.value.command, body.value.sequence, body.value.code] as const] : [],
  );
}

function text(value: string): MessageBody {
  return { case: "peerText", value: PeerText.create({ text: value }) };
}

function ping(nonce: bigint): MessageBody {
  return { case: "peerPingRequest", value: PeerPingRequest.create({ nonce }) };
}

/** The bodies that the schema allows between peers. */
function peerBodies(): Array<string | undefined> {
  const isPeer = ({ direction, transport }: Rule) =>
    direction === Direction.PEER_TO_PEER && (transport === Transport.DATAGRAM || transport === Transport.EITHER);
  return [
    ...Object.values(events).flatMap(({ bodyCase, rule }) => (isPeer(rule) ? [bodyCase] : [])),
    ...Object.values(methods).flatMap(({ requestCase, responseCase, rule }) =>
      isPeer(rule) ? [requestCase, responseCase] : [],
    ),
  ];
}

test("each-body-between-peers-belongs-to-exactly-one-channel", () => {
  const channels = Object.values(new Rig().channels.named);
  const owned = channels.flatMap((channel): readonly string[] => channel.bodies);
  // The link itself handles the close, and the list of channels joins parts.
  assert.equal([...owned, "peerClose", "peerPart"].sort(), peerBodies().sort());
});

test("message-in-parts-is-taken-once-and-acknowledged-again-when-a-part-is-repeated", () => {
  const rig = new Rig({}, ["ACK_RANGES"]);
  const message = encodePeerMessage(text("x".repeat(1_300)), 1);
  const [first, second] = splitIntoParts(1, message, 1_167);
  assert.ok(first && second);
  rig.handleBytes(second);
  assert.equal(rig.flush(0), []);
  rig.handleBytes(first);
  assert.equal(rig.events, [{ type: "text", text: "x".repeat(1_300), number: 1 }]);
  const acknowledgements = (): unknown[] => rig.flush(0).map(({ value }) => value);
  assert.equal(acknowledgements(), [PeerAck.create({ through: 1, packetNumber: 2 })]);
  rig.handleBytes(second);
  assert.equal(acknowledgements(), [PeerAck.create({ through: 1, packetNumber: 3 })]);
  rig.handleBytes(message);
  assert.is(rig.events.length, 1);
});

test("each-part-is-acknowledged-by-its-packet-number", () => {
  const rig = new Rig();
  const [first, second] = splitIntoParts(1, encodePeerMessage(text("x".repeat(1_300)), 1), 1_167);
  assert.ok(first && second);
  const acknowledgements = (): unknown[] => rig.flush(0).map(({ value }) => value);
  rig.handleBytes(second);
  assert.equal(acknowledgements(), [PeerAck.create({ through: 0, packetNumber: 1 })]);
  rig.handleBytes(first);
  assert.equal(acknowledgements(), [PeerAck.create({ through: 1, packetNumber: 2, lengths: [1] })]);
});

test("parts-too-far-ahead-are-ignored", () => {
  const rig = new Rig({ reliableWindowMax: 4 });
  for (const part of splitIntoParts(5, encodePeerMessage(text("x".repeat(1_300)), 5), 1_167)) rig.handleBytes(part);
  assert.equal(rig.flush(0), []);
  for (let sequence = 1; sequence <= 4; sequence++) rig.handle(text("a"), sequence);
  assert.is(rig.events.length, 4);
});

test("parts-of-a-message-with-another-sequence-are-a-contradiction", () => {
  for (const [sequence, inner] of [
    [0, 0],
    [1, 2],
    [1, 0],
  ] as const) {
    const message = Message.encode(
      Message.create({
        header: Header.create({ type: MessageType.EVENT, command: Command.PEER_TEXT, sequence: inner }),
        body: text("x".repeat(1_300)),
      }),
    );
    const rig = new Rig();
    assert.throws(
      () => {
        for (const part of splitIntoParts(sequence, message, 1_167)) rig.handleBytes(part);
      },
      (error: unknown) => error instanceof ProtocolError && error.code === "MALFORMED",
    );
  }
});

test("acknowledgements-leave-first-then-lossy-then-reliable-messages", () => {
  const rig = new Rig({}, ["CARRIED_ACKS"]);
  rig.channels.named.texts.send("hello");
  rig.channels.named.pings.ping();
  rig.handle(text("one"), 1);
  rig.handle(text("two"), 2);
  assert.equal(
    rig.flush(0).map((body) => body.case),
    ["peerAck", "peerPingRequest", "peerText"],
  );
});

test("lossy-messages-of-all-channels-leave-in-the-order-in-which-they-were-sent", () => {
  const rig = new Rig();
  const { media, pings } = rig.channels.named;
  const frame = { payload: new Uint8Array(1), timestampUs: 0, marker: false };
  const stream = media.open();
  media.send(stream, frame);
  pings.ping();
  media.send(stream, frame);
  assert.equal(
    rig.flush(0).map((body) => body.case),
    ["peerMedia", "peerPingRequest", "peerMedia"],
  );
});

test("reliable-bodies-reach-their-channels-in-order", () => {
  const rig = new Rig();
  rig.handle(text("two"), 2);
  assert.equal(rig.events, []);
  rig.handle(text("one"), 1);
  assert.equal(rig.events, [
    { type: "text", text: "one", number: 1 },
    { type: "text", text: "two", number: 2 },
  ]);
});

test("texts-and-application-messages-share-one-count-of-ids", () => {
  const rig = new Rig();
  const { texts, applicationMessages } = rig.channels.named;
  assert.is(texts.send("one"), 1);
  assert.is(applicationMessages.send({ typeName: "example.Moved", payload: new Uint8Array(0) }), 2);
  assert.is(texts.send("three"), 3);
  rig.flush(0);
  rig.handle({ case: "peerAck", value: PeerAck.create({ through: 2, packetNumber: 2 }) }, 0, 10);
  // They belong to different flows, and the acknowledgement names the datagram of the second.
  assert.equal(rig.events, [
    { type: "delivered", id: 2 },
    { type: "delivered", id: 1 },
  ]);
});

test("messages-that-exceed-their-rate-are-dropped-and-counted", () => {
  const rig = new Rig();
  for (let nonce = 1n; nonce <= 30n; nonce++) rig.handle(ping(nonce), 0);
  assert.is(rig.flush(0).length, 20);
  assert.is(rig.channels.statistics.rateLimited, 10);
});

test("unknown-lossy-message-is-skipped-and-counted", () => {
  const rig = new Rig();
  rig.handleUnknown(0, false);
  assert.equal(rig.flush(100), []);
  assert.is(rig.channels.statistics.skipped, 1);
});

test("unknown-reliable-message-is-acknowledged-takes-its-place-and-is-refused-once", () => {
  const rig = new Rig({}, ["CARRIED_ACKS"]);
  rig.handleUnknown(2, false);
  rig.handle(text("three"), 3);
  assert.equal(rig.events, []);
  assert.is(rig.channels.statistics.skipped, 0);
  rig.handle(text("one"), 1);
  assert.equal(rig.events, [
    { type: "text", text: "one", number: 1 },
    { type: "text", text: "three", number: 2 },
  ]);
  const sent = rig.flush(100);
  assert.equal(
    sent.flatMap((body) => (body.case === "peerAck" ? [body.value.through] : [])),
    [3],
  );
  assert.equal(refusals(sent), [[9_042, 2, ErrorCode.UNKNOWN_COMMAND]]);
  rig.handleUnknown(2, false);
  assert.equal(
    rig.flush(100).map((body) => body.case),
    ["peerAck"],
  );
  assert.is(rig.channels.statistics.skipped, 1);
});

test("critical-unknown-lossy-message-is-refused", () => {
  const rig = new Rig();
  rig.handleUnknown(0, true);
  assert.equal(refusals(rig.flush(0)), [[9_042, 0, ErrorCode.UNKNOWN_COMMAND]]);
});

test("unknown-message-outside-the-window-is-not-acknowledged", () => {
  const rig = new Rig({ reliableWindowMax: 8 });
  rig.handleUnknown(9, true);
  assert.equal(rig.flush(100), []);
  assert.is(rig.channels.statistics.skipped, 0);
});

test("known-message-that-breaks-its-rule-is-skipped-and-if-reliable-refused", () => {
  const header = { type: MessageType.EVENT, command: Command.PEER_TEXT };
  const encode = (body: MessageBody, sequence: number): Uint8Array =>
    Message.encode(Message.create({ header: Header.create({ ...header, sequence }), body }));
  const rig = new Rig();
  rig.handleBytes(encode(text("without a sequence"), 0));
  rig.handleBytes(encode({ case: undefined }, 1));
  rig.handle(text("two"), 2);
  // A message that should be lossy has to be acknowledged too if its header has a sequence.
  rig.handle(ping(1n), 3);
  rig.handle(text("four"), 4);
  assert.equal(rig.events, [
    { type: "text", text: "two", number: 1 },
    { type: "text", text: "four", number: 2 },
  ]);
  const sent = rig.flush(100);
  assert.equal(refusals(sent), [
    [Command.PEER_TEXT, 1, ErrorCode.BODY_MISMATCH],
    [Command.PEER_PING, 3, ErrorCode.BODY_MISMATCH],
  ]);
  assert.is(rig.channels.statistics.skipped, 3);
});

test("bytes-that-are-not-a-message-are-dropped-and-counted", () => {
  const rig = new Rig();
  rig.handleBytes(Uint8Array.of(0xff, 0xff, 0xff));
  rig.handle(text("one"), 1);
  assert.equal(rig.events, [{ type: "text", text: "one", number: 1 }]);
  assert.is(rig.channels.statistics.malformed, 1);
  assert.is(rig.channels.statistics.skipped, 0);
});

test("message-of-a-feature-that-is-not-agreed-is-unknown", () => {
  const rig = new Rig({}, ["APPLICATION_MESSAGES"]);
  const value = PeerMessage.create({ message: { typeName: "example.Moved", payload: new Uint8Array(0) } });
  rig.handle({ case: "peerMessage", value }, 1);
  assert.equal(refusals(rig.flush(100)), [[Command.PEER_MESSAGE, 1, ErrorCode.UNKNOWN_COMMAND]]);
  const agreed = new Rig();
  agreed.handle({ case: "peerMessage", value }, 1);
  assert.equal(
    agreed.events.map(({ type }) => type),
    ["message"],
  );
});

test("refusals-of-the-peer-past-their-rate-are-acknowledged-and-only-counted", () => {
  const rig = new Rig();
  rig.channels.named.texts.send("hello");
  rig.flush(0);
  const value = PeerRefusal.create({ command: Command.PEER_TEXT, sequence: 1, code: ErrorCode.UNKNOWN_COMMAND });
  // 20 in a burst, and as many as the peer may send in reliableTimeoutMs.
  for (let sequence = 1; sequence <= 200; sequence++) rig.handle({ case: "peerRefusal", value }, sequence);
  assert.is(rig.events.filter(({ type }) => type === "refused").length, 120);
  const acknowledged = rig.flush(100).flatMap((body) => (body.case === "peerAck" ? [body.value.through] : []));
  assert.is(acknowledged.at(-1), 200);
  assert.equal([rig.channels.statistics.rateLimited, rig.channels.statistics.refusalsReceived], [80, 120]);
});

test("refusals-that-a-lost-datagram-held-back-are-all-raised", () => {
  const rig = new Rig();
  rig.channels.named.texts.send("hello");
  rig.flush(0);
  const value = PeerRefusal.create({ command: Command.PEER_TEXT, sequence: 1, code: ErrorCode.UNKNOWN_COMMAND });
  // The peer sent 20 at once and then five a second. The first one was lost, and repeated after eight seconds.
  for (let sequence = 2; sequence <= 60; sequence++) {
    rig.handle({ case: "peerRefusal", value }, sequence, Math.max(0, sequence - 20) * 200);
  }
  assert.equal(rig.events, []);
  rig.handle({ case: "peerRefusal", value }, 1, 8_000);
  assert.is(rig.events.filter(({ type }) => type === "refused").length, 60);
  assert.is(rig.channels.statistics.rateLimited, 0);
});

test("close-of-the-peer-is-returned-with-its-reason", () => {
  assert.is(new Rig().handle({ case: "peerClose", value: { reason: 1 } }, 0), "done");
  assert.is(new Rig().handle({ case: "peerClose", value: { reason: 2 } }, 0), "protocol");
});

test("unacknowledged-message-expires", () => {
  const rig = new Rig({ reliableTimeoutMs: 1_000 });
  rig.channels.named.texts.send("hello");
  rig.flush(0);
  assert.is(rig.channels.handleTimeout(999), "waiting");
  assert.is(rig.channels.handleTimeout(1_000), "expired");
});

test("datagrams-without-room-for-a-message-are-refused", () => {
  assert.throws(
    () => new Rig({ datagramBytesMax: 160 }),
    (error: unknown) => error instanceof UsageError,
  );
  new Rig({ datagramBytesMax: 161 });
});
