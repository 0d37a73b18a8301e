/**
 * IP addresses and prefixes as texts.
 *
 * @see RFC 3986, section 3.2.2, for the two forms of addresses; RFC 6874 for zones
 */

import { isHostname } from "./text-formats.ts";

const DECIMAL = /^(?:0|[1-9]\d*)$/;
const HEX_GROUP = /^[\da-f]{1,4}$/i;
const GROUPS = 8;

/** An address of either version. */
export function isIp(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

/** An address of version 4, in four decimal numbers. */
export function isIpv4(text: string): boolean {
  return ipv4Value(text) !== undefined;
}

/** A zone may follow: `fe80::a%en1`. */
export function isIpv6(text: string): boolean {
  const percent = text.indexOf("%");
  if (percent < 0) return ipv6Value(text) !== undefined;
  return percent < text.length - 1 && !text.includes("\0") && ipv6Value(text.slice(0, percent)) !== undefined;
}

/** An address with the length of its prefix: `192.168.5.21/16`. */
export function isIpWithLength(text: string): boolean {
  return isIpv4WithLength(text) || isIpv6WithLength(text);
}

/** An address of version 4 with the length of its prefix, 0 to 32. */
export function isIpv4WithLength(text: string): boolean {
  return hostBits(text, ipv4Value, 32) !== undefined;
}

/** An address of version 6 with the length of its prefix, 0 to 128. */
export function isIpv6WithLength(text: string): boolean {
  return hostBits(text, ipv6Value, 128) !== undefined;
}

/** A prefix, whose other bits are 0: `192.168.0.0/16`. */
export function isIpPrefix(text: string): boolean {
  return isIpv4Prefix(text) || isIpv6Prefix(text);
}

/** A prefix of version 4, whose other bits are 0. */
export function isIpv4Prefix(text: string): boolean {
  return hostBits(text, ipv4Value, 32) === 0n;
}

/** A prefix of version 6, whose other bits are 0. */
export function isIpv6Prefix(text: string): boolean {
  return hostBits(text, ipv6Value, 128) === 0n;
}

/** A host name or an address. */
export function isAddress(text: string): boolean {
  return isHostname(text) || isIp(text);
}

/** A host name or an address and a port; addresses of version 6 stand in brackets. */
export function isHostAndPort(text: string): boolean {
  const colon = text.lastIndexOf(":");
  if (colon < 0 || !isPort(text.slice(colon + 1))) return false;
  const host = text.slice(0, colon);
  return host.startsWith("[") ? host.endsWith("]") && isIpv6(host.slice(1, -1)) : isHostname(host) || isIpv4(host);
}

function isPort(text: string): boolean {
  return text.length <= 5 && DECIMAL.test(text) && Number(text) <= 65_535;
}

/** The bits after the prefix; undefined if the text is no address with a length. */
function hostBits(text: string, parse: (text: string) => bigint | undefined, bits: number): bigint | undefined {
  const slash = text.indexOf("/");
  if (slash < 0) return undefined;
  const value = parse(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (value === undefined || length.length > 3 || !DECIMAL.test(length) || Number(length) > bits) return undefined;
  return BigInt.asUintN(bits - Number(length), value);
}

function ipv4Value(text: string): bigint | undefined {
  const parts = text.split(".");
  const isValid =
    parts.length === 4 && parts.every((each) => each.length <= 3 && DECIMAL.test(each) && Number(each) < 256);
  return isValid ? parts.reduce((value, each) => (value << 8n) | BigInt(each), 0n) : undefined;
}

function ipv6Value(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const given = head.length + (tail?.length ?? 0);
  if (halves.length === 1 ? given !== GROUPS : given >= GROUPS) return undefined;
  const zeros = Array.from({ length: GROUPS - given }, () => 0n);
  return [...head, ...zeros, ...(tail ?? [])].reduce((value, group) => (value << 16n) | group, 0n);
}

/** @param isLast  whether an address of version 4 may stand at the end */
function groupsOf(text: string, isLast: boolean): bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const ipv4 = isLast && index === parts.length - 1 ? ipv4Value(part) : undefined;
    if (ipv4 !== undefined) groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
    else if (HEX_GROUP.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}
