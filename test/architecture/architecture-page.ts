/**
 * Holds ARCHITECTURE.md to the code.
 *
 * The page has journeys: sections with the heading "## Journey: ...", each a
 * numbered list of steps. A step begins with the path of a file, in backticks or
 * as a link. The rules:
 *
 * - every path on the page exists;
 * - of the files of two consecutive steps, one imports the other, directly or
 *   through other files;
 * - every folder directly in src/ is named.
 */

import { posix } from "node:path";
import { type ImportGraph, importGraph, type SourceFile } from "./source-file.ts";

/** The repository as the rules see it. */
export interface Repository {
  readonly files: readonly SourceFile[];
  /** Whether a file or folder exists at this path from the root. */
  readonly exists: (path: string) => boolean;
}

export interface Journey {
  readonly title: string;
  /** The text of each item of the numbered list, without its number. */
  readonly steps: readonly string[];
}

/** Every violation, as a sentence. */
export function findPageViolations(page: string, repository: Repository): string[] {
  const text = withoutFences(page);
  const graph = importGraph(repository.files);
  return [
    ...findMissingPaths(text, repository),
    ...findJourneys(text).flatMap((journey) => findBrokenSteps(journey, graph, repository)),
    ...findUnnamedFolders(text, repository),
  ];
}

/** The sections with the heading "## Journey: ...". */
export function findJourneys(page: string): Journey[] {
  const sections = withoutFences(page).split(/^(?=##? )/m);
  return sections.flatMap((section) => {
    const title = /^## Journey:\s*(.+)/.exec(section)?.[1];
    if (title === undefined) return [];
    const items = section.matchAll(/^\d+\.[ \t]+(.*)/gm);
    return [{ title: title.trim(), steps: [...items].map(([, item = ""]) => item) }];
  });
}

function findMissingPaths(text: string, { exists }: Repository): string[] {
  const missing = [...pathsOn(text)].filter((path) => !exists(path));
  return missing.map((path) => `The page names ${path}, which does not exist. Write paths from the root.`);
}

function findBrokenSteps({ title, steps }: Journey, graph: ImportGraph, { exists }: Repository): string[] {
  if (steps.length < 2) return [`Journey "${title}" needs a numbered list of at least two steps.`];
  const paths = steps.map(stepPath);
  const where = (index: number) => `Journey "${title}", step ${index + 1}`;
  return paths.flatMap((path, index) => {
    if (path === undefined) return [`${where(index)} does not begin with the path of a file: ${steps[index]}`];
    const previous = paths[index - 1];
    // A missing file is reported once, by its name.
    if (previous === undefined || !exists(previous) || !exists(path)) return [];
    if (areRelated(graph, previous, path)) return [];
    return [`${where(index)}: neither of ${previous} and ${path} imports the other, directly or through other files.`];
  });
}

function findUnnamedFolders(text: string, { files }: Repository): string[] {
  const folders = new Set(files.flatMap(({ path }) => /^src\/[^/]+(?=\/)/.exec(path) ?? []));
  const named = pathsOn(text);
  return [...folders]
    .filter((folder) => !named.has(folder))
    .map((folder) => `The page does not name the folder ${folder}.`);
}

/** "`src/wire/reader.ts`: ..." or "[...](src/wire/reader.ts): ..." -> "src/wire/reader.ts" */
function stepPath(step: string): string | undefined {
  const [, code, link] = /^(?:`([^`]+)`|\[[^\]]*\]\(([^)\s]+)\))/.exec(step) ?? [];
  const path = code ?? link?.replace(/#.*$/, "");
  return path !== undefined && isPath(path) ? path : undefined;
}

/** All paths in backticks and in links, without the slash that may end the path of a folder. */
function pathsOn(text: string): Set<string> {
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = ""]) => target);
  const paths = [...code.filter(isPath), ...links.filter((target) => !/^[a-z]+:/.test(target))];
  return new Set(paths.map((path) => path.replace(/\/$/, "")));
}

/** Names of modules ("chatwire/server", "node:net") have the shape of a path too. */
function isPath(span: string): boolean {
  if (/^(?:chatwire\/|node:)/.test(span)) return false;
  return /^[\w.@-]*\/[\w./@-]*$/.test(span) || /^[\w.-]+\.(?:c?ts|cjs|js|json|md|proto|yaml)$/.test(span);
}

/** Whether the code shows how something passes from one of the files to the other. */
function areRelated(graph: ImportGraph, a: string, b: string): boolean {
  return reaches(graph, a, b) || reaches(graph, b, a) || compiles(a, b) || compiles(b, a);
}

/** An `index.ts` only re-exports, so it bridges nothing. */
function reaches(graph: ImportGraph, from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const path of reached) {
    if (path !== from && posix.basename(path) === "index.ts") continue;
    for (const target of graph.get(path) ?? []) reached.add(target);
  }
  return from !== to && reached.has(to);
}

/** The compiler reads schemas and writes generated code. It imports neither. */
function compiles(compiler: string, file: string): boolean {
  return compiler.startsWith("src/codegen/") && (file.endsWith(".proto") || file.startsWith("generated/"));
}

function withoutFences(page: string): string {
  return page.replace(/^```[\s\S]*?^```/gm, "");
}
