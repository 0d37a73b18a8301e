/** Links the files of one version. */

import { type Mistake, throwMistakes } from "../../descriptor/mistake.ts";
import type { FileDescriptorProto } from "../../generated/google/protobuf/descriptor.ts";
import { link } from "../../link/link.ts";
import { SchemaVersion } from "../version.ts";

export interface UnlinkedVersion {
  /** Imports before importers. */
  readonly files: readonly FileDescriptorProto[];
  /** The files to compare, by the paths by which they are imported. */
  readonly own: ReadonlySet<string>;
  /** What errors call files, by the paths by which they are imported. */
  readonly shownPaths: ReadonlyMap<string, string>;
  /** What is known to be wrong already. */
  readonly mistakes: readonly Mistake[];
}

/** @throws UsageError the schema has mistakes */
export function linkVersion({ files, own, shownPaths, mistakes }: UnlinkedVersion): SchemaVersion {
  const linked = link({ files, shownPaths });
  // What could not be loaded is missing for the linker, too.
  const known = new Set(mistakes.map(locationIn));
  throwMistakes([...mistakes, ...linked.mistakes.filter((mistake) => !known.has(locationIn(mistake)))]);
  return new SchemaVersion(linked.files, own, (path) => shownPaths.get(path) ?? path);
}

function locationIn({ file, place }: Mistake): string {
  return `${file}:${place?.line}:${place?.column}`;
}
