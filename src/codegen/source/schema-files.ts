/** Follows the imports of .proto files as the parser does. */

import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";

import { UsageError } from "../../errors.ts";
import { type Place, placesIn, tokens } from "./declarations.ts";

export interface ImportStatement extends Place {
  readonly path: string;
}

/** From the root, of a drive too; or with a step up. Escaped characters could hide either. */
const ODD_PATH = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\/i;

const STRING = /^["']/;

export function readImports(source: string): ImportStatement[] {
  if (!source.includes("import")) return [];
  const placeAt = placesIn(source);
  const imports: ImportStatement[] = [];
  let [before, last] = ["", ""];
  for (const { text, index } of tokens(source)) {
    const isImport = last === "import" || (before === "import" && /^\w+$/.test(last));
    if (isImport && STRING.test(text)) imports.push({ path: text.slice(1, -1), ...placeAt(index) });
    [before, last] = [last, text];
  }
  return imports;
}

/**
 * Refuses imports that lead out of the schema, as protobuf does: the parser would
 * open any file of the machine, and tell of it.
 *
 * @param files  all of the schema, as `withImports` finds them
 * @throws UsageError a path is absolute, or has `..` in it
 */
export function refuseOddImports(files: readonly string[]): void {
  for (const file of files) {
    for (const { path, line, column } of existsSync(file) ? readImports(readFileSync(file, "utf8")) : []) {
      if (!ODD_PATH.test(path)) continue;
      throw new UsageError(
        `${file}:${line}:${column}: The import "${path}" leads out of the schema: write the path from the schema's folder, which --proto names.`,
      );
    }
  }
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
