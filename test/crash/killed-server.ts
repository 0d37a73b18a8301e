import { type ChildProcess, execFile, spawn } from "node:child_process";
import { copyFile, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../..");
const START_MAX_MS = 30_000;

/** Compiles the package into a folder, so that a server starts in 100 ms. */
export async function buildInto(folder: string): Promise<void> {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  // The compiled code needs package.json and node_modules beside it, as the sources have.
  await mkdir(folder);
  await copyFile(join(ROOT, "package.json"), join(folder, "package.json"));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  await promisify(execFile)(process.execPath, [tsc, "-p", join(ROOT, "tsconfig.build.json"), "--outDir", folder]);
}

/** A server in a child process. It uses the same port and file for every start. */
export class KilledServer {
  readonly #build: string;
  readonly #folder: string;
  #child: ChildProcess | undefined;
  #port = 0;

  /**
   * @param build   the folder that `buildInto` filled
   * @param folder  the server's data folder
   */
  constructor(build: string, folder: string) {
    this.#build = build;
    this.#folder = folder;
  }

  get url(): string {
    return `chat://127.0.0.1:${this.#port}`;
  }

  /** Starts the server and waits until it listens. */
  async start(): Promise<void> {
    const args = [join(import.meta.dirname, "server.mjs"), this.#build, this.#folder, String(this.#port)];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    this.#port = await new Promise<number>((resolve, reject) => {
      const alarm = setTimeout(reject, START_MAX_MS, new Error("The server did not start in time."));
      child.stdout.once("data", (line) => resolve(Number(line)));
      child.once("exit", (code) => reject(new Error(`The server ended with code ${code} at its start.`)));
      child.once("exit", () => clearTimeout(alarm));
      child.stdout.once("data", () => clearTimeout(alarm));
    });
  }

  /** Kills the process without warning, and waits until it has ended. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) throw new Error("The server ended by itself.");
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  /** Ends the process in any state. */
  end(): void {
    this.#child?.kill("SIGKILL");
  }
}
