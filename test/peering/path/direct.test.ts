import * as assert from "uvu/assert";
import { Candidate } from "../../../generated/chatwire/v1/signalling.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { DirectPathKind } from "../../../src/peering/path/direct.ts";
import { suite } from "../../suite.ts";

const test = suite("direct paths");

const direct = new DirectPathKind(DEFAULT_LIMITS);

test("unicast-addresses-are-usable", () => {
  for (const address of ["127.0.0.1", "10.0.0.1", "223.255.255.255", "::1", "2001:db8::1", "fe80::1", "2001:DB8::A"]) {
    assert.ok(direct.isUsable({ address, port: 5_000 }), address);
  }
});

test("host-names-multicast-and-unspecified-addresses-are-not-usable", () => {
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
  for (const address of refused) assert.not.ok(direct.isUsable({ address, port: 5_000 }), address);
});

test("port-must-be-from-1-to-65535", () => {
  for (const port of [0, -1, 65_536, 1.5, Number.NaN]) assert.not.ok(direct.isUsable({ address: "10.0.0.1", port }));
  for (const port of [1, 65_535]) assert.ok(direct.isUsable({ address: "10.0.0.1", port }));
});

test("destinations-with-equal-address-and-port-are-the-same", () => {
  const destination = { address: "10.0.0.1", port: 1 };
  assert.ok(direct.isSame(destination, { ...destination }));
  assert.not.ok(direct.isSame(destination, { ...destination, port: 2 }));
  assert.not.ok(direct.isSame(destination, { ...destination, address: "10.0.0.2" }));
});

test("copy-has-address-and-port-only", () => {
  const candidate = Candidate.create({ address: "10.0.0.1", port: 5_000 });
  assert.equal(direct.copy(candidate), { address: "10.0.0.1", port: 5_000 });
});
