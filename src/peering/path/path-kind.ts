import type { SocketAddress } from "../../socket-address.ts";

/**
 * Names the other end of a path, in `handleDatagram` and in `Transmit`. Every path is direct, so an address names it.
 * A second kind of path would make this a union, with a tag that tells its destinations from addresses.
 */
export type Destination = SocketAddress;

/**
 * The rules of one kind of path. A link knows destinations only through them.
 *
 * The owner of the link moves the bytes: it sends each datagram to its destination, and names the source of each
 * datagram that arrives.
 */
export interface PathKind<D = Destination> {
  /**
   * Longest datagram of a link, header and tag included, without bytes that the kind itself adds around it. It never
   * changes, because the link cuts texts to this size when it queues them.
   */
  readonly datagramBytesMax: number;

  /** Returns a copy that names the same destination and has no other properties of the original. */
  copy(destination: D): D;

  isSame(one: D, other: D): boolean;

  /**
   * Whether datagrams may be sent to a destination that the peer or the server offered. A link does not ask this about
   * the source of a datagram that verifies.
   */
  isUsable(offered: D): boolean;

  /** How much slower than others a path to the destination may count, in milliseconds. */
  handicapMs(destination: D): number;
}
