import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { readOptions } from "../../../examples/client/options.ts";
import { drivenLines } from "../../../examples/client/screen/driven-lines.ts";
import { DrivenClient } from "../../../src/verify/client/driven-client.ts";
import { documentText, sectionTitle } from "../../protocol/section.ts";
import { suite } from "../../suite.ts";

const test = suite(sectionTitle("Appendix A. Driving a client"));

const [, appendix = ""] = documentText("proto/PROTOCOL.md").split("\n## Appendix A. Driving a client\n");
const server = "chat://192.0.2.7:4433";

/** The rows of the table whose first column has this heading. */
function rowsOf(heading: string): string[][] {
  const [, table = ""] = appendix.split(`\n| \`${heading}\` |`);
  const [rows = ""] = table.split("\n\n");
  return rows
    .split("\n")
    .slice(2)
    .map((row) => row.split("|").map((cell) => cell.trim()));
}

test("each-command-of-the-table-needs-its-fields-and-no-more", () => {
  const commands = rowsOf("command");
  assert.ok(commands.length >= 12);
  for (const [, name = "", fields = ""] of commands) {
    const command = name.slice(1, -1);
    // The values of a field stand behind a colon.
    const names = [...fields.replace(/: .*/, "").matchAll(/`(\w+)`/g)].map(([, field = ""]) => field);
    const value = (field: string) => ({ privacy: "PRIVATE", seconds: "1" })[field] ?? "SHA256:x";
    const whole = Object.fromEntries(names.map((field) => [field, value(field)]));
    const fault = (content: object): string | undefined => {
      const driven = drivenLines(JSON.stringify({ command, ...content }));
      return "fault" in driven ? driven.fault : undefined;
    };
    assert.is(fault(whole), undefined, command);
    for (const field of names) {
      const { [field]: _, ...rest } = whole;
      assert.is(fault(rest), `The field ${field} is missing.`, command);
    }
  }
});

test("client-that-does-not-know-the-version-of-the-lines-refuses-to-start", () => {
  assert.type(readOptions(["--json"], { CHATWIRE_DRIVE: "1" }), "object");
  assert.throws(() => readOptions(["--json"], { CHATWIRE_DRIVE: "2" }), /CHATWIRE_DRIVE must be 1/);
});

/** Starts a program instead of a client, and hands it over. */
async function drive(program: string, use: (client: DrivenClient, dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "chatwire-driven-"));
  const command = [process.execPath, "-e", program, "{server}", "--data={data}"];
  try {
    await using client = new DrivenClient({ command, server, dataDir, waitMs: 10_000 });
    await use(client, dataDir);
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

test("client-gets-server-data-and-version-in-its-environment-and-its-arguments", () =>
  drive(
    `const { CHATWIRE_SERVER, CHATWIRE_DATA, CHATWIRE_DRIVE } = process.env;
    const args = process.argv.slice(1);
    console.log(JSON.stringify({ event: "peers", args, env: [CHATWIRE_SERVER, CHATWIRE_DATA, CHATWIRE_DRIVE] }));`,
    async (client, dataDir) => {
      const { args, env } = await client.expect("peers");
      assert.equal(args, [server, `--data=${dataDir}`]);
      assert.equal(env, [server, dataDir, "1"]);
    },
  ));

test("commands-and-events-are-lines-of-json-and-further-events-and-fields-are-ignored", () =>
  drive(
    `console.log("not an event");
    console.log('{"event":"somethingElse","text":"x"}');
    process.stdin.on("data", (line) => console.log(JSON.stringify({ event: "text", line: String(line), more: [7] })));
    process.stdin.on("end", () => process.exit(7));`,
    async (client) => {
      client.send({ command: "sendText", to: "grace", text: "one\ntwo" });
      const { line } = await client.expect("text");
      assert.is(line, '{"command":"sendText","to":"grace","text":"one\\ntwo"}\n');
    },
  ));
