/** Loads a version of a schema from folders. */

import { loadFiles } from "../../source/load-files.ts";
import { protoFiles } from "../../source/schema-files.ts";
import type { SchemaVersion } from "../version.ts";
import { linkVersion } from "./link-version.ts";

/**
 * @param folders  where the paths of imports begin
 * @throws UsageError a folder has no .proto file, or the schema has mistakes
 */
export function loadFolders(folders: readonly string[]): SchemaVersion {
  const files = [...new Set(folders.flatMap(protoFiles))].sort();
  return linkVersion({ ...loadFiles({ roots: folders, files }), own: new Set(files) });
}
