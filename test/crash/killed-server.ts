import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Limits } from "../../src/limits.ts";

const START_MAX_MS = 120_000;

/** The source of the program that a `KilledServer` runs. */
export const SERVER_PROGRAM = "test/crash/server.ts";

/** What the program of a server is told. */
export interface ServerSettings {
  /** The server's data folder. */
  readonly folder: string;
  /** 0: any free port. */
  readonly port: number;
  readonly limits: Partial<Limits>;
  /** How far its clock is ahead of that of this machine. */
  readonly clockOffsetMs: number;
  /** A PostgreSQL database, in place of a SQLite file in the folder. */
  readonly database: string | undefined;
}

/** A server in a child process. It uses the same port and file for every start. */
export class KilledServer {
  readonly #bundles: string;
  readonly #settings: Pick<ServerSettings, "folder" | "limits" | "database">;
  #child: ChildProcess | undefined;
  #port = 0;

  /**
   * @param bundles  the folder into which `bundleInto` put the program
   * @param folder   the server's data folder
   * @param database  the URL of a PostgreSQL database, in place of a SQLite file in the folder
   */
  constructor(bundles: string, folder: string, limits: Partial<Limits> = {}, database?: string) {
    this.#bundles = bundles;
    this.#settings = { folder, limits, database };
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `chat://127.0.0.1:${this.#port}`;
  }

  /** Starts the server and waits until it listens. */
  async start({ clockOffsetMs = 0 }: Partial<Pick<ServerSettings, "clockOffsetMs">> = {}): Promise<void> {
    const settings: ServerSettings = { ...this.#settings, port: this.#port, clockOffsetMs };
    const args = [join(this.#bundles, "server.js"), JSON.stringify(settings)];
    const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#child = child;
    this.#port = await new Promise<number>((resolve, reject) => {
      const alarm = setTimeout(() => {
        child.kill("SIGKILL");
        reject(new Error("The server did not start in time."));
      }, START_MAX_MS);
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
