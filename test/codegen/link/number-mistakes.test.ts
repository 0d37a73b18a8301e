/** What protoc refuses is refused, each mistake at its place and with what to do: the numbers of fields, and extensions. */

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { PROTO2, PROTO3 } from "./beginnings.ts";
import { mistakesIn, type Schema } from "./linked.ts";

const test = suite("mistakes in numbers and extensions");

/** A mistake, a schema with it, and all lines that the linker writes about the schema. */
const CASES: readonly [name: string, schema: Schema, mistakes: readonly string[]][] = [
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
];

for (const [name, schema, mistakes] of CASES) {
  test(`${name}-is-refused`, () => {
    assert.equal(mistakesIn(schema), mistakes);
  });
}
