/** The files of this package's own schema, whose generated code it contains. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { PACKAGE_PROTO_FOLDER } from "./source/schema-files.ts";

/** @param path  the path by which a schema imports a file */
export function isPackaged(path: string): boolean {
  return /^chatwire\/v\d+\/\w+\.proto$/.test(path) && existsSync(join(PACKAGE_PROTO_FOLDER, path));
}
