import type { AttemptFacts, Explanation, FamilyFacts, RelayFacts, SearchFacts, SideFacts } from "chatwire";
import type { JsonValue } from "chatwire/wire";
import { formatTable } from "../screen/format.ts";
import type { Line, Screen } from "../screen/screen.ts";

const FAMILIES = ["IPv4", "IPv6"] as const;

const UDP: Readonly<Record<FamilyFacts["udp"], string>> = {
  works: "UDP works",
  "no answer": "no answer by UDP",
  "not asked": "not tried",
  unknown: "unknown",
};

const NAT: Readonly<Record<FamilyFacts["nat"], string>> = { present: ", behind a NAT", none: ", no NAT", unknown: "" };

/** A NAT that maps each destination to another port has a name. */
const SYMMETRIC = ", behind a symmetric NAT";

const RELAY: Readonly<Record<RelayFacts["state"], string>> = {
  "not granted": "the server grants none",
  "not tried": "not tried",
  "no answer": "no answer",
  bound: "works",
  over: "used up",
};

/** Whether the keys are post-quantum. */
const KEYS = { true: "post-quantum: X25519 and ML-KEM-768", false: "X25519 alone, not post-quantum" } as const;

/** By the kind of candidate, or of the path. */
const KINDS = {
  host: "local",
  reflexive: "public",
  "port-mapped": "mapped",
  relay: "relay",
  other: "unlisted",
} as const;

/** Reports why a link is direct, relayed or missing. A person gets the verdict and two tables. */
export function tellExplanation(screen: Pick<Screen, "tell">, explanation: Explanation): void {
  const { verdict, own, peer, attempts, search, relay, postQuantum } = explanation;
  const [head = "", ...sides] = formatTable([
    ["SIDE", "you", peer.name],
    ...FAMILIES.map((family) => [family, networkOf(own, family), networkOf(peer, family)]),
    [
      "Addresses",
      own.relayOnly ? "none, relay only" : addressesOf(own),
      own.relayOnly ? "not told" : addressesOf(peer),
    ],
  ]);
  const [titles = "", ...tries] = formatTable([["TRIED", "KIND", "SENT", "RESULT"], ...attempts.map(rowOf)]);
  const tried: Line[] = tries.length === 0 ? [] : ["", { text: titles, style: "bold" }, ...tries];
  const event = { event: "explanation", peer: peer.name, explanation: jsonOf(explanation) } as const;
  const keys = `Keys       ${KEYS[`${postQuantum}`]}`;
  const facts = [...sides, ...relayLines(relay), ...searchLine(search), keys, ...pathLine(attempts)];
  screen.tell(event, verdict, "", { text: head, style: "bold" }, ...facts, ...tried);
}

function networkOf({ families }: SideFacts, family: FamilyFacts["family"]): string {
  const facts = families.find((each) => each.family === family);
  if (facts === undefined) return "-";
  return UDP[facts.udp] + (facts.mapping === "port-dependent" ? SYMMETRIC : NAT[facts.nat]);
}

function addressesOf({ candidates: { host, reflexive, portMapped } }: SideFacts): string {
  const counts = [`${host} local`, `${reflexive} public`, `${portMapped} port-mapped`];
  return counts.filter((count) => !count.startsWith("0 ")).join(", ") || "none offered";
}

function relayLines({ state, address, port, bytesMax, bytesLeft }: RelayFacts): string[] {
  const place = address === undefined ? "" : `, at ${placeOf(address, port ?? 0)}`;
  const line = `Relay      ${RELAY[state]}${place}`;
  if (bytesMax === undefined || bytesLeft === undefined) return [line];
  return [line, `Left       about ${megabytes(bytesLeft)} of the ${megabytes(bytesMax)} MB that the relay forwards`];
}

/** Of 1,000,000 bytes each. */
function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function searchLine(search: SearchFacts | undefined): string[] {
  if (search === undefined) return [];
  const { role, address, port, sockets, probes, outcome } = search;
  const to =
    role === "ports" ? `to random ports of ${address}` : `from ${sockets} sockets to ${placeOf(address, port)}`;
  return [`Search     ${outcome}, ${probes} sent ${to}`];
}

function rowOf({ kind, candidate, address, port, requests, ...result }: AttemptFacts): string[] {
  const way = kind === "direct" ? KINDS[candidate ?? "other"] : KINDS[kind];
  return [placeOf(address, port), way, String(requests), resultOf(result)];
}

/** Of the path in use: how much of what proves it got lost lately, and when it was last proven. */
function pathLine(attempts: readonly AttemptFacts[]): string[] {
  const { loss, provenAgoMs } = attempts.find(({ outcome }) => outcome === "in use") ?? {};
  if (provenAgoMs === undefined) return [];
  const lost = loss && `${(loss.rate * 100).toFixed(0)} % of the latest ${loss.requests} proofs lost, `;
  return [`Path       ${lost ?? ""}last proven ${secondsAgo(provenAgoMs)}`];
}

function secondsAgo(durationMs: number): string {
  return `${(durationMs / 1_000).toFixed(0)} s ago`;
}

/** How it ended. A path that works has a round trip; one that has failed, the time since it last worked. */
function resultOf({ outcome, rttMs, provenAgoMs }: Pick<AttemptFacts, "outcome" | "rttMs" | "provenAgoMs">): string {
  if (outcome === "failed" && provenAgoMs !== undefined) return `${outcome} ${secondsAgo(provenAgoMs)}`;
  return rttMs === undefined ? outcome : `${outcome}, ${rttMs.toFixed(0)} ms`;
}

function placeOf(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

/** As the data that it is: an interface counts as no `JsonValue`. */
function jsonOf(explanation: Explanation): JsonValue {
  return JSON.parse(JSON.stringify(explanation));
}
