import * as assert from "uvu/assert";
import { readIpv4Routes, readIpv6Routes } from "../../../src/net/mapping/route-table.ts";
import { suite } from "../../suite.ts";

const test = suite("routing tables of Linux");

const IPV4 = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
eth0\t00000000\t0102A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
eth0\t0000A8C0\t0101A8C0\t0003\t0\t0\t0\t0000FFFF\t0\t0\t0
tun0\t00000000\t00000000\t0001\t0\t0\t50\t00000000\t0\t0\t0
eth1\t00000000\t0103A8C0\t0002\t0\t0\t0\t00000000\t0\t0\t0
`;
const ZERO = "0".repeat(32);
const LINK_LOCAL = "fe800000000000000000000000000001";
const IPV6 = `fd000000000000000000000000000000 40 ${ZERO} 00 ${ZERO} 00000100 00000001 00000000 00000001     eth0
${ZERO} 00 ${ZERO} 00 ${LINK_LOCAL} 00000400 00000003 00000000 00450003     eth0
${ZERO} 00 ${ZERO} 00 20010db8000000000000000000000001 00000064 00000003 00000000 00000003     eth1
${ZERO} 00 ${ZERO} 00 ${ZERO} ffffffff 00000001 00000000 00200200       lo
`;

test("default-routes-of-ipv4-are-read-in-the-byte-order-of-the-machine", () => {
  const routes = [
    { gateway: "192.168.1.1", interfaceName: "wlan0", metric: 600 },
    { gateway: "192.168.2.1", interfaceName: "eth0", metric: 100 },
    // A point-to-point interface has no gateway.
  ];
  assert.equal(readIpv4Routes(IPV4, "LE"), routes);
  assert.is(readIpv4Routes(IPV4.replace("0101A8C0", "C0A80101"), "BE")[0]?.gateway, "192.168.1.1");
});

test("default-routes-of-ipv6-are-read-link-local-gateways-with-their-zone", () => {
  assert.equal(readIpv6Routes(IPV6), [
    { gateway: "fe80::1%eth0", interfaceName: "eth0", metric: 0x400 },
    { gateway: "2001:db8::1", interfaceName: "eth1", metric: 0x64 },
  ]);
});

test("lines-of-another-form-are-skipped", () => {
  for (const table of [
    "",
    "\n\n",
    "eth0",
    "eth0 00000000",
    "eth0 00000000 zzzzzzzz 0003 0 0 0 00000000",
    "\0".repeat(500),
  ]) {
    assert.equal(readIpv4Routes(table, "LE"), [], table);
    assert.equal(readIpv6Routes(table), [], table);
  }
  // A table that was cut in the middle of a line.
  assert.is(readIpv4Routes(IPV4.slice(0, IPV4.indexOf("0102A8C0")), "LE").length, 1);
  assert.is(readIpv6Routes(IPV6.slice(0, IPV6.indexOf("00000400"))).length, 0);
});
