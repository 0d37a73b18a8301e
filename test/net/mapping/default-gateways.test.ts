import type { NetworkInterfaceInfo } from "node:os";
import * as assert from "uvu/assert";
import { defaultGateways, gatewaysOf, guessGateways } from "../../../src/net/mapping/default-gateways.ts";
import { parseIpAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";

const test = suite("default gateways");

test("gateways-come-by-metric-with-this-machines-address-on-their-interface", () => {
  const route = (gateway: string, interfaceName: string, metric: number) => ({ gateway, interfaceName, metric });
  const interfaces = {
    wlan0: [inet("192.168.1.20/24"), inet6("fe80::5/64"), inet6("fd00::5/64"), inet6("2001:db8::5/64")],
    eth0: [inet("192.168.2.20/24")],
  };
  const routes = [
    route("192.168.1.1", "wlan0", 600),
    route("fe80::1%wlan0", "wlan0", 1_024),
    route("192.168.2.1", "eth0", 100),
    // Without an address of this family, or without the interface.
    route("fe80::1%eth0", "eth0", 1),
    route("192.168.3.1", "eth9", 1),
  ];
  assert.equal(gatewaysOf(routes, interfaces), [
    { address: { address: "192.168.2.1", port: 5_351 }, localAddress: "192.168.2.20" },
    { address: { address: "192.168.1.1", port: 5_351 }, localAddress: "192.168.1.20" },
    { address: { address: "fe80::1%wlan0", port: 5_351 }, localAddress: "2001:db8::5" },
  ]);
});

test("guess-is-the-first-address-of-each-private-network", () => {
  const guesses = guessGateways({
    lo: [inet("127.0.0.1/8", true)],
    en0: [inet("192.168.7.20/24"), inet6("2001:db8::5/64")],
    en1: [inet("10.1.130.4/17"), inet("172.31.4.4/12"), inet("100.100.0.9/10")],
    // This machine is the first one; the network is public; the link has two ends; no gateway has so large a network.
    en2: [inet("192.168.8.1/24"), inet("203.0.113.5/24"), inet("10.9.9.9/32"), inet("10.9.9.9/0")],
  });
  assert.equal(
    guesses.map(({ address, localAddress }) => [address.address, localAddress]),
    [
      ["192.168.7.1", "192.168.7.20"],
      ["10.1.128.1", "10.1.130.4"],
      ["172.16.0.1", "172.31.4.4"],
      ["100.64.0.1", "100.100.0.9"],
    ],
  );
});

test("gateways-of-this-machine-can-be-asked", async () => {
  for (const { address, localAddress } of await defaultGateways()) {
    assert.is(address.port, 5_351);
    assert.is(parseIpAddress(address.address)?.family, parseIpAddress(localAddress)?.family);
  }
});

function inet(cidr: string, internal = false): NetworkInterfaceInfo {
  return { address: cidr.split("/")[0] ?? "", netmask: "", mac: "", family: "IPv4", internal, cidr };
}

function inet6(cidr: string): NetworkInterfaceInfo {
  return { address: cidr.split("/")[0] ?? "", netmask: "", mac: "", family: "IPv6", internal: false, cidr, scopeid: 0 };
}
