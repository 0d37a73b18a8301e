/**
 * What is kept for long of what a peer has sent: messages and parts behind a gap, frames that wait, what nobody has read.
 *
 * A decoded field may be a small part of memory that it shares with others, and a decoded message may take many times its
 * length. So what is kept is copied into memory of its own, and every limit on kept bytes counts each piece for more than
 * its content. What counts is then at least what the piece takes.
 */

/**
 * What a kept piece counts for besides its content, in bytes: the array, its memory as the allocator hands it out, and the
 * entries of maps and queues that lead to it. Fixed for version 1 of the protocol: the sender of reliable messages counts
 * as the receiver does.
 */
export const KEPT_OVERHEAD_BYTES = 640;

/** What a kept piece of so many bytes counts for. */
export function keptBytesOf(length: number): number {
  return length + KEPT_OVERHEAD_BYTES;
}

/** Longer fields have memory of their own when they are decoded. */
const SHARING_BYTES_MAX = 2_048;

/** Returns a piece in memory of exactly its length, which nobody else writes to. */
export function keptCopy(piece: Uint8Array): Uint8Array {
  // Only long pieces are asked: to answer takes longer than to copy a short one.
  if (piece.length > SHARING_BYTES_MAX && piece.buffer.byteLength === piece.length) return piece;
  // Not `slice`, which on a Buffer does not copy.
  const copy = new Uint8Array(piece.length);
  copy.set(piece);
  return copy;
}

/** Copies a text, which may be a part of a longer one that it would keep in memory. */
export function keptText(text: string): string {
  return Buffer.from(text).toString();
}

/** What a kept text counts for: a character takes up to two bytes in memory. */
export function keptTextBytesOf(text: string): number {
  return keptBytesOf(2 * text.length);
}
