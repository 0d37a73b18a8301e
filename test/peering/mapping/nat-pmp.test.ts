import * as assert from "uvu/assert";
import {
  decodeNatPmpAddress,
  decodeNatPmpMap,
  encodeNatPmpAddress,
  encodeNatPmpMap,
} from "../../../src/peering/mapping/nat-pmp.ts";
import { suite } from "../../suite.ts";
import { bytesOf } from "./gateway-answers.ts";

const test = suite("messages of NAT-PMP");

test("requests-have-the-bytes-of-the-rfc", () => {
  // RFC 6886, sections 3.2 and 3.3.
  assert.equal(encodeNatPmpAddress(), bytesOf("00 00"));
  const request = { internalPort: 54_321, suggestedPort: 40_000, lifetimeSeconds: 7_200 };
  assert.equal(encodeNatPmpMap(request), bytesOf("00 01 0000 d431 9c40 00001c20"));
});

test("responses-are-read", () => {
  const address = { kind: "address", epochSeconds: 100, address: "203.0.113.9" };
  assert.equal(decodeNatPmpAddress(bytesOf("00 80 0000 00000064 cb007109")), address);
  const mapping = { kind: "mapping", epochSeconds: 100, internalPort: 54_321, externalPort: 40_000 };
  assert.equal(decodeNatPmpMap(bytesOf("00 81 0000 00000064 d431 9c40 00000e10")), {
    ...mapping,
    lifetimeSeconds: 3_600,
  });
});

test("errors-are-read-with-and-without-the-rest", () => {
  const error = { kind: "error", epochSeconds: 100, resultCode: 3 };
  for (const rest of ["", "00000000"]) assert.equal(decodeNatPmpAddress(bytesOf(`00 80 0003 00000064 ${rest}`)), error);
  for (const rest of ["", "d431 0000 00000000"])
    assert.equal(decodeNatPmpMap(bytesOf(`00 81 0003 00000064 ${rest}`)), error);
});

test("anything-else-is-no-response", () => {
  const map = "00 81 0000 00000064 d431 9c40 00000e10";
  for (let length = 0; length < 16; length += 1)
    assert.is(decodeNatPmpMap(bytesOf(map).subarray(0, length)), undefined, `${length} bytes`);
  for (const other of [
    `${map} 00`,
    map.replace("00 81", "00 82"),
    map.replace("00 81", "02 81"),
    map.replace("81", "01"),
  ])
    assert.is(decodeNatPmpMap(bytesOf(other)), undefined, other);
  assert.is(decodeNatPmpAddress(bytesOf("00 80 0000 00000064")), undefined, "a success without an address");
  assert.is(decodeNatPmpAddress(bytesOf(map)), undefined, "the other response");
});
