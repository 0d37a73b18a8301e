import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Delivered } from "./direct-chat.ts";
import { lineOf, peerLine, peerOf } from "./lines.ts";
import type { ModelPeer, PrivacyModel } from "./model.ts";
import type { Expected } from "./oracle.ts";

/** Compares what every connection received with what the model expects. */
export class PrivacyCheck {
  readonly #model: PrivacyModel;
  /** The list of peers of each watching connection: fetched once, then updated by events alone. */
  readonly #believed = new Map<number, Map<string, ModelPeer>>();

  constructor(model: PrivacyModel) {
    this.#model = model;
  }

  /** @returns what is wrong; undefined if nothing is */
  compare(answer: MessageBody | undefined, delivered: Delivered, expected: Expected): string | undefined {
    if (answer !== undefined && lineOf(answer) !== expected.answer) {
      return `the answer was "${lineOf(answer)}" and not "${expected.answer}"`;
    }
    const events = new Map<number, string[]>();
    for (const { connection, received } of delivered) {
      if (received.kind === "answer") continue;
      const isPeers = received.kind === "event" && received.body.case === "peersChanged";
      if (isPeers) continue;
      const line = received.kind === "closed" ? `closed ${received.error.code}` : lineOf(received.body);
      events.set(connection, [...(events.get(connection) ?? []), line]);
    }
    for (const connection of new Set([...events.keys(), ...expected.events.keys()])) {
      const [got, wanted] = [events, expected.events].map((of) => [...(of.get(connection) ?? [])].sort().join(" | "));
      if (got !== wanted) return `connection ${connection} received "${got}" instead of "${wanted}"`;
    }
    return this.#comparePeers(delivered);
  }

  #comparePeers(delivered: Delivered): string | undefined {
    const changed = new Map<number, MessageBody[]>();
    for (const { connection, received } of delivered) {
      if (received.kind !== "event" || received.body.case !== "peersChanged") continue;
      changed.set(connection, [...(changed.get(connection) ?? []), received.body]);
    }
    const [open, watching] = [new Set<number>(), new Set<number>()];
    for (const user of this.#model.users.values()) {
      const seen = new Map(this.#model.view(user).map((peer) => [peer.name, peer]));
      for (const { connection, watching: isWatching } of user.logins) {
        open.add(connection);
        if (!isWatching) continue;
        watching.add(connection);
        const wrong = this.#follow(connection, changed.get(connection) ?? [], seen);
        if (wrong !== undefined) return `connection ${connection} of ${user.name} ${wrong}`;
      }
    }
    // Before a login ends with its account, it may hear what the end of another login of the account has changed.
    const hasEnded = (connection: number): boolean => !open.has(connection) && this.#believed.has(connection);
    const uninvited = [...changed.keys()].find((connection) => !watching.has(connection) && !hasEnded(connection));
    for (const connection of this.#believed.keys()) if (!watching.has(connection)) this.#believed.delete(connection);
    return uninvited === undefined ? undefined : `connection ${uninvited} heard of peers and does not watch`;
  }

  #follow(connection: number, events: readonly MessageBody[], seen: Map<string, ModelPeer>): string | undefined {
    const old = this.#believed.get(connection);
    this.#believed.set(connection, seen);
    // A connection that starts to watch fetches the list once.
    if (old === undefined) return events.length > 0 ? "heard of peers before it asked" : undefined;
    const believed = new Map(old);
    for (const body of events) {
      if (body.case !== "peersChanged") continue;
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
}
