/**
 * The files that the architecture tests read, and what a file imports.
 *
 * How the folder fits together: each rule is a function from source files to
 * sentences, one for each violation, in its own file (`import-rules.ts`,
 * `import-cycles.ts`, `style-rules.ts`, `docstrings.ts`, `architecture-page.ts`). The test beside
 * it applies the rules to this repository, and to small inputs that violate
 * them. `check.ts` is the command `npm run check`.
 *
 * Invariant: a rule reads no files. It sees only the texts that it is passed, so
 * a test can show that it finds each violation.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export interface SourceFile {
  /** From the root of the repository, with slashes: "src/wire/reader.ts". */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** The specifier between the quotes. */
  readonly from: string;
  /** `import type` and `export type`, which do not exist at run time. */
  readonly typeOnly: boolean;
  /** The imported names; empty for `*` and where the import names none. */
  readonly names: readonly string[];
  /** `import()` or `require()`: loaded when the program gets there. */
  readonly lazy?: boolean;
}

/** The files that each file imports, by path. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

const root = join(import.meta.dirname, "../..");

/** The TypeScript and CommonJS files below the folders, sorted by path. */
export function readSourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => listFolder(folder).map((path) => `${folder}/${path.replaceAll("\\", "/")}`))
    .filter((path) => /\.c?ts$|\.cjs$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

const STRING_OR_COMMENT = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The code without its comments. */
export function withoutComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, (found) => (found.startsWith("/") ? " " : found));
}

/** The code without comments, and with empty quotes in place of plain strings. */
export function codeOnly(text: string): string {
  return text.replace(STRING_OR_COMMENT, (found) => {
    if (found.startsWith("/")) return " ";
    return found.startsWith("`") ? found : '""';
  });
}

const STATIC_IMPORT = /^[ \t]*(?:import|export)\s+(type\s+)?([\w$\s*,{}]*?)\s*from\s*["']([^"'\s]+)["']/gm;
const SIDE_EFFECT_IMPORT = /^[ \t]*import\s*["']([^"'\s]+)["']/gm;
/** A file that runs elsewhere, in another program or thread: `new URL("./target.cjs", import.meta.url)`. */
const ADDRESS = /\bnew\s+URL\(\s*["'](\.[^"']+)["'],\s*import\.meta\.url\s*\)/g;
const DYNAMIC_IMPORT = /\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g;

/** Everything that the file imports, re-exports or has run elsewhere. */
export function findImports(file: SourceFile): Import[] {
  const code = withoutComments(file.text);
  const imports: Import[] = [];
  for (const [, type, names = "", from = ""] of code.matchAll(STATIC_IMPORT)) {
    imports.push({ from, typeOnly: type !== undefined, names: importedNames(names) });
  }
  for (const pattern of [SIDE_EFFECT_IMPORT, DYNAMIC_IMPORT, ADDRESS]) {
    const lazy = pattern === DYNAMIC_IMPORT;
    for (const [, from = ""] of code.matchAll(pattern)) imports.push({ from, typeOnly: false, names: [], lazy });
  }
  return imports;
}

/** The imports between these files. Type imports count, because a reader follows them too. */
export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const paths = new Set(files.map(({ path }) => path));
  return new Map(
    files.map((file) => {
      const targets = findImports(file)
        .filter(({ from }) => from.startsWith("."))
        .map(({ from }) => posix.join(posix.dirname(file.path), from));
      return [file.path, new Set(targets.filter((target) => paths.has(target)))];
    }),
  );
}

/** `{ a, type B, c as d }` -> a, B, c */
function importedNames(clause: string): string[] {
  const names = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
  return names
    .split(",")
    .map((name) =>
      name
        .trim()
        .replace(/^type\s+/, "")
        .replace(/\s+as\s.*$/, ""),
    )
    .filter((name) => name !== "");
}
