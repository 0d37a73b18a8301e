/** Parses and links a unit with our parser and our linker, and finds out which files they refuse. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mistakeLine } from "../../src/codegen/descriptor/mistake.ts";
import { FileDescriptorProto } from "../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../src/codegen/link/link.ts";
import { parseFile } from "../../src/codegen/source/parse-file.ts";

const BUILT_IN = join(import.meta.dirname, "../../third_party");

/** Files that were linked together, and all that they import. */
export interface LinkedGroup {
  /** The files that are to be judged. */
  readonly own: readonly string[];
  readonly files: readonly FileDescriptorProto[];
}

export interface LinkVerdict {
  readonly groups: readonly LinkedGroup[];
  /** The resolved descriptors without places, encoded, by the file. */
  readonly linked: ReadonlyMap<string, Uint8Array>;
  /** Our first mistake by the file. */
  readonly refused: ReadonlyMap<string, string>;
}

interface Parsed {
  readonly file: FileDescriptorProto;
  readonly mistakes: readonly string[];
}

/**
 * @param files  the place of each file on disk, by the path by which it is imported
 * @param own  those of them to judge
 */
export function judgeWithLinker(files: ReadonlyMap<string, string>, own: readonly string[]): LinkVerdict {
  const parsed = new Map<string, Parsed | undefined>();
  const parse = (path: string): Parsed | undefined => {
    if (parsed.has(path)) return parsed.get(path);
    const text = textOf(path, files);
    if (text === undefined) {
      parsed.set(path, undefined);
      return undefined;
    }
    const { file, mistakes } = parseFile(path, text);
    const result = { file, mistakes: mistakes.map(mistakeLine) };
    parsed.set(path, result);
    return result;
  };
  const linked = new Map<string, Uint8Array>();
  const refused = new Map<string, string>();
  const groups: LinkedGroup[] = [];
  const linkAll = (some: readonly string[]): ReadonlyMap<string, string> => {
    const ordered = withImports(some, parse);
    const mistakes = new Map<string, string>();
    for (const path of ordered) {
      const first = parse(path)?.mistakes[0];
      if (first !== undefined) mistakes.set(path, first);
    }
    const result = link({ files: ordered.flatMap((path) => parse(path)?.file ?? []) });
    for (const mistake of result.mistakes) {
      if (!mistakes.has(mistake.file)) mistakes.set(mistake.file, mistakeLine(mistake));
    }
    spread(mistakes, ordered, parse);
    const right = result.files.filter(({ name = "" }) => !mistakes.has(name));
    const wanted = new Set(some);
    for (const file of right) {
      const name = file.name ?? "";
      if (wanted.has(name)) linked.set(name, FileDescriptorProto.encode({ ...file, sourceCodeInfo: undefined }));
    }
    const accepted = some.filter((path) => !mistakes.has(path));
    if (accepted.length > 0) groups.push({ own: accepted, files: right });
    return mistakes;
  };
  const doubtful = linkAll(own);
  for (const path of own) {
    // Alone, because two files may each be right and declare the same name.
    const mistake = doubtful.has(path) ? linkAll([path]).get(path) : undefined;
    if (mistake !== undefined) refused.set(path, mistake);
  }
  return { groups, linked, refused };
}

/** A file whose imports have mistakes has one. */
function spread(
  mistakes: Map<string, string>,
  ordered: readonly string[],
  parse: (path: string) => Parsed | undefined,
): void {
  for (const path of ordered) {
    if (mistakes.has(path)) continue;
    const cause = parse(path)?.file.dependency.find((each) => mistakes.has(each));
    if (cause !== undefined) mistakes.set(path, mistakes.get(cause) ?? "");
  }
}

/** Returns the files and all that they import, imports before importers. */
function withImports(paths: readonly string[], parse: (path: string) => Parsed | undefined): string[] {
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const each of parse(path)?.file.dependency ?? []) visit(each);
    ordered.push(path);
  };
  for (const path of paths) visit(path);
  return ordered;
}

function textOf(path: string, files: ReadonlyMap<string, string>): string | undefined {
  const place = files.get(path);
  if (place !== undefined) return readFileSync(place, "utf8");
  if (!/^google\/protobuf\/[\w/]+\.proto$/.test(path)) return undefined;
  try {
    return readFileSync(join(BUILT_IN, path), "utf8");
  } catch {
    return undefined;
  }
}
