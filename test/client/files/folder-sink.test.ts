import {
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { storableName } from "../../../src/client/files/file-names.ts";
import type { FileWriting } from "../../../src/client/files/file-sink.ts";
import { FolderSink } from "../../../src/client/files/folder-sink.ts";
import { blockCountOf, FILE_BLOCK_BYTES, leafHash } from "../../../src/crypto/block-tree.ts";
import { StoreError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { FileContent } from "../../peering/files/file-content.ts";
import { suite } from "../../suite.ts";

const test = suite("folder of received files");

const content = new FileContent(3 * FILE_BLOCK_BYTES + 100);
const BLOCKS = blockCountOf(content.size);

/** An empty folder, with a folder inside for the sink. */
async function withFolder(run: (sink: FolderSink, folder: string, around: string) => Promise<void>): Promise<void> {
  const around = await mkdtemp(join(tmpdir(), "chatwire-files-"));
  try {
    const folder = join(around, "inner");
    await run(new FolderSink(folder), folder, around);
  } finally {
    await rm(around, { recursive: true });
  }
}

async function write(writing: FileWriting, blocks: readonly number[]): Promise<void> {
  for (const block of blocks) await writing.write(block, content.block(block), leafHash(content.block(block)));
}

const ALL = Array.from({ length: BLOCKS }, (_, block) => block);

async function receive(sink: FolderSink, name = "photo.jpg"): Promise<string> {
  const writing = await sink.open(content.description(name));
  await write(
    writing,
    ALL.filter((block) => writing.held[block] === 0),
  );
  return writing.finish();
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "none",
    (error) => (error instanceof StoreError ? error.code : String(error)),
  );
}

async function partOf(folder: string): Promise<string> {
  const [part] = (await readdir(folder)).filter((name) => name.endsWith(".chatwire-part"));
  if (part === undefined) throw new Error("There is no temporary file.");
  return join(folder, part);
}

test("whole-file-has-its-name-and-belongs-to-its-owner-alone", () =>
  withFolder(async (sink, folder) => {
    const writing = await sink.open(content.description());
    assert.equal([...writing.held], [0, 0, 0, 0]);
    const part = await partOf(folder);
    assert.is((await lstat(part)).mode & 0o777, 0o600);
    await write(writing, [2, 0, 3, 1]);
    assert.equal(await readdir(folder), [part.slice(folder.length + 1)], "the name appears with the whole file");
    const path = await writing.finish();
    assert.is(path, join(folder, "photo.jpg"));
    assert.equal(await readFile(path), Buffer.from(content.bytes));
    assert.is((await lstat(path)).mode & 0o777, 0o600);
    assert.equal(await readdir(folder), ["photo.jpg"]);
  }));

test("file-goes-on-with-the-blocks-that-are-there-and-verify", () =>
  withFolder(async (sink, folder) => {
    const first = await sink.open(content.description());
    await write(first, [0, 1, 3]);
    await first.suspend();
    const damaged = await open(await partOf(folder), "r+");
    await damaged.write(Buffer.from("x"), 0, 1, FILE_BLOCK_BYTES + 7);
    await damaged.close();
    const second = await sink.open(content.description());
    assert.equal([...second.held], [1, 0, 0, 1], "the damaged block is missing");
    await write(second, [1, 2]);
    assert.equal(await readFile(await second.finish()), Buffer.from(content.bytes));
  }));

test("process-that-ends-between-the-last-block-and-the-name-loses-nothing", () =>
  withFolder(async (sink, folder) => {
    const first = await sink.open(content.description());
    await write(first, ALL);
    await first.suspend();
    await truncate(await partOf(folder), content.size);
    const second = await sink.open(content.description());
    assert.equal([...second.held], [1, 1, 1, 1]);
    assert.is(await second.finish(), join(folder, "photo.jpg"));
  }));

test("temporary-file-of-another-length-is-begun-again", () =>
  withFolder(async (sink, folder) => {
    const first = await sink.open(content.description());
    await write(first, ALL);
    await first.suspend();
    await truncate(await partOf(folder), content.size + 1);
    const second = await sink.open(content.description());
    assert.equal([...second.held], [0, 0, 0, 0]);
    await second.discard();
    assert.equal(await readdir(folder), [], "what is discarded is gone");
  }));

test("no-file-is-replaced-and-no-link-followed", () =>
  withFolder(async (sink, folder, around) => {
    const outside = join(around, "outside.txt");
    await writeFile(outside, "untouched");
    await mkdir(folder);
    await writeFile(join(folder, "photo.jpg"), "mine");
    await symlink(outside, join(folder, "photo (2).jpg"));
    await symlink(join(around, "missing"), join(folder, "photo (3).jpg"));
    assert.is(await receive(sink), join(folder, "photo (4).jpg"));
    assert.is(await readFile(join(folder, "photo.jpg"), "utf8"), "mine");
    assert.is(await readFile(outside, "utf8"), "untouched");
    assert.equal(await readdir(around), ["inner", "outside.txt"]);
  }));

test("file-that-is-there-already-is-not-received-again", () =>
  withFolder(async (sink, folder) => {
    await mkdir(folder);
    await writeFile(join(folder, "photo.jpg"), "another one");
    await writeFile(join(folder, "photo (2).jpg"), content.bytes);
    const writing = await sink.open(content.description());
    assert.equal([...writing.held], [1, 1, 1, 1]);
    assert.is(await writing.finish(), join(folder, "photo (2).jpg"));
    assert.equal(await readdir(folder), ["photo (2).jpg", "photo.jpg"]);
  }));

test("temporary-file-that-is-a-link-or-of-somebody-else-is-refused", () =>
  withFolder(async (sink, folder, around) => {
    const first = await sink.open(content.description());
    const part = await partOf(folder);
    await first.discard();
    const outside = join(around, "outside.txt");
    // Its mode and owner would do.
    await writeFile(outside, "untouched", { mode: 0o600 });
    await symlink(outside, part);
    assert.is(await codeOf(sink.open(content.description())), "STORE_FOREIGN");
    assert.is(await readFile(outside, "utf8"), "untouched");
    await rm(part);
    await writeFile(part, "readable by others", { mode: 0o644 });
    assert.is(await codeOf(sink.open(content.description())), "STORE_FOREIGN");
    await rm(part);
    await link(outside, part);
    assert.is(await codeOf(sink.open(content.description())), "STORE_FOREIGN", "a file with another name");
    await rm(part);
    await mkdir(part);
    assert.is(await codeOf(sink.open(content.description())), "STORE_FOREIGN");
  }));

test("temporary-files-that-do-not-go-on-are-removed-and-nothing-else", () =>
  withFolder(async (_, folder, around) => {
    const keptMs = DEFAULT_LIMITS.filePartKeptMs;
    const later = new FolderSink(folder, { wallClockMs: () => Date.now() + keptMs + 60_000 });
    const soon = new FolderSink(folder, { wallClockMs: () => Date.now() + keptMs - 60_000 });
    const [lost, busy, fresh] = [1, 2, 3].map((seed) => new FileContent(100, seed));
    if (lost === undefined || busy === undefined || fresh === undefined) throw new Error("There are three.");
    await (await soon.open(lost.description("lost"))).suspend();
    const inUse = await soon.open(busy.description("busy"));
    const part = (digit: string): string => join(folder, `.${digit.repeat(32)}.chatwire-part`);
    const others = [part("a"), join(folder, ".chatwire-part"), `${part("b")}x`, join(folder, "note.txt")];
    await writeFile(part("a"), "of somebody else", { mode: 0o644 });
    for (const path of others.slice(1)) await writeFile(path, "mine", { mode: 0o600 });
    const outside = join(around, "outside.txt");
    await writeFile(outside, "untouched", { mode: 0o600 });
    await symlink(outside, part("c"));
    await mkdir(part("d"));
    const before = await readdir(folder);
    await soon.removeStale();
    assert.equal(await readdir(folder), before, "not yet");
    await (await later.open(fresh.description("fresh"))).discard();
    const gone = before.filter((name) => name.startsWith(`.${Buffer.from(lost.tree.root).toString("hex", 0, 16)}`));
    assert.is(gone.length, 1);
    assert.equal(
      await readdir(folder),
      before.filter((name) => !gone.includes(name)),
    );
    assert.is(await readFile(outside, "utf8"), "untouched");
    // One that goes on is not removed, however old it is.
    await inUse.write(0, busy.block(0), leafHash(busy.block(0)));
    await inUse.suspend();
    const again = await later.open(busy.description("busy"));
    assert.equal([...again.held], [1]);
    await again.discard();
    await new FolderSink(join(around, "missing")).removeStale();
  }));

test("same-file-is-received-once-at-a-time", () =>
  withFolder(async (sink) => {
    const first = await sink.open(content.description());
    assert.is(await codeOf(sink.open(content.description())), "STORE_IN_USE");
    await first.suspend();
    await (await sink.open(content.description())).discard();
  }));

test("same-file-is-received-once-at-a-time-where-locks-are-within-the-process", () =>
  withFolder(async (sink) => {
    const platform = Object.getOwnPropertyDescriptor(process, "platform");
    Object.defineProperty(process, "platform", { ...platform, value: "darwin" });
    try {
      const first = await sink.open(content.description());
      assert.is(await codeOf(sink.open(content.description())), "STORE_IN_USE");
      await first.suspend();
      await (await sink.open(content.description())).discard();
    } finally {
      if (platform !== undefined) Object.defineProperty(process, "platform", platform);
    }
  }));

test("further-file-of-a-name-with-the-longest-extension-has-room-for-a-number", () =>
  withFolder(async (sink, folder) => {
    const name = `a.${"b".repeat(253)}`;
    await mkdir(folder);
    await writeFile(join(folder, name), "mine");
    const path = await receive(sink, name);
    assert.match(path, /b \(2\)$/);
    assert.equal(await readFile(path), Buffer.from(content.bytes));
  }));

test("what-was-changed-on-the-disk-after-it-was-written-never-gets-the-name", () =>
  withFolder(async (sink, folder) => {
    const writing = await sink.open(content.description());
    await write(writing, ALL);
    const part = await partOf(folder);
    const damaged = await open(part, "r+");
    await damaged.write(Buffer.alloc(1_000), 0, 1_000, FILE_BLOCK_BYTES + 7);
    await damaged.close();
    assert.is(await codeOf(writing.finish()), "STORE_DAMAGED");
    assert.equal(await readdir(folder), [part.slice(folder.length + 1)]);
    // Only the damaged block is asked for again.
    const again = await sink.open(content.description());
    assert.equal([...again.held], [1, 0, 1, 1]);
    await write(again, [1]);
    assert.equal(await readFile(await again.finish()), Buffer.from(content.bytes));
    assert.equal(await readdir(folder), ["photo.jpg"]);
  }));

test("part-file-that-was-cut-off-or-replaced-never-gets-the-name", () =>
  withFolder(async (sink, folder) => {
    const changes = [
      (part: string) => truncate(part, FILE_BLOCK_BYTES),
      async (part: string) => {
        await rm(part);
        await writeFile(part, "another file", { mode: 0o600 });
      },
      (part: string) => rm(part),
    ];
    for (const change of changes) {
      const writing = await sink.open(content.description());
      await write(writing, ALL);
      await change(await partOf(folder));
      assert.is(await codeOf(writing.finish()), "STORE_DAMAGED");
      assert.not((await readdir(folder)).includes("photo.jpg"));
    }
    assert.equal(await readFile(await receive(sink)), Buffer.from(content.bytes));
  }));

test("block-with-the-hash-of-another-one-never-gets-the-name", () =>
  withFolder(async (sink, folder) => {
    const writing = await sink.open(content.description());
    await write(writing, [0, 1, 3]);
    await writing.write(2, content.block(1), leafHash(content.block(2)));
    assert.is(await codeOf(writing.finish()), "STORE_DAMAGED");
    assert.not((await readdir(folder)).includes("photo.jpg"));
  }));

test("name-of-a-peer-becomes-one-that-every-system-stores", () => {
  const names = {
    "photo.jpg": "photo.jpg",
    ".bashrc": "_bashrc",
    "..": "_",
    "a/../b": "a_.._b",
    "CON.txt": "_CON.txt",
    nul: "_nul",
    "nul .txt": "_nul .txt",
    "COM¹": "_COM¹",
    CONOUT$: "_CONOUT$",
    "a:b": "a_b",
    "end. ": "end",
    "x\u0007y": "x_y",
  };
  for (const [name, stored] of Object.entries(names)) assert.is(storableName(name), stored);
  const long = storableName(`${"ä".repeat(200)}.tar`);
  assert.ok(Buffer.byteLength(long) <= 255 && long.endsWith(".tar"));
});
