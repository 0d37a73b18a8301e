import { open } from "node:fs/promises";
import { endianness, type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { networkOf, scopeOf } from "../../ip-network.ts";
import { formatIpAddress, type IpAddress, parseIpAddress } from "../../socket-address.ts";
import type { Gateway } from "../network.ts";
import { type DefaultRoute, readIpv4Routes, readIpv6Routes } from "./route-table.ts";

/** The port at which gateways take requests of PCP and NAT-PMP. */
const GATEWAY_PORT = 5_351;
/** Bytes that are read of a routing table, which may have a line for each network of the internet. Default routes come first. */
const TABLE_BYTES_MAX = 65_536;

/** The addresses of the network interfaces, by name. */
export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The default gateways of this machine. Linux tells them. Elsewhere, and on a Linux that does not, Node has no way to
 * learn them, so they are guessed: the first address of each private IPv4 network, which most home routers have. A
 * wrong guess asks another machine of that network, which does not answer.
 */
export async function defaultGateways(): Promise<readonly Gateway[]> {
  const tables = await Promise.all([readTable("/proc/net/route"), readTable("/proc/net/ipv6_route")]);
  const [ipv4, ipv6] = tables;
  const interfaces = networkInterfaces();
  if (ipv4 === undefined && ipv6 === undefined) return guessGateways(interfaces);
  const routes = [...readIpv4Routes(ipv4 ?? "", endianness()), ...readIpv6Routes(ipv6 ?? "")];
  return gatewaysOf(routes, interfaces);
}

/** The gateways of routes, the smallest metric first, each with this machine's address on its interface. */
export function gatewaysOf(routes: readonly DefaultRoute[], interfaces: Interfaces): Gateway[] {
  const sorted = [...routes].sort((one, other) => one.metric - other.metric);
  return sorted.flatMap(({ gateway, interfaceName }) => {
    const family = parseIpAddress(gateway)?.family;
    const addresses = (interfaces[interfaceName] ?? []).map(({ address }) => parseIpAddress(address));
    const local = addresses.find((ip) => ip?.family === family && ip !== undefined && isReachable(ip));
    return local === undefined ? [] : [toGateway(gateway, local)];
  });
}

/** The first address of each private IPv4 network of this machine. */
export function guessGateways(interfaces: Interfaces): Gateway[] {
  const own = Object.values(interfaces).flatMap((entries = []) => entries.filter(({ internal }) => !internal));
  return own.flatMap(({ address, cidr }) => {
    const ip = parseIpAddress(address);
    const prefixBits = Number(cidr?.split("/")[1]);
    if (ip?.family !== 4 || !(prefixBits >= 8 && prefixBits <= 30) || scopeOf(address) !== "private") return [];
    const [high = 0, low = 0] = networkOf(ip, prefixBits).groups;
    const first = formatIpAddress({ family: 4, groups: [high, low + 1], zone: undefined });
    return first === address ? [] : [toGateway(first, ip)];
  });
}

function toGateway(gateway: string, local: IpAddress): Gateway {
  return { address: { address: gateway, port: GATEWAY_PORT }, localAddress: formatIpAddress(local) };
}

/** Whether a mapping to the address makes sense: every IPv4 address, and IPv6 addresses of the internet (2000::/3). */
function isReachable({ family, groups: [first = 0] }: IpAddress): boolean {
  return family === 4 || first >>> 13 === 1;
}

/** Reads the beginning of a table. Returns undefined if the system has none. */
async function readTable(path: string): Promise<string | undefined> {
  try {
    await using file = await open(path);
    const bytes = Buffer.alloc(TABLE_BYTES_MAX);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.toString("latin1", 0, length);
  } catch {
    return undefined;
  }
}
