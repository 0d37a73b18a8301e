import { join } from "node:path";
import { Program, type ProgramOptions } from "./program.ts";
import type { Transcript } from "./transcript.ts";

const SERVER = join(import.meta.dirname, "../server/main.ts");
const CLIENT = join(import.meta.dirname, "../client/main.ts");

/** Starts the programs of the demo, and ends them all. */
export class Cast implements AsyncDisposable {
  readonly transcript: Transcript;
  readonly #folder: string;
  readonly #signal: AbortSignal;
  readonly #programs: Program[] = [];
  #url = "";
  /** 0: one that is free. */
  #port = "0";

  /** @param folder  for the data of all of them */
  constructor(transcript: Transcript, folder: string, signal: AbortSignal) {
    this.transcript = transcript;
    this.#folder = folder;
    this.#signal = signal;
  }

  /** Starts the server, each time with the same data and on the same port, and waits until it listens. */
  async startServer(): Promise<Program> {
    const data = join(this.#folder, "server");
    const server = this.#start("server", [SERVER, "--host", "127.0.0.1", "--port", this.#port, "--data", data]);
    const [, url = "", port = ""] = await server.expect(/^Listening on (chat:\S+:(\d+)) /);
    this.#url = url;
    this.#port = port;
    return server;
  }

  /** Starts a client with a data folder of its own, which it has again when it is started again. */
  startClient(name: string, ...flags: readonly string[]): Program {
    return this.#start(name, [CLIENT, "--server", this.#url, "--data", join(this.#folder, name), ...flags]);
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
