/**
 * What the JavaScript engine offers for text and memory: the seam between the
 * codecs and the engine that they run in. They give the same results everywhere.
 *
 * In Node, functions of Buffer's prototype convert text fastest: they accept any
 * Uint8Array and skip the argument checks of `toString` and `write`, which take
 * longer than converting a short string. Elsewhere the converters of the web
 * platform do. What is there decides, once, when this module is loaded: the
 * functions are tried, because a substitute for Buffer may lack some or convert
 * otherwise. There is no import of Node's, so no bundler has to replace one.
 *
 * Callers check ranges first.
 */

/** TextDecoder of the Encoding Standard, which every engine has and the types of ECMAScript lack. */
export type TextDecoderConstructor = new (
  label: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

declare const TextDecoder: TextDecoderConstructor;
declare const TextEncoder: new () => { encodeInto(text: string, bytes: Uint8Array): { readonly written: number } };

/** What is used of Node's Buffer. */
interface NodeBuffer {
  readonly prototype: object;
  byteLength(text: string): number;
  allocUnsafeSlow(length: number): Uint8Array;
}

export interface Engine {
  /**
   * Decodes one character for each byte; ASCII bytes become ASCII characters. What other bytes become differs between
   * engines.
   */
  latin1Slice(bytes: Uint8Array, start: number, end: number): string;
  /** Decodes UTF-8; invalid sequences become U+FFFD (as the Encoding Standard says), a byte-order mark stays. */
  utf8Slice(bytes: Uint8Array, start: number, end: number): string;
  /** Encodes UTF-8 up to the end of the array; a lone surrogate becomes U+FFFD. Returns the number of bytes written. */
  utf8Write(bytes: Uint8Array, text: string, offset: number): number;
  /** Returns the number of bytes of a text in UTF-8. */
  utf8Length(text: string): number;
  /** Returns memory of any content. */
  memory(length: number): Uint8Array;
}

/** A byte-order mark, a letter, and a byte that UTF-8 never has. */
const TRIAL = Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff);
const TRIAL_TEXT = "\ufeffA\ufffd";
const REPLACEMENT = "\ufffd";

const engine: Engine = nodeEngine() ?? webEngine();
export const latin1Slice: Engine["latin1Slice"] = engine.latin1Slice;
export const utf8Slice: Engine["utf8Slice"] = engine.utf8Slice;
export const utf8Write: Engine["utf8Write"] = engine.utf8Write;
export const utf8Length: Engine["utf8Length"] = engine.utf8Length;
export const memory: Engine["memory"] = engine.memory;

/** Whether a text has no lone surrogate, which UTF-8 cannot express. */
export const isWellFormed: (text: string) => boolean = isWellFormedBy(Reflect.get(String.prototype, "isWellFormed"));

/** Whether UTF-8 was valid: each U+FFFD of the decoded text stands for an encoded one. */
export function isExact(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  let surplus = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) surplus++;
  for (let at = start; at < end - 2; at++)
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) surplus--;
  return surplus === 0;
}

/** @returns undefined if there is no Buffer, or one that is not like Node's */
export function nodeEngine(): Engine | undefined {
  // A free name `Buffer` would make some bundlers add a substitute.
  const buffer: NodeBuffer | undefined = Reflect.get(globalThis, "Buffer");
  try {
    if (buffer === undefined) return undefined;
    const { prototype } = buffer;
    const engine: Engine = {
      latin1Slice: uncurried(Reflect.get(prototype, "latin1Slice")),
      utf8Slice: uncurried(Reflect.get(prototype, "utf8Slice")),
      utf8Write: uncurried(Reflect.get(prototype, "utf8Write")),
      utf8Length: buffer.byteLength,
      memory: (length) => new Uint8Array(buffer.allocUnsafeSlow(length).buffer),
    };
    return isRight(engine) ? engine : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns a function that takes `this` as its first argument. V8 learns which function a call calls, and calls a native
 * one directly then. With `method.call(bytes)` it learns only that this is `Function.prototype.call`: encoding a text
 * message of 90 bytes took 1.2 times as long.
 */
function uncurried<T, A extends unknown[], R>(method: (this: T, ...args: A) => R): (self: T, ...args: A) => R {
  return Function.prototype.call.bind(method);
}

function isRight({ latin1Slice, utf8Slice, utf8Write, utf8Length, memory }: Engine): boolean {
  const written = memory(4);
  return (
    utf8Slice(TRIAL, 0, 5) === TRIAL_TEXT &&
    latin1Slice(TRIAL, 2, 4) === "\u00bfA" &&
    utf8Write(written, "é€", 1) === 2 &&
    written[2] === 0xa9 &&
    utf8Length("é€") === 5
  );
}

/** The engine of a browser. */
export function webEngine(): Engine {
  const latin1 = new TextDecoder("latin1");
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const encoder = new TextEncoder();
  return {
    latin1Slice: (bytes, start, end) => latin1.decode(bytes.subarray(start, end)),
    utf8Slice: (bytes, start, end) => utf8.decode(bytes.subarray(start, end)),
    utf8Write: (bytes, text, offset) => encoder.encodeInto(text, bytes.subarray(offset)).written,
    utf8Length: countUtf8,
    memory: (length) => new Uint8Array(length),
  };
}

function countUtf8(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.codePointAt(index) ?? 0;
    if (unit > 0xffff) index++;
    length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit > 0xffff ? 4 : 3;
  }
  return length;
}

function isWellFormedBy(method: ((this: string) => boolean) | undefined): (text: string) => boolean {
  if (method !== undefined) return uncurried(method);
  const loneSurrogate = /\p{Surrogate}/u;
  return (text) => !loneSurrogate.test(text);
}
