import { isIP } from "node:net";
import * as assert from "uvu/assert";
import {
  isCandidateAddress,
  isLoopbackAddress,
  isSameAddress,
  parseIpAddress,
  plainAddress,
} from "../src/socket-address.ts";
import { SeededRandom } from "../src/testing/seeded-random.ts";
import { SEED } from "./seed.ts";
import { suite } from "./suite.ts";

const test = suite("socket address");

/** Texts that some parsers take for an IP address. */
const NOT_ADDRESSES = [
  "",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.256",
  "01.2.3.4",
  "1.2.3.00",
  "0x7f.0.0.1",
  "2130706433",
  " 1.2.3.4",
  "1.2.3.4\n",
  "1.2.3.٤",
  "1.2.3.4%eth0",
  "face.cafe",
  "localhost",
  ":",
  ":::",
  "1::2::3",
  ":1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4::5:6:7:8",
  "12345::1",
  "g::1",
  "::1.2.3",
  "::1.2.3.04",
  "1.2.3.4::",
  "1.2.3.4::1",
  "1:2:3:4:5:6:7:1.2.3.4",
  "[::1]",
  "::1]@example.org[",
  "fe80::1%",
  "fe80::1%et h0",
  `${"0".repeat(50)}::1`,
];

test("ip-addresses-are-parsed-into-groups", () => {
  const groupsOf = (text: string) => parseIpAddress(text)?.groups;
  assert.equal(groupsOf("192.0.2.1"), [0xc000, 0x0201]);
  assert.equal(groupsOf("0.0.0.0"), [0, 0]);
  assert.equal(groupsOf("255.255.255.255"), [0xffff, 0xffff]);
  assert.equal(groupsOf("::"), [0, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal(groupsOf("1::"), [1, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal(groupsOf("2001:DB8::a:00b"), [0x2001, 0xdb8, 0, 0, 0, 0, 10, 11]);
  assert.equal(groupsOf("1:2:3:4:5:6:7::"), [1, 2, 3, 4, 5, 6, 7, 0]);
  assert.equal(groupsOf("::ffff:192.0.2.1"), [0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201]);
  assert.equal(groupsOf("1:2:3:4:5:6:192.0.2.1"), [1, 2, 3, 4, 5, 6, 0xc000, 0x0201]);
  assert.is(parseIpAddress("fe80::1%eth0.2")?.zone, "eth0.2");
  assert.is(parseIpAddress("::1")?.family, 6);
  assert.is(parseIpAddress("127.0.0.1")?.family, 4);
});

test("text-that-is-no-ip-address-is-refused", () => {
  for (const text of NOT_ADDRESSES) assert.is(parseIpAddress(text), undefined, text);
});

test("addresses-are-those-of-the-system", () => {
  const random = new SeededRandom(SEED);
  const pieces = ["1", "0", "01", "25", "255", "256", ".", ".", ":", ":", "::", "f", "ffff", "0db8", "g", "192.0.2.1"];
  const pick = () => pieces[random.below(pieces.length)] ?? "";
  for (let i = 0; i < 50_000; i++) {
    const text = Array.from({ length: 1 + random.below(16) }, pick).join("");
    assert.is(parseIpAddress(text)?.family ?? 0, isIP(text), text);
  }
  for (let i = 0; i < 5_000; i++) {
    const separator = i % 2 === 0 ? "." : ":";
    const text = Array.from({ length: i % 2 === 0 ? 4 : 8 }, pick).join(separator);
    assert.is(parseIpAddress(text)?.family ?? 0, isIP(text), text);
  }
});

test("candidate-is-a-unicast-address-with-a-port", () => {
  const unicast = ["127.0.0.1", "10.0.0.1", "223.255.255.255", "::1", "2001:db8::1", "fe80::1", "2001:DB8::A"];
  for (const address of unicast) assert.ok(isCandidateAddress({ address, port: 5_000 }), address);
  const others = ["0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "::", "0:0:0:0:0:0:0:0", "ff02::1", "FF0e::1"];
  const metadata = ["169.254.169.254", "fd00:ec2::254", "FD20:0ce:0:0::254"];
  const mapped = ["::ffff:10.0.0.1", "::ffff:224.0.0.1", "::FFFF:a00:1", "0:0:0:0:0:ffff:a00:1"];
  for (const address of [...NOT_ADDRESSES, ...others, ...metadata, ...mapped, "fe80::1%eth0"])
    assert.not.ok(isCandidateAddress({ address, port: 5_000 }), address);
  for (const port of [0, -1, 65_536, 1.5, Number.NaN]) assert.not.ok(isCandidateAddress({ address: "10.0.0.1", port }));
  for (const port of [1, 65_535]) assert.ok(isCandidateAddress({ address: "10.0.0.1", port }));
});

test("loopback-is-recognised-in-every-spelling-and-nothing-else-is", () => {
  for (const address of ["127.0.0.1", "127.255.0.9", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::ffff:7f00:1"])
    assert.ok(isLoopbackAddress(address), address);
  for (const address of [
    "127.1",
    "127.0.0.1.example.org",
    "127.example.org",
    "128.0.0.1",
    "::2",
    "::",
    "localhost",
    "",
  ])
    assert.not.ok(isLoopbackAddress(address), address);
});

test("ipv4-address-in-ipv6-notation-becomes-ipv4", () => {
  assert.is(plainAddress("::ffff:192.0.2.1"), "192.0.2.1");
  assert.is(plainAddress("::ffff:c000:201"), "192.0.2.1");
  assert.is(plainAddress("0:0:0:0:0:FFFF:c000:0201"), "192.0.2.1");
  for (const text of ["2001:db8::1", "::192.0.2.1", "64:ff9b::192.0.2.1", "192.0.2.1", "::ffff:1.2.3", "localhost"])
    assert.is(plainAddress(text), text);
});

test("socket-addresses-with-equal-address-and-port-are-the-same", () => {
  const a = { address: "10.0.0.1", port: 1 };
  assert.ok(isSameAddress(a, { ...a }));
  assert.not.ok(isSameAddress(a, { ...a, port: 2 }));
  assert.not.ok(isSameAddress(a, { ...a, address: "10.0.0.2" }));
});
