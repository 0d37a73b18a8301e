/**
 * Commands to a server that runs, over a socket beside its database: one line of JSON
 * with the request, one with the answer. client.ts sends them.
 *
 * The invariant: only the owner of the socket may connect, and no client can hold a
 * connection.
 */

import { createHash } from "node:crypto";
import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";

/** Longest line of a request. */
export const LINE_BYTES_MAX = 65_536;
const CONNECTIONS_MAX = 4;
const REQUEST_TIMEOUT_MS = 5_000;

export interface ControlRequest {
  readonly command: string;
  /** Absolute path. */
  readonly file: string;
}

/** Undefined if the command succeeded, otherwise why it failed. */
export interface ControlAnswer {
  readonly error?: string;
}

/** Carries a command out. An error that it throws becomes the answer. */
export type ControlHandler = (request: ControlRequest) => Promise<void>;

/** The address of the socket of a database: a file beside it; on Windows, a named pipe. */
export function controlAddress(database: string): string {
  if (process.platform !== "win32") return `${database}.sock`;
  return `\\\\.\\pipe\\chatwire-${createHash("sha256").update(database).digest("hex").slice(0, 32)}`;
}

export class Control {
  readonly #server: Server;
  readonly #handle: ControlHandler;

  /**
   * Listens on the socket of a database that this process has open. A socket that is there is left from a process that
   * was killed, because two servers cannot have the database open.
   *
   * @throws Error the socket cannot be opened
   */
  static async listen(database: string, handle: ControlHandler): Promise<Control> {
    const address = controlAddress(database);
    const control = new Control(handle);
    const server = control.#server;
    if (process.platform !== "win32") rmSync(address, { force: true });
    const maskBefore = process.umask(0o177);
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(address, resolve);
      });
    } finally {
      process.umask(maskBefore);
    }
    if (process.platform !== "win32") chmodSync(address, 0o600);
    server.removeAllListeners("error").on("error", () => {});
    return control;
  }

  private constructor(handle: ControlHandler) {
    this.#handle = handle;
    this.#server = createServer((socket) => this.#serve(socket));
    this.#server.maxConnections = CONNECTIONS_MAX;
  }

  /** Accepts no more requests. Those under way are answered. */
  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    let received = "";
    const timer = setTimeout(() => socket.destroy(), REQUEST_TIMEOUT_MS);
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.on("close", () => clearTimeout(timer));
    socket.on("data", (text: string) => {
      received += text;
      const end = received.indexOf("\n");
      if (end < 0 && received.length <= LINE_BYTES_MAX) return;
      clearTimeout(timer);
      socket.removeAllListeners("data");
      void this.#answer(received.slice(0, end)).then((answer) => socket.end(`${JSON.stringify(answer)}\n`));
    });
  }

  async #answer(line: string): Promise<ControlAnswer> {
    try {
      const request: unknown = JSON.parse(line);
      if (!isRequest(request)) return { error: "The request is not one of this release." };
      await this.#handle(request);
      return {};
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}

function isRequest(value: unknown): value is ControlRequest {
  if (typeof value !== "object" || value === null) return false;
  return "command" in value && typeof value.command === "string" && "file" in value && typeof value.file === "string";
}
