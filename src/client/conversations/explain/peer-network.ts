import { Candidate, CandidateKind, type Connectivity } from "../../../../generated/chatwire/v1/signalling.ts";
import type { FamilyFacts } from "../../../explanation.ts";
import { isOfOneLink } from "../../../ip-network.ts";
import type { Mappings } from "../../../peering/search/known-mappings.ts";
import { familyOf, isSameAddress } from "../../../socket-address.ts";
import { peerFamilies, withMappings } from "./connectivity.ts";

/** What this side has been told of the peer's network. */
export interface ToldOfPeer {
  /** Through the server, by the peer's client. */
  readonly connectivity: Connectivity | undefined;
  /** The candidates that came through the server. */
  readonly offered: readonly Candidate[];
  /** The latest addresses that the peer has announced inside the seal; undefined: none. */
  readonly announced: readonly Candidate[] | undefined;
  readonly mappings: Mappings;
}

/** What is known of a peer's network now. */
export interface PeerNetwork {
  readonly families: readonly FamilyFacts[];
  readonly candidates: readonly Candidate[];
}

/** Puts together what is known of a peer's network. An announcement inside the seal replaces all that came before. */
export function peerNetwork({ connectivity, offered, announced, mappings }: ToldOfPeer): PeerNetwork {
  const told = peerFamilies(connectivity, offered);
  const families = announced === undefined ? told : familiesNow(told, offered, announced);
  return { families: withMappings(families, mappings), candidates: candidatesNow(offered, announced) };
}

/** The candidates of a side that hold now. An announced one that has no kind is one that only the other side has seen. */
export function candidatesNow(
  offered: readonly Candidate[],
  announced: readonly Candidate[] | undefined,
): readonly Candidate[] {
  return (announced ?? offered).map((candidate) => {
    if (candidate.kind !== CandidateKind.UNSPECIFIED) return candidate;
    const kind = offered.find((each) => isSameAddress(each, candidate))?.kind ?? CandidateKind.SERVER_REFLEXIVE;
    return Candidate.create({ ...candidate, kind });
  });
}

/**
 * The families of the announced addresses. What the peer's client has told of one holds as long as an address of that family
 * is one of those that the peer had at that time. Otherwise the peer has moved.
 */
function familiesNow(
  told: readonly FamilyFacts[],
  offered: readonly Candidate[],
  announced: readonly Candidate[],
): FamilyFacts[] {
  const usable = announced.filter(({ address }) => !isOfOneLink(address));
  const families = [...new Set(usable.map(({ address }) => familyOf(address)))].sort();
  return families.map((family): FamilyFacts => {
    const isOfFamily = ({ address }: Candidate): boolean => familyOf(address) === family;
    const before = offered.filter(isOfFamily);
    const isStill = usable.filter(isOfFamily).some((now) => before.some((each) => isSameAddress(each, now)));
    const facts = before.length === 0 || isStill ? told.find((each) => each.family === family) : undefined;
    return facts ?? { family, udp: "unknown", nat: "unknown", mapping: "unknown" };
  });
}
