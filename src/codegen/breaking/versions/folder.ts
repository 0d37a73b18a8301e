/** Loads a version of a schema from a folder. */

import { loadSchema } from "../../load-schema.ts";
import { fromWorkingDirectory, PACKAGE_PROTO_FOLDER, protoFiles, THIRD_PARTY_FOLDER } from "../../source/schema-files.ts";
import type { SchemaVersion } from "../version.ts";
import { linkVersion } from "./link-version.ts";

/** @throws UsageError the folder has no .proto file, or the schema has mistakes */
export function loadFolder(folder: string): SchemaVersion {
  const roots = [folder, PACKAGE_PROTO_FOLDER, THIRD_PARTY_FOLDER].map(fromWorkingDirectory);
  const paths = protoFiles(folder);
  return linkVersion({ ...loadSchema(paths, roots), own: new Set(paths) });
}
