/** Sides of a link that have further uplinks, and others who want to gain from it. */

import * as assert from "uvu/assert";
import { Candidate } from "../../../../generated/chatwire/v1/signalling.ts";
import { RELAY } from "../../../../src/peering/path/path-kind.ts";
import { isSameAddress, type SocketAddress } from "../../../../src/socket-address.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { bytesTo, connectedPair, THIRD_PARTY, textsOf } from "../observers.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS } from "../peer-pair.ts";

const test = suite("paths over further uplinks");

const SECOND = { address: "198.51.100.2", port: 2_002 };
const THIRD = { address: "198.51.100.3", port: 3_003 };

/** A pair whose initiator has two further uplinks, which it has announced. */
function pairWithUplinks(options: Parameters<typeof connectedPair>[0] = {}): PeerPair {
  const pair = connectedPair({ network: { latencyMs: 20 }, ...options });
  for (const side of pair.sides) announce(pair, side, [side.address]);
  pair.setUplinks(pair.initiator, { 1: SECOND, 2: THIRD });
  announce(pair, pair.initiator, [INITIATOR_ADDRESS, SECOND, THIRD]);
  pair.run(1_000);
  return pair;
}

function announce(pair: PeerPair, { connection }: PeerPair["initiator"], addresses: readonly SocketAddress[]): void {
  const candidates = addresses.map((each) => Candidate.create(each));
  connection.setOwnAddresses({ candidates, seenByServer: [] }, pair.nowMs);
}

test("address-of-the-peer-is-a-path-by-each-uplink-which-is-proven-by-itself-and-left-unused", () => {
  const pair = pairWithUplinks();
  const paths = pair.initiator.connection.paths.filter(({ destination }) =>
    isSameAddress(destination, RESPONDER_ADDRESS),
  );
  assert.equal(
    paths.map(({ destination: { uplink }, state, isInUse }) => [uplink, state, isInUse]),
    [
      [undefined, "proven", true],
      [1, "proven", false],
      [2, "proven", false],
    ],
  );
  assert.ok(pair.responder.connection.paths.every(({ destination }) => destination.uplink === undefined));
  pair.run(60_000);
  assert.equal(eventsOf(pair.initiator, "pathChanged"), []);
});

test("path-over-another-uplink-takes-over-when-the-one-in-use-is-dark-and-no-text-is-lost-or-doubled", () => {
  const pair = pairWithUplinks();
  pair.dark.add(INITIATOR_ADDRESS);
  const darkMs = pair.nowMs;
  for (let count = 0; count < 20; count++) {
    for (const { connection } of pair.sides) connection.sendText(`${count}`, pair.nowMs);
    pair.run(100);
  }
  pair.runUntil(() => pair.sides.every((side) => textsOf(side).length === 20), 2_000);
  assert.ok(pair.nowMs - darkMs <= 2_500);
  const expected = Array.from({ length: 20 }, (_, index) => `${index}`);
  for (const side of pair.sides) assert.equal(textsOf(side), expected);
  const { path } = pair.initiator.connection;
  assert.ok(path?.uplink !== undefined);
  assert.ok(isSameAddress(path, RESPONDER_ADDRESS));
});

test("uplink-that-is-gone-takes-its-paths-along-and-the-one-in-use-is-left-at-once", () => {
  const pair = pairWithUplinks();
  pair.dark.add(INITIATOR_ADDRESS);
  pair.run(8_000);
  assert.is(pair.initiator.connection.path?.uplink, 1);
  pair.setUplinks(pair.initiator, { 2: THIRD });
  assert.is(pair.initiator.connection.path?.uplink, 2);
  assert.ok(pair.initiator.connection.paths.every(({ destination }) => destination.uplink !== 1));
  pair.initiator.connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  assert.equal(textsOf(pair.responder), ["hello"]);
  pair.setUplinks(pair.initiator, {});
  const numbers = pair.initiator.connection.paths.map(({ destination, state }) => [destination.uplink, state]);
  assert.equal(numbers, [
    [undefined, "failed"],
    [2, "failed"],
  ]);
});

test("third-party-that-the-peer-announces-gets-twenty-requests-from-all-uplinks-together", () => {
  const pair = pairWithUplinks({ limits: { peerIdleTimeoutMs: 10_000_000 } });
  const before = pair.datagrams.sent.length;
  for (let round = 0; round < 100; round++) {
    const ports = Array.from({ length: 15 }, (_, index) => ({ ...THIRD_PARTY, port: 1 + round * 15 + index }));
    announce(pair, pair.responder, [RESPONDER_ADDRESS, ...(round % 2 === 0 ? ports : [])]);
    pair.run(2_000);
  }
  const there = pair.datagrams.sent.slice(before).filter(({ to }) => to.address === THIRD_PARTY.address);
  assert.is(there.length, 20);
  assert.ok(there.every(({ bytes }) => bytes.length < 70));
  assert.ok(pair.initiator.connection.paths.length < 100);
});

test("one-datagram-from-elsewhere-at-an-uplink-brings-three-times-its-bytes-there-and-moves-nothing", () => {
  const pair = pairWithUplinks();
  let copied = 0;
  pair.observer = (datagram) => {
    if (copied > 0 || !isSameAddress(datagram.to, INITIATOR_ADDRESS)) return [];
    copied = datagram.bytes.length;
    return [{ ...datagram, from: THIRD_PARTY, to: SECOND }];
  };
  pair.responder.connection.sendText("hello", pair.nowMs);
  pair.run(60_000);
  assert.ok(copied > 0);
  assert.ok(bytesTo(pair, THIRD_PARTY) > 0);
  assert.ok(bytesTo(pair, THIRD_PARTY) <= 3 * copied);
  assert.equal(eventsOf(pair.initiator, "pathChanged"), []);
  assert.equal(textsOf(pair.initiator), ["hello"]);
});

test("private-address-and-one-of-the-other-family-are-no-paths-over-an-uplink", () => {
  const pair = pairWithUplinks();
  announce(pair, pair.responder, [
    RESPONDER_ADDRESS,
    { address: "10.0.0.1", port: 1 },
    { address: "2001:db8::1", port: 1 },
  ]);
  pair.run(100);
  const paths = pair.initiator.connection.paths.map(({ destination }) => destination);
  assert.ok(paths.some(({ address }) => address === "10.0.0.1"));
  assert.ok(paths.some(({ address }) => address === "2001:db8::1"));
  const over = paths.filter(({ uplink }) => uplink !== undefined).map(({ address }) => address);
  assert.equal(over, [RESPONDER_ADDRESS.address, RESPONDER_ADDRESS.address]);
});

test("link-that-uses-only-the-relay-has-no-path-over-an-uplink", () => {
  const only = { hasRelay: true, relayOnly: true };
  const pair = new PeerPair({ seed: SEED, initiator: only, responder: only });
  pair.setUplinks(pair.initiator, { 1: SECOND });
  pair.initiator.connection.addCandidates([RESPONDER_ADDRESS], pair.nowMs);
  assert.equal(
    pair.initiator.connection.paths.map(({ destination }) => destination),
    [RELAY],
  );
});
