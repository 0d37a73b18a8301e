import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";

const test = suite("debug output");

const root = join(import.meta.dirname, "../..");

const PROGRAM = `
  import { ChatWorld } from "./test/client/chat-world.ts";
  const world = await ChatWorld.start();
  const [ada] = [await world.join("ada"), await world.join("grace")];
  await ada.texts.send("grace", "between us");
  await ada.texts.send("nobody", "hello").catch(() => {});
  await world[Symbol.asyncDispose]();
`;

async function run(debug: string): Promise<string> {
  const args = ["--conditions=chatwire-source", "--import", "tsx", "--input-type=module", "--eval", PROGRAM];
  const { stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_DEBUG: debug },
  });
  return stderr;
}

test("messages-are-logged-as-json-without-secrets", async () => {
  const output = await run("chatwire");
  const shown = [...output.matchAll(/ (?:sent|received) (\{.*\})$/gm)].map(([, json = ""]) => JSON.parse(json));
  const text = shown.find(({ sendTextRequest }) => sendTextRequest !== undefined);
  assert.equal(text, {
    header: { type: "MESSAGE_TYPE_REQUEST", command: "COMMAND_SEND_TEXT", recipient: { user: "grace" }, sequence: "4" },
    sendTextRequest: { text: "(redacted)" },
  });
  assert.ok(shown.some(({ error }) => error?.code === "ERROR_CODE_USER_NOT_FOUND" && error.text !== "(redacted)"));
  assert.not.match(output, "between us");
  for (const { registerRequest } of shown) if (registerRequest) assert.is(registerRequest.verifier, "(redacted)");
});

test("library-is-silent-by-default", async () => {
  assert.is(await run(""), "");
});
