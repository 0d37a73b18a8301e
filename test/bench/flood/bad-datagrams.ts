/** What a datagram that does not verify costs at each receiver, from the moment at which the system hands it over. */

import { randomBytes } from "node:crypto";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { createDatagramHeader, DatagramKind } from "../../../src/framing/datagram.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { Network, UdpSocket } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { createProbeBucket, ProbeServer } from "../../../src/session/probe/probe-server.ts";
import { RelayServer } from "../../../src/session/relay/relay-server.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { replace } from "../../client/replace.ts";
import { RESPONDER_ID, WaitingPair } from "./waiting-link.ts";

const HOST = "127.0.0.1";
const FLOODER: SocketAddress = { address: "127.0.0.2", port: 9 };
const SERVER_ID = 5n;
/** That of a request that fills a datagram. */
const DATAGRAM_BYTES = 1_200;
const PROBE_BYTES = 128;
const ROUNDS = 5;
const TIMEOUT_MS = 60_000;

export interface BadDatagramCost {
  readonly name: string;
  /** Of the processor, for each datagram: the least of several rounds. */
  readonly microseconds: number;
  /** Datagrams that were not dropped. */
  readonly taken: number;
}

/** @param count  datagrams in each round */
export async function measureBadDatagrams(count: number): Promise<BadDatagramCost[]> {
  const { SEALED: sealed, RELAYED: relayed } = DatagramKind;
  const costs: BadDatagramCost[] = [];
  const measure = (name: string, bytes: Uint8Array, take: (bytes: Uint8Array) => boolean): void => {
    costs.push({ name, ...costOf(count, () => take(bytes)) });
  };

  const network = new HandedNetwork();
  const pair = await WaitingPair.open(network.network, TIMEOUT_MS);
  const toLink = (bytes: Uint8Array): boolean => {
    const { dropped } = pair;
    network.hand(bytes, pair.port, FLOODER);
    return pair.dropped === dropped;
  };
  measure("link that waits for its peer", badDatagram(sealed, RESPONDER_ID, DATAGRAM_BYTES), toLink);
  await pair.connect();
  measure("established link", badDatagram(sealed, RESPONDER_ID, DATAGRAM_BYTES), toLink);
  await pair.close();

  const relay = new RelayServer<number, never>(DEFAULT_LIMITS, randomBytes(32), 0);
  const grant = (user: number, relayId: bigint) => ({ user, relayId, key: randomBytes(32) });
  const [side] = relay.open([grant(1, SERVER_ID), grant(2, SERVER_ID + 1n)], 0).sides;
  measure("relay", badDatagram(relayed, SERVER_ID, DATAGRAM_BYTES), (bytes) => {
    return side.handleDatagram(bytes, FLOODER, systemNetwork.monotonicMs()) !== undefined;
  });

  const keys = { connectionId: SERVER_ID, sealKey: randomBytes(32), openKey: randomBytes(32) };
  const probes = new ProbeServer(keys, createProbeBucket(0));
  measure("probe of a client", badDatagram(sealed, SERVER_ID, PROBE_BYTES), (bytes) => {
    return probes.handleDatagram(bytes, FLOODER, State.AVAILABLE, systemNetwork.monotonicMs()) !== undefined;
  });
  return costs;
}

function costOf(count: number, take: () => boolean): Pick<BadDatagramCost, "microseconds" | "taken"> {
  let microseconds = Number.POSITIVE_INFINITY;
  let taken = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let each = 0; each < count; each++) if (take()) taken += 1;
    const { user, system } = process.cpuUsage(before);
    microseconds = Math.min(microseconds, (user + system) / count);
  }
  return { microseconds, taken };
}

/** A datagram with a header that is as it should be, and nothing else that is. */
function badDatagram(kind: DatagramKind, connectionId: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(randomBytes(length));
  bytes.set(createDatagramHeader(kind, connectionId));
  if (kind === DatagramKind.SEALED || kind === DatagramKind.RELAYED) bytes[16] = 100;
  return bytes;
}

/** UDP sockets that hand each other their datagrams, and those of a flood, without the system. */
class HandedNetwork {
  readonly network: Network = replace(systemNetwork, { bindUdp: async () => this.#bind() });
  readonly #handlers: Array<(bytes: Uint8Array, from: SocketAddress) => void> = [];

  /** @param port  of the receiver */
  hand(bytes: Uint8Array, port: number, from: SocketAddress): void {
    this.#handlers[port - 1]?.(bytes, from);
  }

  #bind(): UdpSocket {
    const address = { address: HOST, port: this.#handlers.push(() => {}) };
    return {
      address,
      send: (bytes, { port }) => setImmediate(() => this.hand(bytes, port, address)),
      onDatagram: (handler) => {
        this.#handlers[address.port - 1] = handler;
      },
      close: async () => {},
    };
  }
}
