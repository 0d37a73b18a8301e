import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { chatwire, type Outcome } from "./run-chatwire.ts";

const test = suite("chatwire check", { timeLimitMs: 100_000 });

const BUF = join(import.meta.dirname, "../../node_modules/.bin/buf");

let folder = "";

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-cli-"));
  process.chdir(folder);
});

test.after.each(() => {
  process.chdir(import.meta.dirname);
  rmSync(folder, { recursive: true });
});

function check(...args: readonly string[]): Promise<Outcome> {
  return chatwire("check", ...args);
}

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function proto(...lines: readonly string[]): string {
  return ['syntax = "proto3";', ...lines, ""].join("\n");
}

function git(...args: readonly string[]): void {
  const names = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...names, ...args], { cwd: folder, stdio: "pipe" });
}

/** A repository with a schema on the branch `main`, and the state of the working folder. */
function repository(old: Readonly<Record<string, string>>): void {
  git("init", "-q", "-b", "main");
  for (const [path, text] of Object.entries(old)) write(path, text);
  git("add", ".");
  git("commit", "-qm", "old");
}

const TWO = proto("message M {", "  int32 a = 1;", "  int32 b = 2;", "}");
/** Breaks each category: the bytes by a, the JSON by b, code by the oneof. */
const OLD = proto("message M {", "  int32 a = 1;", "  int32 b = 2;", "  oneof o { int32 c = 3; }", "}");
const NOW = proto("message M {", "  int32 a = 4;", "  int32 x = 2;", "  oneof p { int32 c = 3; }", "}");

test("category-chooses-what-must-not-break", async () => {
  write("old/a.proto", OLD);
  write("proto/a.proto", NOW);
  const ids = async (...args: readonly string[]) => {
    const { code, stdout } = await check("--against", "old", ...args);
    assert.is(code, 1);
    return [...stdout.matchAll(/\((\w+, \w+)\)$/gm)].map(([, found]) => found);
  };
  const wire = "FIELD_RENUMBERED, WIRE";
  const json = "FIELD_RENAMED, WIRE_JSON";
  assert.equal(await ids("--category", "WIRE"), [wire]);
  assert.equal(await ids("--category", "WIRE_JSON"), [wire, json]);
  assert.equal(await ids("--category", "SOURCE"), [wire, json, "ONEOF_RENAMED, SOURCE"]);
  assert.equal(await ids(), [wire, json, "ONEOF_RENAMED, SOURCE"]);
  assert.match((await check("--against", "old")).stdout, "\nBreaking changes: 1 WIRE, 1 WIRE_JSON, 1 SOURCE.\n");
});

test("schema-that-breaks-nothing-exits-with-0", async () => {
  write("old/a.proto", OLD);
  write("proto/a.proto", OLD.replace("int32 c", "int32 d = 9; int32 c"));
  const stdout = "proto breaks nothing that uses old.\n";
  assert.equal(await check("--against", "old"), { code: 0, stdout, stderr: "" });
  assert.match((await check("--against", "old", "--category", "WIRE")).stdout, "uses old (category WIRE).");
});

test("wrong-command-line-is-refused", async () => {
  write("old/a.proto", OLD);
  write("proto/a.proto", OLD);
  write("file", "no descriptors");
  for (const [args, wanted] of [
    [["--against", "nowhere"], "nowhere does not exist. Name a folder, a file of descriptors, or a commit"],
    [["--against", "old", "--category", "FILE"], "--category must be WIRE or WIRE_JSON or SOURCE, not FILE."],
    [["--against", "old", "--ignore", "nowhere"], "The file nowhere does not exist"],
    [["--against", "old", "--against", "file"], "--against is given more than once"],
    [["--against", "old", "--category", "WIRE", "--category", "WIRE"], "--category is given more than once"],
  ] as const) {
    const { code, stdout, stderr } = await check(...args);
    assert.equal([code, stdout], [2, ""], args.join(" "));
    assert.ok(stderr.includes(wanted), stderr);
  }
});

test("commit-of-git-is-the-older-version", async () => {
  repository({ "schema/a.proto": OLD, "schema/b/b.proto": proto('import "a.proto";', "message N { M m = 1; }") });
  git("tag", "v1");
  write("schema/a.proto", NOW);
  rmSync(join(folder, "schema/b"), { recursive: true });
  git("commit", "-qam", "now");
  for (const against of ["git:HEAD~1", "git:v1", "git:v1:schema", "git:v1:./schema/"]) {
    const { code, stdout, stderr } = await check("--against", against, "--proto", "schema");
    assert.is(code, 1, stderr);
    assert.match(stdout, "schema/a.proto:3:9: The field a was renumbered from 1 to 4.");
    assert.match(stdout, /^git:[\w~]+\d:schema\/b\/b\.proto:1:1: The file b\/b\.proto is gone/m);
  }
  assert.is(
    (await check("--against", "git:main", "--proto", "schema")).stdout,
    "schema breaks nothing that uses git:main:schema.\n",
  );
  process.chdir(join(folder, "schema"));
  assert.is((await check("--against", "git:main", "--proto", ".")).code, 0);
  assert.equal(
    readdirSync(tmpdir()).filter((name) => name.startsWith("chatwire-git-")),
    [],
    "nothing is left behind",
  );
});

test("whole-repository-can-be-the-schema", async () => {
  repository({ "a.proto": OLD });
  write("a.proto", NOW.replace("}\n", "} // \n"));
  const { stdout } = await check("--against", "git:main", "--proto", ".");
  assert.match(stdout, "a.proto:3:9: The field a was renumbered");
  rmSync(join(folder, "a.proto"));
  write("b.proto", proto("message Z {}"));
  assert.match(
    (await check("--against", "git:main", "--proto", ".")).stdout,
    "git:main:a.proto:1:1: The file a.proto is gone",
  );
});

test("mistake-in-a-commit-has-its-place-there", async () => {
  repository({ "proto/a.proto": proto("message M { Nothing n = 1; }", 'import "none.proto";') });
  write("proto/a.proto", OLD);
  const { code, stdout, stderr } = await check("--against", "git:main");
  assert.equal([code, stdout], [1, ""]);
  assert.match(stderr, /^git:main:proto\/a\.proto:3:1: The imported file "none\.proto" does not exist\.[^\n]*\n$/);
  assert.not.match(stderr, "chatwire-git-");
});

test("names-that-are-no-references-are-refused-before-git-sees-them", async () => {
  repository({ "proto/a.proto": OLD });
  const hostile = [
    "--output=x",
    "-h",
    "main..HEAD",
    "$(touch x)",
    "a b",
    "`x`",
    "main;x",
    "",
    "HEAD^{/x}",
    "a\nb",
    "@{-1}x y",
  ];
  for (const name of hostile) {
    const { code, stderr } = await check("--against", `git:${name}`);
    assert.is(code, 2, name);
    assert.match(stderr, "is not a reference of git", name);
  }
  for (const path of ["../proto", "/etc", "proto/../..", "a\\b", "proto//a"]) {
    const { code, stderr } = await check("--against", `git:main:${path}`);
    assert.is(code, 2, path);
    assert.match(stderr, "is not a path in the repository", path);
  }
  assert.equal(readdirSync(folder).sort(), [".git", "proto"]);
});

test("what-git-does-not-have-is-said", async () => {
  write("proto/a.proto", OLD);
  const outside = await check("--against", "git:main");
  assert.is(outside.code, 2);
  assert.match(outside.stderr, /proto is in no git repository that git can read: .*not a git repository/);
  repository({});
  for (const [against, wanted] of [
    ["git:nowhere", "The git repository of proto has no commit nowhere. Fetch it first, or check its spelling."],
    ["git:HEAD:nowhere", "git:HEAD:nowhere has no .proto file. Name the schema's folder: git:HEAD:FOLDER."],
  ] as const) {
    const { code, stderr } = await check("--against", against);
    assert.is(code, 2);
    assert.ok(stderr.includes(wanted), stderr);
  }
});

test("links-in-a-commit-are-not-followed", async () => {
  write("outside.proto", proto("message Secret {}"));
  mkdirSync(join(folder, "proto"));
  symlinkSync("../outside.proto", join(folder, "proto/link.proto"));
  repository({ "proto/a.proto": OLD });
  rmSync(join(folder, "proto/link.proto"));
  assert.is((await check("--against", "git:main")).code, 0);
});

test("variables-of-a-hook-do-not-lead-to-another-repository", async () => {
  repository({ "proto/a.proto": OLD });
  process.env["GIT_DIR"] = ".nowhere";
  try {
    assert.is((await check("--against", "git:main")).code, 0);
  } finally {
    delete process.env["GIT_DIR"];
  }
});

test("file-of-descriptors-is-the-older-version", async () => {
  write(
    "proto/a.proto",
    proto('import "google/protobuf/any.proto";', "message M {", "  google.protobuf.Any a = 1;", "}"),
  );
  for (const name of ["old.binpb", "set.binpb"]) {
    const flags = name === "set.binpb" ? ["--as-file-descriptor-set", "--exclude-source-info"] : [];
    const { status, stderr } = spawnSync(BUF, ["build", "proto", "-o", name, ...flags], { encoding: "utf8" });
    assert.is(status, 0, stderr);
  }
  assert.is((await check("--against", "old.binpb")).stdout, "proto breaks nothing that uses old.binpb.\n");
  write("proto/a.proto", proto("message N {", "  int32 b = 1;", "}"));
  const withPlaces = await check("--against", "old.binpb");
  assert.match(withPlaces.stdout, "old.binpb:a.proto:3:9: The message M is gone. (MESSAGE_REMOVED, WIRE)");
  const without = await check("--against", "set.binpb");
  assert.match(without.stdout, "set.binpb:a.proto: The message M is gone. (MESSAGE_REMOVED, WIRE)");
  assert.not.match(withPlaces.stdout, "google/protobuf");
  write("bad.binpb", "text");
  const { code, stderr } = await check("--against", "bad.binpb");
  assert.is(code, 1);
  assert.match(stderr, "bad.binpb is not a FileDescriptorSet");
});

test("accepted-changes-are-read-from-the-schema's-folder", async () => {
  write("old/a.proto", OLD);
  write("proto/a.proto", NOW);
  write(
    "proto/chatwire-check.ignore",
    [
      "# Nobody used them.",
      "",
      "FIELD_RENUMBERED M.a Only tests sent it.",
      "ONEOF_RENAMED a.proto It is nicer.",
      "",
    ].join("\n"),
  );
  const { stdout } = await check("--against", "old");
  assert.match(stdout, /^proto\/a\.proto:4:9: The field b was renamed/);
  assert.match(stdout, "\nBreaking changes: 1 WIRE_JSON. Ignored: 2.\n");
  // The old name counts, too, and so does that of the message around it.
  write("all", "FIELD_RENUMBERED M A reason.\nFIELD_RENAMED M.b A reason.\nONEOF_RENAMED M.o A reason.\n");
  assert.is((await check("--against", "old", "--ignore", "all")).code, 0);
  // An ignored change of another category is one that exists.
  assert.is((await check("--against", "old", "--ignore", "all", "--category", "WIRE")).code, 0);
});

test("mistakes-in-an-ignore-file-have-their-lines", async () => {
  write("old/a.proto", TWO);
  write("proto/a.proto", TWO.replace("b = 2", "b = 3"));
  const lines = [
    "FIELD_RENUMBERED M.b Fine.",
    "FIELD_RENUMBRED M.b Misspelled.",
    "FIELD_RENUMBERED",
    "FIELD_RENUMBERED M",
    "FIELD_RENUMBERED M.a It was not.",
    "FIELD_RENUMBERED M.b Again.",
    "FIELD_RENUMBERED Mm The name of another.",
    "FIELD_RENUMBERED other/ The folder of another.",
  ];
  write("accepted", lines.join("\r\n"));
  const { code, stdout, stderr } = await check("--against", "old", "--ignore", "accepted");
  assert.equal([code, stdout], [1, ""]);
  assert.equal(stderr.trimEnd().split("\n"), [
    "accepted:2:1: FIELD_RENUMBRED is not the id of a finding. A line is: ID NAME-OR-PATH REASON.",
    "accepted:3:1: The name of a declaration or the path of a file is missing after FIELD_RENUMBERED.",
    "accepted:4:1: The reason is missing. Write it after M.",
    "accepted:5:1: There is no FIELD_RENUMBERED at M.a. Remove the line.",
    "accepted:6:1: Line 1 ignores the same. Remove one of them.",
    "accepted:7:1: There is no FIELD_RENUMBERED at Mm. Remove the line.",
    "accepted:8:1: There is no FIELD_RENUMBERED at other/. Remove the line.",
  ]);
});
