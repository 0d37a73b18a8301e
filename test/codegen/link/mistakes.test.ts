/** What protoc refuses is refused, each mistake at its place and with what to do. */

import * as assert from "uvu/assert";
import { mistakeLine } from "../../../src/codegen/descriptor/mistake.ts";
import { FileDescriptorProto } from "../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../../src/codegen/link/link.ts";
import { suite } from "../../suite.ts";
import { linked, mistakesIn, parsed, type Schema } from "./linked.ts";

const test = suite("mistakes that the linker finds");

const PROTO3 = 'syntax = "proto3";\npackage a;\n';
const PROTO2 = 'syntax = "proto2";\npackage a;\n';
const EDITION = 'edition = "2023";\npackage a;\n';
const EDITION_2024 = 'edition = "2024";\npackage a;\n';
const OPTIONS = `${PROTO3}import "google/protobuf/descriptor.proto";\n`;

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
  [
    "an-option-with-a-typo",
    `${PROTO3}message M {\n  int32 n = 1 [deprcated = true];\n}`,
    ["a.proto:4:16: The option deprcated does not exist for fields. Check its spelling."],
  ],
  [
    "an-option-that-is-true-or-false",
    `${PROTO3}message M {\n  repeated int32 n = 1 [packed = yes];\n}`,
    ["a.proto:4:25: The option packed must be true or false, not yes."],
  ],
  [
    "an-option-that-is-a-value-of-an-enum",
    `${PROTO3}option optimize_for = FAST;`,
    ["a.proto:3:1: The option optimize_for must be SPEED or CODE_SIZE or LITE_RUNTIME, not FAST."],
  ],
  [
    "an-option-that-is-a-string",
    `${PROTO3}option java_package = 5;`,
    ["a.proto:3:1: The option java_package must be a string in quotes, not 5."],
  ],
  [
    "an-option-set-twice",
    `${PROTO3}option java_package = "x";\noption java_package = "y";`,
    ["a.proto:4:1: The option java_package is set more than once. Set it once."],
  ],
  [
    "a-custom-option-that-nobody-declares",
    `${PROTO3}message M {\n  option (x.y) = true;\n}`,
    ["a.proto:4:3: The option (x.y) does not exist for messages. Import the file that declares it."],
  ],
  [
    "a-custom-option-with-a-typo",
    `${OPTIONS}extend google.protobuf.MessageOptions { bool one = 50001; }\nmessage M {\n  option (a.on) = true;\n}`,
    ["a.proto:6:3: The option (a.on) does not exist for messages. Use one of (a.one)."],
  ],
  [
    "a-custom-option-without-its-package",
    {
      "b.proto":
        'syntax = "proto3"; package b; import "google/protobuf/descriptor.proto";\nextend google.protobuf.MessageOptions { bool one = 50001; }',
      "a.proto": `${PROTO3}import "b.proto";\nmessage M {\n  option (one) = true;\n}`,
    },
    ["a.proto:5:3: The option (one) does not exist for messages. Write (b.one)."],
  ],
  [
    "a-custom-option-whose-file-is-not-imported",
    {
      "b.proto":
        'syntax = "proto3"; package b; import "google/protobuf/descriptor.proto";\nextend google.protobuf.MessageOptions { bool one = 50001; }',
      "a.proto": `${PROTO3}\nmessage M {\n  option (b.one) = true;\n}`,
    },
    [`a.proto:5:3: The option (b.one) does not exist for messages. Import "b.proto", which declares it.`],
  ],
  [
    "a-custom-option-of-something-else",
    `${OPTIONS}extend google.protobuf.MethodOptions { bool one = 50001; }\nmessage M {\n  option (one) = true;\n}`,
    ["a.proto:6:3: The option (one) is not for messages: it extends google.protobuf.MethodOptions."],
  ],
  [
    "a-custom-option-hidden-by-an-inner-name",
    `${OPTIONS}extend google.protobuf.MessageOptions { bool one = 50001; }\nmessage M { message a {} message N {\n  option (a.one) = true; } }`,
    [
      "a.proto:6:3: The option (a.one) does not exist for messages. Here it means (a.M.a.one), because its first part is found in the innermost scope. Write (.a.one) if it is in an outer scope.",
    ],
  ],
  [
    "an-option-that-is-too-large",
    `${OPTIONS}extend google.protobuf.MessageOptions { int32 one = 50001; }\nmessage M {\n  option (one) = 2147483648;\n}`,
    ["a.proto:6:3: The option (one) must be a whole number from -2147483648 to 2147483647, not 2147483648."],
  ],
  [
    "a-string-for-a-number",
    `${OPTIONS}extend google.protobuf.MessageOptions { uint64 one = 50001; }\nmessage M {\n  option (one) = "x";\n}`,
    [`a.proto:6:3: The option (one) must be a whole number from 0 to 18446744073709551615, not "x".`],
  ],
  [
    "a-negative-number-for-an-unsigned-one",
    `${OPTIONS}extend google.protobuf.MessageOptions { uint32 one = 50001; }\nmessage M {\n  option (one) = -1;\n}`,
    ["a.proto:6:3: The option (one) must be a whole number from 0 to 4294967295, not -1."],
  ],
  [
    "a-word-for-a-number",
    `${OPTIONS}extend google.protobuf.MessageOptions { float one = 50001; }\nmessage M {\n  option (one) = many;\n}`,
    ["a.proto:6:3: The option (one) must be a number, not many."],
  ],
  [
    "a-number-for-a-message",
    `${OPTIONS}message O { int32 n = 1; }\nextend google.protobuf.MessageOptions { O one = 50001; }\nmessage M {\n  option (one) = 5;\n}`,
    ["a.proto:7:3: The option (one) is a message. Write (one) = { ... }, or (one).field = value."],
  ],
  [
    "a-field-of-an-option-that-has-none",
    `${OPTIONS}extend google.protobuf.MessageOptions { int32 one = 50001; }\nmessage M {\n  option (one).x = 5;\n}`,
    ["a.proto:6:3: The option (one) is not a message and has no fields. Set it itself."],
  ],
  [
    "an-unknown-field-of-an-option",
    `${OPTIONS}message O { int32 n = 1; }\nextend google.protobuf.MessageOptions { O one = 50001; }\nmessage M {\n  option (one).x = 5;\n}`,
    ["a.proto:7:3: The option (one).x does not exist for messages. Check its spelling."],
  ],
  [
    "a-field-of-a-list",
    `${OPTIONS}message O { int32 n = 1; }\nextend google.protobuf.MessageOptions { repeated O one = 50001; }\nmessage M {\n  option (one).n = 5;\n}`,
    ["a.proto:7:3: The option (one) is a list of messages. Set each as a whole: (one) = { ... }."],
  ],
  [
    "an-uninterpreted-option",
    `${PROTO3}message M {\n  option uninterpreted_option = {};\n}`,
    ["a.proto:4:3: The option uninterpreted_option does not exist for messages. Check its spelling."],
  ],
  [
    "a-number-for-a-closed-enum",
    `${PROTO2}import "google/protobuf/descriptor.proto"; enum E { E_ONE = 1; } message O { optional E e = 1; required int32 r = 2; } extend google.protobuf.MessageOptions { optional O one = 50001; }\nmessage M {\n  option (one) = { e: 7 };\n}`,
    ["a.proto:5:3: The option (one): e cannot be 7, which the enum a.E lacks."],
  ],
  [
    "an-option-without-its-required-field",
    `${PROTO2}import "google/protobuf/descriptor.proto"; message O { required int32 r = 2; } extend google.protobuf.MessageOptions { optional O one = 50001; }\nmessage M {\n  option (one) = { };\n}`,
    ["a.proto:5:3: The option (one): the required field a.O.r is missing."],
  ],
  [
    "an-option-on-a-target-of-others",
    `${OPTIONS}extend google.protobuf.MessageOptions { O one = 50001; }\nmessage O { int32 n = 1 [targets = TARGET_TYPE_FIELD, targets = TARGET_TYPE_ENUM]; }\nmessage M {\n  option (one).n = 5;\n}`,
    ["a.proto:7:3: The option a.O.n is not for messages, only for fields and enums. Remove it."],
  ],
  [
    "a-feature-on-a-target-of-others",
    `${EDITION}message M {\n  option features.field_presence = IMPLICIT;\n}`,
    ["a.proto:4:3: The option features.field_presence is not for messages, only for fields and files. Remove it."],
  ],
  [
    "a-feature-of-a-later-edition",
    `${EDITION}option features.enforce_naming_style = STYLE_LEGACY;`,
    ["a.proto:3:1: The option features.enforce_naming_style does not exist before edition 2024. Remove it."],
  ],
  [
    "an-option-that-the-edition-removed",
    `${EDITION_2024}option java_multiple_files = true;`,
    [
      "a.proto:3:1: The option java_multiple_files does not exist since edition 2024. Remove it. This behavior is enabled by default in editions 2024 and above. To disable it, you can set `features.(pb.java).nest_in_file_class = YES` on individual messages, enums, or services.",
    ],
  ],
  [
    "features-in-proto3",
    `${PROTO3}message M {\n  repeated int32 n = 1 [features.repeated_field_encoding = EXPANDED];\n}`,
    [`a.proto:4:3: n sets features, which need an edition. Write edition = "2023"; instead of the syntax.`],
  ],
  [
    "an-unknown-feature",
    `${EDITION}message M {\n  int32 n = 1 [features.colour = RED];\n}`,
    ["a.proto:4:16: The option features.colour does not exist for fields. Check its spelling."],
  ],
  [
    "an-unknown-value-of-a-feature",
    `${EDITION}message M {\n  int32 n = 1 [features.field_presence = MAYBE];\n}`,
    ["a.proto:4:16: The option features.field_presence must be EXPLICIT or IMPLICIT or LEGACY_REQUIRED, not MAYBE."],
  ],
  [
    "a-feature-set-to-none",
    `${EDITION}message M {\n  int32 n = 1 [features.field_presence = FIELD_PRESENCE_UNKNOWN];\n}`,
    ["a.proto:4:3: n sets the feature field_presence to a value that stands for none. Set another one."],
  ],
  [
    "a-feature-of-its-own-file",
    {
      "a.proto": `${EDITION}import "google/protobuf/descriptor.proto";\nextend google.protobuf.FeatureSet { F f = 9995; }\nmessage F { bool x = 1; }\nmessage M { option features.(a.f).x = true; }`,
    },
    ["a.proto:6:13: The feature features.(a.f).x cannot be used in the file that declares it."],
  ],
  [
    "a-file-whose-fields-are-all-required",
    `${EDITION}option features.field_presence = LEGACY_REQUIRED;`,
    [
      "a.proto:3:1: The file makes all fields required. Set features.field_presence = LEGACY_REQUIRED at each field that is.",
    ],
  ],
  [
    "an-option-that-editions-have-not",
    `${EDITION}option java_string_check_utf8 = true;`,
    [
      "a.proto:3:1: The option java_string_check_utf8 does not exist in editions. Write features.(pb.java).utf8_validation.",
    ],
  ],
  [
    "an-import-of-a-lite-file",
    {
      "b.proto": `${PROTO3}option optimize_for = LITE_RUNTIME; message B {}`,
      "a.proto": `${PROTO3}import "b.proto"; message A { B b = 1; }`,
    },
    [
      `a.proto:3:1: "b.proto" has optimize_for = LITE_RUNTIME, so files without it cannot import it. Write: option optimize_for = LITE_RUNTIME;`,
    ],
  ],
  [
    "field-number-0",
    `${PROTO3}message M {\n  string s = 0;\n}`,
    ["a.proto:4:14: The number of the field s must be from 1 to 536870911, not 0."],
  ],
  [
    "a-field-number-past-the-highest",
    `${PROTO3}message M {\n  string s = 536870912;\n}`,
    ["a.proto:4:14: The number of the field s must be from 1 to 536870911, not 536870912."],
  ],
  [
    "a-field-number-of-protobuf",
    `${PROTO3}message M {\n  string s = 19500;\n}`,
    ["a.proto:4:14: The field s has the number 19500, but protobuf reserves 19000 to 19999. Use another number."],
  ],
  [
    "a-field-number-given-twice",
    `${PROTO3}message M {\n  string s = 1;\n  string t = 1; string u = 2; reserved 3 to 5; \n}`,
    ["a.proto:5:14: The fields s (a.proto:4:10) and t of M both have the number 1. Use 6."],
  ],
  [
    "a-field-number-that-is-reserved",
    `${PROTO3}message M {\n  reserved 1 to 3;\n  bool t = 1;\n}`,
    ["a.proto:5:12: The field t has the number 1, which is reserved. Use 4."],
  ],
  [
    "a-field-name-that-is-reserved",
    `${PROTO3}message M {\n  reserved "t";\n  bool t = 1;\n}`,
    ["a.proto:5:8: The field t has a reserved name. Give it another name."],
  ],
  [
    "reservations-given-twice",
    `${PROTO3}message M {\n  reserved "t", "t"; reserved 1, 1 to 2; \n}`,
    [
      "a.proto:4:34: The reserved numbers 1 to 2 and the reserved numbers 1 of M overlap. Make them apart.",
      "a.proto:4:17: M reserves the name t twice. Remove one.",
    ],
  ],
  [
    "a-field-number-left-to-extensions",
    `${PROTO2}message M {\n  extensions 1 to 3;\n  optional bool t = 1;\n}`,
    ["a.proto:5:21: The field t has the number 1, which is left to extensions. Use 4."],
  ],
  [
    "ranges-that-overlap",
    `${PROTO2}message M {\n  extensions 1 to 3;\n  extensions 3 to max; reserved 2; \n}`,
    [
      "a.proto:5:33: The reserved numbers 2 and the extensions 1 to 3 of M overlap. Make them apart.",
      "a.proto:5:14: The extensions 3 to max and the extensions 1 to 3 of M overlap. Make them apart.",
    ],
  ],
  [
    "ranges-that-end-before-they-begin",
    `${PROTO2}message M {\n  extensions 5 to 3; extensions 0;\n}`,
    [
      "a.proto:4:14: The extensions 5 to 3 of M end before they begin.",
      "a.proto:4:33: The extensions of M begin at 0. Numbers begin at 1.",
    ],
  ],
  [
    "numbers-left-to-extensions-in-proto3",
    `${PROTO3}message M {\n  extensions 100 to 200;\n}`,
    ["a.proto:4:14: M leaves numbers to extensions, which proto3 does not allow. Remove them."],
  ],
  [
    "an-extension-of-a-message-in-proto3",
    {
      "b.proto": `${PROTO2}message M { extensions 9; }`,
      "a.proto": `${PROTO3}import "b.proto";\nextend M {\n  int32 n = 9;\n}`,
    },
    ["a.proto:4:8: n extends a.M, but proto3 allows extensions of options only. Make it a field."],
  ],
  [
    "an-extension-with-a-number-that-is-not-left-to-it",
    `${PROTO2}message M { extensions 9, 20 to 30; }\nextend M {\n  optional int32 n = 10;\n}`,
    ["a.proto:5:22: a.M does not leave the number 10 to extensions, only 9, 20 to 30."],
  ],
  [
    "a-number-that-two-extensions-have",
    `${PROTO2}message M { extensions 9; }\nextend M { optional int32 x = 9; }\nextend .a.M {\n  optional int32 y = 9;\n}`,
    [
      "a.proto:6:22: The extensions a.x (a.proto:4:27) and a.y of a.M both have the number 9. Give one of them another number.",
    ],
  ],
  [
    "a-required-extension",
    `${PROTO2}message M { extensions 9; }\nextend M {\n  required int32 n = 9;\n}`,
    ["a.proto:5:18: The extension n is required, but extensions cannot be. Write optional."],
  ],
  [
    "an-extension-with-a-name-in-json",
    `${PROTO2}message M { extensions 9; }\nextend M {\n  optional int32 n = 9 [json_name = "x"];\n}`,
    ["a.proto:5:18: The extension n has a json_name, but extensions are named [a.n] in JSON. Remove it."],
  ],
  [
    "extensions-that-differ-from-their-declarations",
    `${PROTO2}message M { extensions 9 to 20 [declaration = { number: 9 full_name: ".a.x" type: "int32" }, declaration = { number: 10 reserved: true }]; }\nextend M {\n  optional int64 y = 9;\n  repeated int32 z = 11; optional int32 w = 10;\n}`,
    [
      "a.proto:4:8: a.M declares the extension 9 as .a.x, not as .a.y.",
      "a.proto:4:8: a.M declares the extension 9 with the type int32, not int64.",
      "a.proto:4:8: a.M does not declare the extension 11, but declares the others of its range. Declare it there.",
      "a.proto:4:8: a.M reserves the extension 10. Use another number.",
    ],
  ],
  [
    "wrong-declarations-of-extensions",
    `${PROTO2}message M {\n  extensions 9 to 20 [declaration = { number: 5 full_name: "a.x" type: "x" }, declaration = { number: 10 }, declaration = { number: 10 reserved: true }, verification = UNVERIFIED];\n}`,
    [
      "a.proto:4:14: The declaration of the extension 5 of M is outside of its range. Move it.",
      "a.proto:4:14: The declaration of the extension 5 of M has the name a.x. Write a full name with a leading dot.",
      "a.proto:4:14: The declaration of the extension 5 of M has the type x. Write a full name with a leading dot.",
      "a.proto:4:14: The declaration of the extension 10 of M needs a full_name and a type.",
      "a.proto:4:14: The declaration of the extension 10 of M is repeated. Remove one.",
      "a.proto:4:14: M declares extensions in a range with verification = UNVERIFIED. Remove the verification.",
    ],
  ],
  [
    "a-message-set-with-fields",
    `${PROTO2}message M { option message_set_wire_format = true; extensions 4 to max; optional int32 x = 1; }\nextend M {\n  optional int32 y = 9;\n}`,
    [
      "a.proto:3:9: The message set M has fields, but can have extensions only. Remove message_set_wire_format.",
      "a.proto:5:18: y extends the message set a.M, whose extensions must be optional messages.",
    ],
  ],
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

test("service-in-a-lite-file-has-no-generic-services", () => {
  const head = `${PROTO3}option optimize_for = LITE_RUNTIME;\n`;
  assert.equal(mistakesIn(`${head}service S {}`), []);
  assert.match(
    mistakesIn(`${head}option cc_generic_services = true;\nservice S {}`)[0] ?? "",
    /^a\.proto:5:9: The service S /,
  );
});

test("messages-in-an-option-are-nested-at-most-a-hundred-deep", () => {
  // The parser refuses such a text, too.
  const files = parsed(`${OPTIONS}message O { O o = 1; }
extend google.protobuf.MessageOptions { O one = 50001; }
message M { option (one) = {}; }`);
  const [option] = files.at(-1)?.messageType.at(-1)?.options?.uninterpretedOption ?? [];
  const mistakes = (depth: number) => {
    if (option !== undefined) option.aggregateValue = "o { ".repeat(depth) + "}".repeat(depth);
    return link({ files }).mistakes.map(({ text }) => text);
  };
  assert.equal(mistakes(99), []);
  assert.equal(mistakes(100), ["The option (one): messages are nested deeper than 100."]);
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

const AGGREGATE = `${OPTIONS}import "google/protobuf/any.proto";
enum E { E_ZERO = 0; }
message O {
  int32 n = 1; E e = 2; bool b = 3; string s = 4; O o = 5; oneof oo { int32 one = 6; int32 two = 7; }
  google.protobuf.Any any = 8; double d = 9; uint32 u = 10; repeated int32 list = 11;
}
extend google.protobuf.MessageOptions { O one = 50001; }
message M { option (one) = `;

/** Values of an option that do not fit its message, and what is said of them. */
const AGGREGATES: readonly [value: string, problem: string][] = [
  [`{ x: 1 }`, `a.O has no field x.`],
  [`{ n: 1 n: 2 }`, `n is set more than once. Set it once.`],
  [`{ n: -2147483649 }`, `n cannot be -2147483649. It must be a whole number from -2147483648 to 2147483647.`],
  [`{ n 1 }`, `":" is expected after n, not 1.`],
  [`{ n: "x" }`, `n cannot be "x". It must be a whole number from -2147483648 to 2147483647.`],
  [`{ [a.ext]: 1 }`, `the extension [a.ext] of a.O is not declared, or not imported.`],
  [`{ e: E_NONE }`, `e cannot be E_NONE, which the enum a.E lacks.`],
  [`{ b: 2 }`, `b must be true or false, not 2.`],
  [`{ s: 5 }`, `s must be a string in quotes, not 5.`],
  [`{ one: 1 two: 2 }`, `two and one are fields of one oneof. Set one of them.`],
  [`{ any { [x.y/a.O] {} } }`, `the type [x.y/a.O] is not declared, or not imported.`],
  [`{ d: x }`, `d must be a number, not x.`],
  [`{ u: -1 }`, `u cannot be -1. It must be a whole number from 0 to 4294967295.`],
  [`{ list: [1 2] }`, `"]" is expected, not 2.`],
];

test("values-that-do-not-fit-the-message-of-an-option-are-refused", () => {
  for (const [value, problem] of AGGREGATES)
    assert.equal(mistakesIn(`${AGGREGATE}${value}; }`), [`a.proto:11:13: The option (one): ${problem}`]);
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

const SUPPORTED = (support: string, edition: string) => ({
  "o.proto": `syntax = "proto2"; package o; import "google/protobuf/descriptor.proto";
enum E { A = 0; B = 1 [feature_support = { edition_introduced: EDITION_2023 edition_deprecated: EDITION_2024 deprecation_warning: "Use A." }]; }
message O { optional int32 n = 1 [feature_support = { ${support} }]; optional E e = 2; }
extend google.protobuf.MessageOptions { optional O o = 50001; }`,
  "a.proto": `${edition}import "o.proto";\nmessage M {\n  option (o.o).n = 1;\n  option (o.o).e = B;\n}`,
});

test("options-and-values-are-held-against-their-feature-support", () => {
  const since2023 = "edition_introduced: EDITION_2023";
  const removed = `${since2023} edition_removed: EDITION_2024 removal_error: "Use e."`;
  assert.equal(mistakesIn(SUPPORTED(since2023, 'syntax = "proto3";\n')), [
    "a.proto:4:3: The option o.O.n does not exist before edition 2023. Remove it.",
    "a.proto:5:3: The value B of o.O.e does not exist before edition 2023. Remove it.",
  ]);
  assert.equal(mistakesIn(SUPPORTED(since2023, 'edition = "2023";\n')), []);
  assert.equal(mistakesIn(SUPPORTED(removed, 'edition = "2024";\n')), [
    "a.proto:4:3: The option o.O.n does not exist since edition 2024. Remove it. Use e.",
  ]);
});

test("deprecated-options-and-values-are-warned-of", () => {
  const deprecated = 'edition_introduced: EDITION_2023 edition_deprecated: EDITION_2023 deprecation_warning: "Use e."';
  const warnings = (edition: string) => linked(SUPPORTED(deprecated, edition)).warnings.map(mistakeLine);
  assert.equal(warnings('edition = "2023";\n'), [
    "a.proto:4:3: The option o.O.n is deprecated since edition 2023. Use e.",
  ]);
  assert.equal(warnings('edition = "2024";\n'), [
    "a.proto:4:3: The option o.O.n is deprecated since edition 2023. Use e.",
    "a.proto:5:3: The value B of o.O.e is deprecated since edition 2024. Use A.",
  ]);
  const closed = `edition = "2023"; import "google/protobuf/cpp_features.proto"; enum E { A = 0; }
message M { E e = 1 [features.(pb.cpp).legacy_closed_enum = true]; }`;
  assert.match(
    linked(closed).warnings.map(mistakeLine)[0] ?? "",
    /^a\.proto:2:22: .*legacy_closed_enum is deprecated since/,
  );
});

const SUPPORTS: readonly [support: string, problem: RegExp | undefined][] = [
  ["", undefined],
  ["edition_introduced: EDITION_2024 edition_removed: EDITION_2024", undefined],
  ['edition_introduced: EDITION_2024 edition_deprecated: EDITION_2023 deprecation_warning: ""', /before edition_intro/],
  ["edition_deprecated: EDITION_2023", /no deprecation_warning/],
  ['deprecation_warning: "x"', /no edition_deprecated/],
  ['removal_error: "x"', /no edition_removed/],
  ["edition_introduced: EDITION_2023 edition_removed: EDITION_2024", /no removal_error/],
  ['edition_introduced: EDITION_2024 edition_removed: EDITION_2023 removal_error: ""', /edition_removed before/],
  [
    'edition_deprecated: EDITION_2024 deprecation_warning: "" edition_removed: EDITION_2024 removal_error: ""',
    /not before edition_removed/,
  ],
];

test("feature-support-that-contradicts-itself-is-refused", () => {
  for (const [support, problem] of SUPPORTS)
    for (const schema of [
      `${EDITION}message M { int32 n = 1 [feature_support = { ${support} }]; }`,
      `${EDITION}enum E { A = 0 [feature_support = { ${support} }]; }`,
    ]) {
      const mistakes = mistakesIn(schema);
      assert.is(mistakes.length, problem === undefined ? 0 : 1, schema);
      if (problem !== undefined) assert.match(mistakes[0] ?? "", problem);
    }
});

test("value-exists-no-longer-than-the-option-that-it-is-for", () => {
  const option =
    'edition_introduced: EDITION_2023 edition_deprecated: EDITION_2024 deprecation_warning: "" edition_removed: EDITION_2026 removal_error: ""';
  const mistakes = (value: string) =>
    mistakesIn(
      `${EDITION}message M { E e = 1 [feature_support = { ${option} }]; }\nenum E { A = 0 [feature_support = { ${value} }]; }`,
    );
  assert.equal(mistakes("edition_introduced: EDITION_2024"), []);
  assert.match(mistakes("edition_introduced: EDITION_PROTO3")[0] ?? "", /of the value A in e introduces it before/);
  assert.match(mistakes('edition_removed: EDITION_UNSTABLE removal_error: ""')[0] ?? "", /removes it after/);
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
