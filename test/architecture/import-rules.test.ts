import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { findImportBreaches } from "./import-rules.ts";
import { readSourceFiles } from "./source-file.ts";

const test = suite("import rules");

/** The breaches of one file with one line. */
function breachesOf(path: string, text: string): string[] {
  return findImportBreaches([{ path, text }]);
}

function assertBreach(path: string, text: string, reason: RegExp): void {
  const breaches = breachesOf(path, text);
  assert.is(breaches.length, 1, `${path}: ${text}`);
  assert.match(breaches[0] ?? "", reason);
}

test("this-repository-keeps-the-rules", () => {
  const files = readSourceFiles("src", "generated", "examples");
  assert.ok(files.length > 0);
  assert.equal(findImportBreaches(files), []);
});

test("layers-may-use-those-below", () => {
  const allowed: Array<[string, string]> = [
    ["generated/chatwire/v1/peer.ts", 'import { Reader } from "../../../src/wire/reader.ts";'],
    ["generated/chatwire/v1/peer.ts", 'import { Candidate } from "./signalling.ts";'],
    ["src/framing/frame-decoder.ts", 'import { Message } from "../../generated/chatwire/v1/message.ts";'],
    ["src/session/session.ts", 'import type { Method } from "../wire/method.ts";'],
    ["src/crypto/noise.ts", 'import { createHash } from "node:crypto";'],
    ["src/crypto/noise.ts", 'import { CryptoError } from "../errors.ts";'],
    ["src/client/chat-client.ts", 'import { Clock } from "../net/clock.ts";'],
    ["src/server/chat-server.ts", 'import { isIP } from "node:net";'],
    ["examples/client/main.ts", 'import { ChatClient } from "chatwire";'],
    ["examples/cursor/generated/cursor.ts", 'import { encodeMessage } from "chatwire/wire";'],
    ["examples/cursor/generated/cursor.ts", 'import { Delivery } from "chatwire/v1/options";'],
    ["examples/client/main.ts", 'import { createInterface } from "node:readline";'],
  ];
  for (const [path, text] of allowed) assert.equal(breachesOf(path, text), [], `${path}: ${text}`);
});

test("arrow-upwards-is-found", () => {
  assertBreach(
    "src/framing/frame-decoder.ts",
    'import { Session } from "../session/session.ts";',
    /may not use session/,
  );
  assertBreach("src/wire/reader.ts", 'import { Peer } from "../../generated/peer.ts";', /may not use generated/);
  assertBreach(
    "generated/chatwire/v1/peer.ts",
    'import "../../../src/framing/frame-decoder.ts";',
    /may not use framing/,
  );
  assertBreach("src/errors.ts", 'import { Reader } from "./wire/reader.ts";', /leaf may not use wire/);
  assertBreach("src/session/a.ts", 'export { b } from "../server/b.ts";', /may not use server/);
  assertBreach("src/chat/a.ts", 'export * from "../net/b.ts";', /may not use net/);
});

test("arrow-sideways-is-found", () => {
  assertBreach("src/session/a.ts", 'import { b } from "../chat/b.ts";', /may not use chat/);
  assertBreach("src/peering/a.ts", 'import type { B } from "../session/b.ts";', /may not use session/);
  assertBreach("src/store/a.ts", 'import { b } from "../net/b.ts";', /may not use net/);
  assertBreach("src/server/a.ts", 'import { b } from "../client/b.ts";', /may not use client/);
  assertBreach("src/server/a.ts", 'import { b } from "../peering/b.ts";', /may not use peering/);
});

test("only-generated-code-uses-the-tools-of-wire", () => {
  assertBreach("src/session/a.ts", 'import { Reader } from "../wire/reader.ts";', /may not use wire/);
  assertBreach("src/crypto/a.ts", 'import type { Reader } from "../wire/reader.ts";', /may not use wire/);
});

test("nobody-uses-codegen", () => {
  assertBreach("src/server/a.ts", 'import { b } from "../codegen/b.ts";', /may not use codegen/);
  assertBreach("src/server/a.ts", 'const { b } = await import("../codegen/b.ts");', /may not use codegen/);
});

test("core-does-no-input-and-output", () => {
  assertBreach("src/framing/a.ts", 'import { Socket } from "node:net";', /does no I\/O/);
  assertBreach("src/chat/a.ts", 'import { createHash } from "node:crypto";', /does no I\/O/);
  assertBreach("src/peering/a.ts", 'import { setTimeout } from "node:timers/promises";', /does no I\/O/);
  assertBreach("src/crypto/a.ts", 'import { randomBytes } from "node:crypto";', /only net touches/);
  assertBreach("src/crypto/a.ts", 'import * as crypto from "node:crypto";', /only net touches/);
  assertBreach("src/server/a.ts", 'import { createServer } from "node:net";', /only net touches/);
});

test("server-and-client-reach-the-world-through-the-network-they-are-handed", () => {
  const systemNetwork = 'import { systemNetwork } from "../net/system-network.ts";';
  assert.equal(breachesOf("src/server/chat-server.ts", systemNetwork), []);
  assert.equal(breachesOf("src/server/a.ts", 'import type { Network } from "../net/network.ts";'), []);
  assertBreach("src/server/a.ts", systemNetwork, /through the Network it is handed/);
  assertBreach("src/client/a.ts", systemNetwork, /through the Network it is handed/);
  assertBreach("src/testing/a.ts", systemNetwork, /through the Network it is handed/);
  assertBreach(
    "src/client/chat-client.ts",
    'import { dial } from "../net/system-streams.ts";',
    /through the Network it is handed/,
  );
});

test("nothing-at-run-time-uses-testing", () => {
  assertBreach("src/server/a.ts", 'import { b } from "../testing/b.ts";', /may not use testing/);
  assertBreach("src/index.ts", 'export { b } from "./testing/index.ts";', /may not use testing/);
});

test("packages-stay-where-they-are-needed", () => {
  assertBreach("src/session/a.ts", 'import x from "left-pad";', /takes no such package/);
  assertBreach("examples/server/main.ts", 'import { a } from "../../src/index.ts";', /public API only/);
  assertBreach("examples/server/main.ts", 'import { a } from "chatwire/dist/src/a.js";', /public API only/);
});

test("package-that-the-client-would-load-is-found", () => {
  const files = [
    { path: "src/index.ts", text: 'export { ChatClient } from "./client/chat-client.ts";' },
    { path: "src/client/chat-client.ts", text: 'import { createCertificate } from "../net/certificate.ts";' },
    { path: "src/net/certificate.ts", text: 'const x509 = await import("@peculiar/x509");' },
  ];
  const breaches = findImportBreaches(files);
  assert.is(breaches.length, 1);
  assert.match(breaches[0] ?? "", /-> src\/net\/certificate\.ts imports .* the client needs no package/);
});

test("folder-nobody-knows-is-found", () => {
  assertBreach("src/shared/a.ts", 'import { b } from "../errors.ts";', /no place in the layers/);
});

test("comments-and-strings-are-no-imports", () => {
  assert.equal(breachesOf("src/chat/a.ts", '// import { b } from "../net/b.ts";'), []);
  assert.equal(breachesOf("src/chat/a.ts", '/* import { b } from "../net/b.ts"; */'), []);
  assertBreach("src/chat/a.ts", 'const url = "chat://";\nimport { b } from "../net/b.ts";', /may not use net/);
});
