import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { runPlot } from "../../src/cli/plot.ts";
import { UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("command plot");

async function run(...args: string[]): Promise<string> {
  let printed = "";
  const print = (text: string): void => {
    printed += text;
  };
  await runPlot(args, { print, printError: print });
  return printed;
}

async function refused(...args: string[]): Promise<string> {
  try {
    await run(...args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "nothing was refused";
}

test("recorded-call-is-printed-or-written-and-a-call-is-chosen-by-number", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-plot-"));
  try {
    const path = join(folder, "call.jsonl");
    const line = (peer: string, seconds: number): string => JSON.stringify({ event: "callMeter", peer, seconds });
    await writeFile(path, [line("grace", 1), line("grace", 2), line("linus", 1), line("linus", 2)].join("\n"));
    assert.match(await run(path), /Call with linus/, "the last call");
    assert.match(await run(path, "--call", "1"), /Call with grace/);
    const image = join(folder, "call.svg");
    assert.is(await run(path, "--out", image), "");
    assert.match(await readFile(image, "utf8"), /<\/svg>\n$/);
    assert.match(await refused(path, "--call", "3"), /from 1 to 2, not 3\.$/);
    await writeFile(path, "");
    assert.match(await refused(path), /has no figures of a call\. Record one: chatwire client --json/);
    assert.match(await refused(join(folder, "none")), /cannot be read: ENOENT/);
    assert.match(await refused(), /^The recording is missing/);
    assert.match(await refused("a", "b"), /b is one too many\.$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
