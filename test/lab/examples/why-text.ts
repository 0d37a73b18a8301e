import type { FamilyFacts } from "chatwire";
import { type Built, candidatesOf, causeOf, familiesOf } from "../explained.ts";
import { relayAddressOf, SERVER_PORT } from "../internet.ts";
import type { Kind } from "../routers.ts";

/** How a link goes, as a person reads it. */
export type ToldWay = "direct" | "relay";

/** What the example client prints for `/why`: how the link goes, and what is otherwise than the lab has built it. */
export interface WhyText {
  /** Undefined: the text does not say it. */
  readonly way: ToldWay | undefined;
  readonly mistakes: readonly string[];
}

/** What is printed of a NAT. A peer need not have told more than that there is one. */
const SYMMETRIC_NAT = "UDP works, behind a symmetric NAT";
const NAT = "UDP works, behind a NAT";

/** A row about an attempt, with its kind of address. */
const IN_USE = /^(\S+) +(\S+) +\d+ +in use/;

/**
 * Compares the text of `/why` with what the lab has built: the verdict, the networks and addresses of both sides, the relay,
 * and the path in use.
 *
 * @param peerMoves  what the peer's client told through the server holds no more if it has moved. Over a relayed link it tells
 *   of its new network
 */
export function readWhy(lines: readonly string[], own: Built, peer: Built, peerMoves?: "has moved"): WhyText {
  const [verdict = ""] = lines;
  const way = wayOf(verdict, peer.name);
  if (way === undefined) return { way, mistakes: [`the verdict is "${verdict}"`] };
  const wanted = [
    networkRow("IPv4", own.home.kind, peer.home.kind, peerMoves),
    networkRow("IPv6", own.home.kind, peer.home.kind, peerMoves),
    new RegExp(`^Addresses +${addresses(own.home.kind, way)} +${addresses(peer.home.kind, way)}$`),
    new RegExp(`^Relay +works, at ${escaped(placeOf(relayAddressOf(own.home.kind)))}:${SERVER_PORT}$`),
  ];
  const missing = wanted.filter((each) => !lines.some((line) => each.test(line))).map((each) => `no line is ${each}`);
  return {
    way,
    mistakes: [...verdictMistakes(verdict, own, peer, way), ...missing, ...pathMistakes(lines, own, peer, way)],
  };
}

function wayOf(verdict: string, peer: string): ToldWay | undefined {
  if (verdict.startsWith(`The link to ${peer} is direct, over IPv`)) return "direct";
  return verdict.startsWith(`The link to ${peer} goes over the relay of the server: `) ? "relay" : undefined;
}

/** A relayed link has a cause, and a side to which it is put down. */
function verdictMistakes(verdict: string, own: Built, { name, home }: Built, way: ToldWay): string[] {
  if (way === "direct") return [];
  const { cause, causedBy = "neither" } = causeOf(own.home.kind, home.kind, way);
  const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "relayed: no UDP": {
      own: "your network lets no UDP through",
      peer: `the network of ${name} lets no UDP through`,
      both: "both networks let no UDP through",
    },
    "relayed: no common family": { both: "you have only IPv" },
    "relayed: NAT": {
      own: "your NAT maps each destination to another port",
      peer: `the NAT of ${name} maps each destination to another port`,
      both: "both NATs map each destination to another port",
    },
  };
  const words = WORDS[cause]?.[causedBy];
  if (words === undefined) return [`nothing is known of ${cause} by ${causedBy}`];
  return verdict.includes(words) ? [] : [`the verdict does not say "${words}": ${verdict}`];
}

function networkRow(family: FamilyFacts["family"], own: Kind, peer: Kind, peerMoves: "has moved" | undefined): RegExp {
  const isThere = familiesOf(peer).some((each) => each.family === family);
  const told = toldNetwork(networkOf(peer, family));
  const peers = peerMoves !== undefined && isThere ? `(unknown|${told})` : told;
  return new RegExp(`^${family} +${networkOf(own, family)} +${peers}$`);
}

function networkOf(kind: Kind, family: FamilyFacts["family"]): string {
  const facts = familiesOf(kind).find((each) => each.family === family);
  if (facts === undefined) return "-";
  if (facts.udp !== "works") return "no answer by UDP";
  if (facts.nat === "none") return "UDP works, no NAT";
  return facts.mapping === "port-dependent" ? SYMMETRIC_NAT : NAT;
}

/** The two tell each other how their NATs map while the link is relayed. On a direct one this may be unknown. */
function toldNetwork(network: string): string {
  return network === SYMMETRIC_NAT ? `(${SYMMETRIC_NAT}|${NAT})` : network;
}

function addresses(kind: Kind, way: ToldWay): string {
  const { host, reflexive } = candidatesOf(kind, way);
  return reflexive === 0 ? `${host} local` : `${host} local, ${reflexive} public`;
}

function pathMistakes(lines: readonly string[], own: Built, peer: Built, way: ToldWay): string[] {
  const rows = lines.flatMap((line) => IN_USE.exec(line) ?? []);
  const [, place = "", kind = ""] = rows;
  const isOne = lines.filter((line) => IN_USE.test(line)).length === 1;
  const to = way === "relay" ? [relayAddressOf(own.home.kind)] : peer.home.seenAt;
  const isThere = to.some((each) => place.startsWith(`${placeOf(each)}:`));
  const isKind = way === "relay" ? kind === "relay" : ["local", "public"].includes(kind);
  return isOne && isThere && isKind ? [] : [`the path in use is to ${place}, ${kind}, not to ${to.join(" or ")}`];
}

/** An address as it is printed before a port. */
function placeOf(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

function escaped(text: string): string {
  return text.replace(/[.[\]]/g, "\\$&");
}
