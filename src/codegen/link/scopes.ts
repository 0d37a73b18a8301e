/**
 * Finds what a name means at one place of a file: from the innermost scope outward,
 * where the first component decides, and only in files that the file may use.
 *
 * @see https://protobuf.dev/programming-guides/proto3/#name-resolution
 */

import type { LinkedFile } from "./declarations.ts";
import type { DeclaredSymbol, SymbolTable } from "./symbol-table.ts";

export interface Found {
  readonly symbol: DeclaredSymbol;
}

/** Why a name means nothing. */
export interface NotFound {
  readonly symbol: undefined;
  /** The symbol that it would mean if the file imported the file of it. */
  readonly notImported: DeclaredSymbol | undefined;
  /** The full name that it means if its first component is found, but the rest of it is not. */
  readonly resolvedTo: string | undefined;
}

export type LookUp = Found | NotFound;

/** Which symbols count. If another one has a name without dots, the search goes on outward. */
export type Wanted = "types" | "all";

/**
 * @param scope  the full name of the declaration that the name stands in; the scopes are those around it
 */
export function lookUp(table: SymbolTable, file: LinkedFile, name: string, scope: string, wanted: Wanted): LookUp {
  let notImported: DeclaredSymbol | undefined;
  const find = (fullName: string): DeclaredSymbol | undefined => {
    const symbol = findVisible(table, file, fullName);
    if (symbol === undefined) notImported = table.find(fullName) ?? notImported;
    return symbol;
  };
  const result = (symbol: DeclaredSymbol | undefined, resolvedTo?: string): LookUp =>
    symbol === undefined ? { symbol, notImported, resolvedTo } : { symbol };

  if (name.startsWith(".")) return result(find(name.slice(1)));
  const dot = name.indexOf(".");
  const first = dot < 0 ? name : name.slice(0, dot);
  for (let end = scope.lastIndexOf("."); end > 0; end = scope.lastIndexOf(".", end - 1)) {
    const around = scope.slice(0, end);
    const symbol = find(`${around}.${first}`);
    if (symbol === undefined) continue;
    if (first === name) {
      if (wanted === "all" || isType(symbol)) return result(symbol);
    } else if (isScope(symbol)) {
      const fullName = `${around}.${name}`;
      return result(find(fullName), fullName);
    }
  }
  return result(find(name));
}

/** The symbol of a full name if the file may use it. */
function findVisible(table: SymbolTable, file: LinkedFile, fullName: string): DeclaredSymbol | undefined {
  const symbol = table.find(fullName);
  if (symbol === undefined) return undefined;
  if (symbol.kind === "package") return hasPackage(file, fullName) ? symbol : undefined;
  if (file.visible.has(symbol.file) || (symbol.kind === "field" && file.visibleToOptions.has(symbol.file))) {
    file.used.add(symbol.file);
    return symbol;
  }
  return undefined;
}

/** Many files can have one package, so every file that counts is asked. */
function hasPackage(file: LinkedFile, fullName: string): boolean {
  const isIn = ({ package: name }: LinkedFile) => name === fullName || name.startsWith(`${fullName}.`);
  return [...file.visible].some(isIn) || [...file.visibleToOptions].some(isIn);
}

function isType({ kind }: DeclaredSymbol): boolean {
  return kind === "message" || kind === "enum";
}

function isScope({ kind }: DeclaredSymbol): boolean {
  return kind === "message" || kind === "package" || kind === "enum" || kind === "service";
}
