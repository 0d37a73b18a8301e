import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { FilePins } from "../../../src/client/connection/file-pins.ts";
import { UsageError } from "../../../src/errors.ts";
import { makeFifo, refusalOf } from "../../files/fifo.ts";
import { suite } from "../../suite.ts";

const test = suite("pins in a file");
let folder = "";

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-pins-"));
});

test.after(() => rm(folder, { recursive: true }));

test("pins-in-a-file-survive-and-only-the-user-can-read-them", async () => {
  const path = join(folder, "deep", "pins");
  const pins = new FilePins(path);
  await Promise.all([pins.set("server a:1", "aaaa"), pins.add("user ada@a:1", "SHA256:x")]);
  assert.equal(await new FilePins(path).get("user ada@a:1"), ["SHA256:x"]);
  assert.equal(await new FilePins(path).get("server b:1"), []);
  assert.is((await stat(path)).mode & 0o777, 0o600);
  assert.match(await readFile(path, "utf8"), "aaaa\tserver a:1\tonly\n");
});

test("fifo-folder-or-device-in-the-place-of-the-file-is-refused-at-once", async () => {
  if (process.platform === "win32") return;
  const fifo = makeFifo(join(folder, "fifo"));
  for (const path of [fifo, folder, "/dev/null"]) {
    const pins = new FilePins(path);
    for (const use of [() => pins.get("server a:1"), () => pins.add("server a:1", "aaaa")]) {
      const error = await refusalOf(fifo, use);
      assert.ok(error instanceof UsageError, String(error));
      assert.match(error.message, `${path} is not a regular file.`);
    }
  }
});

test("malformed-file-of-pins-is-refused-with-the-line", async () => {
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

test("file-without-a-third-column-is-accepted", async () => {
  const path = join(folder, "older");
  await writeFile(path, "aaaa\tserver a:1\nSHA256:x\tuser ada@a:1\n");
  const pins = new FilePins(path);
  assert.equal([await pins.get("server a:1"), await pins.get("user ada@a:1")], [["aaaa"], ["SHA256:x"]]);
});

test("programs-that-share-a-file-keep-each-others-pins", async () => {
  const path = join(folder, "shared");
  const [one, two] = [new FilePins(path), new FilePins(path)];
  await one.set("server a:1", "aaaa");
  await two.set("server b:1", "bbbb");
  await one.set("server a:1", "cccc");
  assert.equal([await two.get("server a:1"), await one.get("server b:1")], [["cccc"], ["bbbb"]]);
});

test("pin-of-another-spelling-of-a-server-keeps-its-meaning", async () => {
  const path = join(folder, "spelled");
  await writeFile(path, "aaaa\tserver LOCALHOST:4433\tonly\nk1\tuser ada@[::1]:9\nk2\tuser ada@[::1]:9\n");
  const pins = new FilePins(path);
  assert.equal(await pins.get("server localhost:4433"), ["aaaa"]);
  assert.equal(await pins.get("user ada@::1:9"), ["k1", "k2"]);
  await pins.add("user ada@::1:9", "k3");
  assert.equal(await pins.get("user ada@::1:9"), ["k1", "k2", "k3"]);
  await pins.set("server localhost:4433", "bbbb");
  await pins.add("server localhost:4433", "cccc");
  assert.equal(await pins.get("server localhost:4433"), ["bbbb", "cccc"]);
});

test("contradicting-pins-of-two-spellings-are-refused-until-they-are-replaced", async () => {
  for (const lines of [
    "aaaa\tserver localhost:4433\tonly\nbbbb\tserver LOCALHOST:4433\tonly\n",
    "bbbb\tserver LOCALHOST:4433\tonly\naaaa\tserver localhost:4433\tonly\n",
    "aaaa\tserver localhost.:4433\tonly\nbbbb\tserver LOCALHOST:4433\tonly\n",
    "aaaa\tserver localhost.:4433\tonly\naaaa\tserver LOCALHOST:4433\nbbbb\tserver LOCALHOST:4433\n",
    "aaaa\tserver localhost.:4433\nbbbb\tserver localhost.:4433\naaaa\tserver LOCALHOST:4433\n",
  ]) {
    const path = join(folder, "contradicting");
    await writeFile(path, lines);
    const pins = new FilePins(path);
    for (const read of [() => pins.get("server localhost:4433"), () => pins.add("server localhost:4433", "cccc")]) {
      const error = await read().then(
        () => undefined,
        (error) => error,
      );
      assert.match(error?.message ?? "none", /line \d contradicts .* in line \d, and they are one server/, lines);
    }
    assert.equal(await pins.get("server example.org:4433"), []);
    await pins.set("server localhost:4433", "cccc");
    assert.equal(await pins.get("server localhost:4433"), ["cccc"]);
  }
});
