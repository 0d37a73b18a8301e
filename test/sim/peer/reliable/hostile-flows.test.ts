/** What a side of a link makes of a peer whose messages follow or replace what there cannot be. */

import * as assert from "uvu/assert";
import { PeerLatest } from "../../../../generated/chatwire/v1/application.ts";
import { Feature } from "../../../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { PeerText } from "../../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { decodePeerMessage, encodeWithHeader } from "../../../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { Delivery } from "../../../../src/peering/reliable/delivery.ts";
import { RttEstimator } from "../../../../src/peering/rtt-estimator.ts";
import { suite } from "../../../suite.ts";

const test = suite("flows of a hostile peer");

const FEATURES = new Set([Feature.ACK_RANGES, Feature.FLOWS, Feature.APPLICATION_MESSAGES]);

/** Hands over a message of the peer. Returns the sequence numbers of those that are delivered now. */
function receiverOf(features: ReadonlySet<Feature> = FEATURES) {
  const delivery = new Delivery({
    limits: DEFAULT_LIMITS,
    features,
    datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
    rtt: new RttEstimator(),
    raise: () => {},
  });
  let packetNumber = 0;
  return (sequence: number, follows: number, replaces?: number[]): number[] => {
    const body: MessageBody =
      replaces === undefined
        ? { case: "peerText", value: PeerText.create({ text: "hello" }) }
        : { case: "peerLatest", value: PeerLatest.create({ replaces }) };
    const bytes = encodeWithHeader(body, { sequence, follows, awaitsAck: false, unknownField: undefined }, 1_167);
    packetNumber += 1;
    const message = decodePeerMessage(bytes, features);
    return delivery.incoming.receive(message, bytes, { packetNumber, nowMs: 0 }).map((each) => each.sequence);
  };
}

function isMalformed(error: unknown): boolean {
  return error instanceof ProtocolError && error.code === "MALFORMED";
}

test("message-that-follows-or-replaces-one-before-the-first-is-a-contradiction", () => {
  assert.throws(() => receiverOf()(3, 4), isMalformed);
  for (const replaces of [[0], [3], [1, 2, 900]]) assert.throws(() => receiverOf()(3, 3, replaces), isMalformed);
  assert.equal(receiverOf()(3, 3, [1, 2]), [3]);
});

test("message-that-follows-itself-through-others-cannot-be-made-and-one-that-follows-the-latest-waits", () => {
  const receive = receiverOf();
  assert.equal(receive(4_000, 1), []);
  assert.equal(receive(3_999, 1), []);
  assert.equal(receive(3_998, 3_998), [3_998, 3_999, 4_000]);
});

test("side-without-the-feature-delivers-in-the-order-of-sequences-whatever-the-header-says", () => {
  const receive = receiverOf(new Set([Feature.ACK_RANGES]));
  assert.equal(receive(2, 2), []);
  assert.equal(receive(3, 99), []);
  assert.equal(receive(1, 1), [1, 2, 3]);
});

test("four-thousand-messages-that-follow-one-are-delivered-with-it", () => {
  const receive = receiverOf();
  for (let sequence = 2; sequence <= 4_000; sequence++) assert.equal(receive(sequence, sequence - 1), []);
  assert.is(receive(1, 1).length, 4_000);
});
