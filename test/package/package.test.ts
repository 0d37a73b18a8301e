/** The package as users install it: packed, unpacked elsewhere, imported, required and type-checked. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { RESOLUTIONS, type Resolution, tsconfigOf } from "./compiler-options.ts";
import { type Outcome, outcomeIn, packInto, ROOT, runIn } from "./run.ts";

const test = suite("package", { timeLimitMs: 100_000 });

interface Problem {
  readonly kind: string;
  readonly resolutionKind?: string;
}

const ESM_ONLY = ["NoResolution node10", "CJSResolvesToESM node16-cjs"];

/** A user's project, with the package in its node_modules. */
let project = "";
let installed = "";
let tarball = "";
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

test("package-has-the-documents-the-schema-and-the-sources-of-its-maps", async () => {
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
  const foreign = paths.filter((path) => /^(test|node_modules|\.\w+)\b/.test(path));
  assert.equal(foreign, []);
  const maps = paths.filter((path) => path.endsWith(".map"));
  assert.ok(maps.includes("dist/src/index.js.map") && maps.includes("dist/src/index.d.ts.map"));
  for (const map of maps) {
    const { sources }: { sources: string[] } = JSON.parse(await readFile(join(installed, map), "utf8"));
    const missing = sources.map((source) => join(dirname(map), source)).filter((source) => !paths.includes(source));
    assert.equal(missing, [], map);
  }
});

test("links-of-the-readme-lead-somewhere-in-the-package", async () => {
  const readme = await readFile(join(installed, "README.md"), "utf8");
  for (const [, path = ""] of readme.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
    assert.ok(existsSync(join(installed, path)), path);
  }
});

test("publint-and-are-the-types-wrong-have-nothing-to-say", async () => {
  const { messages } = await publint({ pkgDir: installed, pack: false });
  assert.equal(messages, []);
  const { problems } = Object(await checkPackage(createPackageFromTarballData(await readFile(tarball))));
  // A package of ES modules alone needs neither: the profile "esm-only" leaves them out.
  const others = problems.filter(
    ({ kind, resolutionKind }: Problem) => !ESM_ONLY.includes(`${kind} ${resolutionKind}`),
  );
  assert.equal(others, []);
});

test("each-export-has-code-and-types-and-no-other-condition", async () => {
  const { exports } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  for (const entry of [
    exports["."],
    exports["./server"],
    exports["./cluster"],
    exports["./inspect"],
    exports["./testing"],
    exports["./wire"],
  ]) {
    assert.equal(Object.keys(entry), ["types", "default"]);
    for (const path of Object.values<string>(entry)) assert.ok(existsSync(join(installed, path)), path);
  }
});

test("programs-of-the-package-run", async () => {
  const command = join(project, "node_modules/.bin/chatwire");
  const client = ["client", "--data", "client-data", "--no-port-mapping"];
  assert.equal((await outcome(command, ...client, "--colour")).code, 2);
  const server = spawn(command, ["server", "--host", "127.0.0.1", "--port", "0", "--limit", "scramIterations=4096"], {
    cwd: project,
    env,
  });
  try {
    let printed = "";
    for await (const chunk of server.stdout) {
      printed += chunk;
      if (printed.includes("To connect")) break;
    }
    const [, folder] = /^Data in (.*)$/m.exec(printed) ?? [];
    assert.is(folder, join(project, ".local/share/chatwire/server"));
    const [, url = ""] =
      /^To connect a client: npx chatwire client --server (chat:\S+#sha256=[0-9a-f]{64})$/m.exec(printed) ?? [];
    const flags = [...client, "--server", url, "--accept-iterations", "4096"];
    const { code, stdout, stderr } = await outcomeOf(command, flags, "ada\na password\nPUBLIC\nget_peers\nquit\n");
    assert.is(code, 0, stderr);
    assert.match(stdout, /^From Server: You registered successfully\. \d+$/m);
  } finally {
    server.kill("SIGKILL");
    await once(server, "close");
  }
});

test("a-session-is-recorded-and-shown-by-the-installed-command", async () => {
  assert.is(await runFixture("inspect.mjs"), "recorded");
  const command = join(project, "node_modules/.bin/chatwire");
  const shown = spawn(command, ["inspect", "session.jsonl"], { cwd: project, env });
  try {
    let printed = "";
    for await (const chunk of shown.stdout) {
      printed += chunk;
      if (/^http:.*\n/m.test(printed)) break;
    }
    const [url = ""] = /^http:.*$/m.exec(printed) ?? [];
    for (const name of ["", "style.css", "page.js", "diagram.js"]) assert.ok((await fetch(url + name)).ok, name);
    assert.match(await (await fetch(`${url}entries`)).text(), '"title":"HelloRequest"');
  } finally {
    shown.kill("SIGKILL");
    await once(shown, "close");
  }
});

test("dissector-is-made-by-the-installed-command", async () => {
  const command = join(project, "node_modules/.bin/chatwire");
  const { code, stdout, stderr } = await outcomeOf(command, ["dissector"], "");
  assert.equal([code, stderr], [0, ""]);
  for (const text of ['MESSAGES["chatwire.v1.Header"] = {', "function chatwire.dissector("]) assert.match(stdout, text);
});

test("client-starts-from-one-file", async () => {
  const code = await readFile(join(installed, "dist/src/cli/client.js"), "utf8");
  const imported = [...code.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, from = ""]) => from);
  assert.ok(imported.length > 0);
  assert.equal(
    imported.filter(
      (from) =>
        !from.startsWith("node:") &&
        !["get-east-asian-width", "chatwire"].includes(from) &&
        !builtinModules.includes(from),
    ),
    [],
  );
});

test("package-can-be-imported-and-a-client-reaches-a-server", async () => {
  assert.is(await runFixture("esm.mjs"), "connected");
});

test("store-in-a-file-opens-on-a-thread-of-its-own", async () => {
  assert.is(await runFixture("store.mjs"), "0 accounts");
});

test("upnp-asks-for-its-package-until-that-is-installed", async () => {
  const advice = 'portMapping "upnp" needs the package nat-upnp-rejetto: npm install chatwire nat-upnp-rejetto';
  assert.is(await runFixture("upnp.mjs"), advice);
  await link("nat-upnp-rejetto");
  assert.is(await runFixture("upnp.mjs"), "loaded");
});

test("package-can-be-required-and-imported-by-commonjs", async () => {
  assert.is(await runFixture("commonjs.cjs"), "function function function");
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

for (const resolution of Object.keys(RESOLUTIONS) as Resolution[]) {
  test(`types-pass-under-strict-settings-with-${resolution}-and-the-program-runs`, async () => {
    for (const name of ["user", "typed"]) await copyFile(fixture(`${name}.txt`), join(project, `${name}.ts`));
    await compile(["user.ts", "typed.ts"], resolution);
    assert.is(await run(project, process.execPath, "build/typed.js"), "grace: hello\n");
  });
}

test("declarations-name-no-type-that-typescript-5-4-lacks", async () => {
  const paths = await readdir(join(installed, "dist"), { recursive: true, encoding: "utf8" });
  for (const path of paths.filter((each) => each.endsWith(".d.ts"))) {
    // Typed arrays and buffers have no type parameter before TypeScript 5.7.
    assert.not.match(await readFile(join(installed, "dist", path), "utf8"), /\b(?:\w+Array|Buffer)<Array/, path);
  }
});

test("command-compiles-a-schema-that-imports-ours", async () => {
  await cp(fixture("schema"), join(project, "schema"), { recursive: true });
  await copyFile(fixture("move.txt"), join(project, "move.ts"));
  const command = join(project, "node_modules/.bin/chatwire");
  const generate = ["generate", "--proto", "schema", "schema/game/move.proto"];
  assert.is((await outcome(command, ...generate, "--check")).code, 1);
  assert.is(await run(project, command, ...generate), "6 files in generated, 6 changed\n");
  assert.is(await run(project, command, ...generate, "--check"), "");
  await compile(["move.ts"]);
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

/** Checks the types of a user's files and their imports, and compiles them into build/. */
async function compile(files: readonly string[], resolution: Resolution = "nodenext"): Promise<void> {
  await writeFile(join(project, "tsconfig.json"), tsconfigOf(resolution, files, "build"));
  await writeFile(join(project, "package.json"), JSON.stringify({ type: "module" }));
  assert.is(await run(project, join(ROOT, "node_modules/.bin/tsc"), "-p", "."), "");
}

/** Packs this repository and unpacks it where npm would, without a registry. */
async function pack(): Promise<void> {
  tarball = await packInto(project, env);
  await mkdir(installed, { recursive: true });
  await run(project, "tar", "-xzf", tarball, "--strip-components=1", "-C", installed);
}

/** Links the command and the declared dependencies only, so that an undeclared one fails here. */
async function linkDependencies(): Promise<void> {
  const { dependencies, optionalDependencies, bin } = JSON.parse(
    await readFile(join(installed, "package.json"), "utf8"),
  );
  await link(...Object.keys({ ...dependencies, ...optionalDependencies }), "@types/node");
  await mkdir(join(project, "node_modules/.bin"));
  // As npm does.
  await chmod(join(installed, bin.chatwire), 0o755);
  await symlink(join(installed, bin.chatwire), join(project, "node_modules/.bin/chatwire"));
}

async function link(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = join(project, "node_modules", name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(join(ROOT, "node_modules", name), path, "dir");
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

function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  return runIn({ cwd, env }, command, ...args);
}

/** Runs a command that may fail, in the project. */
function outcome(command: string, ...args: readonly string[]): Promise<Outcome> {
  return outcomeIn({ cwd: project, env }, command, args);
}

/** Runs a command that may fail, in the project, with an input. */
function outcomeOf(command: string, args: readonly string[], input: string): Promise<Outcome> {
  return outcomeIn({ cwd: project, env }, command, args, input);
}
