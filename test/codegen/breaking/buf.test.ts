/** Compares `chatwire check` with `buf breaking` on small changes. Every difference has its reason. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { CATEGORIES } from "../../../src/codegen/breaking/finding.ts";
import { compareSchemas } from "../../../src/codegen/breaking/schemas.ts";
import { loadFolders } from "../../../src/codegen/breaking/versions/folders.ts";
import { suite } from "../../suite.ts";

const test = suite("check command and buf");

const BUF = join(import.meta.dirname, "../../../node_modules/.bin/buf");

type Level = (typeof CATEGORIES)[number] | "nothing";

interface Change {
  readonly old: string;
  readonly now: string;
  /** The path of the newer file. Default: a.proto. */
  readonly nowFile?: string;
}

/** What `chatwire check` says where buf says something else, and why. */
type Difference = readonly [ours: Level, reason: string];

const EDITION = "A change of syntax is found by what it changes.";
const LANGUAGES = "The option is for the generators of other languages.";
const METHOD = "A client of the older version calls the method by its name.";
const REMOVED = "Nobody reads what programs of the older version send.";
const RENAMED = "Bytes and JSON are the same. buf cannot tell a rename from another type.";
const RESERVED = "Fields and values are removed like that. Whoever still uses one is told by tsc.";
const SIGN = "In JSON an unsigned type refuses negative numbers.";

const DIFFERENCES: Readonly<Record<string, Difference>> = {
  removed_field_reserved: ["nothing", RESERVED],
  removed_value_reserved: ["nothing", RESERVED],
  int32_to_uint32: ["WIRE_JSON", SIGN],
  fixed32_to_sfixed32: ["WIRE_JSON", SIGN],
  fixed64_to_sfixed64: ["WIRE_JSON", SIGN],
  enum_to_int32: ["WIRE_JSON", "An open enum has the bytes of an int32. Only its JSON has names."],
  renamed_message: ["SOURCE", RENAMED],
  renamed_enum: ["SOURCE", RENAMED],
  moved_into_message: ["SOURCE", RENAMED],
  removed_message: ["WIRE", REMOVED],
  removed_enum: ["WIRE", REMOVED],
  removed_extension: ["WIRE", REMOVED],
  narrower_extension_range: ["WIRE", "Extensions of others lose their numbers, which may be used for something else."],
  made_map: ["WIRE_JSON", "A map has the bytes of a list of its entries. In JSON it is an object."],
  into_own_oneof: ["SOURCE", "The only field in a oneof has the bytes and the JSON of an optional field."],
  renamed_oneof: ["SOURCE", "The name of a oneof is neither in the bytes nor in JSON."],
  jstype_string: ["nothing", "Generated code has a bigint for JS_STRING, as without the option."],
  utf8_checked: ["WIRE", "A reader that checks UTF-8 refuses what was sent before."],
  utf8_unchecked: ["nothing", "A reader that checks nothing reads what was sent before."],
  group_in_edition: ["nothing", EDITION],
  same_in_an_edition: ["nothing", EDITION],
  other_first_value: ["WIRE", "An absent field has the first value."],
  renumbered_extension: ["WIRE", "buf takes it for a new extension."],
  removed_method: ["WIRE", METHOD],
  renamed_method: ["WIRE", METHOD],
  removed_service: ["WIRE", METHOD],
  renamed_service: ["WIRE", METHOD],
  other_options_of_languages: ["nothing", LANGUAGES],
  standard_accessor: ["nothing", LANGUAGES],
  removed_file: ["WIRE", REMOVED],
  removed_package: ["WIRE", REMOVED],
};

const proto2 = (...lines: readonly string[]) => `syntax = "proto2"; ${lines.join("\n")}`;
const proto3 = (...lines: readonly string[]) => `syntax = "proto3"; ${lines.join("\n")}`;
const edition = (...lines: readonly string[]) => `edition = "2023"; ${lines.join("\n")}`;
const fields = (...lines: readonly string[]) => proto3(`message M { ${lines.join(" ")} }`);
const rpc = (text: string) => proto3("message Q {} message R {} message S {}", `service T { ${text} }`);

const CHANGES: Readonly<Record<string, Change>> = {
  new_field: { old: fields("int32 a = 1;"), now: fields("int32 a = 1; int32 b = 2;") },
  renumbered_field: { old: fields("int32 a = 1;"), now: fields("int32 a = 2;") },
  renamed_field: { old: fields("int32 a = 1;"), now: fields("int32 b = 1;") },
  renamed_field_same_property: { old: fields("int32 a_b = 1;"), now: fields("int32 aB = 1;") },
  renamed_field_same_json: { old: fields("int32 a = 1;"), now: fields('int32 b = 1 [json_name = "a"];') },
  other_json_name: { old: fields("int32 a = 1;"), now: fields('int32 a = 1 [json_name = "x"];') },
  removed_field: { old: fields("int32 a = 1;"), now: fields("") },
  removed_field_number_reserved: { old: fields("int32 a = 1;"), now: fields("reserved 1;") },
  removed_field_reserved: { old: fields("int32 a = 1;"), now: fields('reserved 1; reserved "a";') },
  reused_number: { old: fields("int32 a = 1;"), now: fields("string b = 1;") },
  int32_to_int64: { old: fields("int32 a = 1;"), now: fields("int64 a = 1;") },
  int32_to_uint32: { old: fields("int32 a = 1;"), now: fields("uint32 a = 1;") },
  int32_to_bool: { old: fields("int32 a = 1;"), now: fields("bool a = 1;") },
  int32_to_sint32: { old: fields("int32 a = 1;"), now: fields("sint32 a = 1;") },
  fixed32_to_sfixed32: { old: fields("fixed32 a = 1;"), now: fields("sfixed32 a = 1;") },
  fixed64_to_sfixed64: { old: fields("fixed64 a = 1;"), now: fields("sfixed64 a = 1;") },
  sint32_to_sint64: { old: fields("sint32 a = 1;"), now: fields("sint64 a = 1;") },
  string_to_bytes: { old: fields("string a = 1;"), now: fields("bytes a = 1;") },
  bytes_to_string: { old: fields("bytes a = 1;"), now: fields("string a = 1;") },
  float_to_double: { old: fields("float a = 1;"), now: fields("double a = 1;") },
  enum_to_int32: {
    old: fields("enum E { A = 0; } E a = 1;"),
    now: fields("enum E { A = 0; } int32 a = 1;"),
  },
  closed_enum_to_int32: {
    old: proto2("message M { enum E { A = 0; } optional E a = 1; }"),
    now: proto2("message M { enum E { A = 0; } optional int32 a = 1; }"),
  },
  other_enum: {
    old: fields("enum E { A = 0; } enum F { B = 0; } E a = 1;"),
    now: fields("enum E { A = 0; } enum F { B = 0; } F a = 1;"),
  },
  other_message: {
    old: fields("message A {} message B {} A a = 1;"),
    now: fields("message A {} message B {} B a = 1;"),
  },
  renamed_message: {
    old: proto3("message A { int32 a = 1; } message M { A a = 1; }"),
    now: proto3("message B { int32 a = 1; } message M { B a = 1; }"),
  },
  renamed_enum: {
    old: proto3("enum E { A = 0; B = 1; } message M { E a = 1; }"),
    now: proto3("enum F { A = 0; B = 1; } message M { F a = 1; }"),
  },
  removed_message: { old: proto3("message A {} message B {}"), now: proto3("message A {}") },
  removed_enum: { old: proto3("message A {} enum E { A0 = 0; }"), now: proto3("message A {}") },
  moved_into_message: {
    old: proto3("message A { int32 a = 1; } message M { A a = 1; }"),
    now: proto3("message M { message A { int32 a = 1; } A a = 1; }"),
  },
  made_repeated: { old: fields("int32 a = 1;"), now: fields("repeated int32 a = 1;") },
  made_singular: { old: fields("repeated string a = 1;"), now: fields("string a = 1;") },
  made_optional: { old: fields("int32 a = 1;"), now: fields("optional int32 a = 1;") },
  made_map: {
    old: fields("message E { string key = 1; int32 value = 2; } repeated E a = 1;"),
    now: fields("message E { string key = 1; int32 value = 2; } map<string, int32> a = 1;"),
  },
  other_map_value: { old: fields("map<string, int32> a = 1;"), now: fields("map<string, string> a = 1;") },
  wider_map_value: { old: fields("map<string, int32> a = 1;"), now: fields("map<string, int64> a = 1;") },
  other_map_key: { old: fields("map<int32, int32> a = 1;"), now: fields("map<string, int32> a = 1;") },
  into_shared_oneof: {
    old: fields("int32 a = 1; oneof o { int32 b = 2; }"),
    now: fields("oneof o { int32 b = 2; int32 a = 1; }"),
  },
  into_own_oneof: { old: fields("optional int32 a = 1;"), now: fields("oneof o { int32 a = 1; }") },
  out_of_oneof: {
    old: fields("oneof o { int32 a = 1; int32 b = 2; }"),
    now: fields("oneof o { int32 b = 2; } optional int32 a = 1;"),
  },
  renamed_oneof: {
    old: fields("oneof o { int32 a = 1; int32 b = 2; }"),
    now: fields("oneof p { int32 a = 1; int32 b = 2; }"),
  },
  required_made_optional: {
    old: proto2("message M { required int32 a = 1; }"),
    now: proto2("message M { optional int32 a = 1; }"),
  },
  new_required: {
    old: proto2("message M { optional int32 a = 1; }"),
    now: proto2("message M { optional int32 a = 1; required int32 b = 2; }"),
  },
  removed_required_reserved: {
    old: proto2("message M { required int32 a = 1; }"),
    now: proto2('message M { reserved 1; reserved "a"; }'),
  },
  other_default: {
    old: proto2("message M { optional int32 a = 1 [default = 1]; }"),
    now: proto2("message M { optional int32 a = 1 [default = 2]; }"),
  },
  removed_default: {
    old: proto2("message M { optional int32 a = 1 [default = 1]; }"),
    now: proto2("message M { optional int32 a = 1; }"),
  },
  new_default: {
    old: proto2("message M { optional int32 a = 1; }"),
    now: proto2("message M { optional int32 a = 1 [default = 1]; }"),
  },
  zero_default: {
    old: proto2("message M { optional int32 a = 1; }"),
    now: proto2("message M { optional int32 a = 1 [default = 0]; }"),
  },
  jstype: { old: fields("int64 a = 1;"), now: fields("int64 a = 1 [jstype = JS_NUMBER];") },
  jstype_string: { old: fields("int64 a = 1;"), now: fields("int64 a = 1 [jstype = JS_STRING];") },
  packed: { old: fields("repeated int32 a = 1;"), now: fields("repeated int32 a = 1 [packed = false];") },
  utf8_checked: {
    old: edition("message M { string a = 1 [features.utf8_validation = NONE]; }"),
    now: edition("message M { string a = 1; }"),
  },
  utf8_unchecked: {
    old: edition("message M { string a = 1; }"),
    now: edition("message M { string a = 1 [features.utf8_validation = NONE]; }"),
  },
  group_to_message: {
    old: proto2("message M { optional group Foo = 1 { optional int32 a = 1; } }"),
    now: proto2("message M { message Foo { optional int32 a = 1; } optional Foo foo = 1; }"),
  },
  group_in_edition: {
    old: proto2("message M { optional group Foo = 1 { optional int32 a = 1; } }"),
    now: edition("message M { message Foo { int32 a = 1; } Foo foo = 1 [features.message_encoding = DELIMITED]; }"),
  },
  renamed_value: { old: proto3("enum E { A = 0; B = 1; }"), now: proto3("enum E { A = 0; C = 1; }") },
  renumbered_value: { old: proto3("enum E { A = 0; B = 1; }"), now: proto3("enum E { A = 0; B = 2; }") },
  removed_value: { old: proto3("enum E { A = 0; B = 1; }"), now: proto3("enum E { A = 0; }") },
  removed_value_number_reserved: {
    old: proto3("enum E { A = 0; B = 1; }"),
    now: proto3("enum E { A = 0; reserved 1; }"),
  },
  removed_value_reserved: {
    old: proto3("enum E { A = 0; B = 1; }"),
    now: proto3('enum E { A = 0; reserved 1; reserved "B"; }'),
  },
  removed_alias: {
    old: proto3("enum E { option allow_alias = true; A = 0; B = 1; C = 1; }"),
    now: proto3('enum E { A = 0; B = 1; reserved "C"; }'),
  },
  other_first_value: {
    old: proto2("enum E { A = 1; B = 2; }"),
    now: proto2("enum E { B = 2; A = 1; }"),
  },
  closed_enum: {
    old: edition("enum E { A = 0; }"),
    now: edition("enum E { option features.enum_type = CLOSED; A = 0; }"),
  },
  reservation_removed: { old: fields("reserved 1 to 3;"), now: fields("reserved 1 to 2;") },
  reserved_name_removed: { old: fields('reserved "a";'), now: fields("") },
  reserved_enum_number_removed: {
    old: proto3("enum E { A = 0; reserved 1; }"),
    now: proto3("enum E { A = 0; }"),
  },
  reserved_number_used: { old: fields("reserved 1;"), now: fields("int32 a = 1;") },
  narrower_extension_range: {
    old: proto2("message M { extensions 100 to 199; }"),
    now: proto2("message M { extensions 100 to 149; }"),
  },
  split_extension_range: {
    old: proto2("message M { extensions 100 to 199; }"),
    now: proto2("message M { extensions 100 to 149, 150 to 199; }"),
  },
  removed_extension: {
    old: proto2("message M { extensions 9; } extend M { optional int32 x = 9; }"),
    now: proto2("message M { extensions 9; }"),
  },
  renamed_extension: {
    old: proto2("message M { extensions 9; } extend M { optional int32 x = 9; }"),
    now: proto2("message M { extensions 9; } extend M { optional int32 y = 9; }"),
  },
  renumbered_extension: {
    old: proto2("message M { extensions 8 to 9; } extend M { optional int32 x = 9; }"),
    now: proto2("message M { extensions 8 to 9; } extend M { optional int32 x = 8; }"),
  },
  retyped_extension: {
    old: proto2("message M { extensions 9; } extend M { optional int32 x = 9; }"),
    now: proto2("message M { extensions 9; } extend M { optional string x = 9; }"),
  },
  json_best_effort: {
    old: edition("message M { int32 a = 1; }"),
    now: edition("message M { option features.json_format = LEGACY_BEST_EFFORT; int32 a = 1; }"),
  },
  enum_json_best_effort: {
    old: edition("enum E { A = 0; }"),
    now: edition("enum E { option features.json_format = LEGACY_BEST_EFFORT; A = 0; }"),
  },
  same_in_an_edition: {
    old: proto3("message M { int32 a = 1; }"),
    now: edition("message M { int32 a = 1 [features.field_presence = IMPLICIT]; }"),
  },
  proto3_to_proto2: {
    old: proto3("message M { optional int32 a = 1; }"),
    now: proto2("message M { optional int32 a = 1; }"),
  },
  removed_method: { old: rpc("rpc Do(Q) returns (R); rpc Go(Q) returns (S);"), now: rpc("rpc Do(Q) returns (R);") },
  renamed_method: { old: rpc("rpc Do(Q) returns (R);"), now: rpc("rpc Go(Q) returns (R);") },
  other_request: { old: rpc("rpc Do(Q) returns (R);"), now: rpc("rpc Do(S) returns (R);") },
  other_response: { old: rpc("rpc Do(Q) returns (R);"), now: rpc("rpc Do(Q) returns (S);") },
  client_stream: { old: rpc("rpc Do(Q) returns (R);"), now: rpc("rpc Do(stream Q) returns (R);") },
  server_stream: { old: rpc("rpc Do(Q) returns (R);"), now: rpc("rpc Do(Q) returns (stream R);") },
  idempotency: {
    old: rpc("rpc Do(Q) returns (R) { option idempotency_level = NO_SIDE_EFFECTS; }"),
    now: rpc("rpc Do(Q) returns (R) { option idempotency_level = IDEMPOTENT; }"),
  },
  removed_service: { old: rpc("rpc Do(Q) returns (R);"), now: proto3("message Q {} message R {} message S {}") },
  renamed_service: {
    old: rpc("rpc Do(Q) returns (R);"),
    now: rpc("rpc Do(Q) returns (R);").replace("service T", "service U"),
  },
  other_package: { old: fields("int32 a = 1;"), now: proto3("package other.v2; message M { int32 a = 1; }") },
  moved_file: { old: fields("int32 a = 1;"), now: fields("int32 a = 1;"), nowFile: "b.proto" },
  removed_file: { old: fields("int32 a = 1;"), now: proto3("message N { int32 b = 1; }"), nowFile: "b.proto" },
  removed_package: {
    old: fields("int32 a = 1;"),
    now: proto3("package another; message N { int32 b = 1; }"),
    nowFile: "b.proto",
  },
  other_options_of_languages: {
    old: proto3('option go_package = "a/b"; message M {}'),
    now: proto3('option go_package = "a/c"; message M {}'),
  },
  standard_accessor: {
    old: proto3("message M {}"),
    now: proto3("message M { option no_standard_descriptor_accessor = true; }"),
  },
};

function withPackage(name: string, text: string): string {
  return text.includes("package ") && !text.includes("go_package") ? text : text.replace("; ", `; package ${name}; `);
}

let folder = "";
/** What buf says of each change. */
let byBuf: ReadonlyMap<string, Level> = new Map();

test.before(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-buf-"));
  for (const [name, { old, now, nowFile = "a.proto" }] of Object.entries(CHANGES)) {
    write(`old/${name}/a.proto`, withPackage(name, old));
    write(`now/${name}/${nowFile}`, withPackage(name, now));
  }
  byBuf = levelsOfBuf();
});

test.after(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const CONFIG = { version: "v2", breaking: { use: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE"] } };

function buf(args: readonly string[], folderOfRun: string): string[] {
  const { stdout, stderr, status } = spawnSync(BUF, args, { cwd: folderOfRun, encoding: "utf8" });
  assert.ok(status === 0 || status === 100, stderr);
  return stdout.trim().split("\n");
}

/** The worst that buf says of each change. */
function levelsOfBuf(): Map<string, Level> {
  for (const version of ["old", "now"]) write(`${version}/buf.yaml`, JSON.stringify(CONFIG));
  const now = join(folder, "now");
  const rules = new Map<string, Level>();
  for (const line of buf(["config", "ls-breaking-rules", "--format", "json"], now)) {
    const { id, categories }: { id: string; categories: string[] } = JSON.parse(line);
    rules.set(id, CATEGORIES.find((each) => categories.includes(each)) ?? "SOURCE");
  }
  const levels = new Map<string, Level>();
  for (const line of buf(["breaking", ".", "--against", "../old", "--error-format", "json"], now)) {
    const { path = "", message, type }: { path?: string; message: string; type: string } = JSON.parse(line);
    // The folder of a change has its name. A file or package that is gone is named in the message only.
    const isNamed = (each: string) => message.includes(`"${each}/`) || message.includes(`"${each}"`);
    const name = Object.keys(CHANGES).find((each) => (path === "" ? isNamed(each) : path.startsWith(`${each}/`)));
    const level = rules.get(type) ?? "SOURCE";
    if (name !== undefined) levels.set(name, worse(levels.get(name) ?? "nothing", level));
  }
  return levels;
}

const ORDER: readonly Level[] = [...CATEGORIES, "nothing"];

function worse(one: Level, other: Level): Level {
  return ORDER.indexOf(one) < ORDER.indexOf(other) ? one : other;
}

function ourLevel(name: string): Level {
  const [old, now] = ["old", "now"].map((version) => loadFolders([join(folder, version, name)]));
  assert.ok(old !== undefined && now !== undefined);
  return compareSchemas(old, now).reduce<Level>((level, { category }) => worse(level, category), "nothing");
}

for (const name of Object.keys(CHANGES)) {
  const [wanted, reason] = DIFFERENCES[name] ?? [];
  const title = name.replaceAll("_", "-");
  test(wanted === undefined ? `${title}-breaks-what-buf-says` : `${title}-breaks-something-else-than-buf-says`, () => {
    const theirs = byBuf.get(name) ?? "nothing";
    const ours = ourLevel(name);
    if (wanted === undefined) assert.is(ours, theirs);
    else {
      assert.is(ours, wanted, reason);
      assert.is.not(theirs, wanted, "There is no difference.");
      // Whatever breaks the bytes or the JSON for buf is found.
      if (theirs === "WIRE" || theirs === "WIRE_JSON") assert.is.not(ours, "nothing");
    }
  });
}
