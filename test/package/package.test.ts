/** The package as its users get it: packed, unpacked elsewhere, imported, required and type-checked. */

import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";

const test = suite("package", { timeLimitMs: 100_000 });
const root = join(import.meta.dirname, "../..");

/** A user's project, with the package in its node_modules. */
let project = "";
let installed = "";
/** Without what this run sets for the source, and with a home of its own. */
let env: NodeJS.ProcessEnv = {};

test.before(async () => {
  project = await mkdtemp(join(tmpdir(), "chatwire-package-"));
  installed = join(project, "node_modules/chatwire");
  env = { PATH: process.env["PATH"], HOME: project, npm_config_update_notifier: "false" };
  await pack();
  await linkDependencies();
});

test.after(() => rm(project, { recursive: true, force: true }));

test("it-holds-what-users-need-and-no-more", async () => {
  const paths = await readdir(installed, { recursive: true, encoding: "utf8" });
  for (const path of ["LICENSE", "README.md", "CHANGELOG.md", "proto/chatwire/v1/message.proto"]) {
    assert.ok(paths.includes(path), `${path} is missing`);
  }
  const foreign = paths.filter((path) => /^(test|src|examples|node_modules|\.\w+)\b/.test(path));
  assert.equal(foreign, []);
});

test("each-export-has-its-code-and-its-types", async () => {
  const { exports } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const paths = await readdir(installed, { recursive: true, encoding: "utf8" });
  for (const entry of [exports["."], exports["./server"]]) {
    assert.ok(paths.includes(entry.default.slice(2)), entry.default);
    assert.ok(paths.includes(entry.types.slice(2)), entry.types);
  }
});

test("it-can-be-imported-and-a-client-reaches-a-server", async () => {
  assert.is(await runFixture("esm.mjs"), "connected");
});

test("it-can-be-required", async () => {
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

test("its-types-hold-under-strict-settings", async () => {
  await copyFile(fixture("user.txt"), join(project, "user.ts"));
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(USER_TSCONFIG));
  assert.is(await run(project, join(root, "node_modules/.bin/tsc"), "-p", "."), "");
});

const USER_TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2023", "esnext.disposable"],
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noPropertyAccessFromIndexSignature: true,
    skipLibCheck: false,
    noEmit: true,
  },
  files: ["user.ts"],
};

/** Packs this repository and unpacks it where npm would, without asking a registry for anything. */
async function pack(): Promise<void> {
  const printed = await run(root, "npm", "pack", "--pack-destination", project);
  const file = printed.trimEnd().split("\n").at(-1) ?? "";
  await mkdir(installed, { recursive: true });
  await run(project, "tar", "-xzf", file, "--strip-components=1", "-C", installed);
}

/** The declared dependencies only, so that an undeclared one is missed here and not by a user. */
async function linkDependencies(): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), "@types/node"]) {
    const link = join(project, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, "node_modules", name), link, "dir");
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

/** What the command printed to stdout; where it fails, everything it printed is in the error. */
function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${command} ${args.join(" ")} failed.\n${stdout}\n${stderr}`));
    });
  });
}
