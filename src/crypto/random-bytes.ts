/**
 * Draws random bytes from a cryptographically secure generator, such as
 * `randomBytes` of node:crypto. Callers pass one in, because only `net` draws
 * random numbers.
 *
 * @returns a new array of `length` bytes
 */
export type RandomBytes = (length: number) => Uint8Array;

/** Returns a random number from 0, below 1, of 32 bits. */
export function randomShare(random: RandomBytes): number {
  const bytes = random(4);
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32;
}

/** Returns 64 random bits, such as a token, a nonce or a connection id. */
export function random64(random: RandomBytes): bigint {
  const bytes = random(8);
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
}
