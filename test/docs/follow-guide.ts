/** Follows the guides for users of other code generators. */

import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import * as assert from "uvu/assert";
import { argumentsFor, programEnvironment } from "../compiled-sources.ts";
import { bundle } from "../engines/bundle.ts";
import { blocksOf } from "./blocks.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "docs/guides");
const PACKAGES = join(ROOT, "node_modules");
/** Programs with one output, in the order of the blocks that show it. */
const PAIRS = ["", "tour-"];
/** Sizes change with every version of the peers; a guide is not to be off by more. */
const SIZE_PART_OFF_MAX = 0.25;

/** Longer than any program of a page runs. */
const PROGRAM_MAX_MS = 60_000;

/** What the other generators write does not compile with these. */
const LENIENT = { noUnusedParameters: false, erasableSyntaxOnly: false };
/** Everything that our own code is to stand. */
export const STRICTEST = { isolatedDeclarations: true, declaration: true, erasableSyntaxOnly: true };

export interface Guide {
  readonly name: string;
  readonly text: string;
}

export const GUIDES: readonly Guide[] = readdirSync(FOLDER)
  .filter((name) => name.startsWith("from-") && name.endsWith(".md"))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), "utf8") }));

/**
 * Runs the commands of a guide, compiles its programs, and compares what they print with what the guide shows.
 *
 * @throws if something is not as the guide says
 */
export async function checkGuide(guide: Guide): Promise<void> {
  // Inside the repository, so that the package resolves its own name; in a folder that git ignores.
  mkdirSync(join(ROOT, "coverage"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, "coverage/guide-"));
  try {
    followGuide(guide, folder);
    compileTypes(folder, LENIENT, programsOf(guide));
    compileTypes(folder, STRICTEST, ["after.ts", "tour-after.ts"]);
    const shown = blocksOf(guide.text, "text");
    assert.is(shown.length, PAIRS.length);
    for (const [index, pair] of PAIRS.entries())
      for (const side of ["before", "after"])
        assert.is(run(folder, `${pair}${side}.ts`), shown[index], `${pair}${side}.ts`);
    for (const [path, code] of files(guide.text)) checkShownLines(code, folder, path);
    await checkSizes(guide, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs the commands of a page, compiles its files, and compares what one program prints with what the page shows.
 *
 * @param commented  further programs, which show their output in comments
 * @throws if something is not as the page says
 */
export function checkPage(page: Guide, program: string, ...commented: readonly string[]): void {
  mkdirSync(join(ROOT, "coverage"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, "coverage/page-"));
  try {
    followGuide(page, folder);
    compileTypes(folder, STRICTEST, programsOf(page));
    assert.is(run(folder, program), blocksOf(page.text, "text")[0]);
    for (const path of commented) {
      const code = files(page.text).get(path);
      assert.ok(code, `The page has no ${path}.`);
      checkShownLines(code, folder, path);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files of a guide to a folder and runs its commands, from the top to the bottom. */
function followGuide({ text }: Guide, folder: string): void {
  symlinkSync(PACKAGES, join(folder, "node_modules"), "dir");
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const plugin = [process.execPath, ...argumentsFor("src/cli/protoc-gen-chatwire.ts")];
  writeFileSync(join(bin, "protoc-gen-chatwire"), `#!/bin/sh\nexec ${plugin.map((each) => `'${each}'`).join(" ")}\n`);
  chmodSync(join(bin, "protoc-gen-chatwire"), 0o755);
  for (const [path, code] of files(text)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  for (const [, language = "", block = ""] of text.matchAll(/^```(yaml|sh)\n([\s\S]*?)^```$/gm)) {
    if (language === "yaml") writeFileSync(join(folder, "buf.gen.yaml"), block);
    else for (const command of block.trim().split("\n")) runCommand(command, folder, bin);
  }
}

const PROGRAMS: Readonly<Record<string, () => readonly string[]>> = {
  chatwire: () => argumentsFor("src/cli/main.ts"),
  buf: () => [join(PACKAGES, "@bufbuild/buf/bin/buf")],
  pbjs: () => [join(PACKAGES, "protobufjs-cli/bin/pbjs")],
};

function runCommand(command: string, folder: string, bin: string): void {
  const [npx, name = "", ...args] = command.split(" ");
  // What a page has installed is there.
  if (npx === "npm" && name === "install") return;
  if (npx === "mkdir") {
    mkdirSync(join(folder, name));
    return;
  }
  const program = PROGRAMS[name];
  if (npx !== "npx" || program === undefined) throw new Error(`The guide has a command of another kind: ${command}`);
  const PATH = [bin, join(PACKAGES, ".bin"), process.env["PATH"]].join(delimiter);
  execFileSync(process.execPath, [...program(), ...args], {
    cwd: folder,
    env: { ...process.env, PATH },
    stdio: "pipe",
  });
}

/** The files of a guide by their paths, which the first line of a block names. */
export function files(text: string): Map<string, string> {
  const blocks = text.matchAll(/^ *```(?:ts|proto)\n *\/\/ (\S+)\n([\s\S]*?)^ *```$/gm);
  return new Map([...blocks].map(([, path = "", code = ""]) => [path, code]));
}

function programsOf({ text }: Guide): string[] {
  return [...files(text).keys()].filter((path) => path.endsWith(".ts"));
}

export function compileTypes(folder: string, compilerOptions: object, programs: readonly string[]): void {
  const settings = { extends: join(ROOT, "tsconfig.json"), compilerOptions, include: [], exclude: [], files: programs };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout, error } = spawnSync(process.execPath, [join(PACKAGES, "typescript/bin/tsc"), "-p", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  // Users of the package have declarations in the place of our sources, which lie outside of the folder.
  const mistakes = stdout.split("\n").filter((line) => line !== "" && !/^(?:\.\.\/| )/.test(line));
  assert.equal(mistakes, []);
}

export function run(folder: string, program: string): string {
  const args = ["--import", "tsx", program];
  const env = programEnvironment();
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", timeout: PROGRAM_MAX_MS, env });
}

/** A program that shows its output in a comment prints that. */
function checkShownLines(code: string, folder: string, path: string): void {
  const shown = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, line = ""]) => line);
  if (shown.length > 0) assert.equal(run(folder, path).trim().split("\n"), shown, path);
}

async function checkSizes({ name, text }: Guide, folder: string): Promise<void> {
  const shown = [...text.matchAll(/about (\d+) kB/g)].map(([, kilobytes]) => Number(kilobytes) * 1_000);
  assert.is(shown.length, 2, name);
  for (const [index, program] of ["before.ts", "after.ts"].entries()) {
    const bytes = gzipSync(await bundle(join(folder, program), "minify"), { level: 9 }).length;
    const wanted = shown[index] ?? 0;
    assert.ok(Math.abs(bytes - wanted) <= wanted * SIZE_PART_OFF_MAX, `${program} of ${name}: ${bytes} bytes`);
  }
}

export function oneLine(code: string): string {
  return code.replace(/\s+/g, " ");
}
