/**
 * The rule that everything public has a docstring: each name that an entry point exports, and the methods of classes and
 * interfaces.
 */

import { posix } from "node:path";
import { type SourceFile, withoutComments } from "./source-file.ts";

/** The entry points of the package, apart from generated code, whose comments are those of the schema. */
export const ENTRY_POINTS = [
  "src/index.ts",
  "src/server/index.ts",
  "src/testing/index.ts",
  "src/inspect/index.ts",
  "src/wire/index.ts",
];

/** A name and the file that declares it. */
interface Declaration {
  readonly name: string;
  readonly path: string;
}

const LIST_OF_EXPORTS = /^export\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"(\.[^"]+)"/gm;
const WHOLE_FILE = /^export\s+\*\s+from\s+"(\.[^"]+)"/gm;
const DECLARATION =
  /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:class|const|enum|function\*?|interface|type)\s+([\w$]+)/gm;
/** A method, a getter or a setter, at the indentation that the formatter gives to members. */
const METHOD =
  /^ {2}(?!constructor\b|private\b|protected\b)(?:static |override |async |get |set |\*)*([a-z]\w*)\??(?:<|\()/gm;

/** Everything public without a docstring, as a sentence with the file that declares it. */
export function findMissingDocstrings(
  files: readonly SourceFile[],
  entryPoints: readonly string[] = ENTRY_POINTS,
): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const declarations = entryPoints.flatMap((path) => exportsOf(path, texts));
  return [...new Set(declarations.flatMap((declaration) => missingOf(declaration, texts)))].sort();
}

/** What an entry point exports, down to the files that declare it. */
function exportsOf(path: string, texts: ReadonlyMap<string, string>): Declaration[] {
  const code = withoutComments(texts.get(path) ?? "");
  const resolve = (from: string) => posix.join(posix.dirname(path), from);
  const listed = [...code.matchAll(LIST_OF_EXPORTS)].flatMap(([, list = "", from = ""]) =>
    namesIn(list).map((name) => declarationOf(name, resolve(from), texts)),
  );
  const whole = [...code.matchAll(WHOLE_FILE)].flatMap(([, from = ""]) => exportsOf(resolve(from), texts));
  const own = [...code.matchAll(DECLARATION)].map(([, name = ""]) => ({ name, path }));
  return [...listed, ...whole, ...own];
}

/** `{ a, type B, c as d }` -> a, B, c */
function namesIn(list: string): string[] {
  return list
    .split(",")
    .map((each) => each.trim().replace(/^type\s+|\s+as\s.*$/g, ""))
    .filter((name) => name !== "");
}

/** Follows a name through files that only export it again. */
function declarationOf(name: string, path: string, texts: ReadonlyMap<string, string>): Declaration {
  const found = exportsOf(path, texts).find((declaration) => declaration.name === name);
  return found ?? { name, path };
}

function missingOf({ name, path }: Declaration, texts: ReadonlyMap<string, string>): string[] {
  if (path.startsWith("generated/")) return [];
  const text = texts.get(path) ?? "";
  const start = [...text.matchAll(DECLARATION)].find(([, declared]) => declared === name)?.index;
  if (start === undefined) return [`${path} does not declare ${name}, which an entry point exports.`];
  const missing = hasDocstring(text, start) ? [] : [`${path}: ${name} has no docstring.`];
  if (!/^export\s+(?:abstract\s+)?(?:class|interface)\b/.test(text.slice(start))) return missing;
  const seen = new Set<string>();
  const end = text.indexOf("\n}", start);
  for (const { index, 1: method = "" } of text.slice(start, end).matchAll(METHOD)) {
    // The first of several signatures has the docstring.
    if (!seen.has(method) && !hasDocstring(text, start + index))
      missing.push(`${path}: ${name}.${method} has no docstring.`);
    seen.add(method);
  }
  return missing;
}

/** Whether a comment for readers of the API ends right before the place. */
function hasDocstring(text: string, index: number): boolean {
  const before = text.slice(0, index).trimEnd();
  return before.endsWith("*/") && before.startsWith("/**", before.lastIndexOf("/*"));
}
