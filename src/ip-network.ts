/** Networks of IP addresses, in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3), and how far addresses reach. */

import { type IpAddress, isLoopbackAddress, parseIpAddress, plainAddress } from "./socket-address.ts";

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

/**
 * From where an address is reached: loopback, from its own machine; link, from one network link (RFC 3927, RFC 4291);
 * private, from the networks behind one gateway (RFC 1918, RFC 4193, RFC 6598); public, from everywhere else.
 */
export type AddressScope = "loopback" | "link" | "private" | "public";

const LINK_NETWORKS = networks("169.254.0.0/16", "fe80::/10");
const PRIVATE_NETWORKS = networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

/** @returns undefined if the text is no IP address */
export function scopeOf(address: string): AddressScope | undefined {
  const ip = parseIpAddress(plainAddress(address));
  if (ip === undefined) return undefined;
  if (isLoopbackAddress(address)) return "loopback";
  const isIn = (network: IpNetwork): boolean =>
    network.family === ip.family &&
    networkOf(ip, network.prefixBits).groups.every((group, index) => group === network.groups[index]);
  if (LINK_NETWORKS.some(isIn)) return "link";
  return PRIVATE_NETWORKS.some(isIn) ? "private" : "public";
}

/** Whether an address is reached only from its own machine, or from one network link. */
export function isOfOneLink(address: string): boolean {
  const scope = scopeOf(address);
  return scope === "loopback" || scope === "link";
}

/** Whether an address may be another one of a machine that is known at `known`: it reaches as far, or everywhere. */
export function mayBelongTo(known: string, address: string): boolean {
  const scope = scopeOf(address);
  return scope !== undefined && scope !== "link" && (scope === "public" || scope === scopeOf(known));
}

/**
 * Whether an IPv4 address stands for all machines of a network of this machine: its host part has only ones, or only
 * zeros, which old systems take for the same (RFC 1122, section 3.3.6).
 *
 * @param own  an address of this machine in that network
 */
export function isBroadcastAddress(
  address: string,
  own: { readonly address: string; readonly prefixBits: number },
): boolean {
  const [ip, local] = [parseIpAddress(address), parseIpAddress(own.address)];
  if (ip?.family !== 4 || local?.family !== 4 || own.prefixBits > 30) return false;
  const [high = 0, low = 0] = ip.groups;
  const isSameNetwork = networkOf(ip, own.prefixBits).groups.every(
    (group, index) => group === networkOf(local, own.prefixBits).groups[index],
  );
  const hostMask = own.prefixBits === 0 ? 0xffff_ffff : 2 ** (32 - own.prefixBits) - 1;
  const host = ((high * 0x1_0000 + low) & hostMask) >>> 0;
  return isSameNetwork && (host === 0 || host === hostMask);
}

function networks(...texts: readonly string[]): readonly IpNetwork[] {
  return texts.flatMap((text) => parseIpNetwork(text) ?? []);
}
