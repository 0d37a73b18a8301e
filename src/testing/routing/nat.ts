import type { SocketAddress } from "../../socket-address.ts";
import type { Packet } from "../packet.ts";
import type { VirtualTime } from "../virtual-time.ts";
import type { Dependence, NatBehaviour } from "./nat-behaviour.ts";

/** Finds an external endpoint for a socket; undefined if none is free. */
export type Assign = (inside: SocketAddress, isTaken: (outside: SocketAddress) => boolean) => SocketAddress | undefined;

interface Mapping {
  readonly key: string;
  readonly inside: SocketAddress;
  readonly outside: SocketAddress;
  /**
   * Until when packets of a remote endpoint, or of all that the filter does not tell apart, pass inwards. The one that
   * ends first comes first.
   */
  readonly admittedUntilMs: Map<string, number>;
  untilMs: number;
}

/**
 * Translates the source of packets outwards and the destination of packets inwards, and filters the latter. A firewall is
 * a NAT that maps each socket to its own address.
 *
 * @see RFC 4787 (UDP), RFC 5382 (TCP), RFC 6092 (firewalls of IPv6)
 */
export class Nat {
  readonly #udp: MappingTable;
  readonly #tcp: MappingTable;

  constructor(behaviour: NatBehaviour, time: VirtualTime, assign: Assign) {
    this.#udp = new MappingTable(behaviour, behaviour.udpTimeoutMs, time, assign);
    this.#tcp = new MappingTable(behaviour, behaviour.tcpTimeoutMs, time, assign);
  }

  /** @returns undefined: no external port is free */
  outwards(packet: Packet): Packet | undefined {
    const from = this.#tableOf(packet).outwards(packet.from, packet.to);
    return from && { ...packet, from };
  }

  /** @returns undefined: there is no mapping, or the filter does not admit the packet */
  inwards(packet: Packet): Packet | undefined {
    const to = this.#tableOf(packet).inwards(packet.from, packet.to);
    return to && { ...packet, to };
  }

  /** Ends all mappings. New ones get other ports, where the NAT assigns ports. */
  rebind(): void {
    this.#udp.rebind();
    this.#tcp.rebind();
  }

  #tableOf({ protocol }: Packet): MappingTable {
    return protocol === "udp" ? this.#udp : this.#tcp;
  }
}

/** The mappings of one protocol. */
class MappingTable {
  readonly #behaviour: NatBehaviour;
  readonly #timeoutMs: number;
  readonly #time: VirtualTime;
  readonly #assign: Assign;
  /** The one that ends first comes first. */
  readonly #mappings = new Map<string, Mapping>();
  readonly #byOutside = new Map<string, Mapping>();
  /** External endpoints of the mappings that the last `rebind` ended. */
  #avoided: ReadonlySet<string> = new Set();

  constructor(behaviour: NatBehaviour, timeoutMs: number, time: VirtualTime, assign: Assign) {
    this.#behaviour = behaviour;
    this.#timeoutMs = timeoutMs;
    this.#time = time;
    this.#assign = assign;
  }

  /** Returns the external endpoint at which `remote` sees `inside`. */
  outwards(inside: SocketAddress, remote: SocketAddress): SocketAddress | undefined {
    this.#dropExpired();
    const { mapping, filtering } = this.#behaviour;
    const key = `${textOf(inside)} ${partOf(remote, mapping)}`;
    const found = this.#mappings.get(key) ?? this.#create(key, inside);
    if (found !== undefined) this.#refresh(found, partOf(remote, filtering));
    return found?.outside;
  }

  /** Returns the socket behind an external endpoint, if it admits packets from `remote`. */
  inwards(remote: SocketAddress, outside: SocketAddress): SocketAddress | undefined {
    this.#dropExpired();
    const { filtering, inboundRefresh } = this.#behaviour;
    const found = this.#byOutside.get(textOf(outside));
    const part = partOf(remote, filtering);
    if (found === undefined || (found.admittedUntilMs.get(part) ?? 0) <= this.#time.nowMs) return undefined;
    if (inboundRefresh) this.#refresh(found, part);
    return found.inside;
  }

  rebind(): void {
    this.#avoided = new Set(this.#byOutside.keys());
    this.#mappings.clear();
    this.#byOutside.clear();
  }

  #create(key: string, inside: SocketAddress): Mapping | undefined {
    const isTaken = (outside: SocketAddress): boolean =>
      this.#byOutside.has(textOf(outside)) || this.#avoided.has(textOf(outside));
    const outside = this.#assign(inside, isTaken);
    if (outside === undefined) return undefined;
    const mapping = { key, inside, outside, admittedUntilMs: new Map<string, number>(), untilMs: 0 };
    this.#byOutside.set(textOf(outside), mapping);
    return mapping;
  }

  #refresh(mapping: Mapping, part: string): void {
    const { nowMs } = this.#time;
    mapping.untilMs = nowMs + this.#timeoutMs;
    this.#mappings.delete(mapping.key);
    this.#mappings.set(mapping.key, mapping);
    const { admittedUntilMs } = mapping;
    admittedUntilMs.delete(part);
    admittedUntilMs.set(part, mapping.untilMs);
    for (const [other, untilMs] of admittedUntilMs) {
      if (untilMs > nowMs) return;
      admittedUntilMs.delete(other);
    }
  }

  #dropExpired(): void {
    for (const mapping of this.#mappings.values()) {
      if (mapping.untilMs > this.#time.nowMs) return;
      this.#mappings.delete(mapping.key);
      this.#byOutside.delete(textOf(mapping.outside));
    }
  }
}

/** The part of a remote endpoint that something depends on. */
function partOf(remote: SocketAddress, dependence: Dependence): string {
  if (dependence === "endpoint-independent") return "";
  return dependence === "address-dependent" ? remote.address : textOf(remote);
}

function textOf({ address, port }: SocketAddress): string {
  return `${address} ${port}`;
}
