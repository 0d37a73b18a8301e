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
 * @param options  the flags: `path` (the folders where the paths of imports begin), `wire`, `import-extension` and
 *   `descriptors`
 * @param warn     is called with each warning
 * @returns the generated files as JSON: their texts by their paths
 */
export function runTarget(
  root: protobuf.Root,
  options: Readonly<Record<string, unknown>>,
  warn: (text: string) => void,
): string {
  const { path = [], wire = "chatwire/wire", "import-extension": importExtension = "js" } = options;
  const descriptors = readSwitch("descriptors", options["descriptors"]);
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
  const request = { roots: folders, files: inside, wire: String(wire), importExtension, descriptors } as const;
  const compiled = compileFiles(request);
  for (const each of compiled.warnings) warn(each);
  return JSON.stringify(Object.fromEntries(compiled.files));
}

/** pbjs takes what follows a flag that it does not know as the value of the flag, even the path of a file. */
function readSwitch(name: string, value: unknown): boolean {
  const text = String(value ?? false);
  if (text !== "true" && text !== "false") throw new UsageError(`Write --${name}=true, not --${name} ${text}.`);
  return text === "true";
}

function isInside(path: string): boolean {
  return !path.startsWith("../") && !path.startsWith("/");
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
