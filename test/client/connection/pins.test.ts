import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { FilePins } from "../../../src/client/connection/file-pins.ts";
import { acceptServer, checkPin, MemoryPins } from "../../../src/client/connection/pins.ts";
import { parseServerAddress } from "../../../src/client/connection/server-address.ts";
import { suite } from "../../suite.ts";

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
  assert.throws(() => checkPin(["aaaa"], "server a:1", "bbbb"), /is bbbb, but the accepted ones are: aaaa/);
});

test("pins-in-a-file-survive-and-are-the-users-alone", async () => {
  const path = join(folder, "deep", "pins");
  const pins = new FilePins(path);
  await Promise.all([pins.set("server a:1", "aaaa"), pins.add("user ada@a:1", "SHA256:x")]);
  assert.equal(await new FilePins(path).get("user ada@a:1"), ["SHA256:x"]);
  assert.equal(await new FilePins(path).get("server b:1"), []);
  assert.is((await stat(path)).mode & 0o777, 0o600);
  assert.match(await readFile(path, "utf8"), "aaaa\tserver a:1\tonly\n");
});

test("file-that-is-none-of-pins-is-refused-by-line", async () => {
  const path = join(folder, "broken");
  await writeFile(path, "aaaa\tserver a:1\nwhat is this\n");
  const reading = new FilePins(path).get("server a:1");
  await reading.then(
    () => assert.unreachable(),
    (error) => assert.match(error.message, /broken, line 2/),
  );
  await writeFile(path, "aaaa\tserver a:1\tperhaps\n");
  assert.match(await new FilePins(path).get("server a:1").catch((error) => error.message), /broken, line 1/);
});

test("user-may-have-several-keys-and-a-server-has-one", async () => {
  for (const pins of [new MemoryPins(), new FilePins(join(folder, "several"))]) {
    for (const key of ["k1", "k2", "k1"]) await pins.add("user ada@a:1", key);
    assert.equal(await pins.get("user ada@a:1"), ["k2", "k1"]);
    for (const key of ["k1", "k2"]) checkPin(await pins.get("user ada@a:1"), "user ada@a:1", key);
    const accepted = await pins.get("user ada@a:1");
    assert.throws(() => checkPin(accepted, "user ada@a:1", "k3"), /is k3, but the accepted ones are: k2, k1/);
    for (const key of ["aaaa", "bbbb"]) await pins.set("server a:1", key);
    assert.equal(await pins.get("server a:1"), ["bbbb"]);
    // A key that is known to be stolen can be shut out.
    await pins.set("user ada@a:1", "k2");
    assert.equal(await pins.get("user ada@a:1"), ["k2"]);
  }
});

test("file-without-a-third-column-is-read-too", async () => {
  const path = join(folder, "older");
  await writeFile(path, "aaaa\tserver a:1\nSHA256:x\tuser ada@a:1\n");
  const pins = new FilePins(path);
  assert.equal([await pins.get("server a:1"), await pins.get("user ada@a:1")], [["aaaa"], ["SHA256:x"]]);
});

test("certificate-of-a-server-is-accepted-without-a-connection", async () => {
  const pins = new MemoryPins();
  await pins.set("server example.org:4433", "a".repeat(64));
  await acceptServer("chat://example.org", "B".repeat(64), pins);
  assert.equal(await pins.get("server example.org:4433"), ["b".repeat(64)]);
  for (const [url, fingerprint] of [
    ["chat://example.org", "SHA256:x"],
    ["example.org", "b".repeat(64)],
  ] as const) {
    const refused = await acceptServer(url, fingerprint, pins).catch((error) => error);
    assert.is(refused.code, "INVALID_ARGUMENT");
  }
});

test("server-address-is-read-with-its-defaults", () => {
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

test("programs-that-share-a-file-keep-each-others-pins", async () => {
  const path = join(folder, "shared");
  const [one, two] = [new FilePins(path), new FilePins(path)];
  await one.set("server a:1", "aaaa");
  await two.set("server b:1", "bbbb");
  await one.set("server a:1", "cccc");
  assert.equal([await two.get("server a:1"), await one.get("server b:1")], [["cccc"], ["bbbb"]]);
});
