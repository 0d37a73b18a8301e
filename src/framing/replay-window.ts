/**
 * The replay window: records which packet numbers of one key were received. It is
 * a bitmap that follows the highest number. It advances in blocks of 32 bits, so
 * that advancing clears whole words instead of shifting bits.
 *
 * @see RFC 6479, section 2
 */

const BLOCK_BITS = 32;
const BLOCKS = 64;

/** Width of the window: older packets cannot be told from replays. One block less than the bitmap, as one is filling. */
export const REPLAY_WINDOW_PACKETS = (BLOCKS - 1) * BLOCK_BITS;

export class ReplayWindow {
  /** A ring: number n is bit n mod 32 of word floor(n / 32) mod 64. */
  readonly #words = new Uint32Array(BLOCKS);
  #highest = 0;

  /** The highest packet number accepted; 0 before the first. */
  get highest(): number {
    return this.#highest;
  }

  /**
   * Whether a packet number is new. Changes nothing, so it may be called before the packet is verified.
   *
   * @param packetNumber  from 1 to 2^53 - 1
   * @returns false if the number was accepted before, is older than the window, or is out of range
   */
  check(packetNumber: number): boolean {
    if (!Number.isSafeInteger(packetNumber) || packetNumber < 1) return false;
    if (packetNumber > this.#highest) return true;
    if (this.#highest - packetNumber >= REPLAY_WINDOW_PACKETS) return false;
    return ((this.#words[wordOf(packetNumber)] ?? 0) & bitOf(packetNumber)) === 0;
  }

  /**
   * Records a packet number. Call it only for a packet whose tag has verified: a
   * forged number would move the window past genuine ones.
   *
   * @param packetNumber  ignored unless `check` returns true for it
   */
  accept(packetNumber: number): void {
    if (!this.check(packetNumber)) return;
    if (packetNumber > this.#highest) this.#advanceTo(packetNumber);
    const word = wordOf(packetNumber);
    this.#words[word] = (this.#words[word] ?? 0) | bitOf(packetNumber);
  }

  #advanceTo(packetNumber: number): void {
    const from = Math.floor(this.#highest / BLOCK_BITS);
    const to = Math.floor(packetNumber / BLOCK_BITS);
    if (to - from >= BLOCKS) this.#words.fill(0);
    else for (let block = from + 1; block <= to; block++) this.#words[block % BLOCKS] = 0;
    this.#highest = packetNumber;
  }
}

// Bit operators reduce a 53-bit number modulo 2^32, which leaves the bits used here intact.
function wordOf(packetNumber: number): number {
  return (packetNumber >>> 5) & (BLOCKS - 1);
}

function bitOf(packetNumber: number): number {
  return 1 << (packetNumber & (BLOCK_BITS - 1));
}
