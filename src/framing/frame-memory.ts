/** Memory is cut from slabs of this length. A piece that waits to be sent keeps its slab in memory. */
const SLAB_BYTES = 8_192;
/** A longer piece has memory of its own. */
const PIECE_BYTES_MAX = SLAB_BYTES / 2;
/** Slabs that are kept to be used again: 1 MiB. */
const FREE_SLABS_MAX = 128;
const NONE = Buffer.alloc(0);

interface Slab {
  readonly bytes: Buffer;
  /** Where the bytes begin that were not handed out. */
  used: number;
  /** Bytes that were handed out and not given back. */
  inUse: number;
}

/**
 * Hands out memory for frames, and uses it again once it is given back. A server that writes to one connection after the
 * other, and whose system takes the bytes at once, needs memory for one of them; under TLS, for those of a turn of the event
 * loop. What is not given back is left to the garbage collector, with the rest of its slab.
 */
export class FrameMemory {
  #slab: Slab = { bytes: NONE, used: 0, inUse: 0 };
  readonly #slabs = new WeakMap<ArrayBufferLike, Slab>();
  readonly #free: Slab[] = [];
  /** What was handed out last. */
  #last: Buffer = NONE;
  /** Whether it was given back, so that an array of the same length need not be made anew. */
  #isReturned = false;

  /** Returns so many bytes, of any content. */
  allocate(bytes: number): Buffer {
    if (bytes > PIECE_BYTES_MAX) return Buffer.allocUnsafeSlow(bytes);
    const isAgain = this.#isReturned && this.#last.length === bytes;
    this.#isReturned = false;
    if (this.#slab.used + bytes > this.#slab.bytes.length) this.#slab = this.#free.pop() ?? this.#makeSlab();
    const slab = this.#slab;
    const from = slab.used;
    slab.used += bytes;
    slab.inUse += bytes;
    if (!isAgain) this.#last = slab.bytes.subarray(from, slab.used);
    return this.#last;
  }

  /** Of what was handed out, only the first bytes are needed. Call at most once. */
  shorten(buffer: Buffer, bytes: number): void {
    const slab = this.#slabOf(buffer);
    if (slab === undefined) return;
    slab.inUse -= buffer.length - bytes;
    if (buffer === this.#last) slab.used = buffer.byteOffset + bytes;
  }

  /** @param bytes  nobody reads or writes them any more, nor gives them back again; may be a part of what was handed out */
  giveBack(bytes: Uint8Array): void {
    const slab = this.#slabOf(bytes);
    if (slab === undefined) return;
    slab.inUse -= bytes.length;
    if (slab.inUse === 0) slab.used = 0;
    else if (bytes.byteOffset + bytes.length === slab.used) slab.used = bytes.byteOffset;
    if (slab === this.#slab) this.#isReturned = slab.used === this.#last.byteOffset;
    else if (slab.inUse === 0 && this.#free.length < FREE_SLABS_MAX) this.#free.push(slab);
  }

  #makeSlab(): Slab {
    const bytes = Buffer.allocUnsafeSlow(SLAB_BYTES);
    const slab = { bytes, used: 0, inUse: 0 };
    this.#slabs.set(bytes.buffer, slab);
    return slab;
  }

  #slabOf({ buffer }: Uint8Array): Slab | undefined {
    return buffer === this.#slab.bytes.buffer ? this.#slab : this.#slabs.get(buffer);
  }
}
