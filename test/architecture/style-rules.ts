/** The rules of style that formatter and linter do not check; see CONTRIBUTING.md, "The rules". */

import { posix } from "node:path";
import { isImpure } from "./import-rules.ts";
import { codeOnly, type SourceFile } from "./source-file.ts";

const FILES_IN_FOLDER_MAX = 18;

interface StyleRule {
  readonly name: string;
  appliesTo(path: string): boolean;
  /** Whether the file violates the rule. `code` is the text without comments and strings. */
  isViolated(file: SourceFile, code: string): boolean;
}

const RULES: readonly StyleRule[] = [
  {
    name: "has a default export",
    appliesTo: () => true,
    isViolated: (_, code) => /\bexport\s+default\b|\bas\s+default\b/.test(code),
  },
  {
    name: "has an unfinished note (TO" + "DO, FIX" + "ME)",
    appliesTo: () => true,
    isViolated: ({ text }) => /\b(?:TO[D]O|FIX[M]E|XX[X])\b/.test(text),
  },
  {
    name: "has a name that does not say its subject",
    appliesTo: () => true,
    isViolated: ({ path }) => /^(?:utils?|helpers?|common|misc)\.ts$/.test(posix.basename(path)),
  },
  {
    name: "uses a clock, a timer or randomness, which only src/net/system-*.ts may do",
    appliesTo: (path) => path.startsWith("src/") && !isImpure(path),
    isViolated: (_, code) =>
      /\b(?:setTimeout|setInterval|setImmediate|AbortSignal\.timeout|Math\.random|process\.hrtime)\b/.test(code) ||
      /\b(?:performance|crypto)\./.test(code) ||
      readsDate(code),
  },
  {
    name: "refuses a request past its route, which declares the codes: throw `request.refusal(...)`",
    appliesTo: (path) =>
      /^src\/(?:chat\/(?:handlers|state)\/|server\/connection-routes\.ts)/.test(path) &&
      path !== "src/chat/state/route.ts",
    isViolated: (_, code) => /\bthrow\s+new\s+ProtocolError\b/.test(code),
  },
  {
    name: "is a test file without tests",
    appliesTo: isTestFile,
    isViolated: (_, code) => !/\bsuite\(/.test(code) || !/^\s*\w+\(\s*(?:""|`)/m.test(code),
  },
  {
    name: "skips tests (only, skip)",
    appliesTo: isTestFile,
    isViolated: (_, code) => /\.(?:only|skip)\(/.test(code),
  },
];

/** `new Date(ms)` only converts. `Date(ms)` ignores its arguments; like `new Date()` and `Date.now`, it reads the clock. */
function readsDate(code: string): boolean {
  return /\bDate\.|(?<!\bnew\s+)\bDate\s*\(|\bnew\s+Date\b(?!\s*\(\s*[^\s)])/.test(code);
}

/** Every violation, as a sentence. */
export function findStyleViolations(files: readonly SourceFile[]): string[] {
  return [...files.flatMap(fileViolations), ...findCrowdedFolders(files.map(({ path }) => path))];
}

function fileViolations(file: SourceFile): string[] {
  const code = codeOnly(file.text);
  return RULES.filter((rule) => rule.appliesTo(file.path) && rule.isViolated(file, code)).map(
    (rule) => `${file.path} ${rule.name}`,
  );
}

/** Folders that directly contain too many files. The folders of generated code are those of the schema. */
function findCrowdedFolders(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths.filter((each) => !each.includes("/generated/")))
    counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > FILES_IN_FOLDER_MAX)
    .map(
      ([folder, count]) =>
        `${folder} has ${count} files; at most ${FILES_IN_FOLDER_MAX} are allowed. Group them in subfolders.`,
    );
}

function isTestFile(path: string): boolean {
  return path.startsWith("test/") && path.endsWith(".test.ts");
}
