/** The text of a dissector: what a schema becomes. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { createDissector } from "../../src/dissector/create-dissector.ts";
import { chatwire } from "../cli/run-chatwire.ts";
import { suite } from "../suite.ts";

const test = suite("dissector");
const ROOT = join(import.meta.dirname, "../..");
const SCHEMA = join(import.meta.dirname, "schema");

let folder = "";
test.before(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-dissector-"));
});
test.after(() => rmSync(folder, { recursive: true }));

/** The line of a field in the tables. */
function lineOf(text: string, message: string, number: number): string {
  const [, rest = ""] = text.split(`MESSAGES["${message}"] = {\n`);
  const lines = rest.slice(0, rest.indexOf("\n}")).split("\n");
  return lines.find((line) => line.startsWith(`  [${number}] = `)) ?? "";
}

test("the-same-schema-gives-the-same-text", () => {
  const application = { roots: [SCHEMA], files: ["shapes.proto", "older.proto"] };
  assert.is(createDissector(application), createDissector(application));
  const reversed = { ...application, files: [...application.files].reverse() };
  assert.equal(withoutHead(createDissector(reversed)), withoutHead(createDissector(application)));
});

/** Without the comment that lists the files. */
function withoutHead(text: string): string {
  return text.slice(text.indexOf("local ENUMS"));
}

test("fields-of-the-protocol-have-their-names-types-and-confidentiality", () => {
  const text = createDissector();
  assert.is(
    lineOf(text, "chatwire.v1.Header", 1),
    '  [1] = { name = "type", filter = "chatwire.v1.Header.type", type = "enum", of = "chatwire.v1.MessageType" },',
  );
  assert.match(
    lineOf(text, "chatwire.v1.Message", 60),
    'type = "message", of = "chatwire.v1.SendTextRequest", oneof = "body"',
  );
  assert.match(lineOf(text, "chatwire.v1.SendTextRequest", 1), 'confidentiality = "content"');
  assert.match(lineOf(text, "chatwire.v1.ResumeRequest", 4), 'confidentiality = "secret"');
  assert.match(text, '  [30] = "COMMAND_SEND_TEXT",\n');
});

test("every-confidential-field-of-the-schema-is-marked", () => {
  const protos = readdirSync(join(ROOT, "proto/chatwire/v1")).filter((name) => name !== "outbox.proto");
  const declared = protos.flatMap((name) => [
    ...readFileSync(join(ROOT, "proto/chatwire/v1", name), "utf8").matchAll(
      /^ +[^/\n]*[[ ]\(confidentiality\) = \w+\]/gm,
    ),
  ]);
  const marked = [...createDissector().matchAll(/, confidentiality = "/g)];
  assert.ok(declared.length > 30);
  assert.is(marked.length, declared.length);
});

test("only-what-a-message-can-hold-is-in-the-tables", () => {
  const text = createDissector();
  assert.not.match(text, "google.protobuf");
  assert.not.match(text, "chatwire.v1.Outbox");
});

test("messages-methods-and-extensions-of-an-application-are-in-the-tables", () => {
  const text = createDissector({ roots: [SCHEMA], files: ["shapes.proto", "older.proto"] });
  assert.match(
    lineOf(text, "shapes.Shapes", 18),
    '{ name = "packed", filter = "chatwire.application.shapes.Shapes.packed", type = "uint32", repeated = true }',
  );
  assert.match(lineOf(text, "shapes.Shapes", 21), 'of = "shapes.Shapes.PointsEntry", repeated = true');
  assert.match(lineOf(text, "shapes.Shapes.PointsEntry", 2), 'type = "message", of = "shapes.Point"');
  assert.match(lineOf(text, "older.Older", 1), 'type = "group", of = "older.Older.Item"');
  assert.match(lineOf(text, "older.Older", 100), 'name = "(older.note)", filter = "chatwire.application.older.note"');
  assert.match(text, 'METHODS["/shapes.Questions/Ask"] = { request = "shapes.Question", response = "shapes.Answer" }');
  assert.match(text, '  [-7] = "COLOR_ABSENT",\n  [0] = "COLOR_UNSPECIFIED",\n  [1] = "COLOR_RED",\n}');
});

test("all-parts-in-lua-are-in-the-dissector", () => {
  const text = createDissector();
  const names = readdirSync(join(ROOT, "src/dissector/lua"));
  assert.ok(names.length > 5);
  for (const name of names) assert.ok(text.includes(readFileSync(join(ROOT, "src/dissector/lua", name), "utf8")), name);
});

test("command-prints-the-dissector-or-writes-it", async () => {
  const file = join(folder, "chatwire.lua");
  assert.equal(await chatwire("dissector", "--out", file), { code: 0, stdout: "", stderr: "" });
  const printed = await chatwire("dissector");
  assert.is(printed.stdout, readFileSync(file, "utf8"));
  assert.is(printed.stdout, createDissector());
  const application = await chatwire("dissector", "--proto", SCHEMA, join(SCHEMA, "shapes.proto"));
  assert.match(application.stdout, 'MESSAGES["shapes.Shapes"]');
  assert.not.match(application.stdout, "older");
  assert.match((await chatwire("dissector", "-I", SCHEMA)).stdout, 'MESSAGES["older.Older"]');
});

test("mistakes-are-reported", async () => {
  writeFileSync(join(folder, "bad.proto"), 'syntax = "proto3";\nmessage A { B b = 1; }\n');
  const bad = await chatwire("dissector", "--proto", folder);
  assert.equal([bad.code, bad.stdout], [1, ""]);
  assert.match(bad.stderr, /bad\.proto:2:13: /);
  for (const [args, text] of [
    [["missing.proto"], "The file missing.proto does not exist."],
    [["--proto", "missing"], "The folder missing does not exist."],
    [["--output", "a"], "--output"],
    [["--out", join(folder, "missing/chatwire.lua")], /The file .* cannot be written \(ENOENT\)\. Check its folder\./],
  ] as const) {
    const refused = await chatwire("dissector", ...args);
    assert.equal([refused.code, refused.stdout], [2, ""], args.join(" "));
    assert.match(refused.stderr, text);
  }
});
