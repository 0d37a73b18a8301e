/**
 * Import circles: none between files, and none between the rooms of a folder.
 * The rooms of a folder are its wings (the folders inside it) and the files
 * that lie directly in it. So a wing may use a file of the folder, or the file
 * the wing, but nothing that a wing uses ever leads back into the wing.
 */

import { posix } from "node:path";
import { type ImportGraph, importGraph, type SourceFile } from "./source-file.ts";

/** Every circle, as a sentence. Type imports count: a reader follows them too. */
export function findImportCircles(files: readonly SourceFile[]): string[] {
  const imports = importGraph(files);
  const folders = new Set([...imports.keys()].flatMap(foldersAbove));
  const rooms = [...folders].flatMap((folder) => {
    const circles = findCircles(roomGraph(imports, folder));
    // A circle of files alone is listed below already.
    return describe(circles.filter(hasWing), `rooms of ${folder}`);
  });
  return [...describe(findCircles(imports), "files"), ...rooms];
}

function hasWing(rooms: readonly string[]): boolean {
  return rooms.some((room) => !room.endsWith(".ts"));
}

function describe(circles: readonly (readonly string[])[], what: string): string[] {
  return circles.map((circle) => `The ${what} import each other in a circle: ${circle.join(", ")}`);
}

/** The imports between the wings and files that lie directly in a folder. */
function roomGraph(imports: ImportGraph, folder: string): ImportGraph {
  const rooms = new Map<string, Set<string>>();
  for (const [path, targets] of imports) {
    const room = roomIn(folder, path);
    if (room === undefined) continue;
    const uses = rooms.get(room) ?? new Set();
    rooms.set(room, uses);
    for (const target of targets) {
      const used = roomIn(folder, target);
      if (used !== undefined && used !== room) uses.add(used);
    }
  }
  return rooms;
}

/** ("src/chat", "src/chat/state/user.ts") -> "src/chat/state" */
function roomIn(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  const [first = ""] = path.slice(folder.length + 1).split("/");
  return `${folder}/${first}`;
}

/** "src/chat/state/user.ts" -> "src/chat/state", "src/chat", "src" */
function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? [] : [folder, ...foldersAbove(folder)];
}

/** The strongly connected components of more than one node (Tarjan 1972), each sorted by name. */
export function findCircles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

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
    if (component.length > 1) circles.push(component.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
