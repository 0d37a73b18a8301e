import { formatIpNetwork, networkOf } from "./ip-network.ts";
import { parseIpAddress, plainAddress } from "./socket-address.ts";

/** The bits of the wider prefixes of IPv6 that one site may have (RFC 6177). */
const WIDE_PREFIXES = [
  { prefix: "/56", bits: 56 },
  { prefix: "/48", bits: 48 },
] as const;

/** How much of an address a limit is about: all of an IPv4 address, or a prefix of an IPv6 address. */
export type CountedPrefix = "address" | "/64" | (typeof WIDE_PREFIXES)[number]["prefix"];

/** The 16-bit groups of an IPv6 address that identify its network, the /64. The host chooses the rest. */
const NETWORK_GROUPS = 4;

/**
 * Returns the origin of an address, for limits per address. The origin of an
 * IPv4 address is the address itself. The origin of an IPv6 address is its /64,
 * because one host can use every address of its /64.
 */
export function originOf(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(":")) return plain;
  const ip = parseIpAddress(plain);
  if (ip?.family !== 6) return plain;
  const network = ip.groups.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** A network whose hosts are limited together, and how many times the limit of one address it may use. */
export interface CountedNetwork {
  readonly network: string;
  readonly prefix: CountedPrefix;
  readonly factor: number;
}

/**
 * Returns the networks for which limits count an address: its origin, and of IPv6 the /56 and the /48 around it, because
 * one site may use all of them.
 *
 * @param wideFactor  how many times the limit of a /64 the /56 may use; the /48 may use as many times that
 */
export function originsOf(address: string, wideFactor: number): readonly CountedNetwork[] {
  const network = originOf(address);
  if (!address.includes(":")) return [{ network, prefix: "address", factor: 1 }];
  const ip = parseIpAddress(plainAddress(address));
  if (ip?.family !== 6) return [{ network, prefix: "address", factor: 1 }];
  const wide = WIDE_PREFIXES.map(({ prefix, bits }, index) => {
    return { network: formatIpNetwork(networkOf(ip, bits)), prefix, factor: wideFactor ** (index + 1) };
  });
  return [{ network, prefix: "/64", factor: 1 }, ...wide];
}
