import * as assert from "uvu/assert";
import { serverSubject } from "../src/client/connection/pins.ts";
import { UsageError } from "../src/errors.ts";
import {
  canonicalPinnedAddress,
  formatServerAddress,
  parseServerAddress,
  parseServerAddresses,
} from "../src/server-address.ts";
import { suite } from "./suite.ts";

const test = suite("server address");

test("list-of-addresses-is-parsed-in-its-order", () => {
  const hosts = (list: string | string[]) => parseServerAddresses(list).map(({ host }) => host);
  assert.equal(hosts("chat://a"), ["a"]);
  assert.equal(hosts("chat://b:1,chat://a, chat://[::1]:9"), ["b", "a", "::1"]);
  assert.equal(hosts(["chat://b", "chat+plain://127.0.0.1:1"]), ["b", "127.0.0.1"]);
  const many = Array.from({ length: 17 }, (_, index) => `chat://h${index}`);
  for (const bad of ["", ",", "chat://a,", [], many, many.join(","), ["chat://a,chat://b"]]) {
    assert.throws(
      () => parseServerAddresses(bad),
      (error: unknown) => error instanceof UsageError,
    );
  }
});

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

test("ipv4-mapped-address-is-the-ipv4-address", () => {
  for (const host of ["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:FFFF:127.0.0.1]"])
    for (const scheme of ["chat", "chat+plain"])
      assert.is(parseServerAddress(`${scheme}://${host}`).host, "127.0.0.1", host);
  assert.throws(() => parseServerAddress("chat+plain://[::ffff:10.0.0.1]"), /loopback only/);
  assert.is(parseServerAddress("chat://[64:ff9b::192.0.2.7]").host, "64:ff9b::c000:207");
});

test("ipv6-address-has-the-form-of-rfc-5952", () => {
  for (const [text, host] of [
    ["0:0:0:0:0:0:0:0", "::"],
    ["0:0:0:0:0:0:0:1", "::1"],
    ["2001:0DB8::0001", "2001:db8::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["1:0:0:0:2:0:0:0", "1::2:0:0:0"],
    ["1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"],
  ] as const) {
    assert.is(parseServerAddress(`chat://[${text}]`).host, host);
    assert.is(new URL(`http://[${text}]`).hostname, `[${host}]`);
  }
});

test("zone-of-a-link-local-address-is-kept-for-connecting-and-does-not-count-in-pins", () => {
  const address = parseServerAddress("chat://[FE80:0::1%25eth0]:9");
  assert.is(address.host, "fe80::1%eth0");
  assert.is(parseServerAddress("chat://[fe80::1%25%65th0]").host, "fe80::1%eth0");
  assert.is(serverSubject(address), "server fe80::1:9");
  assert.is(formatServerAddress(address), "chat://[fe80::1%25eth0]:9");
  assert.throws(() => parseServerAddress("chat://[fe80::1%eth0]"), /% is written as %25/);
  for (const host of ["2001:db8::7%25eth0", "::1%25lo", "::ffff:127.0.0.1%25lo", "fec0::1%25eth0"])
    assert.throws(() => parseServerAddress(`chat://[${host}]`), /only a link-local address/, host);
  for (const zone of ["", "a%2fb", "a b", "%", "%25", "a%25b", "\u00e9", "a%c3%a9"])
    assert.throws(() => parseServerAddress(`chat://[fe80::1%25${zone}]`), /is not a host: the zone/, zone);
});

test("user-in-an-address-is-refused-without-repeating-the-password", () => {
  for (const text of [
    "chat://ada@a",
    "chat://ada:opensesame@a:9",
    "CHAT://:opensesame@[::1]",
    "chat+plain://ada:@localhost",
  ])
    assert.throws(
      () => parseServerAddress(text),
      (error: Error) =>
        /Leave out everything up to the @, and log in by name/.test(error.message) &&
        !error.message.includes("opensesame"),
      text,
    );
});

test("name-has-one-form", () => {
  for (const [text, host] of [
    ["LOCALHOST", "localhost"],
    ["localhost.", "localhost"],
    ["b\u00fccher.example", "xn--bcher-kva.example"],
    ["B\u00dcCHER.example.", "xn--bcher-kva.example"],
    ["bu\u0308cher.example", "xn--bcher-kva.example"],
    ["XN--BCHER-KVA.example", "xn--bcher-kva.example"],
    ["\uff41.example", "a.example"],
    ["a\u3002example", "a.example"],
    ["ex\u00adample.org", "example.org"],
  ] as const)
    assert.is(parseServerAddress(`chat://${text}`).host, host, text);
  for (const text of [
    "xn--a",
    "xn--",
    "\u200d",
    "\u00fc..b",
    "\u00fc%41",
    "a%41",
    "\uff11\uff12\uff17.0.0.1",
    "\u2460",
    "a..",
  ])
    assert.throws(() => parseServerAddress(`chat://${text}`), /is not a host/, text);
});

test("written-address-is-read-as-the-same", () => {
  for (const text of [
    "chat://a",
    "chat+plain://localhost:1",
    "chat://[2001:db8::7]:9",
    "chat://[fe80::1%25eth0]",
    `chat://a#sha256=${"ab".repeat(32)}`,
  ]) {
    const address = parseServerAddress(text);
    assert.equal(parseServerAddress(formatServerAddress(address)), address);
  }
  assert.is(formatServerAddress(parseServerAddress("CHAT://Example.ORG.")), "chat://example.org:4433");
});

test("address-in-another-form-is-refused", () => {
  const hosts = ["a/", "a/path?x=1", "a?x=1", "a b", "a..b", "-a", "a-", "::1", "[127.0.0.1]"];
  const ports = ["a:", "a:0", "a:080", "a:65536", "a:1e3", "a:+1", "a:1:2"];
  const long = [`${"a".repeat(64)}.org`, Array.from({ length: 128 }, () => "a").join("."), "a%41"];
  for (const rest of [...hosts, ...ports, ...long, "a#", "a#sha256=", "a\n", " a", ""])
    assert.throws(
      () => parseServerAddress(`chat://${rest}`),
      (error: unknown) => error instanceof UsageError,
      rest,
    );
  for (const text of [" chat://a", "chat://a ", "chat:a", "chat:/a", "http://a", "a"])
    assert.throws(() => parseServerAddress(text), /looks like|is not a host/, text);
});

test("one-server-has-one-pin-however-its-address-is-written", () => {
  const subject = (text: string): string => serverSubject(parseServerAddress(text));
  assert.is(subject("chat://EXAMPLE.org"), "server example.org:4433");
  assert.is(subject("chat://Example.ORG:4433"), subject("chat://example.org"));
  assert.is(subject("chat://[2001:DB8:0:0::7]"), subject("chat://[2001:db8::7]"));
  assert.is(subject("Chat://example.org."), subject("chat://example.org"));
});

test("server-in-an-old-pin-has-one-form-too", () => {
  for (const [text, canonical] of [
    ["LOCALHOST:9", "localhost:9"],
    ["localhost.:9", "localhost:9"],
    ["localhost", "localhost:4433"],
    ["2001:DB8:0:0::7:9", "2001:db8::7:9"],
    ["[2001:db8::7]:9", "2001:db8::7:9"],
    ["[::1]", "::1:4433"],
    ["fe80::1%eth0:9", "fe80::1:9"],
    ["::ffff:7f00:1:9", "127.0.0.1:9"],
    ["b\u00fccher:9", "xn--bcher-kva:9"],
  ] as const)
    assert.is(canonicalPinnedAddress(text), canonical, text);
  for (const text of ["", "a b:9", "a:0", "ada@a:9"]) assert.is(canonicalPinnedAddress(text), undefined, text);
});
