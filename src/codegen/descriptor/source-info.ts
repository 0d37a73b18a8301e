/**
 * The places and comments of the declarations of one file, from the
 * `SourceCodeInfo` of its descriptor.
 *
 * A path leads from the file's descriptor to a declaration in it: the number of a
 * field, then the index in it if it is repeated, and so on. `[4, 0, 2, 1, 1]` is the
 * name of the second field of the first message.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 */

import type { FileDescriptorProto, SourceCodeInfo_Location } from "../generated/google/protobuf/descriptor.ts";
import type { Place } from "./mistake.ts";

export type DescriptorPath = readonly number[];

export class SourceInfo {
  readonly #file: FileDescriptorProto;
  #byPath: Map<string, SourceCodeInfo_Location> | undefined;

  constructor(file: FileDescriptorProto) {
    this.#file = file;
  }

  /** Made when it is asked for first: a file without mistakes needs no places. */
  get #locations(): ReadonlyMap<string, SourceCodeInfo_Location> {
    if (this.#byPath !== undefined) return this.#byPath;
    this.#byPath = new Map();
    for (const location of this.#file.sourceCodeInfo?.location ?? []) {
      const key = location.path.join(" ");
      // A file has a location for each `extend` block, all with one path. The first one counts.
      if (!this.#byPath.has(key)) this.#byPath.set(key, location);
    }
    return this.#byPath;
  }

  /** Where the declaration begins, or else the nearest one around it. Undefined if the descriptor has no places. */
  place(path: DescriptorPath): Place | undefined {
    for (let length = path.length; length >= 0; length--) {
      const span = this.#locations.get(path.slice(0, length).join(" "))?.span;
      const [line, column] = span ?? [];
      if (line !== undefined && column !== undefined) return { line: line + 1, column: column + 1 };
    }
    return undefined;
  }

  /** The comment of the declaration: the one above it, or else the one behind it. Empty if there is none. */
  comment(path: DescriptorPath): string {
    const location = this.#locations.get(path.join(" "));
    return withoutMargin(location?.leadingComments ?? location?.trailingComments ?? "");
  }
}

/** Comments keep the space that follows `//`. */
function withoutMargin(comment: string): string {
  const lines = comment.split("\n").map((line) => line.trimEnd());
  const used = lines.filter((line) => line !== "");
  const margin = Math.min(...used.map((line) => line.search(/\S/)));
  return lines
    .map((line) => line.slice(used.length === 0 ? 0 : margin))
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
}
