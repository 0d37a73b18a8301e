import type { Limits } from "../../limits.ts";
import { isCandidateAddress, isSameAddress, type SocketAddress } from "../../socket-address.ts";
import type { PathKind } from "./path-kind.ts";

/** Direct paths: UDP from this side's socket to an address of the peer, IPv4 or IPv6. */
export class DirectPathKind implements PathKind<SocketAddress> {
  readonly datagramBytesMax: number;

  constructor({ datagramBytesMax }: Pick<Limits, "datagramBytesMax">) {
    this.datagramBytesMax = datagramBytesMax;
  }

  copy({ address, port }: SocketAddress): SocketAddress {
    return { address, port };
  }

  isSame(one: SocketAddress, other: SocketAddress): boolean {
    return isSameAddress(one, other);
  }

  isUsable(offered: SocketAddress): boolean {
    return isCandidateAddress(offered);
  }
}
