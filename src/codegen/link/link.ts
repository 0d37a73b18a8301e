/**
 * The linker: turns files as the parser gives them, with names as written and options
 * uninterpreted, into files as protoc hands them to its plugins. It refuses what
 * protoc refuses, and reports all mistakes of a run.
 *
 * How the folder fits together:
 * - `declarations.ts` is the model that all steps work on, `symbol-table.ts` holds all
 *   names, `scopes.ts` finds what a name means at one place.
 * - The steps are in the order of `link`: `imports.ts`, the names, `resolve-types.ts`,
 *   `options/` in two rounds with `resolve-features.ts` between them, `checks/`.
 * - Each step runs over all files before the next one begins, and each of them
 *   goes on after a mistake. What depends on something that was not found is skipped, so that
 *   one mistake is reported once.
 *
 * Invariant: the files of the request are never changed.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.cc
 */

import type { Mistake } from "../descriptor/mistake.ts";
import type { DescriptorPath } from "../descriptor/source-info.ts";
import type { FileDescriptorProto } from "../generated/google/protobuf/descriptor.ts";
import { checkFile } from "./checks/check-file.ts";
import { declareFile, type LinkedFile } from "./declarations.ts";
import { descriptorFile } from "./descriptor-file.ts";
import { ExtensionRegistry } from "./extension-registry.ts";
import { resolveImports, warnOfUnusedImports } from "./imports.ts";
import { checkUses } from "./options/check-uses.ts";
import { OptionInterpreter, type PendingOptions } from "./options/interpret.ts";
import { withInterpretedPaths } from "./options/source-paths.ts";
import { Report } from "./report.ts";
import { resolveFeatures } from "./resolve-features.ts";
import { TypeResolver } from "./resolve-types.ts";
import { SymbolTable } from "./symbol-table.ts";

export interface LinkRequest {
  /** Imports before importers. */
  readonly files: readonly FileDescriptorProto[];
  /** The paths of files as the user would name them, by the paths by which they are imported; default: the latter. */
  readonly shownPaths?: ReadonlyMap<string, string>;
}

export interface LinkedFiles {
  /** The resolved files, in the order of the request. If there are mistakes, some names in them are unresolved. */
  readonly files: readonly FileDescriptorProto[];
  readonly mistakes: readonly Mistake[];
  /** What protoc warns of: imports that are not used, and names that may clash elsewhere. */
  readonly warnings: readonly Mistake[];
}

export function link({ files: sources, shownPaths }: LinkRequest): LinkedFiles {
  const report = new Report();
  const files = sources.map((file) => {
    const name = file.name ?? "";
    return declareFile({ file, shownPath: shownPaths?.get(name) ?? name, isBuiltIn: false });
  });
  const table = new SymbolTable(report);
  resolveImports(files, report);
  for (const file of files) table.declareAll(file);
  const builtIn = declareBuiltIn(table, report);
  const all = builtIn === undefined ? files : [...files, builtIn];
  const types = new TypeResolver(table, report);
  for (const file of all) types.resolveAll(file);
  const extensions = new ExtensionRegistry();
  for (const file of all) extensions.addAll(file, report);

  const messages = new Map(builtIn?.messages.map((each) => [each.fullName, each]));
  const interpreter = new OptionInterpreter(table, report, extensions, messages);
  const pending = new Map(all.map((file) => [file, interpreter.pendingIn(file)]));
  for (const file of all) {
    for (const each of pending.get(file) ?? []) interpreter.interpret(each, "fields");
    resolveFeatures(file);
  }
  for (const file of all) for (const each of pending.get(file) ?? []) interpreter.interpret(each, "extensions");

  for (const file of files) {
    const options = pending.get(file) ?? [];
    for (const each of options) checkUses(each, report);
    checkFile(file, table, report);
    warnOfUnusedImports(file, report);
    movePaths(file, options);
  }
  return { files: files.map(({ proto }) => proto), mistakes: report.mistakes, warnings: report.warnings };
}

/** Declares our descriptor.proto if no file of the request declares the messages that options are. */
function declareBuiltIn(table: SymbolTable, report: Report): LinkedFile | undefined {
  const source = descriptorFile();
  const lacking = source.messageType.some(({ name = "" }) => {
    return /Options$|^FeatureSet$/.test(name) && table.find(`google.protobuf.${name}`) === undefined;
  });
  if (!lacking) return undefined;
  const builtIn = declareFile({ file: source, shownPath: source.name ?? "", isBuiltIn: true });
  resolveImports([builtIn], report);
  // Names that the request has, too, stay with the request.
  table.declareAll(builtIn);
  return builtIn;
}

function movePaths({ proto }: LinkedFile, pending: readonly PendingOptions[]): void {
  const paths = new Map<string, DescriptorPath>(pending.flatMap((each) => [...each.paths]));
  if (proto.sourceCodeInfo !== undefined) proto.sourceCodeInfo = withInterpretedPaths(proto.sourceCodeInfo, paths);
}
