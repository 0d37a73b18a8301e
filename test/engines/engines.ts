/** The engines: where each is found, and how it runs a script. */

import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cachedProgram, fetchProgram, type Packaged, packagedNode } from "./packaged.ts";

const RUN_LIMIT_MS = 300_000;

export interface Engine {
  readonly name: string;
  /** The program; undefined if it is not installed. */
  readonly program: string | undefined;
  /** How to install it. */
  readonly remedy: string;
  /** Runs a script of ECMAScript modules in a folder. Returns its output. */
  run(program: string, script: string, folder: string): string;
}

// They exist for Linux on x64 only.
const BUN: Packaged = { spec: "@oven/bun-linux-x64-baseline@1.4.5", path: "bin/bun" };
const NEWER_NODE = packagedNode("24.22.3");
const DENO: Packaged = { spec: "@deno/linux-x64-glibc@2.9.6", path: "deno" };

export function findEngines(): Engine[] {
  const remedy = "npm run engines -- --fetch";
  const asFile = (args: readonly string[]) => (program: string, script: string, folder: string) => {
    const path = join(folder, "program.mjs");
    writeFileSync(path, script);
    return output(program, [...args, path]);
  };
  return [
    { name: "node", program: process.execPath, remedy: "", run: asFile([]) },
    {
      name: "node without Buffer",
      program: process.execPath,
      remedy: "",
      run: (program, script, folder) => asFile([])(program, `delete globalThis.Buffer;\n${script}`, folder),
    },
    { name: "node worker", program: process.execPath, remedy: "", run: runInWorker },
    { name: "newer node", program: newerNode(), remedy, run: asFile([]) },
    { name: "bun", program: found(["bun"], BUN), remedy, run: asFile([]) },
    { name: "deno", program: found(["deno"], DENO), remedy, run: asFile(["run", "--no-config"]) },
    {
      name: "chromium",
      program: found(["chromium", "chromium-browser", "google-chrome"]),
      remedy: "apt-get install chromium",
      run: runInPage,
    },
  ];
}

/** A Node with ML-KEM; undefined if it was not fetched. */
export function newerNode(): string | undefined {
  return found([], NEWER_NODE);
}

/** Brings a newer Node, Bun and Deno from npm into the cache under node_modules. */
export function fetchEngines(): void {
  for (const packaged of [NEWER_NODE, BUN, DENO]) fetchProgram(packaged);
}

function found(names: readonly string[], packaged?: Packaged): string | undefined {
  const cached = packaged && cachedProgram(packaged);
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync) ?? cached;
}

/** Runs the script in a thread of Node; what it prints there is its output. */
function runInWorker(program: string, script: string, folder: string): string {
  const [path, main] = [join(folder, "program.mjs"), join(folder, "main.mjs")];
  writeFileSync(path, script);
  writeFileSync(main, 'import { Worker } from "node:worker_threads";\nnew Worker(process.argv[2]);\n');
  return output(program, [main, path]);
}

/** Runs the script in a page without a window; the text of the page is its output. */
function runInPage(program: string, script: string, folder: string): string {
  const page = join(folder, "page.html");
  const escaped = script.replaceAll("</script", "<\\/script");
  // Not a module: modules cannot be loaded from files, and an inline one would not delay the load event.
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><body><script>(() => {\n${escaped}\n})()</script></body>`);
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`];
  const html = output(program, [...flags, "--dump-dom", `file://${page}`]);
  return /<body>([^<]*)<\/body>/.exec(html)?.[1] ?? html.slice(-500);
}

function output(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    timeout: RUN_LIMIT_MS,
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr.slice(0, 2_000)}`);
  return stdout;
}
