import * as assert from "uvu/assert";
import { decodePcpMap, encodePcpMap, readRefusedVersion } from "../../../src/peering/mapping/pcp.ts";
import { type IpAddress, parseIpAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";
import { bytesOf } from "./gateway-answers.ts";

const test = suite("messages of PCP");

const NONCE = bytesOf("00 01 02 03 04 05 06 07 08 09 0a 0b");
/** From 192.168.1.20, port 54321, for 2 hours; any external address (RFC 6887, sections 7.1 and 11.1). */
const REQUEST = `
  02 01 0000  00001c20  00000000 00000000 0000ffff c0a80114
  00010203 04050607 08090a0b  11 000000  d431 d431  00000000 00000000 0000ffff 00000000`;
/** 203.0.113.9, port 40000, for 1 hour; the gateway has run for 100 s (sections 7.2 and 11.1). */
const RESPONSE = `
  02 81 00 00  00000e10  00000064  00000000 00000000 00000000
  00010203 04050607 08090a0b  11 000000  d431 9c40  00000000 00000000 0000ffff cb007109`;

test("request-has-the-bytes-of-the-rfc", () => {
  const request = { nonce: NONCE, client: ip("192.168.1.20"), internalPort: 54_321, lifetimeSeconds: 7_200 };
  const bytes = encodePcpMap({ ...request, suggestedPort: 54_321, suggestedAddress: undefined });
  assert.equal(bytes, bytesOf(REQUEST));
  const again = encodePcpMap({ ...request, suggestedPort: 40_000, suggestedAddress: ip("203.0.113.9") });
  assert.equal(again.subarray(42), bytesOf("9c40 00000000 00000000 0000ffff cb007109"));
});

test("request-over-ipv6-suggests-any-ipv6-address", () => {
  const request = { nonce: NONCE, client: ip("2001:db8::5"), internalPort: 1, lifetimeSeconds: 0, suggestedPort: 0 };
  const bytes = encodePcpMap({ ...request, suggestedAddress: undefined });
  assert.equal(bytes.subarray(8, 24), bytesOf("20010db8 00000000 00000000 00000005"));
  assert.equal(bytes.subarray(44), new Uint8Array(16));
});

test("response-is-read-with-and-without-options", () => {
  const expected = {
    resultCode: 0,
    lifetimeSeconds: 3_600,
    epochSeconds: 100,
    nonce: NONCE,
    internalPort: 54_321,
    external: { address: "203.0.113.9", port: 40_000 },
  };
  assert.equal(decodePcpMap(bytesOf(RESPONSE)), expected);
  assert.equal(decodePcpMap(bytesOf(`${RESPONSE} 01 00 0000`)), expected);
  // A view into a larger buffer is read from its own beginning.
  assert.equal(decodePcpMap(bytesOf(`ffff ${RESPONSE}`).subarray(2)), expected);
});

test("response-over-ipv6-has-an-ipv6-address", () => {
  const bytes = bytesOf(RESPONSE);
  bytes.set(bytesOf("20010db8 00000000 00000000 00000005"), 44);
  assert.is(decodePcpMap(bytes)?.external.address, "2001:db8::5");
});

test("anything-else-is-no-response", () => {
  const response = bytesOf(RESPONSE);
  for (let length = 0; length < response.length; length += 1)
    assert.is(decodePcpMap(response.subarray(0, length)), undefined, `${length} bytes`);
  for (const [at, byte, what] of [
    [0, 1, "another version"],
    [1, 0x01, "a request"],
    [1, 0x82, "a response to PEER"],
    [36, 6, "TCP"],
  ] as const) {
    const changed = response.slice();
    changed[at] = byte;
    assert.is(decodePcpMap(changed), undefined, what);
  }
  assert.is(decodePcpMap(bytesOf(`${RESPONSE} 01`)), undefined, "a length that is no multiple of 4");
  assert.is(decodePcpMap(Uint8Array.from({ length: 1_104 }, (_, at) => response[at] ?? 0)), undefined, "too long");
});

test("refusal-of-the-version-tells-the-version-of-the-gateway", () => {
  // NAT-PMP: version 0, opcode 128 + 1, result code 1 in 16 bits, seconds (RFC 6886, section 3.5).
  assert.is(readRefusedVersion(bytesOf("00 81 0001 00000064")), 0);
  // PCP: version 1, reserved bits, result code 1 in 8 bits.
  assert.is(readRefusedVersion(bytesOf("01 81 ff 01 00000000 00000064")), 1);
  for (const other of ["", "00 81 00 01 000000", "00 01 0001 00000064", "00 81 0101 00000064", "00 81 0002 00000064"])
    assert.is(readRefusedVersion(bytesOf(other)), undefined, other);
});

function ip(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  if (parsed === undefined) throw new Error(`${text} is not an IP address.`);
  return parsed;
}
