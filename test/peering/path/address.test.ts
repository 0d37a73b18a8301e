import * as assert from "uvu/assert";
import { isUsableAddress } from "../../../src/peering/path/address.ts";
import { isSameAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";

const test = suite("address");

test("unicast-addresses-are-usable", () => {
  for (const address of ["127.0.0.1", "10.0.0.1", "223.255.255.255", "::1", "2001:db8::1", "fe80::1", "2001:DB8::A"]) {
    assert.ok(isUsableAddress({ address, port: 5_000 }), address);
  }
});

test("names-groups-and-nobody-are-not-usable", () => {
  const refused = [
    "",
    "localhost",
    "example.org",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.4 ",
    "::",
    "0:0:0:0:0:0:0:0",
    "ff02::1",
    "::ffff:224.0.0.1",
    "1::2::3",
    "12345::1",
    "::1]@example.org[",
    "fe80::1%eth0",
  ];
  for (const address of refused) assert.not.ok(isUsableAddress({ address, port: 5_000 }), address);
});

test("port-is-from-one-to-65535", () => {
  for (const port of [0, -1, 65_536, 1.5, Number.NaN]) assert.not.ok(isUsableAddress({ address: "10.0.0.1", port }));
  for (const port of [1, 65_535]) assert.ok(isUsableAddress({ address: "10.0.0.1", port }));
});

test("addresses-are-the-same-when-both-parts-are", () => {
  const a = { address: "10.0.0.1", port: 1 };
  assert.ok(isSameAddress(a, { ...a }));
  assert.not.ok(isSameAddress(a, { ...a, port: 2 }));
  assert.not.ok(isSameAddress(a, { ...a, address: "10.0.0.2" }));
});
