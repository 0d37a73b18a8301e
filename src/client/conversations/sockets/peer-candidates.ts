import { type Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import { isBroadcastAddress, scopeOf } from "../../../ip-network.ts";
import type { InterfaceAddress } from "../../../net/network.ts";
import type { OfferedDestination } from "../../../peering/peer-connection.ts";
import { isCandidateAddress, parseIpAddress } from "../../../socket-address.ts";

/** Links on which a link-local candidate is tried. A machine may have one for each of its containers. */
const LINKS_MAX = 4;

/** This side, as far as it decides which candidates of a peer make sense. */
export interface Surroundings {
  readonly interfaces: readonly InterfaceAddress[];
  /** Whether this client reaches the server from the server's own machine. */
  readonly isOnServersHost: boolean;
  /** How many candidates are looked at: each costs some time, and nothing limits how many a server or a peer sends. */
  readonly candidatesMax: number;
}

/**
 * Where to try the candidates of a peer. Left out are those that are no unicast addresses, loopback addresses unless this
 * client is on the server's machine, and addresses that stand for a whole network of this machine. A link-local IPv6
 * address is tried on the links of this machine, whatever link it is from: the peer does not know how they are called
 * here.
 */
export function destinationsOf(candidates: readonly Candidate[], own: Surroundings): OfferedDestination[] {
  const some = candidates.slice(0, own.candidatesMax);
  return some.filter(isCandidateAddress).flatMap(({ kind, address, port }): OfferedDestination[] => {
    const scope = scopeOf(address);
    if (scope === "loopback" && !own.isOnServersHost) return [];
    if (own.interfaces.some(({ address: local, prefixBits }) => isBroadcast(address, local, prefixBits))) return [];
    if (scope === "link" && parseIpAddress(address)?.family === 6)
      return zonesOf(own.interfaces).map((zone) => ({ address: `${address}%${zone}`, port }));
    if (kind === CandidateKind.PORT_MAPPED) return [{ via: "gateway", address, port }];
    return [kind === CandidateKind.SERVER_REFLEXIVE ? { kind, address, port } : { address, port }];
  });
}

function isBroadcast(address: string, local: string, prefixBits: number | undefined): boolean {
  return prefixBits !== undefined && isBroadcastAddress(address, { address: local, prefixBits });
}

/** The links of this machine on which it has a link-local IPv6 address. */
function zonesOf(interfaces: readonly InterfaceAddress[]): string[] {
  const linkLocal = interfaces.filter(({ address, family }) => family === 6 && scopeOf(address) === "link");
  return [...new Set(linkLocal.map(({ name, zone = name }) => zone))].slice(0, LINKS_MAX);
}
