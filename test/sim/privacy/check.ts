import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Delivered } from "./direct-chat.ts";
import { lineOf, peerLine, peerOf } from "./lines.ts";
import type { ModelLogin, ModelPeer, ModelUser, PrivacyModel } from "./model.ts";
import type { Expected } from "./oracle.ts";

/** What a login believes of its peers: the part of the list that it watches, or the counts. */
interface Belief {
  readonly watching: ModelLogin["watching"];
  readonly peers: ReadonlyMap<string, ModelPeer>;
  readonly counts: string;
}

/** Compares what every connection received with what the model expects. */
export class PrivacyCheck {
  readonly #model: PrivacyModel;
  /** What each watching connection believes: fetched once, then updated by events alone. */
  readonly #believed = new Map<number, Belief>();

  constructor(model: PrivacyModel) {
    this.#model = model;
  }

  /**
   * Compares what connections received of an operation.
   *
   * @param isTold  whether the changes of peers that it made must have been told to a connection
   * @returns what is wrong; undefined if nothing is
   */
  compare(
    answer: MessageBody | undefined,
    delivered: Delivered,
    expected: Expected,
    isTold: (connection: number) => boolean,
  ): string | undefined {
    if (answer !== undefined && lineOf(answer) !== expected.answer) {
      return `the answer was "${lineOf(answer)}" and not "${expected.answer}"`;
    }
    const events = new Map<number, string[]>();
    for (const { connection, received } of delivered) {
      if (received.kind === "answer") continue;
      if (received.kind === "event" && isAboutPeers(received.body)) continue;
      const line = received.kind === "closed" ? `closed ${received.error.code}` : lineOf(received.body);
      events.set(connection, [...(events.get(connection) ?? []), line]);
    }
    for (const connection of new Set([...events.keys(), ...expected.events.keys()])) {
      const [got, wanted] = [events, expected.events].map((of) => [...(of.get(connection) ?? [])].sort().join(" | "));
      if (got !== wanted) return `connection ${connection} received "${got}" instead of "${wanted}"`;
    }
    return this.comparePeers(delivered, isTold);
  }

  /** Compares what connections were told of their peers. @param isTold  see `compare`; all others must have been told nothing */
  comparePeers(delivered: Delivered, isTold: (connection: number) => boolean): string | undefined {
    const told = new Map<number, MessageBody[]>();
    for (const { connection, received } of delivered) {
      if (received.kind !== "event" || !isAboutPeers(received.body)) continue;
      told.set(connection, [...(told.get(connection) ?? []), received.body]);
    }
    const [open, watching] = [new Set<number>(), new Set<number>()];
    for (const user of this.#model.users.values()) {
      for (const login of user.logins) {
        const { connection } = login;
        open.add(connection);
        if (login.watching === undefined) continue;
        watching.add(connection);
        const wrong = this.#follow(user, login, told.get(connection) ?? [], isTold(connection));
        if (wrong !== undefined) return `connection ${connection} of ${user.name} ${wrong}`;
      }
    }
    // Before a login ends with its account, it may hear what the end of another login of the account has changed.
    const hasEnded = (connection: number): boolean => !open.has(connection) && this.#believed.has(connection);
    const uninvited = [...told.keys()].find((connection) => !watching.has(connection) && !hasEnded(connection));
    for (const connection of this.#believed.keys()) if (!watching.has(connection)) this.#believed.delete(connection);
    return uninvited === undefined ? undefined : `connection ${uninvited} heard of peers and does not watch`;
  }

  #follow(user: ModelUser, login: ModelLogin, events: readonly MessageBody[], isTold: boolean): string | undefined {
    const { connection, watching } = login;
    const old = this.#believed.get(connection);
    if (old !== undefined && old.watching === watching && !isTold) {
      return events.length > 0 ? "heard of peers before the tick" : undefined;
    }
    const seen = new Map(this.#model.watched(user, login).map((peer) => [peer.name, peer]));
    const now = { watching, peers: seen, counts: this.#model.countsOf(user) };
    this.#believed.set(connection, now);
    // A connection that starts to watch, or watches another part, fetches the list once.
    if (old === undefined || old.watching !== watching)
      return events.length > 0 ? "heard of peers before it asked" : undefined;
    if (watching?.kind === "counts") return followCounts(old.counts, events, now.counts);
    return followPeers(old.peers, events, seen);
  }
}

function isAboutPeers(body: MessageBody): boolean {
  return body.case === "peersChanged" || body.case === "peerCountsChanged";
}

function followCounts(old: string, events: readonly MessageBody[], wanted: string): string | undefined {
  const lines = events.map(lineOf);
  const expected = old === wanted ? [] : [wanted];
  return lines.join() === expected.join() ? undefined : `heard of "${lines}" and not of "${expected}"`;
}

function followPeers(
  old: ReadonlyMap<string, ModelPeer>,
  events: readonly MessageBody[],
  seen: ReadonlyMap<string, ModelPeer>,
): string | undefined {
  const believed = new Map(old);
  for (const body of events) {
    if (body.case !== "peersChanged") return `got a ${body.case}`;
    for (const peer of body.value.changed.map(peerOf)) {
      if (!old.has(peer.name) && !seen.has(peer.name)) return `heard of ${peer.name}`;
      believed.set(peer.name, peer);
    }
    for (const name of body.value.gone) {
      if (!believed.delete(name)) return `heard that ${name} is gone, and never that ${name} was there`;
    }
  }
  const [got, wanted] = [believed, seen].map((peers) => [...peers.values()].map(peerLine).sort().join(", "));
  if (got !== wanted) return `believes in the peers "${got}" and not in "${wanted}"`;
  const isNews = [...old.values()].map(peerLine).sort().join(", ") !== wanted;
  return events.length > 0 && !isNews ? "heard of peers though nothing changed" : undefined;
}
