import { spawnSync } from "node:child_process";
import * as assert from "uvu/assert";
import { COMMANDS } from "../../src/cli/commands.ts";
import { suite } from "../suite.ts";
import { chatwire } from "./run-chatwire.ts";

const test = suite("chatwire completion");
const names = [...COMMANDS.keys()];

test("bash-completes-commands-flags-and-the-commands-of-the-server", async () => {
  const { code, stdout } = await chatwire("completion", "bash");
  assert.is(code, 0);
  const after = (...words: readonly string[]): string[] => completed(stdout, words);
  assert.equal(after(""), [...names, "--help", "--version"]);
  assert.equal(after("cl"), ["client"]);
  assert.equal(after("server", "b"), ["backup"]);
  assert.equal(after("server", "--monitor-t"), ["--monitor-token-file"]);
  assert.equal(after("client", "--no-b"), ["--no-bell"]);
  assert.equal(after("generate", "--descriptor"), ["--descriptor-set", "--descriptors"]);
  assert.equal(after("completion", ""), ["bash", "zsh", "fish", "--help"]);
  assert.equal(after("nothing", ""), []);
});

test("zsh-and-fish-get-the-same-words", async () => {
  const zsh = (await chatwire("completion", "zsh")).stdout;
  const fish = (await chatwire("completion", "fish")).stdout;
  for (const [name, { summary }] of COMMANDS) {
    // Both texts are quoted in the scripts.
    assert.not.match(summary, /[':]/);
    assert.ok(zsh.includes(`'${name}:${summary}'`), name);
    assert.ok(fish.includes(`-f -a ${name} -d '${summary}'`), name);
  }
  assert.match(zsh, /^ {4}server\) choices=\(backup restore move ctl next-key switch-key --host /m);
  assert.match(fish, /^complete -c chatwire -n '__fish_seen_subcommand_from server' -l drain-timeout-ms$/m);
});

test("unknown-shell-is-refused-with-those-that-there-are", async () => {
  for (const [args, fault] of [
    [[], "The shell is missing."],
    [["tcsh"], "The shell is not tcsh."],
    [["bash", "zsh"], "The shell is not bash zsh."],
  ] as const) {
    const { code, stdout, stderr } = await chatwire("completion", ...args);
    assert.equal([code, stdout], [2, ""]);
    assert.is(stderr, `${fault} The shells are bash, zsh, fish.\nSee: npx chatwire completion --help\n`);
  }
});

/** What bash offers for the last word of a command line. */
function completed(script: string, words: readonly string[]): string[] {
  const line = ["chatwire", ...words].map((word) => `'${word}'`).join(" ");
  const run = `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _chatwire; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", run], { encoding: "utf8" });
  assert.is(status, 0, stderr);
  return stdout.split("\n").filter((word) => word !== "");
}
