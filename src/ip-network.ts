/** Networks of IP addresses, in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3). */

import { type IpAddress, parseIpAddress, plainAddress } from "./socket-address.ts";

/** The addresses whose first `prefixBits` bits are those of `groups`. */
export interface IpNetwork {
  readonly family: 4 | 6;
  /** Groups of 16 bits: 2 of IPv4, 8 of IPv6. All bits after the prefix are 0. */
  readonly groups: readonly number[];
  readonly prefixBits: number;
}

const GROUP_BITS = 16;
const GROUP_MASK = 0xffff;

/**
 * Parses "192.0.2.0/24", "2001:db8::/32", or an address, which is a network of one.
 *
 * @returns undefined if the text is anything else, or has bits after its prefix
 */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const [, address = "", bits] = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? [];
  const ip = parseIpAddress(bits === undefined ? plainAddress(address) : address);
  if (ip === undefined || ip.zone !== undefined) return undefined;
  const addressBits = ip.groups.length * GROUP_BITS;
  const prefixBits = bits === undefined ? addressBits : Number(bits);
  if (prefixBits > addressBits) return undefined;
  const network = networkOf(ip, prefixBits);
  return network.groups.every((group, index) => group === ip.groups[index]) ? network : undefined;
}

/** The network of an address with a prefix of this length. */
export function networkOf({ family, groups }: IpAddress, prefixBits: number): IpNetwork {
  const masked = groups.map((group, index) => {
    const bits = Math.min(Math.max(prefixBits - index * GROUP_BITS, 0), GROUP_BITS);
    return group & (GROUP_MASK << (GROUP_BITS - bits)) & GROUP_MASK;
  });
  return { family, groups: masked, prefixBits };
}

/** The one text of a network: in IPv6, zeros at its end are left out. */
export function formatIpNetwork({ family, groups, prefixBits }: IpNetwork): string {
  if (family === 4) return `${groups.flatMap((group) => [group >>> 8, group & 255]).join(".")}/${prefixBits}`;
  const used = groups.slice(0, groups.findLastIndex((group) => group !== 0) + 1);
  const text = used.map((group) => group.toString(16)).join(":");
  return `${used.length < groups.length - 1 ? `${text}::` : groups.map((group) => group.toString(16)).join(":")}/${prefixBits}`;
}
