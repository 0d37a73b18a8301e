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
