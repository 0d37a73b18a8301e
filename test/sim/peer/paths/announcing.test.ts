/** Sides of a link that announce their addresses, and others who want them to announce theirs. */

import * as assert from "uvu/assert";
import { Message, MessageType } from "../../../../generated/chatwire/v1/message.ts";
import { PeerAddresses } from "../../../../generated/chatwire/v1/peer.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import { Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import type { UnknownMessage } from "../../../../src/framing/unknown-message.ts";
import { isSameAddress, type SocketAddress } from "../../../../src/socket-address.ts";
import type { SimulatedDatagram } from "../../../../src/testing/datagram-network.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { connectedPair, forwardBothWays, MOVED, textsOf } from "../observers.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS, type Side } from "../peer-pair.ts";

const test = suite("announcements of a side's addresses");

function announce(pair: PeerPair, side: Side, addresses: readonly SocketAddress[], seenByServer: string[] = []): void {
  pair.announce(side, addresses, seenByServer);
}

/** A pair of which both sides have said where they are. */
function introducedPair(options: Parameters<typeof connectedPair>[0] = {}): PeerPair {
  const pair = connectedPair(options);
  for (const side of pair.sides) announce(pair, side, [side.address], [side.address.address]);
  return pair;
}

/** Whether the responder counts an address of the initiator as announced; undefined if it does not know it. */
function isAnnounced({ responder }: PeerPair, address: SocketAddress): boolean | undefined {
  return responder.connection.paths.find(({ destination }) => isSameAddress(destination, address))?.isAnnounced;
}

function move(pair: PeerPair, side: Side, to: SocketAddress): void {
  side.address = to;
  side.connection.networkChanged("interfaces", pair.nowMs);
  announce(pair, side, [to]);
}

test("side-that-moves-and-says-so-is-followed-within-four-round-trips", () => {
  const pair = introducedPair({ network: { latencyMs: 20 } });
  for (let count = 0; count < 10; count++) pair.responder.connection.sendText(`${count}`, pair.nowMs);
  move(pair, pair.initiator, MOVED);
  pair.run(160);
  assert.equal(pair.responder.connection.path, MOVED);
  pair.run(1_000);
  assert.is(isAnnounced(pair, MOVED), true);
  assert.is(isAnnounced(pair, INITIATOR_ADDRESS), false, "the old one is withdrawn, but may come back");
  assert.is(textsOf(pair.initiator).length, 10);
});

test("withdrawn-address-that-is-not-in-use-is-forgotten", () => {
  const pair = introducedPair();
  announce(pair, pair.initiator, [INITIATOR_ADDRESS, MOVED]);
  pair.run(100);
  assert.is(isAnnounced(pair, MOVED), true);
  announce(pair, pair.initiator, [INITIATOR_ADDRESS]);
  pair.run(100);
  assert.is(isAnnounced(pair, MOVED), undefined);
});

test("withdrawn-address-that-works-stays-in-use-while-there-is-no-other", () => {
  const pair = introducedPair();
  announce(pair, pair.initiator, [MOVED]);
  pair.run(60_000);
  assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
  assert.equal(eventsOf(pair.responder, "pathFailed"), []);
});

test("peer-that-announces-a-third-party-again-and-again-aims-twenty-requests-at-it", () => {
  const pair = introducedPair({ limits: { peerIdleTimeoutMs: 10_000_000 } });
  const third = "203.0.113.9";
  const before = pair.datagrams.sent.length;
  for (let round = 0; round < 500; round++) {
    const ports = Array.from({ length: 15 }, (_, index) => ({ address: third, port: 1 + round * 15 + index }));
    announce(pair, pair.initiator, [INITIATOR_ADDRESS, ...(round % 2 === 0 ? ports : [])]);
    pair.run(2_000);
  }
  const there = pair.datagrams.sent.slice(before).filter(({ to }) => to.address === third);
  assert.is(there.length, 20);
  assert.ok(there.every(({ bytes }) => bytes.length < 70));
});

test("peer-that-announces-a-thousand-third-parties-aims-at-sixty-four", () => {
  const pair = introducedPair({ limits: { peerIdleTimeoutMs: 10_000_000 } });
  const before = pair.datagrams.sent.length;
  for (let round = 0; round < 100; round++) {
    const parties = Array.from({ length: 10 }, (_, index) => ({ address: `203.0.${round}.${index + 1}`, port: 5 }));
    announce(pair, pair.initiator, [INITIATOR_ADDRESS, ...parties]);
    pair.run(20_000);
  }
  const there = pair.datagrams.sent.slice(before).filter(({ to }) => to.address.startsWith("203.0."));
  assert.ok(new Set(there.map(({ to }) => to.address)).size <= 64);
  assert.ok(there.length <= 64 * 20);
});

test("peer-that-lists-one-address-after-the-other-leaves-this-side-with-few-paths", () => {
  const pair = introducedPair();
  for (let port = 1; port <= 30; port++) {
    const next = { ...MOVED, port };
    // It answers there, and at all earlier ones, and sends from where it was at first.
    pair.responder.others.push(next);
    announce(pair, pair.responder, [next]);
    pair.run(2_000);
    assert.equal(pair.initiator.connection.path, next);
  }
  // Without a bound, there would be 31.
  assert.is(pair.initiator.connection.paths.length, 1 + 8);
});

test("peer-without-the-feature-is-told-nothing-and-followed-as-before", () => {
  const old = ownFeatures("link", ["PEER_ADDRESSES"]);
  const pair = introducedPair({ responder: { features: old } });
  move(pair, pair.initiator, MOVED);
  pair.run(5_000);
  assert.equal(pair.responder.connection.path, MOVED);
  assert.is(isAnnounced(pair, MOVED), false);
  assert.is(pair.responder.connection.statistics.skipped, 0);
});

/** Where a symmetric NAT maps the initiator toward the responder. */
const MAPPED = { address: INITIATOR_ADDRESS.address, port: 40_000 };

test("port-that-a-symmetric-nat-maps-toward-the-peer-is-announced", () => {
  const pair = introducedPair();
  pair.initiator.others.push(INITIATOR_ADDRESS);
  pair.initiator.address = MAPPED;
  pair.run(10_000);
  assert.is(isAnnounced(pair, MAPPED), true);
});

test("same-port-at-an-ip-address-that-the-server-does-not-see-is-not-announced", () => {
  const pair = introducedPair();
  pair.initiator.others.push(INITIATOR_ADDRESS);
  pair.initiator.address = MOVED;
  pair.run(10_000);
  assert.is(isAnnounced(pair, MOVED), false);
});

test("forwarder-that-is-always-first-in-both-directions-is-not-announced", () => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const pair = introducedPair({ seed: SEED + attempt });
    pair.observer = forwardBothWays(pair);
    pair.run(60_000);
    assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
    assert.ok(pair.responder.connection.paths.every((path) => path.isAnnounced || !path.isInUse));
    assert.equal(eventsOf(pair.responder, "pathChanged"), []);
  }
});

/** Forwards both ways from another port at the initiator's own IP address, as a neighbour behind the same NAT. */
function neighbour(pair: PeerPair): (datagram: SimulatedDatagram) => SimulatedDatagram[] {
  const port = { address: INITIATOR_ADDRESS.address, port: 7_777 };
  return (datagram) => {
    if (isSameAddress(datagram.to, port)) return [{ ...datagram, from: port, to: pair.initiator.address }];
    return isSameAddress(datagram.from, pair.initiator.address) ? [{ ...datagram, from: port }] : [];
  };
}

test("forwarder-behind-the-same-nat-who-cannot-forge-sources-is-not-announced", () => {
  const pair = introducedPair({ network: { latencyMs: 5 } });
  pair.observer = neighbour(pair);
  pair.run(60_000);
  const neighbours = { address: INITIATOR_ADDRESS.address, port: 7_777 };
  assert.is(isAnnounced(pair, neighbours), false);
  assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
});

test("address-that-a-gateway-maps-is-announced-as-such", () => {
  const pair = introducedPair();
  announce(pair, pair.initiator, [INITIATOR_ADDRESS]);
  pair.initiator.others.push(MAPPED);
  const candidates = [
    Candidate.create(INITIATOR_ADDRESS),
    Candidate.create({ kind: CandidateKind.PORT_MAPPED, ...MAPPED }),
  ];
  pair.initiator.connection.setOwnAddresses({ candidates, seenByServer: [] }, pair.nowMs);
  pair.run(1_000);
  const { paths } = pair.responder.connection;
  assert.is(paths.find(({ destination }) => isSameAddress(destination, MAPPED))?.destination.via, "gateway");
  assert.is(paths.find(({ destination }) => isSameAddress(destination, INITIATOR_ADDRESS))?.destination.via, undefined);
  // It maps the port no longer, and the host has the address itself.
  announce(pair, pair.initiator, [INITIATOR_ADDRESS, MAPPED]);
  pair.run(1_000);
  const after = pair.responder.connection.paths.find(({ destination }) => isSameAddress(destination, MAPPED));
  assert.is(after?.destination.via, undefined);
});

/** The address is known on this machine with the zone of its own link. */
const withZone = (announced: readonly Candidate[]) =>
  announced.map(({ address, port }) => ({ address: address.startsWith("fe80") ? `${address}%eth0` : address, port }));

test("link-local-addresses-are-announced-to-a-peer-there-and-to-nobody-else", () => {
  const nearby = { address: "fe80::1%eth0", port: 5 };
  const addresses = [INITIATOR_ADDRESS, { address: "fe80::1", port: 5 }];
  for (const isThere of [true, false]) {
    const shown = (own: SocketAddress): SocketAddress[] => (isThere ? [own, nearby] : [own]);
    const pair = introducedPair({
      initiator: { candidates: shown(RESPONDER_ADDRESS) },
      responder: { candidates: shown(INITIATOR_ADDRESS), destinationsOf: withZone },
    });
    announce(pair, pair.initiator, addresses);
    pair.run(1_000);
    const known = pair.responder.connection.paths.map(({ destination, isAnnounced: is }) => [destination.address, is]);
    const there = isThere ? [[nearby.address, true]] : [];
    assert.equal(known.sort(), [[INITIATOR_ADDRESS.address, true], ...there].sort());
  }
});

test("address-that-only-the-server-names-is-tried-and-counts-as-announced-once-the-peer-lists-it", () => {
  const pair = connectedPair();
  pair.initiator.others.push(MAPPED);
  pair.responder.connection.addCandidates([MAPPED], pair.nowMs);
  pair.run(5_000);
  assert.is(isAnnounced(pair, MAPPED), false);
  const offered = pair.responder.connection.paths.find(({ destination }) => isSameAddress(destination, MAPPED));
  assert.is(offered?.state, "proven");
  announce(pair, pair.initiator, [INITIATOR_ADDRESS, MAPPED]);
  pair.run(100);
  assert.is(isAnnounced(pair, MAPPED), true);
  announce(pair, pair.initiator, [INITIATOR_ADDRESS]);
  pair.run(100);
  assert.is(isAnnounced(pair, MAPPED), undefined);
});

test("first-list-of-the-peer-drops-what-only-the-server-has-named", () => {
  const pair = new PeerPair({ seed: SEED, responder: { candidates: [INITIATOR_ADDRESS, MOVED, MAPPED] } });
  for (const address of [INITIATOR_ADDRESS, MOVED, MAPPED]) assert.is(isAnnounced(pair, address), false);
  pair.connect();
  pair.run(200);
  assert.is(isAnnounced(pair, INITIATOR_ADDRESS), true);
  for (const address of [MOVED, MAPPED]) assert.is(isAnnounced(pair, address), undefined);
});

/** An announcement as a client may encode it that does not filter its addresses. */
function announcementOf(addresses: Candidate[]): UnknownMessage {
  const body = { case: "peerAddresses", value: PeerAddresses.create({ addresses }) } as const;
  const { command } = events.PeerAddresses;
  return { type: MessageType.EVENT, command, critical: false, fields: Message.encode(Message.create({ body })) };
}

test("addresses-that-make-no-sense-on-this-machine-get-nothing", () => {
  const never = ["127.0.0.1", "127.0.0.53", "192.0.2.255", "::1"];
  const destinationsOf = (announced: readonly Candidate[]) =>
    announced.filter(({ address }) => !never.includes(address)).map(({ address, port }) => ({ address, port }));
  const pair = introducedPair({ responder: { destinationsOf } });
  // A client that has been changed announces them nevertheless.
  const addresses = [...never, MOVED.address].map((address) => Candidate.create({ address, port: 53 }));
  pair.initiator.connection.sendUnknown(announcementOf(addresses), "reliable", pair.nowMs);
  pair.run(60_000);
  const there = pair.datagrams.sent.filter(({ to }) => to.port === 53).map(({ to }) => to.address);
  assert.equal([...new Set(there)], [MOVED.address]);
});
