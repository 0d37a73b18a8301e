import type { RandomBytes } from "../../crypto/random-bytes.ts";

/** NATs use these ports. */
const FIRST_PORT = 1_024;
const LAST_PORT = 65_535;
const NUMBER_BYTES = 4;

/** Draws the ports from 1,024 to 65,535 in random order, each once. */
export class RandomPorts {
  readonly #random: RandomBytes;
  #left = LAST_PORT - FIRST_PORT + 1;
  /** A shuffle of all ports that keeps only what it has moved (Fisher and Yates). */
  readonly #moved = new Map<number, number>();

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** Returns a port that was not drawn before; undefined if all were. */
  next(): number | undefined {
    if (this.#left === 0) return undefined;
    const bytes = this.#random(NUMBER_BYTES);
    const at = new DataView(bytes.buffer, bytes.byteOffset, NUMBER_BYTES).getUint32(0) % this.#left;
    this.#left -= 1;
    const drawn = this.#moved.get(at) ?? at;
    this.#moved.set(at, this.#moved.get(this.#left) ?? this.#left);
    this.#moved.delete(this.#left);
    return FIRST_PORT + drawn;
  }
}
