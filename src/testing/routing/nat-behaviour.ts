/** The behaviour of NATs, in the terms of RFC 4787. */

/**
 * On which parts of the remote endpoint something depends: on none, on its address, or on its address and port.
 *
 * @see RFC 4787, sections 4.1 and 5
 */
export type Dependence = "endpoint-independent" | "address-dependent" | "address-and-port-dependent";

/** How a NAT behaves, in the terms of RFC 4787. `NATS` has the four usual kinds. */
export interface NatBehaviour {
  /** Which remote endpoints see a socket behind the NAT at the same external port (RFC 4787, section 4.1). */
  readonly mapping: Dependence;
  /** From which remote endpoints packets pass inwards: any, or those to which the socket has sent (section 5). */
  readonly filtering: Dependence;
  /** Whether hosts behind the NAT reach each other at its external address (section 6). */
  readonly hairpinning: boolean;
  /** Whether the external port is that of the socket, if it is free (section 4.2.1). Otherwise it is drawn at random. */
  readonly portPreservation: boolean;
  /** After which time without a packet outwards a UDP mapping ends (section 4.3). */
  readonly udpTimeoutMs: number;
  /** The same for TCP (RFC 5382, section 5). */
  readonly tcpTimeoutMs: number;
  /** Whether packets inwards keep a mapping alive too (RFC 4787, section 4.3). */
  readonly inboundRefresh: boolean;
}

/** What the RFCs require, and where they leave a choice, the stricter one: 5 minutes for UDP, 2 hours and 4 for TCP. */
export const DEFAULT_NAT: NatBehaviour = {
  mapping: "endpoint-independent",
  filtering: "address-dependent",
  hairpinning: true,
  portPreservation: false,
  udpTimeoutMs: 300_000,
  tcpTimeoutMs: 7_440_000,
  inboundRefresh: false,
};

/** The four kinds of NATs that RFC 3489, section 5, names. */
export const NATS = {
  fullCone: { mapping: "endpoint-independent", filtering: "endpoint-independent" },
  addressRestricted: { mapping: "endpoint-independent", filtering: "address-dependent" },
  portRestricted: { mapping: "endpoint-independent", filtering: "address-and-port-dependent" },
  symmetric: { mapping: "address-and-port-dependent", filtering: "address-and-port-dependent" },
} as const satisfies Record<string, Partial<NatBehaviour>>;
