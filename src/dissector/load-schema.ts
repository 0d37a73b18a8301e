/** Loads the schema of a dissector: that of the protocol, and that of an application. */

import { joinMistakes, throwMistakes } from "../codegen/descriptor/mistake.ts";
import { link } from "../codegen/link/link.ts";
import { Declarations } from "../codegen/schema/declarations.ts";
import { loadFiles } from "../codegen/source/load-files.ts";

/** Each frame and each sealed datagram carries one. */
const MESSAGE_FILE = "chatwire/v1/message.proto";

/** The .proto files of an application. */
export interface ApplicationFiles {
  /** The folders where the paths of imports begin. After them come the schema of this package, and Google's. */
  readonly roots: readonly string[];
  /** Paths in these folders. */
  readonly files: readonly string[];
}

/** Linked declarations, and which of them are the application's. */
export interface LoadedSchema {
  readonly declarations: Declarations;
  /** The paths of the application's files. */
  readonly own: ReadonlySet<string>;
}

/** @throws UsageError the schema has mistakes; the text has a line for each, with the file, the line and the column */
export function loadSchema({ roots, files }: ApplicationFiles): LoadedSchema {
  const loaded = loadFiles({ roots, files: [MESSAGE_FILE, ...files] });
  const linked = link({ files: loaded.files, shownPaths: loaded.shownPaths });
  throwMistakes(joinMistakes(loaded.mistakes, linked.mistakes));
  const declarations = new Declarations(linked.files, (path) => loaded.shownPaths.get(path) ?? path);
  return { declarations, own: new Set(files) };
}
