import { type Candidate, Connectivity, FamilyConnectivity } from "../../../../generated/chatwire/v1/signalling.ts";
import type { AddressFamily, FamilyFacts } from "../../../explanation.ts";
import { familyOf } from "../../../socket-address.ts";

/** What this client tells its peer of its network. */
export function toConnectivity(families: readonly FamilyFacts[]): Connectivity {
  const told = (family: AddressFamily): FamilyConnectivity | undefined => {
    const facts = families.find((each) => each.family === family);
    return facts && FamilyConnectivity.create({ udpWorks: UDP_WORKS[facts.udp], hasNat: HAS_NAT[facts.nat] });
  };
  return Connectivity.create({ ipv4: told("IPv4"), ipv6: told("IPv6") });
}

/** What is known of a peer's network: what its client told, or else the families of the addresses that it offers. */
export function peerFamilies(told: Connectivity | undefined, offered: readonly Candidate[]): FamilyFacts[] {
  if (told === undefined) {
    const families = new Set(offered.map(({ address }) => familyOf(address)));
    return [...families].sort().map((family) => ({ family, udp: "unknown", nat: "unknown" }));
  }
  return [...factsOf("IPv4", told.ipv4), ...factsOf("IPv6", told.ipv6)];
}

function factsOf(family: AddressFamily, told: FamilyConnectivity | undefined): FamilyFacts[] {
  if (told === undefined) return [];
  const { udpWorks, hasNat } = told;
  const udp = udpWorks === undefined ? "not asked" : udpWorks ? "works" : "no answer";
  return [{ family, udp, nat: hasNat === undefined ? "unknown" : hasNat ? "present" : "none" }];
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
