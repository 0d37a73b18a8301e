/** Changes bytes at random, as a broken or hostile sender would. */

import type { SeededRandom } from "../../src/testing/seeded-random.ts";

const TAG_MAX = 0xffff_ffff;

/** Returns the bytes of a message with one to four changes. It runs in every engine. */
export function mutate(random: SeededRandom, bytes: Uint8Array, other: Uint8Array): Uint8Array {
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
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
