/** What protoc refuses is refused, each mistake at its place and with what to do: fields, enums and what a file exports. */

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { EDITION, EDITION_2024, PROTO2, PROTO3 } from "./beginnings.ts";
import { mistakesIn, type Schema } from "./linked.ts";

const test = suite("mistakes in fields and enums");

/** A mistake, a schema with it, and all lines that the linker writes about the schema. */
const CASES: readonly [name: string, schema: Schema, mistakes: readonly string[]][] = [
  [
    "a-required-field-in-proto3",
    `${PROTO3}message M {\n  required int32 n = 1;\n}`,
    ["a.proto:4:18: The field n is required, which proto3 does not allow. Remove the label."],
  ],
  [
    "a-group-in-proto3",
    `${PROTO3}message M {\n  repeated group G = 1 { string s = 1; }\n}`,
    ["a.proto:4:18: Only proto2 has groups. Make the group G a message."],
  ],
  [
    "a-default-in-proto3",
    `${PROTO3}message M {\n  optional string s = 1 [default = "x"];\n}`,
    ["a.proto:4:36: The field s has a default, which proto3 does not allow. Remove it."],
  ],
  [
    "a-closed-enum-in-proto3",
    { "b.proto": `${PROTO2}enum E { A = 1; }`, "a.proto": `${PROTO3}import "b.proto";\nmessage M {\n  E e = 1;\n}` },
    ["a.proto:5:3: The field e has the closed enum a.E, which proto3 does not allow. Declare an enum in proto3."],
  ],
  [
    "an-enum-that-does-not-begin-with-0",
    `${PROTO3}enum E {\n  E_ONE = 1;\n}`,
    ["a.proto:4:11: The first value of the enum E must have the number 0."],
  ],
  [
    "a-value-number-given-twice",
    `${PROTO3}enum E {\n  A = 0;\n  B = 0;\n}`,
    [
      "a.proto:5:7: The values A (a.proto:4:3) and B of E both have the number 0. Use 1. If both are meant to be one, write: option allow_alias = true;",
    ],
  ],
  [
    "values-that-differ-by-the-name-of-the-enum-only",
    `${PROTO3}enum Foo {\n  FOO_Z = 0;\n  FOO_BAR = 1;\n  bar = 2;\n}`,
    [
      "a.proto:6:3: The values FOO_BAR (a.proto:5:3) and bar of Foo would have one name without the name of the enum, or in another case. Rename one of them.",
    ],
  ],
  [
    "values-that-are-reserved",
    `${PROTO3}enum Foo {\n  Z = 0;\n  Y = 3; X = 4; reserved 3 to 5, 5 to 6; reserved "X", "X";\n}`,
    [
      "a.proto:5:34: The reserved numbers 5 to 6 and 3 to 5 of Foo overlap. Make them apart.",
      "a.proto:5:56: Foo reserves the name X twice. Remove one.",
      "a.proto:5:7: The value Y has the number 3, which is reserved. Use another number.",
      "a.proto:5:14: The value X has the number 4, which is reserved. Use another number.",
      "a.proto:5:10: The value X has a reserved name. Give it another name.",
    ],
  ],
  [
    "fields-with-one-name-in-json",
    `${PROTO3}message M {\n  string foo_bar = 1;\n  string fooBar = 2;\n}`,
    ["a.proto:5:10: The fields foo_bar (a.proto:4:10) and fooBar of M would both be named fooBar in JSON. Rename one."],
  ],
  [
    "a-name-in-json-that-another-field-has",
    `${PROTO3}message M {\n  string a = 1;\n  string b = 2 [json_name = "a"];\n}`,
    [
      "a.proto:5:10: The fields a (a.proto:4:10) and b of M would both be named a in JSON. Rename one, or give it another json_name.",
    ],
  ],
  [
    "two-fields-given-one-name-in-json",
    `${PROTO2}message M {\n  optional string a = 1 [json_name = "x"];\n  optional string b = 2 [json_name = "x"];\n}`,
    [
      "a.proto:5:19: The fields a (a.proto:4:19) and b of M would both be named x in JSON. Rename one, or give it another json_name.",
    ],
  ],
  [
    "a-name-in-json-that-means-an-extension",
    `${PROTO3}message M {\n  string a = 1 [json_name = "[b]"];\n}`,
    [`a.proto:4:10: The field a cannot be named "[b]" in JSON. Extensions have such names.`],
  ],
  [
    "defaults-that-do-not-fit",
    `${PROTO2}message M {\n  optional E e = 1 [default = C]; enum E { A = 1; } optional M m = 3 [default = X]; \n}`,
    [
      "a.proto:4:31: The default of the field e does not fit its type: the enum a.M.E has no value C.",
      "a.proto:4:81: The field m is a message, so it cannot have a default. Remove it.",
    ],
  ],
  [
    "a-default-of-a-list",
    `${PROTO2}message M {\n  repeated int32 n = 1 [default = 1];\n}`,
    ["a.proto:4:35: The field n is repeated, so it cannot have a default. Remove it."],
  ],
  [
    "packed-fields-that-cannot-be",
    `${PROTO2}message M {\n  optional int32 n = 1 [packed = true]; repeated string s = 2 [packed = true];\n}`,
    [
      "a.proto:4:18: The field n cannot be packed. Only repeated numbers, bools and enums can be.",
      "a.proto:4:57: The field s cannot be packed. Only repeated numbers, bools and enums can be.",
    ],
  ],
  [
    "jstype-on-other-types",
    `${PROTO3}message M {\n  int32 n = 1 [jstype = JS_NUMBER]; map<string, int64> m = 2 [jstype = JS_STRING];\n}`,
    [
      "a.proto:4:9: jstype is for 64-bit fields, not for int32. Remove it from the field n.",
      "a.proto:4:56: jstype is for 64-bit fields, not for maps. Remove it from the field m.",
    ],
  ],
  [
    "a-lazy-number",
    `${PROTO3}message M {\n  int32 n = 1 [lazy = true];\n}`,
    ["a.proto:4:9: The field n cannot be lazy. Only messages can be."],
  ],
  [
    "a-map-with-keys-of-an-enum",
    `${PROTO3}enum E { Z = 0; } message M {\n  map<E, string> m = 1;\n}`,
    ["a.proto:4:18: The keys of the map m can be whole numbers, bools or strings only."],
  ],
  [
    "the-entries-of-a-map-as-a-type",
    `${PROTO3}message M {\n  map<string, string> m = 1;\n  MEntry e = 2;\n}`,
    ["a.proto:5:3: a.M.MEntry is the message of a map's entries and cannot be the type of e."],
  ],
  [
    "packed-in-an-edition",
    `${EDITION}message M {\n  repeated int32 n = 1 [packed = false];\n}`,
    [
      "a.proto:4:18: The field n has the option packed, which editions do not have. Write features.repeated_field_encoding.",
    ],
  ],
  [
    "a-field-without-presence-that-needs-it",
    `${EDITION}enum E { option features.enum_type = CLOSED; E_ONE = 1; }\nmessage M {\n  E e = 1 [features.field_presence = IMPLICIT]; int32 d = 2 [features.field_presence = IMPLICIT, default = 5];\n}`,
    [
      "a.proto:5:5: The field e has no presence, so its enum E must be open.",
      "a.proto:5:55: The field d has a default, which needs presence. Remove the default.",
    ],
  ],
  [
    "features-on-the-wrong-fields",
    `${EDITION}message M {\n  repeated int32 n = 1 [features.field_presence = LEGACY_REQUIRED];\n  oneof o { int32 p = 2 [features.field_presence = EXPLICIT]; }\n  M m = 3 [features.field_presence = IMPLICIT];\n  int32 q = 4 [features.repeated_field_encoding = EXPANDED];\n  repeated string r = 5 [features.repeated_field_encoding = PACKED];\n  int32 t = 6 [features.utf8_validation = NONE];\n  map<string, M> u = 7 [features.message_encoding = DELIMITED];\n}`,
    [
      "a.proto:4:18: The field n has the feature field_presence, but repeated fields have no presence. Remove the feature.",
      "a.proto:5:19: The field p has the feature field_presence, but fields of a oneof always have presence. Remove the feature.",
      "a.proto:6:5: The field m has the feature field_presence, but messages always have presence. Remove the feature.",
      "a.proto:7:9: The field q has the feature repeated_field_encoding, but is not repeated. Remove the feature.",
      "a.proto:8:19: The field r has the feature repeated_field_encoding, but only numbers, bools and enums can be packed. Remove the feature.",
      "a.proto:9:9: The field t has the feature utf8_validation, but is not a string. Remove the feature.",
      "a.proto:10:18: The field u has the feature message_encoding, but is not a message. Remove the feature.",
    ],
  ],
  [
    "ctype-in-edition-2024",
    `${EDITION_2024}message M {\n  string s = 1 [ctype = CORD];\n}`,
    [
      "a.proto:4:10: The field s has the option ctype, which edition 2024 does not have. Write features.(pb.cpp).string_type.",
    ],
  ],
  [
    "names-in-the-wrong-style",
    'edition = "2024"; package Foo;\nmessage m {\n  int32 A = 1; oneof X_1 { int32 _b = 2; }\n}\nenum e { A_1 = 0; a = 1; } service s { rpc r(m) returns (m); }',
    [
      "a.proto:1:19: The package Foo is not in lower_snake_case. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:2:9: The message m is not in TitleCase. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:3:22: The oneof X_1 is not in lower_snake_case. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:3:9: The field A is not in lower_snake_case. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:3:34: The field _b is not in lower_snake_case. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:5:6: The enum e is not in TitleCase. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:5:10: The enum value A_1 is not in UPPER_SNAKE_CASE. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:5:19: The enum value a is not in UPPER_SNAKE_CASE. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:5:36: The service s is not in TitleCase. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
      "a.proto:5:44: The method r is not in TitleCase. Rename it, or set features.enforce_naming_style = STYLE_LEGACY.",
    ],
  ],
  [
    "types-that-are-local-to-another-file",
    {
      "b.proto": `${EDITION_2024}local message L {} message O { message I {} }`,
      "a.proto": `${EDITION_2024}import "b.proto";\nmessage M {\n  L l = 1;\n  O.I i = 2; O o = 3;\n}\nservice S { rpc R(L) returns (O); }`,
    },
    [
      "a.proto:5:3: a.L is local to its file and cannot be used in another one. Write export before the message at b.proto:3:15.",
      "a.proto:6:3: a.O.I is local to its file and cannot be used in another one. Write export before the message at b.proto:3:40.",
      "a.proto:8:19: a.L is local to its file and cannot be used in another one. Write export before the message at b.proto:3:15.",
    ],
  ],
  [
    "exports-inside-of-messages",
    `${EDITION_2024}option features.default_symbol_visibility = STRICT;\nmessage M {\n  export message N {}\n export enum E { Z = 0; }\n}\nlocal message X { export enum F { FZ = 0; } reserved 1 to max; }`,
    [
      "a.proto:6:14: The enum E is exported, but default_symbol_visibility = STRICT allows that at the top of a file only. Move it there.",
      "a.proto:5:18: The message N is exported, but default_symbol_visibility = STRICT allows that at the top of a file only. Move it there.",
    ],
  ],
];

for (const [name, schema, mistakes] of CASES) {
  test(`${name}-is-refused`, () => {
    assert.equal(mistakesIn(schema), mistakes);
  });
}
