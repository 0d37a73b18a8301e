/** Finds the files to generate: those of the schema, and those outside of it whose types it uses. */

import { type Declarations, type SourceFile, withoutDot } from "./declarations.ts";

/**
 * @param own       the files to compile
 * @param packaged  files whose generated code exists
 * @returns the own files, sorted, then the others that they need, sorted
 */
export function usedFiles(
  declarations: Declarations,
  own: ReadonlySet<string>,
  packaged: ReadonlySet<string>,
): SourceFile[] {
  const used = new Set([...own].sort());
  // A set iterates over what is added during the loop, too.
  for (const path of used) {
    const file = declarations.files.get(path);
    if (file === undefined) continue;
    for (const type of typesIn(declarations, file)) {
      const declared = declarations.message(type) ?? declarations.enum(type);
      if (declared !== undefined && !packaged.has(declared.file.path)) used.add(declared.file.path);
    }
  }
  const others = [...used].filter((path) => !own.has(path)).sort();
  return [...own].sort().concat(others).flatMap((path) => declarations.files.get(path) ?? []);
}

/** The names of the types of all fields in a file. */
function* typesIn({ messages }: Declarations, file: SourceFile): Generator<string> {
  for (const message of messages.values()) {
    if (message.file !== file) continue;
    for (const { typeName } of message.descriptor.field) if (typeName !== undefined) yield withoutDot(typeName);
  }
}
