/** Puts files into the order in which imports come before importers. */

import { FILE_FIELDS } from "../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../descriptor/source-info.ts";
import type { FileDescriptorProto } from "../generated/google/protobuf/descriptor.ts";

/** Files that import each other. */
export interface ImportCycle {
  /** The file with the import that closes the circle, and the path of that import. */
  readonly importer: string;
  readonly path: DescriptorPath;
  /** Each imports the next, and the last, which is `importer`, the first. */
  readonly names: readonly string[];
}

/** The files that a file imports, each with the path of the import in the file's descriptor. */
export function importsOf({
  dependency,
  optionDependency,
}: FileDescriptorProto): [name: string, path: DescriptorPath][] {
  return [
    ...dependency.map((name, at): [string, DescriptorPath] => [name, [FILE_FIELDS.dependency, at]]),
    ...optionDependency.map((name, at): [string, DescriptorPath] => [name, [FILE_FIELDS.optionDependency, at]]),
  ];
}

/** @param files  by name; imports of others are left out */
export function importOrder(files: ReadonlyMap<string, FileDescriptorProto>): {
  order: FileDescriptorProto[];
  cycles: ImportCycle[];
} {
  const order: FileDescriptorProto[] = [];
  const cycles: ImportCycle[] = [];
  const begun = new Set<string>();
  // Each imports the next. Not a recursion, because such a chain may be long.
  const chain: { name: string; file: FileDescriptorProto; left: [string, DescriptorPath][] }[] = [];
  const inChain = new Set<string>();
  const begin = (name: string) => {
    const file = files.get(name);
    if (file === undefined || begun.has(name)) return;
    begun.add(name);
    inChain.add(name);
    chain.push({ name, file, left: importsOf(file).reverse() });
  };
  for (const root of files.keys()) {
    begin(root);
    for (let last = chain.at(-1); last !== undefined; last = chain.at(-1)) {
      const next = last.left.pop();
      if (next === undefined) {
        order.push(last.file);
        inChain.delete(last.name);
        chain.pop();
      } else if (inChain.has(next[0])) {
        const from = chain.findIndex(({ name }) => name === next[0]);
        cycles.push({ importer: last.name, path: next[1], names: chain.slice(from).map(({ name }) => name) });
      } else begin(next[0]);
    }
  }
  return { order, cycles };
}
