import * as assert from "uvu/assert";
import type { InterfaceAddress } from "../../src/net/network.ts";
import { furtherAddresses } from "../../src/server/further-addresses.ts";
import { suite } from "../suite.ts";

const test = suite("further addresses of a server");

const LOOPBACK: readonly InterfaceAddress[] = [
  { name: "lo", address: "127.0.0.1", family: 4 },
  { name: "lo", address: "::1", family: 6 },
];
const PUBLIC: readonly InterfaceAddress[] = [
  ...LOOPBACK,
  { name: "docker0", address: "172.17.0.1", family: 4 },
  { name: "eth1", address: "203.0.113.9", family: 4 },
  { name: "eth0", address: "198.51.100.1", family: 4 },
  { name: "eth0", address: "fe80::1", family: 6 },
  { name: "eth0", address: "2001:db8::1", family: 6 },
];

function told(local: string, interfaces = PUBLIC, bound = "::", named?: readonly string[]): string[] {
  return furtherAddresses(local, { bound, named, interfaces });
}

test("client-is-told-the-address-of-the-other-family-of-the-interface-that-it-reached", () => {
  assert.equal(told("198.51.100.1"), ["2001:db8::1"]);
  assert.equal(told("2001:db8::1"), ["198.51.100.1"]);
  assert.equal(told("203.0.113.9"), ["2001:db8::1"]);
});

test("client-on-the-machine-itself-is-told-the-other-loopback-address", () => {
  assert.equal(told("127.0.0.1"), ["::1"]);
  assert.equal(told("::1"), ["127.0.0.1"]);
});

test("client-elsewhere-is-told-no-private-and-no-link-local-address", () => {
  const hidden: readonly InterfaceAddress[] = [
    ...LOOPBACK,
    { name: "eth0", address: "10.0.0.5", family: 4 },
    { name: "eth0", address: "2001:db8::1", family: 6 },
  ];
  assert.equal(told("2001:db8::1", hidden), []);
  // From the same network, the address that reaches everywhere is of use.
  assert.equal(told("10.0.0.5", hidden), ["2001:db8::1"]);
  assert.equal(told("10.0.0.5", hidden.slice(0, 3)), []);
});

test("operator-names-the-addresses-of-a-server-that-does-not-have-them-itself", () => {
  const named = ["203.0.113.5", "2001:db8::5"];
  assert.equal(told("10.0.0.5", PUBLIC, "10.0.0.5", named), ["2001:db8::5"]);
  assert.equal(told("2001:db8::1", PUBLIC, "::", named), ["203.0.113.5"]);
  assert.equal(told("10.0.0.5", PUBLIC, "::", []), []);
});

test("server-that-listens-on-one-address-has-no-other", () => {
  for (const bound of ["198.51.100.1", "0.0.0.0", "127.0.0.1"]) assert.equal(told("198.51.100.1", PUBLIC, bound), []);
  assert.equal(told(""), []);
});
