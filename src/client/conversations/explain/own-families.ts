import type { AddressFamily, FamilyFacts } from "../../../explanation.ts";
import type { InterfaceAddress } from "../../../net/network.ts";
import { isLoopbackAddress, isSameAddress, parseIpAddress, type SocketAddress } from "../../../socket-address.ts";

/** What a client knows of its UDP socket from asking the server. */
export interface ServerView {
  /** The server's IP address. */
  readonly server: string;
  /** The addresses of the socket as this machine knows them. */
  readonly hosts: readonly SocketAddress[];
  /** Whether the server was asked, and all questions are answered or given up. */
  readonly isAsked: boolean;
  /** Where the server saw the socket; undefined if it has not answered. */
  readonly seenAt: SocketAddress | undefined;
}

const LINK_LOCAL = /^(?:fe[89ab][0-9a-f]:|169\.254\.)/i;

/** The address families of this machine, and what is known of each. The server was asked over one of them. */
export function ownFamilies(
  interfaces: readonly InterfaceAddress[],
  { server, hosts, isAsked, seenAt }: ServerView,
): FamilyFacts[] {
  const asked = familyOf(server);
  const usable = interfaces.filter(({ address }) => !isLoopbackAddress(address) && !LINK_LOCAL.test(address));
  const families = new Set([asked, ...usable.map(({ address }) => familyOf(address))]);
  const nat = seenAt && (hosts.some((host) => isSameAddress(host, seenAt)) ? "none" : "present");
  return [...families].sort().map((family): FamilyFacts => {
    if (family !== asked || !isAsked) return { family, udp: "not asked", nat: "unknown" };
    return { family, udp: seenAt === undefined ? "no answer" : "works", nat: nat ?? "unknown" };
  });
}

/** @param address  an IP address in text form */
export function familyOf(address: string): AddressFamily {
  return parseIpAddress(address)?.family === 6 ? "IPv6" : "IPv4";
}
