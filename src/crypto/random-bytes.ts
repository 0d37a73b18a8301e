/**
 * Draws random bytes fit for keys. Handed in, because nothing but `net` draws
 * random numbers; `randomBytes` of node:crypto is one.
 *
 * @returns `length` bytes that nobody else holds
 */
export type RandomBytes = (length: number) => Uint8Array;
