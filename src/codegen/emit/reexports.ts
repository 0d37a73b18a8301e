/** Prints the exports of a file's public imports, whose declarations count as its own. */

import { exportedNames } from "../schema/exported-names.ts";
import { generatedPath, jsonPath } from "../schema/file-names.ts";
import { companionName } from "../schema/names.ts";
import type { SchemaFile } from "../schema/schema.ts";
import type { ExportedName, Printer } from "./printer.ts";

/** The names that the generated code of a file declares and exports. */
export function namesIn({ messages, enums, extensions, services }: SchemaFile): ExportedName[] {
  const types = new Set(
    messages.flatMap(({ members }) => members.flatMap((each) => (each.kind === "oneof" ? [each.symbol.name] : []))),
  );
  const declared = [...messages, ...enums].flatMap(exportedNames);
  const others = [...extensions, ...services].map(({ symbol }) => symbol.name);
  return [...declared, ...others].map((name) => ({ name, use: types.has(name) ? "type" : "value" }));
}

/** The names that the JSON code of a file declares and exports. */
export function jsonNamesIn({ messages, enums, extensions }: SchemaFile): ExportedName[] {
  return [...enums, ...messages, ...extensions].map(({ symbol }) => ({
    name: companionName(symbol, "json"),
    use: "value",
  }));
}

/** @param publicFiles  the files that the file imports publicly, and those that they do, in the order of the imports */
export function emitReexports(printer: Printer, file: SchemaFile, publicFiles: readonly SchemaFile[]): void {
  emitNames(printer, file, publicFiles, namesIn, generatedPath);
}

/** As `emitReexports`, for the JSON code. */
export function emitJsonReexports(printer: Printer, file: SchemaFile, publicFiles: readonly SchemaFile[]): void {
  emitNames(printer, file, publicFiles, jsonNamesIn, jsonPath);
}

/** A name that two files declare is that of the first. */
function emitNames(
  printer: Printer,
  file: SchemaFile,
  publicFiles: readonly SchemaFile[],
  namesOf: (file: SchemaFile) => ExportedName[],
  pathOf: (file: string) => string,
): void {
  const taken = new Set(namesOf(file).map(({ name }) => name));
  for (const each of publicFiles) {
    const free = namesOf(each).filter(({ name }) => !taken.has(name));
    for (const { name } of free) taken.add(name);
    printer.reexport(each.path, pathOf(each.path), free);
  }
}
