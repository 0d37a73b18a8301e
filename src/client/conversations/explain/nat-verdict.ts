import type { Explanation, NatMapping, SearchFacts, SideFacts } from "../../../explanation.ts";
import { searchSentence } from "./search-facts.ts";
import { type Where, whereOf } from "./sides.ts";

/** @property why  goes on after "The link is relayed: ", and says what keeps direct datagrams out */
export type NatVerdict = Pick<Explanation, "cause" | "causedBy"> & { readonly why: string };

/** Finds which NAT keeps a link between two sides with a common family on the relay. */
export function natVerdict(own: SideFacts, peer: SideFacts, search?: SearchFacts): NatVerdict {
  const random = whereOf(own, peer, (side) => hasMapping("port-dependent", side, side === own ? peer : own));
  if (random !== undefined) {
    const why = {
      own: "your NAT maps each destination to another port, so no other client knows where to send.",
      peer: `the NAT of ${peer.name} maps each destination to another port, so no other client knows where to send.`,
      both: "both NATs map each destination to another port, so neither side knows where to send.",
    }[random];
    return { cause: "relayed: NAT", causedBy: random, why: [why, searchSentence(search)].join(" ").trimEnd() };
  }
  const unsure = whereOf(own, peer, (side) => hasMapping("same for both ports", side, side === own ? peer : own));
  const more = unsure === undefined ? [] : [maybe(unsure, peer.name), searchSentence(search)];
  const withMore = (why: string): string => [why, ...more].join(" ").trimEnd();
  if (whereOf(own, peer, hasNat) === "both") {
    const why = withMore("both of you are behind NATs, which have let no direct datagrams through so far.");
    // Either NAT alone may be the one in the way.
    return { cause: "relayed: NAT", ...(unsure === undefined && { causedBy: "both" }), why };
  }
  const why = withMore("no direct datagrams have got through so far. A NAT or a firewall between you drops them.");
  return { cause: "relayed: no direct answer", why };
}

/** Of a NAT of which only one IP address of the server has seen the port. */
function maybe(where: Where, peer: string): string {
  const whose = { own: "Your NAT", peer: `The NAT of ${peer}`, both: "One of them, or both," }[where];
  return `${whose} may use another port for each IP address.`;
}

/** Whether the NAT of a side maps in that way, in a family that the other side may have too. */
function hasMapping(sought: NatMapping, { families }: SideFacts, other: SideFacts): boolean {
  const isUseful = (family: string): boolean =>
    other.families.length === 0 || other.families.some((each) => each.family === family);
  return families.some(({ family, mapping }) => mapping === sought && isUseful(family));
}

function hasNat({ families }: SideFacts): boolean {
  return families.some(({ nat }) => nat === "present");
}
