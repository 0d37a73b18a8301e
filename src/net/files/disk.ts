import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** The part of a file system that a journal needs. Real here; in tests one that loses power at any byte. */
export interface Disk {
  /** Returns the content of a file; undefined if there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Opens a file for writing at its end. One that does not exist is created, for its owner only. */
  open(path: string): Promise<DiskFile>;
  /** Replaces `to` by `from` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing if there is no such file. */
  remove(path: string): Promise<void>;
  /** Makes what was created, renamed and removed in the folder of a file outlive a loss of power. */
  syncFolder(path: string): Promise<void>;
}

export interface DiskFile {
  /** Writes all of the bytes at the end. */
  append(bytes: Uint8Array): Promise<void>;
  /** Cuts off what comes after this length. */
  truncate(length: number): Promise<void>;
  /** Makes the content outlive a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The file system of this machine. */
export const systemDisk: Disk = {
  async read(path) {
    return readFile(path).catch((error) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
  },

  async open(path) {
    const file = await open(path, "a", 0o600);
    return {
      append: (bytes) => file.appendFile(bytes),
      truncate: (length) => file.truncate(length),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },

  rename,

  remove: (path) => rm(path, { force: true }),

  async syncFolder(path) {
    // Windows opens no folders. It makes renames durable by itself.
    if (process.platform === "win32") return;
    const folder = await open(dirname(path), "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};
