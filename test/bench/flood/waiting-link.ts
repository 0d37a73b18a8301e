/**
 * Floods a link that waits for its peer with datagrams that do not verify, and a bare socket that ignores them: what
 * a packet costs.
 */

import { createSocket } from "node:dgram";
import { once } from "node:events";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { DatagramSocket } from "../../../src/net/datagram-socket.ts";
import type { Network } from "../../../src/net/network.ts";
import { PeerDriver } from "../../../src/net/peer-driver.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { PeerConnection, type PeerConnectionOptions } from "../../../src/peering/peer-connection.ts";
import { linkKeys } from "../../crypto/link/link-keys.ts";
import { duringFlood } from "./flood.ts";

const LOOPBACK = "127.0.0.1";
const INITIATOR_ID = 1n;
export const RESPONDER_ID = 2n;
/** How long the peer has after the flood. */
const AFTERWARDS_MS = 10_000;

/** What the packets of a flood cost the process that received them. */
export interface PacketCost {
  readonly packets: number;
  /** Of the processor, for each packet: the kernel's part, Node's and ours. */
  readonly microseconds: number;
}

export interface WaitingLinkResult {
  /** A socket whose handler does nothing. */
  readonly bare: PacketCost;
  /** A link that waits for its peer. */
  readonly link: PacketCost;
}

export interface WaitingLinkOptions {
  readonly packetsPerSecond: number;
  readonly seconds: number;
}

export async function floodWaitingLink({ packetsPerSecond, seconds }: WaitingLinkOptions): Promise<WaitingLinkResult> {
  const flood = async (to: { port: number }, received: () => number): Promise<PacketCost> => {
    const target = { to: { address: LOOPBACK, port: to.port }, connectionId: RESPONDER_ID };
    let cost: PacketCost = { packets: 0, microseconds: 0 };
    await duringFlood(target, packetsPerSecond, async () => {
      const [cpu, before] = [process.cpuUsage(), received()];
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
      const { user, system } = process.cpuUsage(cpu);
      const packets = received() - before;
      cost = { packets, microseconds: (user + system) / packets };
    });
    return cost;
  };

  const socket = createSocket("udp4").bind(0, LOOPBACK);
  await once(socket, "listening");
  let ignored = 0;
  socket.on("message", () => {
    ignored += 1;
  });
  const bare = await flood(socket.address(), () => ignored);
  socket.close();

  const pair = await WaitingPair.open(systemNetwork, seconds * 1_000 + AFTERWARDS_MS);
  const link = await flood({ port: pair.port }, () => pair.dropped);
  await pair.connect();
  await pair.close();
  return { bare, link };
}

/** Two ends of a link, one of which waits for the other. */
export class WaitingPair {
  readonly #sockets: readonly [DatagramSocket, DatagramSocket];
  readonly #options: readonly [PeerConnectionOptions, PeerConnectionOptions];
  readonly #responder: DrivenEnd;
  #initiator: DrivenEnd | undefined;

  static async open(network: Network, firstProofTimeoutMs: number): Promise<WaitingPair> {
    const bind = () => DatagramSocket.bind(network, LOOPBACK, 0);
    return new WaitingPair([await bind(), await bind()], firstProofTimeoutMs);
  }

  private constructor(sockets: readonly [DatagramSocket, DatagramSocket], firstProofTimeoutMs: number) {
    this.#sockets = sockets;
    const random = systemNetwork.randomBytes;
    const [initiator, responder] = linkKeys(random);
    const shared = {
      features: ownFeatures("link"),
      limits: { ...DEFAULT_LIMITS, firstProofTimeoutMs },
      random,
      nowMs: systemNetwork.monotonicMs(),
    };
    this.#options = [
      {
        ...shared,
        keys: initiator,
        localConnectionId: INITIATOR_ID,
        remoteConnectionId: RESPONDER_ID,
        candidates: [sockets[1].address],
      },
      {
        ...shared,
        keys: responder,
        localConnectionId: RESPONDER_ID,
        remoteConnectionId: INITIATOR_ID,
        candidates: [sockets[0].address],
      },
    ];
    this.#responder = new DrivenEnd(new PeerConnection(this.#options[1]), sockets[1], RESPONDER_ID);
  }

  /** Of the end that waits. */
  get port(): number {
    return this.#sockets[1].address.port;
  }

  /** Datagrams that the waiting end has dropped. */
  get dropped(): number {
    return this.#responder.connection.statistics.dropped;
  }

  /** The peer comes, and both are connected. */
  async connect(): Promise<void> {
    this.#initiator = new DrivenEnd(new PeerConnection(this.#options[0]), this.#sockets[0], INITIATOR_ID);
    await Promise.all([this.#initiator.connected, this.#responder.connected]);
  }

  async close(): Promise<void> {
    const ends = [this.#responder, ...(this.#initiator ? [this.#initiator] : [])];
    for (const end of ends) end.close();
    await Promise.all(ends.map(({ closed }) => closed));
    for (const socket of this.#sockets) await socket.close();
  }
}

/** One end, with its socket and its timer. */
class DrivenEnd {
  readonly connection: PeerConnection;
  readonly connected: Promise<void>;
  readonly closed: Promise<void>;
  readonly #driver: PeerDriver;

  constructor(connection: PeerConnection, socket: DatagramSocket, id: bigint) {
    this.connection = connection;
    const settle = { connected: (): void => {}, closed: (): void => {} };
    this.connected = new Promise((resolve) => {
      settle.connected = resolve;
    });
    this.closed = new Promise((resolve) => {
      settle.closed = resolve;
    });
    const datagrams = {
      open: (handler: Parameters<DatagramSocket["claim"]>[1]) => socket.claim(id, handler),
      send: socket.send.bind(socket),
      close: () => socket.release(id),
    };
    this.#driver = new PeerDriver(systemNetwork, connection, datagrams, ({ type }) => {
      if (type === "connected" || type === "closed") settle[type]();
    });
  }

  close(): void {
    this.connection.close(systemNetwork.monotonicMs());
    this.#driver.drain();
  }
}
