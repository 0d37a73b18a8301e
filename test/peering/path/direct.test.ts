import * as assert from "uvu/assert";
import { Candidate } from "../../../generated/chatwire/v1/signalling.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { DirectPathKind } from "../../../src/peering/path/direct.ts";
import { suite } from "../../suite.ts";

const test = suite("direct paths");

const direct = new DirectPathKind(DEFAULT_LIMITS);

test("destination-is-usable-if-it-may-be-a-candidate", () => {
  for (const address of ["10.0.0.1", "2001:db8::1", "fe80::1%eth0"])
    assert.ok(direct.isUsable({ address, port: 5_000 }), address);
  for (const address of [
    "localhost",
    "1.2.3",
    "224.0.0.1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "2001:db8::1%eth0",
    "ff02::1%eth0",
  ])
    assert.not.ok(direct.isUsable({ address, port: 5_000 }), address);
  assert.not.ok(direct.isUsable({ address: "10.0.0.1", port: 0 }));
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

test("link-local-address-is-one-on-each-link-in-whatever-form-it-is-written", () => {
  const at = (address: string) => direct.copy({ address, port: 1 });
  assert.equal(at("FE80:0::1%eth0"), { address: "fe80::1%eth0", port: 1 });
  assert.not.ok(direct.isSame(at("fe80::1%eth0"), at("fe80::1%eth1")));
});

test("ipv4-address-in-an-ipv6-form-is-the-ipv4-address", () => {
  const plain = { address: "192.0.2.1", port: 5_000 };
  for (const address of ["::ffff:192.0.2.1", "::FFFF:c000:201"])
    assert.equal(direct.copy({ address, port: 5_000 }), plain);
});

test("longest-datagram-that-is-tried-fits-an-ethernet-frame-of-each-family", () => {
  assert.is(direct.probedBytesMax({ address: "192.0.2.1", port: 1 }), 1_500 - 20 - 8);
  assert.is(direct.probedBytesMax({ address: "2001:db8::1", port: 1 }), 1_500 - 40 - 8);
});
