import type { Explanation, FamilyFacts, NatMapping, SideFacts } from "chatwire";
import { hasIpv4, hasIpv6, type Kind } from "./routers.ts";

/** What the client in a home of a kind must say of its network. It asks the server over both families, if it has both. */
function familiesOf(kind: Kind): FamilyFacts[] {
  const families: FamilyFacts[] = [];
  if (hasIpv4(kind)) {
    const nat = kind === "open" ? "none" : "present";
    if (kind === "UDP blocked") families.push({ family: "IPv4", udp: "no answer", nat: "unknown", mapping: "unknown" });
    else families.push({ family: "IPv4", udp: "works", nat, mapping: mappingOf(kind) });
  }
  if (hasIpv6(kind)) families.push({ family: "IPv6", udp: "works", nat: "none", mapping: "none" });
  return families;
}

function mappingOf(kind: Kind): NatMapping {
  if (kind === "open") return "none";
  return kind === "symmetric" ? "port-dependent" : "endpoint-independent";
}

/** The causes that are true of two homes that are connected in a way. */
function isTrueCause(
  { cause, causedBy }: Explanation,
  own: Kind,
  peer: Kind,
  way: "direct" | "relay" | "none",
): boolean {
  if (way === "direct") return cause === "direct";
  if (way === "none" || !cause.startsWith("relayed")) return false;
  const blocked = [own, peer].map((kind) => kind === "UDP blocked");
  if (!blocked.includes(true)) return cause !== "relayed: no UDP";
  const where = blocked[0] ? (blocked[1] ? "both" : "own") : "peer";
  return cause === "relayed: no UDP" && causedBy === where;
}

/** What an explanation says otherwise than the lab has built it; empty if it is right. */
export function mistakesIn(
  explanation: Explanation | undefined,
  own: Kind,
  peer: Kind,
  way: "direct" | "relay" | "none",
): string[] {
  if (explanation === undefined) return ["there is no explanation"];
  const mistakes = [...mistakesOf("own", explanation.own, own), ...mistakesOf("peer", explanation.peer, peer)];
  if (!isTrueCause(explanation, own, peer, way)) mistakes.push(`${way}, explained as: ${explanation.verdict}`);
  return mistakes;
}

function mistakesOf(side: "own" | "peer", { families }: SideFacts, kind: Kind): string[] {
  const [told, built] = [families, familiesOf(kind)].map(describe);
  return told === built ? [] : [`${side}: ${told}, but it is ${built}`];
}

function describe(families: readonly FamilyFacts[]): string {
  return families
    .map(({ family, udp, nat, mapping }) => `${family}: UDP ${udp}, NAT ${nat}, mapping ${mapping}`)
    .join("; ");
}
