import * as assert from "uvu/assert";
import { PeerMessage } from "../../../generated/chatwire/v1/application.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { Message, type MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerPart, PeerPingRequest, PeerText } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../src/limits.ts";
import { TEXTS } from "../../../src/peering/flow.ts";
import { KEPT_OVERHEAD_BYTES } from "../../../src/peering/kept.ts";
import { Delivery } from "../../../src/peering/reliable/delivery.ts";
import { RttEstimator } from "../../../src/peering/rtt-estimator.ts";
import { suite } from "../../suite.ts";

const test = suite("delivery");

const APPLICATION_MESSAGE: MessageBody = { case: "peerMessage", value: PeerMessage.create() };

class Rig {
  readonly delivered: number[] = [];
  /** How often there was said to be room again. */
  writable = 0;
  /** The sequence numbers of the messages whose headers say that their sender waits. */
  readonly awaited: number[] = [];
  readonly delivery: Delivery;
  #packetNumber = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.delivery = new Delivery({
      limits: { ...DEFAULT_LIMITS, ...limits },
      datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
      rtt: new RttEstimator(),
      raise: (event) => {
        if (event.type === "delivered") this.delivered.push(event.id);
        else this.writable += 1;
      },
    });
  }

  /** Sends everything that may be sent now; returns the sequence numbers and texts. */
  flush(nowMs = 0): Array<readonly [sequence: number, text: string]> {
    const sent: Array<readonly [number, string]> = [];
    for (let next = this.delivery.poll(nowMs); next !== undefined; next = this.delivery.poll(nowMs)) {
      this.#packetNumber += 1;
      next.onSent?.(this.#packetNumber, nowMs, next.bytes.length);
      const { header, body } = Message.decode(next.bytes);
      if (header?.awaitsAck === true) this.awaited.push(header.sequence);
      sent.push([header?.sequence ?? 0, body.case === "peerText" ? body.value.text : `${body.case}`]);
    }
    return sent;
  }

  acknowledge(through: number, beyond: number[] = [], refusals = 0): void {
    const value = PeerAck.create({ through, beyond, packetNumber: 1, refusals });
    this.delivery.handle({ case: "peerAck", value }, 10);
  }
}

function text(value: string): MessageBody {
  return { case: "peerText", value: PeerText.create({ text: value }) };
}

function isFull(error: unknown): boolean {
  return error instanceof ProtocolError && error.code === "LIMIT_REACHED" && error.retryable;
}

test("tracked-bodies-are-delivered-when-the-last-one-is-acknowledged", () => {
  const rig = new Rig();
  assert.is(rig.delivery.outbox.sendTracked([text("a"), text("b"), text("c")], TEXTS), 1);
  assert.is(rig.delivery.outbox.sendTracked([text("d")], TEXTS), 2);
  assert.is(rig.flush().length, 4);
  rig.acknowledge(2);
  assert.equal(rig.delivered, []);
  rig.acknowledge(3);
  assert.equal(rig.delivered, [1]);
  rig.acknowledge(4);
  assert.equal(rig.delivered, [1, 2]);
});

test("delivered-waits-for-the-refusals-that-were-announced", () => {
  const rig = new Rig();
  for (let id = 1; id <= 3; id++) assert.is(rig.delivery.outbox.sendTracked([APPLICATION_MESSAGE], TEXTS), id);
  rig.flush();
  rig.acknowledge(3, [], 2);
  assert.equal(rig.delivered, []);
  assert.is(rig.delivery.withdraw(1), 1);
  rig.delivery.refusalsArrived(1);
  assert.equal(rig.delivered, []);
  // An older acknowledgement, which was overtaken.
  rig.acknowledge(2, [], 1);
  assert.equal(rig.delivered, []);
  assert.is(rig.delivery.withdraw(3), 3);
  rig.delivery.refusalsArrived(2);
  assert.equal(rig.delivered, [2]);
  for (const sequence of [1, 2, 3, 4]) assert.is(rig.delivery.withdraw(sequence), undefined);
});

test("text-is-not-taken-back", () => {
  const rig = new Rig();
  rig.delivery.outbox.sendTracked([text("a")], TEXTS);
  assert.is(rig.delivery.withdraw(1), undefined);
  rig.flush();
  rig.acknowledge(1);
  assert.equal(rig.delivered, [1]);
});

test("peer-that-never-sends-the-refusals-that-it-announces-holds-a-bounded-number", () => {
  const rig = new Rig({ reliableQueueMax: 8, reliableWindowMax: 4 });
  for (let sent = 1; sent <= 12; sent++) {
    rig.delivery.outbox.sendTracked([APPLICATION_MESSAGE], TEXTS);
    rig.flush();
    rig.acknowledge(sent, [], 1);
  }
  assert.throws(() => rig.delivery.outbox.sendTracked([APPLICATION_MESSAGE], TEXTS), isFull);
  assert.equal(rig.delivered, []);
});

test("more-refusals-than-messages-are-a-contradiction", () => {
  const rig = new Rig();
  rig.delivery.outbox.sendTracked([APPLICATION_MESSAGE], TEXTS);
  rig.flush();
  assert.throws(
    () => rig.acknowledge(1, [], 2),
    (error: unknown) => error instanceof ProtocolError && error.code === "MALFORMED",
  );
});

test("bodies-that-overtook-an-earlier-one-are-not-delivered-yet", () => {
  const rig = new Rig();
  rig.delivery.outbox.sendTracked([text("one")], TEXTS);
  rig.delivery.outbox.sendTracked([text("two")], TEXTS);
  rig.flush();
  rig.acknowledge(0, [2]);
  assert.equal(rig.delivered, []);
  rig.acknowledge(2);
  assert.equal(rig.delivered, [1, 2]);
});

test("untracked-bodies-share-the-sequence-numbers-and-have-no-id", () => {
  const rig = new Rig();
  rig.delivery.outbox.sendTracked([text("one")], TEXTS);
  rig.delivery.outbox.sendReliable(text("untracked"), TEXTS);
  assert.is(rig.delivery.outbox.sendTracked([text("three")], TEXTS), 2);
  assert.equal(rig.flush(), [
    [1, "one"],
    [2, "untracked"],
    [3, "three"],
  ]);
  rig.acknowledge(3);
  assert.equal(rig.delivered, [1, 2]);
});

test("full-queue-refuses-tracked-bodies-as-a-whole", () => {
  const rig = new Rig({ reliableQueueMax: 3 });
  rig.delivery.outbox.sendTracked([text("one"), text("two")], TEXTS);
  assert.throws(() => rig.delivery.outbox.sendTracked([text("three"), text("four")], TEXTS), isFull);
  assert.is(rig.delivery.outbox.sendTracked([text("three")], TEXTS), 2);
  assert.throws(() => rig.delivery.outbox.sendReliable(text("four"), TEXTS), isFull);
  assert.is(rig.flush().length, 3);
});

test("lossy-queue-drops-the-oldest-and-counts-it", () => {
  const rig = new Rig();
  for (let nonce = 1n; nonce <= 600n; nonce++) {
    rig.delivery.outbox.sendLossy({ case: "peerPingRequest", value: PeerPingRequest.create({ nonce }) });
  }
  assert.is(rig.delivery.unsent, 88);
  const first = rig.delivery.poll(0);
  const { body } = Message.decode(first?.bytes ?? new Uint8Array(0));
  assert.is(body.case === "peerPingRequest" ? body.value.nonce : 0n, 89n);
});

test("lossy-messages-are-sent-once", () => {
  const rig = new Rig();
  rig.delivery.outbox.sendLossy({ case: "peerPingRequest", value: PeerPingRequest.create({ nonce: 1n }) });
  assert.equal(rig.flush(), [[0, "peerPingRequest"]]);
  assert.equal(rig.flush(10_000), []);
  assert.is(rig.delivery.nextTimeoutMs, undefined);
});

test("only-the-last-message-of-a-lone-one-awaits-its-acknowledgement", () => {
  const rig = new Rig();
  rig.delivery.outbox.sendTracked([text("a"), text("b")], TEXTS);
  rig.flush();
  rig.delivery.outbox.sendTracked([text("while others are in flight")], TEXTS);
  rig.flush();
  assert.equal(rig.awaited, [2]);
  rig.acknowledge(3);
  rig.delivery.outbox.sendReliable(text("alone"));
  rig.delivery.outbox.sendReliable(text("behind another one"));
  rig.flush();
  assert.equal(rig.awaited, [2, 4]);
});

test("message-that-fills-a-datagram-does-not-say-that-its-sender-waits", () => {
  const rig = new Rig();
  const { messageBytesMax } = rig.delivery.outbox;
  rig.delivery.outbox.sendTracked([text("x".repeat(1_000))], TEXTS);
  // Without the two bytes that say that the sender waits.
  const overhead = (rig.delivery.poll(0)?.bytes.length ?? 0) - 1_000 - 2;
  const full = new Rig();
  full.delivery.outbox.sendTracked([text("x".repeat(messageBytesMax - overhead))], TEXTS);
  assert.is(full.delivery.poll(0)?.bytes.length, messageBytesMax);
  const short = new Rig();
  short.delivery.outbox.sendTracked([text("x".repeat(messageBytesMax - overhead - 2))], TEXTS);
  assert.is(short.delivery.poll(0)?.bytes.length, messageBytesMax);
  short.flush();
  assert.equal(short.awaited, [1]);
});

test("large-message-travels-whole-once-and-in-parts-when-it-is-repeated", () => {
  let datagramBytes = 1_472;
  const delivery = new Delivery({
    limits: DEFAULT_LIMITS,
    datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
    datagramBytes: () => datagramBytes,
    rtt: new RttEstimator(),
    raise: () => {},
  });
  const cases = (nowMs: number): Array<string | undefined> => {
    const sent: Array<string | undefined> = [];
    for (let next = delivery.poll(nowMs); next !== undefined; next = delivery.poll(nowMs)) {
      next.onSent?.(sent.length + 1, nowMs, next.bytes.length);
      sent.push(Message.decode(next.bytes).body.case);
    }
    return sent;
  };
  delivery.outbox.sendTracked([text("x".repeat(1_300))], TEXTS);
  assert.equal(cases(0), ["peerText"]);
  delivery.restart(1);
  assert.equal(cases(1), ["peerPart", "peerPart"]);
  delivery.outbox.sendTracked([text("y".repeat(1_300))], TEXTS);
  datagramBytes = 1_200;
  assert.equal(cases(2), ["peerPart", "peerPart"]);
});

test("parts-of-messages-that-are-not-whole-count-among-the-bytes-out-of-order", () => {
  const delivery = new Delivery({
    limits: { ...DEFAULT_LIMITS, reliableWindowBytesMax: 3 * (1_000 + 2 * KEPT_OVERHEAD_BYTES) },
    features: new Set([Feature.ACK_RANGES]),
    datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
    peerDatagramBytesMax: 2_100,
    rtt: new RttEstimator(),
    raise: () => {},
  });
  const join = (sequence: number, number: number, packetNumber: number) =>
    delivery.incoming.join(PeerPart.create({ sequence, number, count: 2, content: new Uint8Array(1_000) }), {
      packetNumber,
      nowMs: 0,
    });
  for (let sequence = 2; sequence <= 10; sequence++) join(sequence, 0, sequence);
  assert.is(join(2, 0, 11), undefined, "repeated");
  assert.is(join(1, 0, 12), undefined, "the next one in order always has room");
  const ack = delivery.poll(0);
  assert.ok(ack);
  const { body } = Message.decode(ack.bytes);
  assert.ok(body.case === "peerAck");
  // 12 and 11 have arrived, and 4 to 2.
  assert.equal([body.value.packetNumber, body.value.lengths], [12, [1, 6, 3]]);
  assert.is(join(1, 1, 13)?.bytes.length, 2_000);
});

test("bytes-that-wait-are-bounded-and-writable-is-raised-once-half-of-them-have-left", () => {
  const rig = new Rig({ reliableQueueBytesMax: 10_000 });
  assert.ok(rig.delivery.isWritable);
  let sent = 0;
  assert.throws(() => {
    for (; ; sent++) rig.delivery.outbox.sendTracked([text("x".repeat(900))], TEXTS);
  }, isFull);
  // Each has its text, and 72 bytes for its header and its fields.
  assert.is(sent, 10);
  assert.not.ok(rig.delivery.isWritable);
  rig.flush();
  assert.ok(rig.delivery.isWritable);
  assert.is(rig.writable, 0);
  rig.acknowledge(1);
  assert.is(rig.writable, 1);
  rig.acknowledge(2);
  assert.is(rig.writable, 1);
});
