import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import * as assert from "uvu/assert";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("schema errors");

const folders: string[] = [];

test.after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const HEAD = 'syntax = "proto3";\npackage a;\n';
const PROTO2 = 'syntax = "proto2";\npackage a;\n';
const EDITION = 'edition = "2023";\npackage a;\n';

const APPLICATION = `${HEAD}import "chatwire/v1/options.proto";\n`;

/** A service of an application, with a rule. */
function ofApplication(method: string, rule: string): string {
  const option = `option (chatwire.v1.application_method_rule) = { ${rule} };`;
  return `${APPLICATION}message M {}\nservice S {\n  ${method} { ${option} }\n}\n`;
}

/** The options and the Message that a schema with services needs. */
const RULES = `${HEAD}import "google/protobuf/descriptor.proto";
enum Command { COMMAND_UNSPECIFIED = 0; COMMAND_ONE = 1; COMMAND_TWO = 2; }
enum State { STATE_UNSPECIFIED = 0; STATE_NEW = 1; }
enum Direction { DIRECTION_UNSPECIFIED = 0; DIRECTION_CLIENT_TO_SERVER = 1; }
enum Transport { TRANSPORT_UNSPECIFIED = 0; TRANSPORT_STREAM = 1; }
message Rule { repeated State states = 1; Direction direction = 2; Transport transport = 3; uint32 bytes_max = 4; }
extend google.protobuf.MethodOptions { Command command = 50001; Rule rule = 50002; }
extend google.protobuf.MessageOptions { Command event_of = 50003; Rule event_rule = 50004; }
message OneRequest {}
message OneResponse {}
message TwoRequest {}
message TwoResponse {}
message Message {
  oneof body { OneRequest one_request = 1; OneResponse one_response = 2; TwoRequest two_request = 3; TwoResponse two_response = 4; }
}
`;

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-schema-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Compiles files, and returns the paths of the generated ones. */
async function generatedFrom(files: Readonly<Record<string, string>>): Promise<string[]> {
  return [...compileFolder(folderOf(files), "./wire").keys()].sort();
}

/** Compiles files, and returns the error without the folder; empty if there is none. */
async function refusal(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = folderOf(files);
  try {
    compileFolder(folder, "./wire");
  } catch (error) {
    if (error instanceof UsageError) return error.message.replaceAll(`${relative(process.cwd(), folder)}/`, "");
    throw error;
  }
  return "";
}

/** Columns have their own tests. */
function withoutColumn(error: string): string {
  return error.replace(/^([\w./]+\.proto:\d+):\d+: /, "$1: ");
}

function service(methods: string): string {
  return `${RULES}service Things {\n${methods}\n}\n`;
}

const RULE = "option (rule) = { states: [STATE_NEW] };";
const GOOD = `rpc One(OneRequest) returns (OneResponse) { option (command) = COMMAND_ONE; ${RULE} }`;

test("schema-without-mistakes-compiles", async () => {
  assert.is(await refusal({ "a.proto": service(GOOD) }), "");
});

/** A service of another program, with other options. */
const GREETER = `${HEAD}import "google/api/annotations.proto";
message HelloRequest { string name = 1; }
message HelloReply { string text = 1; }
service Greeter {
  rpc Hello(HelloRequest) returns (HelloReply) { option (google.api.http) = { get: "/v1/{name}" }; }
  rpc Hellos(stream HelloRequest) returns (stream HelloReply);
}
service Nothing {}
`;

test("services-without-commands-and-rules-are-skipped", async () => {
  assert.equal(await generatedFrom({ "a.proto": GREETER }), ["a.json.ts", "a.ts"]);
  const beside = { "greeter.proto": GREETER.replace("package a", "package b"), "a.proto": service(GOOD) };
  assert.ok((await generatedFrom(beside)).includes("rules.ts"));
});

test("service-with-a-command-in-one-method-needs-one-in-each", async () => {
  assert.match(
    await refusal({ "a.proto": service(`${GOOD}\nrpc Two(TwoRequest) returns (TwoResponse);`) }),
    /^a\.proto:20:5: Two has no option \(command\)\. Write in it: option \(command\) = COMMAND_TWO;\n/,
  );
});

/** Options of another schema with the names of ours. */
const NAMESAKES = `${HEAD}import "google/protobuf/descriptor.proto";
extend google.protobuf.MessageOptions { bool application_rule = 51005; string event_of = 51003; M event_rule = 51004; }
extend google.protobuf.MethodOptions { bool rule = 51002; string command = 51001; }
message M { option (application_rule) = true; option (a.event_of) = "it"; option (.a.event_rule) = { n: 1 }; int32 n = 1; }
service Things { rpc One(M) returns (M) { option (rule) = true; option (command) = "x"; } }
`;

test("options-of-other-schemas-with-our-names-are-ignored", async () => {
  assert.equal(await generatedFrom({ "a.proto": NAMESAKES }), ["a.json.ts", "a.ts"]);
  const both =
    'import "chatwire/v1/options.proto";\nmessage N { option (chatwire.v1.application_rule) = { bytes_max: 7 }; }\n';
  assert.is(await refusal({ "a.proto": NAMESAKES + both }), "");
  const wrong = both.replace("bytes_max: 7", "bytes_max: -7");
  assert.match(
    await refusal({ "a.proto": NAMESAKES + wrong }),
    /The option \(chatwire\.v1\.application_rule\): bytes_max cannot/,
  );
});

test("innermost-option-of-a-name-wins", async () => {
  const inner = `${HEAD}import "chatwire/v1/options.proto";
    import "google/protobuf/descriptor.proto";
    message M {
      extend google.protobuf.MessageOptions { bool application_rule = 51006; }
      message In { option (application_rule) = true; }
      message Out { option (chatwire.v1.application_rule) = {}; }
    }`;
  assert.is(await refusal({ "a.proto": inner }), "");
});

/** A mistake, a schema with it, and a part of the error. */
const CASES: readonly [name: string, schema: string, wanted: string][] = [
  [
    "a-method-without-a-command",
    service(`rpc One(OneRequest) returns (OneResponse) { ${RULE} }`),
    "a.proto:19: One has no option (command).",
  ],
  [
    "a-method-without-a-rule",
    service("rpc One(OneRequest) returns (OneResponse) { option (command) = COMMAND_ONE; }"),
    "a.proto:19: One has no option (rule).",
  ],
  [
    "a-method-with-no-command",
    service(`rpc One(OneRequest) returns (OneResponse) { option (command) = COMMAND_UNSPECIFIED; ${RULE} }`),
    "a.proto:19: One has the command COMMAND_UNSPECIFIED, which means none. Write in it: option (command) = COMMAND_ONE;",
  ],
  [
    "an-unknown-command",
    service(`rpc One(OneRequest) returns (OneResponse) { option (command) = COMMAND_TEN; ${RULE} }`),
    "a.proto:4: The enum Command has no value for One. Write in it: COMMAND_TEN = 3;\na.proto:19:45: The option (command) must be COMMAND_UNSPECIFIED or COMMAND_ONE or COMMAND_TWO, not COMMAND_TEN.",
  ],
  [
    "two-methods-with-one-command",
    service(`${GOOD}\nrpc Two(TwoRequest) returns (TwoResponse) { option (command) = COMMAND_ONE; ${RULE} }`),
    "a.proto:20: Two and One have the same command, COMMAND_ONE.",
  ],
  [
    "a-rule-with-an-unknown-field",
    service(
      "rpc One(OneRequest) returns (OneResponse) { option (command) = COMMAND_ONE; option (rule) = { stats: [STATE_NEW] }; }",
    ),
    "a.proto:19: The option (rule): a.Rule has no field stats.",
  ],
  [
    "a-rule-with-a-number-that-does-not-fit",
    service(
      "rpc One(OneRequest) returns (OneResponse) { option (command) = COMMAND_ONE; option (rule) = { states: [STATE_NEW] bytes_max: -1 }; }",
    ),
    "a.proto:19: The option (rule): bytes_max cannot be -1.",
  ],
  [
    "a-rule-without-states",
    service(
      "rpc One(OneRequest) returns (OneResponse) { option (command) = COMMAND_ONE; option (rule) = { bytes_max: 1 }; }",
    ),
    "a.proto:19: The rule of One names no states.",
  ],
  [
    "a-request-that-no-body-carries",
    `${service(`rpc One(Other) returns (OneResponse) { option (command) = COMMAND_ONE; ${RULE} }`)}message Other {}\n`,
    "a.proto:16: The oneof body of Message has no field for Other, the request of One. Write in it: Other other = 5;",
  ],
  [
    "an-event-that-no-body-carries",
    `${RULES}message Happened { option (event_of) = COMMAND_ONE; option (event_rule) = { states: [STATE_NEW] }; }\n`,
    "a.proto:16: The oneof body of Message has no field for Happened, an event. Write in it: Happened happened = 5;",
  ],
  [
    "a-streaming-method",
    service(`rpc One(stream OneRequest) returns (OneResponse) { option (command) = COMMAND_ONE; ${RULE} }`),
    "a.proto:19: The method One streams, which is not supported.",
  ],
  [
    "a-method-of-an-unknown-type",
    service(`rpc One(Nothing) returns (OneResponse) { option (command) = COMMAND_ONE; ${RULE} }`),
    "a.proto:16: The oneof body of Message has no field for Nothing, the request of One. Write in it: Nothing nothing = 5;\na.proto:19:9: Nothing is not declared.",
  ],
  [
    "a-service-without-a-message",
    `${APPLICATION}message M {}\nservice Things { rpc One(M) returns (M) { option (chatwire.v1.rule) = {}; } }\n`,
    "a.proto:5: The package has services or events, but no message Message with a oneof body to carry them. Write in the package: message Message { oneof body { ... } }",
  ],
  [
    "a-group-in-proto3",
    `${HEAD}message M {\n  repeated group G = 1 { repeated string s = 2; }\n}\n`,
    "Only proto2 has groups. Make the group G a message.",
  ],
  [
    "features-in-proto3",
    `${HEAD}message M {\n  repeated int32 n = 1 [features.repeated_field_encoding = EXPANDED];\n}\n`,
    'a.proto:4: n sets features, which need an edition. Write edition = "2023"; instead of the syntax.',
  ],
  [
    "an-unknown-feature",
    `${EDITION}message M {\n  int32 n = 1 [features.colour = RED];\n}\n`,
    "a.proto:4: The option features.colour does not exist for fields. Check its spelling.",
  ],
  [
    "an-unknown-value-of-a-feature",
    `${EDITION}message M {\n  int32 n = 1 [features.field_presence = MAYBE];\n}\n`,
    "a.proto:4: The option features.field_presence must be EXPLICIT or IMPLICIT or LEGACY_REQUIRED, not MAYBE.",
  ],
  [
    "a-closed-enum-without-presence",
    `${EDITION}enum E { option features.enum_type = CLOSED; E_ONE = 1; }\nmessage M {\n  E e = 1 [features.field_presence = IMPLICIT];\n}\n`,
    "a.proto:5: The field e has no presence, so its enum E must be open.",
  ],
  [
    "a-default-that-does-not-fit",
    `${PROTO2}message M {\n  optional uint32 n = 1 [default = 4294967296];\n}\n`,
    'a.proto:4: The number "4294967296" is too large here: at most 4294967295 fits.',
  ],
  [
    "a-default-of-another-type",
    `${PROTO2}message M {\n  optional bool b = 1 [default = 1];\n}\n`,
    'a.proto:4: Expected true or false, found "1".',
  ],
  [
    "a-default-that-is-not-a-value-of-the-enum",
    `${PROTO2}enum E { A = 1; }\nmessage M {\n  optional E e = 1 [default = B];\n}\n`,
    "a.proto:5: The default of the field e does not fit its type: the enum a.E has no value B.",
  ],
  [
    "a-default-of-a-list",
    `${PROTO2}message M {\n  repeated int32 n = 1 [default = 1];\n}\n`,
    "a.proto:4: The field n is repeated, so it cannot have a default. Remove it.",
  ],
  [
    "fields-with-one-name-in-json",
    `${HEAD}message M {\n  string a = 1;\n  string b = 2 [json_name = "a"];\n}\n`,
    "a.proto:5: The fields a (a.proto:4:10) and b of M would both be named a in JSON.",
  ],
  [
    "a-name-in-json-that-means-an-extension",
    `${HEAD}message M {\n  string a = 1 [json_name = "[b]"];\n}\n`,
    'a.proto:4: The field a cannot be named "[b]" in JSON.',
  ],
  ["a-field-of-an-unknown-type", `${HEAD}message M {\n  Nothing n = 1;\n}\n`, "a.proto:4: Nothing is not declared."],
  [
    "a-reserved-field-number",
    `${HEAD}message M {\n  string s = 19500;\n}\n`,
    "a.proto:4: The field s has the number 19500, but protobuf reserves 19000 to 19999. Use another number.",
  ],
  [
    "field-number-0",
    `${HEAD}message M {\n  string s = 0;\n}\n`,
    "a.proto:4: The number of the field s must be from 1 to 536870911, not 0.",
  ],
  [
    "a-field-number-past-the-highest",
    `${HEAD}message M {\n  string s = 536870912;\n}\n`,
    "a.proto:4: The number of the field s must be from 1 to 536870911, not 536870912.",
  ],
  ["a-field-number-given-twice", `${HEAD}message M {\n  string s = 1;\n  string t = 1;\n}\n`, "a.proto"],
  [
    "a-default",
    `${HEAD}message M {\n  string s = 1 [default = "x"];\n}\n`,
    "a.proto:4: The field s has a default, which proto3 does not allow. Remove it.",
  ],
  [
    "fields-with-one-name-in-json-by-default",
    `${HEAD}message M {\n  string a_b = 1;\n  string aB = 2;\n}\n`,
    "a.proto:5: The fields a_b (a.proto:4:10) and aB of M would both be named aB in JSON.",
  ],
  [
    "an-enum-that-does-not-begin-with-0",
    `${HEAD}enum E {\n  E_ONE = 1;\n}\n`,
    "a.proto:4: The first value of the enum E must have the number 0.",
  ],
  [
    "jstype-on-32-bits",
    `${HEAD}message M {\n  int32 n = 1 [jstype = JS_NUMBER];\n}\n`,
    "a.proto:4: jstype is for 64-bit fields, not for int32.",
  ],
  [
    "an-option-with-a-typo",
    `${APPLICATION}message M {\n  option (chatwire.v1.aplication_rule) = {};\n}\n`,
    "a.proto:5: The option (chatwire.v1.aplication_rule) does not exist for messages. Use one of (chatwire.v1.event_of), (chatwire.v1.event_rule), (chatwire.v1.application_rule), (chatwire.v1.ts_message_name).",
  ],
  [
    "an-option-without-its-package",
    `${APPLICATION}message M {\n  option (application_rule) = {};\n}\n`,
    "a.proto:5: The option (application_rule) does not exist for messages. Write (chatwire.v1.application_rule).",
  ],
  [
    "an-option-whose-file-is-not-imported",
    `${HEAD}message M {\n  option (chatwire.v1.application_rule) = {};\n}\n`,
    "a.proto:4: The option (chatwire.v1.application_rule) does not exist for messages. Import the file that declares it.",
  ],
  [
    "an-option-of-something-else",
    `${APPLICATION}message M {\n  option (chatwire.v1.rule) = {};\n}\n`,
    "a.proto:5: The option (chatwire.v1.rule) is not for messages: it extends google.protobuf.MethodOptions.",
  ],
  [
    "a-field-option-with-a-typo",
    `${HEAD}message M {\n  int32 n = 1 [deprcated = true];\n}\n`,
    "a.proto:4: The option deprcated does not exist for fields. Check its spelling.",
  ],
  [
    "a-field-option-in-a-oneof-that-is-of-methods",
    `${HEAD}message M {\n  oneof o {\n    int32 n = 1 [idempotency_level = IDEMPOTENT];\n  }\n}\n`,
    "a.proto:5: The option idempotency_level does not exist for fields. Check its spelling.",
  ],
  [
    "an-option-that-is-true-or-false",
    `${HEAD}message M {\n  repeated int32 n = 1 [packed = yes];\n}\n`,
    "a.proto:4: The option packed must be true or false, not yes.",
  ],
  [
    "an-undeclared-option-of-a-value",
    `${HEAD}enum E {\n  E_A = 0 [(x.y).z = true];\n}\n`,
    "a.proto:4: The option (x.y) does not exist for values of enums. Import the file that declares it.",
  ],
  [
    "an-option-of-a-method-with-a-typo",
    service(`rpc One(OneRequest) returns (OneResponse) { option (comand) = COMMAND_ONE; ${RULE} }`),
    "a.proto:19:45: The option (comand) does not exist for methods. Use one of (a.command), (a.rule).",
  ],
  [
    "an-application-rule-that-lets-nothing-pass",
    `${APPLICATION}message M {\n  option (chatwire.v1.application_rule) = { rate: { per_second: 5 } };\n}\n`,
    "a.proto:4: The option (application_rule) of M: A rate needs per_second and burst, both above 0.",
  ],
  [
    "an-application-rule-with-a-field-that-has-no-effect",
    `${APPLICATION}message M {\n  option (chatwire.v1.application_rule) = { states: [STATE_AVAILABLE] };\n}\n`,
    "a.proto:4: The option (application_rule) of M: states has no effect here. Set delivery, bytes_max, rate, sharing only.",
  ],
  [
    "an-age-of-an-application-message-that-is-sent-however-old-it-is",
    `${APPLICATION}message M {\n  option (chatwire.v1.application_rule) = { sharing: { age_ms: 5 } };\n}\n`,
    "a.proto:4: The option (application_rule) of M: age_ms has an effect with DELIVERY_LOSSY only: all others are sent however old they are.",
  ],
  [
    "a-priority-of-an-application-message-that-leaves-at-once",
    `${APPLICATION}message M {\n  option (chatwire.v1.application_rule) = { delivery: DELIVERY_LOSSY sharing: { weight: 2 } };\n}\n`,
    "a.proto:4: The option (application_rule) of M: priority and weight have no effect with DELIVERY_LOSSY: such a message leaves at once.",
  ],
  [
    "a-key-of-an-application-message-that-replaces-none",
    `${APPLICATION}message M {\n  option (chatwire.v1.application_rule) = {};\n  string name = 1 [(chatwire.v1.key) = true];\n}\n`,
    "a.proto:4: The option key of name has an effect only in an application message with DELIVERY_LATEST.",
  ],
  [
    "the-rule-of-a-method-of-an-application-with-a-state-before-login",
    ofApplication("rpc A(M) returns (M)", "states: [STATE_AWAY]"),
    "a.proto:6: The option (application_method_rule) of A: STATE_AWAY has no effect here.",
  ],
  [
    "the-rule-of-a-method-of-an-application-with-a-field-that-has-no-effect",
    ofApplication("rpc A(M) returns (M)", "changes: true"),
    "a.proto:6: The option (application_method_rule) of A: changes has no effect here. Set states, addressee, bytes_max, rate only.",
  ],
  [
    "the-rule-of-a-method-of-an-application-that-streams",
    ofApplication("rpc A(stream M) returns (M)", "bytes_max: 7"),
    "a.proto:6: The option (application_method_rule) of A: A method that streams cannot have it.",
  ],
  [
    "an-entry-of-a-rule-given-twice",
    `${APPLICATION}message M {\n  option (chatwire.v1.application_rule) = { bytes_max: 7 bytes_max: 9 };\n}\n`,
    "a.proto:5: The option (chatwire.v1.application_rule): bytes_max is set more than once. Set it once.",
  ],
  [
    "a-default-in-proto3-of-a-field-with-presence",
    `${HEAD}message M {\n  optional string s = 1 [default = "x"];\n}\n`,
    "a.proto:4: The field s has a default, which proto3 does not allow. Remove it.",
  ],
  [
    "a-packed-string",
    `${HEAD}message M {\n  repeated string s = 1 [packed = true];\n}\n`,
    "a.proto:4: The field s cannot be packed. Only repeated numbers, bools and enums can be.",
  ],
  [
    "a-packed-field-that-is-not-repeated",
    `${PROTO2}message M {\n  optional int32 n = 1 [packed = true];\n}\n`,
    "a.proto:4: The field n cannot be packed",
  ],
  [
    "a-packed-extension-that-is-not-repeated",
    `${PROTO2}message M { extensions 9; }\nextend M {\n  optional int32 n = 9 [packed = true];\n}\n`,
    "a.proto:5: The field n cannot be packed",
  ],
  [
    "packed-in-an-edition",
    `${EDITION}message M {\n  repeated int32 n = 1 [packed = false];\n}\n`,
    "a.proto:4: The field n has the option packed, which editions do not have. Write features.repeated_field_encoding.",
  ],
  [
    "numbers-left-to-extensions-in-proto3",
    `${HEAD}message M {\n  extensions 100 to 200;\n}\n`,
    "a.proto:4: M leaves numbers to extensions, which proto3 does not allow. Remove them.",
  ],
  [
    "an-extension-of-a-message-in-proto3",
    `${HEAD}message M {}\nextend M {\n  int32 n = 9;\n}\n`,
    "a.proto:4: n extends a.M, but proto3 allows extensions of options only. Make it a field.",
  ],
  [
    "two-enums-with-one-value",
    `${HEAD}enum A {\n  ZERO = 0;\n}\nenum B {\n  ZERO = 0;\n}\n`,
    "a.proto:7: The enums A and B both have a value ZERO, also at a.proto:4:3.",
  ],
  [
    "a-repeated-field-that-is-required",
    `${EDITION}message M {\n  repeated int32 n = 1 [features.field_presence = LEGACY_REQUIRED];\n}\n`,
    "a.proto:4: The field n has the feature field_presence, but repeated fields have no presence. Remove the feature.",
  ],
  [
    "a-field-of-a-oneof-that-is-required",
    `${EDITION}message M {\n  oneof o {\n    int32 n = 1 [features.field_presence = LEGACY_REQUIRED];\n  }\n}\n`,
    "a.proto:5: The field n has the feature field_presence, but fields of a oneof always have presence. Remove the feature.",
  ],
  [
    "a-message-without-presence",
    `${EDITION}message M {\n  M m = 1 [features.field_presence = IMPLICIT];\n}\n`,
    "a.proto:4: The field m has the feature field_presence, but messages always have presence.",
  ],
  [
    "an-encoding-of-repeated-fields-on-one-that-is-not",
    `${EDITION}message M {\n  int32 n = 1 [features.repeated_field_encoding = EXPANDED];\n}\n`,
    "a.proto:4: The field n has the feature repeated_field_encoding, but is not repeated.",
  ],
  [
    "a-check-of-utf-8-on-a-number",
    `${EDITION}message M {\n  int32 n = 1 [features.utf8_validation = NONE];\n}\n`,
    "a.proto:4: The field n has the feature utf8_validation, but is not a string. Remove the feature.",
  ],
  [
    "an-encoding-of-messages-on-a-number",
    `${EDITION}message M {\n  int32 n = 1 [features.message_encoding = DELIMITED];\n}\n`,
    "a.proto:4: The field n has the feature message_encoding, but is not a message. Remove the feature.",
  ],
  [
    "a-file-without-syntax",
    "message M {\n  string s = 1;\n}\n",
    'The file is proto2, because it lacks syntax = "proto3";',
  ],
  [
    "a-well-known-type-that-is-not-imported",
    `${HEAD}message M {\n  google.protobuf.Timestamp t = 1;\n}\n`,
    'Write: import "google/protobuf/timestamp.proto";',
  ],
  [
    "a-map-in-a-oneof",
    `${HEAD}message M {\n  oneof o {\n    map<string, int32> m = 1;\n  }\n}\n`,
    "a.proto:5: A field in a oneof cannot be a map.",
  ],
  ["optional-and-repeated", `${HEAD}message M {\n  optional repeated int32 n = 1;\n}\n`, "Write one label only"],
  ["an-unknown-syntax", 'syntax = "proto4";\npackage a;\nmessage M {}\n', 'a.proto:1: There is no syntax "proto4".'],
  ["a-syntax-error", `${HEAD}message M {\n  string = 1;\n}\n`, 'a.proto:4: Expected the name of the field, found "=".'],
  ["a-file-that-ends-too-soon", `${HEAD}message M {\n`, "a.proto:"],
  ["a-missing-import", `${HEAD}import "b.proto";\nmessage M {}\n`, "b.proto"],
];

for (const [name, schema, wanted] of CASES) {
  test(`${name}-is-refused-with-its-place`, async () => {
    const error = withoutColumn(await refusal({ "a.proto": schema }));
    assert.ok(error.includes(wanted), `${JSON.stringify(error)} does not contain ${JSON.stringify(wanted)}`);
    assert.not.match(error, /\n\s+at /);
  });
}

test("error-names-the-file-of-the-mistake", async () => {
  const files = {
    "a.proto": `${HEAD}message M {}\n`,
    "b/b.proto": 'syntax = "proto3";\npackage b;\nmessage N {\n  Nothing n = 1;\n}\n',
  };
  assert.match(await refusal(files), /^b\/b\.proto:4:3: /);
});

/** A mistake, a schema with it, and the beginning of the error: the line and the column of the name. */
const PLACES: readonly [name: string, schema: string, wanted: string][] = [
  ["a-token-that-does-not-fit", `${HEAD}message M {\n  string = 1;\n}\n`, "a.proto:4:10: "],
  ["a-token-that-is-missing", `${HEAD}message M {\n  string s 1;\n}\n`, 'a.proto:4:12: Expected "=", found "1".'],
  [
    "a-token-whose-text-is-in-another-one",
    `${HEAD}message M {\n  int32 b 2;\n}\n`,
    'a.proto:4:11: Expected "=", found "2".',
  ],
  [
    "a-token-whose-text-is-in-a-comment",
    `${HEAD}message M {\n  int32 b /* 2 */ 2;\n}\n`,
    'a.proto:4:19: Expected "=", found "2".',
  ],
  [
    "a-token-that-fits-elsewhere-in-its-line",
    `${HEAD}message M {\n  int32 int = int; int32 int = int;\n}\n`,
    'a.proto:4:15: Expected the number of the field, found "int".',
  ],
  [
    "a-token-where-another-is-missing",
    `${HEAD}message M {\n  int32 b = 2 int32 c = 3; int32 d = 4;\n}\n`,
    'a.proto:4:15: Expected ";", found "int32".',
  ],
  [
    "a-file-that-ends-in-a-field",
    `${HEAD}message M {\n  int32 a = 1`,
    "a.proto:3:11: The message has no end: } is missing.",
  ],
  ["a-word-null", `${HEAD}message M {\n  int32 a = 1 null;\n}\n`, 'a.proto:4:15: Expected ";", found "null".'],
  [
    "an-enum-as-a-request",
    `${HEAD}enum A { A_X = 0; }\nmessage B {}\nservice S {\n  rpc F(A) returns (B);\n}\n`,
    "a.proto:6:9: A is an enum. Methods take and return messages.",
  ],
  [
    "an-unknown-response",
    `${HEAD}message A { int32 C = 1; }\nservice S {\n  rpc F(A) returns (stream C);\n}\n`,
    "a.proto:5:28: C is not declared.",
  ],
  [
    "a-type-whose-name-others-have",
    `${HEAD}message A { int32 B = 1; }\nmessage M {\n  int32 B = 1;\n  B c = 2;\n}\n`,
    "a.proto:6:3: B is not declared.",
  ],
  [
    "a-message-that-is-nested-too-deep",
    `${HEAD}${"message M {\n".repeat(60)}${"}".repeat(60)}\n`,
    "a.proto:34:1: The nesting is too deep: at most 31 messages.",
  ],
  [
    "a-number-that-two-extensions-have",
    `${PROTO2}message A { extensions 9; }\nextend A { optional int32 x = 9; }\nextend .a.A {\n  optional int32 y = 9;\n}\n`,
    "a.proto:6:22: The extensions a.x (a.proto:4:27) and a.y of a.A both have the number 9.",
  ],
  [
    "an-import-by-an-absolute-path",
    `${HEAD}import "google/protobuf/empty.proto";\nimport public "/etc/passwd";\n`,
    'a.proto:4:1: The path "/etc/passwd" leads out of the schema. ',
  ],
  [
    "an-import-with-steps-up",
    `${HEAD}import "b/../../defaults/x.proto";\n`,
    'a.proto:3:1: The path "b/../../defaults/x.proto" leads out of the schema. ',
  ],
  ["a-name-given-twice", `${HEAD}message M {\n  string s = 1;\n  bool s = 2;\n}\n`, "a.proto:5:8: "],
  ["a-number-given-twice", `${HEAD}message M {\n  string s = 1;\n  bool t = 1;\n}\n`, "a.proto:5:12: "],
  ["a-number-that-is-reserved", `${HEAD}message M {\n  reserved 1;\n  bool t = 1;\n}\n`, "a.proto:5:12: "],
  ["a-value-given-twice", `${HEAD}enum E {\n  A = 0;\n  B = 0;\n}\n`, "a.proto:5:7: "],
  ["an-unknown-type-after-a-comment", `${HEAD}message M {\n  /* No */ No n = 1; // No\n}\n`, "a.proto:4:12: "],
  ["an-import-that-is-not-there", `${HEAD}import "c.proto";\nimport "b.proto";\n`, "a.proto:3:1: The imported file "],
  [
    "a-name-that-is-also-in-an-option-and-in-another-message",
    `${HEAD}message A { int32 n = 1; }\nmessage M {\n  int32 m = 2 [deprecated = true];\n  int32 n = 1 [jstype = JS_NUMBER];\n}\n`,
    "a.proto:6:9: ",
  ],
];

for (const [name, schema, wanted] of PLACES) {
  test(`${name}-is-reported-with-its-column`, async () => {
    const error = await refusal({ "a.proto": schema });
    assert.ok(error.startsWith(wanted), error);
  });
}

test("all-mistakes-of-a-run-are-reported-at-once", async () => {
  const files = {
    "a.proto": `${HEAD}message M {\n  Nothing n = 1;\n  int32 a = 0;\n}\n`,
    "b.proto": `${HEAD}message N {\n  string = 1;\n}\nenum E { A = 1; }\n`,
  };
  const error = await refusal(files);
  assert.equal(
    error.split("\n").map((line) => line.split(": ")[0]),
    ["a.proto:4:3", "a.proto:5:13", "b.proto:4:10", "b.proto:6:14"],
  );
});

test("duplicate-across-two-files-is-reported-at-one-of-them", async () => {
  const files = {
    "a.proto": `${PROTO2}import "b.proto";\nextend A { optional int32 x = 9; }\nextend A { optional int32 y = 9; }\n`,
    "b.proto": `${PROTO2}message A { extensions 9; }\n`,
  };
  assert.is(
    await refusal(files),
    "a.proto:5:31: The extensions a.x (a.proto:4:27) and a.y of a.A both have the number 9. Give one of them another number.",
  );
});

test("google-schema-copied-into-the-folder-is-compiled", async () => {
  const folder = join(import.meta.dirname, "../../third_party/google/protobuf");
  const copied = ["descriptor", "type", "source_context"].map((name) => [
    `google/protobuf/${name}.proto`,
    readFileSync(join(folder, `${name}.proto`), "utf8"),
  ]);
  const schema = `${HEAD}import "google/protobuf/descriptor.proto";\nimport "google/protobuf/type.proto";
    message M { google.protobuf.FileDescriptorProto d = 1; google.protobuf.Type t = 2; }\n`;
  assert.is(await refusal({ ...Object.fromEntries(copied), "a.proto": schema }), "");
});

test("features-of-a-file-may-not-apply-to-every-field", async () => {
  const features = "option features.message_encoding = DELIMITED;\noption features.field_presence = IMPLICIT;\n";
  const schema = `${EDITION}${features}message M { extensions 9; repeated int32 n = 1; M m = 2; }\nextend M { int32 x = 9; }\n`;
  assert.is(await refusal({ "a.proto": schema }), "");
});

test("enums-in-different-scopes-may-share-value-names", async () => {
  const schema = `${HEAD}enum A { ZERO = 0; }\nmessage M { enum B { ZERO = 0; } message N { enum B { ZERO = 0; } } }\n`;
  assert.is(await refusal({ "a.proto": schema }), "");
});

test("import-in-a-string-is-ignored", async () => {
  assert.is(
    await refusal({ "a.proto": `${PROTO2}message M { optional string s = 1 [default = "import '/x'"]; }\n` }),
    "",
  );
});

test("empty-folder-is-refused", async () => {
  assert.match(await refusal({}), /^The folder \S+ has no \.proto file\.$/);
});
