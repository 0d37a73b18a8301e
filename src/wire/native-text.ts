/**
 * What Buffer's own methods call, which works on every Uint8Array: without a
 * Buffer around the bytes and without checks of what we checked already, which
 * take longer than a short string does.
 */

type Slice = (this: Uint8Array, start: number, end: number) => string;
type Write = (this: Uint8Array, text: string, offset: number) => number;

/** Every byte as the character of its number. */
export const latin1Slice: Slice = Reflect.get(Buffer.prototype, "latin1Slice");

/** What is not UTF-8 becomes U+FFFD. */
export const utf8Slice: Slice = Reflect.get(Buffer.prototype, "utf8Slice");

/** Writes as far as there is room; half a character becomes U+FFFD. Returns how many bytes it wrote. */
export const utf8Write: Write = Reflect.get(Buffer.prototype, "utf8Write");
