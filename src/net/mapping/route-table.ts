/** The default routes in the routing tables that Linux shows in /proc/net. */

import { formatIpAddress } from "../../socket-address.ts";

/** A route to everywhere, by a gateway. */
export interface DefaultRoute {
  readonly gateway: string;
  /** Name of the network interface. */
  readonly interfaceName: string;
  /** The route with the smallest is preferred. */
  readonly metric: number;
}

/** Flags of a route (linux/route.h): it is up, and leads to a gateway. */
const UP_AND_GATEWAY = 0x3;

/**
 * Reads the default routes of /proc/net/route, IPv4. Lines of another form are skipped.
 *
 * @param endianness  of the machine that wrote the table: addresses are numbers in its byte order
 */
export function readIpv4Routes(table: string, endianness: "BE" | "LE"): DefaultRoute[] {
  return table.split("\n").flatMap((line) => {
    const [interfaceName = "", destination = "", gateway = "", flags = "", , , metric = "", mask = ""] =
      line.split(/\s+/);
    if (!isHex(gateway, 8) || !isZero(destination) || !isZero(mask) || !leadsToGateway(flags)) return [];
    const bytes = Buffer.from(gateway, "hex");
    return [
      { gateway: (endianness === "LE" ? bytes.reverse() : bytes).join("."), interfaceName, metric: Number(metric) },
    ];
  });
}

/**
 * Reads the default routes of /proc/net/ipv6_route. Lines of another form are skipped. A link-local gateway has the
 * zone of its interface.
 */
export function readIpv6Routes(table: string): DefaultRoute[] {
  return table.split("\n").flatMap((line) => {
    const [destination = "", prefix = "", , , gateway = "", metric = "", , , flags = "", interfaceName = ""] =
      line.split(/\s+/);
    if (!isHex(gateway, 32) || !isZero(destination) || !isZero(prefix) || isZero(gateway) || !leadsToGateway(flags))
      return [];
    const groups = (gateway.match(/.{4}/g) ?? []).map((group) => Number.parseInt(group, 16));
    const address = formatIpAddress({ family: 6, groups, zone: undefined });
    const isLinkLocal = ((groups[0] ?? 0) & 0xffc0) === 0xfe80;
    return [
      {
        gateway: isLinkLocal ? `${address}%${interfaceName}` : address,
        interfaceName,
        metric: Number.parseInt(metric, 16),
      },
    ];
  });
}

function isHex(text: string, digits: number): boolean {
  return text.length === digits && /^[0-9a-fA-F]+$/.test(text);
}

function isZero(text: string): boolean {
  return /^0+$/.test(text);
}

function leadsToGateway(flags: string): boolean {
  return (Number.parseInt(flags, 16) & UP_AND_GATEWAY) === UP_AND_GATEWAY;
}
