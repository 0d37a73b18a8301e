import * as assert from "uvu/assert";
import {
  formatIpNetwork,
  isBroadcastAddress,
  mayBelongTo,
  networkOf,
  parseIpNetwork,
  scopeOf,
} from "../src/ip-network.ts";
import { parseIpAddress } from "../src/socket-address.ts";
import { suite } from "./suite.ts";

const test = suite("networks of addresses");

function canonical(text: string): string | undefined {
  const network = parseIpNetwork(text);
  return network && formatIpNetwork(network);
}

test("network-has-one-text", () => {
  assert.is(canonical("192.0.2.0/24"), "192.0.2.0/24");
  assert.is(canonical("0.0.0.0/0"), "0.0.0.0/0");
  assert.is(canonical("192.0.2.1"), "192.0.2.1/32");
  assert.is(canonical("::ffff:192.0.2.1"), "192.0.2.1/32");
  assert.is(canonical("2001:DB8:0:0::/32"), "2001:db8::/32");
  assert.is(canonical("::/0"), "::/0");
  assert.is(canonical("2001:db8::1"), "2001:db8:0:0:0:0:0:1/128");
});

test("what-is-no-network-is-refused", () => {
  for (const text of ["", "/8", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/", "10.0.0.1/8", "2001:db8::1/64", "::/129"])
    assert.is(canonical(text), undefined, text);
  for (const text of ["fe80::%eth0/64", "fe80::1%eth0", "10.0.0.0/8/8", "example.com/8", "10.0.0.0/-1"])
    assert.is(canonical(text), undefined, text);
});

test("address-is-in-the-network-of-its-first-bits", () => {
  const of = (address: string, bits: number): string | undefined => {
    const ip = parseIpAddress(address);
    return ip && formatIpNetwork(networkOf(ip, bits));
  };
  assert.is(of("10.255.255.255", 9), "10.128.0.0/9");
  assert.is(of("10.127.255.255", 9), "10.0.0.0/9");
  assert.is(of("192.0.2.255", 31), "192.0.2.254/31");
  assert.is(of("2001:db8:1:2:3:4:5:6", 64), "2001:db8:1:2::/64");
  assert.is(of("2001:db8:ffff::", 33), "2001:db8:8000::/33");
});

test("each-address-reaches-as-far-as-its-network", () => {
  const scopes = {
    loopback: ["127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"],
    link: ["169.254.0.1", "169.254.255.255", "fe80::1", "febf:ffff::1", "fe80::1%eth0"],
    private: ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.127.255.255", "fd00::1"],
    public: ["172.32.0.1", "192.169.0.1", "100.128.0.1", "169.255.0.1", "198.51.100.1", "2001:db8::1", "fec0::1"],
  };
  for (const [scope, addresses] of Object.entries(scopes))
    for (const address of addresses) assert.is(scopeOf(address), scope, address);
  for (const text of ["", "localhost", "1.2.3"]) assert.is(scopeOf(text), undefined);
});

test("machine-at-one-address-may-have-another-that-reaches-as-far-or-everywhere", () => {
  const pairs = [
    ["192.168.1.2", "fd00::2", true],
    ["192.168.1.2", "2001:db8::2", true],
    ["127.0.0.1", "::1", true],
    ["2001:db8::2", "198.51.100.2", true],
    ["2001:db8::2", "192.168.1.2", false],
    ["2001:db8::2", "127.0.0.1", false],
    ["192.168.1.2", "::1", false],
    ["2001:db8::2", "169.254.1.1", false],
    ["169.254.1.1", "fe80::1", false],
    ["2001:db8::2", "example.org", false],
  ] as const;
  for (const [known, other, isPossible] of pairs) assert.is(mayBelongTo(known, other), isPossible, `${known} ${other}`);
});

test("address-that-stands-for-a-network-of-this-machine-is-recognised", () => {
  const own = { address: "192.168.1.77", prefixBits: 24 };
  for (const address of ["192.168.1.255", "192.168.1.0"]) assert.ok(isBroadcastAddress(address, own), address);
  for (const address of ["192.168.1.1", "192.168.2.255", "192.168.1.254", "::", "fe80::"])
    assert.not.ok(isBroadcastAddress(address, own), address);
  assert.ok(isBroadcastAddress("10.15.255.255", { address: "10.3.0.1", prefixBits: 12 }));
  assert.not.ok(isBroadcastAddress("10.3.255.255", { address: "10.3.0.1", prefixBits: 12 }));
  // Networks of two addresses or one have none to spare (RFC 3021).
  for (const prefixBits of [31, 32])
    assert.not.ok(isBroadcastAddress("192.168.1.1", { address: "192.168.1.0", prefixBits }));
  assert.not.ok(isBroadcastAddress("192.168.1.255", { address: "fd00::1", prefixBits: 64 }));
});
