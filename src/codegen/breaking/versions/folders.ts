/** Loads a version of a schema from folders. */

import { schemaFiles } from "../../source/input-files.ts";
import { loadFiles } from "../../source/load-files.ts";
import { modulesOf, type SchemaModule } from "../../source/modules.ts";
import type { SchemaVersion } from "../version.ts";
import { linkVersion } from "./link-version.ts";

/**
 * @param folders  where the paths of imports begin, or folders with the configuration of buf
 * @throws UsageError a folder has no .proto file, or the schema has mistakes
 */
export function loadFolders(folders: readonly string[]): SchemaVersion {
  return loadModules(folders.flatMap(modulesOf));
}

/** As `loadFolders`. */
export function loadModules(modules: readonly SchemaModule[]): SchemaVersion {
  const files = schemaFiles(modules, []);
  const roots = modules.map(({ folder }) => folder);
  return linkVersion({ ...loadFiles({ roots, files }), own: new Set(files) });
}
