/** The files that schemas can import without having them: those of this package's own schema, and Google's. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { isInside } from "./schema/file-names.ts";
import { PACKAGE_PROTO_FOLDER, THIRD_PARTY_FOLDER } from "./source/schema-files.ts";

/**
 * Whether this package contains the generated code of a file.
 *
 * @param path  the path by which a schema imports the file
 */
export function isPackaged(path: string): boolean {
  return isInside(path) && existsSync(join(PACKAGE_PROTO_FOLDER, path));
}

/** Whether a file is one of this package or Google's. */
export function isBuiltIn(path: string): boolean {
  return isPackaged(path) || (isInside(path) && existsSync(join(THIRD_PARTY_FOLDER, path)));
}
