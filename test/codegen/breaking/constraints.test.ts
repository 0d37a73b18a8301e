/** Rules of protovalidate that refuse more than before. */

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { compareFiles } from "./compared.ts";

const test = suite("check command on rules of protovalidate");

const HEAD = `syntax = "proto3";
package a;
import "buf/validate/validate.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/timestamp.proto";
`;

/** A message with one field f. */
function field(type: string, ...rules: readonly string[]): string {
  const options = rules.map((each) => `(buf.validate.field).${each}`).join(", ");
  return message(`${type} f = 1${options === "" ? "" : ` [${options}]`};`);
}

function message(...lines: readonly string[]): string {
  return `${HEAD}message M { ${lines.join(" ")} }\n`;
}

/** The findings, without the place. */
function compare(old: string, now: string): string[] {
  return compareFiles({ "a.proto": old }, { "a.proto": now }).map(([text, remedy]) => {
    assert.match(text, / \(CONSTRAINT_TIGHTENED, WIRE\)$/);
    return `${text.replace(/^\S+ /, "").replace(/ \(.*?\)$/, "")} ${remedy}`;
  });
}

const TIGHTER: readonly [name: string, old: string, now: string, ...wanted: readonly string[]][] = [
  [
    "a-new-rule",
    field("string"),
    field("string", "string.max_len = 8"),
    "The field f has the new rule string.max_len = 8. Remove string.max_len again.",
  ],
  [
    "a-lower-length",
    field("string", "string.max_len = 9"),
    field("string", "string.max_len = 8"),
    "The rule string.max_len of the field f changed from 9 to 8. Write again: string.max_len = 9",
  ],
  [
    "a-higher-number",
    field("sint64", "sint64.gte = -3"),
    field("sint64", "sint64.gte = -2"),
    "The rule sint64.gte of the field f changed from -3 to -2. Write again: sint64.gte = -3",
  ],
  [
    "a-number-that-is-left-out-now",
    field("double", "double.lte = 2.5"),
    field("double", "double.lt = 2.5"),
    "The rule double.lt of the field f changed from double.lte = 2.5 to 2.5. Write again: double.lte = 2.5",
  ],
  [
    "another-pattern",
    field("string", 'string.pattern = "^a"'),
    field("string", 'string.pattern = "^b"'),
    'The rule string.pattern of the field f changed from "^a" to "^b". Write again: string.pattern = "^a"',
  ],
  [
    "a-value-that-went",
    field("string", 'string = { in: ["x", "y", "z"] }'),
    field("string", 'string = { in: ["z", "x"] }'),
    'The rule string.in of the field f lost "y". Add "y" again.',
  ],
  [
    "a-value-that-is-excluded",
    field("int32", "int32 = { not_in: [1] }"),
    field("int32", "int32 = { not_in: [2, 1] }"),
    "The rule int32.not_in of the field f got 2. Remove 2.",
  ],
  [
    "a-format",
    field("string"),
    field("string", "string.email = true"),
    "The field f has the new rule string.email. Remove string.email again.",
  ],
  [
    "a-field-that-is-required",
    field("string", "required = false"),
    field("string", "required = true"),
    "The field f has the new rule required. Remove required again.",
  ],
  [
    "items-of-a-list-and-their-number",
    field("repeated string", "repeated = { max_items: 5, items: { string: { min_len: 1 } } }"),
    field("repeated string", "repeated = { max_items: 4, unique: true, items: { string: { min_len: 2 } } }"),
    "The rule repeated.max_items of the field f changed from 5 to 4. Write again: repeated.max_items = 5",
    "The field f has the new rule repeated.unique. Remove repeated.unique again.",
    "The rule repeated.items.string.min_len of the field f changed from 1 to 2. Write again: repeated.items.string.min_len = 1",
  ],
  [
    "keys-and-values-of-a-map",
    field("map<string, int32>", "map = { keys: { string: { max_len: 3 } } }"),
    field("map<string, int32>", "map = { keys: { string: { max_len: 2 } }, values: { int32: { gt: 0 } } }"),
    "The rule map.keys.string.max_len of the field f changed from 3 to 2. Write again: map.keys.string.max_len = 3",
    "The field f has the new rule map.values.int32.gt = 0. Remove map.values.int32.gt again.",
  ],
  [
    "a-shorter-duration",
    field("google.protobuf.Duration", "duration.lte = { seconds: 2 }"),
    field("google.protobuf.Duration", "duration.lte = { seconds: 1 nanos: 5 }"),
    "The rule duration.lte of the field f changed from { seconds: 2 nanos: 0 } to { seconds: 1 nanos: 5 }. Write again: duration.lte = { seconds: 2 nanos: 0 }",
  ],
  [
    "a-time-that-must-be-near",
    field("google.protobuf.Timestamp"),
    field("google.protobuf.Timestamp", "timestamp.within = { seconds: 60 }"),
    "The field f has the new rule timestamp.within = { seconds: 60 nanos: 0 }. Remove timestamp.within again.",
  ],
  [
    "other-paths-of-a-mask",
    field("google.protobuf.FieldMask", 'field_mask.const = { paths: ["a"] }'),
    field("google.protobuf.FieldMask", 'field_mask.const = { paths: ["b"] }'),
    'The rule field_mask.const of the field f changed from { paths: ["a"] } to { paths: ["b"] }. Write again: field_mask.const = { paths: ["a"] }',
  ],
  [
    "a-zero-value-that-is-checked-now",
    field("string", "string.min_len = 2", "ignore = IGNORE_IF_ZERO_VALUE"),
    field("string", "string.min_len = 2"),
    "The rules of the field f no longer have ignore = IGNORE_IF_ZERO_VALUE. Write again: ignore = IGNORE_IF_ZERO_VALUE",
  ],
  [
    "rules-that-were-ignored",
    field("string", "string.min_len = 2", "ignore = IGNORE_ALWAYS"),
    field("string", "string.min_len = 2"),
    "The field f has the new rule string.min_len = 2. Remove string.min_len again.",
  ],
  [
    "a-header-that-must-be-strict",
    field("string", "string.well_known_regex = KNOWN_REGEX_HTTP_HEADER_NAME", "string.strict = false"),
    field("string", "string.well_known_regex = KNOWN_REGEX_HTTP_HEADER_NAME"),
    "The rules of the field f no longer have string.strict = false. Write again: string.strict = false",
  ],
  [
    "a-rule-in-cel",
    field("string", 'cel = { id: "a", expression: "this != \'\'" }'),
    field("string", 'cel = { id: "a", expression: "this == \'\'" }', 'cel_expression = "true"'),
    'The rule cel["a"] of the field f changed from "this != \'\'" to "this == \'\'". Write again: cel["a"] = "this != \'\'"',
    'The field f has the new rule cel["true"] = "true". Remove cel["true"] again.',
  ],
  [
    "a-rule-of-a-message-in-cel",
    message("int32 f = 1;"),
    message('option (buf.validate.message).cel = { id: "x", expression: "true" };', "int32 f = 1;"),
    'M has the new rule cel["x"] = "true". Remove cel["x"] again.',
  ],
  [
    "fields-that-exclude-each-other",
    message("int32 f = 1; int32 g = 2;"),
    message(
      'option (buf.validate.message).oneof = { fields: ["g", "f"], required: true };',
      "int32 f = 1; int32 g = 2;",
    ),
    'M has the new rule oneof { fields: ["f", "g"] } = at most one. Remove oneof { fields: ["f", "g"] } again.',
    'M has the new rule oneof { fields: ["f", "g"] } required. Remove oneof { fields: ["f", "g"] } required again.',
  ],
  [
    "a-oneof-that-must-be-set",
    message("oneof o { int32 f = 1; }"),
    message("oneof o { option (buf.validate.oneof).required = true; int32 f = 1; }"),
    "M has the new rule required of the oneof o. Remove required of the oneof o again.",
  ],
];

for (const [name, old, now, ...wanted] of TIGHTER) {
  test(`${name}-is-reported`, () => {
    assert.equal(compare(old, now), wanted);
  });
}

const LOOSER: readonly [name: string, old: string, now: string][] = [
  ["the-same", field("string", "string.max_len = 9"), field("string", "string.max_len = 9")],
  ["a-rule-that-went", field("string", "string.max_len = 9"), field("string")],
  ["a-higher-length", field("string", "string.max_len = 9"), field("string", "string.max_len = 10")],
  ["a-limit-written-otherwise", field("int32", "int32.lt = 10"), field("int32", "int32.lte = 9")],
  [
    "a-time-written-otherwise",
    field("google.protobuf.Duration", "duration.gt = { seconds: 1 }"),
    field("google.protobuf.Duration", "duration.gte = { seconds: 1 nanos: 1 }"),
  ],
  ["a-number-that-is-included-now", field("float", "float.lt = 2"), field("float", "float.lte = 2")],
  ["a-further-value", field("string", 'string = { in: ["x"] }'), field("string", 'string = { in: ["y", "x"] }')],
  [
    "a-value-that-is-no-longer-excluded",
    field("int32", "int32 = { not_in: [2, 1] }"),
    field("int32", "int32 = { not_in: [1] }"),
  ],
  [
    "a-zero-value-that-passes-now",
    field("string", "string.min_len = 2"),
    field("string", "string.min_len = 2", "ignore = IGNORE_IF_ZERO_VALUE"),
  ],
  [
    "an-exception-that-went-with-its-rules",
    field("string", "string.min_len = 2", "ignore = IGNORE_IF_ZERO_VALUE"),
    field("string"),
  ],
  ["an-example", field("string"), field("string", 'string.example = "x"')],
  ["a-rule-that-is-off", field("repeated int32"), field("repeated int32", "repeated.unique = false")],
];

for (const [name, old, now] of LOOSER) {
  test(`${name}-is-not-reported`, () => {
    assert.equal(compare(old, now), []);
  });
}

test("a-new-field-that-a-rule-requires-breaks-the-older-version", () => {
  const now = message("int32 f = 1; string g = 2 [(buf.validate.field).required = true];");
  assert.equal(compareFiles({ "a.proto": field("int32") }, { "a.proto": now }), [
    [
      "now/a.proto:7:33: The field g is new and required. Messages of the older version lack it. (FIELD_REQUIRED_ADDED, WIRE)",
      "Make it optional.",
    ],
  ]);
});
