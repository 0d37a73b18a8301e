/**
 * Draws random bytes from a cryptographically secure generator, such as
 * `randomBytes` of node:crypto. Callers pass one in, because only `net` draws
 * random numbers.
 *
 * @returns a new array of `length` bytes
 */
export type RandomBytes = (length: number) => Uint8Array;
