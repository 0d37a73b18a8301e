import { parseIpAddress, plainAddress } from "./socket-address.ts";

/** The 16-bit groups of an IPv6 address that identify its network, the /64. The host chooses the rest. */
const NETWORK_GROUPS = 4;

/**
 * Returns the origin of an address, for limits per address. The origin of an
 * IPv4 address is the address itself. The origin of an IPv6 address is its /64,
 * because one host can use every address of its /64.
 */
export function originOf(address: string): string {
  const plain = plainAddress(address);
  const ip = parseIpAddress(plain);
  if (ip?.family !== 6) return plain;
  const network = ip.groups.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}
