import * as assert from "uvu/assert";
import { type UplinkChoice, uplinkAddresses } from "../../../../src/client/conversations/uplinks/uplink-addresses.ts";
import type { InterfaceAddress } from "../../../../src/net/network.ts";
import { suite } from "../../../suite.ts";

const test = suite("addresses for further uplinks");

const WIRED: readonly InterfaceAddress[] = [
  { name: "lo", address: "127.0.0.1", family: 4 },
  { name: "lo", address: "::1", family: 6 },
  { name: "eth0", address: "192.168.1.2", family: 4 },
  { name: "eth0", address: "fe80::1", family: 6 },
  { name: "eth0", address: "2001:db8:1::2", family: 6 },
];
const WIRELESS: readonly InterfaceAddress[] = [
  { name: "wlan0", address: "10.0.0.2", family: 4 },
  { name: "wlan0", address: "fe80::2", family: 6 },
  { name: "wlan0", address: "fd00::2", family: 6 },
  { name: "wlan0", address: "2001:db8:2::2", family: 6 },
];

function chosen(interfaces: readonly InterfaceAddress[], choice: Partial<UplinkChoice> = {}): string[] {
  return uplinkAddresses(interfaces, { known: "192.168.1.2", families: [4, 6], max: 4, ...choice });
}

test("machine-with-one-interface-has-none-whatever-other-addresses-it-has", () => {
  assert.equal(chosen(WIRED), []);
  assert.equal(chosen(WIRED, { known: "192.168.7.7" }), []);
  assert.equal(chosen([...WIRED, { name: "veth1", address: "fe80::3", family: 6 }]), []);
  assert.equal(chosen([]), []);
});

test("other-interfaces-have-one-of-each-family-which-reaches-everywhere-if-there-is-one", () => {
  assert.equal(chosen([...WIRED, ...WIRELESS]), ["10.0.0.2", "2001:db8:2::2"]);
  assert.equal(chosen([...WIRED, ...WIRELESS], { known: "2001:db8:2::2" }), ["192.168.1.2", "2001:db8:1::2"]);
  assert.equal(chosen([...WIRED, ...WIRELESS], { families: [6] }), ["2001:db8:2::2"]);
  assert.equal(chosen([...WIRED, ...WIRELESS], { families: [] }), []);
});

test("all-interfaces-have-one-if-that-of-the-connection-is-gone", () => {
  const all = ["192.168.1.2", "10.0.0.2", "2001:db8:1::2", "2001:db8:2::2"];
  assert.equal(chosen([...WIRED, ...WIRELESS], { known: "192.168.7.7" }), all);
});

test("each-interface-has-an-address-before-any-has-a-second-one", () => {
  const mobile: InterfaceAddress[] = [
    { name: "wwan0", address: "100.64.0.2", family: 4 },
    { name: "wwan0", address: "2001:db8:3::2", family: 6 },
  ];
  const all = [...WIRED, ...WIRELESS, ...mobile];
  assert.equal(chosen(all, { max: 3 }), ["10.0.0.2", "100.64.0.2", "2001:db8:2::2"]);
});
