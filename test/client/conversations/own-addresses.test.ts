import * as assert from "uvu/assert";
import { ownAddresses } from "../../../src/client/conversations/own-addresses.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { suite } from "../../suite.ts";

const test = suite("own addresses");

const INTERFACES = [
  { name: "lo", address: "127.0.0.1", family: 4 },
  { name: "lo", address: "::1", family: 6 },
  { name: "eth0", address: "192.0.2.1", family: 4 },
  { name: "eth0", address: "fe80::1", family: 6 },
  { name: "eth0", address: "2001:db8::1", family: 6 },
  { name: "wlan0", address: "198.51.100.1", family: 4 },
] as const;

test("addresses-that-others-may-reach-are-listed-by-family", () => {
  assert.equal(ownAddresses(INTERFACES, 4, ""), ["192.0.2.1", "198.51.100.1"]);
  assert.equal(ownAddresses(INTERFACES, 6, ""), ["2001:db8::1"]);
});

test("address-of-a-working-connection-comes-first-and-once-even-if-it-is-loopback", () => {
  assert.equal(ownAddresses(INTERFACES, 4, "198.51.100.1"), ["198.51.100.1", "192.0.2.1"]);
  assert.equal(ownAddresses(INTERFACES, 4, "127.0.0.1"), ["127.0.0.1", "192.0.2.1", "198.51.100.1"]);
  assert.equal(ownAddresses(INTERFACES, 6, "127.0.0.1"), ["2001:db8::1"]);
});

test("this-machine-lists-its-loopback-interface", () => {
  const loopback = systemNetwork.interfaces().filter(({ address }) => address === "127.0.0.1");
  assert.equal(
    loopback.map(({ family }) => family),
    [4],
  );
  assert.ok(loopback[0]?.name);
});
