import {
  createDatagramHeader,
  DATAGRAM_HEADER_BYTES,
  DATAGRAM_RULES,
  DatagramKind,
  RELAY_OVERHEAD_BYTES,
} from "../../../../src/framing/datagram.ts";
import { RelayStatus } from "../../../../src/framing/relay-datagram.ts";
import type { SocketAddress } from "../../../../src/socket-address.ts";
import type { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import type { SpoofedSide } from "./spoofed-side.ts";

export interface SpoofedDatagram {
  readonly bytes: Uint8Array;
  readonly from: SocketAddress;
  /** The UDP port of the server: its own, or the second one, which answers probes only. */
  readonly at: "first" | "second";
}

const KINDS = Object.values(DatagramKind);
/** Lengths around everything that is checked. */
const LENGTHS = [
  0,
  1,
  DATAGRAM_HEADER_BYTES,
  RELAY_OVERHEAD_BYTES,
  33,
  RELAY_OVERHEAD_BYTES + 9,
  RELAY_OVERHEAD_BYTES + 16,
  2 * DATAGRAM_HEADER_BYTES + 8,
  DATAGRAM_RULES.bytesMax,
  DATAGRAM_RULES.bytesMax + RELAY_OVERHEAD_BYTES,
  1_452,
  4_096,
].flatMap((length) => [Math.max(0, length - 1), length, length + 1]);
/** Datagrams that are kept to be replayed and changed. */
const SEEN_MAX = 512;
const LONG_BYTES = 9_000;
/** Junk is cut from so many bytes that are drawn once. */
const POOL_BYTES = 65_536;

/** Draws datagrams of an attacker that has the keys of two users in a conversation, and names any source. */
export class SpoofedDatagrams {
  readonly #random: SeededRandom;
  readonly #pool: Uint8Array;
  readonly #sides: readonly SpoofedSide[];
  readonly #taken: readonly SocketAddress[];
  readonly #sources: readonly SocketAddress[];
  readonly #seen: Uint8Array[] = [];
  readonly #kinds: readonly ((side: SpoofedSide, other: SpoofedSide) => SpoofedDatagram)[];

  /**
   * @param sides    whose keys the attacker has
   * @param taken    addresses of the attacker's: it reads what is sent there
   * @param victims  addresses that it only names as sources
   */
  constructor(
    random: SeededRandom,
    sides: readonly [SpoofedSide, SpoofedSide],
    taken: readonly SocketAddress[],
    victims: readonly SocketAddress[],
  ) {
    this.#random = random;
    this.#pool = random.bytes(POOL_BYTES);
    this.#sides = sides;
    this.#taken = taken;
    this.#sources = [...taken, ...victims];
    const { spoofed } = this;
    this.#kinds = [
      () => spoofed(this.#junk(random.below(DATAGRAM_RULES.bytesMax * 2))),
      () => spoofed(this.#junk(this.#any(LENGTHS))),
      () => spoofed(this.#junk(random.below(50) === 0 ? LONG_BYTES : 60)),
      (side) => spoofed(this.#headed(this.#any(KINDS), side, this.#any(LENGTHS))),
      (side) => spoofed(this.#headed(this.#any(KINDS), side, random.below(100))),
      () => spoofed(this.#cut(this.#replayed())),
      () => spoofed(this.#changed(this.#replayed())),
      () => spoofed(this.#replayed()),
      (side) => spoofed(side.probe(random.below(200))),
      (side) => spoofed(side.probe(random.below(8))),
      (side) => spoofed(side.bind()),
      (side) => spoofed(side.bind(side.tokens[0]?.token)),
      (side) => this.#answered(side),
      (side) => this.#own(side, side.bind()),
      (side) => spoofed(side.relayed(this.#payload())),
      (side) => this.#own(side, side.relayed(this.#payload())),
      (side) => this.#own(side, side.relayed(this.#payload())),
      // The tag of the other side, and what only the relay sends.
      (side, other) => spoofed(this.#renamed(side.relayed(this.#payload()), other)),
      (side) => spoofed(side.codec.challenge(random.below(100_000), random.bytes(16))),
      (side) => spoofed(side.codec.status(random.below(100_000), RelayStatus.BOUND, 1)),
    ];
  }

  next(): SpoofedDatagram {
    const at = this.#random.below(2);
    const [side, other] = [this.#sides[at], this.#sides[1 - at]];
    if (side === undefined || other === undefined) throw new Error("There are two sides.");
    const datagram = this.#any(this.#kinds)(side, other);
    this.#keep(datagram.bytes);
    return datagram;
  }

  /** The server has sent something. It may come back. The attacker reads it if it is sent to it or to a side. */
  overhear(bytes: Uint8Array, to: SocketAddress): void {
    this.#keep(bytes.slice());
    if (this.isOwn(to.address)) for (const side of this.#sides) side.overhear(bytes, to);
  }

  /** Whether an address is one of the attacker or of a side. */
  isOwn(address: string): boolean {
    return [...this.#taken, ...this.#sides.map((side) => side.address)].some((own) => own.address === address);
  }

  /** From one of the sources, or seemingly from a side. */
  readonly spoofed = (bytes: Uint8Array): SpoofedDatagram => {
    const isSide = this.#random.below(20) === 0;
    const from = isSide ? this.#any(this.#sides).address : this.#any(this.#sources);
    return { bytes, from, at: this.#random.below(4) === 0 ? "second" : "first" };
  };

  /** From where the side is, or from another address of the attacker: sides move. */
  #own(side: SpoofedSide, bytes: Uint8Array): SpoofedDatagram {
    const from = this.#random.below(8) === 0 ? this.#any(this.#taken) : side.address;
    return { bytes, from, at: "first" };
  }

  /** Binds with the token of a challenge that came to one of the addresses of the attacker or the side, from there. */
  #answered(side: SpoofedSide): SpoofedDatagram {
    const known = side.tokens[this.#random.below(4)];
    return known === undefined
      ? this.#own(side, side.bind())
      : { bytes: side.bind(known.token), from: known.to, at: "first" };
  }

  #keep(bytes: Uint8Array): void {
    if (this.#seen.length < SEEN_MAX) this.#seen.push(bytes);
    else this.#seen[this.#random.below(SEEN_MAX)] = bytes;
  }

  #replayed(): Uint8Array {
    return this.#seen.length === 0 ? this.#random.bytes(60) : this.#any(this.#seen);
  }

  #cut(bytes: Uint8Array): Uint8Array {
    return bytes.slice(0, this.#random.below(bytes.length + 1));
  }

  #changed(bytes: Uint8Array): Uint8Array {
    const changed = bytes.slice();
    if (changed.length > 0) changed[this.#random.below(changed.length)] = this.#random.below(256);
    return changed;
  }

  /** A datagram with a header that is known, of this or another version, and a number that nobody chose. */
  #headed(kind: DatagramKind, side: SpoofedSide, payloadBytes: number): Uint8Array {
    const id = this.#random.below(2) === 0 ? side.relayId : side.probeId;
    const payload = this.#junk(payloadBytes);
    const bytes = Buffer.concat([createDatagramHeader(kind, id), payload]);
    if (this.#random.below(4) === 0) bytes[0] = this.#random.below(256);
    if (this.#random.below(2) === 0) bytes.set(this.#random.bytes(3), DATAGRAM_HEADER_BYTES - 3);
    return bytes;
  }

  #renamed(bytes: Uint8Array, { relayId }: SpoofedSide): Uint8Array {
    new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(1, relayId);
    return bytes;
  }

  #payload(): Uint8Array {
    const most = [DATAGRAM_HEADER_BYTES + 3, 100, DATAGRAM_RULES.bytesMax + 3][this.#random.below(3)] ?? 0;
    return this.#junk(this.#random.below(most));
  }

  #junk(length: number): Uint8Array {
    const at = this.#random.below(POOL_BYTES - length);
    return this.#pool.slice(at, at + length);
  }

  #any<T>(list: readonly T[]): T {
    const item = list[this.#random.below(list.length)];
    if (item === undefined) throw new Error("The list is empty.");
    return item;
  }
}
