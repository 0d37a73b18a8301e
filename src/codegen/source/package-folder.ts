/** Where this package is, installed or in its repository. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const PACKAGE_FOLDER = dirname(fileURLToPath(import.meta.resolve("chatwire/package.json")));

/** The schema that users' own can import: `chatwire/v1/options.proto`. */
export const PACKAGE_PROTO_FOLDER = join(PACKAGE_FOLDER, "proto");
