/** The networks of two users in `npm run soak`, and how users there must come to be connected. */

import type { Explanation } from "../../src/index.ts";
import {
  type Dependence,
  NATS,
  type NatBehaviour,
  type SimulatedHost,
  type SimulatedRouter,
} from "../../src/testing/index.ts";
import type { SimulatedWorld } from "../../src/testing/simulated-world.ts";

/** How long a home with short mapping time-outs keeps a mapping that nothing uses: much less than RFC 4787 requires. */
const SHORT_TIMEOUT_MS = 20_000;

/** A network with one user. */
interface Home {
  /** The NATs between the user and the internet, from inside outwards. None: a public IPv4 address. */
  readonly nats: readonly Partial<NatBehaviour>[];
  readonly hasIpv4: boolean;
  /** Behind a firewall that lets in what answers. */
  readonly hasIpv6: boolean;
  readonly blocksUdp: boolean;
}

const BEHIND_NO_NAT: Home = { nats: [], hasIpv4: true, hasIpv6: false, blocksUdp: false };
const behind = (...nats: readonly Partial<NatBehaviour>[]): Home => ({ ...BEHIND_NO_NAT, nats });
const ADDRESS_DEPENDENT_MAPPING = { mapping: "address-dependent" } as const;

const HOMES = {
  open: BEHIND_NO_NAT,
  "full cone": behind(NATS.fullCone),
  "address-restricted": behind(NATS.addressRestricted),
  "port-restricted": behind(NATS.portRestricted),
  symmetric: behind(NATS.symmetric),
  "UDP blocked": { ...behind({}), blocksUdp: true },
  "address-dependent mapping": behind({ ...NATS.portRestricted, ...ADDRESS_DEPENDENT_MAPPING }),
  "address-dependent": behind({ ...NATS.addressRestricted, ...ADDRESS_DEPENDENT_MAPPING }),
  "port-preserving": behind({ ...NATS.portRestricted, portPreservation: true }),
  "port-preserving symmetric": behind({ ...NATS.symmetric, portPreservation: true }),
  "short time-outs": behind({ ...NATS.portRestricted, udpTimeoutMs: SHORT_TIMEOUT_MS }),
  "NAT in NAT": behind(NATS.portRestricted, NATS.addressRestricted),
  "NAT in symmetric NAT": behind(NATS.portRestricted, NATS.symmetric),
  "IPv6 only": { ...BEHIND_NO_NAT, hasIpv4: false, hasIpv6: true },
  "dual stack": { ...behind(NATS.portRestricted), hasIpv6: true },
} as const satisfies Record<string, Home>;

type HomeName = keyof typeof HOMES;

/** Why a link is relayed, as the inviter explains it. The invited user's client names the other side. */
export type Relayed = Pick<Explanation, "cause" | "causedBy">;
type Side = NonNullable<Relayed["causedBy"]>;

export interface Networks {
  readonly name: string;
  /** Adds the hosts of the inviter and of the invited user. */
  readonly build: (world: SimulatedWorld) => readonly [inviter: SimulatedHost, invited: SimulatedHost];
  /** How the two are connected in the end. "direct or relay": only a search of ports finds a direct path. */
  readonly way: "direct" | "relay" | "direct or relay";
  /** What the inviter must explain while the link is relayed: one of these. */
  readonly relayed: readonly Relayed[];
}

const HOME_NAMES = Object.keys(HOMES).filter((name): name is HomeName => name in HOMES);

/**
 * Nobody knows of a NAT that maps each destination to another port. One that maps each IP address to another is not known
 * before a direct path has been found: the server has one IP address only.
 */
const BY_SOME_NAT: Relayed = { cause: "relayed: NAT" };

/** Two users behind one NAT. */
const NEIGHBOURS: readonly Networks[] = [
  {
    name: "one NAT",
    build: (world) => inOneHome(world, {}),
    way: "direct",
    relayed: [BY_SOME_NAT],
  },
  {
    name: "one NAT that hairpins, and keeps its hosts apart",
    build: (world) => keptApart(world, inOneHome(world, { ...NATS.portRestricted, hairpinning: true })),
    way: "direct",
    relayed: [BY_SOME_NAT],
  },
  {
    name: "one NAT that does not hairpin, and keeps its hosts apart",
    build: (world) => keptApart(world, inOneHome(world, { ...NATS.portRestricted, hairpinning: false })),
    way: "relay",
    relayed: [BY_SOME_NAT],
  },
  {
    name: "two NATs in one NAT that hairpins",
    build: (world) => inOneCarrier(world, { ...NATS.portRestricted, hairpinning: true }),
    way: "direct",
    relayed: [BY_SOME_NAT],
  },
  {
    name: "two NATs in one NAT that does not hairpin",
    build: (world) => inOneCarrier(world, { ...NATS.portRestricted, hairpinning: false }),
    way: "relay",
    relayed: [BY_SOME_NAT],
  },
];

/** Every two homes, the inviter's first, and neighbours. */
export const ALL_NETWORKS: readonly Networks[] = [
  ...HOME_NAMES.flatMap((inviter) => HOME_NAMES.map((invited) => homes(inviter, invited))),
  ...NEIGHBOURS,
];

export function networksCalled(name: string): Networks {
  const found = ALL_NETWORKS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There are no networks called "${name}".`);
  return found;
}

function homes(inviter: HomeName, invited: HomeName): Networks {
  const [one, other]: readonly [Home, Home] = [HOMES[inviter], HOMES[invited]];
  return {
    name: `${inviter} to ${invited}`,
    build: (world) => [addHome(world, one, 1), addHome(world, other, 2)],
    way: wayBetween(one, other),
    relayed: relayedBetween(one, other),
  };
}

function wayBetween(one: Home, other: Home): Networks["way"] {
  if (one.blocksUdp || other.blocksUdp) return "relay";
  // Either firewall lets in what answers, from the address that the other side has told.
  if (one.hasIpv6 && other.hasIpv6) return "direct";
  if (!one.hasIpv4 || !other.hasIpv4) return "relay";
  const homes = [one, other];
  const foreseeable = homes.filter((home) => mappingOf(home) === "endpoint-independent");
  if (foreseeable.length === 2) return "direct";
  // The side whose ports nobody knows beforehand sends first. What answers it finds its way back.
  if (foreseeable.length === 1) return foreseeable.every(admitsOtherPorts) ? "direct" : "direct or relay";
  // Of a search, all probes come from one port. They pass where the address counts alone.
  const isSearched = homes.every((home) => mappingOf(home) === "address-dependent");
  return isSearched && homes.some(admitsOtherPorts) ? "direct or relay" : "relay";
}

/** How all NATs of a home together map a socket: whether others find it at the port at which the server sees it. */
function mappingOf({ nats }: Home): Dependence {
  const is = (mapping: Dependence): boolean => nats.some((nat) => nat.mapping === mapping);
  if (is("address-and-port-dependent")) return "address-and-port-dependent";
  return is("address-dependent") ? "address-dependent" : "endpoint-independent";
}

/** Whether what comes from an address to which a socket has sent is let in, whatever its port is. */
function admitsOtherPorts({ nats }: Home): boolean {
  return nats.every(({ filtering }) => filtering !== "address-and-port-dependent");
}

/** The first thing in the way of a direct path, and in whose network it is. */
function relayedBetween(one: Home, other: Home): Relayed[] {
  const blocked = whose(one.blocksUdp, other.blocksUdp);
  if (blocked !== undefined) return [{ cause: "relayed: no UDP", causedBy: blocked }];
  const hasCommon = (one.hasIpv4 && other.hasIpv4) || (one.hasIpv6 && other.hasIpv6);
  if (!hasCommon) return [{ cause: "relayed: no common family", causedBy: "both" }];
  // Two ports of the server see another port of such a NAT.
  const [own, peers] = [mappingOf(one), mappingOf(other)];
  const known = whose(own === NATS.symmetric.mapping, peers === NATS.symmetric.mapping);
  if (known !== undefined) return [{ ...BY_SOME_NAT, causedBy: known }];
  if (wayBetween(one, other) === "relay") return [BY_SOME_NAT];
  const [isOwn, isPeers] = [own === "address-dependent", peers === "address-dependent"];
  const later = [whose(isOwn, false), whose(false, isPeers), whose(isOwn, isPeers)].filter(
    (side) => side !== undefined,
  );
  return [BY_SOME_NAT, ...later.map((causedBy) => ({ ...BY_SOME_NAT, causedBy }))];
}

function whose(isOwn: boolean, isPeers: boolean): Side | undefined {
  if (isOwn && isPeers) return "both";
  return isOwn ? "own" : isPeers ? "peer" : undefined;
}
function addHome(world: SimulatedWorld, { nats, hasIpv4, hasIpv6, blocksUdp }: Home, number: number): SimulatedHost {
  const outside = `203.0.113.${number}`;
  let router: SimulatedRouter | undefined;
  for (const nat of nats.toReversed()) {
    const address = router === undefined ? outside : "100.64.0.2";
    router = world.addRouter({ address, behind: router, nat, blocksUdp });
  }
  if (hasIpv6) router ??= world.addRouter({});
  const ipv4 = nats.length === 0 ? outside : `192.168.${number}.2`;
  const ipv6 = `2001:db8:${number}::2`;
  return world.addHost([...(hasIpv6 ? [ipv6] : []), ...(hasIpv4 ? [ipv4] : [])], { behind: router });
}

function inOneHome(world: SimulatedWorld, nat: Partial<NatBehaviour>): [SimulatedHost, SimulatedHost] {
  const router = world.addRouter({ address: "203.0.113.1", nat });
  return [world.addHost("192.168.1.2", { behind: router }), world.addHost("192.168.1.3", { behind: router })];
}

/** As the wireless networks of hotels do. */
function keptApart(
  world: SimulatedWorld,
  [one, other]: readonly [SimulatedHost, SimulatedHost],
): readonly [SimulatedHost, SimulatedHost] {
  world.partition([one], [other]);
  return [one, other];
}

function inOneCarrier(world: SimulatedWorld, nat: Partial<NatBehaviour>): [SimulatedHost, SimulatedHost] {
  const carrier = world.addRouter({ address: "203.0.113.1", nat });
  const addOne = (address: string): SimulatedHost => {
    const router = world.addRouter({ address, behind: carrier, nat: NATS.portRestricted });
    return world.addHost("192.168.1.2", { behind: router });
  };
  return [addOne("100.64.0.2"), addOne("100.64.0.3")];
}
