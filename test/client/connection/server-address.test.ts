import * as assert from "uvu/assert";
import { parseServerAddress } from "../../../src/client/connection/server-address.ts";
import { suite } from "../../suite.ts";

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
  for (const host of ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "[::ffff:127.0.0.1]"])
    assert.is(parseServerAddress(`chat+plain://${host}`).security, "plain");
  for (const host of ["10.0.0.1", "[::2]", "127.0.0.1.example.org", "localhost.example.org", "[::ffff:10.0.0.1]"])
    assert.throws(() => parseServerAddress(`chat+plain://${host}`), /loopback only/, host);
});

test("zone-in-a-server-address-is-refused", () => {
  assert.throws(() => parseServerAddress("chat://[fe80::1%25eth0]"), /looks like/);
});
