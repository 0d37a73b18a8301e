import * as assert from "uvu/assert";
import {
  FeatureSet_EnumType as EnumType,
  type FieldOptions,
  type FileDescriptorProto,
  MethodOptions_IdempotencyLevel as Idempotency,
  type MessageOptions,
} from "../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../../src/codegen/link/link.ts";
import { suite } from "../../suite.ts";
import { parsed, resolved } from "./linked.ts";

const test = suite("options in schemas");

const HEAD = 'edition = "2023";\npackage a;\nimport "google/protobuf/descriptor.proto";\n';

/** A message with a field of each kind, and options of its type. */
const RULE = `import "google/protobuf/any.proto";
enum Level { LEVEL_ZERO = 0; LEVEL_ONE = 1; LEVEL_BELOW = -3; }
message Rule {
  string name = 1; repeated int32 numbers = 2; Rule child = 3;
  repeated int32 expanded = 4 [features.repeated_field_encoding = EXPANDED];
  Rule group = 5 [features.message_encoding = DELIMITED];
  map<string, int32> counts = 6; Level level = 7; bytes raw = 8; double d = 9; float f = 10; sint32 s32 = 11;
  fixed32 f32 = 12; sfixed64 sf64 = 13; uint64 u64 = 14; bool b = 15; google.protobuf.Any any = 16;
  int32 implicit = 17 [features.field_presence = IMPLICIT];
  extensions 100 to max;
  reserved gone;
}
extend Rule { repeated string tags = 100; }
extend google.protobuf.MessageOptions { Rule rule = 1000; repeated int32 list = 1001; bool on = 1002; bytes raw = 1003; float f = 1004; Level level = 1005; int64 n = 1006; }
`;

/** The custom options of a message with the statements, in hexadecimal digits. */
function custom(statements: string): string {
  const file = resolved(`${HEAD}${RULE}message M { ${statements} }`);
  return hex(file.messageType.at(-1)?.options?.$unknown);
}

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString("hex");
}

/** The value of the option (rule), which is field 1000, as it is encoded. */
function rule(value: string): string {
  const encoded = custom(`option (rule) = ${value};`);
  assert.ok(encoded.startsWith("c23e"), encoded);
  return encoded.slice(6);
}

test("options-that-descriptor-proto-declares-become-fields", () => {
  const file = resolved(
    'syntax = "proto2"; option java_package = "x"; option optimize_for = CODE_SIZE; option deprecated = true; option cc_enable_arenas = false;',
  );
  assert.is(file.options?.javaPackage, "x");
  assert.is(file.options?.optimizeFor, 2);
  assert.is(file.options?.deprecated, true);
  assert.is(file.options?.ccEnableArenas, false);
  assert.equal(file.options?.uninterpretedOption, []);
  assert.is(file.options?.$unknown, undefined);
});

test("options-of-every-kind-of-declaration-are-interpreted", () => {
  const kinds = "File Message Field Oneof Enum EnumValue Service Method ExtensionRange".split(" ");
  const options = kinds.map(
    (kind) => `extend google.protobuf.${kind}Options { bool ${kind.toLowerCase()}_on = 1000; }`,
  );
  const file = resolved(`${HEAD}${options.join("\n")}
    option (file_on) = true;
    message M {
      option (message_on) = true;
      int32 n = 1 [(field_on) = true];
      oneof o { option (oneof_on) = true; int32 p = 2; }
      extensions 3 [(extensionrange_on) = true];
      extend M { int32 x = 3 [(field_on) = true]; }
    }
    enum E { option (enum_on) = true; Z = 0 [(enumvalue_on) = true]; }
    service S { option (service_on) = true; rpc R(M) returns (M) { option (method_on) = true; option idempotency_level = IDEMPOTENT; } }`);
  const [message] = file.messageType;
  const [method] = file.service[0]?.method ?? [];
  const found = [
    file.options,
    message?.options,
    message?.field[0]?.options,
    message?.oneofDecl[0]?.options,
    message?.extensionRange[0]?.options,
    message?.extension[0]?.options,
    file.enumType[0]?.options,
    file.enumType[0]?.value[0]?.options,
    file.service[0]?.options,
    method?.options,
  ];
  for (const each of found) assert.is(hex(each?.$unknown), "c03e01");
  assert.is(method?.options?.idempotencyLevel, Idempotency.IDEMPOTENT);
});

test("scalar-options-are-encoded-by-their-types", () => {
  assert.is(custom("option (on) = true;"), "d03e01");
  assert.is(custom('option (raw) = "\\377\\x00a";'), "da3e03ff0061");
  assert.is(custom("option (f) = 1;"), "e53e0000803f");
  assert.is(custom("option (f) = -inf;"), "e53e000080ff");
  assert.is(custom("option (f) = 1e300;"), "e53e0000807f");
  assert.is(custom("option (level) = LEVEL_BELOW;"), "e83efdffffffffffffffff01");
  assert.is(custom("option (n) = -9223372036854775808;"), "f03e80808080808080808001");
});

test("parts-of-one-option-are-put-together", () => {
  const together = rule('{ name: "x" level: LEVEL_ONE child { b: true } }');
  const apart = 'option (rule).name = "x"; option (a.rule).child.b = true; option (.a.rule).level = LEVEL_ONE;';
  assert.is(custom(apart).slice(6), together);
  assert.is(
    custom(`option (rule) = { level: LEVEL_ONE }; option (rule).name = "x"; option (rule).child = { b: true };`).slice(
      6,
    ),
    together,
  );
});

test("repeated-options-are-lists", () => {
  assert.is(custom("option (list) = 1; option (list) = -1;"), "ca3e0b01ffffffffffffffffff01");
  assert.is(custom("option (rule).expanded = 1; option (rule).expanded = 2;").slice(6), "20012002");
});

test("text-format-has-lists-commas-semicolons-and-angles", () => {
  assert.is(
    rule("{ numbers: [1, 2] numbers: 3, numbers: []; name: \"a\" 'b' }"),
    "0a02616212 03010203".replace(" ", ""),
  );
  assert.is(rule("{ child < b: true > }"), rule("{ child: { b: True } }"));
  assert.is(rule("{ numbers: 0x10 numbers: 010 numbers: -0 }"), "1203100800");
});

test("messages-are-encoded-by-their-features", () => {
  assert.is(rule("{ group { b: true } }"), "2b78012c");
  assert.is(rule("{ expanded: [1, 2] }"), "20012002");
  assert.is(rule("{ implicit: 0 }"), "");
  assert.is(rule("{ implicit: 1 }"), "880101");
  assert.is(rule("{ b: false }"), "7800");
});

test("numbers-are-encoded-by-their-types", () => {
  assert.is(
    rule("{ s32: -1 f32: 4294967295 sf64: -1 u64: 18446744073709551615 }"),
    "580165ffffffff69ffffffffffffffff70ffffffffffffffffff01",
  );
  assert.is(rule("{ d: 1 f: 1.5 }"), "49000000000000f03f550000c03f");
  assert.is(rule("{ d: -inf }"), "49000000000000f0ff");
  assert.is(rule("{ level: -3 }"), "38fdffffffffffffffff01");
});

test("strings-have-the-escapes-of-protobuf", () => {
  const text = String.raw`{ raw: "\n\r\t\a\b\f\v\\\?\'\"\101\x41\u00e9\U0001F600\uD83D\uDE00é" }`;
  const bytes = "0a0d0907080c0b5c3f2722" + "4141" + "c3a9" + "f09f9880" + "f09f9880" + "c3a9";
  assert.is(rule(text), `42${(bytes.length / 2).toString(16).padStart(2, "0")}${bytes}`);
});

test("entries-of-maps-are-sorted-and-the-last-of-a-key-counts", () => {
  const entry = (key: string, value: string) => `32050a01${key}10${value}`;
  const value = '{ counts { key: "b" value: 1 } counts: [{ key: "a" value: 2 }, { key: "b" value: 3 }] }';
  assert.is(rule(value), entry("61", "02") + entry("62", "03"));
  assert.is(rule('{ counts { key: "b" } }'), entry("62", "00"));
  assert.is(rule("{ counts {} }"), "32040a001000");
});

test("extensions-and-messages-in-an-any-stand-in-brackets", () => {
  assert.is(rule('{ [a.tags]: ["x", "y"] }'), "a20601 78a2060179".replace(" ", ""));
  const url = Buffer.from("type.googleapis.com/a.Rule").toString("hex");
  assert.is(rule("{ any { [type.googleapis.com/a.Rule] { b: true } } }"), `820120 0a1a${url}12027801`.replace(" ", ""));
});

test("value-of-a-removed-field-is-passed-over", () => {
  assert.is(rule('{ gone: 5 b: true gone { x: [1, < y: "}" >] } gone: -inf gone: "a" "b" }'), "7801");
});

test("group-is-named-by-its-type-or-its-field", () => {
  const schema = (name: string) => `syntax = "proto2"; import "google/protobuf/descriptor.proto";
    message O { optional group Inner = 1 { optional int32 n = 1; } }
    extend google.protobuf.FileOptions { optional O o = 1000; optional group Outer = 1001 { optional int32 n = 1; } }
    option (o) = { ${name} { n: 1 } }; option (outer).n = 2;`;
  for (const name of ["Inner", "inner"])
    assert.is(hex(resolved(schema(name)).options?.$unknown), "c23e040b08010c" + "cb3e0802cc3e");
});

test("items-of-message-sets-are-named-by-extension-or-type", () => {
  const schema = (name: string) => `syntax = "proto2"; package a; import "google/protobuf/descriptor.proto";
    message Set { option message_set_wire_format = true; extensions 4 to max; }
    message Item { extend Set { optional Item item = 5; } optional int32 n = 1; }
    extend google.protobuf.FileOptions { optional Set set = 1000; }
    option (set) = { [${name}] { n: 1 } };`;
  for (const name of ["a.Item.item", "a.Item"])
    assert.is(hex(resolved(schema(name)).options?.$unknown), "c23e08" + "0b10051a0208010c");
});

test("features-of-languages-are-unknown-fields-of-the-features", () => {
  const file = resolved(`edition = "2023"; import "google/protobuf/cpp_features.proto";
    option features.enum_type = CLOSED; option features.(pb.cpp).string_type = VIEW;`);
  assert.is(file.options?.features?.enumType, EnumType.CLOSED);
  assert.is(hex(file.options?.features?.$unknown), "c23e021001");
});

test("features-decide-how-options-of-the-same-file-are-encoded", () => {
  const file = resolved(`${HEAD}option features.repeated_field_encoding = EXPANDED;
    extend google.protobuf.FileOptions { repeated int32 list = 1000; }
    option (list) = 1; option (list) = 2;`);
  assert.is(hex(file.options?.$unknown), "c03e01c03e02");
});

test("options-that-were-interpreted-before-stay", () => {
  const before = resolved(`${HEAD}${RULE}message M { option (on) = true; option deprecated = true; }`);
  const options: MessageOptions | undefined = before.messageType.at(-1)?.options;
  const again = relinked(before);
  assert.equal(again.messageType.at(-1)?.options, options);
});

test("places-of-options-lead-to-the-interpreted-ones", () => {
  const file = resolved(
    `${HEAD}${RULE}message M {\n option (rule).name = "x"; option (list) = 1;\n option (list) = 2; option deprecated = true;\n}`,
  );
  const at = file.messageType.length - 1;
  const paths = (file.sourceCodeInfo?.location ?? [])
    .map(({ path }) => path.join(" "))
    .filter((path) => path.startsWith(`4 ${at} 7 `));
  assert.equal(paths, [`4 ${at} 7 1000 1`, `4 ${at} 7 1001 0`, `4 ${at} 7 1001 1`, `4 ${at} 7 3`]);
});

test("features-of-a-map-reach-its-entries", () => {
  const file = resolved('edition = "2023"; message M { map<string, string> m = 1 [features.utf8_validation = NONE]; }');
  const entry = file.messageType[0]?.nestedType[0];
  const options: (FieldOptions | undefined)[] = [file.messageType[0]?.field[0]?.options, entry?.field[0]?.options];
  for (const each of options) assert.is(each?.features?.utf8Validation, 3);
});

function relinked(file: FileDescriptorProto): FileDescriptorProto {
  const { files, mistakes } = link({
    files: [
      ...parsed('import "google/protobuf/any.proto"; import "google/protobuf/descriptor.proto";').slice(0, -1),
      file,
    ],
  });
  assert.equal(mistakes, []);
  const last = files.at(-1);
  if (last === undefined) throw new Error("The file is missing.");
  return last;
}
