import type { SocketAddress } from "../../socket-address.ts";

/**
 * Names the other end of a path, in `handleDatagram` and in `Transmit`: an address of the peer, or `RELAY`. Check
 * `isRelay` before you send to it.
 */
export interface Destination extends SocketAddress {
  /**
   * Absent: the address is that of the peer. gateway: it is one of the peer's gateway, which forwards from there because
   * the peer asked it to.
   */
  readonly via?: "relay" | "gateway";
  /** The number of the local socket, if it is another one than that of all links: a port search has opened it. */
  readonly socket?: number;
  /** The number of the uplink by which the path leaves, if it is another one than the system chooses. */
  readonly uplink?: number;
}

/** A further uplink of this side: a local socket that all links share, besides the main one. */
export interface LinkUplink {
  /** From 1. */
  readonly number: number;
  /** Of the addresses to which it leads. */
  readonly family: 4 | 6;
}

/** The way over the relay of the server. A link has at most one, so it needs no address. */
export const RELAY: Destination = { via: "relay", address: "", port: 0 };

export function isRelay({ via }: Destination): boolean {
  return via === "relay";
}

/**
 * The rules of one kind of path. A link knows destinations only through them.
 *
 * The owner of the link moves the bytes: it sends each datagram to its destination, and names the source of each
 * datagram that arrives.
 */
export interface PathKind<D = Destination> {
  /**
   * Longest datagram that every path must carry, header and tag included, without bytes that the kind itself adds around
   * it. It never changes.
   */
  readonly datagramBytesMax: number;

  /** Longest datagram that is tried on a path to the destination. A path may carry it or not. */
  probedBytesMax(destination: D): number;

  /** Returns a copy that names the same destination and has no other properties of the original. */
  copy(destination: D): D;

  isSame(one: D, other: D): boolean;

  /**
   * Whether datagrams may be sent to a destination that the peer or the server offered. A link does not ask this about
   * the source of a datagram that verifies.
   */
  isUsable(offered: D): boolean;

  /** The same destination by each further uplink that leads there. Each is a path of its own. */
  overUplinks(destination: D): readonly D[];

  /** Whether only the peer can receive what is sent there. If so, requests there need no limit. */
  leadsToPeer(destination: D): boolean;

  /** Of two paths, the one with the lower rank is better, whatever their round trips. */
  rank(destination: D): number;

  /** How much slower than others of its rank a path to the destination may count, in milliseconds. */
  handicapMs(destination: D): number;
}
