import type { AddressFamily, FamilyFacts } from "../../../explanation.ts";
import { isOfOneLink } from "../../../ip-network.ts";
import type { InterfaceAddress } from "../../../net/network.ts";
import type { SeenMapping } from "../../../peering/search/nat-mapping.ts";
import { familyOf, isSameAddress, type SocketAddress } from "../../../socket-address.ts";

/** What a client knows of its UDP socket. */
export interface SocketView {
  /** The addresses of the socket as this machine knows them. */
  readonly hosts: readonly SocketAddress[];
  /** The families in which the server was asked, and where it saw the socket; undefined: it has not answered. */
  readonly asked: ReadonlyMap<AddressFamily, SocketAddress | undefined>;
  /** How the NATs map the socket, by what the server saw; at most one of each family. */
  readonly seen: readonly SeenMapping[];
}

/** The address families of this machine, before the server is asked in any. */
export function unaskedFamilies(interfaces: readonly InterfaceAddress[]): FamilyFacts[] {
  return ownFamilies(interfaces, { hosts: [], asked: new Map(), seen: [] });
}

/** The address families of this machine, and what is known of each. */
export function ownFamilies(
  interfaces: readonly InterfaceAddress[],
  { hosts, asked, seen }: SocketView,
): FamilyFacts[] {
  const usable = interfaces.filter(({ address }) => !isOfOneLink(address));
  const families = new Set([...asked.keys(), ...usable.map(({ address }) => familyOf(address))]);
  return [...families].sort().map((family): FamilyFacts => {
    if (!asked.has(family)) return { family, udp: "not asked", nat: "unknown", mapping: "unknown" };
    const seenAt = asked.get(family);
    if (seenAt === undefined) return { family, udp: "no answer", nat: "unknown", mapping: "unknown" };
    const nat = hosts.some((host) => isSameAddress(host, seenAt)) ? "none" : "present";
    const mapping = seen.find(({ endpoint }) => isSameAddress(endpoint, seenAt))?.mapping ?? "unknown";
    return { family, udp: "works", nat, mapping };
  });
}
