import { type DatagramConditions, DatagramNetwork } from "./datagram-network.ts";
import { type Packet, packetBytes, type TcpPacket } from "./packet.ts";
import { Line, PERFECT_LINK } from "./routing/line.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The conditions of stream connections on the internet. It loses none of their packets; links may. */
export interface StreamConditions {
  /** Every packet takes this long, and up to `jitterMs` more. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  /** How many bytes one direction of a connection carries a second. */
  readonly bytesPerSecond: number;
}

export const FAST_STREAMS: StreamConditions = { latencyMs: 10, jitterMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };

export interface BackboneOptions {
  readonly time: VirtualTime;
  /** Makes a source of random numbers. */
  readonly fork: () => SeededRandom;
  readonly conditions: DatagramConditions;
  /** Receives each packet when it arrives. */
  readonly arrive: (packet: Packet) => void;
}

/** Carries packets across the internet, from one host or router to another. */
export class Backbone {
  readonly datagrams: DatagramNetwork;
  streams = FAST_STREAMS;
  readonly #options: BackboneOptions;
  readonly #random: SeededRandom;
  /** One for each direction of each connection. */
  readonly #lines = new Map<string, Line>();

  constructor(options: BackboneOptions) {
    const { time, fork, conditions, arrive } = options;
    this.#options = options;
    this.datagrams = new DatagramNetwork(time, conditions, fork(), (datagram) =>
      arrive({ protocol: "udp", ...datagram }),
    );
    this.#random = fork();
  }

  carry(packet: Packet): void {
    if (packet.protocol === "udp") this.datagrams.send(packet);
    else this.#carrySegment(packet);
  }

  #carrySegment(packet: TcpPacket): void {
    const { time, arrive } = this.#options;
    const arrivals = this.#lineOf(packet).carry(packetBytes(packet));
    for (const atMs of arrivals) time.schedule(() => arrive(packet), atMs);
  }

  #lineOf({ from, to }: TcpPacket): Line {
    const way = `${from.address} ${from.port} ${to.address} ${to.port}`;
    const conditions = () => ({ ...PERFECT_LINK, ...this.streams, queueBytes: Number.POSITIVE_INFINITY });
    const line = this.#lines.get(way) ?? new Line(this.#options.time, this.#random, conditions);
    this.#lines.set(way, line);
    return line;
  }
}
