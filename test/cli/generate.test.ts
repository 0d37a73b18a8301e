import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { bundleArgumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";
import { chatwire, type Outcome } from "./run-chatwire.ts";

const test = suite("chatwire generate", { timeLimitMs: 100_000 });

const ARGS = bundleArgumentsFor("src/cli/main.ts");

let folder = "";

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-cli-"));
  process.chdir(folder);
});

test.after.each(() => {
  process.chdir(import.meta.dirname);
  rmSync(folder, { recursive: true });
});

/** Runs the program in a process, which is ended if it hangs. */
function chatwireProcess(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 40_000, killSignal: "SIGKILL" } as const;
    const child = execFile(process.execPath, [...ARGS, ...args], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

function write(path: string, ...lines: readonly string[]): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ['syntax = "proto3";', ...lines, ""].join("\n"));
}

function generated(out = "generated"): string[] {
  const paths = readdirSync(join(folder, out), { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => path.endsWith(".ts")).sort();
  const codecs = files.filter((path) => !path.endsWith(".json.ts"));
  const withJson = codecs.flatMap((path) => [path.replace(/ts$/, "json.ts"), path]);
  assert.equal(files, withJson.sort(), "every file has its JSON beside it");
  return codecs;
}

test("wrong-command-line-is-reported-and-exits-with-2", async () => {
  write("proto/a.proto", "message A {}");
  write("other/b.proto", "message B {}");
  for (const [args, wanted] of [
    [["generate", "--check", "--watch"], "--check and --watch exclude each other."],
    [["generate", "--import-extension", "mjs"], "--import-extension must be js or ts, not mjs."],
    [["generate", "--out"], "argument missing"],
    [["generate", "--out", "a", "--out", "b"], "--out is given more than once. Give it once."],
    [["generate", "--descriptor-set", "a.binpb", "-I", "proto"], "--descriptor-set excludes --proto and --watch"],
    [["generate", "a.proto"], "The file a.proto does not exist."],
    [["generate", "--proto", "proto", "other/b.proto"], "other/b.proto is not in the folder proto."],
    [["check"], "--against is missing"],
    [["check", "--against", "nowhere"], "nowhere does not exist."],
  ] as const) {
    const { code, stdout, stderr } = await chatwire(...args);
    assert.is(code, 2, args.join(" "));
    assert.is(stdout, "");
    assert.ok(stderr.includes(wanted), stderr);
    assert.match(stderr, /\nSee: npx chatwire .*--help\n$/);
  }
  assert.not.ok(existsSync(join(folder, "generated")));
});

test("named-files-are-compiled-with-their-imports-and-nothing-is-deleted", async () => {
  write("proto/a/a.proto", "package a;", 'import "a/b.proto";', "message A { B b = 1; }");
  write("proto/a/b.proto", "package a;", "message B {}");
  write("proto/c.proto", "message C {}");
  assert.is((await chatwire("generate", "proto/c.proto")).stdout, "2 files in generated, 2 changed\n");
  assert.is((await chatwire("generate", "proto/a/a.proto")).stdout, "4 files in generated, 4 changed\n");
  assert.equal(generated(), ["a/a.ts", "a/b.ts", "c.ts"]);
  assert.equal(await chatwire("generate", "--check", "proto/c.proto"), { code: 0, stdout: "", stderr: "" });
});

test("files-of-several-folders-import-each-other", async () => {
  write("one/a.proto", 'import "sub/b.proto";', 'import "google/protobuf/api.proto";', "message A { B b = 1; }");
  write("two/sub/b.proto", "message B { int32 n = 1; }");
  write("two/c.proto", "message C {}");
  const { code, stderr } = await chatwire("generate", "-I", "one", "--proto", "two", "one/a.proto");
  assert.is(code, 0, stderr);
  assert.equal(generated(), ["a.ts", "sub/b.ts"]);
  await chatwire("generate", "-I", "one", "--proto", "two");
  assert.equal(generated(), ["a.ts", "c.ts", "sub/b.ts"]);
});

test("whole-folder-is-compiled-and-leftover-output-is-deleted", async () => {
  write("proto/a.proto", "message A {}");
  write("proto/b.proto", "message B {}");
  await chatwire("generate", "--out", "src/made");
  rmSync(join(folder, "proto/b.proto"));
  const check = await chatwire("generate", "--out", "src/made", "--check");
  assert.is(check.code, 1);
  assert.match(check.stdout, /\n {2}src\/made\/b\.ts\n$/);
  const { stdout } = await chatwire("generate", "--out", "src/made");
  assert.is(stdout, "2 files in src/made, 0 changed, 2 deleted:\n  src/made/b.json.ts\n  src/made/b.ts\n");
  assert.equal(generated("src/made"), ["a.ts"]);
});

test("working-directory-can-be-the-output-folder", async () => {
  write("proto/a.proto", "message A {}");
  write("proto/sub/b.proto", "message B {}");
  write("sub/own.txt", "not generated");
  await chatwire("generate", "--out", ".");
  rmSync(join(folder, "proto/sub"), { recursive: true });
  const { stdout } = await chatwire("generate", "--out", "./");
  assert.is(stdout, "2 files in ./, 0 changed, 2 deleted:\n  sub/b.json.ts\n  sub/b.ts\n");
  assert.ok(existsSync(join(folder, "a.ts")));
  assert.ok(existsSync(join(folder, "sub/own.txt")));
});

test("empty-output-folders-are-removed", async () => {
  write("proto/a.proto", "message A {}");
  write("proto/deep/er/b.proto", "message B {}");
  await chatwire("generate");
  rmSync(join(folder, "proto/deep"), { recursive: true });
  await chatwire("generate");
  assert.not.ok(existsSync(join(folder, "generated/deep")));
  rmSync(join(folder, "proto/a.proto"));
  write("proto/c.proto", "message C {}");
  await chatwire("generate");
  assert.equal(generated(), ["c.ts"]);
});

test("file-as-output-folder-is-a-wrong-command-line", async () => {
  write("proto/a.proto", "message A {}");
  write("made", "a file");
  const { code, stderr } = await chatwire("generate", "--out", "made");
  assert.is(code, 2);
  assert.match(stderr, "made is not a folder.");
});

test("output-folder-that-cannot-be-made-is-refused-at-once", async () => {
  // Linux lists processes there, and takes no folders. mkdir of Node, with `recursive`, tries for ever.
  if (process.platform !== "linux") return;
  write("proto/a.proto", "message A {}");
  const { code, stderr } = await chatwireProcess("generate", "--out", "/proc/chatwire/generated");
  assert.is(code, 1);
  assert.match(stderr, /^The folder \/proc\/chatwire cannot be made: ENOENT/);
});

test("fifos-are-refused-instead-of-waiting-for-their-other-end", async () => {
  if (process.platform === "win32") return;
  write("proto/a.proto", 'import "b.proto";', "message A { B b = 1; }");
  write("proto/b.proto", "message B {}");
  assert.is((await chatwireProcess("generate")).code, 0);
  for (const path of ["generated/a.ts", "proto/b.proto", "proto/a.proto"]) {
    rmSync(join(folder, path));
    execFileSync("mkfifo", [join(folder, path)]);
    const { code, stderr } = await chatwireProcess("generate");
    assert.is(code, 1, path);
    assert.match(stderr, new RegExp(`^${path}:? .*is not a regular file\\.`, "m"));
  }
});

test("files-elsewhere-are-relative-to-the-working-directory-and-packages-are-skipped", async () => {
  write("schema/a.proto", 'import "schema/b.proto";', "message A { B b = 1; }");
  write("schema/b.proto", "message B {}");
  write("node_modules/other/c.proto", "message C {}");
  await chatwire("generate", "schema");
  assert.equal(generated(), ["schema/a.ts", "schema/b.ts"]);
  assert.match(readFileSync(join(folder, "generated/schema/a.ts"), "utf8"), 'from "./b.js";');
  await chatwire("generate", "--proto", ".");
  assert.equal(generated(), ["schema/a.ts", "schema/b.ts"]);
});

test("mistake-in-the-schema-exits-with-1-and-its-place", async () => {
  write("proto/a.proto", "message A {", "  int32 n = 1;", "  Nothing m = 2;", "}");
  const { code, stdout, stderr } = await chatwire("generate");
  assert.is(code, 1);
  assert.is(stdout, "");
  assert.match(stderr, /^proto\/a\.proto:4:3: Nothing is not declared\.[^\n]*\n$/);
  assert.not.ok(existsSync(join(folder, "generated")));
});

test("watch-generates-after-each-change-and-continues-after-a-mistake", async () => {
  write("proto/a.proto", "message A {}");
  const child = spawn(process.execPath, [...ARGS, "generate", "--watch"], { cwd: folder });
  try {
    const output = outputOf(child);
    await output.until("Watching proto");
    assert.equal(generated(), ["a.ts"]);
    write("proto/b.proto", "message B {");
    await output.until("proto/b.proto:2:11: The message has no end: ");
    write("proto/b.proto", "message B { int32 n = 1; }");
    await output.until("4 files in generated, 2 changed");
    rmSync(join(folder, "proto/a.proto"));
    await output.until("2 files in generated, 0 changed, 2 deleted");
    assert.equal(generated(), ["b.ts"]);
    await output.until("Watching proto");
  } finally {
    child.kill("SIGTERM");
  }
  const [code] = await once(child, "exit");
  assert.is(code, 0);
});

/** Waits for texts in the output of a process, one after the other. A text that does not appear in time is an error. */
function outputOf(child: ChildProcess): { until(text: string): Promise<void> } {
  let printed = "";
  const arrived = new EventEmitter();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
      arrived.emit("chunk");
    });
  }
  return {
    async until(text) {
      const signal = AbortSignal.timeout(30_000);
      while (!printed.includes(text)) await once(arrived, "chunk", { signal });
      printed = printed.slice(printed.indexOf(text) + text.length);
    },
  };
}
