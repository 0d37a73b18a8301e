import { UsageError } from "../../errors.ts";
import type { Packet } from "../packet.ts";
import type { Node, Partitions } from "./partitions.ts";

/** What has an address in a subnet. */
export interface Station {
  /** The host or router that it belongs to. */
  readonly node: Node;
  receive(packet: Packet): void;
}

/** The router between a subnet and the network outside. */
export interface Gateway {
  readonly node: Node;
  /** Takes a packet for an address that is not in the subnet. */
  forward(packet: Packet): void;
  /** Called when an address comes into the subnet. @throws UsageError the address is taken outside */
  announce(address: string): void;
  /** Called when an address leaves the subnet. */
  withdraw(address: string): void;
}

export interface SubnetOptions {
  /** Takes a packet across the subnet: calls `arrive` with it later. */
  readonly carry: (packet: Packet) => void;
  readonly partitions: Partitions;
  /** Where packets for other addresses go; undefined: this is the internet. */
  readonly gateway: Gateway | undefined;
}

/** The internet, or the network behind a router: carries packets between the stations that have addresses in it. */
export class Subnet {
  readonly #options: SubnetOptions;
  readonly #stations = new Map<string, Station>();

  constructor(options: SubnetOptions) {
    this.#options = options;
  }

  /** @throws UsageError another station has the address */
  attach(address: string, station: Station): void {
    if (this.#stations.has(address)) throw new UsageError(`The network already has a host or router ${address}.`);
    this.#options.gateway?.announce(address);
    this.#stations.set(address, station);
  }

  detach(address: string): void {
    this.#stations.delete(address);
    this.#options.gateway?.withdraw(address);
  }

  /** Whether packets to an address need no router. */
  isLocal(address: string): boolean {
    return this.#options.gateway !== undefined && this.#stations.has(address);
  }

  /** Takes a packet from a node of this subnet. */
  send(packet: Packet, from: Node): void {
    const { carry, partitions, gateway } = this.#options;
    const station = this.#stations.get(packet.to.address);
    const next = station?.node ?? gateway?.node;
    if (next !== undefined && partitions.isBetween(from, next)) return;
    if (station !== undefined || gateway === undefined) carry(packet);
    // What the router itself brings for an address that nobody has must not go back.
    else if (from !== gateway.node) gateway.forward(packet);
  }

  /**
   * Hands a packet to the station with its address. If there is none, a datagram is lost, and who opens a connection
   * learns that the address is unreachable.
   */
  arrive(packet: Packet): void {
    const station = this.#stations.get(packet.to.address);
    if (station !== undefined) station.receive(packet);
    else if (packet.protocol === "tcp" && packet.segment.kind === "syn") {
      const { from, to } = packet;
      this.#options.carry({ protocol: "tcp", from: to, to: from, segment: { kind: "unreachable" } });
    }
  }
}
