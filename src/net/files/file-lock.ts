import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { basename, dirname, join } from "node:path";
import { StoreError } from "../../errors.ts";

/** A file that only its holder may write. */
export interface FileLock {
  /** The file, whatever links lead to it. */
  readonly path: string;
  release(): Promise<void>;
}

/**
 * Locks a file for this process. The system ends the lock with the process, however that ends. It holds against other
 * programs that use this function, on Linux only in the same network namespace.
 *
 * The lock is the name of a local socket: an abstract one on Linux, a pipe on Windows. Other systems have neither: there it
 * holds within this process only.
 *
 * @param path  of a file that may not exist yet, in a folder that does
 * @throws StoreError STORE_IN_USE
 */
export async function lockFile(path: string): Promise<FileLock> {
  const real = await realpath(path).catch(async () => join(await realpath(dirname(path)), basename(path)));
  const name = socketName(createHash("sha256").update(real).digest("hex"));
  if (name === undefined) return lockHere(real, path);
  const server = await listen(name, path);
  return { path: real, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The files that this process has locked where there are no such sockets. */
const lockedHere = new Set<string>();

function lockHere(real: string, path: string): FileLock {
  if (lockedHere.has(real)) throw inUse(path);
  lockedHere.add(real);
  return {
    path: real,
    release: async () => {
      lockedHere.delete(real);
    },
  };
}

function socketName(id: string): string | undefined {
  if (process.platform === "linux") return `\0chatwire-lock-${id}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\chatwire-lock-${id}`;
  return undefined;
}

function listen(name: string, path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error) => reject(refusal(path, error)));
    server.listen(name, () => {
      // A lock keeps no program running.
      server.unref();
      resolve(server);
    });
  });
}

function refusal(path: string, error: Error): StoreError {
  if ("code" in error && error.code === "EADDRINUSE") return inUse(path, error);
  return new StoreError("STORE_FAILED", `${path} cannot be locked: ${error.message}`, { cause: error });
}

function inUse(path: string, cause?: Error): StoreError {
  const text = `Another process, or another part of this one, has ${path} open. Close it there, or choose another path.`;
  return new StoreError("STORE_IN_USE", text, cause && { cause });
}
