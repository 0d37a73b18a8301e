import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Room for the changes that were under way when the disk became full. */
export const RESERVE_BYTES = 1_048_576;

/**
 * A file of zeros beside the store, which is removed when the disk is full, so that
 * changes under way can still be committed. The store has room again once the file can
 * be written again.
 */
export class Reserve {
  readonly #path: string;

  /** @param path  of the store */
  constructor(path: string) {
    this.#path = `${path}-reserve`;
  }

  /** Writes the file. Returns whether there was room for it. */
  create(): boolean {
    if (statSync(this.#path, { throwIfNoEntry: false })?.size === RESERVE_BYTES) return true;
    try {
      const file = openSync(this.#path, "w", 0o600);
      try {
        const zeros = Buffer.alloc(65_536);
        for (let at = 0; at < RESERVE_BYTES; ) at += writeSync(file, zeros, 0, zeros.length, at);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      return true;
    } catch {
      this.release();
      return false;
    }
  }

  /**
   * Whether the disk has as much room again. A disk with less counts as full before it is, because other programs may
   * be faster than this one in taking what the reserve frees.
   */
  hasRoomBeside(): boolean {
    const { freeBytes } = this;
    return freeBytes === undefined || freeBytes >= RESERVE_BYTES;
  }

  /** Bytes that are free on the disk; undefined if the file system does not know. */
  get freeBytes(): number | undefined {
    const { blocks, bavail, bsize } = statfsSync(dirname(this.#path));
    return blocks === 0 ? undefined : bavail * bsize;
  }

  release(): void {
    rmSync(this.#path, { force: true });
  }
}
