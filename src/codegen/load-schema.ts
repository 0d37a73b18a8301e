/** Loads .proto files and those that they import. */

import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import type { Mistake } from "./descriptor/mistake.ts";
import { SourceInfo } from "./descriptor/source-info.ts";
import type { FileDescriptorProto } from "./generated/google/protobuf/descriptor.ts";
import { parseFile } from "./source/parse-file.ts";

export interface LoadedSchema {
  /** Imports before importers. */
  readonly files: readonly FileDescriptorProto[];
  readonly shownPaths: ReadonlyMap<string, string>;
  /** The root of each file. */
  readonly roots: ReadonlyMap<string, string>;
  readonly mistakes: readonly Mistake[];
}

export function loadSchema(paths: readonly string[], roots: readonly string[]): LoadedSchema {
  const files: FileDescriptorProto[] = [];
  const shownPaths = new Map<string, string>();
  const rootOf = new Map<string, string>();
  const mistakes: Mistake[] = [];
  const load = (path: string) => {
    if (shownPaths.has(path)) return;
    const root = roots.find((each) => existsSync(posix.join(each, path)));
    if (root === undefined) return;
    const shown = posix.join(root, path);
    shownPaths.set(path, shown);
    rootOf.set(path, root);
    const parsed = parseFile(path, readFileSync(shown, "utf8"), shown);
    mistakes.push(...parsed.mistakes);
    for (const [index, each] of parsed.file.dependency.entries()) {
      if (/^\/|(?:^|\/)\.\.(?:\/|$)|\\/.test(each))
        mistakes.push({
          file: shown,
          place: new SourceInfo(parsed.file).place([3, index]),
          text: `The import "${each}" leads out of the schema.`,
        });
      else load(each);
    }
    files.push(parsed.file);
  };
  for (const path of paths) load(path);
  return { files, shownPaths, roots: rootOf, mistakes };
}
