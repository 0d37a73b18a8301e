/** A run reports all mistakes in the syntax of a file, each with its place and what to do. */

import * as assert from "uvu/assert";

import { suite } from "../../../suite.ts";
import { mistakesOf } from "./parsed.ts";

const test = suite("mistakes in a .proto file");

const PROTO3 = 'syntax = "proto3";\n';

/** A mistake each: what is in the message M of proto3, and what is said of it. The place is that in the second line. */
const IN_MESSAGE: Record<string, string> = {
  "string a 1;": '2:10: Expected "=", found "1".',
  "string a = ;": '2:12: Expected the number of the field, found ";".',
  "string = 1;": '2:8: Expected the name of the field, found "=".',
  "string a = -1;": '2:12: Expected the number of the field, found "-".',
  "string a = 1.5;": '2:12: Expected the number of the field, found "1.5".',
  'string "a" = 1;': '2:8: Expected the name of the field, found the string "a".',
  "string a = 2147483648;": '2:12: The number "2147483648" is too large here: at most 2147483647 fits.',
  "@ a = 1;": '2:1: Expected the type of the field, found "@".',
  "optional repeated string a = 1;":
    '2:26: Expected "=", found "a". Write one label only: "repeated" is the second one.',
  "repeated map<int32, int32> a = 1;": "2:10: A map has no label. Write the map without it.",
  "map<int32> a = 1;": '2:10: Expected ",", found ">".',
  "map.X a = 1;": '2:4: Expected the name of the field, found ".".',
  "oneof o { repeated int32 a = 1; }": "2:11: A field in a oneof cannot be repeated. Remove the word.",
  "oneof o { map<int32, int32> a = 1; }": "2:11: A field in a oneof cannot be a map. Write a message with the map.",
  "oneof o {}": '2:10: Expected the type of the field, found "}".',
  "oneof o { int32 a = 1; ; }": '2:24: Expected the type of the field, found ";".',
  "extend M { map<int32, int32> a = 1; }": "2:12: An extension cannot be a map. Write a message with the map.",
  "extend int32 { int32 a = 1; }":
    '2:8: Expected the name of a message, found the type "int32". Only messages can stand here.',
  "extensions 4 to;": '2:16: Expected the number of a field, found ";".',
  "extensions -1;": '2:12: Expected the number of a field, found "-".',
  "extensions 2147483647;": '2:12: The number "2147483647" is too large here: at most 2147483646 fits.',
  "reserved a;": "2:10: Reserved names stand in quotes. (Without quotes only in editions.)",
  'reserved "a", 1;': '2:15: Expected the name of a field, in quotes, found "1".',
  "reserved -1;": '2:10: Expected the number of a field, found "-".',
  "option a;": '2:9: Expected "=", found ";".',
  "option a = ;": '2:12: Expected the value of the option, found ";".',
  "option a = [1];": '2:12: Expected the value of the option, found "[".',
  'option a = - "x";': '2:14: Expected a number, inf or nan behind "-", found the string "x".',
  "option a = -x;": '2:13: Expected a number, inf or nan behind "-", found "x".',
  "option (a = 1;": '2:11: Expected ")", found "=".',
  "option () = 1;": '2:9: Expected the name of an extension, found ")".',
  "option map_entry = true;": "2:1: The option map_entry cannot be set. Write a field map<KEY, VALUE>.",
  "string a = 1 [default = 1];": '2:25: Expected the default of the field, in quotes, found "1".',
  "string a = 1 [json_name = a];": '2:27: Expected the name in JSON, in quotes, found "a".',
  'string a = 1 [json_name = "a", json_name = "b"];': "2:32: The field has a json_name already. Remove one of them.",
  "string a = 1 [];": '2:15: Expected the name of an option, found "]".',
  "enum E { A = 1.0; }": '2:14: Expected the number of the value, found "1.0".',
  "enum E { A; }": '2:11: Expected "=", found ";".',
  "enum E { A = 0; option allow_alias = false; }":
    "2:6: The option allow_alias of E has no effect unless it is true. Remove it.",
  "enum E { A = 0; option allow_alias = true; }":
    "2:6: E has the option allow_alias, but no two values with one number. Remove it.",
  "optional group g = 1 {}": "2:16: The name of a group begins with a capital letter.",
  "optional group G = 1;": '2:21: Expected "{", found ";".',
};

test("mistakes-in-a-message-say-what-was-expected", () => {
  for (const [content, wanted] of Object.entries(IN_MESSAGE))
    assert.equal(mistakesOf(`syntax = "proto3"; message M {\n${content}\n}`), [wanted], content);
});

/** As above, for whole files. */
const FILES: readonly [text: string, wanted: string][] = [
  [
    "message M { int32 a = 1; }",
    '1:13: Expected "optional", "required" or "repeated", found "int32". The file is proto2, because it lacks syntax = "proto3";',
  ],
  ['syntax = "proto2"; message M { map a = 1; }', '1:32: Expected "optional", "required" or "repeated", found "map".'],
  [
    'syntax = "proto4";',
    '1:10: There is no syntax "proto4". Write syntax = "proto3"; or syntax = "proto2"; or edition = "2023"; or edition = "2024";',
  ],
  [
    'edition = "2022";',
    '1:11: There is no edition "2022". Write syntax = "proto3"; or syntax = "proto2"; or edition = "2023"; or edition = "2024";',
  ],
  ["syntax = proto3; message M { int32 a = 1; }", '1:10: Expected "proto3" or "proto2", in quotes, found "proto3".'],
  [
    'package a; syntax = "proto3";',
    '1:12: The statement "syntax" must be the first one of the file, and the only one.',
  ],
  ["package a; package b;", "1:12: The file has a package already. Remove one of them."],
  ["import a;", '1:8: Expected the path of a file, in quotes, found "a".'],
  [`${PROTO3}import option "a";`, '2:8: Before edition 2024, there is no "import option". Write "import".'],
  ['edition = "2024"; import weak "a";', '1:26: Since edition 2024, there is no "import weak". Write "import option".'],
  [
    'edition = "2024"; import option "a"; import "b";',
    '1:38: The imports with "option" stand behind all others. Move this one up.',
  ],
  ['edition = "2024"; export service S {}', '1:26: Expected "message" or "enum" behind "export", found "service".'],
  ['edition = "2023"; local message M {}', '1:19: Expected a declaration, such as a message, found "local".'],
  [
    'edition = "2023"; message M { optional int32 a = 1; }',
    '1:31: Editions have no label "optional". Remove it: fields have presence unless features.field_presence says otherwise.',
  ],
  [
    'edition = "2023"; message M { required int32 a = 1; }',
    '1:31: Editions have no label "required". Write [features.field_presence = LEGACY_REQUIRED] behind the number.',
  ],
  [
    'edition = "2023"; message M { group A = 1 {} }',
    "1:31: Editions have no groups. Write a message, and a field with [features.message_encoding = DELIMITED].",
  ],
  ['edition = "2023"; message M { reserved "a"; }', "1:40: In editions, reserved names stand without quotes."],
  [
    "service S { rpc A(int32) returns (B); }",
    '1:19: Expected the name of a message, found the type "int32". Only messages can stand here.',
  ],
  ["service S { rpc A(B) (C); }", '1:22: Expected "returns", found "(".'],
  ["message M {} }", '1:14: There is a "}" too many.'],
  ["message M {", "1:11: The message has no end: } is missing."],
  ["extend M {", "1:10: The extend has no end: } is missing."],
  ["option a = { b: {};", "1:12: The value has no end: } is missing."],
  ["package a /* b", "1:11: The comment has no end. Write */ behind it."],
  ["/* a /* b */ package c;", "1:6: A comment cannot contain /*. Remove it."],
  ["/*\n\n a /* b */ package c;", "3:4: A comment cannot contain /*. Remove it."],
  ["package b; \0", "1:12: The character U+0000 cannot be in a file. Remove it."],
  ["// \0\npackage b;", "1:4: The character U+0000 cannot be in a file. Remove it."],
  ["package b;\x01", "1:11: The character U+0001 cannot be here. Remove it."],
];

test("mistakes-in-a-file-say-what-was-expected", () => {
  for (const [text, wanted] of FILES) assert.equal(mistakesOf(text).slice(0, 1), [wanted], text);
});

test("missing-end-of-a-line-is-shown-there", () => {
  assert.equal(mistakesOf(`${PROTO3}message M {\n  string a = 1\n  // b\n  string b = 2;\n}`), [
    '3:15: Expected ";", found "string".',
  ]);
  assert.equal(mistakesOf(`${PROTO3}package a\n`), ['2:10: Expected ";", found the end of the file.']);
});

test("letters-of-other-scripts-are-named", () => {
  assert.equal(mistakesOf(`${PROTO3}message Pаge {}`), [
    "2:10: The character а (U+0430) can be only in strings and comments. Names have the letters A to Z, digits and underscores.",
  ]);
  assert.match(
    mistakesOf(`${PROTO3}message M { string a\u00a0= 1; }`)[0] ?? "",
    /^2:21: The character U\+00A0 can be only/,
  );
  assert.match(mistakesOf("package 😀;")[0] ?? "", /^1:9: The character 😀 \(U\+1F600\) can be only/);
});

test("all-mistakes-of-a-file-are-reported", () => {
  const text = `${PROTO3}package ;
message A {
  string a 1;
  message B { int32 = 1; int32 ok = 2; oneof o { string } }
  enum E { X = ; Y = 1; }
}
service S { rpc (A) returns (A); rpc B(A) returns A; option x; }
import "a.proto"
message C { string s = 1 }
option y = "\\q";
`;
  assert.equal(
    mistakesOf(text).map((line) => line.replace(/: .*/s, "")),
    ["2:9", "4:12", "5:21", "5:57", "6:16", "8:17", "8:51", "8:62", "9:17", "11:13"],
  );
});

test("long-tokens-are-shown-in-part", () => {
  assert.equal(mistakesOf(`import ${"a".repeat(100_000)};`), [
    `1:8: Expected the path of a file, in quotes, found "${"a".repeat(40)}...".`,
  ]);
});
