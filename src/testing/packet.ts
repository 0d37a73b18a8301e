/** What travels through a simulated network: UDP datagrams, and segments of TCP connections. */

import type { Arrival, Secrets } from "../net/network.ts";
import type { SocketAddress } from "../socket-address.ts";

export type Packet = UdpPacket | TcpPacket;

interface Ends {
  readonly from: SocketAddress;
  readonly to: SocketAddress;
}

export interface UdpPacket extends Ends {
  readonly protocol: "udp";
  readonly bytes: Uint8Array;
}

export interface TcpPacket extends Ends {
  readonly protocol: "tcp";
  readonly segment: Segment;
}

/**
 * - syn, syn-ack: open a connection. The third packet of TCP is missing, because it changes nothing here.
 * - data: one item of a direction; the items are numbered from 0.
 * - ack: see `Acknowledgement`. probe: asks for one.
 * - rst: there is no such connection, or no server. unreachable: there is no such address (ICMP).
 */
export type Segment =
  | { readonly kind: "syn" | "syn-ack" | "probe" | "rst" | "unreachable" }
  | { readonly kind: "data"; readonly number: number; readonly content: Content }
  | Acknowledgement;

/** Tells how far one direction has got. */
export interface Acknowledgement {
  readonly kind: "ack";
  /** All items before this one have arrived. */
  readonly next: number;
  /** The item that arrived just now. */
  readonly arrived: number | undefined;
  /** How many bytes the program has read. */
  readonly readBytes: number;
}

/** An item of a direction: bytes of the program, messages of the TLS handshake, or the end. */
export type Content =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "tls"; readonly flight: TlsFlight }
  | { readonly kind: "end" };

/** The messages of a TLS 1.3 handshake that one side sends at a time. */
export type TlsFlight =
  /** `arrival` is in the first ones. */
  | { readonly from: "client"; readonly arrival?: Arrival }
  /** `tls` is undefined if the server does not speak TLS. */
  | { readonly from: "server"; readonly tls: SimulatedTls | undefined };

/** What a TLS handshake gives to both sides. */
export interface SimulatedTls {
  readonly secrets: Secrets;
  readonly serverKey: Uint8Array;
}

const IPV4_HEADER_BYTES = 20;
const IPV6_HEADER_BYTES = 40;
const UDP_HEADER_BYTES = 8;
const TCP_HEADER_BYTES = 20;
/** About what the flights of a handshake with a certificate on the curve P-256 take. */
const TLS_FLIGHT_BYTES = { client: 400, server: 1_200 } as const;

/** The size of a packet, with its headers. */
export function packetBytes(packet: Packet): number {
  const ipBytes = packet.to.address.includes(":") ? IPV6_HEADER_BYTES : IPV4_HEADER_BYTES;
  if (packet.protocol === "udp") return ipBytes + UDP_HEADER_BYTES + packet.bytes.length;
  const { segment } = packet;
  return ipBytes + TCP_HEADER_BYTES + (segment.kind === "data" ? contentBytes(segment.content) : 0);
}

export function contentBytes(content: Content): number {
  if (content.kind === "bytes") return content.bytes.length;
  return content.kind === "tls" ? TLS_FLIGHT_BYTES[content.flight.from] : 0;
}
