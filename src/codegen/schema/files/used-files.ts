/** Finds the files to generate: those of the schema, and those outside of it that they need. */

import { type Declarations, type FieldDeclaration, type SourceFile, withoutDot } from "../declarations.ts";

/** What is generated from a schema. */
export interface Selection {
  /** The files to compile, by the paths by which they are imported. */
  readonly own: ReadonlySet<string>;
  /** Files whose generated code exists. */
  readonly packaged: ReadonlySet<string>;
  /** Whether an extension is generated. */
  hasAccessors(extension: FieldDeclaration | undefined): boolean;
}

/** @returns the own files, sorted, then the others that they need, sorted */
export function usedFiles(declarations: Declarations, selection: Selection): SourceFile[] {
  const { own, packaged } = selection;
  const used = new Set([...own].sort());
  // A set iterates over what is added during the loop, too.
  for (const path of used) {
    const file = declarations.files.get(path);
    if (file === undefined) continue;
    for (const other of publicImports(file)) if (!packaged.has(other)) used.add(other);
    for (const type of typesIn(declarations, file, selection)) {
      const declared = declarations.message(type) ?? declarations.enum(type);
      if (declared !== undefined && !packaged.has(declared.file.path)) used.add(declared.file.path);
    }
  }
  const others = [...used].filter((path) => !own.has(path)).sort();
  const paths = [...[...own].sort(), ...others];
  return paths.flatMap((path) => declarations.files.get(path) ?? []);
}

/** The paths of the files that a file re-exports. */
export function publicImports({ descriptor }: SourceFile): string[] {
  return descriptor.publicDependency.flatMap((index) => descriptor.dependency[index] ?? []);
}

/** The names of all types that the code of a file refers to. */
function* typesIn(declarations: Declarations, file: SourceFile, { hasAccessors }: Selection): Generator<string> {
  const { messages, extensions, services } = declarations.in(file);
  for (const message of messages) {
    for (const { typeName } of message.descriptor.field) if (typeName !== undefined) yield withoutDot(typeName);
  }
  for (const extension of extensions) {
    if (!hasAccessors(extension)) continue;
    const { typeName, extendee } = extension.descriptor;
    if (typeName !== undefined) yield withoutDot(typeName);
    yield withoutDot(extendee);
  }
  for (const service of services) {
    for (const { inputType, outputType } of service.descriptor.method) {
      yield withoutDot(inputType);
      yield withoutDot(outputType);
    }
  }
}
