/**
 * The compiler as a target of pbjs: `target.cjs` calls it with the flags of the command line. pbjs finds the files and
 * what they import; the compiler reads them itself, because the parser of pbjs keeps neither places nor scopes.
 */

import { posix } from "node:path";

import type protobuf from "protobufjs";

import { UsageError } from "../errors.ts";
import { compileFiles } from "./compile-files.ts";

/**
 * @param root     what pbjs parsed
 * @param options  the flags: `path` (the folders where the paths of imports begin), `wire` and `import-extension`
 * @returns the generated files as JSON: their texts by their paths
 */
export function runTarget(root: protobuf.Root, options: Readonly<Record<string, unknown>>): string {
  const { path = [], wire = "chatwire/wire", "import-extension": importExtension = "js" } = options;
  const roots = [path].flat().map(String).map(slashed);
  if (importExtension !== "js" && importExtension !== "ts")
    throw new UsageError(`--import-extension must be js or ts, not ${importExtension}.`);
  const folders = roots.length === 0 ? ["."] : roots;
  // A file has one path, from the first folder that has it.
  const files = root.files.map(slashed).flatMap((file) =>
    folders
      .map((folder) => posix.relative(folder, file))
      .filter(isInside)
      .slice(0, 1),
  );
  const inside = [...new Set(files)].sort();
  const compiled = compileFiles({ roots: folders, files: inside, wire: String(wire), importExtension });
  return JSON.stringify(Object.fromEntries(compiled.files));
}

function isInside(path: string): boolean {
  return !path.startsWith("../") && !path.startsWith("/");
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
