/**
 * Loads .proto files and everything that they import.
 *
 * Imports are looked for in the roots only, in their order, and never beside the
 * importing file, as protoc does it. The schema of this package and Google's files come
 * last, so that a schema may bring its own copies.
 */

import { posix } from "node:path";

import type { Mistake } from "../descriptor/mistake.ts";
import { type DescriptorPath, SourceInfo } from "../descriptor/source-info.ts";
import type { FileDescriptorProto } from "../generated/google/protobuf/descriptor.ts";
import { importOrder, importsOf } from "./import-order.ts";
import { faultOfImportPath } from "./import-path.ts";
import { parseFile } from "./parse-file.ts";
import { type FoundFile, findFile, readText } from "./roots.ts";
import { fromWorkingDirectory, PACKAGE_PROTO_FOLDER, THIRD_PARTY_FOLDER } from "./schema-files.ts";

export interface LoadRequest {
  /** The folders where the paths of imports begin. */
  readonly roots: readonly string[];
  /** Paths in these folders, with slashes. */
  readonly files: readonly string[];
}

export interface LoadedFiles {
  /** In the order in which imports come before importers. They are not linked. */
  readonly files: readonly FileDescriptorProto[];
  /** The names of the files that were asked for and are there. */
  readonly wanted: readonly string[];
  /** What mistakes call a file, by its name: the path from the working directory. */
  readonly shownPaths: ReadonlyMap<string, string>;
  /** The root of each file, by its name. */
  readonly roots: ReadonlyMap<string, string>;
  readonly mistakes: readonly Mistake[];
}

/** An import statement, or a file that was asked for. */
interface Wish {
  readonly name: string;
  /** Undefined if the file was asked for. */
  readonly by: { readonly importer: string; readonly path: DescriptorPath } | undefined;
}

/** Roots behind those of the request. */
const BUILT_IN = [PACKAGE_PROTO_FOLDER, THIRD_PARTY_FOLDER];

/** Never throws because of what the files contain. Files that are not there are missing in the result. */
export function loadFiles(request: LoadRequest): LoadedFiles {
  const loader = new Loader(request.roots);
  for (const name of new Set(request.files)) loader.want({ name, by: undefined });
  loader.loadAll();
  const { files, mistakes } = loader.inOrder();
  const wanted = request.files.filter((name) => loader.roots.has(name));
  return { files, wanted: [...new Set(wanted)], shownPaths: loader.shownPaths, roots: loader.roots, mistakes };
}

class Loader {
  readonly shownPaths = new Map<string, string>();
  readonly roots = new Map<string, string>();
  readonly #folders: readonly string[];
  readonly #mistakes: Mistake[] = [];
  readonly #files = new Map<string, FileDescriptorProto>();
  /** The names of files, by where they are. */
  readonly #names = new Map<string, string>();
  readonly #seen = new Set<string>();
  readonly #wishes: Wish[] = [];

  constructor(roots: readonly string[]) {
    this.#folders = [...roots, ...BUILT_IN].map(fromWorkingDirectory);
  }

  want(wish: Wish): void {
    this.#wishes.push(wish);
  }

  loadAll(): void {
    // The list grows while it is read.
    for (const wish of this.#wishes) this.#load(wish);
  }

  inOrder(): { files: FileDescriptorProto[]; mistakes: Mistake[] } {
    const { order, cycles } = importOrder(this.#files);
    for (const { importer, path, names } of cycles) {
      const text =
        names.length === 1
          ? "The file imports itself. Remove the import."
          : `Files import each other: ${[...names, names[0]].join(" -> ")}. Move what they share into a file of its own.`;
      this.#refuse({ name: names[0] ?? "", by: { importer, path } }, text);
    }
    return { files: order, mistakes: this.#mistakes };
  }

  #load(wish: Wish): void {
    const { name } = wish;
    if (this.#seen.has(name)) return;
    const fault = faultOfImportPath(name);
    const found = fault === undefined ? findFile(this.#folders, name) : undefined;
    // Every import of a missing file is a mistake.
    if (found === undefined) {
      this.#refuse(wish, fault ?? this.#missingText(wish));
      return;
    }
    this.#seen.add(name);
    const other = this.#names.get(found.realPath);
    if (other === undefined) this.#read(name, found);
    else this.#refuse(wish, `${found.shownPath} is loaded as "${other}" already. Use one path for it everywhere.`);
  }

  #read(name: string, found: FoundFile): void {
    this.#names.set(found.realPath, name);
    const { text, fault } = readText(found.path);
    if (fault !== undefined) this.#mistakes.push({ file: found.shownPath, ...fault });
    if (text === undefined) return;
    const { file, mistakes } = parseFile(name, text, found.shownPath);
    for (const mistake of mistakes) this.#mistakes.push(mistake);
    this.#files.set(name, file);
    this.shownPaths.set(name, found.shownPath);
    this.roots.set(name, found.root);
    const imported = new Set<string>();
    for (const [wanted, path] of importsOf(file)) {
      const wish = { name: wanted, by: { importer: name, path } };
      if (imported.has(wanted)) this.#refuse(wish, `"${wanted}" is imported twice. Remove one of the imports.`);
      else this.want(wish);
      imported.add(wanted);
    }
  }

  #missingText({ name, by }: Wish): string {
    const roots = this.#folders.slice(0, -BUILT_IN.length).join(", ");
    if (by === undefined) return `The file does not exist. (Folders searched: ${roots})`;
    const beside = posix.join(posix.dirname(by.importer), name);
    const isBeside = faultOfImportPath(beside) === undefined && findFile(this.#folders, beside) !== undefined;
    const hint = isBeside
      ? `Paths begin at a root, not at the importing file. Write "${beside}".`
      : `Name the folder where its path begins with --proto. (Folders searched: ${roots})`;
    return `The imported file "${name}" does not exist. ${hint}`;
  }

  #refuse({ name, by }: Wish, text: string): void {
    const file = this.#files.get(by?.importer ?? "");
    const place = by === undefined || file === undefined ? undefined : new SourceInfo(file).place(by.path);
    this.#mistakes.push({ file: this.shownPaths.get(by?.importer ?? name) ?? by?.importer ?? name, place, text });
  }
}
