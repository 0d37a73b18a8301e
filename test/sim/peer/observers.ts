/** Observers of the datagrams between two peers, and what the tests about them measure. */

import { isSameAddress, type SocketAddress } from "../../../src/socket-address.ts";
import type { SimulatedDatagram } from "../../../src/testing/datagram-network.ts";
import { SEED } from "../../seed.ts";
import { eventsOf, PeerPair, type PeerPairOptions, type Side } from "./peer-pair.ts";

export const THIRD_PARTY = { address: "203.0.113.9", port: 9_999 };
export const FORWARDER = { address: "203.0.113.5", port: 5_555 };
/** The address that a peer moves to. */
export const MOVED = { address: "198.51.100.7", port: 4_321 };

export function connectedPair(options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  pair.run(200);
  return pair;
}

/** How many bytes the two sides have sent to an address. */
export function bytesTo(pair: PeerPair, address: SocketAddress): number {
  const there = pair.datagrams.sent.filter(({ to }) => isSameAddress(to, address));
  return there.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

export function textsOf(side: Side): string[] {
  return eventsOf(side, "text").map(({ text }) => text);
}

/**
 * Creates an observer that forwards all datagrams between the sides, in both directions, from its own address and
 * without latency.
 */
export function forwardBothWays(pair: PeerPair): (datagram: SimulatedDatagram) => SimulatedDatagram[] {
  return (datagram) => {
    const { from, to } = datagram;
    const isFromInitiator = isSameAddress(from, pair.initiator.address);
    if (isSameAddress(to, FORWARDER)) {
      const other = isFromInitiator ? pair.responder.address : pair.initiator.address;
      return [{ ...datagram, from: FORWARDER, to: other }];
    }
    return [{ ...datagram, from: FORWARDER }];
  };
}
