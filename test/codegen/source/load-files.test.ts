/** Files are found as protoc finds them: in the roots, in their order, and nowhere else. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import * as assert from "uvu/assert";

import { mistakeLine } from "../../../src/codegen/descriptor/mistake.ts";
import { type LoadedFiles, loadFiles } from "../../../src/codegen/source/load-files.ts";
import { suite } from "../../suite.ts";

const test = suite("loading of .proto files");

const SYNTAX = 'syntax = "proto3";\n';

let folder = "";

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-"));
});

test.after.each(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the files, of which each is a list of imports or a text, and loads some of them. */
function load(
  files: Record<string, string | Uint8Array | readonly string[]>,
  wanted: readonly string[],
  roots: readonly string[] = ["."],
): LoadedFiles {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const isText = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(
      join(folder, path),
      isText ? content : SYNTAX + content.map((each) => `import "${each}";\n`).join(""),
    );
  }
  return loadFiles({ roots: roots.map((root) => join(folder, root)), files: wanted });
}

function namesOf({ files }: LoadedFiles): (string | undefined)[] {
  return files.map(({ name }) => name);
}

/** The mistakes, with paths from the folder of the test. */
function mistakesOf({ mistakes }: LoadedFiles): string[] {
  const from = relative(process.cwd(), folder).replaceAll("\\", "/");
  return mistakes.map((mistake) => mistakeLine(mistake).replaceAll(`${from}/`, "").replaceAll(from, "."));
}

test("imports-come-before-importers", () => {
  const loaded = load({ "a.proto": ["b/c.proto", "d.proto"], "b/c.proto": ["d.proto"], "d.proto": [], "e.proto": [] }, [
    "a.proto",
    "d.proto",
  ]);
  assert.equal(mistakesOf(loaded), []);
  assert.equal(namesOf(loaded), ["d.proto", "b/c.proto", "a.proto"]);
  assert.equal(loaded.wanted, ["a.proto", "d.proto"]);
  assert.is(loaded.shownPaths.get("b/c.proto"), relative(process.cwd(), join(folder, "b/c.proto")));
});

test("files-of-this-package-and-of-google-are-there", () => {
  const loaded = load({ "a.proto": ["chatwire/v1/options.proto", "google/protobuf/any.proto"] }, ["a.proto"]);
  assert.equal(mistakesOf(loaded), []);
  assert.equal(namesOf(loaded).slice(-3), ["chatwire/v1/options.proto", "google/protobuf/any.proto", "a.proto"]);
  assert.ok(namesOf(loaded).includes("google/protobuf/descriptor.proto"));
});

test("first-root-that-has-a-file-wins", () => {
  const files = { "one/a.proto": ["b.proto"], "two/b.proto": `${SYNTAX}package two;`, "three/b.proto": SYNTAX };
  const loaded = load(files, ["a.proto"], ["one", "two", "three"]);
  assert.equal(mistakesOf(loaded), []);
  assert.is(loaded.files[0]?.package, "two");
  assert.is(loaded.roots.get("b.proto"), relative(process.cwd(), join(folder, "two")));
  const own = load(
    { "one/google/protobuf/any.proto": `${SYNTAX}package own;` },
    ["google/protobuf/any.proto"],
    ["one"],
  );
  assert.is(own.files[0]?.package, "own");
});

test("import-beside-the-importing-file-is-not-found", () => {
  const loaded = load({ "a/b.proto": ["c.proto"], "a/c.proto": [] }, ["a/b.proto"]);
  assert.equal(mistakesOf(loaded), [
    'a/b.proto:2:1: The imported file "c.proto" does not exist. Paths begin at a root, not at the importing file. Write "a/c.proto".',
  ]);
});

test("each-import-of-a-missing-file-is-a-mistake", () => {
  const loaded = load({ "a.proto": ["b.proto", "no.proto"], "b.proto": ["no.proto"] }, ["a.proto", "none.proto"]);
  const text =
    'The imported file "no.proto" does not exist. Name the folder where its path begins with --proto. (Folders searched: .)';
  assert.equal(mistakesOf(loaded), [
    "none.proto: The file does not exist. (Folders searched: .)",
    `a.proto:3:1: ${text}`,
    `b.proto:2:1: ${text}`,
  ]);
  assert.equal(namesOf(loaded), ["b.proto", "a.proto"]);
  assert.equal(loaded.wanted, ["a.proto"]);
});

test("files-that-import-each-other-are-a-mistake", () => {
  const loaded = load({ "a.proto": ["b.proto"], "b.proto": ["c.proto"], "c.proto": ["a.proto", "c.proto"] }, [
    "a.proto",
  ]);
  assert.equal(mistakesOf(loaded), [
    "c.proto:2:1: Files import each other: a.proto -> b.proto -> c.proto -> a.proto. Move what they share into a file of its own.",
    "c.proto:3:1: The file imports itself. Remove the import.",
  ]);
  assert.is(loaded.files.length, 3);
});

test("import-given-twice-is-a-mistake", () => {
  const loaded = load({ "a.proto": ["b.proto", "b.proto"], "b.proto": [] }, ["a.proto"]);
  assert.equal(mistakesOf(loaded), ['a.proto:3:1: "b.proto" is imported twice. Remove one of the imports.']);
});

test("one-file-by-two-paths-is-a-mistake", () => {
  const loaded = load({ "a.proto": ["sub/b.proto", "b.proto"], "sub/b.proto": [] }, ["a.proto"], [".", "sub"]);
  assert.equal(mistakesOf(loaded), [
    'a.proto:3:1: sub/b.proto is loaded as "sub/b.proto" already. Use one path for it everywhere.',
  ]);
  symlinkSync(join(folder, "sub"), join(folder, "link"));
  const linked = load({ "a.proto": ["sub/b.proto", "link/b.proto"] }, ["a.proto"]);
  assert.match(mistakesOf(linked).join(), /^a\.proto:3:1: link\/b\.proto is loaded as "sub\/b\.proto" already\./);
});

test("paths-that-lead-out-of-the-roots-are-refused", () => {
  writeFileSync(join(folder, "out.proto"), SYNTAX);
  for (const path of ["../out.proto", "x/../../out.proto", join(folder, "out.proto"), "C:/out.proto", "c:out.proto"]) {
    const loaded = load({ "root/a.proto": [path] }, ["a.proto"], ["root"]);
    assert.match(mistakesOf(loaded).join(), /^root\/a\.proto:2:1: The path ".*" leads out of the schema\./, path);
    assert.match(mistakesOf(load({}, [path], ["root"])).join(), /leads out of the schema/, path);
  }
});

test("paths-with-another-spelling-are-refused", () => {
  const cases = {
    "./b.proto": "part that is empty or",
    "x//b.proto": "part that is empty or",
    "x/./b.proto": "part that is empty or",
    "x\\\\b.proto": "backslash",
    "b\\0.proto": "control character",
    "b\\n.proto": "control character",
    "b\\u2028.proto": "control character",
    "": "is empty",
  };
  for (const [path, text] of Object.entries(cases))
    assert.match(mistakesOf(load({ "a.proto": [path], "b.proto": [] }, ["a.proto"])).join(), text, path);
});

test("unusual-names-of-files-are-names", () => {
  const files = { "it's.proto": ["a b$`{}.proto", "é/😀.proto"], "a b$`{}.proto": [], "é/😀.proto": [] };
  const loaded = load(files, ["it's.proto"]);
  assert.equal(mistakesOf(loaded), []);
  assert.equal(namesOf(loaded), ["a b$`{}.proto", "é/😀.proto", "it's.proto"]);
  const long = `${"a".repeat(5_000)}.proto`;
  assert.match(mistakesOf(load({ "a.proto": [long] }, ["a.proto"])).join(), /does not exist/);
});

test("what-is-no-text-file-is-refused", () => {
  mkdirSync(join(folder, "folder.proto"));
  execFileSync("mkfifo", [join(folder, "fifo.proto")]);
  const latin1 = Uint8Array.from([...Buffer.from(`${SYNTAX}// é\n// `), 0xe9, 0x0a]);
  const loaded = load({ "latin.proto": latin1 }, ["folder.proto", "fifo.proto", "latin.proto"]);
  assert.equal(mistakesOf(loaded), [
    "folder.proto: This is not a regular file.",
    "fifo.proto: This is not a regular file.",
    "latin.proto:3:4: The file is not UTF-8 here. Save it as UTF-8.",
  ]);
});

test("replacement-character-is-text", () => {
  assert.equal(mistakesOf(load({ "a.proto": `${SYNTAX}// \ufffd\n` }, ["a.proto"])), []);
});

test("mistakes-of-all-files-are-reported", () => {
  const loaded = load({ "a.proto": `${SYNTAX}import "b.proto";\nmessage {}`, "b.proto": `${SYNTAX}enum {}` }, [
    "a.proto",
  ]);
  assert.equal(mistakesOf(loaded), [
    'a.proto:3:9: Expected the name of the message, found "{".',
    'b.proto:2:6: Expected the name of the enum, found "{".',
  ]);
});

test("long-chain-of-imports-is-followed", () => {
  const count = 3_000;
  const files = Array.from(
    { length: count },
    (_, at) => [`f${at}.proto`, at === 0 ? [] : [`f${at - 1}.proto`]] as const,
  );
  const loaded = load(Object.fromEntries(files), [`f${count - 1}.proto`]);
  assert.equal(mistakesOf(loaded), []);
  assert.is(loaded.files[0]?.name, "f0.proto");
  assert.is(loaded.files.length, count);
});
