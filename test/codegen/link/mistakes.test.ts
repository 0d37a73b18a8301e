/** What protoc refuses is refused, each mistake at its place and with what to do: names, types and imports, and all mistakes together. */

import * as assert from "uvu/assert";
import { FileDescriptorProto } from "../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../../src/codegen/link/link.ts";
import { suite } from "../../suite.ts";
import { EDITION, EDITION_2024, OPTIONS, PROTO2, PROTO3 } from "./beginnings.ts";
import { linked, mistakesIn, parsed, type Schema } from "./linked.ts";

const test = suite("mistakes that the linker finds");

/** A mistake, a schema with it, and all lines that the linker writes about the schema. */
const CASES: readonly [name: string, schema: Schema, mistakes: readonly string[]][] = [
  [
    "a-type-that-is-not-declared",
    `${PROTO3}message M {\n  Nothing n = 1;\n}`,
    ["a.proto:4:3: Nothing is not declared. Check its spelling, or import the file that declares it."],
  ],
  [
    "a-type-of-google-that-is-not-imported",
    `${PROTO3}message M {\n  google.protobuf.Timestamp n = 1;\n}`,
    [`a.proto:4:3: google.protobuf.Timestamp is not imported. Write: import "google/protobuf/timestamp.proto";`],
  ],
  [
    "a-field-as-a-type",
    `${PROTO3}message M {\n  message N { int32 x = 1; }\n N.x y = 1;\n}`,
    ["a.proto:5:2: N.x is a field. The type of a field is a message or an enum."],
  ],
  [
    "an-enum-as-a-request",
    `${PROTO3}enum A { A_X = 0; }\nmessage B {}\nservice S {\n  rpc F(A) returns (B);\n}`,
    ["a.proto:6:9: A is an enum. Methods take and return messages."],
  ],
  [
    "a-response-that-is-not-declared",
    `${PROTO3}message A { int32 C = 1; }\nservice S {\n  rpc F(A) returns (stream C);\n}`,
    ["a.proto:5:28: C is not declared. Check its spelling, or import the file that declares it."],
  ],
  [
    "an-extension-of-nothing",
    `${PROTO2}extend N {\n  optional int32 x = 9;\n}`,
    ["a.proto:3:8: N is not declared. Check its spelling, or import the file that declares it."],
  ],
  [
    "an-extension-of-an-enum",
    `${PROTO2}enum N { A = 0; }\nextend N {\n  optional int32 x = 9;\n}`,
    ["a.proto:4:8: x extends N, which is an enum. Only messages can be extended."],
  ],
  [
    "a-name-given-twice",
    `${PROTO3}message M {\n  string s = 1;\n  bool s = 2;\n}`,
    ["a.proto:5:8: a.M.s is declared twice, also at a.proto:4:10. Rename one of them."],
  ],
  [
    "a-name-given-twice-in-two-files",
    { "b.proto": `${PROTO3}message M {}`, "a.proto": `${PROTO3}message M {}` },
    ["a.proto:3:9: a.M is declared twice, also at b.proto:3:9. Rename one of them."],
  ],
  [
    "a-message-named-as-a-package",
    { "b.proto": 'syntax = "proto3";\npackage a.b;\n', "a.proto": `${PROTO3}message b {}` },
    ["a.proto:3:9: The message b has the name of the package a.b (b.proto). Rename it."],
  ],
  [
    "a-package-named-as-a-message",
    { "b.proto": `${PROTO3}message b {}`, "a.proto": 'syntax = "proto3";\npackage a.b;\n' },
    ["a.proto:2:1: The package a.b has the name of the message a.b (b.proto:3:9). Rename one of them."],
  ],
  [
    "two-enums-with-one-value",
    `${PROTO3}enum A {\n  ZERO = 0;\n}\nenum B {\n  ZERO = 0;\n}`,
    [
      "a.proto:7:3: The enums A and B both have a value ZERO, also at a.proto:4:3. The values of an enum are named in the scope around it. Begin its name with the name of the enum.",
    ],
  ],
  [
    "a-value-named-as-a-message",
    `${PROTO3}message ZERO {}\nenum B {\n  ZERO = 0;\n}`,
    [
      "a.proto:5:3: The value ZERO of the enum B has the name of the message at a.proto:3:9. The values of an enum are named in the scope around it. Rename one of them.",
    ],
  ],
  [
    "a-message-named-as-the-entries-of-a-map",
    `${PROTO3}message M {\n  message NsEntry {}\n  map<string, int32> ns = 1;\n}`,
    [
      "a.proto:3:1: a.M.NsEntry is declared twice, also at a.proto:4:11: a map field declares a message of this name for its entries. Rename the other one.",
    ],
  ],
  [
    "an-import-given-twice",
    { "b.proto": PROTO3, "a.proto": `${PROTO3}import "b.proto";\nimport "b.proto";` },
    [`a.proto:4:1: "b.proto" is imported twice. Remove one of the imports.`],
  ],
  [
    "an-import-that-is-not-there",
    `${PROTO3}import "b.proto";`,
    [`a.proto:3:1: The imported file "b.proto" does not exist.`],
  ],
  [
    "a-file-that-imports-itself",
    `${PROTO3}import "a.proto";`,
    ["a.proto:3:1: The file imports itself. Remove the import."],
  ],
  [
    "imports-in-a-circle",
    { "a.proto": `${PROTO3}import "b.proto";`, "b.proto": `${PROTO3}import "a.proto";` },
    [`a.proto:3:1: "b.proto" imports this file in turn. Move what both use into a third file.`],
  ],
];

for (const [name, schema, mistakes] of CASES) {
  test(`${name}-is-refused`, () => {
    assert.equal(mistakesIn(schema), mistakes);
  });
}

test("service-in-a-lite-file-has-no-generic-services", () => {
  const head = `${PROTO3}option optimize_for = LITE_RUNTIME;\n`;
  assert.equal(mistakesIn(`${head}service S {}`), []);
  assert.match(
    mistakesIn(`${head}option cc_generic_services = true;\nservice S {}`)[0] ?? "",
    /^a\.proto:5:9: The service S /,
  );
});

test("thousands-of-mistakes-are-found-in-time", () => {
  const count = 10_000;
  const lines = (line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join("");
  const reserved = `reserved ${Array.from({ length: count }, (_, index) => 2 * index + 30_001).join(", ")};`;
  const fields = lines((index) => `int32 f${index} = ${2 * index + 30_001};`);
  const begin = process.cpuUsage().user;
  assert.is(mistakesIn(`${PROTO3}message M { ${reserved} ${fields} }`).length, count);
  assert.is(mistakesIn(`${PROTO3}enum E { Z = 0; ${lines((index) => `A${index} = 0;`)} }`).length, count);
  assert.is(
    mistakesIn(`${PROTO3}message N { ${lines((index) => `Nothing n${index} = ${index + 30_000};`)} }`).length,
    count,
  );
  assert.ok(process.cpuUsage().user - begin < 20_000_000);
});

/** What looks like a mistake, and is none. */
const ACCEPTED: readonly [name: string, schema: Schema][] = [
  [
    "names-in-json-that-clash-in-proto2",
    `${PROTO2}message M { optional string a = 1 [json_name = "x"]; optional string x = 2; }`,
  ],
  [
    "values-that-differ-by-case-in-proto2-with-the-option",
    `${PROTO2}enum E { option deprecated_legacy_json_field_conflicts = true; ABC = 1; Abc = 2; }`,
  ],
  [
    "one-number-for-a-value-with-and-without-the-name-of-its-enum",
    `${PROTO3}enum Foo { option allow_alias = true; Z = 0; FOO_Z = 0; }`,
  ],
  ["extension-of-options-in-proto3", `${OPTIONS}extend google.protobuf.FileOptions { bool one = 50001; }`],
  [
    "features-of-a-file-that-do-not-apply-to-every-field",
    `${EDITION}option features.message_encoding = DELIMITED;\noption features.field_presence = IMPLICIT;\nmessage M { extensions 9; repeated int32 n = 1; M m = 2; }\nextend M { int32 x = 9; }`,
  ],
  [
    "values-of-one-name-in-different-scopes",
    `${PROTO3}enum A { ZERO = 0; }\nmessage M { enum B { ZERO = 0; } message N { enum B { ZERO = 0; } } }`,
  ],
  [
    "closed-enum-that-does-not-begin-with-0",
    `${PROTO2}enum E { ONE = 1; } message M { optional E e = 1 [default = ONE]; map<int32, E> m = 2; }`,
  ],
  [
    "names-in-any-style-if-the-file-wishes",
    `edition = "2024"; package Foo; option features.enforce_naming_style = STYLE_LEGACY; message m {}`,
  ],
  [
    "export-of-enums-in-a-message-that-only-names-them",
    `${EDITION_2024}option features.default_symbol_visibility = STRICT; local message X { export enum F { FZ = 0; } reserved 1 to max; }`,
  ],
  [
    "float-default-that-rounds-to-the-greatest",
    `${PROTO2}message M { optional float f = 1 [default = 3.4028235e38]; optional float g = 2 [default = -inf]; }`,
  ],
  [
    "message-set-with-large-numbers",
    `${PROTO2}message M { option message_set_wire_format = true; extensions 4 to max; } message N { extend M { optional N n = 600000000; } }`,
  ],
  [
    "alternatives-that-two-files-declare-with-one-number",
    {
      "m.proto": `${PROTO2}message M { extensions 9; }`,
      "b.proto": `${PROTO2}import "m.proto"; extend M { optional int32 b = 9; }`,
      "a.proto": `${PROTO2}import "m.proto"; extend M { optional int32 a = 9; }`,
    },
  ],
];

for (const [name, schema] of ACCEPTED) {
  test(`${name}-is-accepted`, () => {
    assert.equal(mistakesIn(schema), []);
  });
}

test("clashes-that-proto2-tolerates-are-warned-of", () => {
  const json = `${PROTO2}message M { optional string foo_bar = 1; optional string fooBar = 2; }`;
  assert.match(linked(json).warnings[0]?.text ?? "", /would both be named fooBar in JSON/);
  const values = `${PROTO2}enum E { option deprecated_legacy_json_field_conflicts = true; ABC = 1; Abc = 2; }`;
  assert.match(linked(values).warnings[0]?.text ?? "", /would have one name/);
});

test("values-that-differ-by-case-are-refused-in-proto2-as-protoc-does-since-22-and-buf-does-not", () => {
  assert.match(mistakesIn(`${PROTO2}enum E { ABC = 1; Abc = 2; }`)[0] ?? "", /or write: option deprecated_legacy_json/);
  // Elsewhere the option changes nothing.
  const option = "option deprecated_legacy_json_field_conflicts = true;";
  assert.match(mistakesIn(`${PROTO3}enum E { ${option} E_A = 0; A = 1; }`)[0] ?? "", /Rename one of them\.$/);
});

test("order-of-oneofs-and-their-fields-in-descriptors-is-that-of-protoc", () => {
  const schema = `${PROTO3}message M { int32 x = 1; oneof o { int32 a = 2; int32 b = 3; } optional int32 p = 4; }`;
  const [file] = parsed(schema);
  const [message] = file?.messageType ?? [];
  if (file === undefined || message === undefined) throw new Error("There is no message.");
  const [x, a, b, p] = message.field;
  const [o, ofP] = message.oneofDecl;
  const mistakes = (changed: Partial<typeof message>) =>
    link({ files: [{ ...file, messageType: [{ ...message, ...changed }] }] }).mistakes.map(({ text }) => text);
  if (!(x && a && b && p && o && ofP)) throw new Error("There are no fields.");
  assert.equal(mistakes({}), []);
  assert.match(mistakes({ field: [a, x, b, p] })[0] ?? "", /^The field x stands between a .* and b, .* oneof o\./);
  assert.match(mistakes({ field: [x, a, { ...b, oneofIndex: 1 }, p] })[0] ?? "", /p has proto3_optional, but no oneof/);
  const swapped = [x, { ...a, oneofIndex: 1 }, { ...b, oneofIndex: 1 }, { ...p, oneofIndex: 0 }];
  assert.match(mistakes({ field: swapped, oneofDecl: [ofP, o] })[0] ?? "", /^The oneof o stands after _p, /);
});

test("all-mistakes-of-all-files-are-reported", () => {
  const files = {
    "b.proto": `${PROTO3}message B {\n  Nothing n = 1;\n  string s = 1;\n  int32 i = 2 [packed = yes];\n}`,
    "a.proto": `${PROTO3}import "b.proto";\nmessage A {\n  B b = 0;\n  None n = 1;\n}`,
  };
  const places = mistakesIn(files).map((line) => line.slice(0, 11));
  assert.equal(places.sort(), ["a.proto:5:9", "a.proto:6:3", "b.proto:4:3", "b.proto:5:1", "b.proto:6:1"]);
});

test("extension-of-something-unknown-is-reported-once", () => {
  const schema = `${PROTO2}extend Nothing { optional int32 n = 9; optional Nobody m = 10; }\nmessage M { option (n) = 1; option (m).x = 2; }`;
  assert.is(mistakesIn(schema).length, 3);
});

test("mistakes-in-descriptors-without-places-name-the-file", () => {
  const [file] = parsed(`${PROTO3}message M { Nothing n = 1; }`);
  const { mistakes } = link({ files: [{ ...FileDescriptorProto.create(file), sourceCodeInfo: undefined }] });
  assert.is(mistakes[0]?.file, "a.proto");
  assert.is(mistakes[0]?.place, undefined);
});
