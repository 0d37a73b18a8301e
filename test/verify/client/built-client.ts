/** The example client as JavaScript: it starts in a fraction of the time that its source takes. */

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../../..");
const INCLUDE = ["src/index.ts", "generated", "examples/client", "test/verify/client/client-mutants.ts"];

export class BuiltClient implements AsyncDisposable {
  readonly #folder: string;

  /** Compiles the client and the clients that are broken on purpose. */
  static async build(): Promise<BuiltClient> {
    const folder = await mkdtemp(join(tmpdir(), "chatwire-built-client-"));
    const tsconfig = {
      extends: join(ROOT, "tsconfig.json"),
      compilerOptions: { noEmit: false, allowJs: true, rootDir: ROOT, outDir: folder, typeRoots: [TYPES] },
      include: INCLUDE.map((path) => join(ROOT, path)),
      exclude: [],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    await promisify(execFile)(process.execPath, [tsc, "-p", folder]);
    const { version, exports } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
    // The examples import the package by its name.
    const manifest = { name: "chatwire", version, type: "module", exports: builtExports(exports) };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
    return new BuiltClient(folder);
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The command that starts the client.
   *
   * @param mutant  what is broken; undefined: nothing
   */
  command(mutant?: string): string[] {
    const main = join(this.#folder, "examples/client/main.js");
    const flags = ["--json"];
    if (mutant === undefined) return [process.execPath, main, ...flags];
    const broken = pathToFileURL(join(this.#folder, "test/verify/client/client-mutants.js")).href;
    return ["env", `MUTANT=${mutant}`, process.execPath, "--import", broken, main, ...flags];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

const TYPES = join(ROOT, "node_modules/@types");

interface Entry {
  readonly default: string;
}

function builtExports(exports: Readonly<Record<string, string | Entry>>): Record<string, string> {
  const paths = Object.entries(exports).map(([name, entry]) => [
    name,
    typeof entry === "string" ? entry : entry.default,
  ]);
  return Object.fromEntries(paths.map(([name, path = ""]) => [name, path.replace("./dist/", "./")]));
}
