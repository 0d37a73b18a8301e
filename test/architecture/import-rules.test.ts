import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { findImportViolations } from "./import-rules.ts";
import { readSourceFiles } from "./source-file.ts";

const test = suite("import rules");

const SYSTEM_ONLY = /only src\/net\/system-\*\.ts may use/;

/** The violations in a file of one line. */
function violationsOf(path: string, text: string): string[] {
  return findImportViolations([{ path, text }]);
}

function assertViolation(path: string, text: string, reason: RegExp): void {
  const violations = violationsOf(path, text);
  assert.is(violations.length, 1, `${path}: ${text}`);
  assert.match(violations[0] ?? "", reason);
}

test("this-repository-keeps-the-rules", () => {
  const files = readSourceFiles("src", "generated", "examples");
  assert.ok(files.length > 0);
  assert.equal(findImportViolations(files), []);
});

test("layers-may-import-lower-layers", () => {
  const allowed: Array<[string, string]> = [
    ["generated/chatwire/v1/peer.ts", 'import { Reader } from "../../../src/wire/reader.ts";'],
    ["generated/chatwire/v1/peer.ts", 'import { Candidate } from "./signalling.ts";'],
    ["src/framing/frame-decoder.ts", 'import { Message } from "../../generated/chatwire/v1/message.ts";'],
    ["src/session/session.ts", 'import type { Method } from "../wire/method.ts";'],
    ["src/crypto/link/noise.ts", 'import { createHash } from "node:crypto";'],
    ["src/crypto/link/noise.ts", 'import { CryptoError } from "../../errors.ts";'],
    ["src/client/chat-client.ts", 'import { Clock } from "../net/clock.ts";'],
    ["examples/client/main.ts", 'import { ChatClient } from "chatwire";'],
    ["examples/cursor/generated/cursor.ts", 'import { encodeMessage } from "chatwire/wire";'],
    ["examples/cursor/generated/cursor.ts", 'import { Delivery } from "chatwire/v1/options";'],
    ["examples/client/main.ts", 'import { createInterface } from "node:readline";'],
  ];
  for (const [path, text] of allowed) assert.equal(violationsOf(path, text), [], `${path}: ${text}`);
});

test("import-from-a-higher-layer-is-found", () => {
  assertViolation(
    "src/framing/frame-decoder.ts",
    'import { Session } from "../session/session.ts";',
    /may not use session/,
  );
  assertViolation("src/wire/reader.ts", 'import { Peer } from "../../generated/peer.ts";', /may not use generated/);
  assertViolation(
    "generated/chatwire/v1/peer.ts",
    'import "../../../src/framing/frame-decoder.ts";',
    /may not use framing/,
  );
  assertViolation("src/errors.ts", 'import { Reader } from "./wire/reader.ts";', /leaf may not use wire/);
  assertViolation("src/session/a.ts", 'export { b } from "../server/b.ts";', /may not use server/);
  assertViolation("src/chat/a.ts", 'export * from "../net/b.ts";', /may not use net/);
});

test("import-from-the-same-layer-is-found", () => {
  assertViolation("src/session/a.ts", 'import { b } from "../chat/b.ts";', /may not use chat/);
  assertViolation("src/peering/a.ts", 'import type { B } from "../session/b.ts";', /may not use session/);
  assertViolation("src/store/a.ts", 'import { b } from "../net/b.ts";', /may not use net/);
  assertViolation("src/server/a.ts", 'import { b } from "../client/b.ts";', /may not use client/);
  assertViolation("src/server/a.ts", 'import { b } from "../peering/b.ts";', /may not use peering/);
});

test("only-generated-code-uses-the-functions-of-wire", () => {
  assertViolation("src/session/a.ts", 'import { Reader } from "../wire/reader.ts";', /may not use wire/);
  assertViolation("src/crypto/a.ts", 'import type { Reader } from "../wire/reader.ts";', /may not use wire/);
});

test("nothing-at-run-time-uses-codegen", () => {
  assertViolation("src/server/a.ts", 'import { b } from "../codegen/b.ts";', /may not use codegen/);
  assertViolation("src/server/a.ts", 'const { b } = await import("../codegen/b.ts");', /may not use codegen/);
});

test("only-the-system-network-does-io", () => {
  assertViolation("src/framing/a.ts", 'import { Socket } from "node:net";', /does no I\/O/);
  assertViolation("src/chat/a.ts", 'import { createHash } from "node:crypto";', /does no I\/O/);
  assertViolation("src/peering/a.ts", 'import { setTimeout } from "node:timers/promises";', /does no I\/O/);
  assertViolation("src/crypto/a.ts", 'import { randomBytes } from "node:crypto";', SYSTEM_ONLY);
  assertViolation("src/crypto/a.ts", 'import * as crypto from "node:crypto";', SYSTEM_ONLY);
  assertViolation("src/server/a.ts", 'import { createServer } from "node:net";', SYSTEM_ONLY);
  assertViolation("src/net/listener.ts", 'import { connect } from "node:net";', SYSTEM_ONLY);
  // IP addresses have one parser: src/socket-address.ts.
  assertViolation("src/server/a.ts", 'import { isIP } from "node:net";', SYSTEM_ONLY);
  assertViolation("src/net/timers.ts", 'import { performance } from "node:perf_hooks";', SYSTEM_ONLY);
  assertViolation("src/net/sub/system-a.ts", 'import { connect } from "node:net";', SYSTEM_ONLY);
  assertViolation("src/testing/a.ts", 'import { randomBytes } from "node:crypto";', SYSTEM_ONLY);
  const allowed: [path: string, text: string][] = [
    ["src/net/system-streams.ts", 'import { connect } from "node:net";'],
    ["src/net/certificate.ts", 'import { webcrypto } from "node:crypto";'],
    ["src/codegen/a.ts", 'import { spawn } from "node:child_process";'],
    ["examples/client/main.ts", 'import { setTimeout } from "node:timers/promises";'],
  ];
  for (const [path, text] of allowed) assert.equal(violationsOf(path, text), [], `${path}: ${text}`);
});

test("server-and-client-use-the-network-that-they-are-passed", () => {
  const systemNetwork = 'import { systemNetwork } from "../net/system-network.ts";';
  assert.equal(violationsOf("src/server/chat-server.ts", systemNetwork), []);
  assert.equal(violationsOf("src/server/a.ts", 'import type { Network } from "../net/network.ts";'), []);
  assertViolation("src/server/a.ts", systemNetwork, /only the Network that it is passed/);
  assertViolation("src/client/a.ts", systemNetwork, /only the Network that it is passed/);
  assertViolation("src/testing/a.ts", systemNetwork, /only the Network that it is passed/);
  assertViolation(
    "src/client/chat-client.ts",
    'import { dial } from "../net/system-streams.ts";',
    /only the Network that it is passed/,
  );
});

test("nothing-at-run-time-uses-testing", () => {
  assertViolation("src/server/a.ts", 'import { b } from "../testing/b.ts";', /may not use testing/);
  assertViolation("src/index.ts", 'export { b } from "./testing/index.ts";', /may not use testing/);
});

test("package-outside-of-its-folder-is-found", () => {
  assertViolation("src/session/a.ts", 'import x from "left-pad";', /may not use this package/);
  assertViolation("examples/server/main.ts", 'import { a } from "../../src/index.ts";', /only the public API/);
  assertViolation("examples/server/main.ts", 'import { a } from "chatwire/dist/src/a.js";', /only the public API/);
});

test("package-that-the-client-loads-is-found", () => {
  const files = [
    { path: "src/index.ts", text: 'export { ChatClient } from "./client/chat-client.ts";' },
    { path: "src/client/chat-client.ts", text: 'import { createCertificate } from "../net/certificate.ts";' },
    { path: "src/net/certificate.ts", text: 'const x509 = await import("@peculiar/x509");' },
  ];
  const violations = findImportViolations(files);
  assert.is(violations.length, 1);
  assert.match(violations[0] ?? "", /-> src\/net\/certificate\.ts imports .* the client may load no package/);
});

test("client-loads-an-optional-package-on-demand-only", () => {
  const loadedBy = (text: string): string[] =>
    findImportViolations([
      { path: "src/index.ts", text: 'export { ChatClient } from "./client/chat-client.ts";' },
      { path: "src/client/chat-client.ts", text: 'import { load } from "../net/load.ts";' },
      { path: "src/net/load.ts", text },
    ]);
  assert.equal(loadedBy('const upnp = await import("nat-upnp-rejetto");'), []);
  assert.equal(loadedBy('import type { Device } from "nat-upnp-rejetto";'), []);
  const atOnce = loadedBy('import { Device } from "nat-upnp-rejetto";');
  assert.is(atOnce.length, 1);
  assert.match(atOnce[0] ?? "", /the client may load no package/);
});

test("folder-outside-of-the-layers-is-found", () => {
  assertViolation("src/shared/a.ts", 'import { b } from "../errors.ts";', /belongs to no layer/);
});

test("imports-in-comments-and-strings-are-ignored", () => {
  assert.equal(violationsOf("src/chat/a.ts", '// import { b } from "../net/b.ts";'), []);
  assert.equal(violationsOf("src/chat/a.ts", '/* import { b } from "../net/b.ts"; */'), []);
  assertViolation("src/chat/a.ts", 'const url = "chat://";\nimport { b } from "../net/b.ts";', /may not use net/);
});
