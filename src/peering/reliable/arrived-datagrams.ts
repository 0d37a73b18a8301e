import type { PacketRange } from "./sent-datagrams.ts";

/** Ranges that are kept, and told in one acknowledgement: each is told often enough before newer ones replace it. */
const RANGES_MAX = 32;
/** The lengths in an acknowledgement have 32 bits. */
const LENGTH_MAX = 0xffff_ffff;

/** Which datagrams of the peer have arrived, as ranges of packet numbers. @see RFC 9000, section 13.2.3 */
export class ArrivedDatagrams {
  /** Descending; between two of them, at least one number is missing. */
  readonly #ranges: { from: number; to: number }[] = [];

  /**
   * Takes a datagram.
   *
   * @returns whether it is the one after the newest so far
   */
  add(packetNumber: number): boolean {
    const [newest] = this.#ranges;
    if (newest?.to === packetNumber - 1) {
      newest.to = packetNumber;
      return true;
    }
    this.#insert(packetNumber);
    return newest === undefined;
  }

  /** The ranges below a packet number that has arrived, as `readRanges` takes them. */
  lengthsBelow(packetNumber: number): number[] {
    const lengths: number[] = [];
    let last: PacketRange | undefined;
    for (const { from, to } of this.#ranges) {
      if (from > packetNumber) continue;
      const top = Math.min(to, packetNumber);
      const missing = last === undefined ? 0 : last.from - top - 1;
      if (missing > LENGTH_MAX || top - from >= LENGTH_MAX) break;
      if (last === undefined) lengths.push(top - from);
      else lengths.push(missing, top - from + 1);
      last = { from, to: top };
    }
    // Alone, the packet number says the same.
    return lengths.length === 1 && lengths[0] === 0 ? [] : lengths;
  }

  #insert(packetNumber: number): void {
    let index = 0;
    while (index < this.#ranges.length && (this.#ranges[index]?.from ?? 0) > packetNumber) index += 1;
    const [above, below] = [this.#ranges[index - 1], this.#ranges[index]];
    if (below !== undefined && packetNumber <= below.to) return;
    const joinsAbove = above?.from === packetNumber + 1;
    const joinsBelow = below?.to === packetNumber - 1;
    if (joinsAbove && joinsBelow) {
      above.from = below.from;
      this.#ranges.splice(index, 1);
    } else if (joinsAbove) above.from = packetNumber;
    else if (joinsBelow) below.to = packetNumber;
    else this.#ranges.splice(index, 0, { from: packetNumber, to: packetNumber });
    if (this.#ranges.length > RANGES_MAX) this.#ranges.pop();
  }
}
