/**
 * Puts the .proto files of a package into units: folders in which each file has the path by which others import it.
 *
 * Packages do not say which of their folders are roots. A file's root follows from the imports that name it; for a file
 * that nothing imports, from its own imports, or else from its package statement.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** Files with different paths. Each has its imports there, as far as the corpus has them. */
export interface Unit {
  /** The path of each file on disk, by the path by which it is imported. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of them that belong to the package itself. The others are only imported. */
  readonly own: readonly string[];
  /** What each file imports. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

const STRING_OR_COMMENT = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

interface SchemaFile {
  /** Inside its package. */
  readonly path: string;
  readonly place: string;
  readonly imports: readonly string[];
  readonly packageName: string;
  readonly isOwn: boolean;
}

/** The files of a package in the cache. */
export interface FetchedPackage {
  readonly folder: string;
  /** The folder in which imports expect them, or "". */
  readonly mount: string;
  /** The ends of the paths of files that are left out. */
  readonly without: readonly string[];
}

/** @param others  packages in which imports are looked for that the package lacks */
export function unitsOf(fetched: FetchedPackage, others: readonly FetchedPackage[]): Unit[] {
  const files = new Map(readSchemas(fetched, true).map((file) => [file.path, file]));
  const foreign = others.flatMap((other) => readSchemas(other, false));
  const foreignIndex = new SuffixIndex(foreign);
  const index = new SuffixIndex([...files.values()]);
  const targets = new Map<SchemaFile, SchemaFile[]>();
  const names = new Map<SchemaFile, Map<string, number>>();
  const reach = (file: SchemaFile) => {
    if (targets.has(file)) return;
    const found: SchemaFile[] = [];
    targets.set(file, found);
    for (const path of file.imports) {
      const target = (file.isOwn ? index.nearest(path, file.path) : undefined) ?? foreignIndex.nearest(path, file.path);
      if (target === undefined) continue;
      found.push(target);
      const votes = names.get(target) ?? new Map<string, number>();
      names.set(target, votes.set(path, (votes.get(path) ?? 0) + 1));
      reach(target);
    }
  };
  for (const file of files.values()) reach(file);
  const importName = (file: SchemaFile) => {
    const votes = [...(names.get(file) ?? [])].sort(([, one], [, other]) => other - one);
    return (
      votes[0]?.[0] ??
      ownName(
        file,
        (targets.get(file) ?? []).filter(({ isOwn }) => isOwn === file.isOwn),
        names,
      )
    );
  };
  const units: {
    readonly files: Map<string, string>;
    readonly own: string[];
    readonly imports: Map<string, readonly string[]>;
  }[] = [];
  for (const component of components(targets).sort((one, other) => other.length - one.length)) {
    if (!component.some(({ isOwn }) => isOwn)) continue;
    const paths = component.map(importName);
    // Fewer units are fewer runs of the compilers.
    let unit = units.find(({ files }) => !paths.some((path) => files.has(path)));
    if (unit === undefined) {
      unit = { files: new Map(), own: [], imports: new Map() };
      units.push(unit);
    }
    for (const [index, file] of component.entries()) {
      const path = paths[index] ?? "";
      if (unit.files.has(path)) continue;
      unit.files.set(path, file.place);
      unit.imports.set(path, file.imports);
      if (file.isOwn) unit.own.push(path);
    }
  }
  return units;
}

/** Returns the path of a file that nothing imports. */
function ownName(
  { path, imports, packageName }: SchemaFile,
  targets: readonly SchemaFile[],
  names: ReadonlyMap<SchemaFile, ReadonlyMap<string, number>>,
): string {
  const roots = targets.flatMap((target) => {
    const imported = [...(names.get(target)?.keys() ?? [])].find((each) => imports.includes(each));
    return imported === undefined ? [] : [target.path.slice(0, target.path.length - imported.length)];
  });
  const root = roots.filter((each) => path.startsWith(each)).sort((one, other) => other.length - one.length)[0];
  if (root !== undefined) return path.slice(root.length);
  const packageFolder = packageName.replaceAll(".", "/");
  const at = packageFolder === "" ? -1 : `/${posix.dirname(path)}`.lastIndexOf(`/${packageFolder}`);
  const isWhole = at >= 0 && at + packageFolder.length === posix.dirname(path).length;
  return isWhole ? path.slice(at) : posix.basename(path);
}

/** Finds files by the end of their path. */
class SuffixIndex {
  readonly #byName = new Map<string, SchemaFile[]>();

  constructor(files: readonly SchemaFile[]) {
    for (const file of files) {
      const name = posix.basename(file.path);
      const same = this.#byName.get(name);
      if (same === undefined) this.#byName.set(name, [file]);
      else same.push(file);
    }
  }

  /** Returns the file with the given end of its path whose folder has the most in common with another file's. */
  nearest(path: string, from: string): SchemaFile | undefined {
    const found = this.#byName
      .get(posix.basename(path))
      ?.filter((file) => file.path === path || file.path.endsWith(`/${path}`));
    if (found === undefined) return undefined;
    const common = (file: SchemaFile) => commonLength(file.path, from);
    return found.sort((one, other) => common(other) - common(one) || one.path.length - other.path.length)[0];
  }
}

function commonLength(one: string, other: string): number {
  const others = other.split("/");
  const same = one.split("/").findIndex((part, index) => part !== others[index]);
  return same === -1 ? one.length : same;
}

function components(targets: ReadonlyMap<SchemaFile, readonly SchemaFile[]>): SchemaFile[][] {
  const parents = new Map<SchemaFile, SchemaFile>();
  const find = (file: SchemaFile): SchemaFile => {
    let top = file;
    for (let parent = parents.get(top); parent !== undefined; parent = parents.get(top)) top = parent;
    if (top !== file) parents.set(file, top);
    return top;
  };
  for (const [file, found] of targets) {
    for (const target of found) {
      const [one, other] = [find(file), find(target)];
      if (one !== other) parents.set(one, other);
    }
  }
  const grouped = new Map<SchemaFile, SchemaFile[]>();
  for (const file of targets.keys()) {
    const top = find(file);
    grouped.set(top, [...(grouped.get(top) ?? []), file]);
  }
  return [...grouped.values()];
}

const read = new Map<string, readonly Omit<SchemaFile, "isOwn">[]>();

/** Reads the files of a package, once. */
function readSchemas(fetched: FetchedPackage, isOwn: boolean): SchemaFile[] {
  const files = read.get(fetched.folder) ?? readFiles(fetched);
  read.set(fetched.folder, files);
  return files.map((file) => ({ ...file, isOwn }));
}

function readFiles({ folder, mount, without }: FetchedPackage): Omit<SchemaFile, "isOwn">[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".proto") && !without.some((end) => path.endsWith(end)))
    .sort()
    .map((native) => {
      const path = posix.join(mount, native.replaceAll("\\", "/"));
      const place = join(folder, native);
      const text = readFileSync(place, "utf8").replaceAll(STRING_OR_COMMENT, (found) =>
        found.startsWith("/") ? "" : found,
      );
      const imports = [...text.matchAll(/^\s*import\s+(?:public\s+|weak\s+|option\s+)?["']([^"']+)["']/gm)];
      const packageName = /^\s*package\s+([\w.]+)/m.exec(text)?.[1] ?? "";
      return { path, place, imports: imports.map(([, each = ""]) => each), packageName };
    });
}
