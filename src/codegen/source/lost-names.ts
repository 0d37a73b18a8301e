/** Refuses what protobufjs leaves out without a word: whatever is named `__proto__`. */

import { existsSync, readFileSync } from "node:fs";

import { UsageError } from "../../errors.ts";
import { readDeclarations } from "./declarations.ts";

const LOST = "__proto__";

/** @param file  of the schema, as it was named to the parser */
export function refuseLostNames(file: string): void {
  const source = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (!source.includes(LOST)) return;
  for (const { fullName, line, column } of readDeclarations(source)) {
    if (fullName.split(".").includes(LOST))
      throw new UsageError(`${file}:${line}:${column}: Nothing in a schema can be named ${LOST}.`);
  }
}
