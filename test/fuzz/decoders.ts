/** Feeds mutated bytes to decoders. They must decode them or throw a DecodeError, in limited time. */

import type protobuf from "protobufjs";
import { DecodeError } from "../../src/errors.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import { type Plain, randomMessage } from "../codegen/stock.ts";

/** The longest time that an input may take. */
const INPUT_LIMIT_MS = 50;
/** The number of inputs made of one message. */
const MUTATIONS_EACH = 20;
const TAG_MAX = 0xffff_ffff;

export interface Subject {
  readonly codec: MessageCodec<Plain>;
  /** The type in protobufjs, which encodes the original messages. */
  readonly type: protobuf.Type;
}

export interface FuzzResult {
  readonly decoded: number;
  readonly refused: number;
  readonly longestMs: number;
}

/**
 * @param inputs  the number of inputs
 * @param nowMs   returns monotonic milliseconds
 * @throws Error a decoder throws another error, or takes too long; the text has the input
 */
export function fuzzDecoders(
  random: SeededRandom,
  subjects: readonly Subject[],
  inputs: number,
  nowMs: () => number,
): FuzzResult {
  const counts = { decoded: 0, refused: 0, longestMs: 0 };
  let other: Uint8Array = new Uint8Array(0);
  for (let tried = 0; tried < inputs; ) {
    const subject = subjects[random.below(subjects.length)];
    if (subject === undefined) throw new Error("The list of decoders to fuzz is empty.");
    const bytes = subject.type.encode(randomMessage(random, subject.type)).finish();
    for (let count = 0; count < MUTATIONS_EACH && tried < inputs; count++, tried++) {
      const input = mutate(random, bytes, other);
      const { took, decoded } = tryInput(subject.codec, input, nowMs);
      counts[decoded ? "decoded" : "refused"]++;
      counts.longestMs = Math.max(counts.longestMs, took);
    }
    other = bytes;
  }
  return counts;
}

function tryInput(codec: MessageCodec<Plain>, input: Uint8Array, nowMs: () => number) {
  // A single slow attempt may be due to the garbage collector. Three are not.
  let took = Number.POSITIVE_INFINITY;
  let decoded = false;
  for (let attempt = 0; attempt < 3 && took > INPUT_LIMIT_MS; attempt++) {
    const start = nowMs();
    decoded = decode(codec, input);
    took = nowMs() - start;
  }
  if (took > INPUT_LIMIT_MS) throw new Error(`${describe(codec, input)} took ${took} ms.`);
  return { took, decoded };
}

function decode(codec: MessageCodec<Plain>, input: Uint8Array): boolean {
  try {
    codec.decode(input);
    return true;
  } catch (error) {
    const isRight = error instanceof DecodeError && error.offset >= 0 && error.offset <= input.length;
    if (!isRight)
      throw new Error(`${describe(codec, input)} threw an error that is not a DecodeError with a valid offset.`, {
        cause: error,
      });
    return false;
  }
}

function describe({ typeName }: MessageCodec<Plain>, input: Uint8Array): string {
  return `${typeName} of the bytes ${Buffer.from(input).toString("hex")}`;
}

function mutate(random: SeededRandom, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let input: Uint8Array = Uint8Array.from(bytes);
  for (let count = 1 + random.below(4); count > 0; count--) input = mutateOnce(random, input, other);
  return input;
}

function mutateOnce(random: SeededRandom, input: Uint8Array, other: Uint8Array): Uint8Array {
  const at = random.below(input.length + 1);
  const end = at + random.below(input.length - at + 1);
  switch (random.below(7)) {
    case 0: // another byte
      return joined(input.subarray(0, at), Uint8Array.of(random.below(256)), input.subarray(at + 1));
    case 1: // one bit
      return input.map((byte, index) => (index === at ? byte ^ (1 << random.below(8)) : byte));
    case 2: // cut
      return input.slice(0, at);
    case 3: // a piece removed
      return joined(input.subarray(0, at), input.subarray(end));
    case 4: // a piece repeated
      return joined(
        input.subarray(0, at),
        ...new Array<Uint8Array>(random.below(20)).fill(input.subarray(at, end).slice(0, 200)),
        input.subarray(at),
      );
    case 5: // a piece of another message
      return joined(input.subarray(0, at), other.subarray(0, random.below(other.length + 1)), input.subarray(at));
    default: // a large or over-long varint
      return joined(input.subarray(0, at), largeVarint(random), input.subarray(at));
  }
}

function largeVarint(random: SeededRandom): Uint8Array {
  const length = 1 + random.below(11);
  return Uint8Array.from({ length }, (_, index) => (random.below(TAG_MAX) & 127) | (index < length - 1 ? 128 : 0));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
