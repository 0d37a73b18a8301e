/**
 * Finds the .proto files in the folders of a schema.
 *
 * How the files of this folder fit together: `input-files.ts` resolves the folders and
 * files on the command line, with `modules.ts` for the configuration of buf.
 * `load-files.ts` loads files and what they import from their roots, by `roots.ts`, and
 * `parse-file.ts` parses each with the parts of `parser/`. Nothing here knows what is
 * done with a schema.
 */

import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { UsageError } from "../../errors.ts";

/** The folder of this package, installed or in its repository. */
export const PACKAGE_FOLDER = dirname(fileURLToPath(import.meta.resolve("chatwire/package.json")));

/** The schema of this package, which the schemas of users can import: `chatwire/v1/options.proto`. */
export const PACKAGE_PROTO_FOLDER = join(PACKAGE_FOLDER, "proto");

/** Google's files, which the schemas of users can import, too. */
export const THIRD_PARTY_FOLDER = join(PACKAGE_FOLDER, "third_party");

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
