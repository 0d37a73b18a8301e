import * as assert from "uvu/assert";
import { formatIpNetwork, networkOf, parseIpNetwork } from "../src/ip-network.ts";
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
