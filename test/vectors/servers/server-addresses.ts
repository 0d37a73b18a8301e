/** The addresses of servers, as users write them. */

import { parseServerAddress } from "../../../src/server-address.ts";
import { type Json, mustEqual, type Vector } from "../vector.ts";

/** The last label has 61 characters, so that one more breaks only the limit of the whole. */
const HOST_OF_253 = [63, 63, 63, 61].map((length) => "a".repeat(length)).join(".");
const PIN = "0123456789abcdef".repeat(4);

const SERVER_ADDRESSES: readonly (readonly [text: string, address: Json])[] = [
  ["chat://example.org", { host: "example.org", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://example.org:1", { host: "example.org", port: 1, security: "tls", fingerprint: null }],
  ["chat://192.0.2.7:4433", { host: "192.0.2.7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:db8::7]:5000", { host: "2001:db8::7", port: 5_000, security: "tls", fingerprint: null }],
  [`chat://a#sha256=${PIN}`, { host: "a", port: 4_433, security: "tls", fingerprint: PIN }],
  [`chat://a:9#sha256=${PIN.toUpperCase()}`, { host: "a", port: 9, security: "tls", fingerprint: PIN }],
  ["chat+plain://127.0.0.1:9", { host: "127.0.0.1", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://[::1]:9", { host: "::1", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://192.0.2.7:9", null],
  ["https://example.org", null],
  ["example.org:4433", null],
  ["chat://", null],
  ["chat+plain://localhost:9", { host: "localhost", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://LOCALHOST:9", { host: "localhost", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://127.0.0.1", { host: "127.0.0.1", port: 4_433, security: "plain", fingerprint: null }],
  ["chat+plain://127.255.0.9:9", { host: "127.255.0.9", port: 9, security: "plain", fingerprint: null }],
  [`chat+plain://127.0.0.1:9#sha256=${PIN}`, null],
  ["chat+plain://[::2]:9", null],
  ["chat+plain://example.org:9", null],
  ["chat://[::ffff:192.0.2.7]", { host: "192.0.2.7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[::ffff:c000:207]", { host: "192.0.2.7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat+plain://[::ffff:127.0.0.1]:9", { host: "127.0.0.1", port: 9, security: "plain", fingerprint: null }],
  ["chat://[64:ff9b::192.0.2.7]", { host: "64:ff9b::c000:207", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:db8:0:1:0:0:0:1]", { host: "2001:db8:0:1::1", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:db8:0:1:1:1:1:1]", { host: "2001:db8:0:1:1:1:1:1", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[1:0:0:2:3:0:0:4]", { host: "1::2:3:0:0:4", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a.0x", null],
  ["chat://a.0x1F", null],
  ["chat://a.0xg", { host: "a.0xg", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://0x7f.example", { host: "0x7f.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://1.2.3.4a", { host: "1.2.3.4a", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://127.1", null],
  ["chat://010.0.0.1", null],
  ["chat://0x7f.0.0.1", null],
  ["chat://2130706433", null],
  ["chat://[FE80:0::1%25eth0]", { host: "fe80::1%eth0", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[febf::1%25%65th0]", { host: "febf::1%eth0", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[fe80::1%eth0]", null],
  ["chat://[fe80::1%25]", null],
  ["chat://[fec0::1%25eth0]", null],
  ["chat://[2001:db8::7%25eth0]", null],
  ["chat://[::ffff:127.0.0.1%25lo]", null],
  ["chat://a:65536", null],
  ["chat://a:0", null],
  ["chat://a:080", null],
  ["chat://a:", null],
  ["chat://EXAMPLE.org", { host: "example.org", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:DB8:0:0::7]", { host: "2001:db8::7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://xn--bcher-kva.example", { host: "xn--bcher-kva.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://B\u00dcCHER.example", { host: "xn--bcher-kva.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://bu\u0308cher.example", { host: "xn--bcher-kva.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a\u3002\uff42", { host: "a.b", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://\uff11\uff12\uff17.0.0.1", null],
  ["chat://\u00fc%41", null],
  ["chat://xn--a", null],
  ["chat://Example.org.", { host: "example.org", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a..", null],
  ["chat://a..b", null],
  ["chat://-a", null],
  ["chat://user:pw@a", null],
  ["chat://user@a", null],
  ["chat://a/", null],
  ["chat://a/path?x=1", null],
  ["chat://a?x=1", null],
  [" chat://a ", null],
  ["chat://a\n", null],
  ["CHAT://a", { host: "a", port: 4_433, security: "tls", fingerprint: null }],
  ["chat:a", null],
  ["chat://::1", null],
  ["chat://[127.0.0.1]", null],
  [`chat://${"a".repeat(63)}`, { host: "a".repeat(63), port: 4_433, security: "tls", fingerprint: null }],
  [`chat://${"a".repeat(64)}`, null],
  [`chat://${HOST_OF_253}`, { host: HOST_OF_253, port: 4_433, security: "tls", fingerprint: null }],
  [`chat://${HOST_OF_253}a`, null],
  ["chat://_chat.a_b.c_", { host: "_chat.a_b.c_", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a-.b", null],
  [`chat://a#SHA256=${PIN}`, null],
  ["chat+PLAIN://localhost", { host: "localhost", port: 4_433, security: "plain", fingerprint: null }],
  ["chat://a#", null],
  ["chat://a#sha256=0123", null],
  [`chat://a#sha1=${PIN}`, null],
];

/** Addresses of servers, as users write them. */
export function serverAddresses(): Vector[] {
  return SERVER_ADDRESSES.map(([text, address]) => {
    mustEqual(addressOf(text), address, text);
    return { name: text, section: "Addresses of servers", given: { text }, expect: { address } };
  });
}

function addressOf(text: string): Json {
  try {
    const { host, port, security, fingerprint: pin } = parseServerAddress(text);
    return { host, port, security, fingerprint: pin ?? null };
  } catch {
    return null;
  }
}
