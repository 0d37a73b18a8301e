import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";

/** Fields that are random, or that tell when a request may be made again. */
const RANDOM: ReadonlySet<string> = new Set(["epoch", "serverFirst", "serverFinal", "retryAfterMs", "messageNumber"]);
const PEERS: ReadonlySet<string | undefined> = new Set(["peersChanged", "peerCountsChanged"]);

/** What clients receive, as lines. Ids are replaced by the order in which they came up. */
export class Lines {
  readonly #rooms = new Map<string, number>();
  readonly #introductions = new Map<number, number>();
  readonly #messages = new Map<number, number>();
  /** The counts that each connection has. */
  readonly #counts = new Map<number, string>();

  noteRoom(id: Uint8Array): void {
    this.#rooms.set(Buffer.from(id).toString("hex"), this.#rooms.size + 1);
  }

  lineOf(body: MessageBody): string {
    return JSON.stringify(body, (key, value) => this.#value(key, value));
  }

  /**
   * The lines of what one connection gets in one step. Changes of the list of peers come from several cores in several
   * events: their net effect is one line.
   */
  linesOf(connection: number, bodies: readonly MessageBody[]): string[] {
    const others = bodies.filter(({ case: kind }) => !PEERS.has(kind)).map((body) => this.lineOf(body));
    const counts = countsIn(bodies);
    const isNew = counts !== undefined && this.#counts.get(connection) !== counts;
    if (counts !== undefined) this.#counts.set(connection, counts);
    return [...others.sort(), ...peerLines(bodies), ...(isNew ? [`counts ${counts}`] : [])];
  }

  /** A connection gets counts with an answer. */
  noteCounts(connection: number, body: MessageBody): void {
    if (body.case === "watchScopeResponse" && body.value.counts !== undefined)
      this.#counts.set(connection, JSON.stringify(body.value.counts));
  }

  #value(key: string, value: unknown): unknown {
    if (RANDOM.has(key)) return "*";
    if (key === "introductionId" && typeof value === "number") return numberIn(this.#introductions, value);
    if (key === "number" && typeof value === "number" && value > 2 ** 31) return numberIn(this.#messages, value);
    if (typeof value === "bigint") return String(value);
    if (value instanceof Uint8Array) return this.#bytes(value);
    if (key === "rooms" && Array.isArray(value)) return value.map((room) => this.#sortable(room)).sort();
    return value;
  }

  #sortable(room: unknown): string {
    return JSON.stringify(room, (key, value) => this.#value(key, value));
  }

  #bytes(bytes: Uint8Array): string {
    const room = this.#rooms.get(Buffer.from(bytes).toString("hex"));
    return room === undefined ? `${bytes.length} bytes` : `room ${room}`;
  }
}

function numberIn(known: Map<number, number>, id: number): string {
  if (id === 0) return "none";
  const number = known.get(id) ?? known.size + 1;
  known.set(id, number);
  return `${number}`;
}

function countsIn(bodies: readonly MessageBody[]): string | undefined {
  let counts: string | undefined;
  for (const body of bodies) if (body.case === "peerCountsChanged") counts = JSON.stringify(body.value.counts);
  return counts;
}

function peerLines(bodies: readonly MessageBody[]): string[] {
  const peers = new Map<string, string>();
  for (const body of bodies) {
    if (body.case !== "peersChanged") continue;
    for (const peer of body.value.changed) peers.set(peer.name, JSON.stringify(peer));
    for (const name of body.value.gone) peers.set(name, `${name} is gone`);
  }
  const lines = [...peers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return lines.length > 0 ? [`peers ${lines.join(" ")}`] : [];
}
