/** The networks of two users in `npm run soak`, and how users there must come to be connected. */

import type { Explanation } from "../../src/index.ts";
import { NATS, type NatBehaviour, type SimulatedHost, type SimulatedRouter } from "../../src/testing/index.ts";
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

export type HomeName = keyof typeof HOMES;

/** What the inviter must explain of a relayed link. The other side names the other side. */
export type Relayed = Pick<Explanation, "cause" | "causedBy">;

export interface Networks {
  readonly name: string;
  /** Adds the hosts of the inviter and of the invited user. */
  readonly build: (world: SimulatedWorld) => readonly [inviter: SimulatedHost, invited: SimulatedHost];
  /** How the two are connected in the end. "direct or relay": only a search of ports finds a direct path. */
  readonly way: "direct" | "relay" | "direct or relay";
  readonly relayed: Relayed;
}

const HOME_NAMES = Object.keys(HOMES).filter((name): name is HomeName => name in HOMES);

/** All that the two sides say of a NAT is that it may be the cause: the server has one IP address only. */
const BY_SOME_NAT: Relayed = { cause: "relayed: NAT" };

/** Two users in one network, who reach the server at another one's side of its NAT. */
const NEIGHBOURS: readonly Networks[] = [
  {
    name: "one NAT",
    build: (world) => inOneHome(world, {}),
    way: "direct",
    relayed: BY_SOME_NAT,
  },
  {
    name: "one NAT that hairpins, and keeps its hosts apart",
    build: (world) => keptApart(world, inOneHome(world, { ...NATS.portRestricted, hairpinning: true })),
    way: "direct",
    relayed: BY_SOME_NAT,
  },
  {
    name: "one NAT that does not hairpin, and keeps its hosts apart",
    build: (world) => keptApart(world, inOneHome(world, { ...NATS.portRestricted, hairpinning: false })),
    way: "relay",
    relayed: BY_SOME_NAT,
  },
  {
    name: "two NATs in one NAT that hairpins",
    build: (world) => inOneCarrier(world, { ...NATS.portRestricted, hairpinning: true }),
    way: "direct",
    relayed: BY_SOME_NAT,
  },
  {
    name: "two NATs in one NAT that does not hairpin",
    build: (world) => inOneCarrier(world, { ...NATS.portRestricted, hairpinning: false }),
    way: "relay",
    relayed: BY_SOME_NAT,
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
  const [one, other]: Home[] = [HOMES[inviter], HOMES[invited]];
  if (one === undefined || other === undefined) throw new Error("There is no such home.");
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
  if (isForeseeable(one) && isForeseeable(other)) return "direct";
  if (!isForeseeable(one) && !isForeseeable(other)) return "relay";
  // The side whose ports nobody knows beforehand sends first. What answers it finds its way back.
  const foreseeable = isForeseeable(one) ? one : other;
  return admitsOtherPorts(foreseeable) ? "direct" : "direct or relay";
}

/** Whether others find a socket at the port at which the server sees it. */
function isForeseeable({ nats }: Home): boolean {
  return nats.every(({ mapping }) => mapping === undefined || mapping === "endpoint-independent");
}

/** Whether what comes from an address to which a socket has sent is let in, whatever its port is. */
function admitsOtherPorts({ nats }: Home): boolean {
  return nats.every(({ filtering }) => filtering !== "address-and-port-dependent");
}

/** The first thing in the way of a direct path, and in whose network it is. */
function relayedBetween(one: Home, other: Home): Relayed {
  const whose = (isInTheWay: (home: Home) => boolean): Pick<Relayed, "causedBy"> | undefined => {
    const [isOwn, isPeers] = [isInTheWay(one), isInTheWay(other)];
    if (!isOwn && !isPeers) return undefined;
    return { causedBy: isOwn && isPeers ? "both" : isOwn ? "own" : "peer" };
  };
  const blocked = whose(({ blocksUdp }) => blocksUdp);
  if (blocked !== undefined) return { cause: "relayed: no UDP", ...blocked };
  const hasCommon = (one.hasIpv4 && other.hasIpv4) || (one.hasIpv6 && other.hasIpv6);
  if (!hasCommon) return { cause: "relayed: no common family", causedBy: "both" };
  const isSymmetric = ({ nats }: Home): boolean => nats.some(({ mapping }) => mapping === NATS.symmetric.mapping);
  return { ...BY_SOME_NAT, ...whose(isSymmetric) };
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
