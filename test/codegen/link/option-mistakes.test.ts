/** What protoc refuses is refused, each mistake at its place and with what to do: options and features. */

import * as assert from "uvu/assert";
import { link } from "../../../src/codegen/link/link.ts";
import { suite } from "../../suite.ts";
import { EDITION, EDITION_2024, OPTIONS, PROTO2, PROTO3 } from "./beginnings.ts";
import { mistakesIn, parsed, type Schema } from "./linked.ts";

const test = suite("mistakes in options");

/** A mistake, a schema with it, and all lines that the linker writes about the schema. */
const CASES: readonly [name: string, schema: Schema, mistakes: readonly string[]][] = [
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
];

for (const [name, schema, mistakes] of CASES) {
  test(`${name}-is-refused`, () => {
    assert.equal(mistakesIn(schema), mistakes);
  });
}

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
