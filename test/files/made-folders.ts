/** What both functions that make a folder must do: that of the library, and that of the examples. */

import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";

type MakeFolder = (path: string) => Promise<void>;

export async function expectFoldersOfTheirOwner(makeFolder: MakeFolder): Promise<void> {
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
}

/** The time limit of the test shows that it is refused at once. */
export async function expectImpossibleFolderRefused(makeFolder: MakeFolder): Promise<void> {
  // Linux lists processes there, and takes no folders. mkdir of Node, with `recursive`, tries for ever.
  if (process.platform !== "linux") return;
  const error = await makeFolder("/proc/chatwire/users").catch((reason) => reason);
  assert.is(error.code, "ENOENT");
}
