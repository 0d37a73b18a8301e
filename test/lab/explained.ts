import type { AttemptFacts, Explanation, FamilyFacts, NatMapping, RelayFacts, SideFacts } from "chatwire";
import type { Explained } from "./client-event.ts";
import type { Way } from "./expectations.ts";
import { type Home, relayAddressOf } from "./internet.ts";
import { hasIpv4, hasIpv6, type Kind } from "./routers.ts";

/** A user, and the home that the lab has built for the user's client. */
export interface Built {
  readonly name: string;
  readonly home: Pick<Home, "kind" | "addresses" | "seenAt">;
}

/** Words of the verdict about each way that a cell may end. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "relayed: no UDP": ["relay", "UDP"],
  "relayed: no common family": ["relay", "IPv4", "IPv6"],
  "relayed: NAT": ["relay", "NAT"],
};

/**
 * What one side explains of a cell otherwise than the lab has built it: the networks and the candidates of both sides,
 * the path in use and where it leads, the relay, and the cause. Empty if all is right.
 */
export function mistakesIn({ explanation }: Explained, own: Built, peer: Built, way: Way): string[] {
  if (explanation === undefined) return ["there is no explanation"];
  return [
    ...differences("own networks", familiesOf(own.home.kind), explanation.own.families),
    ...differences(
      "the peer's networks",
      toldOf(peer.home.kind, explanation.peer.families, way),
      explanation.peer.families,
    ),
    ...differences("own candidates", candidatesOf(own.home.kind, way), explanation.own.candidates),
    ...differences("the peer's candidates", candidatesOf(peer.home.kind, way), explanation.peer.candidates),
    ...pathMistakes(explanation.attempts, own, peer, way),
    ...relayMistakes(explanation.relay, own.home.kind),
    ...causeMistakes(explanation, own, peer, way),
  ];
}

/** What the client in a home of a kind must say of its network. It asks the server over both families, if it has both. */
export function familiesOf(kind: Kind): FamilyFacts[] {
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
  return kind === "symmetric" ? "port-dependent" : "same for both ports";
}

/** What the peer tells. The two tell each other their mappings while the link is relayed, so on a direct one they may be unknown. */
function toldOf(kind: Kind, told: readonly FamilyFacts[], way: Way): FamilyFacts[] {
  return familiesOf(kind).map((built) => {
    const isUntold = told.some(({ family, mapping }) => family === built.family && mapping === "unknown");
    return way === "direct" && isUntold ? { ...built, mapping: "unknown" } : built;
  });
}

/**
 * What a side announces inside the seal: a host candidate for each address but the link-local one, as the other side is on
 * another link, and one for the address of a NAT, which the server sees. No router maps. A direct path from a symmetric NAT has
 * a port of its own, which the client announces too.
 */
export function candidatesOf(kind: Kind, way: Way): SideFacts["candidates"] {
  const families = [hasIpv4(kind), hasIpv6(kind)].filter(Boolean).length;
  if (kind === "symmetric" && way === "direct") return { host: families, reflexive: 2, portMapped: 0 };
  const hasNat = hasIpv4(kind) && kind !== "open" && kind !== "UDP blocked";
  return { host: families, reflexive: hasNat ? 1 : 0, portMapped: 0 };
}

function pathMistakes(attempts: readonly AttemptFacts[], own: Built, peer: Built, way: Way): string[] {
  const inUse = attempts.filter(({ outcome }) => outcome === "in use");
  const [path] = inUse;
  if (path === undefined || inUse.length > 1) return [`${inUse.length} paths are in use`];
  const known = new Set([...peer.home.addresses, ...peer.home.seenAt]);
  const foreign = attempts.filter(({ kind, address }) => kind === "direct" && !known.has(address));
  const mistakes = foreign.map(({ address }) => `${address} was tried, which ${peer.name} has not`);
  if (way === "relay") {
    return [
      ...mistakes,
      ...differences("the path", ["relay", relayAddressOf(own.home.kind)], [path.kind, path.address]),
    ];
  }
  if (path.kind !== "direct") mistakes.push(`the path in use is ${path.kind}`);
  if (!peer.home.seenAt.includes(path.address)) mistakes.push(`the path leads to ${path.address}`);
  return [...mistakes, ...differences("offered or announced", true, path.candidate !== undefined)];
}

/** The relay stays warm beside a direct path. */
function relayMistakes({ state, transport, address }: RelayFacts, kind: Kind): string[] {
  const built = { state: "bound", transport: kind === "UDP blocked" ? "tls" : "udp", address: relayAddressOf(kind) };
  return differences("the relay", built, { state, transport, address });
}

function causeMistakes(explanation: Explanation, own: Built, peer: Built, way: Way): string[] {
  const { cause, causedBy, verdict, attempts } = explanation;
  const built = causeOf(own.home.kind, peer.home.kind, way);
  const inUse = attempts.find(({ outcome }) => outcome === "in use");
  const family = inUse?.address.includes(":") ? "IPv6" : "IPv4";
  const words = [peer.name, ...(way === "direct" ? ["direct", family] : (WORDS[built.cause] ?? []))];
  const missing = words.filter((word) => !verdict.includes(word));
  return [
    ...differences("the cause", built, { cause, causedBy }),
    ...missing.map((word) => `the verdict does not say "${word}": ${verdict}`),
  ];
}

/** The first thing in the way of a direct path, and in whose network it is. */
export function causeOf(own: Kind, peer: Kind, way: Way): Pick<Explanation, "cause" | "causedBy"> {
  if (way === "direct") return { cause: "direct" };
  const [isOwn, isPeer] = [own === "UDP blocked", peer === "UDP blocked"];
  if (isOwn || isPeer) {
    return { cause: "relayed: no UDP", causedBy: isOwn && isPeer ? "both" : isOwn ? "own" : "peer" };
  }
  const hasCommon = (hasIpv4(own) && hasIpv4(peer)) || (hasIpv6(own) && hasIpv6(peer));
  if (!hasCommon) return { cause: "relayed: no common family", causedBy: "both" };
  // A symmetric NAT is in the way more than any other.
  const [isOwnSymmetric, isPeerSymmetric] = [own === "symmetric", peer === "symmetric"];
  const causedBy = isOwnSymmetric === isPeerSymmetric ? "both" : isOwnSymmetric ? "own" : "peer";
  return { cause: "relayed: NAT", causedBy };
}

/** @returns what is told, if it is not what was built; values that JSON keeps, with keys in any order */
function differences(what: string, built: unknown, told: unknown): string[] {
  const [one, other] = [built, told].map(inOrder);
  return one === other ? [] : [`${what}: ${other}, but built: ${one}`];
}

function inOrder(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value) ?? "nothing";
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))));
}
