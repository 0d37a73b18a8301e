import { type ChildProcess, execFile, spawn } from "node:child_process";
import { copyFile, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../..");
const START_MAX_MS = 30_000;

/** Compiles the package into a folder, so that a server starts in a tenth of a second. */
export async function buildInto(folder: string): Promise<void> {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  // What stands beside the sources of the package stands beside the compiled code too.
  await mkdir(folder);
  await copyFile(join(ROOT, "package.json"), join(folder, "package.json"));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  await promisify(execFile)(process.execPath, [tsc, "-p", join(ROOT, "tsconfig.build.json"), "--outDir", folder]);
}

/** A server in a process of its own, on one port and one file from start to start. */
export class KilledServer {
  readonly #build: string;
  readonly #folder: string;
  #child: ChildProcess | undefined;
  #port = 0;

  /** @param build  where `buildInto` put the package  @param folder  where the server keeps its file */
  constructor(build: string, folder: string) {
    this.#build = build;
    this.#folder = folder;
  }

  get url(): string {
    return `chat://127.0.0.1:${this.#port}`;
  }

  /** Starts it, and waits until it listens. */
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

  /** Ends it as a power failure would, and waits until it is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) throw new Error("The server had ended by itself.");
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  /** Ends it whatever state it is in. */
  end(): void {
    this.#child?.kill("SIGKILL");
  }
}
