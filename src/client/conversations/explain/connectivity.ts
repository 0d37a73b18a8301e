import { type Candidate, Connectivity, FamilyConnectivity } from "../../../../generated/chatwire/v1/signalling.ts";
import type { AddressFamily, FamilyFacts } from "../../../explanation.ts";
import type { Mappings } from "../../../peering/search/known-mappings.ts";
import { readMapping, toMapping } from "../../../peering/search/nat-mapping.ts";
import { familyOf } from "../../../socket-address.ts";

/** What this client tells its peer of its network. */
export function toConnectivity(families: readonly FamilyFacts[]): Connectivity {
  const told = (family: AddressFamily): FamilyConnectivity | undefined => {
    const facts = families.find((each) => each.family === family);
    if (facts === undefined) return undefined;
    const { udp, nat, mapping } = facts;
    return FamilyConnectivity.create({ udpWorks: UDP_WORKS[udp], hasNat: HAS_NAT[nat], mapping: toMapping(mapping) });
  };
  return Connectivity.create({ ipv4: told("IPv4"), ipv6: told("IPv6") });
}

/**
 * What is known of a peer's network: what its client told through the server, or else the families of the addresses
 * that it offers.
 */
export function peerFamilies(told: Connectivity | undefined, offered: readonly Candidate[]): FamilyFacts[] {
  if (told === undefined) {
    const families = new Set(offered.map(({ address }) => familyOf(address)));
    return [...families].sort().map((family) => ({ family, udp: "unknown", nat: "unknown", mapping: "unknown" }));
  }
  return [...factsOf("IPv4", told.ipv4), ...factsOf("IPv6", told.ipv6)];
}

function factsOf(family: AddressFamily, told: FamilyConnectivity | undefined): FamilyFacts[] {
  if (told === undefined) return [];
  const { udpWorks, hasNat, mapping } = told;
  const udp = udpWorks === undefined ? "not asked" : udpWorks ? "works" : "no answer";
  const nat = hasNat === undefined ? "unknown" : hasNat ? "present" : "none";
  return [{ family, udp, nat, mapping: readMapping(mapping) }];
}

/** Adds the mappings that the peer has told inside the seal, which are newer. */
export function withMappings(families: readonly FamilyFacts[], mappings: Mappings): FamilyFacts[] {
  return families.map((facts) => {
    const { peer } = mappings[facts.family];
    return peer === "unknown" ? facts : { ...facts, mapping: peer };
  });
}

/** Adds what the peer's view has shown of the mappings of this side. */
export function withPeersView(families: readonly FamilyFacts[], mappings: Mappings): FamilyFacts[] {
  return families.map((facts) => {
    const isKnown = facts.mapping === "same for both ports" && mappings[facts.family].own === "port-dependent";
    return isKnown ? { ...facts, mapping: "port-dependent" } : facts;
  });
}

const UDP_WORKS: Readonly<Record<FamilyFacts["udp"], boolean | undefined>> = {
  works: true,
  "no answer": false,
  "not asked": undefined,
  unknown: undefined,
};

const HAS_NAT: Readonly<Record<FamilyFacts["nat"], boolean | undefined>> = {
  present: true,
  none: false,
  unknown: undefined,
};
