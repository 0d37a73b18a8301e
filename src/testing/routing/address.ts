import { UsageError } from "../../errors.ts";
import { formatIpAddress, parseIpAddress } from "../../socket-address.ts";

/** The first three bits of the IPv6 addresses that are routed everywhere (RFC 4291, section 2.4; 2000::/3). */
const GLOBAL_IPV6 = 0b001;

/** @throws UsageError the text is no IP address without a zone */
export function checkAddress(text: string): string {
  const address = plainForm(text);
  if (address === undefined) throw new UsageError(`A host or router needs an IP address, not "${text}".`);
  return address;
}

/** The one text of an IP address; undefined if the text is anything else, or has a zone. */
export function plainForm(text: string): string | undefined {
  const ip = parseIpAddress(text);
  return ip === undefined || ip.zone !== undefined ? undefined : formatIpAddress(ip);
}

/** @param address  of the form that `plainForm` returns */
export function familyOf(address: string): 4 | 6 {
  return address.includes(":") ? 6 : 4;
}

/** Whether an address is of IPv6 and routed everywhere. */
export function isGlobalIpv6(address: string): boolean {
  const ip = parseIpAddress(address);
  return ip?.family === 6 && (ip.groups[0] ?? 0) >>> 13 === GLOBAL_IPV6;
}
