import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { cleanEnvironment, commandOf } from "../support/program.ts";

const test = suite("descriptors of the example server");

/** Enough for the server itself, for the compiler of its source, and for some connections. */
const DESCRIPTORS = 160;

async function lineOf(lines: AsyncIterable<string>, pattern: RegExp): Promise<RegExpExecArray> {
  for await (const line of lines) {
    const found = pattern.exec(line);
    if (found !== null) return found;
  }
  throw new Error(`No line matches ${pattern}.`);
}

test("server-without-descriptors-says-so-and-goes-on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-descriptors-"));
  const flags = ["--host", "127.0.0.1", "--port", "0", "--data", folder, "--limit", "scramIterations=4096"];
  const { args, cwd } = commandOf("server", flags);
  const limited = ["-c", `ulimit -n ${DESCRIPTORS}; exec "$@"`, "sh", process.execPath, ...args];
  const server: ChildProcess = spawn("sh", limited, {
    cwd,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const sockets: Socket[] = [];
  try {
    if (server.stdout === null || server.stderr === null) throw new Error("The server has no pipes.");
    const log = createInterface({ input: server.stderr });
    const entries: string[] = [];
    log.on("line", (line) => entries.push(line));
    const listening = lineOf(createInterface({ input: server.stdout }), /^Listening on \S+:(\d+) key sha256=/);
    const [, port] = await listening.catch((error) => Promise.reject(new Error(`${error}\n${entries.join("\n")}`)));
    const exhausted = (): boolean =>
      entries.some((line) => line.includes(`"event":"descriptors-exhausted","code":"EMFILE"`));
    while (!exhausted()) {
      for (let count = 0; count < 20 && sockets.length < 3 * DESCRIPTORS; count++) {
        const socket = connect(Number(port), "127.0.0.1");
        socket.on("error", () => {});
        sockets.push(socket);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    // Two more seconds without descriptors are counted, but not logged again.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    assert.is(entries.filter((line) => line.includes("descriptors-exhausted")).length, 1);
    for (const socket of sockets) socket.destroy();
    // Each connection that is closed frees a descriptor, so the server takes new ones.
    for (let isTaken = false; !isTaken; ) {
      const socket = connect(Number(port), "127.0.0.1").resume();
      socket.on("error", () => {});
      await once(socket, "connect");
      isTaken = await Promise.race([
        once(socket, "close").then(() => false),
        new Promise<boolean>((resolve) => setTimeout(resolve, 500, true)),
      ]);
      socket.destroy();
    }
    assert.is(server.exitCode, null);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "close");
    await rm(folder, { recursive: true, force: true });
  }
});
