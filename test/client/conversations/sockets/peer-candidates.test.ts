import * as assert from "uvu/assert";
import { Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import { destinationsOf } from "../../../../src/client/conversations/sockets/peer-candidates.ts";
import type { InterfaceAddress } from "../../../../src/net/network.ts";
import { suite } from "../../../suite.ts";

const test = suite("candidates of a peer");

const INTERFACES: readonly InterfaceAddress[] = [
  { name: "lo", address: "127.0.0.1", family: 4, prefixBits: 8 },
  { name: "eth0", address: "192.168.1.77", family: 4, prefixBits: 24 },
  { name: "eth0", address: "fe80::77", family: 6, prefixBits: 64 },
  { name: "wlan0", address: "fe80::78", family: 6, prefixBits: 64, zone: "12" },
];

function triedAt(address: string, isOnServersHost = false, kind: CandidateKind = CandidateKind.HOST): unknown[] {
  const candidate = Candidate.create({ kind, address, port: 5_000 });
  return destinationsOf([candidate], { interfaces: INTERFACES, isOnServersHost, candidatesMax: 16 });
}

test("addresses-of-both-families-are-tried-and-a-mapped-port-as-such", () => {
  for (const address of ["192.168.1.2", "198.51.100.1", "2001:db8::1"])
    assert.equal(triedAt(address), [{ address, port: 5_000 }]);
  const mapped = triedAt("203.0.113.1", false, CandidateKind.PORT_MAPPED);
  assert.equal(mapped, [{ via: "gateway", address: "203.0.113.1", port: 5_000 }]);
});

test("link-local-address-is-tried-on-each-own-link-and-not-with-a-zone-of-somebody-else", () => {
  assert.equal(triedAt("fe80::1"), [
    { address: "fe80::1%eth0", port: 5_000 },
    { address: "fe80::1%12", port: 5_000 },
  ]);
  assert.equal(triedAt("fe80::1%eth0"), []);
});

test("machine-with-many-links-tries-a-link-local-address-on-four", () => {
  const interfaces = Array.from({ length: 30 }, (_, index) => {
    return { name: `veth${index}`, address: `fe80::${index + 1}`, family: 6 } as const;
  });
  const candidates = [Candidate.create({ address: "fe80::ffff", port: 5_000 })];
  assert.is(destinationsOf(candidates, { interfaces, isOnServersHost: false, candidatesMax: 16 }).length, 4);
});

test("loopback-is-tried-only-on-the-machine-of-the-server", () => {
  for (const address of ["127.0.0.1", "127.1.2.3", "::1"]) {
    assert.equal(triedAt(address), []);
    assert.equal(triedAt(address, true), [{ address, port: 5_000 }]);
  }
});

test("addresses-of-whole-networks-and-of-the-secrets-of-clouds-are-never-tried", () => {
  const never = ["192.168.1.255", "192.168.1.0", "255.255.255.255", "0.0.0.0", "224.0.0.1", "ff02::1", "::"];
  for (const address of [...never, "169.254.169.254", "fd00:ec2::254", "::ffff:192.168.1.2", "localhost"])
    for (const isOnServersHost of [true, false]) assert.equal(triedAt(address, isOnServersHost), [], address);
});

test("candidates-past-the-limit-are-not-looked-at", () => {
  const looked = new Set<number>();
  const many = Array.from({ length: 1_000 }, (_, index) => ({
    ...Candidate.create({ kind: CandidateKind.HOST, port: 5_000 }),
    get address() {
      looked.add(index);
      return "198.51.100.1";
    },
  }));
  const found = destinationsOf(many, { interfaces: INTERFACES, isOnServersHost: false, candidatesMax: 16 });
  assert.is(found.length, 16);
  assert.is(looked.size, 16);
});
