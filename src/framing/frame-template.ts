import { varintLength, writeVarint } from "./frame-header.ts";
import { type FrameParts, FrameWriter } from "./frame-writer.ts";

/**
 * The frames of messages that many receivers get one after the other. From receiver to receiver, they differ only in their
 * sequence numbers, which are consecutive.
 */
export class FrameTemplate {
  readonly bytes: Uint8Array;
  /** Where the sequence numbers are, in order. */
  readonly #numbersAt: number[] = [];
  readonly #numberBytes: number;

  /** @param first  number of the first message; the last one's must have as many bytes as a varint */
  constructor(messages: readonly FrameParts[], first: number) {
    const writer = new FrameWriter();
    this.#numberBytes = varintLength(first);
    for (const [index, message] of messages.entries()) {
      writer.writeShared(message, first + index, 0);
      this.#numbersAt.push(writer.length - message.encoded.length - message.headerEnd.length - this.#numberBytes);
    }
    this.bytes = writer.take() ?? new Uint8Array(0);
  }

  /** Whether the frames of a receiver can be made of it, whose first message has this number. */
  fits(first: number): boolean {
    return this.#numberBytes === varintLength(first) && hasEvenNumbers(first, this.#numbersAt.length);
  }

  /** Writes the frames for one receiver, whose first message has this number. Call only if it `fits`. */
  writeInto(buffer: Uint8Array, at: number, first: number): void {
    buffer.set(this.bytes, at);
    let sequence = first;
    for (const numberAt of this.#numbersAt) writeVarint(buffer, at + numberAt, sequence++);
  }
}

/** Whether consecutive numbers have the same length as varints. */
export function hasEvenNumbers(first: number, count: number): boolean {
  return varintLength(first) === varintLength(first + count - 1);
}
