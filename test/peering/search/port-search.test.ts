/** When a link searches, towards whom, and what a hostile server or peer gets. */

import * as assert from "uvu/assert";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { PeerMapping } from "../../../generated/chatwire/v1/peer.ts";
import { NatMapping as Mapping } from "../../../generated/chatwire/v1/signalling.ts";
import type { NatMapping } from "../../../src/explanation.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { type Destination, RELAY } from "../../../src/peering/path/path-kind.ts";
import { PathKinds } from "../../../src/peering/path/path-kinds.ts";
import { PortSearch, type SearchEvent } from "../../../src/peering/search/port-search.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("port search");

const OWN = { address: "203.0.113.1", port: 4_000 };
const PEER = { address: "203.0.113.2", port: 5_000 };
const SOCKETS = [1, 2, 3];
const UNKNOWN = { own: "unknown", peer: "unknown" };

test("random-side-opens-sockets-says-so-and-probes-the-peer-from-each", () => {
  const side = new Side("port-dependent");
  side.tell(Mapping.ENDPOINT_INDEPENDENT);
  side.run(2_000);
  assert.equal(side.events, [{ type: "searchWanted", role: "sockets", target: PEER }]);
  assert.equal(side.told, [PeerMapping.create({ mapping: Mapping.PORT_DEPENDENT, ...OWN, sockets: 0 })]);
  assert.is(side.search.search(SOCKETS, side.nowMs), true);
  assert.is(side.told[1]?.sockets, 3);
  const sent = side.run(1_000);
  assert.equal(
    sent,
    SOCKETS.map((socket) => ({ ...PEER, socket })),
  );
});

test("consistent-side-probes-random-ports-once-the-peer-has-opened-sockets", () => {
  const side = new Side("endpoint-independent");
  side.run(3_000);
  assert.is(side.told.length, 1);
  assert.equal(side.events, []);
  side.tell(Mapping.PORT_DEPENDENT);
  assert.equal(side.run(5_000), [], "the peer has not begun");
  side.tell(Mapping.PORT_DEPENDENT, { sockets: 256 });
  assert.equal(side.events, [{ type: "searchWanted", role: "ports", target: PEER }]);
  assert.is(side.search.search([], side.nowMs), true);
  const sent = side.run(60_000);
  assert.is(sent.length, 1_750);
  assert.ok(sent.every(({ address }) => address === PEER.address));
  assert.equal(side.events.at(-1), { type: "searchEnded", sockets: [] });
});

test("trial-of-a-search-says-who-sent-how-much-and-what-came-of-it", () => {
  const side = new Side("endpoint-independent");
  assert.is(side.search.trial, undefined);
  side.run(3_000);
  side.tell(Mapping.PORT_DEPENDENT, { sockets: 256 });
  const wanted = { role: "ports", target: PEER, sockets: 0, probes: 0, outcome: "not begun" } as const;
  assert.equal(side.search.trial, wanted);
  side.search.search([], side.nowMs);
  const { length } = side.run(1_000);
  assert.equal(side.search.trial, { ...wanted, probes: length, outcome: "running" });
  side.run(60_000);
  assert.equal(side.search.trial, { ...wanted, probes: 1_750, outcome: "nothing found" });

  const random = new Side("port-dependent");
  random.tell(Mapping.NONE);
  random.run(2_000);
  random.search.search(SOCKETS, random.nowMs);
  random.run(100);
  random.path = PEER;
  random.search.pathChanged(random.nowMs);
  assert.equal(random.search.trial, { role: "sockets", target: PEER, sockets: 3, probes: 3, outcome: "stopped" });

  const lucky = new Side("endpoint-independent");
  lucky.begin();
  lucky.run(1_000);
  lucky.search.received({ address: PEER.address, port: 6_000 }, lucky.nowMs);
  assert.is(lucky.search.trial?.outcome, "running", "the path is not proven yet");
  lucky.path = PEER;
  lucky.search.pathChanged(lucky.nowMs);
  assert.is(lucky.search.trial?.outcome, "found");
});

test("nothing-is-told-or-searched-while-the-link-has-a-direct-path-or-the-mapping-is-unknown", () => {
  const direct = new Side("port-dependent", { path: PEER });
  direct.tell(Mapping.ENDPOINT_INDEPENDENT);
  direct.run(120_000);
  const unknown = new Side("unknown");
  unknown.tell(Mapping.ENDPOINT_INDEPENDENT);
  unknown.run(120_000);
  for (const { told, events } of [direct, unknown]) assert.equal([told, events], [[], []]);
});

test("peer-that-has-moved-again-and-again-is-searched-where-the-server-saw-it-last", () => {
  const side = new Side("port-dependent");
  for (let move = 1; move <= 100; move++)
    side.search.serverSaw([{ address: "203.0.113.2", port: 5_000 + move }], side.nowMs);
  side.tell(Mapping.ENDPOINT_INDEPENDENT);
  side.run(2_000);
  assert.equal(side.events, [], "the address of the beginning is forgotten");
  const last = { ...PEER, port: 5_100 };
  side.tell(Mapping.ENDPOINT_INDEPENDENT, last);
  side.run(2_000);
  assert.equal(side.events, [{ type: "searchWanted", role: "sockets", target: last }]);
});

test("nothing-is-told-to-a-peer-without-the-feature", () => {
  const side = new Side("port-dependent", { isAgreed: false });
  side.run(120_000);
  assert.equal([side.told, side.events], [[], []]);
});

test("two-random-sides-and-two-consistent-ones-do-not-search", () => {
  for (const [own, peers] of [
    ["port-dependent", Mapping.PORT_DEPENDENT],
    ["endpoint-independent", Mapping.NONE],
    ["none", Mapping.UNSPECIFIED],
    ["port-dependent", 77 as Mapping],
  ] as const) {
    const side = new Side(own);
    side.run(3_000);
    side.tell(peers);
    side.tell(peers, { sockets: 256 });
    side.run(120_000);
    assert.equal(side.events, [], own);
  }
});

test("side-whose-port-only-one-address-has-seen-searches-if-requests-had-time-in-vain", () => {
  for (const peers of [Mapping.NONE, Mapping.ENDPOINT_INDEPENDENT]) {
    const side = new Side("same for both ports");
    side.tell(peers);
    side.run(4_900);
    assert.equal(side.events, []);
    side.run(200);
    assert.equal(side.events, [{ type: "searchWanted", role: "sockets", target: PEER }]);
  }
  // The side whose port is known answers such a search.
  for (const own of ["none", "endpoint-independent"] as const) {
    const side = new Side(own);
    side.run(3_000);
    side.tell(Mapping.SAME_FOR_BOTH_PORTS);
    side.run(30_000);
    assert.equal(side.events, [], own);
    side.tell(Mapping.SAME_FOR_BOTH_PORTS, { sockets: 256 });
    assert.equal(side.events, [{ type: "searchWanted", role: "ports", target: PEER }]);
  }
});

test("two-sides-whose-ports-only-one-address-has-seen-take-turns", () => {
  const side = new Side("same for both ports");
  side.tell(Mapping.SAME_FOR_BOTH_PORTS);
  side.run(5_100);
  assert.equal(rolesOf(side), ["sockets"]);
  side.search.search(SOCKETS, side.nowMs);
  // The next search would begin after 60 s: it is the turn of the peer.
  side.run(60_000);
  assert.equal(rolesOf(side), ["sockets"]);
  side.tell(Mapping.SAME_FOR_BOTH_PORTS, { sockets: 256 });
  assert.equal(rolesOf(side), ["sockets", "ports"]);

  // This one is the second, by its address.
  const other = { address: "203.0.113.0", port: 5_000 };
  const second = new Side("same for both ports", { seen: [other] });
  second.tell(Mapping.SAME_FOR_BOTH_PORTS, other);
  second.run(14_900);
  assert.equal(rolesOf(second), []);
  // The peer does nothing.
  second.run(200);
  assert.equal(rolesOf(second), ["sockets"]);
});

test("port-that-the-peer-sees-shows-a-nat-that-maps-each-address-anew", () => {
  const side = new Side("same for both ports");
  side.search.peerSaw([OWN, { ...OWN, address: "198.51.100.7" }]);
  assert.is(side.search.mappings.IPv4.own, "same for both ports");
  const elsewhere = { ...OWN, port: OWN.port + 1 };
  for (let times = 0; times < 2; times++) side.search.peerSaw([OWN, elsewhere]);
  assert.equal([side.search.mappings.IPv4.own, side.events], ["port-dependent", [{ type: "seenElsewhere" }]]);
  // The server still sees the same.
  side.search.setOwn([{ mapping: "same for both ports", endpoint: OWN }], side.nowMs);
  assert.is(side.search.mappings.IPv4.own, "port-dependent");
  side.tell(Mapping.SAME_FOR_BOTH_PORTS);
  side.run(2_000);
  assert.equal(rolesOf(side), ["sockets"]);
  // A NAT has changed the address, and the server has seen it only now.
  side.search.setOwn([{ mapping: "same for both ports", endpoint: elsewhere }], side.nowMs);
  assert.is(side.search.mappings.IPv4.own, "same for both ports");
});

test("server-alone-and-peer-alone-cannot-name-a-target", () => {
  const third = { address: "198.51.100.9", port: 53 };
  for (const own of ["port-dependent", "endpoint-independent"] as const) {
    const peers = own === "port-dependent" ? Mapping.NONE : Mapping.PORT_DEPENDENT;
    // The server names a third party, and the peer does not.
    const server = new Side(own, { seen: [third] });
    server.run(3_000);
    server.tell(peers, { sockets: 256 });
    server.tell(peers);
    // The peer names one, and the server does not.
    const peer = new Side(own);
    peer.run(3_000);
    peer.tell(peers, { ...third, sockets: 256 });
    peer.tell(peers, third);
    // Both name this machine, or what is no address.
    const loopback = { address: "127.0.0.1", port: 22 };
    const both = new Side(own, { seen: [loopback] });
    both.run(3_000);
    both.tell(peers, { ...loopback, sockets: 256 });
    both.tell(peers, { address: "router.example", port: 1, sockets: 256 });
    both.tell(peers, { address: "224.0.0.1", port: 1, sockets: 256 });
    for (const side of [server, peer, both]) {
      assert.equal(side.run(120_000), []);
      assert.equal(side.events, []);
    }
  }
});

test("sides-that-the-server-saw-in-different-families-do-not-search", () => {
  const target = { address: "2001:db8::2", port: 5_000 };
  const side = new Side("port-dependent", { seen: [target] });
  side.tell(Mapping.NONE, target);
  side.run(120_000);
  assert.equal(side.events, []);
});

test("address-of-the-peer-is-the-same-however-server-and-peer-spell-it", () => {
  const side = new Side("unknown", { seen: [{ address: "2001:DB8::2", port: 5_000 }] });
  side.search.setOwn([{ mapping: "port-dependent", endpoint: { address: "2001:db8::1", port: 4_000 } }], side.nowMs);
  side.tell(Mapping.NONE, { address: "2001:db8:0::2" });
  side.run(5_000);
  // Only one search at a time goes towards an address, which the client knows by its text.
  const target = { address: "2001:db8::2", port: 5_000 };
  assert.equal(side.events, [{ type: "searchWanted", role: "sockets", target }]);
});

test("side-of-both-families-tells-both-mappings-and-searches-in-the-family-of-the-peer", () => {
  const own6 = { address: "2001:db8::1", port: 4_000 };
  const seen = [
    { mapping: "none", endpoint: own6 },
    { mapping: "port-dependent", endpoint: OWN },
  ] as const;
  const side = new Side("unknown");
  side.search.setOwn(seen, side.nowMs);
  side.tell(Mapping.NONE);
  side.run(2_000);
  const random = PeerMapping.create({ mapping: Mapping.PORT_DEPENDENT, ...OWN });
  assert.equal(side.told, [PeerMapping.create({ mapping: Mapping.NONE, ...own6 }), random]);
  assert.equal(side.events, [{ type: "searchWanted", role: "sockets", target: PEER }]);
  assert.is(side.search.search(SOCKETS, side.nowMs), true);
  assert.equal(side.told[2], { ...random, sockets: 3 });
  side.search.setOwn(seen, side.nowMs);
  side.run(60_000);
  assert.is(side.told.length, 3, "nothing has changed");
});

test("side-of-both-families-probes-ports-of-the-peer-in-the-family-that-the-peer-opens-sockets-in", () => {
  const side = new Side("unknown");
  side.search.setOwn(
    [
      { mapping: "port-dependent", endpoint: { address: "2001:db8::1", port: 4_000 } },
      { mapping: "endpoint-independent", endpoint: OWN },
    ],
    side.nowMs,
  );
  side.run(3_000);
  side.tell(Mapping.PORT_DEPENDENT, { sockets: 256 });
  assert.equal(side.events, [{ type: "searchWanted", role: "ports", target: PEER }]);
  assert.equal(side.search.mappings, {
    IPv4: { own: "endpoint-independent", peer: "port-dependent" },
    IPv6: { own: "port-dependent", peer: "unknown" },
  });
});

test("random-side-probes-no-other-port-than-the-server-saw", () => {
  const side = new Side("port-dependent");
  side.tell(Mapping.NONE, { port: 53 });
  side.run(120_000);
  assert.equal(side.events, []);
});

test("peer-that-asks-again-and-again-gets-a-search-a-minute-and-fewer-later", () => {
  const side = new Side("endpoint-independent");
  side.run(3_000);
  let sent = 0;
  for (let second = 0; second < 3_600; second++) {
    side.tell(Mapping.PORT_DEPENDENT, { sockets: 256 });
    side.search.search([], side.nowMs);
    sent += side.run(1_000).length;
  }
  assert.is(side.events.filter(({ type }) => type === "searchWanted").length, 7);
  assert.is(sent, 7 * 1_750);
});

test("hit-is-taken-as-a-path-and-probes-pause-until-it-is-proven", () => {
  const side = new Side("endpoint-independent");
  side.begin();
  side.run(1_000);
  side.search.received({ address: "203.0.113.77", port: 6_000 }, side.nowMs);
  side.search.received(RELAY, side.nowMs);
  assert.equal(side.found, []);
  const hit = { address: PEER.address, port: 6_000 };
  side.search.received(hit, side.nowMs);
  side.search.received(hit, side.nowMs);
  assert.equal(side.found, [hit]);
  assert.equal(side.run(2_900), []);
  assert.ok(side.run(1_000).length > 0, "it was not proven");
  side.path = hit;
  side.search.pathChanged(side.nowMs);
  assert.equal(side.events.at(-1), { type: "searchEnded", sockets: [] });
  assert.equal(side.run(60_000), []);
});

test("few-paths-come-of-one-search-and-the-next-one-forgets-them", () => {
  const side = new Side("endpoint-independent");
  side.begin();
  for (let port = 1; port <= 10; port++) side.search.received({ address: PEER.address, port }, side.nowMs);
  assert.is(side.found.length, 4);
  side.run(61_000);
  side.begin();
  assert.equal(side.forgotten, side.found);
});

test("search-that-the-owner-refuses-is-tried-later", () => {
  const side = new Side("port-dependent");
  side.tell(Mapping.NONE);
  side.run(150_000);
  const wanted = side.events.filter(({ type }) => type === "searchWanted");
  assert.is(wanted.length, 2);
  assert.is(side.search.search([], side.nowMs), false, "no socket could be opened");
  assert.is(side.told.length, 1);
});

test("mapping-is-told-again-when-it-has-changed", () => {
  const side = new Side("port-dependent");
  side.run(3_000);
  side.search.setOwn([{ mapping: "none", endpoint: { ...OWN, port: 4_001 } }], side.nowMs);
  side.run(3_000);
  assert.equal(
    side.told.map(({ mapping, port }) => [mapping, port]),
    [
      [Mapping.PORT_DEPENDENT, 4_000],
      [Mapping.NONE, 4_001],
    ],
  );
  assert.equal(side.search.mappings, { IPv4: { own: "none", peer: "unknown" }, IPv6: UNKNOWN });
});

/** Which searches a side wanted. */
function rolesOf({ events }: Side): string[] {
  return events.flatMap((event) => (event.type === "searchWanted" ? [event.role] : []));
}

interface SideOptions {
  readonly path?: Destination;
  readonly isAgreed?: boolean;
  /** Where the server says that it saw the peer. */
  readonly seen?: readonly SocketAddress[];
}

/** The search of one side of a link, on virtual time, and what it does. */
class Side {
  readonly search: PortSearch;
  readonly events: SearchEvent[] = [];
  /** What it told the peer. */
  readonly told: PeerMapping[] = [];
  readonly found: Destination[] = [];
  readonly forgotten: Destination[] = [];
  path: Destination;
  nowMs = 1_000;

  constructor(own: NatMapping, { path = RELAY, isAgreed = true, seen = [PEER] }: SideOptions = {}) {
    this.path = path;
    const random = new SeededRandom(SEED);
    const send = (body: MessageBody): void => {
      if (body.case === "peerMapping") this.told.push(body.value);
    };
    this.search = new PortSearch({
      limits: DEFAULT_LIMITS,
      outbox: {
        messageBytesMax: 1_167,
        reliableBytesMax: 1_167,
        longBytesMax: 1_167,
        sendLossy() {},
        sendPaced: () => 0,
        isPacedWaiting: () => false,
        sendReliable: send,
        sendTracked: () => 0,
        sendLatest() {},
      },
      raise: (event) => this.events.push(event),
      random: (length) => random.bytes(length),
      pathKind: new PathKinds(DEFAULT_LIMITS, true),
      isAgreed: () => isAgreed,
      isRelayed: () => this.path === RELAY,
      onFound: (found) => this.found.push(found),
      onForget: (paths) => this.forgotten.push(...paths),
    });
    this.search.serverSaw(seen, this.nowMs);
    if (own !== "unknown") this.search.setOwn([{ mapping: own, endpoint: OWN }], this.nowMs);
    this.search.pathChanged(this.nowMs);
  }

  /** Takes a message of the peer. */
  tell(mapping: Mapping, more: Partial<PeerMapping> = {}): void {
    const value = PeerMapping.create({ mapping, ...PEER, ...more });
    this.search.handle({ case: "peerMapping", value }, this.nowMs);
  }

  /** Begins to probe ports. */
  begin(): void {
    this.run(3_000);
    this.tell(Mapping.PORT_DEPENDENT, { sockets: 256 });
    assert.is(this.search.search([], this.nowMs), true);
  }

  /** Lets time pass, and returns where probes went. */
  run(durationMs: number): Destination[] {
    const untilMs = this.nowMs + durationMs;
    const sent: Destination[] = [];
    for (
      let dueMs = this.search.nextTimeoutMs;
      dueMs !== undefined && dueMs <= untilMs;
      dueMs = this.search.nextTimeoutMs
    ) {
      this.nowMs = Math.max(this.nowMs, dueMs);
      this.search.handleTimeout(this.nowMs);
      const to = this.search.poll()?.to;
      if (to !== undefined) sent.push(to);
    }
    this.nowMs = untilMs;
    return sent;
  }
}
