import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { parseEndpoint } from "../../src/client/endpoint.ts";
import { FilePins } from "../../src/client/file-pins.ts";
import { checkPin, MemoryPins } from "../../src/client/pins.ts";
import { suite } from "../suite.ts";

const test = suite("pins");
let folder = "";

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-pins-"));
});

test.after(() => rm(folder, { recursive: true }));

test("first-use-is-trusted-and-a-change-is-not", async () => {
  const pins = new MemoryPins();
  checkPin(await pins.get("server a:1"), "server a:1", "aaaa");
  await pins.set("server a:1", "aaaa");
  checkPin(await pins.get("server a:1"), "server a:1", "aaaa");
  assert.throws(() => checkPin("aaaa", "server a:1", "bbbb"), /Before: aaaa. Now: bbbb/);
});

test("pins-in-a-file-survive-and-are-the-users-alone", async () => {
  const path = join(folder, "deep", "pins");
  const pins = new FilePins(path);
  await Promise.all([pins.set("server a:1", "aaaa"), pins.set("user ada@a:1", "SHA256:x")]);
  assert.is(await new FilePins(path).get("user ada@a:1"), "SHA256:x");
  assert.is(await new FilePins(path).get("server b:1"), undefined);
  assert.is((await stat(path)).mode & 0o777, 0o600);
  assert.match(await readFile(path, "utf8"), "aaaa\tserver a:1\n");
});

test("file-that-is-none-of-pins-is-refused-by-line", async () => {
  const path = join(folder, "broken");
  await writeFile(path, "aaaa\tserver a:1\nwhat is this\n");
  await new FilePins(path)
    .get("server a:1")
    .then(assert.unreachable, (error) => assert.match(error.message, /broken, line 2/));
});

test("server-address-is-read-with-its-defaults", () => {
  assert.equal(parseEndpoint("chat://example.org"), {
    host: "example.org",
    port: 4433,
    security: "tls",
    fingerprint: undefined,
  });
  assert.equal(parseEndpoint("chat://[::1]:9"), { host: "::1", port: 9, security: "tls", fingerprint: undefined });
  assert.is(parseEndpoint(`chat://h#sha256=${"AB".repeat(32)}`).fingerprint, "ab".repeat(32));
  assert.is(parseEndpoint("chat+plain://localhost:1").security, "plain");
});

test("programs-that-share-a-file-keep-each-others-pins", async () => {
  const path = join(folder, "shared");
  const [one, two] = [new FilePins(path), new FilePins(path)];
  await one.set("server a:1", "aaaa");
  await two.set("server b:1", "bbbb");
  await one.set("server a:1", "cccc");
  assert.equal([await two.get("server a:1"), await one.get("server b:1")], ["cccc", "bbbb"]);
});
