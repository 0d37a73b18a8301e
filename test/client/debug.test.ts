import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";

const test = suite("debug output");

const root = join(import.meta.dirname, "../..");

async function run(debug: string): Promise<string> {
  const { stderr } = await promisify(execFile)(process.execPath, argumentsFor("test/client/debugged-program.ts"), {
    cwd: root,
    env: { ...process.env, NODE_DEBUG: debug },
  });
  return stderr;
}

test("messages-are-logged-as-json-without-secrets", async () => {
  const output = await run("chatwire");
  const shown = [...output.matchAll(/ (?:sent|received) (\{.*\})$/gm)].map(([, json = ""]) => JSON.parse(json));
  const text = shown.find(({ sendTextRequest }) => sendTextRequest !== undefined);
  const header = { type: "MESSAGE_TYPE_REQUEST", command: "COMMAND_SEND_TEXT", recipient: { user: "grace" } };
  const { id } = text.header;
  assert.is(Buffer.from(id, "base64").length, 16);
  assert.equal(text, {
    header: { ...header, sequence: "5", received: "4", id },
    sendTextRequest: { text: "(hidden)" },
  });
  assert.ok(shown.some(({ error }) => error?.code === "ERROR_CODE_USER_NOT_FOUND" && error.text !== "(hidden)"));
  assert.not.match(output, "between us");
  for (const { registerRequest } of shown)
    if (registerRequest) assert.is(registerRequest.verifier.storedKey, "(hidden)");
  const ids = shown.flatMap(({ registerResponse }) => (registerResponse ? [registerResponse.sessionId] : []));
  assert.ok(ids.length > 0 && ids.every((id) => id === "(hidden)"));
});

test("library-is-silent-by-default", async () => {
  assert.is(await run(""), "");
});
