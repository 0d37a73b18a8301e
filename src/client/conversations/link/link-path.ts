import type { PathLoss } from "../../../peering/path/proof-loss.ts";
import type { SocketAddress } from "../../../socket-address.ts";

/** Where the datagrams of a link go. */
export interface LinkDestination extends SocketAddress {
  /**
   * direct: to this address of the peer. port-mapped: to this address of the peer's gateway, which forwards from there.
   * relay: over the relay of the server, at this address.
   */
  readonly kind: "direct" | "port-mapped" | "relay";
  /** How this side reaches the relay: over UDP, or over its connection to the server; always "udp" if not relayed. */
  readonly transport: "udp" | "tls";
  /**
   * The address of this machine from which datagrams leave, if they take a further uplink. Absent: the system chooses.
   */
  readonly local?: string;
}

/** A path of a link. */
export interface LinkPath extends LinkDestination {
  /**
   * unproven: the peer has not answered a request that went there. proven: it has, and has not missed three in a row
   * since. failed: it has missed three in a row.
   */
  readonly state: "unproven" | "proven" | "failed";
  /** Whether the link's datagrams take it. */
  readonly isInUse: boolean;
  /**
   * Whether the peer itself named the address inside the seal, in its latest list; always of the relay. Another
   * address, also one that only the server has named, carries data only if it is the first that is proven on a link without
   * a relay, or after the paths in use have failed, until one that the peer named is proven.
   */
  readonly isAnnounced: boolean;
  /** Smoothed round trip time in milliseconds; undefined while none is measured, also after a failure. */
  readonly rttMs: number | undefined;
  /**
   * How many of the requests for a proof of the last five minutes got lost, or their answers. Data is not counted: an
   * acknowledgement does not say which of several transmissions has arrived.
   */
  readonly loss: PathLoss;
  /** For how many milliseconds the latest proof has been there; undefined: there was none. */
  readonly provenAgoMs: number | undefined;
}
