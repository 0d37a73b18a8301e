/** The package as users install it: packed, unpacked elsewhere, imported, required and type-checked. */

import { execFile } from "node:child_process";
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";

const test = suite("package", { timeLimitMs: 100_000 });
const root = join(import.meta.dirname, "../..");

/** A user's project, with the package in its node_modules. */
let project = "";
let installed = "";
/** Without the variables that this run sets for the source, and with its own home. */
let env: NodeJS.ProcessEnv = {};

test.before(async () => {
  project = await mkdtemp(join(tmpdir(), "chatwire-package-"));
  installed = join(project, "node_modules/chatwire");
  env = { PATH: process.env["PATH"], HOME: project, npm_config_update_notifier: "false" };
  await pack();
  await linkDependencies();
});

test.after(() => rm(project, { recursive: true, force: true }));

test("package-has-the-documents-and-schema-and-no-source", async () => {
  const paths = await readdir(installed, { recursive: true, encoding: "utf8" });
  for (const path of [
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "proto/chatwire/v1/message.proto",
    "vectors/chatwire-1.json",
  ]) {
    assert.ok(paths.includes(path), `${path} is missing`);
  }
  const foreign = paths.filter((path) => /^(test|src|examples|node_modules|\.\w+)\b/.test(path));
  assert.equal(foreign, []);
});

test("each-export-has-code-and-types", async () => {
  const { exports } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const paths = await readdir(installed, { recursive: true, encoding: "utf8" });
  for (const entry of [exports["."], exports["./server"], exports["./testing"], exports["./wire"]]) {
    assert.ok(paths.includes(entry.default.slice(2)), entry.default);
    assert.ok(paths.includes(entry.types.slice(2)), entry.types);
  }
});

test("package-can-be-imported-and-a-client-reaches-a-server", async () => {
  assert.is(await runFixture("esm.mjs"), "connected");
});

test("store-in-a-file-opens-on-a-thread-of-its-own", async () => {
  await link("libsql");
  assert.is(await runFixture("store.mjs"), "0 accounts");
});

test("upnp-asks-for-its-package-until-that-is-installed", async () => {
  const advice = 'portMapping "upnp" needs the package nat-upnp-rejetto: npm install nat-upnp-rejetto';
  assert.is(await runFixture("upnp.mjs"), advice);
  await link("nat-upnp-rejetto");
  assert.is(await runFixture("upnp.mjs"), "loaded");
});

test("package-can-be-required", async () => {
  assert.is(await runFixture("commonjs.cjs"), "function function");
});

test("client-works-without-any-dependency", async () => {
  const alone = await mkdtemp(join(tmpdir(), "chatwire-client-"));
  try {
    await cp(installed, join(alone, "node_modules/chatwire"), { recursive: true });
    assert.is(await runFixture("client-only.mjs", alone), "function");
  } finally {
    await rm(alone, { recursive: true, force: true });
  }
});

test("types-pass-under-strict-settings", async () => {
  await copyFile(fixture("user.txt"), join(project, "user.ts"));
  await compile("user.ts");
});

test("command-compiles-a-schema-that-imports-ours", async () => {
  await cp(fixture("schema"), join(project, "schema"), { recursive: true });
  await copyFile(fixture("move.txt"), join(project, "move.ts"));
  const command = join(project, "node_modules/.bin/chatwire");
  const generate = ["generate", "--proto", "schema", "schema/game/move.proto"];
  assert.is((await outcome(command, ...generate, "--check")).code, 1);
  assert.is(await run(project, command, ...generate), "6 files in generated, 6 changed\n");
  assert.is(await run(project, command, ...generate, "--check"), "");
  await compile("move.ts");
  assert.is(await run(project, process.execPath, "build/move.js"), "1 2 7n\n");
});

test("command-reports-breaking-changes", async () => {
  const changed = join(project, "changed/game/board.proto");
  await cp(fixture("schema"), join(project, "changed"), { recursive: true });
  await writeFile(changed, (await readFile(changed, "utf8")).replace("column = 2", "column = 3"));
  const flags = ["check", "--against", "schema", "--proto"];
  assert.is((await outcome(join(project, "node_modules/.bin/chatwire"), ...flags, "schema")).code, 0);
  const { code, stdout } = await outcome(join(project, "node_modules/.bin/chatwire"), ...flags, "changed");
  assert.is(code, 1);
  assert.match(stdout, /^changed\/game\/board\.proto:7:10: The field column was renumbered from 2 to 3\./);
});

const USER_COMPILER_OPTIONS = {
  target: "es2022",
  lib: ["es2023", "esnext.disposable"],
  module: "nodenext",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  outDir: "build",
};

/** Checks the types of a user's file and its imports, and compiles it into build/. */
async function compile(file: string): Promise<void> {
  const tsconfig = { compilerOptions: USER_COMPILER_OPTIONS, files: [file] };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(tsconfig));
  await writeFile(join(project, "package.json"), JSON.stringify({ type: "module" }));
  assert.is(await run(project, join(root, "node_modules/.bin/tsc"), "-p", "."), "");
}

/** Packs this repository and unpacks it where npm would, without a registry. */
async function pack(): Promise<void> {
  const printed = await run(root, "npm", "pack", "--pack-destination", project);
  const file = printed.trimEnd().split("\n").at(-1) ?? "";
  await mkdir(installed, { recursive: true });
  await run(project, "tar", "-xzf", file, "--strip-components=1", "-C", installed);
}

/** Links the command and the declared dependencies only, so that an undeclared one fails here. */
async function linkDependencies(): Promise<void> {
  const { dependencies, bin } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  await link(...Object.keys(dependencies), "@types/node");
  await mkdir(join(project, "node_modules/.bin"));
  // As npm does.
  await chmod(join(installed, bin.chatwire), 0o755);
  await symlink(join(installed, bin.chatwire), join(project, "node_modules/.bin/chatwire"));
}

async function link(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = join(project, "node_modules", name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(join(root, "node_modules", name), path, "dir");
  }
}

async function runFixture(name: string, folder = project): Promise<string> {
  await copyFile(fixture(name), join(folder, name));
  const printed = await run(folder, process.execPath, name);
  return printed.trim();
}

function fixture(name: string): string {
  return join(import.meta.dirname, "fixtures", name);
}

/** Returns the stdout of a command. If it fails, the error has its whole output. */
async function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await outcomeIn(cwd, command, args);
  if (code === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")} failed.\n${stdout}\n${stderr}`);
}

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command that may fail, in the project. */
function outcome(command: string, ...args: readonly string[]): Promise<Outcome> {
  return outcomeIn(project, command, args);
}

function outcomeIn(cwd: string, command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error);
    });
  });
}
