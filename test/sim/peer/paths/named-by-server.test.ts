/** A server that names an address of its own as one of the peer, and forwards between the sides from there. */

import * as assert from "uvu/assert";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { isRelay, RELAY } from "../../../../src/peering/path/path-kind.ts";
import { isSameAddress } from "../../../../src/socket-address.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { FORWARDER } from "../observers.ts";
import {
  eventsOf,
  INITIATOR_ADDRESS,
  PeerPair,
  type PeerPairOptions,
  RESPONDER_ADDRESS,
  type Side,
} from "../peer-pair.ts";

const test = suite("addresses that only the server names");

/** A pair without a direct path, whose server relays, and forwards faster from another address, which it names to both. */
function relayedPair(options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({
    seed: SEED,
    network: { latencyMs: 40 },
    ...options,
    initiator: { hasRelay: true, candidates: [RESPONDER_ADDRESS, FORWARDER], ...options.initiator },
    responder: { hasRelay: true, candidates: [INITIATOR_ADDRESS, FORWARDER], ...options.responder },
  });
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    const { from, to, bytes } = datagram;
    const other = isSameAddress(from, INITIATOR_ADDRESS) ? RESPONDER_ADDRESS : INITIATOR_ADDRESS;
    if (isRelay(to)) send({ from: RELAY, to: other, bytes });
  };
  pair.observer = ({ from, to, bytes }) => {
    if (!isSameAddress(to, FORWARDER)) return [];
    const other = isSameAddress(from, INITIATOR_ADDRESS) ? RESPONDER_ADDRESS : INITIATOR_ADDRESS;
    return [{ from: FORWARDER, to: other, bytes }];
  };
  return pair;
}

const offeredAt = ({ connection }: Side) =>
  connection.paths.find(({ destination }) => !isRelay(destination) && isSameAddress(destination, FORWARDER));

test("forwarder-of-the-server-does-not-take-the-place-of-the-relay-and-is-not-called-announced", () => {
  const pair = relayedPair();
  pair.connect();
  for (let second = 0; second < 120; second++) {
    for (const side of pair.sides) assert.not.ok(offeredAt(side)?.isAnnounced, `after ${second} s`);
    pair.run(1_000);
  }
  for (const side of pair.sides) {
    const moves = eventsOf(side, "pathChanged").filter(({ path }) => !isRelay(path));
    assert.equal(moves, []);
  }
});

test("nor-does-it-before-the-first-list-of-the-peer-arrives-or-if-the-peer-makes-none", () => {
  const silent = ownFeatures("link", ["PEER_ADDRESSES"]);
  const pair = relayedPair({ initiator: { features: silent }, responder: { features: silent } });
  // The link begins over the relay.
  const observer = pair.observer;
  pair.observer = () => [];
  pair.connect();
  pair.observer = observer;
  pair.run(60_000);
  for (const side of pair.sides) {
    assert.is(offeredAt(side)?.state, "proven", "it is tried");
    assert.is(offeredAt(side)?.isAnnounced, false);
    assert.equal(eventsOf(side, "pathChanged"), []);
    assert.ok(isRelay(side.connection.path ?? FORWARDER));
  }
});

test("nor-does-one-that-the-server-names-later", () => {
  const pair = relayedPair({
    initiator: { candidates: [RESPONDER_ADDRESS] },
    responder: { candidates: [INITIATOR_ADDRESS] },
  });
  pair.connect();
  pair.run(5_000);
  for (const { connection } of pair.sides) connection.addCandidates([FORWARDER], pair.nowMs);
  pair.run(60_000);
  for (const side of pair.sides) {
    assert.equal([offeredAt(side)?.state, offeredAt(side)?.isAnnounced], ["proven", false]);
    assert.equal(eventsOf(side, "pathChanged"), []);
  }
});

test("first-direct-path-that-the-peer-lists-stays-and-the-relay-beside-it-too", () => {
  const pair = new PeerPair({ seed: SEED, initiator: { hasRelay: true }, responder: { hasRelay: true } });
  const relay = ({
    from,
    to,
    bytes,
  }: {
    from: { address: string; port: number };
    to: { address: string; port: number };
    bytes: Uint8Array;
  }) => {
    if (!isRelay(to)) return [];
    const other = isSameAddress(from, INITIATOR_ADDRESS) ? RESPONDER_ADDRESS : INITIATOR_ADDRESS;
    return [{ from: RELAY, to: other, bytes }];
  };
  pair.observer = relay;
  pair.connect();
  const startMs = pair.nowMs;
  pair.runUntil(() => pair.sides.every(({ connection }) => !isRelay(connection.path ?? RELAY)), 1_000);
  // Two round trips prove the path. The list of the peer arrives meanwhile.
  assert.ok(pair.nowMs - startMs <= 60, `${pair.nowMs - startMs} ms`);
});
