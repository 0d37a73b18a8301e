/**
 * Finds the files of a schema: those in its folder, and those they import.
 *
 * How the files of this folder fit together: protobufjs parses a schema but
 * keeps neither places nor, for many errors, the file. `declarations.ts` reads
 * where a file declares what, `parsed-file.ts` remembers the file being parsed,
 * `parser-places.ts` and `parser-hints.ts` work out where and why the parser
 * failed, and `schema-error.ts` turns all of that into messages that begin with
 * FILE:LINE:COLUMN. Nothing here knows what is done with a schema.
 */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { UsageError } from "../../errors.ts";
import { type Place, placesIn, tokens } from "./declarations.ts";

/** The folder of this package, installed or in its repository. */
export const PACKAGE_FOLDER = dirname(fileURLToPath(import.meta.resolve("chatwire/package.json")));

/** The schema of this package, which the schemas of users can import: `chatwire/v1/options.proto`. */
export const PACKAGE_PROTO_FOLDER = join(PACKAGE_FOLDER, "proto");

/** Google's files, which the schemas of users can import, too. */
export const THIRD_PARTY_FOLDER = join(PACKAGE_FOLDER, "third_party");

export interface ImportStatement extends Place {
  readonly path: string;
}

/** Absolute, on a drive of Windows too, or with a step up. A backslash could hide either. */
const OUTSIDE_PATH = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\/i;

const STRING = /^["']/;

/**
 * The paths of all .proto files in a folder, sorted, with slashes.
 *
 * @throws UsageError the folder does not exist or has no .proto file
 */
export function protoFiles(folder: string): string[] {
  if (!existsSync(folder)) throw new UsageError(`The folder ${folder} does not exist.`);
  const paths = [...walk(folder)].map((path) => relative(folder, path).replaceAll(sep, "/")).sort();
  if (paths.length === 0) throw new UsageError(`The folder ${folder} has no .proto file.`);
  return paths;
}

/** Skips installed packages and hidden folders. */
function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      if (entry.name.endsWith(".proto")) yield path;
    } else if (entry.name !== "node_modules" && !entry.name.startsWith(".")) yield* walk(path);
  }
}

/** The path from the working directory, with slashes: how the parser names files in errors. */
export function fromWorkingDirectory(folder: string): string {
  return relative(process.cwd(), folder).replaceAll(sep, "/") || ".";
}

/** Whether a path, relative to the folder of a schema, is a file of that schema. */
export function isSchemaPath(path: string): boolean {
  return !path.startsWith("../") && !path.split("/").includes("node_modules");
}

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
 * Refuses imports that lead out of the schema, as protobuf does. The parser
 * would open any file of the machine and quote it in its errors.
 *
 * @param files  all files of the schema, from `withImports`
 * @throws UsageError the path of an import is absolute or contains `..`
 */
export function checkImports(files: readonly string[]): void {
  for (const file of files) {
    for (const { path, line, column } of existsSync(file) ? readImports(readFileSync(file, "utf8")) : []) {
      if (!OUTSIDE_PATH.test(path)) continue;
      throw new UsageError(
        `${file}:${line}:${column}: The import "${path}" leads out of the schema. Write the path from the schema's folder, which --proto names.`,
      );
    }
  }
}

/**
 * The files and everything they import, as far as it exists.
 *
 * @param folders  where to look for imports, after the importing file's own folder
 * @throws UsageError one of them is a folder, a FIFO or a device
 */
export function withImports(files: readonly string[], folders: readonly string[]): string[] {
  const reached = new Set(files);
  for (const file of reached) {
    if (!existsSync(file)) continue;
    // Reading a FIFO would never end.
    if (!statSync(file).isFile()) throw new UsageError(`${file} is not a regular file.`);
    for (const { path } of readImports(readFileSync(file, "utf8"))) {
      const candidates = [posix.dirname(file), ...folders].map((folder) => posix.join(folder, path));
      const found = candidates.find((candidate) => existsSync(candidate));
      if (found !== undefined) reached.add(found);
    }
  }
  return [...reached];
}
