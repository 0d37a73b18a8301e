import * as assert from "uvu/assert";
import { Candidate, Connectivity, NatMapping } from "../../../../generated/chatwire/v1/signalling.ts";
import {
  peerFamilies,
  toConnectivity,
  withMappings,
} from "../../../../src/client/conversations/explain/connectivity.ts";
import { ownFamilies } from "../../../../src/client/conversations/explain/own-families.ts";
import type { FamilyFacts } from "../../../../src/explanation.ts";
import { suite } from "../../../suite.ts";

const test = suite("address families in explanations");

const LOOPBACK = { name: "lo", address: "127.0.0.1", family: 4 } as const;
const IPV4 = { name: "eth0", address: "192.168.1.2", family: 4 } as const;
const IPV6 = { name: "eth0", address: "2001:db8::2", family: 6 } as const;
const LINK_LOCALS = [
  { name: "eth0", address: "fe80::1", family: 6 },
  { name: "eth1", address: "169.254.3.4", family: 4 },
] as const;

const HOST = { address: "192.168.1.2", port: 5 };
const HOST6 = { address: "2001:db8::2", port: 5 };
const HOSTS = [HOST, HOST6];
const OUTSIDE = { address: "203.0.113.1", port: 5 };
const SEEN = [
  { mapping: "none", endpoint: HOST6 },
  { mapping: "port-dependent", endpoint: OUTSIDE },
] as const;

test("family-of-the-server-works-if-it-answered-and-a-nat-shows-in-what-it-saw", () => {
  const facts = (seenAt: typeof HOST | undefined): FamilyFacts[] =>
    ownFamilies([LOOPBACK, IPV4], { hosts: HOSTS, asked: new Map([["IPv4", seenAt]]), seen: SEEN });
  assert.equal(facts(HOST), [{ family: "IPv4", udp: "works", nat: "none", mapping: "unknown" }]);
  assert.equal(facts({ ...HOST, port: 6 }), [{ family: "IPv4", udp: "works", nat: "present", mapping: "unknown" }]);
  assert.equal(facts(OUTSIDE), [{ family: "IPv4", udp: "works", nat: "present", mapping: "port-dependent" }]);
  assert.equal(facts(undefined), [{ family: "IPv4", udp: "no answer", nat: "unknown", mapping: "unknown" }]);
});

test("family-without-a-question-is-not-judged", () => {
  const NOT_ASKED = { udp: "not asked", nat: "unknown", mapping: "unknown" } as const;
  assert.equal(ownFamilies([IPV4], { hosts: HOSTS, asked: new Map(), seen: [] }), [{ family: "IPv4", ...NOT_ASKED }]);
  assert.equal(ownFamilies([IPV6, IPV4], { hosts: HOSTS, asked: new Map([["IPv4", HOST]]), seen: SEEN }), [
    { family: "IPv4", udp: "works", nat: "none", mapping: "unknown" },
    { family: "IPv6", ...NOT_ASKED },
  ]);
});

test("each-family-in-which-the-server-was-asked-is-judged-by-itself", () => {
  const asked = new Map([
    ["IPv4", OUTSIDE],
    ["IPv6", HOST6],
  ] as const);
  assert.equal(ownFamilies([IPV6, IPV4], { hosts: HOSTS, asked, seen: SEEN }), [
    { family: "IPv4", udp: "works", nat: "present", mapping: "port-dependent" },
    { family: "IPv6", udp: "works", nat: "none", mapping: "none" },
  ]);
});

test("loopback-and-link-local-addresses-are-no-family-but-the-way-to-the-server-is", () => {
  const families = (interfaces: Parameters<typeof ownFamilies>[0], asked: "IPv4" | "IPv6"): string[] =>
    ownFamilies(interfaces, { hosts: [], asked: new Map([[asked, undefined]]), seen: [] }).map(({ family }) => family);
  assert.equal(families([LOOPBACK, ...LINK_LOCALS], "IPv4"), ["IPv4"]);
  assert.equal(families([LOOPBACK, ...LINK_LOCALS, IPV4], "IPv4"), ["IPv4"]);
  assert.equal(families([LOOPBACK, IPV6], "IPv6"), ["IPv6"]);
  // However an address is written, and with a zone.
  const others = ["FE80:0:0::1", "fe80::1%eth0", "fea0::1", "::ffff:169.254.1.2", "0:0:0:0:0:0:0:1"];
  for (const address of others) assert.equal(families([{ ...IPV6, address }], "IPv4"), ["IPv4"], address);
});

test("what-one-client-tells-is-what-the-other-knows", () => {
  for (const facts of [
    [{ family: "IPv4", udp: "works", nat: "present", mapping: "port-dependent" }],
    [{ family: "IPv4", udp: "works", nat: "present", mapping: "endpoint-independent" }],
    [{ family: "IPv6", udp: "works", nat: "none", mapping: "none" }],
    [
      { family: "IPv4", udp: "no answer", nat: "unknown", mapping: "unknown" },
      { family: "IPv6", udp: "not asked", nat: "unknown", mapping: "unknown" },
    ],
    [],
  ] satisfies FamilyFacts[][]) {
    const sent = Connectivity.decode(Connectivity.encode(toConnectivity(facts)));
    assert.equal(peerFamilies(sent, []), facts);
  }
});

test("of-a-client-that-tells-nothing-only-the-families-of-its-candidates-are-known", () => {
  const offered = ["2001:db8::1", "192.0.2.9", "192.0.2.8"].map((address) => Candidate.create({ address, port: 9 }));
  assert.equal(peerFamilies(undefined, offered), [
    { family: "IPv4", udp: "unknown", nat: "unknown", mapping: "unknown" },
    { family: "IPv6", udp: "unknown", nat: "unknown", mapping: "unknown" },
  ]);
});

test("mapping-that-the-peer-tells-inside-the-seal-replaces-what-the-server-passed-on", () => {
  const told = Connectivity.create({ ipv4: { mapping: NatMapping.NONE }, ipv6: { mapping: NatMapping.NONE } });
  const mappings = {
    IPv4: { own: "unknown", peer: "port-dependent" },
    IPv6: { own: "port-dependent", peer: "unknown" },
  } as const;
  assert.equal(
    withMappings(peerFamilies(told, []), mappings).map(({ mapping }) => mapping),
    ["port-dependent", "none"],
  );
});

test("number-of-a-mapping-that-this-client-does-not-know-means-unknown", () => {
  const told = Connectivity.create({ ipv4: { mapping: 77 as NatMapping } });
  assert.is(peerFamilies(told, [])[0]?.mapping, "unknown");
});
