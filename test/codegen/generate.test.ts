import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { bundleArgumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";

const test = suite("generate command");

const ROOT = join(import.meta.dirname, "../..");

let folder = "";

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-generate-"));
  cpSync(join(ROOT, "proto"), join(folder, "proto"), { recursive: true });
});

test.after.each(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly output: string;
}

function generate(...flags: string[]): Promise<Outcome> {
  const args = bundleArgumentsFor("src/cli/main.ts", "generate", "--import-extension", "ts");
  const folders = ["--proto", join(folder, "proto"), "--out", join(folder, "generated")];
  return new Promise((resolve) => {
    execFile(process.execPath, [...args, ...folders, ...flags], { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

function path(name: string): string {
  return join(folder, "generated/chatwire/v1", name);
}

test("generated-files-pass-the-check", async () => {
  assert.is((await generate()).code, 0);
  assert.equal(await generate("--check"), { code: 0, output: "" });
  assert.equal(readdirSync(path("")).sort(), readdirSync(join(ROOT, "generated/chatwire/v1")).sort());
});

test("registries-are-written-checked-and-deleted-by-the-flag", async () => {
  assert.is((await generate("--descriptors")).code, 0);
  assert.ok(existsSync(path("peer.registry.ts")));
  assert.equal(await generate("--descriptors", "--check"), { code: 0, output: "" });
  const { code, output } = await generate("--check");
  assert.equal([code, output.includes("peer.registry.ts")], [1, true]);
  await generate();
  assert.not.ok(existsSync(path("peer.registry.ts")));
});

test("check-lists-edited-missing-and-leftover-files-and-changes-nothing", async () => {
  await generate();
  const edited = `${readFileSync(path("peer.ts"), "utf8")}// edited\n`;
  writeFileSync(path("peer.ts"), edited);
  rmSync(path("text.ts"));
  writeFileSync(path("old.ts"), "// Code generated from chatwire/v1/old.proto by chatwire. DO NOT EDIT.\n");
  const { code, output } = await generate("--check");
  assert.is(code, 1);
  const listed = output.split("\n").filter((line) => line.startsWith("  "));
  assert.equal(
    listed.map((line) => line.slice(line.lastIndexOf("/") + 1)),
    ["old.ts", "peer.ts", "text.ts"],
  );
  assert.is(readFileSync(path("peer.ts"), "utf8"), edited);
  assert.not.ok(existsSync(path("text.ts")));
  assert.ok(existsSync(path("old.ts")));
});

test("generating-again-restores-the-output-and-keeps-other-files", async () => {
  await generate();
  const right = readFileSync(path("peer.ts"), "utf8");
  writeFileSync(path("peer.ts"), "");
  writeFileSync(path("old.ts"), "// Code generated from chatwire/v1/old.proto by chatwire. DO NOT EDIT.\n");
  writeFileSync(path("mine.ts"), "export const mine = 1;\n");
  writeFileSync(path("README.md"), "# Mine\n");
  await generate();
  assert.is(readFileSync(path("peer.ts"), "utf8"), right);
  assert.not.ok(existsSync(path("old.ts")));
  assert.ok(existsSync(path("mine.ts")));
  assert.ok(existsSync(path("README.md")));
});

test("mistake-in-the-schema-is-reported-with-its-place-and-nothing-is-written", async () => {
  mkdirSync(join(folder, "generated"));
  const schema = join(folder, "proto/chatwire/v1/text.proto");
  writeFileSync(schema, readFileSync(schema, "utf8").replace("option (command) = COMMAND_BROADCAST;", ""));
  const { code, output } = await generate();
  assert.is(code, 1);
  assert.match(
    output,
    /proto\/chatwire\/v1\/text\.proto:\d+:\d+: Broadcast has no option \(command\)\. Write in it: option \(command\) = COMMAND_BROADCAST;\n$/,
  );
  assert.not.match(output, "    at ");
  assert.equal(readdirSync(join(folder, "generated")), []);
});

test("missing-folder-and-unknown-flag-are-reported-without-a-stack", async () => {
  rmSync(join(folder, "proto"), { recursive: true });
  const missing = await generate();
  assert.is(missing.code, 2);
  assert.match(missing.output, /^The folder .*proto does not exist\.\nSee: npx chatwire generate --help\n$/);
  const flag = await generate("--chek");
  assert.is(flag.code, 2);
  assert.not.match(flag.output, "    at ");
});
