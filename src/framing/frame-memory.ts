/** Memory is cut from slabs of this length. A piece that waits to be sent keeps its slab in memory. */
const SLAB_BYTES = 8_192;
/** A longer piece has memory of its own. */
const PIECE_BYTES_MAX = SLAB_BYTES / 2;

/**
 * Hands out memory for frames. What was handed out last can be given back, and is then handed out again: so a server that
 * writes to one connection after the other, and whose system takes the bytes at once, needs memory for one of them.
 */
export class FrameMemory {
  #slab = Buffer.alloc(0);
  #used = 0;
  /** What was given back last, if nothing was handed out since: an array of the same length need not be made anew. */
  #returned: Buffer | undefined;

  /** Returns so many bytes, of any content. */
  allocate(bytes: number): Buffer {
    if (bytes > PIECE_BYTES_MAX) return Buffer.allocUnsafeSlow(bytes);
    const returned = this.#returned;
    this.#returned = undefined;
    if (returned?.length === bytes) {
      this.#used += bytes;
      return returned;
    }
    if (this.#used + bytes > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
      this.#used = 0;
    }
    const from = this.#used;
    this.#used += bytes;
    return this.#slab.subarray(from, this.#used);
  }

  /** @param bytes  nobody reads or writes them any more; memory that was not the last one handed out is ignored */
  giveBack(bytes: Uint8Array): void {
    const from = bytes.byteOffset - this.#slab.byteOffset;
    if (bytes.buffer !== this.#slab.buffer || from + bytes.length !== this.#used) return;
    this.#used = from;
    this.#returned = bytes instanceof Buffer ? bytes : undefined;
  }
}
