/** `chatwire generate` names everything that methods and events lack in one run, each with its place. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import * as assert from "uvu/assert";
import { compileFolder } from "../../../../src/codegen/compile-files.ts";
import { UsageError } from "../../../../src/errors.ts";
import { suite } from "../../../suite.ts";

const test = suite("missing pieces of methods");

const HEAD = 'syntax = "proto3";\npackage a;\n';

const OPTIONS = `${HEAD}import "google/protobuf/descriptor.proto";
enum Command {
  reserved 3 to 4;
  COMMAND_UNSPECIFIED = 0;
  COMMAND_GET = 1;
  COMMAND_PUT = 2;
}
enum State { STATE_UNSPECIFIED = 0; STATE_NEW = 1; STATE_OPEN = 2; }
enum Direction { DIRECTION_UNSPECIFIED = 0; DIRECTION_CLIENT_TO_SERVER = 1; }
enum Transport { TRANSPORT_UNSPECIFIED = 0; TRANSPORT_STREAM = 1; }
message Rule { repeated State states = 1; uint32 bytes_max = 2; Direction direction = 3; Transport transport = 4; }
extend google.protobuf.MethodOptions { Command command = 50001; Rule rule = 50002; }
extend google.protobuf.MessageOptions { Command event_of = 50003; Rule event_rule = 50004; }
`;

const MESSAGE = `${HEAD}import "things.proto";
message Message {
  reserved 3;
  oneof body {
    GetRequest get_request = 1;
    GetResponse get_response = 2;
  }
}
`;

const GET =
  "rpc Get(GetRequest) returns (GetResponse) { option (command) = COMMAND_GET; option (rule) = { states: [STATE_NEW] }; }";
const GET_MESSAGES = "message GetRequest {}\nmessage GetResponse {}\n";

const folders: string[] = [];

test.after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-methods-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

/** The lines that are reported for a service with the methods, without the folder. */
async function missing(methods: readonly string[], others = "", message = MESSAGE): Promise<string[]> {
  const service = `service Things {\n${[GET, ...methods].join("\n")}\n}\n`;
  const folder = folderOf({
    "options.proto": OPTIONS,
    "message.proto": message,
    "things.proto": `${HEAD}import "options.proto";\n${service}${GET_MESSAGES}${others}`,
  });
  try {
    compileFolder(folder, "./wire");
    return [];
  } catch (error) {
    if (error instanceof UsageError)
      return error.message.replaceAll(`${relative(process.cwd(), folder)}/`, "").split("\n");
    throw error;
  }
}

const STATES = "with one or more of STATE_NEW, STATE_OPEN";

test("complete-methods-lack-nothing", async () => {
  assert.equal(await missing([]), []);
});

test("all-that-a-bare-method-lacks-is-reported-at-once", async () => {
  assert.equal(await missing(["rpc Move(MoveRequest) returns (MoveResponse);"]), [
    "message.proto:6:9: The oneof body of Message has no field for MoveRequest, the request of Move. Write in it: MoveRequest move_request = 4;",
    "message.proto:6:9: The oneof body of Message has no field for MoveResponse, the response of Move. Write in it: MoveResponse move_response = 5;",
    "options.proto:4:6: The enum Command has no value for Move. Write in it: COMMAND_MOVE = 5;",
    "things.proto:6:5: Move has no option (command). Write in it: option (command) = COMMAND_MOVE;",
    `things.proto:6:5: Move has no option (rule). Write in it: option (rule) = { states: [...] }; ${STATES}`,
    "things.proto:6:10: MoveRequest is not declared. Check its spelling, or import the file that declares it.",
    "things.proto:6:32: MoveResponse is not declared. Check its spelling, or import the file that declares it.",
  ]);
});

test("method-with-the-suggested-pieces-is-complete", async () => {
  const rpc =
    "rpc Move(MoveRequest) returns (MoveResponse) { option (command) = COMMAND_PUT; option (rule) = { states: [STATE_OPEN] }; }";
  const fields = "    MoveRequest move_request = 4;\n    MoveResponse move_response = 5;\n";
  const message = MESSAGE.replace("    GetRequest", `${fields}    GetRequest`);
  assert.equal(await missing([rpc], "message MoveRequest {}\nmessage MoveResponse {}\n", message), []);
});

test("each-missing-piece-is-suggested-with-another-number", async () => {
  const lines = await missing(
    [
      "rpc Put(GetRequest) returns (Done) { option (rule) = {}; }",
      "rpc Drop(Dropped) returns (Done) { option (command) = COMMAND_DROP; }",
    ],
    "message Done {}\nmessage Dropped {}\nmessage Fell { option (event_of) = COMMAND_FALL; }\n",
  );
  assert.equal(lines, [
    "message.proto:6:9: The oneof body of Message has no field for Done, the response of Put. Write in it: Done done = 4;",
    "message.proto:6:9: The oneof body of Message has no field for Dropped, the request of Drop. Write in it: Dropped dropped = 5;",
    "options.proto:4:6: The enum Command has no value for Drop. Write in it: COMMAND_DROP = 5;",
    "things.proto:6:5: Put has no option (command). Write in it: option (command) = COMMAND_PUT;",
    `things.proto:6:5: The rule of Put names no states. Write in it: states: [...] ${STATES}`,
    `things.proto:7:5: Drop has no option (rule). Write in it: option (rule) = { states: [...] }; ${STATES}`,
    "things.proto:7:36: The option (command) must be COMMAND_UNSPECIFIED or COMMAND_GET or COMMAND_PUT, not COMMAND_DROP.",
    "things.proto:13:16: The option (event_of) must be COMMAND_UNSPECIFIED or COMMAND_GET or COMMAND_PUT, not COMMAND_FALL.",
  ]);
});

test("service-without-options-lacks-them-if-its-package-has-commands", async () => {
  const clock = "service Clock { rpc Tell(GetRequest) returns (GetResponse); }\nservice Nothing {}\n";
  assert.equal(await missing([], clock), [
    "options.proto:4:6: The enum Command has no value for Tell. Write in it: COMMAND_TELL = 5;",
    "things.proto:9:21: Tell has no option (command). Write in it: option (command) = COMMAND_TELL;",
    `things.proto:9:21: Tell has no option (rule). Write in it: option (rule) = { states: [...] }; ${STATES}`,
  ]);
});

test("service-without-options-beside-application-messages-is-skipped", async () => {
  const schema = `syntax = "proto3";\npackage b;\nimport "chatwire/v1/options.proto";
message M { option (chatwire.v1.application_rule) = { bytes_max: 7 }; }
service Clock { rpc Tell(M) returns (stream M); }
`;
  assert.equal([...compileFolder(folderOf({ "b.proto": schema }), "./wire").keys()], ["b.ts", "b.json.ts"]);
});

test("message-with-an-event-rule-alone-lacks-its-command", async () => {
  const event = "message Fell { option (event_rule) = { states: [STATE_NEW] }; }\n";
  assert.equal(await missing([], event), [
    "message.proto:6:9: The oneof body of Message has no field for Fell, an event. Write in it: Fell fell = 4;",
    "options.proto:4:6: The enum Command has no value for Fell. Write in it: COMMAND_FELL = 5;",
    "things.proto:9:9: Fell has no option (event_of). Write in it: option (event_of) = COMMAND_FELL;",
  ]);
});

test("enum-as-a-request-is-reported-and-not-suggested-for-the-body", async () => {
  const options = "option (command) = COMMAND_PUT; option (rule) = { states: STATE_NEW };";
  assert.equal(
    await missing([`rpc Put(Kind) returns (GetResponse) { ${options} }`], "enum Kind { KIND_NONE = 0; }\n"),
    ["things.proto:6:9: Kind is an enum. Methods take and return messages."],
  );
});

test("undeclared-type-of-a-field-is-reported-too", async () => {
  const lines = await missing(["rpc Move(GetRequest) returns (GetResponse);"], "message M { Nothing n = 1; }\n");
  assert.match(lines.at(-1) ?? "", /^things\.proto:10:13: Nothing is not declared/);
  assert.match(lines.join("\n"), "Move has no option (command).");
});

test("options-of-another-package-are-written-with-it", async () => {
  const schema = `syntax = "proto3";\npackage b;\nimport "chatwire/v1/options.proto";
message M {}
message Message { oneof body { M m = 1; } }
service S { rpc Do(M) returns (M) { option (chatwire.v1.rule) = { states: STATE_NEW }; } }
`;
  let text = "";
  try {
    compileFolder(folderOf({ "b.proto": schema }), "./wire");
  } catch (error) {
    text = error instanceof UsageError ? error.message : "";
  }
  // The enum belongs to this package: its users cannot add to it.
  assert.match(
    text,
    /Do has no option \(chatwire\.v1\.command\)\. Write in it: option \(chatwire\.v1\.command\) = VALUE; with a value of the enum chatwire\.v1\.Command$/,
  );
});
