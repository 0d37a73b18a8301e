import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Certificate } from "../../../src/net/certificate.ts";
import type { LongestTurn } from "../turns.ts";

const START_MS_MAX = 10_000;
const LOOK_MS = 20;

/** The memory of a process, in bytes. */
export interface ServerMemory {
  /** As the system counts it. */
  readonly residentBytes: number;
  /** As V8 counts it: the heap, and what belongs to its objects outside. Not a number: the server is not of Node. */
  readonly heldBytes: number;
}

/** A server in a process of its own. */
export class ServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #folder: string | undefined;

  /**
   * Starts a server of Node.
   *
   * @param program      arguments of node
   * @param certificate  undefined: plain TCP
   * @param more         further arguments of the program
   */
  static async ofNode(
    program: readonly string[],
    certificate: Certificate | undefined,
    more: readonly string[] = [],
  ): Promise<ServerProcess> {
    const given = [...program, JSON.stringify(certificate ?? null), ...more];
    // The memory is measured after a garbage collection.
    const child = spawn(process.execPath, ["--expose-gc", ...given], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const ended = once(child, "exit").then(() => {
      throw new Error(`${program.at(-1)} has ended.`);
    });
    const [{ port }] = await Promise.race([once(child, "message"), ended]);
    ended.catch(() => {});
    return new ServerProcess(child, port, undefined);
  }

  /** Starts `nats-server`, which has to be on the path. */
  static async ofNats(certificate: Certificate | undefined): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), "chatwire-bench-"));
    const lines = ['host: "127.0.0.1"', "port: -1", `ports_file_dir: "${folder}"`, 'ping_interval: "1h"'];
    if (certificate !== undefined) {
      const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
      await writeFile(cert, certificate.cert);
      await writeFile(key, certificate.key);
      lines.push(`tls { cert_file: "${cert}", key_file: "${key}", timeout: 30 }`);
    }
    const file = join(folder, "nats.conf");
    await writeFile(file, lines.join("\n"));
    const child = spawn("nats-server", ["-c", file], { stdio: "ignore" });
    return new ServerProcess(child, await readPort(folder), folder);
  }

  private constructor(child: ChildProcess, port: number, folder: string | undefined) {
    this.#child = child;
    this.port = port;
    this.#folder = folder;
  }

  /**
   * Processor time that the threads of the process have taken, as the system counts it, in seconds. The time of the process
   * itself is told in steps of 10 ms: much of a round, if the server is fast.
   */
  get cpuSeconds(): number {
    const tasks = `/proc/${this.#child.pid}/task`;
    // The first of three numbers is the time on a processor, in nanoseconds.
    const nanoseconds = readdirSync(tasks).map((task) =>
      Number.parseInt(readFileSync(`${tasks}/${task}/schedstat`, "latin1"), 10),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e9;
  }

  /** The longest turn of the event loop since the last call; nothing at the first one. Servers of Node only. */
  async longestTurn(): Promise<LongestTurn> {
    this.#child.send("turns");
    const [longest] = await once(this.#child, "message");
    return longest;
  }

  /** Collects garbage first, where there is any. */
  async memory(): Promise<ServerMemory> {
    const heldBytes = this.#child.connected ? await this.#collect() : Number.NaN;
    const status = readFileSync(`/proc/${this.#child.pid}/status`, "latin1");
    const [, kibibytes] = /^VmRSS:\s*(\d+) kB$/m.exec(status) ?? [];
    return { residentBytes: Number(kibibytes) * 1_024, heldBytes };
  }

  async #collect(): Promise<number> {
    const answer = once(this.#child, "message");
    this.#child.send("memory");
    const [heldBytes] = await answer;
    return heldBytes;
  }

  async end(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Waits for the file in which nats-server names its ports. */
async function readPort(folder: string): Promise<number> {
  for (let waitedMs = 0; waitedMs < START_MS_MAX; waitedMs += LOOK_MS) {
    await setTimeout(LOOK_MS);
    const file = (await readdir(folder)).find((name) => name.endsWith(".ports"));
    const text = file === undefined ? "" : await readFile(join(folder, file), "utf8");
    const port = /"(?:nats|tls):\/\/[^"]*:(\d+)"/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error("nats-server has not started.");
}
