/** The programs, commands and links of README.md work. */

import { spawnSync } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { COMMANDS } from "../../src/cli/commands.ts";
import { CLIENT_SUITE } from "../../src/verify/client/client-suite.ts";
import { SERVER_SUITE } from "../../src/verify/server/server-suite.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";
import { blocksOf } from "./blocks.ts";

const test = suite("readme");

const root = join(import.meta.dirname, "../..");
const readme = await readFile(join(root, "README.md"), "utf8");
const { scripts }: { scripts: Record<string, string> } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

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
  assert.ok(named.length > 2);
  for (const name of named) assert.ok(Object.hasOwn(scripts, name), `There is no script ${name}.`);
});

test("files-that-scripts-start-exist", async () => {
  for (const [name, command] of Object.entries(scripts)) {
    for (const [path] of command.matchAll(/(?:src|test|examples)\/\S+\.ts/g)) {
      await access(join(root, path)).catch(() => assert.unreachable(`The script ${name} starts ${path}.`));
    }
  }
});

test("first-program-runs-unchanged-as-plain-javascript", async () => {
  const [program = ""] = blocksOf(readme, "javascript");
  await mkdir(join(root, "coverage"), { recursive: true });
  const folder = await mkdtemp(join(root, "coverage/readme-"));
  try {
    await writeFile(join(folder, "hello.mjs"), program);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "hello.mjs"], {
      cwd: folder,
      encoding: "utf8",
      timeout: 50_000,
      env: { ...process.env, HOME: folder },
    });
    assert.equal([status, stdout, stderr], [0, "ada: hello\n", ""]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("recording-runs-unchanged", async () => {
  const [program = ""] = blocksOf(readme, "mjs");
  await mkdir(join(root, "coverage"), { recursive: true });
  const folder = await mkdtemp(join(root, "coverage/readme-"));
  try {
    await writeFile(join(folder, "record.mjs"), program);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "record.mjs"], {
      cwd: folder,
      encoding: "utf8",
      timeout: 50_000,
      env: { ...process.env, HOME: folder },
    });
    assert.equal([status, stderr], [0, ""]);
    assert.match(stdout, /^Open http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{64}\/\n$/);
    assert.match(await readFile(join(folder, "session.jsonl"), "utf8"), '"user":"ada"');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("commands-accept-the-flags-named", () => {
  const named = [...readme.matchAll(/chatwire (\w+)( ctl)?\b([^\n`]*)/g)].filter(([, name = ""]) => COMMANDS.has(name));
  const flags = new Map<string, Set<string>>();
  for (const [, name = "", control = "", rest = ""] of named) {
    const known = flags.get(name + control) ?? new Set();
    flags.set(name + control, known);
    for (const [flag] of rest.matchAll(/--(?!help\b)[\w-]+/g)) known.add(flag);
  }
  const wanted = ["check", "client", "completion", "demo", "generate", "inspect", "server", "server ctl", "verify"];
  assert.equal([...flags.keys()].sort(), wanted);
  for (const [command, given] of flags) {
    if (given.size === 0) continue;
    const { status, stdout, stderr } = node("src/cli/main.ts", ...command.split(" "), "--help");
    assert.is(status, 0, stderr);
    for (const flag of given) assert.match(stdout, new RegExp(`^ *${flag}\\b`, "m"), `${command} has no ${flag}.`);
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

function node(path: string, ...args: string[]) {
  return spawnSync(process.execPath, argumentsFor(path, ...args), { cwd: root, encoding: "utf8", timeout: 50_000 });
}
