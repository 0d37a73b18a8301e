/** Paths that carry requests for a proof and answers, but swallow data: by their length, as somebody on the way may. */

import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { isRelay, RELAY } from "../../../../src/peering/path/path-kind.ts";
import { isSameAddress } from "../../../../src/socket-address.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { connectedPair, textsOf } from "../observers.ts";
import { eventsOf, PeerPair, RESPONDER_ADDRESS } from "../peer-pair.ts";

const test = suite("paths that swallow data");

/** Drops some datagrams of the direct path from now on, by their length. */
function dropDirect(pair: PeerPair, isDropped: (length: number) => boolean): void {
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    if (isRelay(datagram.to) || !isDropped(datagram.bytes.length)) send(datagram);
  };
}

/** A pair that talks directly and has a relay besides. */
function relayedPair(): PeerPair {
  const pair = new PeerPair({ seed: SEED, initiator: { hasRelay: true }, responder: { hasRelay: true } });
  pair.observer = ({ from, to, bytes }) => {
    if (!isRelay(to)) return [];
    const other = isSameAddress(from, pair.initiator.address) ? pair.responder : pair.initiator;
    return [{ from: RELAY, to: other.address, bytes }];
  };
  pair.connect();
  pair.run(10_000);
  for (const { connection } of pair.sides) assert.not.ok(isRelay(connection.path ?? RELAY));
  return pair;
}

test("texts-take-the-relay-when-the-direct-path-passes-nothing-but-proofs", () => {
  const pair = relayedPair();
  dropDirect(pair, (length) => !(length === 51 || length === 1_200 || (length >= 60 && length <= 80)));
  const { connection } = pair.initiator;
  for (let count = 0; count < 10; count++) {
    connection.sendText(`${count} ${"x".repeat(100)}`, pair.nowMs);
    pair.run(2_000);
  }
  assert.is(textsOf(pair.responder).length, 10);
  pair.run(120_000);
  assert.is(connection.state, "connected");
  // It is tried again, less and less often.
  assert.ok(eventsOf(pair.initiator, "pathFailed").length <= 8);
});

test("path-in-use-that-carries-data-is-not-left-for-a-peer-that-is-slow-to-acknowledge", () => {
  const pair = relayedPair();
  pair.network.conditions = { ...pair.network.conditions, latencyMs: 60 };
  for (let count = 0; count < 20; count++) {
    pair.initiator.connection.sendText(`${count}`, pair.nowMs);
    pair.run(500);
  }
  pair.run(5_000);
  assert.is(textsOf(pair.responder).length, 20);
  assert.equal(eventsOf(pair.initiator, "pathFailed"), []);
});

test("media-take-the-relay-when-the-direct-path-swallows-what-is-larger-than-a-short-request", () => {
  const pair = relayedPair();
  const { connection } = pair.initiator;
  const stream = connection.openMedia(pair.nowMs);
  let frames = 0;
  const talk = (count: number): void => {
    for (let each = 0; each < count; each++, frames++) {
      const frame = { payload: new Uint8Array(1_000), timestampUs: frames * 20_000, marker: false };
      connection.sendMedia(stream, frame, pair.nowMs);
      pair.run(20);
    }
  };
  talk(50);
  dropDirect(pair, (length) => length > 600);
  const before = eventsOf(pair.responder, "media").length;
  talk(500);
  assert.ok(isRelay(connection.path ?? RESPONDER_ADDRESS));
  const arrived = eventsOf(pair.responder, "media").length - before;
  assert.ok(arrived > 400, `${arrived} of 500 frames`);
});

test("text-that-no-path-takes-ends-the-link-after-the-time-for-reliable-messages", () => {
  const pair = connectedPair();
  dropDirect(pair, (length) => length > 200);
  const { connection } = pair.initiator;
  connection.networkChanged(pair.nowMs);
  pair.run(5_000);
  assert.is(connection.paths[0]?.state, "failed");
  connection.sendText("hello", pair.nowMs);
  pair.run(DEFAULT_LIMITS.reliableTimeoutMs - 1);
  assert.is(connection.state, "connected");
  pair.run(1_000);
  assert.is(eventsOf(pair.initiator, "closed")[0]?.reason, "unacknowledged");
});

test("text-that-waits-for-a-path-leaves-when-there-is-one-again", () => {
  const pair = connectedPair();
  let isDropping = true;
  dropDirect(pair, (length) => isDropping && length > 200);
  pair.initiator.connection.networkChanged(pair.nowMs);
  pair.run(5_000);
  pair.initiator.connection.sendText("hello", pair.nowMs);
  pair.run(15_000);
  isDropping = false;
  pair.run(60_000);
  assert.equal(textsOf(pair.responder), ["hello"]);
  assert.is(pair.initiator.connection.state, "connected");
});

test("size-whose-tests-somebody-else-carries-is-given-up-at-the-second-loss", () => {
  const pair = connectedPair();
  const isSizeTest = (length: number): boolean => [1_372, 1_432, 1_452, 1_472].includes(length);
  dropDirect(pair, (length) => length > 1_300);
  // Somebody carries the tests of sizes to the peer another way.
  pair.observer = (datagram) => (isSizeTest(datagram.bytes.length) ? [datagram] : []);
  pair.run(20_000);
  assert.is(pair.initiator.connection.paths[0]?.datagramBytes, 1_472);
  const before = pair.initiator.connection.statistics.retransmitted;
  for (let count = 0; count < 100; count++) {
    pair.initiator.connection.sendText("x".repeat(1_380), pair.nowMs);
    pair.run(5_000);
  }
  assert.is(textsOf(pair.responder).length, 100);
  const again = pair.initiator.connection.statistics.retransmitted - before;
  assert.ok(again <= 12, `${again} of 100 large texts were sent again`);
});
