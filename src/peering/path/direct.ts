import type { Limits } from "../../limits.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
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

  /**
   * Only unicast IP addresses are usable. A host name would cause a look-up. IPv4-mapped
   * IPv6 addresses would bypass the check of IPv4 addresses.
   */
  isUsable({ address, port }: SocketAddress): boolean {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return false;
    return address.includes(":") ? isUnicastIPv6(address) : isUnicastIPv4(address);
  }
}

function isUnicastIPv4(address: string): boolean {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255))
    return false;
  const first = Number(parts[0]);
  return first !== 0 && first < 224;
}

function isUnicastIPv6(address: string): boolean {
  // The URL parser accepts every form of IPv6. Checking the characters first keeps out all other parts of a URL.
  if (!/^[0-9a-fA-F:.]+$/.test(address) || !URL.canParse(`http://[${address}]`)) return false;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  return canonical !== "::" && !canonical.startsWith("ff") && !canonical.startsWith("::ffff:");
}
