/**
 * Commands to a server that runs, or to one part of it, over a socket beside its database: one line of JSON with
 * the request, and as many with the answer as it takes. commands.ts has the commands, parts.ts says which of them a part
 * takes, start.ts listens, and client.ts sends one and prints the answer.
 *
 * The invariant: only the owner of the socket may connect, and no client can hold a
 * connection. Node does not tell which user is at the other end of a socket, so the modes of
 * the folder (0700) and of the socket (0600) are the protection.
 */

import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { dirname, join } from "node:path";

/** Longest line of a request. */
export const LINE_BYTES_MAX = 65_536;
const CONNECTIONS_MAX = 4;
/** How long a client may take to send its request, and to read what waits for it. */
const CLIENT_TIMEOUT_MS = 5_000;

export interface ControlRequest {
  /** The words of the command: its name and what it is about. */
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
}

/** One item of an answer, in both forms of output. */
export interface ControlItem {
  /** One or more lines for people; undefined: nothing. */
  readonly text?: string | undefined;
  /** For programs; undefined: nothing. */
  readonly value?: unknown;
}

/** A line of an answer. The last one has `done` or `error`. */
export type ControlLine = ControlItem | { readonly done: true } | { readonly error: string };

/** Carries a command out. An error that it throws ends the answer. */
export type ControlHandler = (request: ControlRequest) => AsyncIterable<ControlItem>;

/** The address of the socket beside a path, as that of the database: in a folder; on Windows, a named pipe. */
export function controlAddress(place: string): string {
  if (process.platform !== "win32") return join(`${place}.control`, "socket");
  return `\\\\.\\pipe\\chatwire-${createHash("sha256").update(place).digest("hex").slice(0, 32)}`;
}

export class Control {
  readonly #address: string;
  readonly #server: Server;
  readonly #handle: ControlHandler;

  /**
   * Listens on the socket beside a path that is of this process only: of the database that it has open, or of the part of a
   * server that it is. So a socket that is there is left from a process that was killed.
   *
   * @throws Error the socket cannot be opened
   */
  static async listen(place: string, handle: ControlHandler): Promise<Control> {
    const address = controlAddress(place);
    const control = new Control(address, handle);
    const server = control.#server;
    if (process.platform !== "win32") makePrivateFolder(dirname(address));
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

  private constructor(address: string, handle: ControlHandler) {
    this.#address = address;
    this.#handle = handle;
    this.#server = createServer((socket) => this.#serve(socket));
    this.#server.maxConnections = CONNECTIONS_MAX;
  }

  /** Accepts no more requests. Those under way are answered. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    if (process.platform === "win32") return;
    try {
      rmdirSync(dirname(this.#address));
    } catch {
      // Something else is in the folder; it stays.
    }
  }

  #serve(socket: Socket): void {
    let received = "";
    const timer = setTimeout(() => socket.destroy(), CLIENT_TIMEOUT_MS);
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.on("close", () => clearTimeout(timer));
    socket.on("data", (text: string) => {
      received += text;
      const end = received.indexOf("\n");
      if (end < 0 && received.length <= LINE_BYTES_MAX) return;
      clearTimeout(timer);
      socket.removeAllListeners("data");
      socket.resume();
      void this.#answer(received.slice(0, end), socket);
    });
  }

  async #answer(line: string, socket: Socket): Promise<void> {
    try {
      const request: unknown = JSON.parse(line);
      if (!isRequest(request)) throw new Error("The request is not one of this release.");
      for await (const item of this.#handle(request)) if (!(await send(socket, item))) return;
      await send(socket, { done: true });
    } catch (error) {
      await send(socket, { error: error instanceof Error ? error.message : String(error) });
    }
    socket.end();
    setTimeout(() => socket.destroy(), CLIENT_TIMEOUT_MS).unref();
  }
}

/** Creates the folder of the socket, or takes over one of this user's. */
function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { mode: 0o700, recursive: true });
  const { uid, mode } = statSync(folder);
  if (uid !== process.getuid?.()) throw new Error(`${folder} belongs to another user.`);
  if ((mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  rmSync(join(folder, "socket"), { force: true });
}

/** Sends a line, and waits until the client has taken enough. Returns false if it is gone or does not read. */
async function send(socket: Socket, line: ControlLine): Promise<boolean> {
  if (socket.destroyed) return false;
  if (socket.write(`${JSON.stringify(line)}\n`)) return true;
  const timer = setTimeout(() => socket.destroy(), CLIENT_TIMEOUT_MS);
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      socket.removeListener("drain", settle);
      socket.removeListener("close", settle);
      resolve();
    };
    socket.on("drain", settle).on("close", settle);
  });
  clearTimeout(timer);
  return !socket.destroyed;
}

function isRequest(value: unknown): value is ControlRequest {
  if (typeof value !== "object" || value === null || !("words" in value) || !("flags" in value)) return false;
  const { words, flags } = value;
  if (!Array.isArray(words) || !words.every((word) => typeof word === "string")) return false;
  return typeof flags === "object" && flags !== null && Object.values(flags).every((flag) => typeof flag === "string");
}
