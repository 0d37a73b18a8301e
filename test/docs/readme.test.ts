/** The programs, commands and links of README.md work. */

import { spawnSync } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { CLIENT_SUITE } from "../../src/verify/client/client-suite.ts";
import { SERVER_SUITE } from "../../src/verify/server/server-suite.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";
import { blocksOf } from "./blocks.ts";

const test = suite("readme");

const root = join(import.meta.dirname, "../..");
const readme = await readFile(join(root, "README.md"), "utf8");
const { scripts }: { scripts: Record<string, string> } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

/** An `npm run NAME -- --flag ...` in a block of shell commands. */
interface ShellCommand {
  readonly script: string;
  /** Of the example server: it has a help of its own. */
  readonly isControl: boolean;
  readonly flags: readonly string[];
}

test("program-runs-unchanged", async () => {
  const program = blocksOf(readme, "ts").join("\n");
  assert.ok(program.includes("ChatServer.listen"));
  // Inside the repository, so that the package resolves its own name; in a folder that git ignores.
  await mkdir(join(root, "coverage"), { recursive: true });
  const folder = await mkdtemp(join(root, "coverage/readme-"));
  try {
    await writeFile(join(folder, "program.ts"), program);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "program.ts"], {
      cwd: folder,
      encoding: "utf8",
      timeout: 50_000,
    });
    assert.is(status, 0, stderr);
    const lines = stdout.trimEnd().split("\n").sort();
    const safetyNumber = lines.find((line) => line.startsWith("compare by voice"));
    assert.match(safetyNumber ?? "", /^compare by voice: \d{5}( \d{5}){5}$/);
    assert.equal(
      lines.filter((line) => line !== safetyNumber),
      [
        "USER_NOT_FOUND not done false",
        "ada see you at noon",
        "ada: hello",
        "broadcast ada lunch?",
        "false",
        "grace available",
        "sent",
        "stored",
        "text 1 is delivered",
        "text 1 is read",
        "text ada see you at noon",
      ],
    );
    assert.is(stderr, "");
    // Only the owner may read secrets.
    for (const kept of ["pepper", "chatwire.db", "certificate.pem"]) {
      assert.is((await stat(join(folder, kept))).mode & 0o777, 0o600, kept);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("scripts-exist", () => {
  const named = [...readme.matchAll(/npm run (?:--silent )?([\w-]+)/g)].map(([, name = ""]) => name);
  assert.ok(named.length > 5);
  for (const name of named) assert.ok(Object.hasOwn(scripts, name), `There is no script ${name}.`);
});

test("files-that-scripts-start-exist", async () => {
  for (const [name, command] of Object.entries(scripts)) {
    for (const [path] of command.matchAll(/(?:src|test|examples)\/\S+\.ts/g)) {
      await access(join(root, path)).catch(() => assert.unreachable(`The script ${name} starts ${path}.`));
    }
  }
});

test("programs-accept-the-flags-named", () => {
  const commands = blocksOf(readme, "sh").flatMap((block) => block.split("\n").flatMap(readCommand));
  assert.ok(commands.some(({ flags }) => flags.length > 0));
  for (const { script, isControl, flags } of commands) {
    if (flags.length === 0) continue;
    const path = /\S+\.ts/.exec(scripts[script] ?? "")?.[0] ?? "";
    const { status, stdout, stderr } = node(path, ...(isControl ? ["ctl"] : []), "--help");
    assert.is(status, 0, stderr);
    for (const flag of flags) assert.match(stdout, new RegExp(`^ *${flag}\\b`, "m"), `${script} has no ${flag}.`);
  }
});

test("commands-accept-the-flags-named", () => {
  const named = [...readme.matchAll(/npx chatwire (\w+)([^\n`]*)/g)];
  const names = new Set(named.map(([, name = ""]) => name));
  assert.equal([...names].sort(), ["check", "generate", "verify"]);
  for (const name of names) {
    const { status, stdout, stderr } = node("src/cli/main.ts", name, "--help");
    assert.is(status, 0, stderr);
    const flags = named.filter(([, other]) => other === name).flatMap(([, , rest]) => rest?.match(/--[\w-]+/g) ?? []);
    assert.ok(flags.length > 0);
    for (const flag of flags) assert.ok(flag === "--help" || stdout.includes(`  ${flag} `), `${name} has no ${flag}.`);
  }
});

test("number-of-cases-of-verify-is-about-the-one-named", async () => {
  const named = (text: string) =>
    [...text.matchAll(/about (\d+)\s+(?:black-box )?cases/g)].map(([, count]) => Number(count));
  const count = (sections: readonly { readonly cases: readonly unknown[] }[]) =>
    sections.reduce((sum, { cases }) => sum + cases.length, 0);
  const counts = [count(SERVER_SUITE), count(CLIENT_SUITE)];
  const changelog = await readFile(join(root, "CHANGELOG.md"), "utf8");
  for (const [index, number] of [...named(readme).entries(), ...named(changelog).entries()])
    assert.ok(Math.abs(number - (counts[index] ?? 0)) <= 10, `${number} for ${counts[index]}`);
  assert.equal([named(readme).length, named(changelog).length], [1, 2]);
});

test("schema-equals-the-example", async () => {
  const [example] = blocksOf(readme, "proto");
  assert.is(example, await readFile(join(root, "examples/cursor/cursor.proto"), "utf8"));
});

test("links-lead-somewhere", async () => {
  const protocol = await readFile(join(root, "proto/PROTOCOL.md"), "utf8");
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)(?:#([^)]+))?\)/g)];
  assert.ok(links.length > 5);
  for (const [, path = "", anchor] of links) {
    await access(join(root, path)).catch(() => assert.unreachable(`${path} does not exist.`));
    if (anchor !== undefined) assert.ok(protocol.includes(`(#${anchor})`), `${path} has no anchor #${anchor}.`);
  }
});

function readCommand(line: string): ShellCommand[] {
  const [, script = "", rest = ""] = /npm run (?:--silent )?([\w-]+)(?: -- (.*))?$/.exec(line) ?? [];
  return script === "" ? [] : [{ script, isControl: rest.startsWith("ctl "), flags: rest.match(/--[\w-]+/g) ?? [] }];
}

function node(path: string, ...args: string[]) {
  return spawnSync(process.execPath, argumentsFor(path, ...args), { cwd: root, encoding: "utf8", timeout: 50_000 });
}
