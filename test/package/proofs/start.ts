import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import type { Place } from "../run.ts";
import { Background } from "./background.ts";
import type { Proofs } from "./project.ts";

/** The most processor time up to the first prompt, in milliseconds. */
const START_MS_MAX = 250;
const RUNS = 20;
const PROMPT = "Enter your username";

/** The installed client shows its first prompt, connected to a server, within its processor time. */
export async function proveStart(proofs: Proofs): Promise<void> {
  const place = await proofs.place();
  await proofs.run(place, "npm", "install", "--no-audit", proofs.tarball);
  const command = join(place.cwd, "node_modules/.bin/chatwire");
  const server = new Background(place, command, ["server", "--host", "127.0.0.1", "--port", "0"]);
  try {
    await proofs.prove("start of the client up to its first prompt", async () => {
      const [, url = ""] = await server.prints(/--server (chat:\S+)$/m);
      const times: number[] = [];
      // The first run reads the files from the disk, and compiles what Node then finds compiled.
      for (let run = 0; run <= RUNS; run++) times.push(await startOf(place, command, url, run));
      const warm = times.slice(1).sort((one, other) => one - other);
      const median = warm[Math.floor(warm.length / 2)] ?? Number.NaN;
      const figures = `${ms(median)} of processor time (median of ${RUNS}; from ${ms(warm[0])} to ${ms(warm.at(-1))}; first ${ms(times[0])})`;
      if (!(median <= START_MS_MAX)) throw new Error(`${figures}, more than ${START_MS_MAX} ms`);
      return figures;
    });
  } finally {
    await server.end();
  }
}

/** Starts the client in a terminal, and returns the processor time of all its threads when it shows the prompt. */
function startOf({ cwd, env }: Place, command: string, url: string, run: number): Promise<number> {
  const flags = ["client", "--server", url, "--data", join(cwd, `client-${run}`), "--no-port-mapping"];
  const terminal = spawn(command, flags, { cwd, env: { ...env, TERM: "xterm-256color" }, cols: 80, rows: 40 });
  return new Promise((resolve, reject) => {
    let printed = "";
    let timeMs: number | undefined;
    terminal.onData((text) => {
      printed += text;
      if (timeMs !== undefined || !printed.includes(PROMPT)) return;
      timeMs = processorTimeMs(terminal.pid);
      terminal.kill("SIGKILL");
    });
    terminal.onExit(() => {
      if (timeMs === undefined) reject(new Error(`The client has ended without a prompt:\n${printed}`));
      else resolve(timeMs);
    });
  });
}

/** Of all threads of a process. Linux counts it in nanoseconds. */
function processorTimeMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
  );
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

function ms(time = Number.NaN): string {
  return `${time.toFixed(0)} ms`;
}
