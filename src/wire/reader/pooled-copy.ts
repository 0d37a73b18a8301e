/**
 * Copies bytes out of messages.
 *
 * An array with memory of its own costs more than decoding the message that it
 * came in, unless it is so small that V8 keeps its content among the objects.
 * So, as Node does for small Buffers, larger ones share a piece of memory.
 */

/** What V8 keeps among the objects; keys and digests are not longer, and are what is kept for long. */
const OWN_BYTES_MAX = 64;
/** Longer ones are worth memory of their own. */
const POOLED_BYTES_MAX = 2_048;
const POOL_BYTES = 16_384;

let pool = new Uint8Array(0);
let used = 0;

/** A copy of the bytes from `start` to `end`; safe to keep, and not written to by anybody else. */
export function pooledCopy(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const length = end - start;
  if (length <= OWN_BYTES_MAX || length > POOLED_BYTES_MAX) return new Uint8Array(view(bytes, start, length));
  // Where that is little more, all is copied: a view of a part takes longer than the rest of the copy.
  if (bytes.length < length * 2) {
    const at = room(bytes.length);
    pool.set(bytes, at);
    return new Uint8Array(pool.buffer, at + start, length);
  }
  const at = room(length);
  pool.set(view(bytes, start, length), at);
  return new Uint8Array(pool.buffer, at, length);
}

/** Neither `subarray` nor `slice`: of a Buffer one is slow, and the other no copy. */
function view(bytes: Uint8Array, start: number, length: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
}

/** Takes room out of the pool. Returns where it is. */
function room(length: number): number {
  // By its own length: there is none left if a copy was handed to another thread.
  if (pool.length - used < length) {
    pool = new Uint8Array(Buffer.allocUnsafeSlow(POOL_BYTES).buffer);
    used = 0;
  }
  used += length;
  return used - length;
}
