/**
 * Follows one link: how much of the rates of its messages is used, how its state and its paths change, and which messages
 * have passed in parts.
 */

import { type Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { LinkDestination, LinkPath } from "../client/conversations/link/link-path.ts";
import type { TappedLink } from "../client/conversations/link/link-tap.ts";
import { Allowance } from "./allowance.ts";
import { formatAddress } from "./format-address.ts";
import type { LinkLine, Usage } from "./line.ts";
import { PartCollector, type WholeMessage } from "./part-collector.ts";
import { ruleOf } from "./rule-of.ts";

type LinkFacts = Pick<LinkLine, "link" | "user" | "peer" | "state" | "rttMs" | "paths">;

export class LinkTracker {
  readonly link: number;
  readonly #tapped: TappedLink;
  readonly #intervalMs: number;
  /** By way, type and command; at most two for each rule in the schema. */
  readonly #rates = new Map<string, Allowance>();
  readonly #parts = { sent: new PartCollector(), received: new PartCollector() };
  #paths: LinkLine["paths"] = [];
  /** What was recorded last, as JSON. */
  #recorded = "";
  #nextReadMs = 0;
  #state = "";

  /** @param intervalMs  how often the paths are read at most, unless the state changes */
  constructor(link: number, tapped: TappedLink, intervalMs: number) {
    this.link = link;
    this.#tapped = tapped;
    this.#intervalMs = intervalMs;
  }

  /** Call for each message in its order, with monotonic milliseconds. */
  follow(way: "sent" | "received", { header }: Message, nowMs: number): Usage | undefined {
    const rate = header && ruleOf(header)?.rate;
    // A response has no rate of its own.
    if (header === undefined || rate === undefined || header.type === MessageType.RESPONSE) return undefined;
    const key = `${way} ${header.type} ${header.command}`;
    const allowance = this.#rates.get(key) ?? new Allowance(rate, nowMs);
    this.#rates.set(key, allowance);
    return allowance.take(nowMs);
  }

  /** The message of which this one is the last missing part; undefined: it is no part, or others are missing. */
  joined(way: "sent" | "received", { body }: Message): WholeMessage | undefined {
    return body.case === "peerPart" ? this.#parts[way].add(body.value) : undefined;
  }

  /** What is new about the link; undefined: nothing, or its paths were read within the interval. */
  read(nowMs: number): LinkFacts | undefined {
    const { user, peer, state, rttMs } = this.#tapped;
    if (state === this.#state && nowMs < this.#nextReadMs) return undefined;
    this.#state = state;
    this.#nextReadMs = nowMs + this.#intervalMs;
    // A link that has closed is recorded with the paths that it had.
    if (state !== "closed") this.#paths = this.#tapped.paths.map(pathOf);
    const facts = { link: this.link, user, peer, state, ...inTenths(rttMs), paths: this.#paths };
    const written = JSON.stringify(facts);
    if (written === this.#recorded) return undefined;
    this.#recorded = written;
    return facts;
  }
}

/** The way of a datagram, in words. */
export function wayOf({ kind, transport }: LinkDestination): string {
  return kind === "relay" ? `relay over ${transport}` : kind;
}

function pathOf(path: LinkPath): LinkLine["paths"][number] {
  const { state, isInUse, rttMs } = path;
  return { destination: formatAddress(path), kind: wayOf(path), state, isInUse, ...inTenths(rttMs) };
}

function inTenths(rttMs: number | undefined): { rttMs?: number } {
  return rttMs === undefined ? {} : { rttMs: Math.round(rttMs * 10) / 10 };
}
