import * as assert from "uvu/assert";
import { ownAddresses } from "../../../../src/client/conversations/sockets/own-addresses.ts";
import { systemNetwork } from "../../../../src/net/system-network.ts";
import { suite } from "../../../suite.ts";

const test = suite("own addresses");

const INTERFACES = [
  { name: "lo", address: "127.0.0.1", family: 4 },
  { name: "lo", address: "::1", family: 6 },
  { name: "eth0", address: "192.0.2.1", family: 4 },
  { name: "eth0", address: "fe80::1", family: 6 },
  { name: "eth0", address: "2001:db8::1", family: 6 },
  { name: "wlan0", address: "198.51.100.1", family: 4 },
] as const;

test("addresses-of-all-interfaces-and-both-families-are-listed-those-of-one-link-last", () => {
  const all = ["192.0.2.1", "2001:db8::1", "198.51.100.1", "fe80::1"];
  assert.equal(ownAddresses(INTERFACES, ""), all);
  // The connection is over a link of its own, whose zone means nothing elsewhere.
  assert.equal(ownAddresses(INTERFACES, "fe80::1%eth0"), all);
});

test("address-of-a-working-connection-comes-first-and-once-and-then-those-of-its-interface", () => {
  const wireless = ownAddresses(INTERFACES, "198.51.100.1");
  assert.equal(wireless, ["198.51.100.1", "192.0.2.1", "2001:db8::1", "fe80::1"]);
  const wired = ownAddresses(INTERFACES, "2001:db8::1");
  assert.equal(wired, ["2001:db8::1", "192.0.2.1", "198.51.100.1", "fe80::1"]);
});

test("loopback-is-listed-in-both-families-where-the-server-is-reached-by-it", () => {
  const others = ["192.0.2.1", "2001:db8::1", "198.51.100.1", "fe80::1"];
  assert.equal(ownAddresses(INTERFACES, "127.0.0.1"), ["127.0.0.1", "::1", ...others]);
  assert.equal(ownAddresses(INTERFACES, "::1"), ["::1", "127.0.0.1", ...others]);
});

test("this-machine-lists-its-loopback-interface", () => {
  const loopback = systemNetwork.interfaces().filter(({ address }) => address === "127.0.0.1");
  assert.equal(
    loopback.map(({ family }) => family),
    [4],
  );
  assert.ok(loopback[0]?.name);
});
