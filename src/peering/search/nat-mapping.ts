import { isSameAddress, type SocketAddress } from "../../socket-address.ts";

/**
 * How the NAT between a client and the internet maps the client's UDP socket (RFC 4787, section 4.1).
 *
 * - none: the address is that of the socket; there is no NAT.
 * - endpoint-independent: every destination sees the same external address and port.
 * - port-dependent: each destination sees another external port, which nobody can know beforehand.
 * - unknown: the server did not answer from two ports.
 */
export type NatMapping = "none" | "endpoint-independent" | "port-dependent" | "unknown";

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
