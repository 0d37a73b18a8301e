/**
 * Copies bytes fields out of the input.
 *
 * A separate allocation for each field costs more than decoding the message
 * around it, unless the content is small enough for V8 to keep it on its heap.
 * So medium-sized copies share a pool, as Node's small Buffers do.
 */

import { memory } from "../engine.ts";

/** Up to this length, copying byte by byte is fastest. */
const SHORT_BYTES_MAX = 32;
/** V8 keeps content up to this length on its heap. Keys and digests fit; those are what callers keep for long. */
export const OWN_BYTES_MAX = 64;
/** Longer content is worth an allocation of its own. */
const POOLED_BYTES_MAX = 2_048;
const POOL_BYTES = 16_384;

let pool: Uint8Array = new Uint8Array(0);
/** The memory of the pool: the engine takes long to answer what the `buffer` of an array is. */
let poolMemory: ArrayBufferLike = pool.buffer;
let used = 0;

/** Returns a copy of the bytes from `start` to `end`, which the caller may keep; its memory is never written to again. */
export function pooledCopy(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const length = end - start;
  if (length <= SHORT_BYTES_MAX) return shortCopy(bytes, start, length);
  if (length <= OWN_BYTES_MAX || length > POOLED_BYTES_MAX) return new Uint8Array(view(bytes, start, length));
  // If the field is most of the input, all of the input is copied: creating a view takes longer than copying the rest.
  if (bytes.length < length * 2) {
    const at = room(bytes.length);
    pool.set(bytes, at);
    return new Uint8Array(poolMemory, at + start, length);
  }
  const at = room(length);
  pool.set(view(bytes, start, length), at);
  return new Uint8Array(poolMemory, at, length);
}

/** Returns memory of any content, for the caller to fill and to keep. */
export function pooledMemory(length: number): Uint8Array {
  if (length <= OWN_BYTES_MAX || length > POOLED_BYTES_MAX) return new Uint8Array(length);
  const at = room(length);
  return new Uint8Array(poolMemory, at, length);
}

/** Creating a view to copy from would take longer than copying. */
function shortCopy(bytes: Uint8Array, start: number, length: number): Uint8Array {
  const copy = new Uint8Array(length);
  for (let index = 0; index < length; index++) copy[index] = bytes[start + index] ?? 0;
  return copy;
}

/** Avoids `subarray`, which is slow on a Buffer, and `slice`, which on a Buffer does not copy. */
function view(bytes: Uint8Array, start: number, length: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
}

/** Reserves room in the pool. Returns its offset. */
function room(length: number): number {
  // Compares with the pool's actual length, which is 0 after a caller transferred a copy's buffer to another thread.
  if (pool.length - used < length) {
    pool = memory(POOL_BYTES);
    poolMemory = pool.buffer;
    used = 0;
  }
  used += length;
  return used - length;
}
