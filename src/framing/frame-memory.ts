/** Memory is cut from slabs of this length. A piece that waits to be sent keeps its slab in memory. */
const SLAB_BYTES = 8_192;
/** A longer piece has memory of its own. */
const PIECE_BYTES_MAX = SLAB_BYTES / 2;
const NONE = Buffer.alloc(0);

/**
 * Hands out memory for frames. What was handed out last can be given back, and is then handed out again: so a server that
 * writes to one connection after the other, and whose system takes the bytes at once, needs memory for one of them.
 */
export class FrameMemory {
  #slab = NONE;
  #used = 0;
  /** What was handed out last. */
  #last = NONE;
  /** Whether it was given back, so that an array of the same length need not be made anew. */
  #isReturned = false;

  /** Returns so many bytes, of any content. */
  allocate(bytes: number): Buffer {
    if (bytes > PIECE_BYTES_MAX) return Buffer.allocUnsafeSlow(bytes);
    const isAgain = this.#isReturned && this.#last.length === bytes;
    this.#isReturned = false;
    if (isAgain) {
      this.#used += bytes;
      return this.#last;
    }
    if (this.#used + bytes > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
      this.#used = 0;
    }
    const from = this.#used;
    this.#used += bytes;
    this.#last = this.#slab.subarray(from, this.#used);
    return this.#last;
  }

  /** Of what was handed out, only the first bytes are needed. Ignored if it was not the last. */
  shorten(buffer: Buffer, bytes: number): void {
    if (buffer !== this.#last || this.#isReturned) return;
    this.#used = Math.min(this.#used, this.#offsetOf(buffer) + bytes);
  }

  /** @param bytes  nobody reads or writes them any more; memory that was not the last one handed out is ignored */
  giveBack(bytes: Uint8Array): void {
    const from = this.#offsetOf(bytes);
    if (bytes.buffer !== this.#slab.buffer || from + bytes.length !== this.#used) return;
    this.#used = from;
    this.#isReturned = from === this.#offsetOf(this.#last);
  }

  #offsetOf(bytes: Uint8Array): number {
    return bytes.byteOffset - this.#slab.byteOffset;
  }
}
