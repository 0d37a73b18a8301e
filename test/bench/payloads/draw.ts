/** Draws the values of payloads, from a seed. */

import { SeededRandom } from "../../../src/testing/seeded-random.ts";

/** The JSON of a message, with field names in camel case. */
export type JsonObject = { readonly [name: string]: JsonPart };
export type JsonPart = string | number | boolean | JsonObject | readonly JsonPart[];

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export class Draw {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.#random.below(to - from + 1);
  }

  /** A whole number from 0 to `to`, small ones far more often: the logarithm is spread evenly. */
  skewed(to: number): number {
    return Math.floor((to + 1) ** this.fraction()) - 1;
  }

  /** From 0 up to, but not including, 1. */
  fraction(): number {
    return this.#random.next() / 2 ** 32;
  }

  /** A number between two others that a `float` field holds exactly. */
  float(from: number, to: number): number {
    return Math.fround(from + (to - from) * this.fraction());
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.#random.below(values.length)] ?? values[0];
  }

  /** A list of up to `most` items, at least `least`. */
  list<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.between(least, most) }, (_, index) => make(index));
  }

  /** Random bytes in base64. */
  bytes(length: number): string {
    return Buffer.from(this.#random.bytes(length)).toString("base64");
  }

  hex(length: number): string {
    return Buffer.from(this.#random.bytes(length >>> 1)).toString("hex");
  }

  /** An identifier such as `PA_x7Kq0ZbT4mWe`. */
  id(prefix: string, length: number): string {
    return prefix + this.#characters(ID_LETTERS, length);
  }

  word(least: number, most: number): string {
    return this.#characters(LETTERS, this.between(least, most));
  }

  sentence(words: number): string {
    return this.list(words, words, () => this.word(2, 9)).join(" ");
  }

  #characters(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[this.#random.below(alphabet.length)]).join("");
  }
}
