/** The state of reading: the input, the read position, and what one message makes of its memory. */

import { DecodeError } from "../../errors.ts";

/**
 * The most memory that a decoded message may take: 32 times its encoded length, but at least 4 MiB.
 *
 * Honest messages can exceed the ratio: an empty message of two bytes with four maps takes 800 bytes of memory. The
 * minimum lets them through. A message exceeds both bounds only if it holds thousands of nearly empty messages.
 */
const MEMORY_RATIO_MAX = 32;
const MEMORY_BYTES_MIN = 4_194_304;

const EMPTY = new Uint8Array(0);

/** A group that is being read. */
export interface Group {
  /** Its field number. */
  readonly number: number;
  readonly depth: number;
  /** End of the surrounding message. */
  readonly outerEnd: number;
  /** Whether its end tag was read. */
  ended: boolean;
}

/**
 * The state that the functions of this folder share while they read one message. It has no methods: a bundler keeps
 * every method of a class, but drops functions that nobody calls.
 */
export class Reader {
  input: Uint8Array = EMPTY;
  offset = 0;
  /** The end of the current message; nothing is read from here on. */
  end = 0;
  tagOffset = 0;
  depth = 0;
  memoryLeftBytes = 0;
  /** Whether a message lacked a required field when it ended. It may still arrive: a message may come in pieces. */
  lacking = false;
  groups: Group[] | undefined = undefined;
  /** Buffers of unknown fields that have room to grow; see `takeUnknown`. */
  unknownBuffers: Set<ArrayBufferLike> | undefined = undefined;
  /** The field orders seen so far; see `endOrder`. */
  orders: Set<number> | undefined = undefined;
  // A window of the input as text, one character per byte; see `text.ts`.
  text = "";
  textStart = 0;
  view: DataView | undefined = undefined;

  /** @param input  one message without a length prefix; not modified, and kept only until `releaseInput` */
  constructor(input: Uint8Array = EMPTY) {
    beginInput(this, input);
  }
}

/** Starts reading another message. */
export function beginInput(reader: Reader, input: Uint8Array): void {
  reader.input = input;
  reader.offset = 0;
  reader.end = input.length;
  reader.depth = 0;
  reader.lacking = false;
  reader.memoryLeftBytes = Math.max(input.length * MEMORY_RATIO_MAX, MEMORY_BYTES_MIN);
}

/** Drops all references to the input. Called at the end of a message; a reader that threw is discarded instead. */
export function releaseInput(reader: Reader): void {
  reader.input = EMPTY;
  reader.groups = undefined;
  reader.unknownBuffers = undefined;
  reader.orders = undefined;
  reader.text = "";
  reader.textStart = 0;
  reader.view = undefined;
}

/** Accounts for memory about to be allocated: two bytes of input can create an object of hundreds of bytes. */
export function charge(reader: Reader, memoryBytes: number): void {
  reader.memoryLeftBytes -= memoryBytes;
  if (reader.memoryLeftBytes < 0) throw tooLarge(reader.offset);
}

/** A view of the input, for floating-point numbers and for reading strings four bytes at a time; created when first needed. */
export function viewOf(reader: Reader): DataView {
  return reader.view ?? makeView(reader);
}

function makeView(reader: Reader): DataView {
  const { buffer, byteOffset, byteLength } = reader.input;
  const view = new DataView(buffer, byteOffset, byteLength);
  reader.view = view;
  return view;
}

export function tooLarge(offset: number): DecodeError {
  return new DecodeError(
    "TOO_LARGE",
    `The decoded message takes more than ${MEMORY_RATIO_MAX} times its bytes`,
    offset,
  );
}

export function truncated(offset: number): DecodeError {
  return new DecodeError("TRUNCATED", "The message ends inside a field", offset);
}

export function malformed(text: string, offset: number): DecodeError {
  return new DecodeError("MALFORMED", text, offset);
}
