import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import type { ChatClient } from "../../../src/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { ChatWorld } from "../chat-world.ts";

const test = suite("program with an outbox in a file");
const ROOT = join(import.meta.dirname, "../../..");
const KILLS = 2;
const TEXTS = 200;

test("texts-of-a-program-that-is-killed-are-in-the-mailbox-once-and-in-order", async () => {
  const random = new SeededRandom(SEED);
  const folder = await mkdtemp(join(tmpdir(), "chatwire-outbox-"));
  try {
    await using world = await ChatWorld.start();
    const readers = [await world.join("grace"), await world.join("linus")];
    await (await world.join("ada")).close();
    const run = (first: number, count: number, kill: number) =>
      runProgram([world.url, join(folder, "outbox"), `${first}`, `${count}`], kill);
    const kept: string[] = [];
    for (let kills = 0; kills < KILLS; kills++) {
      kept.push(...(await run(kills * TEXTS, TEXTS, 1 + random.below(TEXTS / 4))));
    }
    await run(0, 0, Number.POSITIVE_INFINITY);
    const mailboxes = await Promise.all(readers.map(mailboxOf));
    const all = mailboxes.flat();
    for (const mailbox of mailboxes) {
      assert.equal(
        mailbox,
        mailbox.toSorted((a, b) => a - b),
        "in the order of the calls",
      );
    }
    assert.is(new Set(all).size, all.length, "each once");
    assert.equal(
      kept.filter((text) => !all.includes(Number(text))),
      [],
      "none is lost",
    );
    assert.ok(kept.length > KILLS, `${kept.length} texts were kept`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Runs the program until it has printed so many lines, and then kills it. Returns what it printed. */
function runProgram(args: readonly string[], linesMax: number): Promise<string[]> {
  const child = spawn(process.execPath, argumentsFor("test/client/outbox/sending-program.ts", ...args), {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (linesOf(printed).length >= linesMax) child.kill("SIGKILL");
    });
    child.on("close", (code, signal) => {
      if (code === 0 || signal === "SIGKILL") resolve(linesOf(printed));
      else reject(new Error(`The program ended with code ${code}.`));
    });
  });
}

/** The whole lines. */
function linesOf(printed: string): string[] {
  return printed.split("\n").slice(0, -1);
}

async function mailboxOf(reader: ChatClient): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { text } of reader.texts.history("ada")) numbers.unshift(Number(text));
  return numbers;
}
