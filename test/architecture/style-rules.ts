/** What every file keeps to, besides formatting and lint; see CONTRIBUTING.md, "The rules". */

import { posix } from "node:path";
import { isImpure } from "./import-rules.ts";
import { codeOnly, type SourceFile } from "./source-file.ts";

const LINES_MAX = 300;

interface StyleRule {
  readonly name: string;
  appliesTo(path: string): boolean;
  /** Whether the file breaks the rule. `code` is the text without comments and strings. */
  isBroken(file: SourceFile, code: string): boolean;
}

const RULES: readonly StyleRule[] = [
  {
    name: `is over ${LINES_MAX} lines: there are two subjects in it`,
    appliesTo: isWritten,
    isBroken: ({ text }) => text.trimEnd().split("\n").length > LINES_MAX,
  },
  {
    name: "has a default export",
    appliesTo: () => true,
    isBroken: (_, code) => /\bexport\s+default\b|\bas\s+default\b/.test(code),
  },
  {
    name: "has an unfinished note (TO" + "DO, FIX" + "ME)",
    appliesTo: () => true,
    isBroken: ({ text }) => /\b(?:TO[D]O|FIX[M]E|XX[X])\b/.test(text),
  },
  {
    name: "has a name that says nothing about its subject",
    appliesTo: () => true,
    isBroken: ({ path }) => /^(?:utils?|helpers?|common|misc)\.ts$/.test(posix.basename(path)),
  },
  {
    name: "reads a clock, sets a timer or draws a random number, which only net does",
    appliesTo: (path) => path.startsWith("src/") && !isImpure(path),
    isBroken: (_, code) =>
      /\b(?:setTimeout|setInterval|setImmediate|AbortSignal\.timeout|Math\.random|process\.hrtime)\b/.test(code) ||
      /\b(?:performance|crypto)\.|\bDate(?:\.|\(\s*\))/.test(code),
  },
  {
    name: "is a test file without a test",
    appliesTo: isTestFile,
    isBroken: (_, code) => !/\bsuite\(/.test(code) || !/^\s*\w+\(\s*(?:""|`)/m.test(code),
  },
  {
    name: "skips tests (only, skip)",
    appliesTo: isTestFile,
    isBroken: (_, code) => /\.(?:only|skip)\(/.test(code),
  },
];

/** Every breach, as a sentence. */
export function findStyleBreaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const code = codeOnly(file.text);
    return RULES.filter((rule) => rule.appliesTo(file.path) && rule.isBroken(file, code)).map(
      (rule) => `${file.path} ${rule.name}`,
    );
  });
}

function isWritten(path: string): boolean {
  return path.startsWith("src/") || path.startsWith("examples/");
}

function isTestFile(path: string): boolean {
  return path.startsWith("test/") && path.endsWith(".test.ts");
}
