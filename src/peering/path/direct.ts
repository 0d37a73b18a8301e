import { scopeOf } from "../../ip-network.ts";
import type { Limits } from "../../limits.ts";
import {
  canonicalAddress,
  formatIpAddress,
  isCandidateAddress,
  isSameAddress,
  parseIpAddress,
  type SocketAddress,
} from "../../socket-address.ts";
import type { PathKind } from "./path-kind.ts";

/** IPv6 is a little ahead: it has less translation on its way. */
const IPV4_HANDICAP_MS = 3;
/** What the header of IPv6 takes from a datagram more than that of IPv4. */
const IPV6_EXTRA_BYTES = 20;

/** Direct paths: UDP from this side's socket to an address of the peer, IPv4 or IPv6. */
export class DirectPathKind implements PathKind<SocketAddress> {
  readonly datagramBytesMax: number;

  readonly #probedBytesMax: number;

  constructor({
    datagramBytesMax,
    datagramBytesProbedMax,
  }: Pick<Limits, "datagramBytesMax" | "datagramBytesProbedMax">) {
    this.datagramBytesMax = datagramBytesMax;
    this.#probedBytesMax = datagramBytesProbedMax;
  }

  probedBytesMax({ address }: SocketAddress): number {
    return address.includes(":") ? this.#probedBytesMax - IPV6_EXTRA_BYTES : this.#probedBytesMax;
  }

  /** An address has one text afterwards, whatever its form was. */
  copy({ address, port }: SocketAddress): SocketAddress {
    return { address: canonicalAddress(address), port };
  }

  isSame(one: SocketAddress, other: SocketAddress): boolean {
    return isSameAddress(one, other);
  }

  /** A link-local IPv6 address may have a zone: this side has added the one of the link on which it tries the address. */
  isUsable({ address, port }: SocketAddress): boolean {
    const ip = parseIpAddress(address);
    if (ip?.zone === undefined) return isCandidateAddress({ address, port });
    return scopeOf(address) === "link" && isCandidateAddress({ address: formatIpAddress(ip), port });
  }

  overUplinks(): readonly SocketAddress[] {
    return [];
  }

  leadsToPeer(): boolean {
    return false;
  }

  rank(): number {
    return 0;
  }

  handicapMs({ address }: SocketAddress): number {
    return address.includes(":") ? 0 : IPV4_HANDICAP_MS;
  }
}
