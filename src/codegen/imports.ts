/** Follows the imports of .proto files as the parser does. */

import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";

import { type Place, placesIn, withoutComments } from "./declarations.ts";

export interface ImportStatement extends Place {
  readonly path: string;
}

const IMPORT = /\bimport\s+(?:\w+\s+)?["']([^"'\n]+)["']/g;

export function readImports(source: string): ImportStatement[] {
  const placeAt = placesIn(source);
  return [...withoutComments(source).matchAll(IMPORT)].map((found) => ({
    path: found[1] ?? "",
    ...placeAt(found.index + found[0].search(/["']/)),
  }));
}

/**
 * The files and everything they import, as far as that is there.
 *
 * @param folders  where imports are looked for, besides beside the file
 */
export function withImports(files: readonly string[], folders: readonly string[]): string[] {
  const reached = new Set(files);
  for (const file of reached) {
    if (!existsSync(file)) continue;
    for (const { path } of readImports(readFileSync(file, "utf8"))) {
      const candidates = [posix.dirname(file), ...folders].map((folder) => posix.join(folder, path));
      const found = candidates.find((candidate) => existsSync(candidate));
      if (found !== undefined) reached.add(found);
    }
  }
  return [...reached];
}
