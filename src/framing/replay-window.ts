/**
 * Which packet numbers of one key have come already: a bitmap that slides up
 * with the highest of them, in blocks, so that sliding clears whole words
 * instead of shifting bits.
 *
 * @see RFC 6479, section 2
 */

const BLOCK_BITS = 32;
const BLOCKS = 64;

/** How far behind the highest number a packet may come and still be told from a replay. One block is being filled. */
export const REPLAY_WINDOW_PACKETS = (BLOCKS - 1) * BLOCK_BITS;

export class ReplayWindow {
  /** A ring: the bit of number n is bit n mod 32 of word floor(n / 32) mod 64. */
  readonly #words = new Uint32Array(BLOCKS);
  #highest = 0;

  /** The highest packet number accepted; 0 before the first. */
  get highest(): number {
    return this.#highest;
  }

  /**
   * Tells whether a packet number is new. Changes nothing, so it may be asked before the packet is verified.
   *
   * @param packetNumber  from 1 to 2^53 - 1
   * @returns false where the number was accepted before, is too old to tell, or is no packet number
   */
  check(packetNumber: number): boolean {
    if (!Number.isSafeInteger(packetNumber) || packetNumber < 1) return false;
    if (packetNumber > this.#highest) return true;
    if (this.#highest - packetNumber >= REPLAY_WINDOW_PACKETS) return false;
    return ((this.#words[wordOf(packetNumber)] ?? 0) & bitOf(packetNumber)) === 0;
  }

  /**
   * Records a packet number. Only for a packet whose tag verified: a forged
   * number would slide the window past the genuine ones.
   *
   * @param packetNumber  one that `check` just called new; any other is ignored
   */
  accept(packetNumber: number): void {
    if (!this.check(packetNumber)) return;
    if (packetNumber > this.#highest) this.#slideTo(packetNumber);
    const word = wordOf(packetNumber);
    this.#words[word] = (this.#words[word] ?? 0) | bitOf(packetNumber);
  }

  #slideTo(packetNumber: number): void {
    const from = Math.floor(this.#highest / BLOCK_BITS);
    const to = Math.floor(packetNumber / BLOCK_BITS);
    if (to - from >= BLOCKS) this.#words.fill(0);
    else for (let block = from + 1; block <= to; block++) this.#words[block % BLOCKS] = 0;
    this.#highest = packetNumber;
  }
}

// Bit operators see a number modulo 2^32, which is all that is needed of a 53-bit one here.
function wordOf(packetNumber: number): number {
  return (packetNumber >>> 5) & (BLOCKS - 1);
}

function bitOf(packetNumber: number): number {
  return 1 << (packetNumber & (BLOCK_BITS - 1));
}
