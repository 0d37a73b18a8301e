/** The roots of a schema are the folders that are named, or the modules that buf knows. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";

import { schemaFiles, schemaModules } from "../../../src/codegen/source/input-files.ts";
import { UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";

const test = suite("roots of a schema");

const before = process.cwd();
let folder = "";

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-"));
  process.chdir(folder);
});

test.after.each(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** The roots, and the files that are compiled. */
function found(named: readonly string[] | undefined, files: readonly string[] = []): [string[], string[]] {
  const modules = schemaModules(named, files);
  return [modules.map((each) => each.folder), schemaFiles(modules, files)];
}

function refusal(named: readonly string[] | undefined, files: readonly string[] = []): string {
  try {
    found(named, files);
    return "";
  } catch (error) {
    assert.instance(error, UsageError);
    return error instanceof Error ? error.message : "";
  }
}

test("folder-proto-is-the-default", () => {
  write({ "proto/a.proto": "", "other/b.proto": "" });
  assert.equal(found(undefined), [["proto"], ["a.proto"]]);
  assert.equal(found(undefined, ["proto/a.proto"]), [["proto"], ["a.proto"]]);
  assert.equal(found(undefined, ["other/b.proto"]), [["."], ["other/b.proto"]]);
});

test("paths-begin-at-the-root-that-has-the-file", () => {
  write({ "one/x/a.proto": "", "two/b.proto": "" });
  assert.equal(found(["one", "two"]), [
    ["one", "two"],
    ["b.proto", "x/a.proto"],
  ]);
  assert.equal(found(["one", "two"], ["two/b.proto", "one/x"]), [
    ["one", "two"],
    ["b.proto", "x/a.proto"],
  ]);
  assert.match(refusal(["one"], ["two/b.proto"]), /^two\/b\.proto is not in the folder one\./);
  assert.match(refusal(["none"]), /^The folder none does not exist\.$/);
});

test("file-that-an-earlier-root-hides-is-refused", () => {
  write({ "one/a.proto": "", "two/a.proto": "" });
  assert.is(
    refusal(["one", "two"], ["two/a.proto"]),
    "two/a.proto is hidden by one/a.proto, which has the same path. Rename one of them.",
  );
  assert.equal(found(["one", "two"]), [["one", "two"], ["a.proto"]]);
});

test("buf-yaml-declares-modules", () => {
  write({
    "buf.yaml": `# Modules
version: v2
modules:
  - path: schema/one # the first
    name: buf.build/acme/one
    excludes:
      - schema/one/old
  - path: "schema/two"
`,
    "schema/one/a.proto": "",
    "schema/one/old/b.proto": "",
    "schema/two/c.proto": "",
    "proto/d.proto": "",
  });
  assert.equal(found(undefined), [
    ["schema/one", "schema/two"],
    ["a.proto", "c.proto"],
  ]);
  assert.equal(found(["."]), [
    ["schema/one", "schema/two"],
    ["a.proto", "c.proto"],
  ]);
  assert.equal(found(undefined, ["schema/one/old"]), [["schema/one", "schema/two"], ["old/b.proto"]]);
  assert.equal(found(undefined, ["proto/d.proto"]), [["proto"], ["d.proto"]]);
});

test("buf-yaml-without-modules-makes-its-folder-a-root", () => {
  write({
    "api/buf.yaml": "version: v1\nbuild:\n  excludes: [old, 'x']\ndeps:\n- buf.build/a/b\n",
    "api/proto/a.proto": "",
    "api/old/b.proto": "",
  });
  assert.equal(found(["api"]), [["api"], ["proto/a.proto"]]);
  process.chdir("api");
  assert.equal(found(undefined), [["."], ["proto/a.proto"]]);
});

test("roots-of-the-first-version-and-workspaces-are-read", () => {
  write({
    "buf.work.yaml": "version: v1\ndirectories:\n- a\n- b\n",
    "a/buf.yaml": 'version: v1beta1\nbuild:\n  roots: ["x", "y"]\n',
    "a/x/one.proto": "",
    "a/y/two.proto": "",
    "b/three.proto": "",
  });
  assert.equal(found(undefined), [
    ["a/x", "a/y", "b"],
    ["one.proto", "three.proto", "two.proto"],
  ]);
});

test("mistakes-of-the-configuration-have-a-place", () => {
  const cases: [text: string, wanted: string][] = [
    ["version: v2\nmodules:\n  - path: ../out\n", "buf.yaml: The path ../out leads out of the folder. Correct it."],
    ["version: v2\nmodules:\n  - path: /etc\n", "buf.yaml: The path /etc leads out of the folder. Correct it."],
    ["version: v2\nmodules:\n  - path: none\n", "The folder none does not exist."],
    ["version: v2\nversion: v2\n", "buf.yaml:2:1: The key version is there twice. Remove one of them."],
    ["version: v2\n\tmodules:\n", "buf.yaml:2:2: Indent with blanks, not with tabs."],
    [
      "version: v2\nmodules: *x\n",
      "buf.yaml:2:1: This kind of YAML is not supported: *x. Write values one a line, or in brackets.",
    ],
    [
      "version: v2\nmodules: [{ path: a }]\n",
      "buf.yaml:2:1: This kind of YAML is not supported: { path: a }. Write values one a line, or in brackets.",
    ],
    [
      "version: |\n  v2\n",
      "buf.yaml:1:1: This kind of YAML is not supported: |. Write values one a line, or in brackets.",
    ],
    ["version: v2\nmodules\n", "buf.yaml:2:1: Expected a key with a colon."],
    ["version: v2\n  deps: a\n", "buf.yaml:2:3: Expected a key with a colon, or the end of the file."],
    [
      `${Array.from({ length: 100 }, (_, at) => `${" ".repeat(at)}a:\n`).join("")}`,
      "buf.yaml:33:33: The nesting is too deep: at most 32 lists and maps.",
    ],
  ];
  for (const [text, wanted] of cases) {
    write({ "buf.yaml": text });
    assert.is(refusal(undefined), wanted);
  }
});
