/** Builds a unit with buf, which stands for protoc here. */

import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const BUF = join(import.meta.dirname, "../../node_modules/@bufbuild/buf/bin/buf");
const OUTPUT_BYTES_MAX = 2 ** 28;

/** Files that build together, and what they were built into. */
export interface Built {
  readonly files: readonly string[];
  /** A FileDescriptorSet of them and their imports. */
  readonly descriptors: Uint8Array;
}

export interface BufVerdict {
  /** Groups, because two files may each be right and declare the same name. */
  readonly groups: readonly Built[];
  /** The reason of buf by the file. */
  readonly refused: ReadonlyMap<string, string>;
}

interface BufError {
  readonly path?: string;
  readonly message: string;
}

/**
 * Finds out which files of a folder buf accepts.
 *
 * @param files  paths in the folder
 */
export function judgeWithBuf(folder: string, files: readonly string[]): BufVerdict {
  const groups: Built[] = [];
  const refused = new Map<string, string>();
  const doubtful = new Set<string>();
  for (;;) {
    const together = files.filter((file) => !doubtful.has(file));
    if (together.length === 0) break;
    const result = build(folder, ["--exclude-path", [...doubtful]], files.length);
    if (result.descriptors !== undefined) {
      groups.push({ files: together, descriptors: result.descriptors });
      break;
    }
    const named = result.errors.flatMap(({ path }) => (path === undefined || doubtful.has(path) ? [] : [path]));
    // An import that nothing may name is refused alone, too.
    const next = named.filter((path) => together.includes(path));
    for (const path of next.length > 0 ? next : together) doubtful.add(path);
  }
  for (const file of doubtful) {
    const result = build(folder, ["--path", [file]], 1);
    if (result.descriptors === undefined) refused.set(file, result.errors[0]?.message ?? "no reason");
    else groups.push({ files: [file], descriptors: result.descriptors });
  }
  return { groups, refused };
}

function build(
  folder: string,
  [flag, paths]: readonly [string, readonly string[]],
  count: number,
): { readonly descriptors?: Uint8Array; readonly errors: readonly BufError[] } {
  const output = `${folder}.binpb`;
  const flags = paths.flatMap((path) => [flag, join(folder, path)]);
  const args = [BUF, "build", folder, "--as-file-descriptor-set", "--error-format", "json", "--output", output];
  const { status, stderr, error } = spawnSync(process.execPath, [...args, ...flags], {
    encoding: "utf8",
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  if (error !== undefined) throw error;
  if (status === 0) {
    const descriptors = readFileSync(output);
    rmSync(output);
    return { descriptors, errors: [] };
  }
  const lines = stderr.split("\n").filter((line) => line !== "");
  const errors = lines.map((line): BufError => {
    if (!line.startsWith("{")) return { message: line };
    const found: { path?: string; message: string } = JSON.parse(line);
    const { path = "" } = found;
    const start = path.lastIndexOf(`${folder}/`);
    return { path: start === -1 ? path : path.slice(start + folder.length + 1), message: found.message };
  });
  if (errors.length === 0) throw new Error(`buf refused ${count} files of ${folder} without a reason.`);
  return { errors };
}
