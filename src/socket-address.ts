/** IP addresses in text form. `parseIpAddress` is the only parser: both sides of every connection use it. */

import type { AddressFamily } from "./explanation.ts";

/** The port of a server whose address names none, for TCP and UDP. */
export const DEFAULT_PORT = 4433;

/** An IP address and a port: one end of a TCP connection or of a UDP path. */
export interface SocketAddress {
  /** IPv4 or IPv6, in text form. */
  readonly address: string;
  readonly port: number;
}

/** An IP address, parsed. */
export interface IpAddress {
  readonly family: 4 | 6;
  /** Groups of 16 bits: 2 of IPv4, 8 of IPv6. */
  readonly groups: readonly number[];
  /** The zone of a scoped IPv6 address (RFC 4007, section 11). It has a meaning on one machine only. */
  readonly zone: string | undefined;
}

const IPV6_GROUPS = 8;
const FIRST_MULTICAST_IPV4 = 224;
const FIRST_MULTICAST_IPV6 = 0xff00;
/** The first 96 bits of an IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2). */
const IPV4_MAPPED = [0, 0, 0, 0, 0, 0xffff];
/**
 * Addresses at which clouds tell a machine its own secrets: of most clouds, of AWS in IPv6, and of Google in IPv6. No
 * client has one of them, and nobody may make a client send something there.
 */
const METADATA_ADDRESSES = ["169.254.169.254", "fd00:ec2::254", "fd20:ce::254"];
/** Longest IPv6 address in text form: six groups, and an IPv4 address at the end. */
const IPV6_CHARACTERS_MAX = 45;

/**
 * Parses an IP address.
 *
 * IPv4 is four decimal numbers without leading zeros. The older forms that some systems accept (`1.2.3`, `0x7f.1`,
 * `010.0.0.1`) are not addresses. IPv6 has every form of RFC 4291, section 2.2, perhaps with a zone.
 *
 * @returns undefined if the text is anything else
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (!text.includes(":")) {
    const groups = parseIpv4(text);
    return groups && { family: 4, groups, zone: undefined };
  }
  const [, address = "", zone] = /^([^%]*)(?:%([0-9A-Za-z._~-]+))?$/.exec(text) ?? [];
  const groups = parseIpv6(address);
  return groups && { family: 6, groups, zone };
}

/**
 * Whether a client may offer the address as a candidate, and its peer may send datagrams to it: a unicast IP address
 * without a zone, and a port. An IPv4-mapped IPv6 address is refused, because IPv4 has a form of its own, and so are the
 * addresses at which clouds tell a machine its secrets.
 *
 * @see proto/PROTOCOL.md, "Candidates"
 */
export function isCandidateAddress({ address, port }: SocketAddress): boolean {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return false;
  const ip = parseIpAddress(address);
  if (ip === undefined || ip.zone !== undefined || METADATA_ADDRESSES.includes(formatIpAddress(ip))) return false;
  const [first = 0] = ip.groups;
  if (ip.family === 4) return first >>> 8 !== 0 && first >>> 8 < FIRST_MULTICAST_IPV4;
  return first < FIRST_MULTICAST_IPV6 && ip.groups.some((group) => group !== 0) && !isMapped(ip);
}

/** The address family of an IP address in text form. */
export function familyOf(address: string): AddressFamily {
  return parseIpAddress(address)?.family === 6 ? "IPv6" : "IPv4";
}

export function isSameAddress(a: SocketAddress, b: SocketAddress): boolean {
  return a.port === b.port && a.address === b.address;
}

/** @param address  in text form; anything but an IP address is not loopback */
export function isLoopbackAddress(address: string): boolean {
  const ip = parseIpAddress(plainAddress(address));
  if (ip === undefined) return false;
  if (ip.family === 4) return (ip.groups[0] ?? 0) >>> 8 === 127;
  return ip.groups.every((group, index) => group === (index === IPV6_GROUPS - 1 ? 1 : 0));
}

/** Converts an IPv4-mapped IPv6 address to IPv4, and returns any other text unchanged. */
export function plainAddress(address: string): string {
  if (!address.includes(":")) return address;
  const ip = parseIpAddress(address);
  if (ip === undefined || !isMapped(ip)) return address;
  return ip.groups
    .slice(IPV4_MAPPED.length)
    .flatMap((group) => [group >>> 8, group & 255])
    .join(".");
}

/** The one text of an IP address, whatever its form was: an IPv4-mapped one becomes IPv4. Returns any other text unchanged. */
export function canonicalAddress(address: string): string {
  const plain = plainAddress(address);
  const ip = parseIpAddress(plain);
  if (ip === undefined) return plain;
  return ip.zone === undefined ? formatIpAddress(ip) : `${formatIpAddress(ip)}%${ip.zone}`;
}

/**
 * The one text of an address: for IPv6 that of RFC 5952, section 4, with all groups hexadecimal. Without a zone.
 */
export function formatIpAddress({ family, groups }: IpAddress): string {
  if (family === 4) return groups.flatMap((group) => [group >>> 8, group & 255]).join(".");
  const longest = longestZeros(groups);
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(":");
  if (longest.length < 2) return text(groups);
  return `${text(groups.slice(0, longest.start))}::${text(groups.slice(longest.start + longest.length))}`;
}

/** The longest run of zeros, the first of several. */
function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let longest = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > longest.length) longest = { start, length: index + 1 - start };
  }
  return longest;
}

function isMapped({ family, groups }: IpAddress): boolean {
  return family === 6 && IPV4_MAPPED.every((group, index) => groups[index] === group);
}

function parseIpv4(text: string): number[] | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  if (!parts?.every((part) => Number(part) <= 255 && (part === "0" || !part.startsWith("0")))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
  return [(a << 8) | b, (c << 8) | d];
}

function parseIpv6(text: string): number[] | undefined {
  if (text.length > IPV6_CHARACTERS_MAX) return undefined;
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const first = parseGroups(head);
  const last = parseGroups(tail ?? "");
  if (first === undefined || last === undefined) return undefined;
  const zeros = IPV6_GROUPS - first.length - last.length;
  // An IPv4 address may stand only at the end, and "::" stands for at least one group.
  if (tail === undefined ? zeros !== 0 : zeros < 1 || head.includes(".")) return undefined;
  return [...first, ...Array.from({ length: zeros }, () => 0), ...last];
}

/** Parses groups between colons. An IPv4 address at the end counts as two groups. */
function parseGroups(text: string): number[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    const ipv4 = index === parts.length - 1 ? parseIpv4(part) : undefined;
    if (ipv4 !== undefined) groups.push(...ipv4);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
