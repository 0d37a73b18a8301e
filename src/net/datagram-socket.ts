import { TransportError } from "../errors.ts";
import { readDatagramId } from "../framing/datagram.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { Network, UdpSocket } from "./network.ts";

/** Handles the datagrams of one connection id. Returns false to have a datagram counted as dropped. */
export type DatagramHandler = (bytes: Uint8Array, from: SocketAddress) => boolean;

/**
 * One UDP socket, shared by everything in a client or a server that uses
 * datagrams. Hands each datagram to the handler of its connection id; counts and
 * drops the rest.
 */
export class DatagramSocket {
  readonly #socket: UdpSocket;
  /** Longest datagram that is handed to a handler; undefined: the protocol's `datagramBytesMax`. */
  readonly bytesMax: number | undefined;
  readonly #handlers = new Map<bigint, DatagramHandler>();
  #dropped = 0;

  private constructor(socket: UdpSocket, bytesMax: number | undefined) {
    this.#socket = socket;
    this.bytesMax = bytesMax;
    socket.onDatagram((bytes, from) => this.#handle(bytes, from));
  }

  /**
   * @param host  address of a network interface; it determines the socket's family
   * @param port  0: any free port
   * @param bytesMax  longest datagram that is handed to a handler. Default: the protocol's `datagramBytesMax`
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  static async bind(network: Network, host: string, port: number, bytesMax?: number): Promise<DatagramSocket> {
    return new DatagramSocket(await network.bindUdp(host, port), bytesMax);
  }

  get address(): SocketAddress {
    return this.#socket.address;
  }

  /** Datagrams that were too short, had an unknown connection id, did not verify or were replays. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Whether a connection id has a handler. */
  isClaimed(connectionId: bigint): boolean {
    return this.#handlers.has(connectionId);
  }

  /** Routes the datagrams of a connection id, which has no handler yet, to `handler`, until `release`. */
  claim(connectionId: bigint, handler: DatagramHandler): void {
    if (this.#handlers.has(connectionId))
      throw new Error("The connection id of a datagram socket has a handler already.");
    this.#handlers.set(connectionId, handler);
  }

  release(connectionId: bigint): void {
    this.#handlers.delete(connectionId);
  }

  /** Sends one datagram, unreliably. */
  send(bytes: Uint8Array, to: SocketAddress): void {
    this.#socket.send(bytes, to);
  }

  async close(): Promise<void> {
    this.#handlers.clear();
    await this.#socket.close();
  }

  #handle(bytes: Uint8Array, from: SocketAddress): void {
    const connectionId = readDatagramId(bytes, this.bytesMax);
    const handler = connectionId === undefined ? undefined : this.#handlers.get(connectionId);
    if (!handler?.(bytes, from)) this.#dropped += 1;
  }
}

/** All addresses of a machine: of both families, and where IPv6 is off, of IPv4. */
const BOTH_FAMILIES = "::";
const IPV4_ONLY = "0.0.0.0";

/**
 * Opens something on all addresses of this machine.
 *
 * @param open  opens it at the address that it gets
 * @throws what `open` throws
 */
export async function onAllAddresses<T>(open: (host: string) => Promise<T>): Promise<T> {
  try {
    return await open(BOTH_FAMILIES);
  } catch (error) {
    // That is what a system says that has no IPv6.
    if (!(error instanceof TransportError) || error.code !== "UNREACHABLE") throw error;
    return open(IPV4_ONLY);
  }
}
