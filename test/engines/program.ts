/**
 * What runs in each engine: it decodes, encodes and converts the same bytes
 * everywhere, and returns digests of all results. It uses nothing of Node.
 */

import { DecodeError, UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { JsonCodec, JsonRegistry } from "../../src/wire/json/codec.ts";
import { parseJson } from "../../src/wire/json/parse.ts";
import { mutate } from "../fuzz/mutate.ts";

/** Encoded messages, and the name of their type. */
export interface Input {
  /** The key of its codec in `Inputs.codecs`. */
  readonly codec: string;
  /** Hexadecimal. */
  readonly bytes: string;
}

export interface Inputs {
  readonly vectors: readonly Input[];
  /** Messages of random schemas. */
  readonly differential: readonly Input[];
  /** Messages of random schemas of editions, with extensions. */
  readonly editions: readonly Input[];
  /** Messages that are changed before they are decoded. */
  readonly fuzz: readonly Input[];
  /** How many changed messages are decoded. */
  readonly fuzzCount: number;
  readonly seed: number;
}

export type Codecs = ReadonlyMap<string, JsonCodec<object>>;

/**
 * @param registry  the extensions
 * @returns a line for each part: its name, the number of inputs, and the digest of the results
 */
export function runInputs(inputs: Inputs, codecs: Codecs, registry: JsonRegistry): string[] {
  const digestOf = (part: readonly Input[]): Digest => {
    const digest = new Digest();
    for (const input of part) convert(codecOf(codecs, input), registry, bytesOf(input.bytes), digest);
    return digest;
  };
  const { vectors, differential, editions } = inputs;
  const fuzz = new Digest();
  const random = new SeededRandom(inputs.seed);
  let other: Uint8Array = new Uint8Array(0);
  for (let count = 0; count < inputs.fuzzCount; count++) {
    const input = inputs.fuzz[random.below(inputs.fuzz.length)];
    if (input === undefined) throw new Error("There are no messages to change.");
    const bytes = bytesOf(input.bytes);
    convert(codecOf(codecs, input), registry, mutate(random, bytes, other), fuzz);
    other = bytes;
  }
  return [
    `vectors ${vectors.length} ${digestOf(vectors)}`,
    `differential ${differential.length} ${digestOf(differential)}`,
    `editions ${editions.length} ${digestOf(editions)}`,
    `fuzz ${inputs.fuzzCount} ${fuzz}`,
  ];
}

/** Adds everything that becomes of bytes to a digest: the message, its bytes, its JSON; or the refusal. */
function convert(json: JsonCodec<object>, registry: JsonRegistry, bytes: Uint8Array, digest: Digest): void {
  const { codec } = json;
  try {
    const message = codec.decode(bytes);
    const encoded = codec.encode(message);
    digest.addBytes(encoded);
    const text = JSON.stringify(json.toJson(message, { registry }));
    digest.addText(text);
    digest.addBytes(codec.encode(json.fromJson(parseJson(text), { registry })));
  } catch (error) {
    if (error instanceof DecodeError) digest.addText(`${error.code} ${error.offset}`);
    else if (error instanceof UsageError) digest.addText(error.message);
    else throw error;
  }
}

function codecOf(codecs: Codecs, { codec }: Input): JsonCodec<object> {
  const found = codecs.get(codec);
  if (found === undefined) throw new Error(`There is no codec ${codec}.`);
  return found;
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

/** A digest of 128 bits that tells accidental differences: four FNV-1a hashes over 32 bits, from different bases. */
class Digest {
  readonly #lanes = Uint32Array.of(0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b);

  addBytes(bytes: Uint8Array): void {
    this.#add(bytes.length);
    for (const byte of bytes) this.#add(byte);
  }

  addText(text: string): void {
    this.#add(text.length);
    for (let index = 0; index < text.length; index++) this.#add(text.charCodeAt(index));
  }

  toString(): string {
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, "0")).join("");
  }

  #add(value: number): void {
    const lanes = this.#lanes;
    for (let index = 0; index < 4; index++)
      lanes[index] = Math.imul((lanes[index] ?? 0) ^ value ^ (index << 24), 0x01000193) >>> 0;
  }
}
