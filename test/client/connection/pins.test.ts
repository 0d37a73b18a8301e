import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { FilePins } from "../../../src/client/connection/file-pins.ts";
import { acceptServer, checkPin, MemoryPins } from "../../../src/client/connection/pins.ts";
import { suite } from "../../suite.ts";

const test = suite("pins");
let folder = "";

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-pins-"));
});

test.after(() => rm(folder, { recursive: true }));

test("first-key-is-trusted-and-a-changed-one-is-not", async () => {
  const pins = new MemoryPins();
  checkPin(await pins.get("server a:1"), "server a:1", "aaaa");
  await pins.set("server a:1", "aaaa");
  checkPin(await pins.get("server a:1"), "server a:1", "aaaa");
  assert.throws(() => checkPin(["aaaa"], "server a:1", "bbbb"), /Before: aaaa. Now: bbbb/);
});

test("user-may-have-several-keys-and-a-server-has-one", async () => {
  for (const pins of [new MemoryPins(), new FilePins(join(folder, "several"))]) {
    for (const key of ["k1", "k2", "k1"]) await pins.add("user ada@a:1", key);
    assert.equal(await pins.get("user ada@a:1"), ["k2", "k1"]);
    for (const key of ["k1", "k2"]) checkPin(await pins.get("user ada@a:1"), "user ada@a:1", key);
    const accepted = await pins.get("user ada@a:1");
    assert.throws(() => checkPin(accepted, "user ada@a:1", "k3"), /Before: k2, k1. Now: k3/);
    for (const key of ["aaaa", "bbbb"]) await pins.set("server a:1", key);
    assert.equal(await pins.get("server a:1"), ["bbbb"]);
    // `set` excludes a stolen key.
    await pins.set("user ada@a:1", "k2");
    assert.equal(await pins.get("user ada@a:1"), ["k2"]);
  }
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
