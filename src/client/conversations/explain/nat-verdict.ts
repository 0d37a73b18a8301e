import type { Explanation, SearchFacts, SideFacts } from "../../../explanation.ts";
import { searchSentence } from "./search-facts.ts";
import { whereOf } from "./sides.ts";

/** @property why  goes on after "The link is relayed: ", and says what keeps direct datagrams out */
export type NatVerdict = Pick<Explanation, "cause" | "causedBy"> & { readonly why: string };

/** Finds which NAT keeps a link between two sides with a common family on the relay. */
export function natVerdict(own: SideFacts, peer: SideFacts, search?: SearchFacts): NatVerdict {
  const random = whereOf(own, peer, (side) => hasRandomPorts(side, side === own ? peer : own));
  if (random !== undefined) {
    const why = {
      own: "your NAT maps each destination to another port, so no other client knows where to send.",
      peer: `the NAT of ${peer.name} maps each destination to another port, so no other client knows where to send.`,
      both: "both NATs map each destination to another port, so neither side knows where to send.",
    }[random];
    return { cause: "relayed: NAT", causedBy: random, why: [why, searchSentence(search)].join(" ").trimEnd() };
  }
  if (whereOf(own, peer, hasNat) === "both") {
    const why = "both of you are behind NATs, which have let no direct datagrams through so far.";
    return { cause: "relayed: NAT", causedBy: "both", why };
  }
  const why = "no direct datagrams have got through so far. A NAT or a firewall between you drops them.";
  return { cause: "relayed: no direct answer", why };
}

/** Whether the NAT of a side maps each destination to another port, in a family that the other side may have too. */
function hasRandomPorts({ families }: SideFacts, other: SideFacts): boolean {
  const isUseful = (family: string): boolean =>
    other.families.length === 0 || other.families.some((each) => each.family === family);
  return families.some(({ family, mapping }) => mapping === "port-dependent" && isUseful(family));
}

function hasNat({ families }: SideFacts): boolean {
  return families.some(({ nat }) => nat === "present");
}
