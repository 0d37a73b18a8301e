import type { SocketAddress } from "../socket-address.ts";
import { packetBytes } from "./packet.ts";
import { checkConditions, Line, type LinkConditions, PERFECT_LINK } from "./routing/line.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The conditions of datagrams on their way from one address and port to another: each such way is a line of its own. */
export type DatagramConditions = LinkConditions;

/** The conditions of a network that only takes time. */
export const PERFECT_CONDITIONS: DatagramConditions = { ...PERFECT_LINK, latencyMs: 10 };

/** A UDP datagram on its way. */
export interface SimulatedDatagram {
  readonly from: SocketAddress;
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
}

/** The datagrams of a network since it began to record. */
export interface DatagramRecord {
  /** Every datagram handed to `send`. */
  readonly sent: readonly SimulatedDatagram[];
  /** The lost ones among them, those of bursts and partitions and those that found no room in a queue included. */
  readonly lost: readonly SimulatedDatagram[];
}

/** Carries datagrams through virtual time, and loses, duplicates and reorders them as the seed decides. */
export class DatagramNetwork {
  #conditions: DatagramConditions;
  /** While true, every datagram is lost. */
  isPartitioned = false;
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #deliver: (datagram: SimulatedDatagram) => void;
  readonly #lines = new Map<string, Line>();
  #record: { readonly sent: SimulatedDatagram[]; readonly lost: SimulatedDatagram[] } | undefined;

  /** @param deliver  receives each datagram when it arrives */
  constructor(
    time: VirtualTime,
    conditions: DatagramConditions,
    random: SeededRandom,
    deliver: (datagram: SimulatedDatagram) => void,
  ) {
    this.#time = time;
    this.#conditions = conditions;
    this.#random = random;
    this.#deliver = deliver;
  }

  /** The conditions from now on. */
  get conditions(): DatagramConditions {
    return this.#conditions;
  }

  /** @throws UsageError a condition is unknown or out of range */
  set conditions(conditions: DatagramConditions) {
    checkConditions(conditions, " of datagrams");
    this.#conditions = conditions;
  }

  /**
   * Starts to record datagrams, and returns the record, which grows from now on. It keeps every datagram, so its memory
   * grows with the traffic. Further calls return the same record.
   */
  record(): DatagramRecord {
    this.#record ??= { sent: [], lost: [] };
    return this.#record;
  }

  /** Carries a datagram to its receiver after the latency, or drops it, as the conditions and the seed decide. */
  send(datagram: SimulatedDatagram): void {
    this.#record?.sent.push(datagram);
    const arrivals = this.#lineOf(datagram).carryDatagram(packetBytes({ protocol: "udp", ...datagram }));
    if (arrivals.length === 0 || this.isPartitioned) this.#record?.lost.push(datagram);
    else for (const atMs of arrivals) this.#time.schedule(() => this.#deliver(datagram), atMs);
  }

  #lineOf({ from, to }: SimulatedDatagram): Line {
    const way = `${from.address} ${from.port} ${to.address} ${to.port}`;
    let line = this.#lines.get(way);
    if (line === undefined) {
      line = new Line(this.#time, this.#random, () => this.#conditions);
      this.#lines.set(way, line);
    }
    return line;
  }
}
