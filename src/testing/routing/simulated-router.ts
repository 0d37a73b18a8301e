import { UsageError } from "../../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Packet } from "../packet.ts";
import type { SeededRandom } from "../seeded-random.ts";
import type { VirtualTime } from "../virtual-time.ts";
import { checkAddress, familyOf, isGlobalIpv6 } from "./address.ts";
import type { LinkConditions } from "./line.ts";
import { Link } from "./link.ts";
import { type Assign, Nat } from "./nat.ts";
import { DEFAULT_NAT, type Dependence, type NatBehaviour } from "./nat-behaviour.ts";
import type { Partitions } from "./partitions.ts";
import { type Station, Subnet } from "./subnet.ts";

const FIREWALLS = ["stateful", "open"] as const;
const DEPENDENCES: readonly Dependence[] = ["endpoint-independent", "address-dependent", "address-and-port-dependent"];
const FIRST_PORT = 1_024;
const LAST_PORT = 65_535;
/** How many random ports a NAT tries before it takes the next free one. */
const RANDOM_PORTS_MAX = 32;

/** The options of `SimulatedWorld.addRouter`. */
export interface RouterOptions {
  /** The IPv4 address outside, which all hosts behind the router share. Without one, no IPv4 passes. */
  readonly address?: string;
  /** The router behind which this one is, whose NAT then is around this one's. Default: it is on the internet. */
  readonly behind?: SimulatedRouter | undefined;
  /** The NAT for IPv4. What is missing is as RFC 4787 and RFC 5382 require. */
  readonly nat?: Partial<NatBehaviour>;
  /**
   * IPv6 passes without translation. "stateful", the default: packets inwards pass only from endpoints to which the socket
   * has sent, for as long as in the NAT. "open": all pass.
   */
  readonly firewall?: "stateful" | "open";
  /** Whether the router drops all UDP. Default: false. */
  readonly blocksUdp?: boolean;
  /** The link to the network outside. What is missing is perfect. */
  readonly link?: Partial<LinkConditions>;
}

const ROUTER_KEYS: KeysOf<RouterOptions> = {
  address: true,
  behind: true,
  nat: true,
  firewall: true,
  blocksUdp: true,
  link: true,
};

/** What a router needs of its world. */
export interface RouterWorld {
  readonly time: VirtualTime;
  readonly internet: Subnet;
  readonly partitions: Partitions;
  /** Makes a source of random numbers. */
  readonly fork: () => SeededRandom;
}

/** A router with a NAT for IPv4 and a firewall for IPv6, and the network behind it. */
export class SimulatedRouter {
  /** The network behind the router. */
  readonly lan: Subnet;
  /** The link to the network outside. */
  readonly link: Link;
  /** Whether the router drops all UDP from now on. */
  blocksUdp: boolean;
  readonly #outside: Subnet;
  /** The router as the network outside sees it. */
  readonly #station: Station = {
    node: this,
    receive: (packet) => this.link.down.carry(packet, (arrived) => this.#admit(arrived)),
  };
  readonly #nat: Nat;
  readonly #firewall: Nat | undefined;
  readonly #hairpinning: boolean;
  #address: string | undefined;

  /** @throws UsageError an option is unknown or out of range, or the address is not valid or taken */
  constructor(options: RouterOptions, { time, internet, partitions, fork }: RouterWorld) {
    checkKeys(options, ROUTER_KEYS, "option", " of a router");
    const { address, behind, nat = {}, firewall = "stateful", blocksUdp = false, link = {} } = options;
    checkWord(firewall, FIREWALLS, "The firewall of a router");
    const behaviour = checkNat(nat);
    this.#hairpinning = behaviour.hairpinning;
    this.#nat = new Nat(
      behaviour,
      time,
      assignPorts(() => this.#address, behaviour, fork()),
    );
    // The firewall has the timeouts of the NAT, and filters as strictly as the NATs of most homes do.
    const filter = { ...behaviour, mapping: "endpoint-independent", filtering: "address-and-port-dependent" } as const;
    this.#firewall = firewall === "open" ? undefined : new Nat(filter, time, (inside) => inside);
    this.blocksUdp = blocksUdp;
    this.link = new Link(time, fork(), link);
    this.#outside = behind?.lan ?? internet;
    this.lan = new Subnet({
      carry: (packet) => void time.schedule(() => this.lan.arrive(packet), time.nowMs),
      partitions,
      gateway: {
        node: this,
        forward: (packet) => this.#forward(packet),
        // Hosts behind the router have their IPv6 addresses outside too.
        announce: (announced) => isGlobalIpv6(announced) && this.#outside.attach(announced, this.#station),
        withdraw: (withdrawn) => isGlobalIpv6(withdrawn) && this.#outside.detach(withdrawn),
      },
    });
    if (address !== undefined) this.changeAddress(address);
  }

  /** The address outside; undefined if the router carries no IPv4. */
  get address(): string | undefined {
    return this.#address;
  }

  /** Ends all mappings of the NAT and the firewall, as a restart does. Sockets get other external ports afterwards. */
  rebind(): void {
    this.#nat.rebind();
    this.#firewall?.rebind();
  }

  /** Takes another address outside, and ends all mappings. @throws UsageError the address is not valid, or taken */
  changeAddress(text: string): void {
    const address = checkAddress(text);
    if (familyOf(address) !== 4) throw new UsageError(`A router needs an IPv4 address outside, not "${text}".`);
    this.#outside.attach(address, this.#station);
    if (this.#address !== undefined) this.#outside.detach(this.#address);
    this.#address = address;
    this.rebind();
  }

  /** Takes a packet from the network behind the router. */
  #forward(packet: Packet): void {
    if (this.#drops(packet)) return;
    const translated = this.#translate("outwards", packet);
    if (translated === undefined) return;
    // From behind the NAT to its external address (RFC 4787, section 6).
    if (translated.to.address === this.#address) {
      if (this.#hairpinning) this.#admit(translated);
    } else this.link.up.carry(translated, (sent) => this.#outside.send(sent, this));
  }

  /** Takes a packet from the network outside. */
  #admit(packet: Packet): void {
    const admitted = this.#drops(packet) ? undefined : this.#translate("inwards", packet);
    if (admitted !== undefined) this.lan.send(admitted, this);
  }

  #drops({ protocol }: Packet): boolean {
    return this.blocksUdp && protocol === "udp";
  }

  #translate(way: "outwards" | "inwards", packet: Packet): Packet | undefined {
    if (familyOf(packet.to.address) === 4) return this.#nat[way](packet);
    return this.#firewall === undefined ? packet : this.#firewall[way](packet);
  }
}

/** @throws UsageError a part of the behaviour is unknown or out of range */
function checkNat(nat: Partial<NatBehaviour>): NatBehaviour {
  checkKeys(nat, DEFAULT_NAT, "behaviour", " of a NAT");
  const behaviour = { ...DEFAULT_NAT, ...nat };
  checkWord(behaviour.mapping, DEPENDENCES, "The mapping of a NAT");
  checkWord(behaviour.filtering, DEPENDENCES, "The filtering of a NAT");
  for (const name of ["udpTimeoutMs", "tcpTimeoutMs"] as const) {
    if (!(behaviour[name] > 0))
      throw new UsageError(`The ${name} of a NAT must be more than 0, not ${behaviour[name]}.`);
  }
  return behaviour;
}

/** Assigns ports of a router's address: that of the socket if the NAT preserves ports, otherwise one at random. */
function assignPorts(
  address: () => string | undefined,
  { portPreservation }: NatBehaviour,
  random: SeededRandom,
): Assign {
  return (inside, isTaken) => {
    const external = address();
    if (external === undefined) return undefined;
    const at = (port: number): SocketAddress => ({ address: external, port });
    if (portPreservation && !isTaken(at(inside.port))) return at(inside.port);
    const ports = LAST_PORT + 1 - FIRST_PORT;
    let port = FIRST_PORT;
    for (let tries = 0; tries < RANDOM_PORTS_MAX; tries++) {
      port = FIRST_PORT + random.below(ports);
      if (!isTaken(at(port))) return at(port);
    }
    for (let count = 0; count < ports; count++) {
      port = port === LAST_PORT ? FIRST_PORT : port + 1;
      if (!isTaken(at(port))) return at(port);
    }
    return undefined;
  };
}
