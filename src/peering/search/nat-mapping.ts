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
 * Judges the mapping by what two ports of the server saw.
 *
 * @param own  the addresses of the socket on this machine
 */
export function mappingOf(
  first: SocketAddress,
  second: SocketAddress | undefined,
  own: readonly SocketAddress[],
): NatMapping {
  if (second !== undefined && !isSameAddress(first, second)) return "port-dependent";
  if (own.some((each) => isSameAddress(each, first))) return "none";
  return second === undefined ? "unknown" : "endpoint-independent";
}

export function isSameMapping(one: SeenMapping | undefined, other: SeenMapping | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.mapping === other.mapping && isSameAddress(one.endpoint, other.endpoint);
}

const NUMBERS = {
  none: Mapping.NONE,
  "endpoint-independent": Mapping.ENDPOINT_INDEPENDENT,
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
