/** The commands, the scripts and the links of README.md and of the guides are right. */

import { spawnSync } from "node:child_process";
import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { COMMANDS } from "../../src/cli/commands.ts";
import { CLIENT_SUITE } from "../../src/verify/client/client-suite.ts";
import { SERVER_SUITE } from "../../src/verify/server/server-suite.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";

const test = suite("readme and guides");

const root = join(import.meta.dirname, "../..");
const guides = (await readdir(join(root, "docs/guides"))).map((name) => `docs/guides/${name}`);
/** The texts of the pages, by their paths. */
const pages = new Map(
  await Promise.all(
    ["README.md", ...guides].map(async (path) => [path, await readFile(join(root, path), "utf8")] as const),
  ),
);
const everything = [...pages.values()].join("\n");
const { scripts }: { scripts: Record<string, string> } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

test("scripts-exist", () => {
  const named = [...everything.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name);
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

test("commands-accept-the-flags-named", () => {
  const named = [...everything.matchAll(/chatwire (\w+)( ctl)?\b([^\n`]*)/g)].filter(([, name = ""]) =>
    COMMANDS.has(name),
  );
  const flags = new Map<string, Set<string>>();
  for (const [, name = "", control = "", rest = ""] of named) {
    const known = flags.get(name + control) ?? new Set();
    flags.set(name + control, known);
    for (const [flag] of rest.matchAll(/--(?!help\b)[\w-]+/g)) known.add(flag);
  }
  const wanted = [
    "check",
    "client",
    "completion",
    "demo",
    "dissector",
    "generate",
    "inspect",
    "plot",
    "server",
    "server ctl",
    "verify",
  ];
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
  for (const [index, number] of [...named(everything).entries(), ...named(changelog).entries()])
    assert.ok(Math.abs(number - (counts[index] ?? 0)) <= 10, `${number} for ${counts[index]}`);
  assert.equal([named(everything).length, named(changelog).length], [1, 2]);
});

test("links-lead-somewhere", async () => {
  for (const [path, text] of pages) {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    assert.ok(path !== "README.md" || links.length > 5);
    for (const [, target = "", anchor] of links) {
      const file = target === "" ? join(root, path) : join(root, dirname(path), target);
      await access(file).catch(() => assert.unreachable(`${path} links to ${target}, which does not exist.`));
      if (anchor === undefined) continue;
      const anchors = anchorsOf(await readFile(file, "utf8"));
      assert.ok(anchors.has(anchor), `${path} links to ${target}#${anchor}, which has no such heading.`);
    }
  }
});

/** The anchors of the headings of a page, as GitHub makes them. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    ),
  );
}

function node(path: string, ...args: string[]) {
  return spawnSync(process.execPath, argumentsFor(path, ...args), { cwd: root, encoding: "utf8", timeout: 50_000 });
}
