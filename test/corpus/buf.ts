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

/** What buf says of two files that declare one name or one extension. Each may be right. */
const CONFLICT = /declared multiple times|already (?:defined|declared)|used more than once/;

/**
 * Finds out which files of a folder buf accepts.
 *
 * @param files  paths in the folder
 * @param imports  what each file of the folder imports
 */
export function judgeWithBuf(
  folder: string,
  files: readonly string[],
  imports: ReadonlyMap<string, readonly string[]>,
): BufVerdict {
  const groups: Built[] = [];
  const refused = new Map<string, string>();
  const doubtful = new Set<string>();
  for (;;) {
    const together = files.filter((file) => !doubtful.has(file) && !refused.has(file));
    if (together.length === 0) break;
    const result = build(folder, ["--exclude-path", [...doubtful, ...refused.keys()]]);
    if (result.descriptors !== undefined) {
      groups.push({ files: together, descriptors: result.descriptors });
      break;
    }
    const known = doubtful.size + refused.size;
    for (const { path, message } of result.errors) {
      if (path === undefined) continue;
      if (CONFLICT.test(message)) doubtful.add(path);
      else if (!refused.has(path)) refused.set(path, message);
    }
    spread(refused, imports);
    if (doubtful.size + refused.size === known) for (const path of together) doubtful.add(path);
  }
  for (const file of doubtful) {
    if (refused.has(file)) continue;
    const result = build(folder, ["--path", [file]]);
    if (result.descriptors === undefined) refused.set(file, result.errors[0]?.message ?? "no reason");
    else groups.push({ files: [file], descriptors: result.descriptors });
  }
  return { groups, refused };
}

/** What imports a file that is refused is refused, too. */
function spread(refused: Map<string, string>, imports: ReadonlyMap<string, readonly string[]>): void {
  for (let known = -1; known !== refused.size; ) {
    known = refused.size;
    for (const [file, paths] of imports) {
      const cause = refused.has(file) ? undefined : paths.find((path) => refused.has(path));
      if (cause !== undefined) refused.set(file, `imports ${cause}`);
    }
  }
}

function build(
  folder: string,
  [flag, paths]: readonly [string, readonly string[]],
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
  if (errors.length === 0) throw new Error(`buf refused ${folder} without a reason.`);
  return { errors };
}
