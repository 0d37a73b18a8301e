/** Links the files of one version. */

import { joinMistakes, type Mistake, throwMistakes } from "../../descriptor/mistake.ts";
import type { FileDescriptorProto } from "../../generated/google/protobuf/descriptor.ts";
import { link } from "../../link/link.ts";
import { SchemaVersion } from "../version.ts";

export interface UnlinkedVersion {
  /** Imports before importers. */
  readonly files: readonly FileDescriptorProto[];
  /** The files to compare, by the paths by which they are imported. */
  readonly own: ReadonlySet<string>;
  /** The name of each file in error messages, by its import path. */
  readonly shownPaths: ReadonlyMap<string, string>;
  /** The mistakes found while the files were loaded. */
  readonly mistakes: readonly Mistake[];
}

/** @throws UsageError the schema has mistakes */
export function linkVersion({ files, own, shownPaths, mistakes }: UnlinkedVersion): SchemaVersion {
  const linked = link({ files, shownPaths });
  throwMistakes(joinMistakes(mistakes, linked.mistakes));
  return new SchemaVersion(linked.files, own, (path) => shownPaths.get(path) ?? path);
}
