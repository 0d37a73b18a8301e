import { NatMapping as Mapping } from "../../../generated/chatwire/v1/signalling.ts";
import type { NatMapping } from "../../explanation.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";

/** The address of a socket as the server saw it, and how it came about. */
export interface SeenMapping {
  readonly mapping: NatMapping;
  /** As seen by the port of the server that clients probe first. */
  readonly endpoint: SocketAddress;
}

/**
 * Judges the mapping by what two ports of the server saw. Two ports of one address do not tell a NAT that maps each
 * address anew from one that maps all destinations alike.
 *
 * @param own          the addresses of the socket on this machine
 * @param hasTwoHosts  whether the second port is at another IP address than the first
 */
export function mappingOf(
  first: SocketAddress,
  second: SocketAddress | undefined,
  own: readonly SocketAddress[],
  hasTwoHosts: boolean,
): NatMapping {
  if (second !== undefined && !isSameAddress(first, second)) return "port-dependent";
  if (own.some((each) => isSameAddress(each, first))) return "none";
  if (second === undefined) return "unknown";
  return hasTwoHosts ? "endpoint-independent" : "same for both ports";
}

/** Whether a peer may reach a socket behind such a NAT at the port that the server saw. */
export function isPortKnown(mapping: NatMapping): boolean {
  return mapping === "none" || mapping === "endpoint-independent" || mapping === "same for both ports";
}

/** Whether a peer may have to search for the port of a socket behind such a NAT. */
export function mayVary(mapping: NatMapping): boolean {
  return mapping === "port-dependent" || mapping === "same for both ports";
}

export function isSameMapping(one: SeenMapping | undefined, other: SeenMapping | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.mapping === other.mapping && isSameAddress(one.endpoint, other.endpoint);
}

const NUMBERS = {
  none: Mapping.NONE,
  "endpoint-independent": Mapping.ENDPOINT_INDEPENDENT,
  "same for both ports": Mapping.SAME_FOR_BOTH_PORTS,
  "port-dependent": Mapping.PORT_DEPENDENT,
  unknown: Mapping.UNSPECIFIED,
} as const;

/** The number of a mapping in messages. */
export function toMapping(name: NatMapping): Mapping {
  return NUMBERS[name];
}

const NAMES: ReadonlyMap<Mapping, NatMapping> = new Map(
  (Object.keys(NUMBERS) as NatMapping[]).map((name) => [NUMBERS[name], name]),
);

/** The mapping that a number in a message stands for. A number that this side does not know means "unknown". */
export function readMapping(number: Mapping): NatMapping {
  return NAMES.get(number) ?? "unknown";
}
