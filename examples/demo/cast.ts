import { extname, join } from "node:path";
import { Program, type ProgramOptions } from "./program.ts";
import type { Transcript } from "./transcript.ts";

/** Compiled, the demo starts the compiled programs. */
const MAIN = `main${extname(import.meta.filename)}`;
const SERVER = join(import.meta.dirname, "../server", MAIN);
const CLIENT = join(import.meta.dirname, "../client", MAIN);

/** Starts the programs of the demo, and stops them all at the end. */
export class Cast implements AsyncDisposable {
  readonly transcript: Transcript;
  /** Holds the data of all programs. */
  readonly folder: string;
  readonly #signal: AbortSignal;
  readonly #programs: Program[] = [];
  #url = "";
  /** "0" for any free port, until the server has chosen one. */
  #port = "0";

  constructor(transcript: Transcript, folder: string, signal: AbortSignal) {
    this.transcript = transcript;
    this.folder = folder;
    this.#signal = signal;
  }

  /** Starts the server and waits until it listens. It has the same data and the same port every time. */
  async startServer(): Promise<Program> {
    const data = join(this.folder, "server");
    const server = this.#start("server", [SERVER, "--host", "127.0.0.1", "--port", this.#port, "--data", data]);
    const [, url = "", port = ""] = await server.expect(/^Listening on (chat:\S+:(\d+)) /);
    this.#url = url;
    this.#port = port;
    return server;
  }

  /** Starts a client that lists users in tables. It has the same data folder every time, named after the user. */
  startClient(name: string, ...flags: readonly string[]): Program {
    return this.#start(name, [CLIENT, "--server", this.#url, "--data", join(this.folder, name), "--table", ...flags]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.stop()));
  }

  #start(name: string, command: ProgramOptions["command"]): Program {
    const program = new Program({ name, command, transcript: this.transcript, signal: this.#signal });
    this.#programs.push(program);
    return program;
  }
}
