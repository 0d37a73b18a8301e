/** The form that all test vectors have. */

/** A value of JSON. Bytes are hexadecimal digits. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Fields = { readonly [name: string]: Json };

/** One test vector. */
export interface Vector {
  /** Unique in its group. */
  readonly name: string;
  /** The heading of PROTOCOL.md that it belongs to, without a number. */
  readonly section: string;
  /** What an implementation is handed. */
  readonly given: Fields;
  /** What it must come to. */
  readonly expect: Fields;
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "hex"));
}

/** Bytes that all have the same value: recognizable keys. */
export function fill(value: number, length = 32): Uint8Array {
  return new Uint8Array(length).fill(value);
}

/** Throws unless the code agrees with what a vector says by hand. */
export function mustEqual(actual: Json | undefined, expected: Json, what: string): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw new Error(`${what}: the code gives ${JSON.stringify(actual)}, the vector says ${JSON.stringify(expected)}.`);
}

/** Runs something that must throw, and returns the error's code. */
export function codeThrown(run: () => unknown, what: string): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
    throw error;
  }
  throw new Error(`${what}: nothing was thrown.`);
}
