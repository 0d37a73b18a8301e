import { join } from "node:path";
import * as assert from "uvu/assert";
import { compareSchemas } from "../../../src/codegen/breaking/schemas.ts";
import { loadFolders } from "../../../src/codegen/breaking/versions/folders.ts";
import { UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import { compareFiles, type Files } from "./compared.ts";

const test = suite("check command");

/** The printed findings, each on one line. */
function compare(old: Files, now: Files): string[] {
  return compareFiles(old, now).map((each) => each.join(" "));
}

const HEAD = 'syntax = "proto3";\npackage a;\n';

function message(...lines: readonly string[]): string {
  return `${HEAD}message M {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
}

function proto2(...lines: readonly string[]): string {
  return `syntax = "proto2";\npackage a;\n${lines.map((line) => `${line}\n`).join("")}`;
}

function edition(...lines: readonly string[]): string {
  return proto2(...lines).replace('syntax = "proto2"', 'edition = "2023"');
}

const OPTIONS = `${HEAD}import "chatwire/v1/options.proto";\nmessage Q {}\nmessage R {}\nmessage S {}\n`;

function method(rule: string, command = "COMMAND_PING", types = "rpc Do(Q) returns (R)"): string {
  const options = `option (chatwire.v1.command) = ${command}; option (chatwire.v1.rule) = { ${rule} };`;
  return `${OPTIONS}service T {\n  ${types} { ${options} }\n}\n`;
}

const RULE = "states: [STATE_NEW, STATE_AWAY] bytes_max: 100 rate: { per_second: 2 burst: 9 }";

/** Options of another schema with the names of ours. */
const NAMESAKE = `${HEAD}import "google/protobuf/descriptor.proto";
extend google.protobuf.MethodOptions { bool rule = 51002; string command = 51001; }
message Q {}
service T { rpc Do(Q) returns (Q) { option (rule) = true; option (command) = "x"; } }
`;

const APPLICATION_RULE = "option (chatwire.v1.application_rule) = { bytes_max: 9 };";

/** A service of methods that take Q and return R, with their commands. */
function service(name: string, methods: Readonly<Record<string, string>>): string {
  const lines = Object.entries(methods).map(([each, command]) => {
    return `  rpc ${each}(Q) returns (R) { option (chatwire.v1.command) = ${command}; }\n`;
  });
  return `service ${name} {\n${lines.join("")}}\n`;
}

const CLOSED = "option features.enum_type = CLOSED;";

/** A change, the versions before and after it, and the beginning of each finding. */
const BREAKING: readonly [name: string, old: string, now: string, ...wanted: readonly string[]][] = [
  [
    "a-renamed-message-of-an-application",
    `${OPTIONS}message T { ${APPLICATION_RULE} int32 n = 1; }\n`,
    `${OPTIONS}message U { ${APPLICATION_RULE} int32 n = 1; }\n`,
    "now/a.proto:7:9: The message a.T was renamed to a.U, and its name is sent with it. (MESSAGE_RENAMED, WIRE) Name it a.T again.",
  ],
  [
    "a-limit-where-none-was",
    `${OPTIONS}message T { option (chatwire.v1.application_rule) = {}; }\n`,
    `${OPTIONS}message T { option (chatwire.v1.application_rule) = { rate: { per_second: 3 burst: 9 } }; }\n`,
    "now/a.proto:7:9: The rule of T limits its rate.per_second to 3 now. (RULE_TIGHTENED, WIRE) Remove rate again.",
    "now/a.proto:7:9: The rule of T limits its rate.burst to 9 now.",
  ],
  [
    "bytes-that-must-be-text-now",
    message("bytes b = 1;"),
    message("string b = 1;"),
    "now/a.proto:4:10: The field b was retyped from bytes to string. (FIELD_RETYPED, WIRE)",
  ],
  [
    "an-enum-that-was-closed",
    'edition = "2023";\npackage a;\nenum E {\n  option features.enum_type = CLOSED;\n  E_NONE = 0;\n}\n',
    'edition = "2023";\npackage a;\nenum E {\n  E_NONE = 0;\n}\n',
    "now/a.proto:3:6: The enum E was CLOSED and is OPEN. Numbers without a name are decoded differently. (ENUM_TYPE_CHANGED, SOURCE)",
  ],
  [
    "an-enum-that-is-closed-with-its-file",
    `${HEAD}enum E {\n  E_NONE = 0;\n}\n`,
    'syntax = "proto2";\npackage a;\nenum E {\n  E_NONE = 0;\n}\n',
    "now/a.proto:1:1: The JSON of a.proto was checked for clashing names, and is LEGACY_BEST_EFFORT now. (JSON_FORMAT_CHANGED, WIRE_JSON)",
    "now/a.proto:3:6: The enum E was OPEN and is CLOSED",
  ],
  [
    "a-narrower-range-for-extensions",
    'syntax = "proto2";\npackage a;\nmessage M {\n  extensions 100 to 199, 300 to max;\n}\n',
    'syntax = "proto2";\npackage a;\nmessage M {\n  extensions 100 to 149, 160 to 199;\n}\n',
    "now/a.proto:3:9: M no longer leaves the number 150 to extensions. (EXTENSION_RANGE_REMOVED, WIRE) Write again: extensions 100 to 199;",
    "now/a.proto:3:9: M no longer leaves the number 300 to extensions. (EXTENSION_RANGE_REMOVED, WIRE) Write again: extensions 300 to max;",
  ],
  [
    "a-string-that-must-be-utf-8-now",
    'edition = "2023";\npackage a;\nmessage M {\n  string s = 1 [features.utf8_validation = NONE];\n}\n',
    'edition = "2023";\npackage a;\nmessage M {\n  string s = 1;\n}\n',
    "now/a.proto:4:10: The field s accepts only valid UTF-8 now. (FIELD_UTF8_CHECKED, WIRE) Turn the check off again",
  ],
  [
    "a-renumbered-field",
    message("string s = 1;"),
    message("string s = 2;"),
    "now/a.proto:4:10: The field s was renumbered from 1 to 2. (FIELD_RENUMBERED, WIRE) Give it the number 1 again.",
  ],
  [
    "two-fields-that-changed-their-numbers",
    message("string s = 1;", "string t = 2;"),
    message("string s = 2;", "string t = 1;"),
    "now/a.proto:4:10: The field s was renumbered from 1 to 2.",
    "now/a.proto:5:10: The field t was renumbered from 2 to 1.",
  ],
  [
    "a-renamed-field",
    message("string s = 1;"),
    message("string t = 1;"),
    "now/a.proto:4:10: The field s was renamed to t. (FIELD_RENAMED, WIRE_JSON) Name it s again.",
  ],
  [
    "a-retyped-field",
    message("string s = 1;"),
    message("int32 s = 1;"),
    "now/a.proto:4:9: The field s was retyped from string to int32. (FIELD_RETYPED, WIRE) Make it string again, and add a field with",
  ],
  [
    "a-field-retyped-to-one-with-the-same-bytes",
    message("int32 n = 1;"),
    message("int64 n = 1;"),
    "now/a.proto:4:9: The field n was retyped from int32 to int64. (FIELD_RETYPED, WIRE_JSON)",
  ],
  [
    "a-field-of-another-message",
    `${message("A n = 1;")}message A { bool a = 1; }\nmessage B { bool b = 1; }\n`,
    `${message("B n = 1;")}message A { bool a = 1; }\nmessage B { bool b = 1; }\n`,
    "now/a.proto:4:5: The field n was retyped from a.A to a.B. (FIELD_RETYPED, WIRE)",
  ],
  [
    "a-map-with-other-keys",
    message("map<string, bool> m = 1;"),
    message("map<int32, bool> m = 1;"),
    "now/a.proto:4:20: The field m was retyped from map<string, bool> to map<int32, bool>. (FIELD_RETYPED, WIRE)",
  ],
  [
    "a-field-made-repeated",
    message("string s = 1;"),
    message("repeated string s = 1;"),
    "now/a.proto:4:19: The field s changed from always present to repeated. (FIELD_CARDINALITY_CHANGED, WIRE) Remove the word repeated.",
  ],
  [
    "a-field-made-optional",
    message("string s = 1;"),
    message("optional string s = 1;"),
    "now/a.proto:4:19: The field s changed from always present to optional. (FIELD_CARDINALITY_CHANGED, SOURCE) Remove the word optional.",
  ],
  [
    "a-field-that-moved-into-a-oneof",
    message("string s = 1;", "oneof o { string t = 2; }"),
    message("oneof o { string t = 2; string s = 1; }"),
    "now/a.proto:4:34: The field s moved into the oneof o. (FIELD_ONEOF_CHANGED, WIRE)",
  ],
  [
    "a-field-that-moved-out-of-a-oneof",
    message("oneof o { string t = 2; string s = 1; }"),
    message("optional string s = 1;", "oneof o { string t = 2; }"),
    "now/a.proto:4:19: The field s moved out of the oneof o. (FIELD_ONEOF_CHANGED, WIRE)",
  ],
  [
    "a-renamed-oneof",
    message("oneof o { string s = 1; string t = 2; }"),
    message("oneof p { string s = 1; string t = 2; }"),
    "now/a.proto:4:9: The oneof o was renamed to p. (ONEOF_RENAMED, SOURCE) Name it o again.",
  ],
  [
    "another-jstype",
    message("int64 n = 1;"),
    message("int64 n = 1 [jstype = JS_NUMBER];"),
    "now/a.proto:4:9: The option jstype of the field n changed from nothing to JS_NUMBER. (FIELD_JSTYPE_CHANGED, SOURCE)",
  ],
  [
    "a-field-removed-without-a-reservation",
    message("string s = 1;", "string t = 2;"),
    message("string s = 1;"),
    'now/a.proto:3:9: The field t = 2 was removed from M without reserving 2 and "t". (FIELD_REMOVED, WIRE) Write in M: reserved 2; reserved "t";',
  ],
  [
    "a-field-removed-with-its-number-reserved-only",
    message("string s = 1;", "string t = 2;"),
    message("string s = 1;", "reserved 2;"),
    'now/a.proto:3:9: The field t = 2 was removed from M without reserving "t".',
  ],
  [
    "a-reused-number",
    message("string s = 1;"),
    message("bytes t = 1;"),
    'now/a.proto:4:9: The field t reuses the number 1, which was that of s. (FIELD_NUMBER_REUSED, WIRE) Give it a number that was never used. Keep s, or write: reserved 1; reserved "s";',
  ],
  [
    "a-number-of-a-renumbered-field",
    message("string s = 1;"),
    message("string s = 2;", "string t = 1;"),
    "now/a.proto:4:10: The field s was renumbered from 1 to 2.",
    "now/a.proto:5:10: The field t reuses the number 1, which was that of s.",
  ],
  [
    "a-reserved-number-and-a-reserved-name-in-use",
    message("reserved 1 to 3;", 'reserved "t";'),
    message("reserved 1, 3;", "string t = 2;"),
    "now/a.proto:5:10: t = 2 reuses the number 2 and the name t, which was reserved.",
  ],
  [
    "reservations-taken-back",
    message("reserved 1 to 3, 7;", 'reserved "t";'),
    message("reserved 1, 3, 7;"),
    "now/a.proto:3:9: M no longer reserves 2. (RESERVED_REMOVED, WIRE) Write again: reserved 2;",
    'now/a.proto:3:9: M no longer reserves "t".',
  ],
  [
    "a-message-that-is-gone",
    `${message("bool b = 1;")}message N { string n = 1; }\n`,
    message("bool b = 1;"),
    "old/a.proto:6:9: The message a.N is gone. (MESSAGE_REMOVED, WIRE)",
  ],
  [
    "a-renamed-message",
    `${message("N n = 1;")}message N { string n = 1; message O { enum Q { Q_A = 0; } } }\n`,
    `${message("P n = 1;")}message P { string n = 1; message O { enum Q { Q_A = 0; } } }\n`,
    "now/a.proto:6:9: The message a.N was renamed to a.P. (MESSAGE_RENAMED, SOURCE) Name it a.N again.",
  ],
  [
    "a-renamed-enum-value",
    `${HEAD}enum E { E_A = 0; E_B = 1; }\n`,
    `${HEAD}enum E { E_A = 0; E_C = 1; }\n`,
    "now/a.proto:3:19: The value E_B = 1 was renamed to E_C, or its number is reused. (VALUE_RENAMED, WIRE_JSON)",
  ],
  [
    "a-renumbered-enum-value",
    `${HEAD}enum E { E_A = 0; E_B = 1; }\n`,
    `${HEAD}enum E { E_A = 0; E_B = 2; }\n`,
    "now/a.proto:3:19: The value E_B was renumbered from 1 to 2. (VALUE_RENUMBERED, WIRE)",
  ],
  [
    "an-enum-value-removed-without-a-reservation",
    `${HEAD}enum E { E_A = 0; E_B = 1; }\n`,
    `${HEAD}enum E { E_A = 0; reserved 1; }\n`,
    'now/a.proto:3:6: The value E_B = 1 was removed from E without reserving "E_B". (VALUE_REMOVED, WIRE_JSON)',
  ],
  [
    "an-enum-value-in-the-place-of-another",
    `${HEAD}enum E { E_A = 0; E_B = 1; E_C = 2; }\n`,
    `${HEAD}enum E { E_A = 0; E_C = 1; }\n`,
    'now/a.proto:3:6: The value E_B = 1 was removed from E without reserving 1 and "E_B".',
    "now/a.proto:3:19: The value E_C was renumbered from 2 to 1.",
    "now/a.proto:3:19: The value E_C reuses the number 1, which was that of E_B.",
  ],
  [
    "an-enum-value-without-the-prefix-of-the-others",
    `${HEAD}enum E { E_A = 0; }\n`,
    `${HEAD}enum E { E_A = 0; B = 1; }\n`,
    "now/a.proto:3:19: All values of E change their names in generated code: they are now with the prefix E_. (ENUM_PREFIX_CHANGED, SOURCE)",
  ],
  [
    "a-renamed-enum",
    `${HEAD}enum E { E_A = 0; E_B = 1; }\nmessage M { E e = 1; }\n`,
    `${HEAD}enum F { E_A = 0; E_B = 1; }\nmessage M { F e = 1; }\n`,
    "now/a.proto:3:6: The enum a.E was renamed to a.F. (ENUM_RENAMED, SOURCE)",
  ],
  [
    "an-extension-with-another-number",
    `${HEAD}import "google/protobuf/descriptor.proto";\nextend google.protobuf.FieldOptions { bool x = 50001; }\n`,
    `${HEAD}import "google/protobuf/descriptor.proto";\nextend google.protobuf.FieldOptions { bool x = 50002; }\n`,
    "now/a.proto:4:44: The extension a.x was renumbered from 50001 to 50002. (EXTENSION_RENUMBERED, WIRE)",
  ],
  [
    "an-extension-of-a-message-that-was-retyped",
    'syntax = "proto2";\nmessage M { extensions 9; }\nextend M { optional bool x = 9; }\n',
    'syntax = "proto2";\nmessage M { extensions 9; }\nextend M { optional string x = 9; }\n',
    "now/a.proto:3:28: The field x was retyped from bool to string. (FIELD_RETYPED, WIRE)",
  ],
  [
    "a-required-field-that-became-optional-and-a-new-one",
    'syntax = "proto2";\nmessage M { required bool x = 1; }\n',
    'syntax = "proto2";\nmessage M { optional bool x = 1; required bool y = 2; }\n',
    "now/a.proto:2:27: The field x changed from required to optional. (FIELD_CARDINALITY_CHANGED, WIRE)",
    "now/a.proto:2:48: The field y is new and required. Messages of the older version lack it.",
  ],
  [
    "another-default",
    'syntax = "proto2";\nmessage M { optional int32 x = 1; }\n',
    'syntax = "proto2";\nmessage M { optional int32 x = 1 [default = 7]; }\n',
    "now/a.proto:2:28: The option default of the field x changed from nothing to 7. (FIELD_DEFAULT_CHANGED, WIRE) Remove default.",
  ],
  [
    "another-request",
    method(RULE),
    method(RULE, "COMMAND_PING", "rpc Do(S) returns (R)"),
    "now/a.proto:8:7: The request of the method Do changed from a.Q to a.S. (METHOD_REQUEST_CHANGED, WIRE)",
  ],
  [
    "a-response-that-became-a-stream",
    method(RULE),
    method(RULE, "COMMAND_PING", "rpc Do(Q) returns (stream R)"),
    "now/a.proto:8:7: The response of the method Do changed from a.R to stream a.R. (METHOD_RESPONSE_CHANGED, WIRE)",
  ],
  [
    "a-renamed-method",
    method(RULE),
    method(RULE, "COMMAND_PING", "rpc Make(Q) returns (R)"),
    "now/a.proto:8:7: The method Do was renamed to Make. (METHOD_RENAMED, SOURCE)",
  ],
  [
    "a-method-that-is-gone",
    method(RULE),
    `${OPTIONS}service T {}\n`,
    "now/a.proto:7:9: The method Do is gone from T. (METHOD_REMOVED, WIRE)",
  ],
  ["a-service-that-is-gone", method(RULE), OPTIONS, "old/a.proto:7:9: The service a.T is gone or has another name."],
  [
    "another-command",
    method(RULE),
    method(RULE, "COMMAND_HELLO"),
    "now/a.proto:8:7: The command of Do changed from COMMAND_PING to COMMAND_HELLO. (COMMAND_CHANGED, WIRE) Write again: option (command) = COMMAND_PING;",
  ],
  [
    "a-tighter-rule",
    method(RULE),
    method("states: STATE_NEW bytes_max: 99 rate: { per_second: 2 burst: 8 } transport: TRANSPORT_DATAGRAM"),
    "now/a.proto:8:7: The rule of Do changed its transport from TRANSPORT_STREAM to TRANSPORT_DATAGRAM. (RULE_CHANGED, WIRE)",
    "now/a.proto:8:7: The rule of Do no longer allows it in STATE_AWAY.",
    "now/a.proto:8:7: The rule of Do lowered its bytes_max from 100 to 99.",
    "now/a.proto:8:7: The rule of Do lowered its rate.burst from 9 to 8. (RULE_TIGHTENED, WIRE) Set it to 9 or more.",
  ],
  [
    "an-event-of-another-command",
    OPTIONS.replace("S {", "S { option (chatwire.v1.event_of) = COMMAND_PING;"),
    OPTIONS.replace("S {", "S { option (chatwire.v1.event_of) = COMMAND_HELLO;"),
    "now/a.proto:6:9: The command of S changed from COMMAND_PING to COMMAND_HELLO. (COMMAND_CHANGED, WIRE)",
  ],
  [
    "a-tighter-rule-of-an-application",
    OPTIONS.replace("S {", `S { ${APPLICATION_RULE}`),
    OPTIONS.replace("S {", `S { ${APPLICATION_RULE.replace("9", "8 delivery: DELIVERY_LOSSY")}`),
    "now/a.proto:6:9: The rule of S changed its delivery from DELIVERY_RELIABLE to DELIVERY_LOSSY.",
    "now/a.proto:6:9: The rule of S lowered its bytes_max from 9 to 8. (RULE_TIGHTENED, WIRE)",
  ],
  [
    "a-rule-of-an-application-that-is-gone",
    OPTIONS.replace("S {", `S { ${APPLICATION_RULE}`),
    OPTIONS,
    "now/a.proto:6:9: S no longer has the option (application_rule). (RULE_REMOVED, WIRE)",
  ],
  [
    "another-first-value-of-a-closed-enum",
    proto2("enum E { A = 1; B = 2; }"),
    proto2("enum E { B = 2; A = 1; }"),
    "now/a.proto:3:10: The first value of E was A = 1 and is B = 2. An absent field has the first value. (FIRST_VALUE_CHANGED, WIRE) Put A = 1 before the others again.",
  ],
  [
    "a-new-value-before-the-others-of-a-closed-enum",
    edition(`enum E { ${CLOSED} A = 1; B = 2; }`),
    edition(`enum E { ${CLOSED} C = 3; A = 1; B = 2; }`),
    "now/a.proto:3:46: The first value of E was A = 1 and is C = 3",
  ],
  [
    "a-first-value-that-went-and-is-reserved",
    proto2("enum E { A = 1; B = 2; }"),
    proto2('enum E { B = 2; reserved 1; reserved "A"; }'),
    "now/a.proto:3:10: The first value of E was A = 1 and is B = 2",
  ],
  [
    "a-renumbered-first-value",
    proto2("enum E { A = 1; B = 2; }"),
    proto2("enum E { A = 3; B = 2; }"),
    "now/a.proto:3:10: The value A was renumbered from 1 to 3.",
  ],
  [
    "a-required-field-that-went-and-is-reserved",
    proto2("message M { required bool x = 1; }"),
    proto2('message M { reserved 1; reserved "x"; }'),
    "now/a.proto:3:9: The field x = 1 was required and is gone. The older version refuses messages without it. (FIELD_REQUIRED_REMOVED, WIRE) Keep it.",
  ],
  [
    "a-renamed-required-field",
    proto2("message M { required bool x = 1; }"),
    proto2("message M { required bool y = 1; }"),
    "now/a.proto:3:27: The field x was renamed to y. (FIELD_RENAMED, WIRE_JSON)",
  ],
  [
    "keys-of-a-map-that-must-be-utf-8-now",
    edition("message M { map<string, bool> m = 1 [features.utf8_validation = NONE]; }"),
    edition("message M { map<string, bool> m = 1; }"),
    "now/a.proto:3:31: The field m accepts only valid UTF-8 now. (FIELD_UTF8_CHECKED, WIRE)",
  ],
  [
    "values-of-a-map-that-must-be-utf-8-now",
    edition("message M { map<bool, string> m = 1 [features.utf8_validation = NONE]; }"),
    edition("message M { map<bool, string> m = 1; }"),
    "now/a.proto:3:31: The field m accepts only valid UTF-8 now. (FIELD_UTF8_CHECKED, WIRE)",
  ],
  [
    "an-extension-of-another-message",
    proto2("message A { extensions 9; }", "message B { extensions 9; }", "extend A { optional bool x = 9; }"),
    proto2("message A { extensions 9; }", "message B { extensions 9; }", "extend B { optional bool x = 9; }"),
    "now/a.proto:5:26: The extension a.x moved from a.A to a.B. (EXTENSION_EXTENDEE_CHANGED, WIRE) Let it extend a.A again, and declare a second extension for a.B.",
  ],
  [
    "a-renamed-extension",
    proto2("message A { extensions 9; }", "extend A { optional bool x = 9; }"),
    proto2("message A { extensions 9; }", "extend A { optional bool y = 9; }"),
    "now/a.proto:4:26: The extension a.x = 9 was renamed to a.y, or its number is reused. (EXTENSION_RENAMED, WIRE_JSON) Name it a.x again. If a.y",
  ],
  [
    "an-extension-of-a-renamed-message",
    proto2("message A { optional bool b = 1; extensions 9; }", "extend A { optional bool x = 9; }"),
    proto2("message B { optional bool b = 1; extensions 9; }", "extend B { optional bool x = 9; }"),
    "now/a.proto:3:9: The message a.A was renamed to a.B. (MESSAGE_RENAMED, SOURCE)",
  ],
  [
    "another-name-in-json",
    message("bool foo_bar = 1;"),
    message('bool foo_bar = 1 [json_name = "x"];'),
    'now/a.proto:4:8: The field foo_bar changed its name in JSON from fooBar to x. (FIELD_JSON_NAME_CHANGED, WIRE_JSON) Write [json_name = "fooBar"].',
  ],
  [
    "a-renamed-field-that-keeps-its-name-in-json",
    message("bool foo = 1;"),
    message('bool bar = 1 [json_name = "foo"];'),
    "now/a.proto:4:8: The field foo was renamed to bar. (FIELD_RENAMED, WIRE_JSON)",
  ],
  [
    "a-number-that-was-said-to-be-a-bigint",
    message("int64 n = 1 [jstype = JS_NORMAL];"),
    message("int64 n = 1 [jstype = JS_NUMBER];"),
    "now/a.proto:4:9: The option jstype of the field n changed from JS_NORMAL to JS_NUMBER. (FIELD_JSTYPE_CHANGED, SOURCE) Write [jstype = JS_NORMAL] again.",
  ],
  [
    "a-bigint-that-was-a-number",
    message("int64 n = 1 [jstype = JS_NUMBER];"),
    message("int64 n = 1 [jstype = JS_NORMAL];"),
    "now/a.proto:4:9: The option jstype of the field n changed from JS_NUMBER to JS_NORMAL. (FIELD_JSTYPE_CHANGED, SOURCE)",
  ],
  [
    "defaults-that-doubles-cannot-tell-apart",
    proto2("message M { optional int64 x = 1 [default = 9007199254740992]; }"),
    proto2("message M { optional int64 x = 1 [default = 9007199254740993]; }"),
    "now/a.proto:3:28: The option default of the field x changed from 9007199254740992 to 9007199254740993. (FIELD_DEFAULT_CHANGED, WIRE)",
  ],
  [
    "a-default-with-another-sign",
    proto2("message M { optional double x = 1; }"),
    proto2("message M { optional double x = 1 [default = -0.0]; }"),
    "now/a.proto:3:29: The option default of the field x changed from nothing to -0. (FIELD_DEFAULT_CHANGED, WIRE)",
  ],
  [
    "a-default-of-another-value",
    proto2("enum E { A = 1; B = 2; }", "message M { optional E e = 1; }"),
    proto2("enum E { A = 1; B = 2; }", "message M { optional E e = 1 [default = B]; }"),
    "now/a.proto:4:24: The option default of the field e changed from nothing to B. (FIELD_DEFAULT_CHANGED, WIRE) Remove default.",
  ],
  [
    "a-default-that-generated-code-no-longer-lists",
    proto2("message M { optional int32 x = 1 [default = 0]; }"),
    proto2("message M { optional int32 x = 1; }"),
    "now/a.proto:3:28: The option default of the field x changed from 0 to nothing. (FIELD_DEFAULT_CHANGED, SOURCE) Write [default = 0] again.",
  ],
  [
    "a-map-whose-values-have-the-same-bytes",
    message("map<uint32, string> m = 1;"),
    message("map<uint64, bytes> m = 1;"),
    "now/a.proto:4:22: The field m was retyped from map<uint32, string> to map<uint64, bytes>. (FIELD_RETYPED, WIRE_JSON)",
  ],
  [
    "a-map-that-became-a-list-of-its-entries",
    `${message("map<string, M> m = 1;", "map<string, M> n = 2;")}message E { string key = 1; M value = 2; }\n`,
    `${message("repeated E m = 1;", "repeated F n = 2;")}message E { string key = 1; M value = 2; }\nmessage F { string key = 2; M value = 1; }\n`,
    "now/a.proto:4:14: The field m was retyped from map<string, a.M> to a.E. (FIELD_RETYPED, WIRE_JSON)",
    "now/a.proto:5:14: The field n was retyped from map<string, a.M> to a.F. (FIELD_RETYPED, WIRE)",
  ],
  [
    "a-map-with-other-values",
    message("map<string, int32> m = 1;"),
    message("map<string, sint32> m = 1;"),
    "now/a.proto:4:23: The field m was retyped from map<string, int32> to map<string, sint32>. (FIELD_RETYPED, WIRE)",
  ],
  [
    "a-wider-field-that-is-repeated-too",
    message("int32 n = 1;"),
    message("repeated int64 n = 1;"),
    "now/a.proto:4:18: The field n was retyped from int32 to int64. (FIELD_RETYPED, WIRE_JSON)",
    "now/a.proto:4:18: The field n changed from always present to repeated. (FIELD_CARDINALITY_CHANGED, WIRE)",
  ],
  [
    "an-open-enum-that-became-a-number-and-back",
    `${message("E e = 1;", "uint64 n = 2;")}enum E { E_A = 0; }\n`,
    `${message("int32 e = 1;", "E n = 2;")}enum E { E_A = 0; }\n`,
    "now/a.proto:4:9: The field e was retyped from a.E to int32. (FIELD_RETYPED, WIRE_JSON)",
    "now/a.proto:5:5: The field n was retyped from uint64 to a.E. (FIELD_RETYPED, WIRE_JSON)",
  ],
  [
    "a-number-that-became-a-closed-enum",
    proto2("enum E { A = 0; }", "message M { optional int32 e = 1; }"),
    proto2("enum E { A = 0; }", "message M { optional E e = 1; }"),
    "now/a.proto:4:24: The field e was retyped from int32 to a.E. (FIELD_RETYPED, WIRE)",
  ],
  [
    "a-group-that-became-a-message",
    proto2("message M { optional group Foo = 1 { optional bool b = 1; } }"),
    proto2("message M { message Foo { optional bool b = 1; } optional Foo foo = 1; }"),
    "now/a.proto:3:63: The field foo was retyped from group a.M.Foo to a.M.Foo. (FIELD_RETYPED, WIRE)",
  ],
  [
    "a-field-that-moved-between-oneofs",
    message("oneof o { bool b = 1; bool c = 2; }", "oneof p { bool d = 3; }"),
    message("oneof o { bool b = 1; }", "oneof p { bool d = 3; bool c = 2; }"),
    "now/a.proto:5:30: The field c moved out of the oneof o into the oneof p. (FIELD_ONEOF_CHANGED, WIRE)",
  ],
  [
    "a-field-that-is-alone-in-a-new-oneof",
    message("optional bool b = 1;"),
    message("oneof o { bool b = 1; bool new = 2; }"),
    "now/a.proto:4:18: The field b moved into the oneof o. (FIELD_ONEOF_CHANGED, SOURCE)",
  ],
  [
    "a-field-that-was-alone-in-its-oneof",
    message("oneof o { bool b = 1; }"),
    message("bool b = 1;"),
    "now/a.proto:4:8: The field b moved out of the oneof o. (FIELD_ONEOF_CHANGED, SOURCE)",
  ],
  [
    "a-required-field-in-a-oneof",
    proto2("message M { required bool x = 1; }"),
    proto2("message M { oneof o { bool x = 1; } }"),
    "now/a.proto:3:28: The field x moved into the oneof o. (FIELD_ONEOF_CHANGED, WIRE)",
  ],
  [
    "fields-of-a-oneof-that-were-renamed-and-moved",
    message("oneof o { bool b = 1; bool c = 2; }"),
    message("oneof o { bool d = 2; }", "bool b = 1;"),
    "now/a.proto:4:18: The field c was renamed to d. (FIELD_RENAMED, WIRE_JSON)",
    "now/a.proto:5:8: The field b moved out of the oneof o. (FIELD_ONEOF_CHANGED, WIRE)",
  ],
  [
    "defaults-that-are-gone-as-they-were-written",
    proto2('message M { optional string s = 1 [default = "A"]; optional float f = 2 [default = -inf]; }'),
    proto2("message M { optional string s = 1; optional float f = 2; }"),
    'now/a.proto:3:29: The option default of the field s changed from "A" to nothing. (FIELD_DEFAULT_CHANGED, WIRE) Write [default = "A"] again.',
    "now/a.proto:3:51: The option default of the field f changed from -inf to nothing. (FIELD_DEFAULT_CHANGED, WIRE) Write [default = -inf] again.",
  ],
  [
    "what-an-edition-reserves-without-quotes",
    edition("message M { bool b = 1; bool c = 2; reserved d; }", `enum E { ${CLOSED} A = 1; B = 2; }`),
    edition("message M { bytes x = 2; }", `enum E { ${CLOSED} A = 1; }`),
    "now/a.proto:3:9: The field b = 1 was removed from M without reserving 1 and b. (FIELD_REMOVED, WIRE) Write in M: reserved 1; reserved b;",
    "now/a.proto:3:9: M no longer reserves d. (RESERVED_REMOVED, WIRE) Write again: reserved d;",
    "now/a.proto:3:19: The field x reuses the number 2, which was that of c. (FIELD_NUMBER_REUSED, WIRE) Give it a number that was never used. Keep c, or write: reserved 2; reserved c;",
    "now/a.proto:4:6: The value B = 2 was removed from E without reserving 2 and B.",
  ],
  [
    "a-removed-alias",
    `${HEAD}enum E { option allow_alias = true; E_A = 0; E_B = 1; E_C = 1; }\n`,
    `${HEAD}enum E { E_A = 0; E_B = 1; }\n`,
    "now/a.proto:3:6: The value E_C was removed from E, which has 1 as E_B only. JSON of the older version has the name E_C. (VALUE_REMOVED, WIRE_JSON)",
  ],
  [
    "a-message-that-moved-out-of-another-and-got-a-field",
    message("message N { bool b = 1; }", "N n = 1;"),
    `${message("N n = 1;")}message N { bool b = 1; bool c = 2; }\n`,
    "now/a.proto:6:9: The message a.M.N was renamed to a.N. (MESSAGE_RENAMED, SOURCE) Name it a.M.N again.",
  ],
  [
    "another-package",
    `${message("bool b = 1;")}message N {}\nenum E { E_A = 0; }\n`,
    `${message("bool b = 1;")}message N {}\nenum E { E_A = 0; }\n`.replace("package a", "package b"),
    "now/a.proto:2:1: The package a was renamed to b. Full names are sent in google.protobuf.Any, and by gRPC and Connect. (PACKAGE_RENAMED, WIRE) Write again: package a;",
  ],
  [
    "a-file-of-proto2-that-became-proto3",
    proto2("enum E { E_A = 0; }", "message M { optional int32 n = 1; optional string s = 2; repeated int32 p = 3; }"),
    `${HEAD}enum E { E_A = 0; }\nmessage M { int32 n = 1; string s = 2; repeated int32 p = 3; }\n`,
    "now/a.proto:3:6: The enum E was CLOSED and is OPEN",
    "now/a.proto:4:19: The field n changed from optional to always present. (FIELD_CARDINALITY_CHANGED, SOURCE)",
    "now/a.proto:4:33: The field s changed from optional to always present. (FIELD_CARDINALITY_CHANGED, SOURCE)",
    "now/a.proto:4:33: The field s accepts only valid UTF-8 now. (FIELD_UTF8_CHECKED, WIRE)",
  ],
  [
    "a-renamed-service",
    OPTIONS + service("T", { Do: "COMMAND_PING" }),
    OPTIONS + service("U", { Do: "COMMAND_PING" }),
    "now/a.proto:7:9: The service a.T was renamed to a.U. (SERVICE_RENAMED, SOURCE) Name it a.T again.",
  ],
  [
    "renamed-methods-which-their-commands-tell-apart",
    OPTIONS + service("T", { Do: "COMMAND_PING", Go: "COMMAND_HELLO" }),
    OPTIONS + service("T", { Run: "COMMAND_HELLO", Make: "COMMAND_PING" }),
    "now/a.proto:8:7: The method Go was renamed to Run. (METHOD_RENAMED, SOURCE)",
    "now/a.proto:9:7: The method Do was renamed to Make. (METHOD_RENAMED, SOURCE)",
  ],
  [
    "a-method-that-moved-to-another-service",
    OPTIONS + service("T", { Do: "COMMAND_PING", Go: "COMMAND_HELLO" }) + service("U", {}),
    OPTIONS + service("T", { Go: "COMMAND_HELLO" }) + service("U", { Do: "COMMAND_PING" }),
    "now/a.proto:11:7: The method Do moved from a.T to a.U. (METHOD_RENAMED, SOURCE) Move it back to a.T.",
  ],
  [
    "a-command-in-use-for-something-else",
    OPTIONS + service("T", { Do: "COMMAND_PING" }),
    OPTIONS + service("T", { New: "COMMAND_PING" }).replace("(Q)", "(S)"),
    "now/a.proto:7:9: The method Do is gone from T. (METHOD_REMOVED, WIRE)",
    "now/a.proto:8:7: The method New reuses the command of Do, COMMAND_PING. (COMMAND_REUSED, WIRE) Give it a command that was never used.",
  ],
  [
    "commands-that-changed-places",
    OPTIONS + service("T", { Do: "COMMAND_PING", Go: "COMMAND_HELLO" }),
    OPTIONS + service("T", { Do: "COMMAND_HELLO", Go: "COMMAND_PING" }),
    "now/a.proto:8:7: The command of Do changed from COMMAND_PING to COMMAND_HELLO. (COMMAND_CHANGED, WIRE)",
    "now/a.proto:9:7: The command of Go changed from COMMAND_HELLO to COMMAND_PING.",
  ],
];

for (const [name, old, now, ...wanted] of BREAKING) {
  test(`${name}-is-reported`, () => {
    const findings = compare({ "a.proto": old }, { "a.proto": now });
    assert.is(findings.length, wanted.length, findings.join("\n"));
    for (const [index, beginning] of wanted.entries()) {
      assert.ok(findings[index]?.startsWith(beginning), `${findings[index]}\n  does not begin with\n${beginning}`);
    }
  });
}

test("file-that-moved-is-reported-once", () => {
  const findings = compare({ "a.proto": message("bool b = 1;") }, { "b.proto": message("bool b = 1;") });
  assert.equal(findings, [
    "now/b.proto:1:1: The file a.proto was moved to b.proto. Generated code is imported from another file. (FILE_MOVED, SOURCE) Move it back to a.proto.",
  ]);
});

const HARMLESS: readonly [name: string, old: string, now: string][] = [
  [
    "new-fields-messages-and-values",
    `${message("string s = 1;")}enum E { E_A = 0; }\n`,
    `${message("string s = 1;", "repeated string t = 2;", "N n = 3;")}enum E { E_A = 0; E_B = 1; }\nmessage N {}\n`,
  ],
  [
    "an-application-rule-that-says-what-was-meant",
    `${OPTIONS}message T { option (chatwire.v1.application_rule) = {}; }\n`,
    `${OPTIONS}message T { option (chatwire.v1.application_rule) = { delivery: DELIVERY_RELIABLE }; }\n`,
  ],
  [
    "ranges-for-extensions-that-are-wider-and-in-parts",
    'syntax = "proto2";\npackage a;\nmessage M {\n  extensions 100 to 199;\n}\n',
    'syntax = "proto2";\npackage a;\nmessage M {\n  extensions 100 to 149, 150 to 250;\n}\n',
  ],
  [
    "the-same-in-an-edition",
    `${message("string s = 1;", "E e = 2;")}enum E { E_A = 0; }\n`,
    `edition = "2023";\npackage a;\nmessage M {\n  string s = 1 [features.field_presence = IMPLICIT];\n  E e = 2 [features.field_presence = IMPLICIT];\n}\nenum E { E_A = 0; }\n`,
  ],
  [
    "other-comments-another-order-and-deprecation",
    message("string s = 1;", "string t = 2; // Ah."),
    message("string t = 2 [deprecated = true];", "// Oh.", "string s = 1;"),
  ],
  [
    "what-goes-and-is-reserved",
    `${message("string s = 1;", "string t = 2;")}enum E { E_A = 0; E_B = 1; }\n`,
    `${message('reserved "s", "t";', "reserved 1 to max;")}enum E { E_A = 0; reserved 1; reserved "E_B"; }\n`,
  ],
  ["another-way-to-reserve-the-same", message("reserved 1 to 9;"), message("reserved 1 to 4, 5, 6 to 9, 20;")],
  ["a-packed-field-unpacked", message("repeated int32 n = 1;"), message("repeated int32 n = 1 [packed = false];")],
  ["an-option-that-only-has-the-name-of-ours", NAMESAKE, NAMESAKE.replace("= true", "= false").replace('"x"', '"y"')],
  [
    "a-looser-rule-and-one-written-in-full",
    method(RULE),
    method(
      "states: [STATE_AWAY, STATE_NEW, STATE_AVAILABLE] direction: DIRECTION_CLIENT_TO_SERVER transport: TRANSPORT_STREAM",
    ),
  ],
  [
    "a-rule-for-a-message-that-no-application-sent",
    `${OPTIONS}message T {}\n`,
    `${OPTIONS}message T { option (chatwire.v1.application_rule) = { bytes_max: 1 rate: { per_second: 1 burst: 1 } }; }\n`,
  ],
  ["the-name-that-json-has-anyhow", message("bool foo_bar = 1;"), message('bool foo_bar = 1 [json_name = "fooBar"];')],
  ["the-name-in-json-unsaid", message('bool foo_bar = 1 [json_name = "fooBar"];'), message("bool foo_bar = 1;")],
  ["a-bigint-that-is-said-to-be-one", message("int64 n = 1;"), message("int64 n = 1 [jstype = JS_NORMAL];")],
  [
    "defaults-that-are-those-of-the-types",
    proto2(
      "enum E { A = 1; B = 2; }",
      "message M { optional int32 a = 1; optional string b = 2; optional bool c = 3; optional E d = 4; }",
      "message N { optional double a = 1; optional int64 b = 2; optional bytes c = 3; optional int32 d = 4 [default = 16]; }",
    ),
    proto2(
      "enum E { A = 1; B = 2; }",
      'message M { optional int32 a = 1 [default = 0]; optional string b = 2 [default = ""]; optional bool c = 3 [default = false]; optional E d = 4 [default = A]; }',
      'message N { optional double a = 1 [default = 0.0]; optional int64 b = 2 [default = -0]; optional bytes c = 3 [default = ""]; optional int32 d = 4 [default = 0x10]; }',
    ),
  ],
  [
    "another-first-name-of-the-first-value",
    proto2("enum E { option allow_alias = true; A = 1; B = 1; C = 2; }"),
    proto2("enum E { option allow_alias = true; B = 1; C = 2; A = 1; }"),
  ],
  [
    "a-map-without-text-that-must-be-utf-8",
    edition("option features.utf8_validation = NONE;", "message M { map<int32, bytes> m = 1; }"),
    edition("message M { map<int32, bytes> m = 1; }"),
  ],
  [
    "a-group-written-in-an-edition",
    proto2("message M { optional group Foo = 1 { optional bool b = 1; } }"),
    edition("message M { message Foo { bool b = 1; } Foo foo = 1 [features.message_encoding = DELIMITED]; }"),
  ],
  [
    "a-packed-field-expanded-in-an-edition",
    edition("message M { repeated int32 n = 1; }"),
    edition("message M { repeated int32 n = 1 [features.repeated_field_encoding = EXPANDED]; }"),
  ],
];

for (const [name, old, now] of HARMLESS) {
  test(`${name}-break-nothing`, () => {
    assert.equal(compare({ "a.proto": old }, { "a.proto": now }), []);
    assert.equal(compare({ "a.proto": now }, { "a.proto": now }), []);
  });
}

test("schema-is-compatible-with-itself", () => {
  const proto = join(import.meta.dirname, "../../../proto");
  assert.equal(compareSchemas(loadFolders([proto]), loadFolders([proto])), []);
});

test("mistake-in-either-version-is-reported-with-its-place", () => {
  const good = { "a.proto": message("string s = 1;") };
  const bad = { "a.proto": message("Nothing n = 1;") };
  for (const [old, now] of [
    [good, bad],
    [bad, good],
  ] as const) {
    try {
      compare(old, now);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, UsageError);
      assert.match(error instanceof Error ? error.message : "", /\/(old|now)\/a\.proto:4:3: .*Nothing/);
    }
  }
});
