import * as assert from "uvu/assert";
import { serverSubject } from "../src/client/connection/pins.ts";
import { UsageError } from "../src/errors.ts";
import { parseServerAddress } from "../src/server-address.ts";
import { suite } from "./suite.ts";

const test = suite("server address");

test("server-address-is-parsed-with-its-defaults", () => {
  assert.equal(parseServerAddress("chat://example.org"), {
    host: "example.org",
    port: 4433,
    security: "tls",
    fingerprint: undefined,
  });
  assert.equal(parseServerAddress("chat://[::1]:9"), { host: "::1", port: 9, security: "tls", fingerprint: undefined });
  assert.is(parseServerAddress(`chat://h#sha256=${"AB".repeat(32)}`).fingerprint, "ab".repeat(32));
  assert.is(parseServerAddress("chat+plain://localhost:1").security, "plain");
});

test("host-that-resolvers-take-for-an-ipv4-address-in-another-form-is-refused", () => {
  for (const host of ["127.1", "1.2.3", "010.0.0.1", "0x7f.0.0.1", "2130706433", "1.2.3.4.5", "127.0.0.1.", "0x7f.1"])
    for (const scheme of ["chat", "chat+plain"])
      assert.throws(() => parseServerAddress(`${scheme}://${host}`), /four decimal numbers|is not a host/, host);
  for (const host of ["1.example.org", "10.0.0.1", "face.cafe", "a1"])
    assert.is(parseServerAddress(`chat://${host}`).host, host);
});

test("plain-tcp-is-accepted-on-loopback-only", () => {
  for (const host of ["localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]"])
    assert.is(parseServerAddress(`chat+plain://${host}`).security, "plain");
  for (const host of ["10.0.0.1", "[::2]", "127.0.0.1.example.org", "localhost.example.org"])
    assert.throws(() => parseServerAddress(`chat+plain://${host}`), /loopback only/, host);
});

test("plain-tcp-has-no-fingerprint", () => {
  const pin = `#sha256=${"ab".repeat(32)}`;
  assert.throws(() => parseServerAddress(`chat+plain://127.0.0.1:9${pin}`), /has no certificate/);
});

test("ipv4-address-in-the-form-of-ipv6-is-refused", () => {
  for (const host of ["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:FFFF:127.0.0.1]"])
    for (const scheme of ["chat", "chat+plain"])
      assert.throws(() => parseServerAddress(`${scheme}://${host}`), /write the IPv4 address 127.0.0.1 as such/, host);
  assert.is(parseServerAddress("chat://[64:ff9b::192.0.2.7]").host, "64:ff9b::c000:207");
});

test("zone-in-a-server-address-is-refused", () => {
  assert.throws(() => parseServerAddress("chat://[fe80::1%25eth0]"), /without a zone/);
});

test("address-in-another-form-is-refused", () => {
  const hosts = [
    "user:pw@a",
    "user@a",
    "a/",
    "a/path?x=1",
    "a?x=1",
    "a b",
    "a.",
    "a..b",
    "-a",
    "a-",
    "::1",
    "[127.0.0.1]",
  ];
  const ports = ["a:", "a:0", "a:080", "a:65536", "a:1e3", "a:+1", "a:1:2"];
  const long = [`${"a".repeat(64)}.org`, Array.from({ length: 128 }, () => "a").join("."), "b\u00fccher", "a%41"];
  for (const rest of [...hosts, ...ports, ...long, "a#", "a#sha256=", "a\n", " a", ""])
    assert.throws(
      () => parseServerAddress(`chat://${rest}`),
      (error: unknown) => error instanceof UsageError,
      rest,
    );
  for (const text of [" chat://a", "chat://a ", "CHAT://a", "chat:a", "chat:/a", "http://a", "a"])
    assert.throws(() => parseServerAddress(text), /looks like|is not a host/, text);
});

test("one-server-has-one-pin-however-its-address-is-written", () => {
  const subject = (text: string): string => serverSubject(parseServerAddress(text));
  assert.is(subject("chat://EXAMPLE.org"), "server example.org:4433");
  assert.is(subject("chat://Example.ORG:4433"), subject("chat://example.org"));
  assert.is(subject("chat://[2001:DB8:0:0::7]"), subject("chat://[2001:db8::7]"));
});
