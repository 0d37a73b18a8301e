/**
 * Import cycles: none between files, and none between the entries of a folder,
 * which are its files and its subfolders. So a subfolder may import a file of
 * the folder, or the file the subfolder, but imports that leave a subfolder
 * never lead back into it.
 */

import { posix } from "node:path";
import { type ImportGraph, importGraph, type SourceFile } from "./source-file.ts";

/** Every cycle, as a sentence. */
export function findImportCycles(files: readonly SourceFile[]): string[] {
  const imports = importGraph(files);
  const folders = new Set([...imports.keys()].flatMap(foldersAbove));
  const betweenEntries = [...folders].flatMap((folder) => {
    const cycles = findCycles(entryGraph(imports, folder));
    // A cycle of files alone is among the cycles between files.
    const withSubfolder = cycles.filter((cycle) => cycle.some((entry) => !imports.has(entry)));
    return describe(withSubfolder, `entries of ${folder}`);
  });
  return [...describe(findCycles(imports), "files"), ...betweenEntries];
}

function describe(cycles: readonly (readonly string[])[], what: string): string[] {
  return cycles.map((cycle) => `These ${what} import each other in a cycle: ${cycle.join(", ")}`);
}

/** The imports between the entries of a folder. */
function entryGraph(imports: ImportGraph, folder: string): ImportGraph {
  const entries = new Map<string, Set<string>>();
  for (const [path, targets] of imports) {
    const entry = entryOf(folder, path);
    if (entry === undefined) continue;
    const imported = entries.get(entry) ?? new Set();
    entries.set(entry, imported);
    for (const target of targets) {
      const other = entryOf(folder, target);
      if (other !== undefined && other !== entry) imported.add(other);
    }
  }
  return entries;
}

/** ("src/chat", "src/chat/state/user.ts") -> "src/chat/state" */
function entryOf(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  const [first = ""] = path.slice(folder.length + 1).split("/");
  return `${folder}/${first}`;
}

/** "src/chat/state/user.ts" -> "src/chat/state", "src/chat", "src" */
function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? [] : [folder, ...foldersAbove(folder)];
}

/** The strongly connected components with more than one node (Tarjan 1972), each sorted by name. */
function findCycles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.get(node) ?? 0);
    stack.push(node);
    for (const target of graph.get(node) ?? []) {
      if (!order.has(target)) visit(target);
      // Only nodes that are still on the stack can lead back to this one.
      if (stack.includes(target)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(target) ?? 0));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    if (component.length > 1) cycles.push(component.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
}
