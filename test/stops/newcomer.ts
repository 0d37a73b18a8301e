import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as assert from "uvu/assert";
import type { ChatClient } from "../../src/index.ts";
import { blocksOf } from "../docs/blocks.ts";
import { StopWorld } from "./stop-world.ts";

const ROOT = join(import.meta.dirname, "../..");
/** As many as a client accepts by default. */
const ITERATIONS = 100_000;
const RESTARTS = 2;
const TEXTS = 10;

/** Runs the ten lines of docs/guides/connection.md, unchanged, in a process of their own, and restarts the server under them. */
export async function runNewcomer(bundles: string): Promise<string> {
  const [program = ""] = blocksOf(await readFile(join(ROOT, "docs/guides/connection.md"), "utf8"), "js");
  // Inside the repository, so that the package resolves its own name; in a folder that git ignores.
  await mkdir(join(ROOT, "coverage"), { recursive: true });
  const folder = await mkdtemp(join(ROOT, "coverage/newcomer-"));
  await writeFile(join(folder, "program.mjs"), program);
  await using world = await StopWorld.start(bundles, { scramIterations: ITERATIONS });
  const args = ["--import", "tsx", "program.mjs", world.server.url];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: "inherit" });
  const ended = once(child, "exit");
  try {
    const grace = await world.join("grace");
    await untilThere(grace, "echo");
    const sent: string[] = [];
    const answers: string[] = [];
    const reading = (async () => {
      for await (const { from, text } of grace.texts.messages) {
        answers.push(`${from}: ${text}`);
        if (text === "You said: end") return;
      }
    })();
    for (let restarts = 0; restarts < RESTARTS; restarts++) {
      await send(grace, sent, "before");
      const sending = send(grace, sent, "meanwhile");
      await world.server.kill();
      await world.server.start();
      await sending;
    }
    await send(grace, sent, "after");
    sent.push("end");
    await grace.texts.send("echo", "end");
    await reading;
    assert.is(child.exitCode, null, "the program runs");
    assert.equal(
      answers,
      sent.map((text) => `echo: You said: ${text}`),
    );
    return `${RESTARTS} restarts; ${answers.length} texts answered, each once and in order`;
  } finally {
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

async function send(grace: ChatClient, sent: string[], when: string): Promise<void> {
  const texts = Array.from({ length: TEXTS }, (_, index) => `${when} ${sent.length + index}`);
  sent.push(...texts);
  await Promise.all(texts.map((text) => grace.texts.send("echo", text)));
}

/** Waits until a user has registered. GetPeers may be asked five times a second. */
async function untilThere(client: ChatClient, name: string): Promise<void> {
  while (!(await client.getPeers()).some((peer) => peer.name === name)) await sleep(300);
}
