/** Compiles linked files of the corpus with our compiler, and what comes of it with tsc. */

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { compile } from "../../src/codegen/compile.ts";
import { ChatError } from "../../src/errors.ts";
import type { LinkedGroup } from "./linked.ts";

const ROOT = join(import.meta.dirname, "../..");
const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const WIRE = join(ROOT, "src/wire");
/** All of the library, for it must compile without types of Node and of browsers, too. */
const LIBRARY = join(WIRE, "index.ts");
const OUTPUT_BYTES_MAX = 2 ** 28;
/** For 16,000 files at once, tsc takes 20 GB. */
const FILES_AT_ONCE = 1_000;

/** Every flag with which a project may compile the code of ours that it has. */
const STRICTEST = {
  target: "es2022",
  lib: ["es2022"],
  module: "nodenext",
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Compiles files into a folder, and tells which files cannot be compiled. */
export function generate(groups: readonly LinkedGroup[], folder: string): ReadonlyMap<string, string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const refused = new Map<string, string>();
  for (const group of groups) generateGroup(group, folder, refused);
  return refused;
}

function generateGroup({ own, files }: LinkedGroup, folder: string, refused: Map<string, string>): void {
  if (own.length === 0) return;
  // All files, because generated code imports that of others.
  const all = new Set(files.map(({ name = "" }) => name).filter((name) => !refused.has(name)));
  try {
    const wire = relative(folder, WIRE).replaceAll("\\", "/");
    const compiled = compile(files, { own: all, packaged: new Set(), wire, importExtension: "ts" });
    for (const [path, text] of compiled.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const lines = error.message.split("\n");
    const named = lines.flatMap((line): [string, string][] => {
      const file = /^(.*?\.proto)\b/.exec(line)?.[1] ?? "";
      return all.has(file) ? [[file, line]] : [];
    });
    if (named.length === 0) {
      for (const path of own) refused.set(path, error.message);
      return;
    }
    for (const [file, line] of named) refused.set(file, line);
    const rest = own.filter((path) => !refused.has(path));
    generateGroup({ own: rest, files: files.filter(({ name = "" }) => !refused.has(name)) }, folder, refused);
  }
}

/** Returns what tsc says of generated code: a line for each mistake. */
export function typeMistakes(folder: string): string[] {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  // In the order of their paths, so that files of one package, which import each other, are compiled together.
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => path.endsWith(".ts")).sort();
  const mistakes: string[] = [];
  for (let from = 0; from < files.length; from += FILES_AT_ONCE)
    mistakes.push(...mistakesIn(folder, files.slice(from, from + FILES_AT_ONCE)));
  // tsc reports the mistakes of a file once for each part that imports it.
  return [...new Set(mistakes)];
}

function mistakesIn(folder: string, files: readonly string[]): string[] {
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: STRICTEST, files: [...files, LIBRARY] }),
  );
  const args = [TSC, "-p", folder, "--pretty", "false", "--singleThreaded"];
  const { stdout, status, error } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  if (error !== undefined) throw error;
  if (status === 0) return [];
  const lines = stdout.split("\n").filter((line) => /: error TS\d+: /.test(line));
  if (lines.length === 0) throw new Error(`tsc failed in ${folder}: ${stdout}`);
  return lines;
}
