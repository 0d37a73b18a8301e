/** Loads .proto files with the parser of protobufjs. */

import { existsSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

import protobuf from "protobufjs";

import { readableError } from "./schema-error.ts";
import { checkImports, withImports } from "./schema-files.ts";

/**
 * @param files    paths from the working directory
 * @param folders  where to look for imports, after the importing file's own folder
 * @returns the parsed schema, with the types of fields and methods resolved
 * @throws UsageError the schema has a mistake
 */
export function loadFiles(files: readonly string[], folders: readonly string[]): protobuf.Root {
  return load(new protobuf.Root(), files, folders);
}

/** As `loadFiles`, but a type that a field or a method names may be missing. */
export function loadUnresolved(files: readonly string[], folders: readonly string[]): protobuf.Root {
  const root = new protobuf.Root();
  root.resolveAll = () => root;
  return load(root, files, folders);
}

function load(root: protobuf.Root, files: readonly string[], folders: readonly string[]): protobuf.Root {
  const all = withImports(files, folders);
  checkImports(all);
  root.resolvePath = (origin, target) => {
    if (origin === "") return target;
    const candidates = [posix.dirname(origin), ...folders].map((folder) => posix.join(folder, target));
    return candidates.find((path) => existsSync(path)) ?? builtIn(target) ?? posix.join(folders[0] ?? "", target);
  };
  try {
    return root.loadSync([...files], { keepCase: true, alternateCommentMode: true });
  } catch (error) {
    throw readableError(error, all);
  }
}

/** protobufjs brings descriptor.proto along as a file. */
function builtIn(target: string): string | undefined {
  const path = target.startsWith("google/") ? fileURLToPath(import.meta.resolve(`protobufjs/${target}`)) : "";
  return existsSync(path) ? path : undefined;
}
