/** Finds the files that each file imports, and thereby what it may use. */

import { FILE_FIELDS } from "../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../descriptor/source-info.ts";
import type { LinkedFile } from "./declarations.ts";
import type { Report } from "./report.ts";

/**
 * @param files  imports before importers
 */
export function resolveImports(files: readonly LinkedFile[], report: Report): void {
  const known = new Map<string, LinkedFile>();
  const all = new Map(files.map((file) => [file.name, file]));
  for (const file of files) {
    file.visible.add(file);
    const seen = new Set<string>();
    const resolve = (name: string, path: DescriptorPath, visible: Set<LinkedFile>) => {
      if (seen.has(name)) report.refuseAt(file, path, `"${name}" is imported twice. Remove one of the imports.`);
      seen.add(name);
      const imported = known.get(name);
      if (imported !== undefined) {
        addPublic(imported, known, visible);
        return;
      }
      file.lacksImport = true;
      report.refuseAt(file, path, missingText(file, name, all.get(name)));
    };
    for (const [at, name] of file.proto.dependency.entries()) resolve(name, [FILE_FIELDS.dependency, at], file.visible);
    for (const [at, name] of file.proto.optionDependency.entries())
      resolve(name, [FILE_FIELDS.optionDependency, at], file.visibleToOptions);
    if (known.has(file.name)) report.refuseAt(file, [], `There are two files ${file.name}. Remove one of them.`);
    else known.set(file.name, file);
  }
}

function missingText(file: LinkedFile, name: string, later: LinkedFile | undefined): string {
  if (later === file) return "The file imports itself. Remove the import.";
  if (later !== undefined) return `"${name}" imports this file in turn. Move what both use into a third file.`;
  return `The imported file "${name}" does not exist.`;
}

/** Adds a file, and those that it imports publicly. */
function addPublic(file: LinkedFile, known: ReadonlyMap<string, LinkedFile>, visible: Set<LinkedFile>): void {
  if (visible.has(file)) return;
  visible.add(file);
  for (const at of file.proto.publicDependency) {
    const imported = known.get(file.proto.dependency[at] ?? "");
    if (imported !== undefined) addPublic(imported, known, visible);
  }
}

/** Warns of imports of which the file uses nothing. An import of a file that imports publicly may be for those. */
export function warnOfUnusedImports(file: LinkedFile, report: Report): void {
  const { dependency, publicDependency, optionDependency } = file.proto;
  const files = new Map([...file.visible, ...file.visibleToOptions].map((each) => [each.name, each]));
  const check = (name: string, path: DescriptorPath) => {
    const imported = files.get(name);
    if (imported === undefined || file.used.has(imported) || imported.proto.publicDependency.length > 0) return;
    report.warnAt(file, path, `The import "${name}" is not used. Remove it.`);
  };
  for (const [at, name] of dependency.entries())
    if (!publicDependency.includes(at)) check(name, [FILE_FIELDS.dependency, at]);
  for (const [at, name] of optionDependency.entries()) check(name, [FILE_FIELDS.optionDependency, at]);
}
