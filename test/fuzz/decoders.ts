/** Feeds mutated bytes to decoders. They must decode them or throw a DecodeError, in limited time. */

import type protobuf from "protobufjs";
import { DecodeError } from "../../src/errors.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import { type Plain, randomMessage } from "../codegen/stock.ts";
import { mutate } from "./mutate.ts";

/** The longest time that an input may take. */
const INPUT_LIMIT_MS = 50;
/** The number of inputs made of one message. */
const MUTATIONS_EACH = 20;

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

/** The processor time of this process, in milliseconds. Unlike the clock, it stands still while other programs run. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
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
