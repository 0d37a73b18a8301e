/** Paths on which one side gets no proof, although its peer's data arrives. */

import * as assert from "uvu/assert";
import { isSameAddress } from "../../../../src/socket-address.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { eventsOf, PeerPair, RESPONDER_ADDRESS } from "../peer-pair.ts";

const test = suite("paths without proof for one side");

const SHORT_REQUEST_BYTES = 51;
const FULL_REQUEST_BYTES = 1_200;

/** A pair whose responder's requests for a proof are lost from now on. */
function pairWithoutProofForResponder(): PeerPair {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  pair.run(1_000);
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    const { length } = datagram.bytes;
    const isRequest = length === SHORT_REQUEST_BYTES || length === FULL_REQUEST_BYTES;
    if (!isRequest || !isSameAddress(datagram.from, RESPONDER_ADDRESS)) send(datagram);
  };
  return pair;
}

test("side-whose-path-has-failed-still-acknowledges-what-comes-from-there", () => {
  const pair = pairWithoutProofForResponder();
  pair.run(10_000);
  assert.is(pair.responder.connection.paths[0]?.state, "failed");
  const { connection } = pair.initiator;
  for (let count = 1; count <= 20; count++) {
    connection.sendText(`${count}`, pair.nowMs);
    pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === count, 100);
    pair.run(500);
  }
  assert.is(connection.statistics.retransmitted, 0);
});

test("side-whose-path-has-failed-sends-nothing-else-and-little", () => {
  const pair = pairWithoutProofForResponder();
  pair.run(10_000);
  pair.responder.connection.sendText("waits", pair.nowMs);
  const [sentBefore, receivedBefore] = [pair.responder.connection.statistics, pair.initiator.connection.statistics];
  for (let count = 1; count <= 20; count++) {
    pair.initiator.connection.sendText(`${count}`, pair.nowMs);
    pair.run(50);
  }
  assert.equal(eventsOf(pair.initiator, "text"), []);
  const sentBytes = pair.responder.connection.statistics.sentBytes - sentBefore.sentBytes;
  const receivedBytes = pair.initiator.connection.statistics.sentBytes - receivedBefore.sentBytes;
  // Besides the requests for a proof.
  assert.ok(sentBytes < 3 * receivedBytes + 2 * FULL_REQUEST_BYTES, `${sentBytes} for ${receivedBytes}`);
});
