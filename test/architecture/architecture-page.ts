/**
 * Checks ARCHITECTURE.md against the code: each file and folder that it names
 * exists, each folder of the source is named, and consecutive steps of a
 * journey are connected by imports.
 */

import { posix } from "node:path";
import { findImports, type SourceFile } from "./source-file.ts";

/** A list of steps under the heading "## Journey: ...". */
interface Journey {
  readonly name: string;
  /** The file that each step begins with. */
  readonly files: readonly string[];
}

const HEADING = /^## Journey: (.+)$/;
const STEP = /^\d+\. `([^`]+)`/;
const PATH = /`((?:src|generated|examples|test)\/?[\w./-]*)`/g;

/** Every mistake of the page, as a sentence. `files` are all files of the repository, with their texts. */
export function findPageMistakes(page: string, files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  const named = new Set([...page.matchAll(PATH)].map(([, path = ""]) => path.replace(/\/$/, "")));
  const missing = [...named].filter((path) => !paths.has(path) && !folders.has(path));
  const unnamed = [...folders].filter((folder) => /^src\/[^/]+$/.test(folder) && !named.has(folder));
  return [
    ...missing.map((path) => `The page names ${path}, which does not exist.`),
    ...unnamed.map((folder) => `The page does not name the folder ${folder}.`),
    ...findUnconnectedSteps(readJourneys(page), importsOf(files)),
  ];
}

export function readJourneys(page: string): Journey[] {
  const journeys: { name: string; files: string[] }[] = [];
  let isJourney = false;
  for (const line of page.split("\n")) {
    const name = HEADING.exec(line)?.[1];
    if (name !== undefined) journeys.push({ name, files: [] });
    if (line.startsWith("## ")) isJourney = name !== undefined;
    const file = STEP.exec(line)?.[1];
    if (isJourney && file !== undefined) journeys.at(-1)?.files.push(file);
  }
  return journeys;
}

/** Two consecutive steps must be files of which one imports the other, directly or through further files. */
function findUnconnectedSteps(journeys: readonly Journey[], imports: ReadonlyMap<string, readonly string[]>): string[] {
  return journeys.flatMap(({ name, files }) =>
    files.slice(1).flatMap((file, index) => {
      const before = files[index] ?? "";
      if (leadsTo(before, file, imports) || leadsTo(file, before, imports)) return [];
      return [`In the journey "${name}", no imports connect ${before} and ${file}.`];
    }),
  );
}

function leadsTo(from: string, to: string, imports: ReadonlyMap<string, readonly string[]>): boolean {
  const reached = new Set([from]);
  for (const path of reached) for (const target of imports.get(path) ?? []) reached.add(target);
  return reached.has(to);
}

/** What each file imports. Entry points that re-export everything would connect anything, so they are left out. */
function importsOf(files: readonly SourceFile[]): Map<string, readonly string[]> {
  const code = files.filter(({ path }) => path.endsWith(".ts") && posix.basename(path) !== "index.ts");
  return new Map(
    code.map((file) => [
      file.path,
      findImports(file)
        .filter(({ from }) => from.startsWith("."))
        .map(({ from }) => posix.join(posix.dirname(file.path), from)),
    ]),
  );
}

/** "src/chat/state/user.ts" -> "src/chat/state", "src/chat", "src" */
function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? [] : [folder, ...foldersAbove(folder)];
}
