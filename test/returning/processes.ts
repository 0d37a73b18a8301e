import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import type { ChatServerOptions } from "../../src/server/index.ts";
import { argumentsFor } from "../compiled-sources.ts";
import type { Turn } from "./turns.ts";

export interface ServerSettings extends Pick<ChatServerOptions, "port" | "certificate" | "limits"> {
  readonly path: string;
  /** In hex. */
  readonly pepper: string;
}

/** What a server has used since it listens. Turns are those since the last report. */
export interface ServerUsage {
  readonly cpuMs: number;
  /** The longest turns of the event loop, the longest first. */
  readonly turns: readonly Turn[];
  /** Of V8, with the garbage that it has not collected yet. */
  readonly heapBytes: number;
  /** The memory of the process, as the system counts it. */
  readonly residentBytes: number;
  /** Connections whose TLS handshake has succeeded, and logins. */
  readonly handshakes: number;
  readonly logins: number;
}

export interface ClientsSettings {
  readonly url: string;
  /** In hex. */
  readonly devices: readonly string[];
}

export interface ClientsState {
  readonly connected: number;
  readonly closed: number;
  /** When clients came back, in milliseconds since 1970, since the last report. */
  readonly backMs: readonly number[];
  readonly cpuMs: number;
}

/** A process of ours that answers each message with one. */
export class Child {
  readonly #child: ChildProcess;

  constructor(file: string) {
    this.#child = spawn(process.execPath, argumentsFor(file), {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  }

  send(message: object | string): void {
    this.#child.send(message);
  }

  /** @throws Error the process has ended */
  next<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        this.#child.off("message", onMessage);
        this.#child.off("exit", onExit);
        finish();
      };
      const onMessage = (message: T): void => settle(() => resolve(message));
      const onExit = (): void => settle(() => reject(new Error(`A process has ended with ${this.#child.exitCode}.`)));
      this.#child.once("message", onMessage);
      this.#child.once("exit", onExit);
    });
  }

  /** Sets the lowest priority. */
  yieldToOthers(): void {
    if (this.#child.pid !== undefined) setPriority(this.#child.pid, constants.priority.PRIORITY_LOW);
  }

  /** @param end  what ends it */
  async end(end: () => void): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    end();
    await ended;
  }

  kill(): Promise<void> {
    return this.end(() => this.#child.kill("SIGKILL"));
  }
}

export class ServerProcess {
  readonly port: number;
  readonly #child: Child;

  static async start(settings: ServerSettings): Promise<ServerProcess> {
    const child = new Child("test/returning/server.ts");
    child.send(settings);
    return new ServerProcess(child, (await child.next<{ port: number }>()).port);
  }

  private constructor(child: Child, port: number) {
    this.#child = child;
    this.port = port;
  }

  usage(): Promise<ServerUsage> {
    this.#child.send("usage");
    return this.#child.next();
  }

  kill(): Promise<void> {
    return this.#child.kill();
  }

  /** Ends in order: says goodbye to all. */
  stop(): Promise<void> {
    return this.#child.end(() => this.#child.send("stop"));
  }
}

/**
 * Represents clients on other machines, which take no processor time from the server. So it has the lowest priority.
 */
export class ClientsProcess {
  readonly #child = new Child("test/returning/clients.ts");

  constructor(settings: ClientsSettings) {
    this.#child.yieldToOthers();
    this.#child.send(settings);
  }

  state(): Promise<ClientsState> {
    this.#child.send("state");
    return this.#child.next();
  }

  kill(): Promise<void> {
    return this.#child.kill();
  }
}
