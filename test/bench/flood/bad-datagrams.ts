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
import { replace } from "../../served/replace.ts";
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
  const measure = (name: string, hand: () => void, dropped: () => number): void => {
    const before = dropped();
    const microseconds = costOf(count, hand);
    costs.push({ name, microseconds, taken: ROUNDS * count - (dropped() - before) });
  };

  const network = new HandedNetwork();
  const pair = await WaitingPair.open(network.network, TIMEOUT_MS);
  const bytes = badDatagram(sealed, RESPONDER_ID, DATAGRAM_BYTES);
  const toLink = (): void => network.hand(bytes, pair.port, FLOODER);
  const droppedByLink = (): number => pair.dropped;
  measure("link that waits for its peer", toLink, droppedByLink);
  await pair.connect();
  measure("established link", toLink, droppedByLink);
  await pair.close();

  const relay = new RelayServer<number, never>(DEFAULT_LIMITS, randomBytes(32), 0);
  const grant = (user: number, relayId: bigint) => ({ user, relayId, key: randomBytes(32) });
  const [side] = relay.open([grant(1, SERVER_ID), grant(2, SERVER_ID + 1n)], 0).sides;
  const toRelay = badDatagram(relayed, SERVER_ID, DATAGRAM_BYTES);
  const fromRelay = new Refused(() => side.handleDatagram(toRelay, FLOODER, systemNetwork.monotonicMs()) === undefined);
  measure("relay", fromRelay.hand, fromRelay.dropped);

  const keys = { connectionId: SERVER_ID, sealKey: randomBytes(32), openKey: randomBytes(32) };
  const probes = new ProbeServer(keys, createProbeBucket(0));
  const probe = badDatagram(sealed, SERVER_ID, PROBE_BYTES);
  const fromProbes = new Refused(
    () => probes.handleDatagram(probe, FLOODER, State.AVAILABLE, systemNetwork.monotonicMs()) === undefined,
  );
  measure("probe of a client", fromProbes.hand, fromProbes.dropped);
  return costs;
}

/** Counts what a receiver refuses that answers nothing to it. */
class Refused {
  readonly #refuses: () => boolean;
  #count = 0;

  constructor(refuses: () => boolean) {
    this.#refuses = refuses;
  }

  readonly hand = (): void => {
    if (this.#refuses()) this.#count += 1;
  };
  readonly dropped = (): number => this.#count;
}

function costOf(count: number, hand: () => void): number {
  let microseconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let each = 0; each < count; each++) hand();
    const { user, system } = process.cpuUsage(before);
    microseconds = Math.min(microseconds, (user + system) / count);
  }
  return microseconds;
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
