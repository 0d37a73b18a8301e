import * as assert from "uvu/assert";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import { PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import { type MessageBody, MessageType } from "../../../generated/chatwire/v1/message.ts";
import {
  PeerAck,
  PeerMedia,
  PeerMediaEnd,
  PeerMediaPart,
  PeerMediaReport,
  PeerPathRequest,
  PeerText,
} from "../../../generated/chatwire/v1/peer.ts";
import { createDatagramHeader, DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { KEPT_OVERHEAD_BYTES } from "../../../src/peering/kept.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { Insider } from "../privacy/insider.ts";
import { eventsOf, INITIATOR_CONNECTION_ID, PeerPair, RESPONDER_CONNECTION_ID, type Side } from "./peer-pair.ts";

const test = suite("hostile datagrams");

const ATTACKER = { address: "203.0.113.66", port: 6_666 };

/** Gives datagrams to a side and checks that it counts each and changes, sends and raises nothing. */
function assertIgnored(side: Side, nowMs: number, datagrams: readonly Uint8Array[]): void {
  const { connection } = side;
  const before = connection.statistics;
  const pathBefore = connection.path;
  const stateBefore = connection.state;
  for (const bytes of datagrams) {
    connection.handleDatagram(bytes, ATTACKER, nowMs);
    assert.is(connection.pollTransmit(), undefined);
    assert.is(connection.pollEvent(), undefined);
  }
  const { dropped, replayed, received } = connection.statistics;
  assert.is(dropped + replayed, before.dropped + before.replayed + datagrams.length);
  assert.is(received, before.received);
  assert.equal(connection.path, pathBefore);
  assert.is(connection.state, stateBefore);
}

function connectedPair(): PeerPair {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  pair.run(100);
  return pair;
}

/** Random bytes, mostly after a valid header. */
function createGarbage(random: SeededRandom, connectionId: bigint): Uint8Array {
  const payload = random.bytes(random.below(1_300));
  if (random.below(4) === 0) return payload;
  const bytes = Uint8Array.from([...createDatagramHeader(DatagramKind.SEALED, connectionId), ...payload]);
  // Any kind, also one that there is not.
  bytes[0] = (random.below(16) << 4) | 1;
  if (random.below(2) === 0) return bytes;
  // A sealed datagram with a packet number of random size.
  bytes[0] = (DatagramKind.SEALED << 4) | 1;
  bytes.set(random.bytes(8), 9);
  bytes.fill(0, 9, 9 + random.below(9));
  return bytes;
}

test("random-bytes-are-dropped-counted-and-get-no-answer", () => {
  const random = new SeededRandom(SEED);
  const [fresh, connected] = [new PeerPair({ seed: SEED }), connectedPair()];
  fresh.drain();
  for (const pair of [fresh, connected]) {
    const forInitiator = Array.from({ length: 500 }, () => createGarbage(random, INITIATOR_CONNECTION_ID));
    const forResponder = Array.from({ length: 500 }, () => createGarbage(random, RESPONDER_CONNECTION_ID));
    assertIgnored(pair.initiator, pair.nowMs, forInitiator);
    assertIgnored(pair.responder, pair.nowMs, forResponder);
  }
  // The link still begins.
  fresh.connect();
});

test("replays-are-dropped-counted-and-get-no-answer", () => {
  const pair = connectedPair();
  for (let i = 0; i < 20; i++) pair.initiator.connection.sendText(`${i}`, pair.nowMs);
  pair.run(700);
  const sent = pair.datagrams.sent.filter(({ from }) => from.address === pair.initiator.address.address);
  assertIgnored(
    pair.responder,
    pair.nowMs,
    sent.map(({ bytes }) => bytes),
  );
  const sealed = sent.filter(({ bytes }) => readDatagramHeader(bytes)?.kind === DatagramKind.SEALED);
  assert.is(pair.responder.connection.statistics.replayed, sealed.length);
  assert.is(eventsOf(pair.responder, "text").length, 20);
});

test("datagram-with-any-flipped-bit-is-dropped", () => {
  const pair = connectedPair();
  pair.initiator.connection.sendText("hello", pair.nowMs);
  const transmit = pair.initiator.connection.pollTransmit();
  const genuine = transmit?.bytes ?? new Uint8Array(0);
  const flipped: Uint8Array[] = [];
  for (let bit = 0; bit < genuine.length * 8; bit++) {
    const bytes = Uint8Array.from(genuine);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    flipped.push(bytes);
  }
  assertIgnored(pair.responder, pair.nowMs, flipped);
  // The genuine datagram is still accepted.
  pair.responder.connection.handleDatagram(genuine, pair.initiator.address, pair.nowMs);
  assert.equal(pair.responder.connection.pollEvent(), { type: "text", text: "hello", number: 1 });
});

test("link-talks-on-in-a-flood-with-the-address-of-its-peer-as-source", () => {
  const pair = connectedPair();
  const { initiator, responder } = pair;
  const random = new SeededRandom(SEED);
  const path = responder.connection.path;
  for (let text = 0; text < 20; text++) {
    initiator.connection.sendText(`${text}`, pair.nowMs);
    for (let each = 0; each < 100; each++) {
      responder.connection.handleDatagram(
        createGarbage(random, RESPONDER_CONNECTION_ID),
        initiator.address,
        pair.nowMs,
      );
    }
    pair.run(50);
  }
  const texts = eventsOf(responder, "text").map((event) => event.text);
  const expected = Array.from({ length: 20 }, (_, text) => `${text}`);
  assert.equal(texts, expected, `seed ${SEED}`);
  // A forged number that was used before counts as a replay.
  const { dropped, replayed } = responder.connection.statistics;
  assert.is(dropped + replayed, 2_000, `seed ${SEED}`);
  assert.equal([responder.connection.path, responder.connection.state], [path, "connected"]);
});

test("flood-from-a-foreign-address-is-dropped-unread-past-its-rate-and-the-peer-is-heard", () => {
  const pair = connectedPair();
  const { initiator, responder } = pair;
  const { connection } = responder;
  const random = new SeededRandom(SEED);
  const moved = { address: "198.51.100.7", port: 7 };
  const ping = (): Uint8Array => {
    initiator.connection.ping(pair.nowMs);
    return initiator.connection.pollTransmit()?.bytes ?? new Uint8Array(0);
  };
  const flood = (): void => {
    for (let each = 0; each < 2_000; each++)
      connection.handleDatagram(createGarbage(random, RESPONDER_CONNECTION_ID), ATTACKER, pair.nowMs);
  };
  flood();
  flood();
  // From an address that is no path, even genuine ones are dropped now, but not from the address of the peer.
  const { received } = connection.statistics;
  connection.handleDatagram(ping(), moved, pair.nowMs);
  assert.is(connection.statistics.received, received);
  connection.handleDatagram(ping(), initiator.address, pair.nowMs);
  assert.is(connection.statistics.received, received + 1);
  pair.run(100);
  connection.handleDatagram(ping(), moved, pair.nowMs);
  assert.ok(connection.statistics.received > received + 1);
  assert.is(connection.state, "connected");
});

test("datagram-reflected-to-its-sender-is-dropped", () => {
  const pair = connectedPair();
  pair.initiator.connection.sendText("hello", pair.nowMs);
  const bytes = Uint8Array.from(pair.initiator.connection.pollTransmit()?.bytes ?? []);
  assertIgnored(pair.initiator, pair.nowMs, [bytes]);
  // It is dropped even with the connection id of the sender.
  new DataView(bytes.buffer).setBigUint64(1, INITIATOR_CONNECTION_ID);
  assertIgnored(pair.initiator, pair.nowMs, [bytes]);
});

test("datagram-with-another-connection-id-is-dropped", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.drain();
  const first = pair.datagrams.sent.find(({ to }) => to.address === pair.responder.address.address)?.bytes;
  const misdirected = Uint8Array.from(first ?? []);
  new DataView(misdirected.buffer).setBigUint64(1, RESPONDER_CONNECTION_ID + 1n);
  assertIgnored(pair.responder, pair.nowMs, [misdirected]);
});

const TEXT: MessageBody = { case: "peerText", value: PeerText.create({ text: "hello" }) };

/** Messages of a peer with valid keys that end no more than themselves. */
const SKIPPED: ReadonlyArray<readonly [what: string, send: (insider: Insider) => void]> = [
  ["malformed bytes", (insider) => insider.send(Uint8Array.of(0xff, 0xff, 0xff))],
  ["an empty message", (insider) => insider.send(new Uint8Array(0))],
  [
    "a body that is not for peers",
    (insider) =>
      insider.sendWith(
        { type: MessageType.REQUEST, command: Command.PING, sequence: 1 },
        { case: "pingRequest", value: PingRequest.create({}) },
      ),
  ],
  [
    "a type that does not belong to the body",
    (insider) => insider.sendWith({ type: MessageType.REQUEST, command: Command.PEER_TEXT, sequence: 1 }, TEXT),
  ],
  ["a reliable body without a sequence", (insider) => insider.sendBody(TEXT, 0)],
  ["a lossy body with a sequence", (insider) => insider.sendBody({ case: "peerPingRequest", value: { nonce: 1n } }, 1)],
];

/** Messages with which a peer with valid keys contradicts itself or this side. */
const VIOLATIONS: ReadonlyArray<readonly [what: string, violate: (insider: Insider) => void]> = [
  [
    "an acknowledgement of an unsent message",
    (insider) => insider.sendBody({ case: "peerAck", value: PeerAck.create({ through: 1, packetNumber: 1 }) }),
  ],
  [
    "a media frame without a number",
    (insider) => insider.sendBody({ case: "peerMedia", value: PeerMedia.create({ stream: 1 }) }),
  ],
  [
    "a media stream that ends before a frame that arrived",
    (insider) => {
      insider.sendBody({ case: "peerMedia", value: PeerMedia.create({ stream: 1, number: 5 }) });
      insider.sendBody({ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: 1, frames: 4 }) }, 1);
    },
  ],
  [
    "a part of a media frame without a number",
    (insider) => insider.sendBody({ case: "peerMediaPart", value: PeerMediaPart.create({ stream: 1, count: 1 }) }),
  ],
  [
    "parts of a media frame of which one belongs to another count",
    (insider) => {
      const part = { stream: 1, frame: 1, content: new Uint8Array(100) };
      insider.sendBody({ case: "peerMediaPart", value: PeerMediaPart.create({ ...part, count: 3 }) });
      insider.sendBody({ case: "peerMediaPart", value: PeerMediaPart.create({ ...part, number: 1, count: 4 }) });
    },
  ],
  [
    "a media frame in parts past the end of its stream",
    (insider) => {
      insider.sendBody({ case: "peerMedia", value: PeerMedia.create({ stream: 1, number: 1 }) });
      insider.sendBody({ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: 1, frames: 2 }) }, 1);
      const content = PeerMedia.encode(PeerMedia.create({ stream: 1, number: 3, payload: new Uint8Array(10) }));
      insider.sendBody({
        case: "peerMediaPart",
        value: PeerMediaPart.create({ stream: 1, frame: 3, count: 1, content }),
      });
    },
  ],
  [
    "a text past the limit",
    (insider) => {
      const value = PeerText.create({ text: "x".repeat(1_000), continued: true });
      for (let sequence = 1; sequence <= 17; sequence++) insider.sendBody({ case: "peerText", value }, sequence);
    },
  ],
  [
    "a report of unsent frames",
    (insider) => {
      const stream = insider.victim.openMedia(insider.nowMs);
      insider.sendBody({ case: "peerMediaReport", value: PeerMediaReport.create({ stream, highest: 1, received: 1 }) });
    },
  ],
];

for (const [what, send] of SKIPPED) {
  test(`link-stays-after-${what.replaceAll(" ", "-")}-which-is-counted`, () => {
    const insider = new Insider();
    send(insider);
    assert.is(insider.victim.state, "connected");
    assert.equal(
      insider.events.map(({ type }) => type),
      ["connected"],
    );
    const { malformed, skipped } = insider.victim.statistics;
    assert.is(malformed + skipped, 1);
    insider.ping();
    assert.ok(insider.receive().some((body) => body.case === "peerPingResponse"));
  });
}

for (const [what, violate] of VIOLATIONS) {
  test(`link-is-closed-after-${what.replaceAll(" ", "-")}`, () => {
    const insider = new Insider();
    assert.is(insider.victim.state, "connected");
    violate(insider);
    assert.is(insider.victim.state, "closing");
    const [body] = insider.receive().filter(({ case: name }) => name === "peerClose");
    assert.equal(body, { case: "peerClose", value: { reason: 2 } });
    for (let nextMs = insider.victim.nextTimeoutMs; nextMs !== undefined; nextMs = insider.victim.nextTimeoutMs) {
      insider.victim.handleTimeout(nextMs);
      insider.victim.pollTransmit();
    }
    assert.equal(insider.victim.pollEvent(), { type: "closed", reason: "protocol", by: "local" });
  });
}

test("peer-that-floods-and-never-acknowledges-costs-this-side-a-bounded-queue-and-no-more-time", () => {
  const insider = new Insider();
  const { victim } = insider;
  const { reliableTimeoutMs } = DEFAULT_LIMITS;
  const refused = { command: 8_999, critical: true };
  victim.sendText("the first", insider.nowMs);
  insider.receive();
  const startMs = insider.nowMs;
  let datagrams = 0;
  while (victim.state === "connected" && insider.nowMs < 10 * reliableTimeoutMs) {
    insider.nowMs += 100;
    // Unknown messages: critical ones, reliable ones behind a gap that is never filled, and ones of an unknown type.
    for (let count = 0; count < 20; count++) {
      insider.sendWith({ ...refused, type: MessageType.EVENT }, { case: undefined });
      insider.sendWith({ ...refused, type: MessageType.EVENT, sequence: 2 + count * 1_000 }, { case: undefined });
      insider.sendWith({ ...refused, type: 77 }, { case: undefined });
    }
    datagrams += insider.receive().length;
    victim.handleTimeout(insider.nowMs);
    // The refusals that wait take no room from texts.
    if (victim.state === "connected" && insider.nowMs % 5_000 === 0) victim.sendText("another", insider.nowMs);
  }
  assert.is(insider.nowMs - startMs, reliableTimeoutMs);
  for (let count = 0; count < 5; count++) {
    insider.nowMs += 50;
    datagrams += insider.receive().length;
    victim.handleTimeout(insider.nowMs);
  }
  assert.equal(victim.pollEvent(), { type: "closed", reason: "unacknowledged", by: "local" });
  const { refusalsSent, skipped } = victim.statistics;
  assert.ok(refusalsSent <= 20 + (5 * reliableTimeoutMs) / 1_000, `${refusalsSent} refusals`);
  assert.ok(skipped > 6_000);
  // An acknowledgement for each repeated message; little else.
  assert.ok(datagrams < 8_000, `${datagrams} datagrams`);
});

test("datagrams-that-do-not-verify-prolong-neither-the-wait-for-a-path-nor-an-idle-link", () => {
  const random = new SeededRandom(SEED);
  const { firstProofTimeoutMs, peerIdleTimeoutMs } = DEFAULT_LIMITS;
  const isOver = (state: string): boolean => state === "closing" || state === "closed";
  const alone = new PeerPair({ seed: SEED });
  const connected = connectedPair();
  for (const [side, startMs, limitMs, id] of [
    [alone.initiator, alone.nowMs, firstProofTimeoutMs, INITIATOR_CONNECTION_ID],
    [connected.initiator, connected.nowMs, peerIdleTimeoutMs, INITIATOR_CONNECTION_ID],
  ] as const) {
    let nowMs = startMs;
    while (!isOver(side.connection.state) && nowMs < startMs + 10 * limitMs) {
      nowMs += 50;
      for (let count = 0; count < 5; count++)
        side.connection.handleDatagram(createGarbage(random, id), ATTACKER, nowMs);
      side.connection.handleTimeout(nowMs);
      while (side.connection.pollTransmit() !== undefined);
    }
    assert.ok(isOver(side.connection.state));
    assert.ok(nowMs - startMs <= limitMs + 100, `${nowMs - startMs} ms`);
  }
});

test("close-event-names-the-side-that-found-the-violation", () => {
  const insider = new Insider();
  insider.sendBody({ case: "peerClose", value: { reason: 2 } });
  assert.equal(insider.events.at(-1), { type: "closed", reason: "protocol", by: "peer" });
  assert.equal(insider.receive(), []);
});

test("pings-past-their-rate-are-counted-and-get-no-answer", () => {
  const insider = new Insider();
  const answers = (): number => insider.receive().filter(({ case: body }) => body === "peerPingResponse").length;
  for (let i = 0; i < 50; i++) insider.ping();
  assert.is(answers(), 20);
  assert.is(insider.victim.statistics.rateLimited, 30);
  insider.nowMs += 1_000;
  for (let i = 0; i < 50; i++) insider.ping();
  assert.is(answers(), 10);
  assert.is(insider.victim.state, "connected");
});

test("texts-out-of-order-are-kept-only-within-the-window", () => {
  const insider = new Insider({ reliableWindowMax: 8 });
  for (let sequence = 2; sequence <= 100; sequence++) insider.sendBody(TEXT, sequence);
  insider.sendBody(TEXT, 1);
  assert.is(insider.events.filter(({ type }) => type === "text").length, 8);
});

test("texts-out-of-order-are-kept-only-within-the-bytes-of-the-window", () => {
  const insider = new Insider({ reliableWindowBytesMax: 4 * (1_000 + KEPT_OVERHEAD_BYTES) + 500 });
  const text: MessageBody = { case: "peerText", value: PeerText.create({ text: "x".repeat(1_000) }) };
  for (let sequence = 2; sequence <= 100; sequence++) insider.sendBody(text, sequence);
  insider.sendBody(text, 1);
  assert.is(insider.events.filter(({ type }) => type === "text").length, 5);
  assert.is(insider.victim.state, "connected");
});

test("media-streams-past-the-limit-are-dropped-and-counted", () => {
  const insider = new Insider({ mediaStreamsMax: 2 });
  for (let stream = 1; stream <= 5; stream++) {
    insider.sendBody({ case: "peerMedia", value: PeerMedia.create({ stream, number: 1 }) });
  }
  assert.is(insider.victim.statistics.mediaRefused, 3);
  assert.is(insider.victim.state, "connected");
});

test("frames-with-absurd-timestamps-do-not-grow-the-buffer", () => {
  const insider = new Insider({ jitterBufferFramesMax: 10 });
  for (let number = 1; number <= 1_000; number++) {
    const value = PeerMedia.create({ stream: 1, number, timestampUs: Number.MAX_SAFE_INTEGER - number });
    insider.sendBody({ case: "peerMedia", value });
  }
  // All frames except those in the buffer were played out.
  const played = insider.events.filter(({ type }) => type === "media").length;
  assert.ok(played >= 990, `${played}`);
});

test("long-frames-with-absurd-timestamps-do-not-grow-the-buffer", () => {
  const insider = new Insider({ jitterBufferBytesMax: 5_000 });
  for (let number = 1; number <= 100; number++) {
    const timestampUs = Number.MAX_SAFE_INTEGER - number;
    const payload = new Uint8Array(900);
    insider.sendBody({ case: "peerMedia", value: PeerMedia.create({ stream: 1, number, timestampUs, payload }) });
  }
  const played = insider.events.filter(({ type }) => type === "media").length;
  assert.is(played, 100 - Math.ceil(5_000 / (900 + KEPT_OVERHEAD_BYTES)) + 1);
});

test("acknowledgement-of-many-gaps-is-short", () => {
  const insider = new Insider();
  for (let sequence = 2; sequence <= 2_000; sequence += 2) {
    insider.skipPacketNumber();
    insider.sendBody({ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: sequence }) }, sequence);
  }
  const acknowledgements = insider.receive().flatMap((body) => (body.case === "peerAck" ? [body.value] : []));
  assert.is(acknowledgements.at(-1)?.lengths.length, 63);
  assert.equal(acknowledgements.at(-1)?.beyond, []);
});

test("answers-that-wait-for-poll-are-bounded", () => {
  const insider = new Insider();
  const { victim } = insider;
  const before = victim.statistics.sent;
  for (let token = 1; token <= 100; token++)
    insider.sendBody({ case: "peerPathRequest", value: PeerPathRequest.create({ token: BigInt(token) }) });
  const answers = insider.receive().filter(({ case: body }) => body === "peerPathResponse");
  assert.is(answers.length, 32);
  assert.ok(victim.statistics.sent - before <= 40);
});
