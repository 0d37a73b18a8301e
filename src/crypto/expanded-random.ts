import { createCipheriv } from "node:crypto";
import type { RandomBytes } from "./random-bytes.ts";

/** Length of the seed: the key of AES-256. */
export const SEED_BYTES = 32;
const COUNTER_BYTES = 16;

/**
 * Expands random bytes to as many as are wanted: the key stream of AES-256 in counter mode. For a thread that cannot
 * call the generator of the program.
 *
 * @param seed  32 random bytes, used for nothing else
 * @see NIST SP 800-38A, section 6.5
 */
export function expandRandom(seed: Uint8Array): RandomBytes {
  const stream = createCipheriv("aes-256-ctr", seed, new Uint8Array(COUNTER_BYTES));
  return (length) => Uint8Array.from(stream.update(new Uint8Array(length)));
}
