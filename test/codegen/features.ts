/** The folders beside this file that each show one feature of the compiler: a schema and what is generated from it. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const FEATURES_FOLDER = import.meta.dirname;

/** The names of the folders, sorted. */
export function featureNames(): string[] {
  return readdirSync(FEATURES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(FEATURES_FOLDER, entry.name, "generated")))
    .map(({ name }) => name)
    .sort();
}
