import { extname, join } from "node:path";
import { Program, type ProgramOptions } from "./program.ts";
import type { Transcript } from "./transcript.ts";

/** Compiled, the demo starts the compiled programs. */
const MAIN = `main${extname(import.meta.filename)}`;
const SERVER = join(import.meta.dirname, "../server", MAIN);
const CLIENT = join(import.meta.dirname, "../client", MAIN);

/** A server that has started. `Program` is one. */
export interface StartedServer {
  /** Stops it as SIGTERM does. */
  stop(): Promise<void>;
  end(): Promise<{ readonly code: number | undefined }>;
}

/** Starts a server in place of that of the demo: on the same data each time, at the same addresses. */
export type StartServer = () => Promise<{
  readonly server: StartedServer;
  /** Its addresses. Each client gets another one first, in turn. */
  readonly urls: readonly string[];
}>;

/** Starts the programs of the demo, and stops them all at the end. */
export class Cast implements AsyncDisposable {
  readonly transcript: Transcript;
  /** Holds the data of all programs. */
  readonly folder: string;
  readonly #signal: AbortSignal;
  readonly #programs: Program[] = [];
  readonly #startOther: StartServer | undefined;
  #urls: readonly string[] = [];
  /** Which of the servers each user comes to. */
  readonly #places = new Map<string, number>();
  /** "0" for any free port, until the server has chosen one. */
  #port = "0";

  /** @param startOther  starts a server in place of that of the demo */
  constructor(transcript: Transcript, folder: string, signal: AbortSignal, startOther?: StartServer) {
    this.transcript = transcript;
    this.folder = folder;
    this.#signal = signal;
    this.#startOther = startOther;
  }

  /** Starts the server and waits until it listens. It has the same data and the same port every time. */
  async startServer(): Promise<StartedServer> {
    if (this.#startOther !== undefined) {
      const { server, urls } = await this.#startOther();
      this.#urls = urls;
      return server;
    }
    const data = join(this.folder, "server");
    const server = this.#start("server", [SERVER, "--host", "127.0.0.1", "--port", this.#port, "--data", data]);
    const [, url = "", port = ""] = await server.expect(/^Listening on (chat:\S+:(\d+)) /);
    this.#urls = [url];
    this.#port = port;
    return server;
  }

  /** Starts a client that lists users in tables. It has the same data folder every time, named after the user. */
  startClient(name: string, ...flags: readonly string[]): Program {
    // A user comes back to the same one, for which the folder has its device.
    const place = this.#places.get(name) ?? this.#places.size;
    this.#places.set(name, place);
    const url = this.#urls[place % this.#urls.length] ?? "";
    return this.#start(name, [CLIENT, "--server", url, "--data", join(this.folder, name), "--table", ...flags]);
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
