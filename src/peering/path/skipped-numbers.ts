import type { RandomBytes } from "../../crypto/random-bytes.ts";

/** Datagrams until the first number is skipped, at least. Up to as many more follow, at random. */
const FIRST_GAP = 128;
/** The gap doubles each time up to this: each skipped number makes the acknowledgements of the peer longer. */
const GAP_MAX = 65_536;
/** Numbers that are remembered. Acknowledgements that may be on their way name no older ones. */
const KEPT_MAX = 16;

/**
 * Packet numbers that this side does not use. A peer that acknowledges datagrams which it has not received, to be sent more
 * than the path carries, names one of them sooner or later.
 *
 * @see RFC 9000, section 21.4
 */
export class SkippedNumbers {
  readonly #random: RandomBytes;
  /** Ascending. */
  readonly #skipped: number[] = [];
  #gap = FIRST_GAP;
  #left = FIRST_GAP;
  /** Whether the random part of the gap is still to come. */
  #isFixedPart = true;

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** Counts a datagram. Returns whether to skip a number before it. */
  isDue(): boolean {
    this.#left -= 1;
    if (this.#left > 0) return false;
    if (this.#isFixedPart) {
      this.#isFixedPart = false;
      this.#left = 1 + this.#below(this.#gap);
      return false;
    }
    this.#isFixedPart = true;
    this.#gap = Math.min(2 * this.#gap, GAP_MAX);
    this.#left = this.#gap;
    return true;
  }

  add(packetNumber: number): void {
    this.#skipped.push(packetNumber);
    if (this.#skipped.length > KEPT_MAX) this.#skipped.shift();
  }

  /** The first of the numbers for which a condition holds; undefined: it holds for none. */
  find(isNamed: (packetNumber: number) => boolean): number | undefined {
    return this.#skipped.find(isNamed);
  }

  /** @param end  a power of two up to 65,536 */
  #below(end: number): number {
    const [high = 0, low = 0] = this.#random(2);
    return (high * 256 + low) % end;
  }
}
