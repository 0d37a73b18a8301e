import type { AttemptFacts, Explanation, SideFacts } from "../../../explanation.ts";
import { familyOf } from "../../../socket-address.ts";
import { natVerdict } from "./nat-verdict.ts";
import { hasCommonFamily, type Where, whereOf } from "./sides.ts";

/**
 * - connecting: there is no relay, and no path is proven yet.
 * - connected: the link is connected.
 * - failed: it was not connected, and the cause is to be found in the facts.
 * - given up: this side stopped waiting before the cause was certain.
 * - refused: it was not connected, for another reason than the network.
 * - server silent: the connection to the server failed before the peer was introduced.
 * - ended: it was connected once.
 */
export type LinkStatus =
  | { readonly is: "connecting" | "connected" | "failed" | "given up" }
  | { readonly is: "refused" | "server silent" | "ended"; readonly reason: string };

export type Facts = Pick<Explanation, "own" | "peer" | "attempts" | "search" | "relay">;

/** What allows a direct path where a NAT or a firewall is in the way. */
const DIRECT_ADVICE = "Port mapping (PCP, NAT-PMP or UPnP) in a router, or IPv6 on both sides, allows a direct path.";

/** A verdict mentions the quota of the relay once less than this share of it is left. */
const LITTLE_LEFT = 1 / 10;
const MEGABYTE = 1_000_000;

/** Why a side may offer no address. This side itself would say if it used only the relay. */
const WHY_SILENT: Readonly<Record<Where, string>> = {
  own: "It has none that others could reach.",
  peer: "It has none that others could reach, or uses only the relay.",
  both: "Yours has none that others could reach. The other one has none either, or uses only the relay.",
};

export type Verdict = Pick<Explanation, "verdict" | "cause" | "causedBy">;

/** Finds why a link is as it is. Depends on nothing but its arguments. */
export function verdictOf(status: LinkStatus, facts: Facts): Verdict {
  const { peer } = facts;
  switch (status.is) {
    case "connecting": {
      const count = facts.attempts.filter(({ kind }) => kind !== "relay").length;
      const ways = `${count} ${count === 1 ? "address" : "addresses"}${hasRelay(facts) ? " and the relay" : ""}`;
      return { cause: "connecting", verdict: `Still connecting to ${peer.name}: trying ${ways}.` };
    }
    case "connected":
      return connectedVerdict(facts);
    case "failed":
      return failedVerdict(facts);
    case "given up": {
      const soFar = failedVerdict(facts);
      return { ...soFar, verdict: `This side stopped waiting before the cause was certain. So far: ${soFar.verdict}` };
    }
    case "refused":
      return { cause: "not the network", verdict: `The network is not the cause. ${status.reason}` };
    case "server silent": {
      const advice = "Check the network between you and the server, and try again.";
      const verdict = `The server does not answer, so it could not introduce ${peer.name}. ${status.reason} ${advice}`;
      return { cause: "server silent", verdict };
    }
    case "ended":
      return { cause: "ended", verdict: `The link to ${peer.name} has ended. ${status.reason}` };
  }
}

function connectedVerdict(facts: Facts): Verdict {
  const { peer, attempts } = facts;
  const inUse = attempts.find(({ outcome }) => outcome === "in use");
  if (inUse === undefined) {
    const advice = "If none comes back, the link ends; check the networks of both sides.";
    return { cause: "paths failed", verdict: `No path to ${peer.name} answers at present. ${advice}` };
  }
  if (inUse.kind === "relay") return withQuota(relayedVerdict(facts), facts.relay);
  const rtt = inUse.rttMs === undefined ? "" : `, with a round trip of ${inUse.rttMs.toFixed(1)} ms`;
  const unnamed = ` ${peer.name} has not announced that address, so another machine may be forwarding the traffic.`;
  const where = inUse.isAnnounced ? "" : unnamed;
  if (inUse.kind === "port-mapped") {
    const way = `goes through the gateway of ${peer.name}, which forwards a port, over ${familyOf(inUse.address)}`;
    return { cause: "port-mapped", verdict: `The link to ${peer.name} ${way}${rtt}.${where}` };
  }
  const verdict = `The link to ${peer.name} is direct, over ${familyOf(inUse.address)}${rtt}.${where}`;
  return { cause: "direct", verdict };
}

function relayedVerdict({ own, peer, search }: Facts): Verdict {
  const relayed = `The link to ${peer.name} goes over the relay of the server`;
  if (own.relayOnly) {
    const verdict = `${relayed}: your client is set to use only the relay. It offers no address, and the server tells it none of ${peer.name}.`;
    return { cause: "relayed: relay only", causedBy: "own", verdict };
  }
  const blocked = whereOf(own, peer, hasNoUdp);
  if (blocked !== undefined) {
    const whose = { own: "your network lets", peer: `the network of ${peer.name} lets`, both: "both networks let" }[
      blocked
    ];
    const verdict = `${relayed}: ${whose} no UDP through. Allow UDP in the firewall, or use another network, for a direct path.`;
    return { cause: "relayed: no UDP", causedBy: blocked, verdict };
  }
  const silent = whereOf(own, peer, (side) => candidateCount(side) === 0);
  if (silent !== undefined) {
    const who = { own: "your client offers", peer: `${peer.name}'s client offers`, both: "both clients offer" }[silent];
    const verdict = `${relayed}: ${who} no address of its own. ${WHY_SILENT[silent]}`;
    return { cause: "relayed: no address offered", causedBy: silent, verdict };
  }
  if (!hasCommonFamily(own, peer)) {
    const verdict = `${relayed}: you have only ${familiesOf(own)}, and ${peer.name} only ${familiesOf(peer)}. A direct path needs a family that both have.`;
    return { cause: "relayed: no common family", causedBy: "both", verdict };
  }
  const { why, ...cause } = natVerdict(own, peer, search);
  return { ...cause, verdict: `${relayed}: ${why} ${DIRECT_ADVICE}` };
}

/** Adds how much the relay still forwards, if that is little. */
function withQuota(verdict: Verdict, { bytesMax = 0, bytesLeft = bytesMax }: Facts["relay"]): Verdict {
  if (bytesLeft >= bytesMax * LITTLE_LEFT) return verdict;
  const left = `${(bytesLeft / MEGABYTE).toFixed(1)} of ${(bytesMax / MEGABYTE).toFixed(1)} MB`;
  return {
    ...verdict,
    verdict: `${verdict.verdict} The relay forwards only about ${left} more for this conversation.`,
  };
}

function failedVerdict(facts: Facts): Verdict {
  const { own, peer, relay, attempts } = facts;
  const isSilent = attempts.every(({ isHeard }) => !isHeard);
  // What arrived passed both networks.
  const blocked = isSilent ? whereOf(own, peer, hasNoUdp) : undefined;
  if (blocked !== undefined) return { cause: "no UDP", causedBy: blocked, verdict: noUdp(blocked, facts) };
  const noDirect = `No direct path to ${peer.name} works`;
  switch (relay.state) {
    case "over": {
      const verdict = `${noDirect}, and the relay has forwarded all that it grants to one conversation. Connect again.`;
      return { cause: "relay over", verdict };
    }
    case "not granted": {
      const why = hasCommonFamily(own, peer)
        ? ""
        : `: you have only ${familiesOf(own)}, the other side ${familiesOf(peer)}`;
      const advice = "Ask the server's owner to switch its relay on, or try from another network.";
      return { cause: "no relay", verdict: `${noDirect}${why}, and the server grants no relay. ${advice}` };
    }
    case "no answer": {
      const where = `The relay at ${relay.address} port ${relay.port} (UDP) does not answer`;
      const verdict = `${noDirect}. ${where}: it is down, or a firewall drops UDP. Allow UDP, or try another network.`;
      return { cause: "relay silent", verdict };
    }
    case "bound":
    case "not tried":
      break;
  }
  if (isSilent) {
    const verdict = `Nothing arrived from ${peer.name}, neither directly nor over the relay. ${peer.name} is offline, or a firewall drops UDP.`;
    return { cause: "peer silent", verdict };
  }
  const verdict = `Datagrams of ${peer.name} arrived, but too few to connect in time: many get lost on the way. Try again.`;
  return { cause: "no proof", verdict };
}

function noUdp(where: Where, { peer, relay }: Facts): string {
  const port = relay.address === undefined ? "the server" : `${relay.address} port ${relay.port}`;
  switch (where) {
    case "own":
      return `Your network lets no UDP through: the server has not answered by UDP. Allow UDP to ${port} in the firewall, or use another network.`;
    case "peer":
      return `The network of ${peer.name} lets no UDP through: the server has not answered there by UDP. ${peer.name} must allow UDP in the firewall, or use another network.`;
    case "both":
      return `The server has answered neither you nor ${peer.name} by UDP: both networks, or the server's, let no UDP through. Allow UDP to ${port} in the firewalls, or use other networks.`;
  }
}

function hasNoUdp({ families }: SideFacts): boolean {
  return families.some(({ udp }) => udp === "no answer") && !families.some(({ udp }) => udp === "works");
}

function familiesOf({ families }: SideFacts): string {
  return families.map(({ family }) => family).join(" and ");
}

function candidateCount({ candidates: { host, reflexive, portMapped } }: SideFacts): number {
  return host + reflexive + portMapped;
}

function hasRelay({ relay }: { readonly relay: Facts["relay"] }): boolean {
  return relay.state !== "not granted";
}

/** What came of an attempt, from its parts. */
export function outcomeOf(attempt: {
  readonly state: "unproven" | "proven" | "failed";
  readonly isInUse: boolean;
  readonly isHeard: boolean;
  readonly requests: number;
}): AttemptFacts["outcome"] {
  const { state, isInUse, isHeard, requests } = attempt;
  if (state === "failed") return "failed";
  if (isInUse) return "in use";
  if (state === "proven") return "proven";
  if (isHeard) return "answered";
  return requests > 0 ? "no answer" : "not tried";
}
