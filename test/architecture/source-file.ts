import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file as the house rules see it. */
export interface SourceFile {
  /** From the root of the repository, with slashes: "src/wire/reader.ts". */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** What stands between the quotes. */
  readonly from: string;
  /** Gone at run time: `import type`, `export type`. */
  readonly typeOnly: boolean;
  /** The imported names; empty for `*`, side effects and dynamic imports. */
  readonly names: readonly string[];
}

const root = join(import.meta.dirname, "../..");

/** The TypeScript files below the folders, in the order of their paths. */
export function readSourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => listFolder(folder).map((path) => `${folder}/${path.replaceAll("\\", "/")}`))
    .filter((path) => path.endsWith(".ts"))
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

/** The code without comments and without what stands in plain quotes. */
export function codeOnly(text: string): string {
  return text.replace(STRING_OR_COMMENT, (found) => {
    if (found.startsWith("/")) return " ";
    return found.startsWith("`") ? found : '""';
  });
}

const STATIC_IMPORT = /^[ \t]*(?:import|export)\s+(type\s+)?([\w$\s*,{}]*?)\s*from\s*["']([^"'\s]+)["']/gm;
const SIDE_EFFECT_IMPORT = /^[ \t]*import\s*["']([^"'\s]+)["']/gm;
const DYNAMIC_IMPORT = /\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g;

/** Everything the file imports or exports from elsewhere. */
export function findImports(file: SourceFile): Import[] {
  const code = withoutComments(file.text);
  const imports: Import[] = [];
  for (const [, type, names = "", from = ""] of code.matchAll(STATIC_IMPORT)) {
    imports.push({ from, typeOnly: type !== undefined, names: importedNames(names) });
  }
  for (const pattern of [SIDE_EFFECT_IMPORT, DYNAMIC_IMPORT]) {
    for (const [, from = ""] of code.matchAll(pattern)) imports.push({ from, typeOnly: false, names: [] });
  }
  return imports;
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
