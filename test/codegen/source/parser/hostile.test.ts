/** No text makes the parser throw or slow: it reports mistakes, in a time that grows with the length only. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";

import { FileDescriptorProto } from "../../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { FILE_UNITS_MAX, parseFile } from "../../../../src/codegen/source/parse-file.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { mistakesOf, parsed } from "./parsed.ts";

const test = suite("hostile .proto files");

const ROOT = join(import.meta.dirname, "../../../..");

/** Files with everything that the language has. */
const FILES = ["third_party/google/protobuf", "test/codegen/proto2", "test/codegen/editions", "proto/chatwire/v1"]
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
  .filter((path) => path.endsWith(".proto"))
  .map((path) => readFileSync(path, "utf8").slice(0, 20_000));

const EXTRA = `syntax = "proto2";
message M { repeated group G = 1 [(a).b = { c: < d: [1, "\\u00e9"] > }] { extensions 4 to max [x = 1]; reserved "a" 'b', "c"; } }
extend .a.M { optional float f = 7 [default = -inf, json_name = "\\x41"]; }
`;

/** The numbers of a linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TOKEN = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[\w.]+|\s+|[\s\S]/g;

/** Deletes, duplicates, swaps, cuts and replaces tokens. */
function mutated(text: string, random: (below: number) => number): string {
  const tokens = text.match(TOKEN) ?? [];
  for (let count = 1 + random(4); count > 0; count--) {
    const at = random(tokens.length);
    const other = tokens[random(tokens.length)] ?? "";
    const token = tokens[at] ?? "";
    const replaced = [
      [],
      [token, token],
      [other],
      [token, other],
      [token.slice(0, random(token.length + 1))],
      ["{"],
      ["}"],
      ["\0é"],
    ];
    tokens.splice(at, 1, ...(replaced[random(replaced.length)] ?? []));
  }
  return random(10) === 0 ? tokens.slice(0, random(tokens.length)).join("") : tokens.join("");
}

test("mutated-files-give-a-descriptor-or-mistakes", () => {
  const random = numbers(SEED);
  const texts = [...FILES, EXTRA, EXTRA, EXTRA];
  let refused = 0;
  const rounds = process.env["CHATWIRE_FULL"] === "1" ? 20_000 : 300;
  for (let round = 0; round < rounds; round++) {
    const text = mutated(texts[random(texts.length)] ?? "", random);
    const { file, mistakes } = parseFile("a.proto", text);
    const lines = text.split("\n");
    for (const { place } of mistakes) {
      const line = lines[(place?.line ?? 0) - 1];
      assert.ok(
        line !== undefined && (place?.column ?? 0) <= line.length + 1,
        `round ${round}: ${JSON.stringify(place)}`,
      );
    }
    FileDescriptorProto.encode(file);
    refused += mistakes.length > 0 ? 1 : 0;
  }
  assert.ok(refused > rounds / 3 && refused < rounds, `${refused} of ${rounds} refused`);
});

test("nesting-of-messages-is-bounded", () => {
  const nested = (depth: number, open: string) => `syntax = "proto2"; ${open.repeat(depth)}${"}".repeat(depth)}`;
  assert.equal(mistakesOf(nested(31, "message A {")), []);
  assert.match(mistakesOf(nested(32, "message A {")).join(), /^1:\d+: The nesting is too deep: at most 31 messages\./);
  assert.match(mistakesOf(nested(100_000, "message A {")).join(), /The nesting is too deep/);
  assert.match(mistakesOf(nested(100_000, "message A { optional group B = 1 {")).join(), /The nesting is too deep/);
});

test("nesting-of-values-is-bounded", () => {
  const nested = (depth: number) => `option (a) = ${"{ b: ".repeat(depth)}1${"}".repeat(depth)};`;
  parsed(nested(100));
  assert.match(
    mistakesOf(nested(101)).join(),
    /^1:\d+: The nesting is too deep: at most 100 values inside each other\.$/,
  );
  assert.match(mistakesOf(`option a = {${"[".repeat(1_000_000)}`).join(), /The nesting is too deep/);
});

test("mistakes-of-a-file-are-bounded", () => {
  assert.is(mistakesOf("a;".repeat(100_000)).length, 1_000);
  assert.is(mistakesOf(`message M {${"a;".repeat(100_000)}`).length, 1_000);
  assert.is(mistakesOf("é;".repeat(100_000)).length, 1_000);
});

test("length-of-a-file-is-bounded", () => {
  assert.equal(mistakesOf(" ".repeat(FILE_UNITS_MAX)), []);
  assert.equal(mistakesOf(" ".repeat(FILE_UNITS_MAX + 1)), ["1:1: The file has more than 16777216 characters."]);
});

test("options-of-ranges-are-bounded", () => {
  const many = Array.from({ length: 2_000 }, (_, at) => at + 1).join(",");
  const options = Array.from({ length: 100 }, () => "a = 1").join(",");
  assert.match(
    mistakesOf(`message M { extensions ${many} [${options}]; }`).join(),
    /too many options for so many ranges/,
  );
});

/** Files that are long in one way each. */
const LONG: Record<string, (length: number) => string> = {
  blanks: (length) => " \n".repeat(length),
  "block comments in one line": (length) => "/**/".repeat(length),
  "line comments": (length) => "//\n\n".repeat(length),
  "comments between empty statements": (length) => "// a\n\n;".repeat(length),
  "open comments": (length) => "/* ".repeat(length),
  "open strings": (length) => `option a = ${'"'.repeat(length)}`,
  "adjacent strings": (length) => `option a = ${'"\\x41" '.repeat(length)};`,
  escapes: (length) => `option a = "${"\\u00e9".repeat(length)}";`,
  digits: (length) => `option a = ${"9".repeat(length)};`,
  "hexadecimal digits": (length) => `option a = 0x${"f".repeat(length)};`,
  "a name": (length) => `package ${"a".repeat(length)};`,
  "parts of a name": (length) => `package ${"a.".repeat(length)}a;`,
  "fields in one line": (length) => `syntax = "proto3"; message M {${"int32 a = 1; /* b */ ".repeat(length)}}`,
  oneofs: (length) => `syntax = "proto3"; message M {${"optional int32 a = 1;".repeat(length)}}`,
  ranges: (length) => `message M { reserved ${"1,".repeat(length)}1; }`,
  "a value": (length) => `option a = { ${"b: 1 # c\n".repeat(length)} };`,
  braces: (length) => "{}".repeat(length),
};

test("time-grows-with-the-length", () => {
  for (const [what, write] of Object.entries(LONG)) {
    const [short, long] = [write(5_000), write(50_000)];
    const timeOf = (text: string) => {
      const begin = process.cpuUsage();
      parseFile("a.proto", text);
      return process.cpuUsage(begin).user / 1_000;
    };
    timeOf(short);
    const [shortMs, longMs] = [Math.max(timeOf(short), 10), timeOf(long)];
    assert.ok(longMs < 60 * shortMs, `${what}: ${shortMs} ms, and ${longMs} ms for ten times the length`);
  }
});
