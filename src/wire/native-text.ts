/**
 * Node's native text conversions, taken from Buffer's prototype. They accept
 * any Uint8Array and skip the argument checks of `toString` and `write`, which
 * take longer than converting a short string. Callers check the range first.
 */

type Slice = (this: Uint8Array, start: number, end: number) => string;
type Write = (this: Uint8Array, text: string, offset: number) => number;

/** Decodes Latin-1: each byte becomes the character with that code. */
export const latin1Slice: Slice = Reflect.get(Buffer.prototype, "latin1Slice");

/** Decodes UTF-8; invalid sequences become U+FFFD. */
export const utf8Slice: Slice = Reflect.get(Buffer.prototype, "utf8Slice");

/** Encodes UTF-8 up to the end of the array; a lone surrogate becomes U+FFFD. Returns the number of bytes written. */
export const utf8Write: Write = Reflect.get(Buffer.prototype, "utf8Write");
