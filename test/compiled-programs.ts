/**
 * Compiles the examples once for a whole run. A compiled program starts in a third of the processor time that it
 * needs under tsx, and the tests start hundreds.
 */

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "..");

/** The environment variable with the folder of the compiled programs. Without it, tests start the source under tsx. */
export const PROGRAMS_VARIABLE = "CHATWIRE_TEST_PROGRAMS";

/**
 * Compiles `examples` and what they import into a folder that lives as long as the run.
 *
 * @throws Error the compiler found a mistake
 */
export async function compilePrograms(): Promise<AsyncDisposable & { readonly folder: string }> {
  // Inside node_modules, so that the programs find their dependencies.
  const folder = await mkdtemp(join(ROOT, "node_modules", ".chatwire-test-"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(compilerSettings(folder)));
  await writeFile(join(folder, "package.json"), JSON.stringify(await packageOfSources()));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", folder]);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function compilerSettings(folder: string) {
  const sources = ["src", "generated", "examples"].map((path) => join(ROOT, path));
  return {
    extends: join(ROOT, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      noCheck: true,
      typeRoots: [join(ROOT, "node_modules/@types")],
      rootDir: ROOT,
      outDir: folder,
    },
    include: sources,
    exclude: [],
  };
}

/** The package.json of the compiled files: imports of "chatwire" lead to compiled sources. */
async function packageOfSources() {
  const { name, version, exports } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const compiled = Object.entries<{ "chatwire-source"?: string }>(exports).flatMap(([path, target]) => {
    const source = target["chatwire-source"];
    return source === undefined ? [] : [[path, source.replace(/\.ts$/, ".js")]];
  });
  return {
    name,
    version,
    type: "module",
    exports: { ...Object.fromEntries(compiled), "./package.json": "./package.json" },
  };
}
