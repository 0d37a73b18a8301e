import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError } from "../../errors.ts";
import { openRegular } from "./regular-file.ts";

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

/** The file system of this machine. It opens only regular files that no other user of the machine owns or may use. */
export const systemDisk: Disk = {
  async read(path) {
    const file = await openPrivate(path, "read").catch((error) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (file === undefined) return undefined;
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  },

  async open(path) {
    const file = await openPrivate(path, "append");
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

/** What others than the owner may do with a file. */
const OTHERS = 0o077;

/** @throws StoreError STORE_FOREIGN; as `openRegular` */
async function openPrivate(path: string, way: "read" | "append"): Promise<FileHandle> {
  const file = await openRegular(path, way);
  const { uid, mode } = await file.stat();
  // Windows has neither.
  const user = process.geteuid?.();
  if (user === undefined || (uid === user && (mode & OTHERS) === 0)) return file;
  await file.close();
  const text =
    uid === user
      ? `Other users of this machine may read or write ${path}. Take their rights away (chmod 600), or choose another path.`
      : `${path} belongs to another user of this machine. Choose another path.`;
  throw new StoreError("STORE_FOREIGN", text);
}
