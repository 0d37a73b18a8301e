/**
 * Compiles the project once for a run of tests. A compiled file starts in a third of the processor time that it needs
 * under tsx, and a run starts hundreds.
 *
 * `import.meta` of a compiled test is that of its source, so that it finds the files of the project. Sources and
 * examples find each other's compiled files.
 */

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "..");
const FOLDERS = ["src", "generated", "examples", "test"];

/** How the paths of files begin that import TypeScript which they have just generated. They run under tsx. */
const GENERATING = [
  "test/bench/",
  "test/codegen/emit/memory",
  "test/codegen/hostile-schemas",
  "test/differential/",
  "test/growth/growth",
];

/** The environment variable with the folder of the compiled files. Without it, everything runs under tsx. */
const FOLDER_VARIABLE = "CHATWIRE_TEST_COMPILED";

/**
 * Returns the arguments with which node runs a TypeScript file of this project: the compiled file if the run has one.
 *
 * @param path  absolute, or from the folder of the project
 */
export function argumentsFor(path: string, ...args: readonly string[]): string[] {
  const folder = process.env[FOLDER_VARIABLE];
  const source = relative(ROOT, resolve(ROOT, path));
  if (folder === undefined || GENERATING.some((start) => source.startsWith(start))) {
    return ["--conditions=chatwire-source", "--import", "tsx", join(ROOT, source), ...args];
  }
  return ["--enable-source-maps", join(folder, source.replace(/\.ts$/, ".js")), ...args];
}

/**
 * Compiles all sources into a folder that lives as long as the run.
 *
 * @throws Error the compiler found a mistake
 */
export async function compile(): Promise<AsyncDisposable> {
  // Inside node_modules, so that the compiled files find their dependencies.
  const folder = await mkdtemp(join(ROOT, "node_modules", ".chatwire-test-"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(compilerSettings(folder)));
  await writeFile(join(folder, "package.json"), JSON.stringify(await packageOfSources()));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", folder]);
  for (const data of ["proto", "vectors"]) {
    // The compiler writes the JSON that a source imports. Through a link, it would write into the project.
    await rm(join(folder, data), { recursive: true, force: true });
    await symlink(join(ROOT, data), join(folder, data));
  }
  await keepPlaces(join(folder, "test"), join(ROOT, "test"));
  process.env[FOLDER_VARIABLE] = folder;
  return { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function compilerSettings(folder: string) {
  return {
    extends: join(ROOT, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      noCheck: true,
      allowJs: true,
      sourceMap: true,
      typeRoots: [join(ROOT, "node_modules/@types")],
      rootDir: ROOT,
      outDir: folder,
    },
    include: FOLDERS.map((path) => join(ROOT, path)),
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

/** Gives compiled files the `import.meta` of their sources. */
async function keepPlaces(folder: string, sources: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith(".js")) continue;
    const source = join(sources, path.replace(/\.js$/, ".ts"));
    const place: Readonly<Record<string, string>> = {
      dirname: dirname(source),
      filename: source,
      url: pathToFileURL(source).href,
    };
    const code = await readFile(join(folder, path), "utf8");
    const placed = code.replaceAll(/\bimport\.meta\.(\w+)\b/g, (found, name) =>
      name in place ? JSON.stringify(place[name]) : found,
    );
    if (placed !== code) await writeFile(join(folder, path), placed);
  }
}
