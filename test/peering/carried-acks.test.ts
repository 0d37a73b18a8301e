import * as assert from "uvu/assert";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerText } from "../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../src/errors.ts";
import { type FeatureName, ownFeatures } from "../../src/framing/capabilities.ts";
import { encodePeerMessage } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { Channels } from "../../src/peering/channels.ts";
import { DirectPathKind } from "../../src/peering/path/direct.ts";
import { ProbeBudget } from "../../src/peering/path/free-probes.ts";
import type { Destination } from "../../src/peering/path/path-kind.ts";
import type { PeerEvent } from "../../src/peering/peer-event.ts";
import { appendCarriedAck, encodeCarriedAck } from "../../src/peering/reliable/carried-ack.ts";
import { splitIntoParts } from "../../src/peering/reliable/parts.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { suite } from "../suite.ts";
import { provePath } from "./proven-path.ts";

const test = suite("carried acknowledgements");

const PEER = { address: "192.0.2.1", port: 1 };
const ELSEWHERE = { address: "192.0.2.9", port: 9 };
const MESSAGE_BYTES_MAX = new DirectPathKind(DEFAULT_LIMITS).datagramBytesMax - 33;

/** One end of a link, whose path in use leads to `PEER`. */
class Rig {
  readonly events: PeerEvent[] = [];
  readonly channels: Channels;
  #received = 0;
  #sent = 0;

  constructor(withoutFeatures: readonly FeatureName[] = []) {
    const seeded = new SeededRandom(1);
    this.channels = new Channels({
      probes: new ProbeBudget().begin(0),
      limits: DEFAULT_LIMITS,
      pathKind: new DirectPathKind(DEFAULT_LIMITS),
      random: (length) => seeded.bytes(length),
      raise: (event) => this.events.push(event),
      features: ownFeatures("link", withoutFeatures),
    });
    provePath(this.channels.named.paths, PEER);
  }

  get deliveredIds(): number[] {
    return this.events.flatMap((event) => (event.type === "delivered" ? [event.id] : []));
  }

  take(bytes: Uint8Array, nowMs: number, from: Destination = PEER): void {
    this.#received += 1;
    this.channels.handle(bytes, this.#received, from, nowMs);
  }

  /** Takes a text of the peer. */
  takeText(sequence: number, nowMs: number, from?: Destination): void {
    this.take(encodePeerMessage(text(`${sequence}`), sequence), nowMs, from);
  }

  /** Sends what may be sent now, besides requests for a proof of a path. Describes each message. */
  flush(nowMs: number): string[] {
    return this.messages(nowMs).map(({ body, carriedAck }) => {
      const alone = body.case === "peerAck" ? ` ${body.value.through}` : "";
      return `${body.case}${alone}${carriedAck === undefined ? "" : ` + ack ${carriedAck.through}`}`;
    });
  }

  messages(nowMs: number): Message[] {
    const messages: Message[] = [];
    for (let next = this.channels.poll(nowMs); next !== undefined; next = this.channels.poll(nowMs)) {
      const message = Message.decode(next.bytes);
      this.#sent += 1;
      next.onSent?.(this.#sent, nowMs, next.bytes.length);
      if (message.body.case?.startsWith("peerPath") === true) continue;
      assert.ok(next.bytes.length <= MESSAGE_BYTES_MAX, `${next.bytes.length} bytes`);
      messages.push(message);
    }
    return messages;
  }
}

function text(value: string): MessageBody {
  return { case: "peerText", value: PeerText.create({ text: value }) };
}

function carrying(message: Uint8Array, ack: Partial<PeerAck>): Uint8Array {
  return appendCarriedAck(message, encodeCarriedAck(PeerAck.create(ack), 0));
}

test("acknowledgement-that-is-due-leaves-with-the-first-message-and-none-follows", () => {
  const rig = new Rig();
  const { texts, pings } = rig.channels.named;
  rig.takeText(1, 0);
  texts.send("mine");
  pings.ping();
  assert.equal(rig.flush(0), ["peerPingRequest + ack 1", "peerText"]);
  assert.is(rig.channels.named.delivery.nextPollMs, undefined);
});

test("acknowledgement-that-waits-leaves-with-a-text-before-its-time", () => {
  const rig = new Rig();
  rig.takeText(1, 0);
  assert.equal(rig.flush(0), ["peerAck 1"]);
  rig.takeText(2, 4);
  assert.equal(rig.flush(4), []);
  rig.channels.named.texts.send("mine");
  assert.equal(rig.flush(6), ["peerText + ack 2"]);
  assert.equal(rig.flush(14), []);
  // The count of messages without an acknowledgement began anew.
  rig.takeText(3, 15);
  rig.takeText(4, 16);
  assert.equal(rig.flush(16), ["peerAck 4"]);
});

test("carried-acknowledgement-says-for-how-long-it-was-held-back", () => {
  const rig = new Rig();
  rig.takeText(1, 0);
  rig.flush(0);
  rig.takeText(2, 4);
  rig.channels.named.texts.send("mine");
  assert.equal(
    rig.messages(9).map(({ carriedAck }) => carriedAck),
    [PeerAck.create({ through: 2, packetNumber: 2, delayUs: 5_000, lengths: [1], arrivedUs: 4_000 })],
  );
});

test("lone-text-is-acknowledged-at-once-by-a-message-of-its-own", () => {
  const rig = new Rig();
  rig.takeText(1, 0);
  assert.equal(rig.flush(0), ["peerAck 1"]);
});

test("media-carry-acknowledgements", () => {
  const rig = new Rig();
  const { media } = rig.channels.named;
  const stream = media.open();
  rig.takeText(1, 0);
  media.send(stream, { payload: new Uint8Array(160), timestampUs: 0, marker: false });
  assert.equal(rig.flush(0), ["peerMedia + ack 1"]);
});

test("message-without-room-leaves-after-the-acknowledgement", () => {
  const rig = new Rig(["ACK_RANGES"]);
  rig.takeText(1, 0);
  rig.channels.named.media.send(rig.channels.named.media.open(), {
    payload: new Uint8Array(MESSAGE_BYTES_MAX - 48),
    timestampUs: 2 ** 50,
    marker: true,
  });
  // A list of many sequences beyond a gap takes more bytes than a full datagram has left.
  for (let sequence = 3; sequence < 100; sequence += 2) rig.takeText(sequence, 0);
  assert.equal(rig.flush(0), ["peerAck 1", "peerMedia"]);
});

test("parts-of-long-texts-carry-acknowledgements-as-far-as-there-is-room", () => {
  const rig = new Rig();
  rig.takeText(1, 0);
  rig.channels.named.texts.send("x".repeat(5_000));
  const [first, ...others] = rig.flush(0);
  assert.is(first, "peerText + ack 1");
  assert.ok(others.length > 0 && others.every((each) => each === "peerText"));
});

test("acknowledgement-of-what-came-on-another-path-leaves-alone", () => {
  const rig = new Rig();
  rig.takeText(1, 0, ELSEWHERE);
  rig.channels.named.texts.send("mine");
  assert.equal(rig.flush(0), ["peerAck 1", "peerText"]);
  rig.takeText(2, 100);
  rig.channels.named.texts.send("mine");
  assert.equal(rig.flush(100), ["peerText + ack 2"]);
});

test("message-that-is-sent-again-has-the-same-bytes-and-the-acknowledgement-of-its-time", () => {
  const rig = new Rig();
  rig.channels.named.texts.send("mine");
  const [first] = rig.messages(0);
  rig.takeText(1, 5_000);
  rig.channels.handleTimeout(5_000);
  const [again] = rig.messages(5_000);
  assert.is(first?.carriedAck, undefined);
  assert.is(again?.carriedAck?.through, 1);
  assert.equal({ ...again, carriedAck: undefined }, { ...first, carriedAck: undefined });
});

test("nothing-is-carried-and-nothing-carried-is-taken-unless-both-sides-have-the-feature", () => {
  const rig = new Rig(["CARRIED_ACKS"]);
  rig.channels.named.texts.send("mine");
  rig.takeText(1, 0);
  assert.equal(rig.flush(0), ["peerAck 1", "peerText"]);
  rig.take(carrying(encodePeerMessage(text("2"), 2), { through: 1, packetNumber: 2 }), 1);
  assert.equal(rig.deliveredIds, []);
  // What it says is not even looked at.
  rig.take(carrying(encodePeerMessage(text("3"), 3), { through: 99 }), 2);
});

test("carried-acknowledgement-is-taken-from-reliable-lossy-repeated-and-unknown-messages", () => {
  const header = Header.create({ type: MessageType.EVENT, command: 9_042 });
  const unknown = Message.encode(Message.create({ header }));
  for (const message of [
    encodePeerMessage(text("theirs"), 1),
    encodePeerMessage({ case: "peerPingRequest", value: { nonce: 1n } }, 0),
    unknown,
  ]) {
    const rig = new Rig();
    rig.takeText(1, 0);
    rig.channels.named.texts.send("mine");
    rig.flush(0);
    rig.take(carrying(message, { through: 1, packetNumber: 1 }), 1);
    assert.equal(rig.deliveredIds, [1]);
  }
});

test("acknowledgement-belongs-to-the-datagram-and-not-to-a-message-that-came-in-parts", () => {
  const rig = new Rig();
  rig.channels.named.texts.send("mine");
  rig.flush(0);
  const stale = carrying(encodePeerMessage(text("x".repeat(1_300)), 1), { through: 1, packetNumber: 1 });
  const parts = splitIntoParts(1, stale, MESSAGE_BYTES_MAX);
  for (const part of parts) rig.take(part, 1);
  assert.is(rig.events.filter(({ type }) => type === "text").length, 1);
  assert.equal(rig.deliveredIds, []);
  rig.take(carrying(parts[0] as Uint8Array, { through: 1, packetNumber: 1 }), 2);
  assert.equal(rig.deliveredIds, [1]);
});

test("carried-acknowledgement-of-what-was-not-sent-is-a-contradiction", () => {
  const isMalformed = (error: unknown) => error instanceof ProtocolError && error.code === "MALFORMED";
  for (const ack of [{ through: 2, packetNumber: 1 }, { through: 1 }, { through: 1, packetNumber: 99 }]) {
    const rig = new Rig();
    rig.channels.named.texts.send("mine");
    rig.flush(0);
    assert.throws(() => rig.take(carrying(encodePeerMessage(text("theirs"), 1), ack), 1), isMalformed);
  }
});
