import * as assert from "uvu/assert";
import { COMMANDS } from "../../src/cli/commands.ts";
import { importGraph, readSourceFiles } from "../architecture/source-file.ts";
import { suite } from "../suite.ts";
import { chatwire } from "./run-chatwire.ts";

const test = suite("chatwire");

test("help-is-printed-for-the-program-and-each-command", async () => {
  const program = await chatwire("--help");
  assert.equal([program.code, program.stderr], [0, ""]);
  for (const [name, { summary, help }] of COMMANDS) {
    assert.match(program.stdout, new RegExp(`^  chatwire ${name}\\b.* ${summary}$`, "m"));
    if (help === undefined) continue;
    for (const args of [
      ["help", name],
      ["--help", name],
      [name, "--help"],
      [name, "-h", "--other"],
    ])
      assert.equal(await chatwire(...args), { code: 0, stdout: help, stderr: "" }, args.join(" "));
  }
});

test("programs-of-the-package-print-their-own-help", async () => {
  const programs = [...COMMANDS].filter(([, { help }]) => help === undefined).map(([name]) => name);
  assert.equal(programs, ["server", "client", "demo"]);
  for (const name of programs) {
    const asked = await chatwire("help", name);
    assert.equal([asked.code, asked.stderr], [0, ""]);
    assert.match(asked.stdout, new RegExp(`^Usage: npx chatwire ${name}`, "m"));
    for (const flag of ["--help", "-h"]) assert.equal(await chatwire(name, flag, "--other"), asked);
  }
  const control = await chatwire("server", "ctl", "--help");
  assert.match(control.stdout, /^Usage: npx chatwire server ctl COMMAND/m);
});

test("lines-of-the-help-fit-into-a-terminal", async () => {
  const helps = await Promise.all([...COMMANDS.keys()].map((name) => chatwire("help", name)));
  const texts = [await chatwire("--help"), ...helps].map(({ stdout }) => stdout);
  for (const line of texts.flatMap((text) => text.split("\n"))) assert.ok(line.length <= 90, line);
});

test("version-is-printed", async () => {
  for (const flag of ["--version", "-v"]) assert.match((await chatwire(flag)).stdout, /^\d+\.\d+\.\d+\n$/);
});

test("unknown-command-is-refused-with-the-commands-that-exist", async () => {
  for (const args of [["genrate"], ["help", "genrate"], ["genrate", "--help"]]) {
    const { code, stdout, stderr } = await chatwire(...args);
    assert.equal([code, stdout], [2, ""]);
    assert.match(stderr, "The command genrate does not exist. The commands are server, client, demo, generate, check");
    assert.match(stderr, /\nSee: npx chatwire --help\n$/);
  }
  assert.match((await chatwire()).stderr, "The command is missing.");
});

test("command-loads-nothing-of-another", () => {
  const files = readSourceFiles("src", "generated");
  const graph = importGraph(files);
  const commandFiles = [...COMMANDS.keys()].map((name) => `src/cli/${name}.ts`);
  for (const path of commandFiles) {
    assert.ok(graph.has(path), `${path} does not exist`);
    const loaded = closure(graph, [path]);
    assert.equal(
      commandFiles.filter((other) => other !== path && loaded.has(other)),
      [],
      path,
    );
    assert.not.ok(loaded.has("src/cli/commands.ts"), path);
  }
  // Before a command is chosen, the program loads only itself.
  const own = files.filter(({ path }) => path.startsWith("src/cli/"));
  const table = own.map(({ path, text }) => ({ path, text: text.replace(/await import\([^)]*\)/g, "undefined") }));
  const begun = closure(importGraph([...table, ...files.filter(({ path }) => !path.startsWith("src/cli/"))]), [
    "src/cli/main.ts",
  ]);
  assert.equal([...begun].sort(), [
    "src/cli/command.ts",
    "src/cli/commands.ts",
    "src/cli/help.ts",
    "src/cli/main.ts",
    "src/cli/run-command.ts",
    "src/cli/terminal.ts",
    "src/errors.ts",
    "src/explanation.ts",
    "src/known-words.ts",
    "src/request-id.ts",
  ]);
});

function closure(graph: ReadonlyMap<string, ReadonlySet<string>>, roots: readonly string[]): Set<string> {
  const reached = new Set(roots);
  for (const path of reached) for (const target of graph.get(path) ?? []) reached.add(target);
  return reached;
}
