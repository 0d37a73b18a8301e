/**
 * Compiles the project once for a run of tests. A compiled file starts in a third of the processor time that it needs
 * under tsx, and a run starts hundreds. The programs that many tests start are bundled too, which halves their time to
 * start again, and so are test files that import much. Those of one folder of test/ share a bundle, because bundles of
 * their own would take longer to write than they save. A test file evaluates only the part that it imports.
 *
 * `import.meta` of a compiled test is that of its source, so that it finds the files of the project. Sources and
 * examples find each other's compiled files.
 */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type BuildOptions, build, type Plugin } from "esbuild";

const ROOT = join(import.meta.dirname, "..");
const FOLDERS = ["src", "generated", "examples", "test"];

/** How the paths of files begin that import TypeScript which they have just generated. They run under tsx. */
const GENERATING = [
  "test/bench/bench",
  "test/bench/hand-written/checked",
  "test/bench/main",
  "test/bench/payloads.test",
  "test/bench/subject-main",
  "test/codegen/emit/extensions",
  "test/codegen/emit/memory",
  "test/codegen/hostile-schemas",
  "test/codegen/schema/choose-names",
  "test/codegen/ways-in",
  "test/differential/",
  "test/docs/schemas",
  "test/growth/growth",
  "test/protovalidate/",
  "test/wire/registry/",
];

/** The programs of which a run starts many. */
const PROGRAMS = [
  "examples/client/main.js",
  "examples/server/main.js",
  "src/cli/main.js",
  "test/lab/client-program.js",
  "test/verify/client/broken-client.js",
];

/** The folder of the bundles, in that of the compiled files. */
const BUNDLES = "bundles";

/** A test file that reaches fewer modules starts faster from its files than from the bundle of its folder. */
const BUNDLED_MODULES_MIN = 100;

/** Packages that load native code or files of their own. All others that test files import are bundled. */
const EXTERNAL = [
  "@arethetypeswrong/core",
  "@bufbuild/protobuf",
  "@lydell/node-pty",
  "@nats-io/transport-node",
  "esbuild",
  "get-east-asian-width",
  "libsql",
  "nat-upnp-rejetto",
  "pg",
  "protobufjs",
  "protobufjs-cli",
  "publint",
];

const SETTINGS = {
  bundle: true,
  format: "esm",
  platform: "node",
  external: EXTERNAL,
  logLevel: "warning",
} satisfies BuildOptions;

/** The settings of tsx for programs that import the package, in the folder of the compiled files. */
const PROGRAM_SETTINGS = "programs.json";

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
  if (folder === undefined || isGenerating(source)) {
    return ["--import", "tsx", join(ROOT, source), ...args];
  }
  return [join(folder, source.replace(/\.ts$/, ".js")), ...args];
}

/**
 * Returns the environment of a TypeScript program that runs under tsx from a folder of its own: its imports of "chatwire"
 * lead to compiled files if the run has them.
 */
export function programEnvironment(): NodeJS.ProcessEnv {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) return process.env;
  return { ...process.env, TSX_TSCONFIG_PATH: join(folder, PROGRAM_SETTINGS) };
}

function isGenerating(source: string): boolean {
  return GENERATING.some((start) => source.startsWith(start));
}

/** As `argumentsFor`, for a program that runs as it is: from one file, in which no module can be replaced. */
export function bundleArgumentsFor(path: string, ...args: readonly string[]): string[] {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) return argumentsFor(path, ...args);
  const bundle = join(folder, BUNDLES, relative(ROOT, resolve(ROOT, path)).replace(/\.ts$/, ".js"));
  return existsSync(bundle) ? [bundle, ...args] : argumentsFor(path, ...args);
}

/**
 * Compiles all sources into a folder that lives as long as the run.
 *
 * @param tests  the absolute paths of the test files that will run; none for programs only
 * @throws Error the compiler found a mistake
 */
export async function compile(tests: readonly string[] = []): Promise<AsyncDisposable> {
  // Inside node_modules, so that the compiled files find their dependencies.
  const folder = await mkdtemp(join(ROOT, "node_modules", ".chatwire-test-"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(compilerSettings(folder)));
  await writeFile(join(folder, "package.json"), JSON.stringify(await packageOfSources()));
  await writeFile(join(folder, PROGRAM_SETTINGS), JSON.stringify(await programSettings()));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", folder]);
  for (const data of ["proto", "src/dissector/lua", "src/inspect/page", "third_party", "vectors"]) {
    // The compiler writes the JSON that a source imports. Through a link, it would write into the project.
    await rm(join(folder, data), { recursive: true, force: true });
    await symlink(join(ROOT, data), join(folder, data));
  }
  await keepPlaces(join(folder, "test"), join(ROOT, "test"));
  const groups = await groupTests(folder, tests);
  await bundle(folder, [...PROGRAMS, ...groups.keys()]);
  for (const [group, modules] of groups) await startFromBundle(folder, group, modules);
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
      // Bundles take the compiled files, not their sources.
      paths: {},
      typeRoots: [join(ROOT, "node_modules/@types")],
      rootDir: ROOT,
      outDir: folder,
    },
    include: FOLDERS.map((path) => join(ROOT, path)),
    exclude: [],
  };
}

/** The paths of the project's tsconfig.json, from the folder of the compiled files. */
async function programSettings() {
  const { compilerOptions } = JSON.parse(await readFile(join(ROOT, "tsconfig.json"), "utf8"));
  const paths = Object.entries<readonly string[]>(compilerOptions.paths).map(([name, sources]) => [
    name,
    sources.map((source) => source.replace(/\.ts$/, ".js")),
  ]);
  return { compilerOptions: { module: "nodenext", target: "es2022", paths: Object.fromEntries(paths) } };
}

/** The package.json of the compiled files: imports of "chatwire" lead to compiled sources. */
async function packageOfSources() {
  const { name, version, exports } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const compiled = Object.entries<{ default?: string }>(exports).flatMap(([path, target]) =>
    target.default === undefined ? [] : [[path, target.default.replace("./dist/", "./")]],
  );
  return {
    name,
    version,
    type: "module",
    exports: { ...Object.fromEntries(compiled), "./package.json": "./package.json" },
  };
}

/**
 * Writes a module for each folder of test/, which imports any of the test files that start faster from a bundle.
 *
 * @returns the test files of each module; all paths are from the folder of the compiled files
 */
async function groupTests(folder: string, tests: readonly string[]): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>();
  for (const path of await findLarge(folder, tests)) {
    const [, parent = "", ...rest] = path.split(sep);
    const group = join("test", `group-${rest.length === 0 ? "others" : parent}.js`);
    groups.set(group, [...(groups.get(group) ?? []), path]);
  }
  for (const [group, paths] of groups) {
    const imports = paths.map(
      (path) => `${JSON.stringify(path)}: () => import(${JSON.stringify(join(folder, path))}),`,
    );
    await writeFile(join(folder, group), ["export const tests = {", ...imports, "};"].join("\n"));
  }
  return groups;
}

/** Returns the compiled test files that reach many modules. */
async function findLarge(folder: string, tests: readonly string[]): Promise<string[]> {
  const sources = tests.map((test) => relative(ROOT, test)).filter((source) => !isGenerating(source));
  const paths = sources.map((source) => source.replace(/\.ts$/, ".js"));
  const stdin = { contents: paths.map((path) => `import "./${path}";`).join("\n"), resolveDir: folder };
  const { metafile } = await build({ ...SETTINGS, absWorkingDir: folder, stdin, write: false, metafile: true });
  const reach = (path: string, reached = new Set<string>()): Set<string> => {
    if (reached.has(path)) return reached;
    reached.add(path);
    for (const each of metafile.inputs[path]?.imports ?? []) if (each.external !== true) reach(each.path, reached);
    return reached;
  };
  return paths.filter((path) => reach(path).size >= BUNDLED_MODULES_MIN);
}

/** Replaces compiled test files by ones that start them from the bundle of their group. */
async function startFromBundle(folder: string, group: string, tests: readonly string[]): Promise<void> {
  const bundle = JSON.stringify(join(folder, BUNDLES, group));
  for (const test of tests) {
    const code = `import { tests } from ${bundle};\nawait tests[${JSON.stringify(test)}]();`;
    await writeFile(join(folder, test), code);
    await rm(join(folder, `${test}.map`));
  }
}

/** Bundles modules, each with all that it imports. */
async function bundle(folder: string, modules: string[]): Promise<void> {
  await build({
    ...SETTINGS,
    absWorkingDir: folder,
    entryPoints: modules,
    outdir: join(folder, BUNDLES),
    outbase: folder,
    sourcemap: true,
    sourcesContent: false,
    plugins: [{ name: "places", setup: keepSourcePlaces }],
  });
}

/** Keeps the `import.meta` of each file in a bundle. */
const keepSourcePlaces: Plugin["setup"] = ({ onLoad }) => {
  onLoad({ filter: /\.js$/, namespace: "file" }, async ({ path }) => {
    const code = await readFile(path, "utf8");
    return { contents: withPlace(code, path), loader: "js" };
  });
};

/** Gives compiled files the `import.meta` of their sources. */
async function keepPlaces(folder: string, sources: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith(".js")) continue;
    const source = join(sources, path.replace(/\.js$/, ".ts"));
    const code = await readFile(join(folder, path), "utf8");
    const placed = withPlace(code, source);
    if (placed !== code) await writeFile(join(folder, path), placed);
  }
}

/** Replaces the `import.meta` of code by that of the file at a path. */
function withPlace(code: string, path: string): string {
  const place: Readonly<Record<string, string>> = {
    dirname: dirname(path),
    filename: path,
    url: pathToFileURL(path).href,
  };
  return code.replaceAll(/\bimport\.meta\.(\w+)\b/g, (found, name) =>
    name in place ? JSON.stringify(place[name]) : found,
  );
}
