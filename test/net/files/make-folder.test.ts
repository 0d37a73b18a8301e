import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { makeFolder as makeFolderOfExamples } from "../../../examples/shared/make-folder.ts";
import { makeFolder as makeFolderOfLibrary } from "../../../src/net/files/make-folder.ts";
import { suite } from "../../suite.ts";

const test = suite("folders");

/** The examples have a copy of their own, as they import nothing of the library but what it exports. */
const IMPLEMENTATIONS = { library: makeFolderOfLibrary, examples: makeFolderOfExamples };

for (const [owner, makeFolder] of Object.entries(IMPLEMENTATIONS)) {
  test(`folder-and-those-above-it-are-made-once-for-their-owner: ${owner}`, async () => {
    const base = await mkdtemp(join(tmpdir(), "chatwire-folder-"));
    const path = join(base, "a", "b", "c");
    await Promise.all([makeFolder(path), makeFolder(path)]);
    await makeFolder(path);
    for (const each of [path, join(base, "a")]) {
      const found = await stat(each);
      assert.ok(found.isDirectory());
      assert.is(found.mode & 0o077, 0);
    }
    await writeFile(join(base, "file"), "");
    for (const taken of ["file", "file/below"]) {
      const error = await makeFolder(join(base, taken)).catch((reason) => reason);
      assert.match(error.code, /^(EEXIST|ENOTDIR)$/);
    }
    await rm(base, { recursive: true });
  });

  test(
    `folder-that-cannot-be-made-is-refused-at-once: ${owner}`,
    async () => {
      // Linux lists processes there, and takes no folders. mkdir of Node, with `recursive`, tries for ever.
      if (process.platform !== "linux") return;
      const error = await makeFolder("/proc/chatwire/users").catch((reason) => reason);
      assert.is(error.code, "ENOENT");
    },
    { timeLimitMs: 8_000 },
  );
}
