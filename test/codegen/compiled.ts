/** Compiles schemas that are written inside of tests. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { UsageError } from "../../src/errors.ts";

const WIRE = join(import.meta.dirname, "../../src/wire");

/** Compiles a schema, and returns what `use` makes of the output folder, or the text of the error. */
export async function compiled<T>(
  schema: string,
  use: (folder: string, paths: readonly string[]) => Promise<T>,
): Promise<T | string> {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-hostile-"));
  try {
    writeFileSync(join(folder, "a.proto"), schema);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const files = await compileFolder(folder, `./${relative(folder, WIRE)}`);
    for (const [path, text] of files) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder, [...files.keys()]);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compiles a schema and imports the output. Returns its exports, or the text of the error. */
export function load(schema: string): Promise<Record<string, unknown> | string> {
  return compiled(schema, async (folder, paths) => {
    const exports: Record<string, unknown> = {};
    for (const path of paths) Object.assign(exports, await import(pathToFileURL(join(folder, path)).href));
    return exports;
  });
}
