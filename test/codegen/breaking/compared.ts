/** Compares two versions of a schema, each in a folder of its own. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { printFindings } from "../../../src/codegen/breaking/finding.ts";
import { compareSchemas } from "../../../src/codegen/breaking/schemas.ts";
import { loadFolders } from "../../../src/codegen/breaking/versions/folders.ts";

/** Texts by their paths. */
export type Files = Readonly<Record<string, string>>;

/** @returns the printed findings without the folder: what changed, and the remedy */
export function compareFiles(old: Files, now: Files): (readonly [text: string, remedy: string])[] {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-check-"));
  const version = (name: string, files: Files): ReturnType<typeof loadFolders> => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return loadFolders([join(folder, name)]);
  };
  try {
    const printed = printFindings(compareSchemas(version("old", old), version("now", now)));
    return [...printed.replaceAll(`${relative(process.cwd(), folder)}/`, "").matchAll(/^(\S.*)\n {4}(.*)$/gm)].map(
      ([, text = "", remedy = ""]) => [text, remedy],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
