/** The command that compares with protovalidate's data, on a few cases of our own. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { type CompiledSchema, compileSchema } from "./compiled-schema.ts";
import { casesIn } from "./go-cases.ts";
import { countsLine, judgeFile, noCounts } from "./run-cases.ts";

const test = suite("comparison with protovalidate");

const SCHEMA = `syntax = "proto3";
package buf.validate.conformance.cases;
import "buf/validate/validate.proto";
import "google/protobuf/duration.proto";
message Piece {
  string name = 1 [(buf.validate.field).string.min_len = 3];
  oneof size {
    int32 small = 2 [(buf.validate.field).int32.gt = 0];
    bytes raw_bytes = 3;
  }
  map<string, Kind> kinds = 4 [(buf.validate.field).map.keys.string.const = "a"];
  repeated Piece parts = 5;
  google.protobuf.Duration age = 6 [(buf.validate.field).duration.lt.seconds = 60];
  enum Kind { KIND_UNSPECIFIED = 0; KIND_ROOK = 1; }
}
message Misfit { string text = 1 [(buf.validate.field).int32.gt = 0]; }
message Free { int32 number = 1 [(buf.validate.field).cel = { id: "x" expression: "this > 1" }]; }
message IsEmail { string val = 1 [(buf.validate.field).cel = { id: "x" expression: "this.isEmail()" }]; }
`;

let folder = "";
let schema: CompiledSchema;

test.before(async () => {
  // Inside the project, so that generated code finds the library by a relative path.
  folder = mkdtempSync(join(import.meta.dirname, "../../node_modules/.chatwire-protovalidate-"));
  mkdirSync(join(folder, "proto"));
  writeFileSync(join(folder, "proto/cases.proto"), SCHEMA);
  schema = await compileSchema(join(folder, "proto"), join(folder, "generated"));
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

/** @param cases  the message and the expected result, in Go */
function judged(...cases: readonly (readonly [message: string, expected: string])[]) {
  const entries = cases.map(
    ([message, expected], index) =>
      `\t\t"case/${index}": {\n\t\t\tMessage: ${message},\n\t\t\tExpected: ${expected},\n\t\t},\n`,
  );
  const source = `func suite() suites.Suite {\n\tshared := &cases.Piece{Name: "abcd"}\n\n\treturn suites.Suite{\n${entries.join("")}\t}\n}\n`;
  const counts = noCounts();
  const lines: string[] = [];
  judgeFile("cases_own.go", casesIn(source), schema, counts, (line) => lines.push(line));
  return { line: countsLine(counts), lines };
}

const VALID = "results.Success(true)";

function violation(ruleId: string, path: string, rest = ""): string {
  return `&validate.Violation{Field: results.FieldPath("${path}"), RuleId: proto.String("${ruleId}")${rest}}`;
}

test("right-results-are-counted", () => {
  const { line, lines } = judged(
    ["shared", VALID],
    ['&cases.Piece{Name: "a\\u00e9\\x62", Size: &cases.Piece_RawBytes{RawBytes: []byte("\\xff")}}', VALID],
    ['&cases.Piece{Name: "ab"}', `results.Violations(${violation("string.min_len", "name")})`],
    [
      '&cases.Piece{Name: "abc", Size: &cases.Piece_Small{}, Kinds: map[string]cases.Piece_Kind{"b": cases.Piece_KIND_ROOK}}',
      `results.Violations(${violation("int32.gt", "small")}, ${violation("string.const", 'kinds[\\"b\\"]', ", ForKey: proto.Bool(true)")})`,
    ],
    [
      '&cases.Piece{Name: "abc", Parts: []*cases.Piece{{Name: "abc"}, {Name: "x"}}}',
      `results.Violations(${violation("string.min_len", "parts[1].name")})`,
    ],
    [
      '&cases.Piece{Name: "abc", Age: durationpb.New(2 * time.Minute)}',
      `results.Violations(${violation("duration.lt", "age")})`,
    ],
    ['&cases.Misfit{Text: "a"}', 'results.CompilationError("mismatch")'],
    ["&cases.Free{Number: 1}", `results.Violations(${violation("x", "number")})`],
    ['&cases.IsEmail{Val: "a@b.c"}', VALID],
    ['&cases.IsEmail{Val: "a"}', `results.Violations(${violation("x", "val")})`],
  );
  assert.equal(lines, []);
  assert.is(line, "rules: 7 of 7 cases; formats: 2 of 2; left to CEL: 1; not read: 0");
});

test("other-results-are-told", () => {
  const { line, lines } = judged(
    ['&cases.Piece{Name: "ab"}', VALID],
    ['&cases.Piece{Name: "abc"}', `results.Violations(${violation("string.min_len", "name")})`],
    [
      '&cases.Piece{Name: "ab"}',
      `results.Violations(${violation("string.min_len", "name", ', Message: proto.String("?")')})`,
    ],
    ['&cases.Piece{Name: "abc"}', 'results.CompilationError("mismatch")'],
    ["&cases.Misfit{}", VALID],
    ['&cases.IsEmail{Val: "a"}', VALID],
  );
  assert.is(lines.length, 6, lines.join("\n"));
  for (const [index, each] of lines.entries()) assert.match(each, `otherwise: cases_own.go case/${index}: `);
  assert.is(line, "rules: 0 of 5 cases; formats: 0 of 1; left to CEL: 0; not read: 0");
});

test("what-is-not-read-is-told", () => {
  const { line, lines } = judged(
    ["&cases.Piece{Colour: 1}", VALID],
    ["&cases.Unknown{}", VALID],
    ["&cases.Piece{Name: secret()}", VALID],
    ["&cases.Piece{}", "results.Luck()"],
  );
  assert.is(lines.length, 4, lines.join("\n"));
  for (const each of lines) assert.match(each, /^not read: cases_own\.go case\/\d: /);
  assert.is(line, "rules: 0 of 0 cases; formats: 0 of 0; left to CEL: 0; not read: 4");
});
