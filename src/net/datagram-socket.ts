import { createSocket, type Socket } from "node:dgram";
import { isIP } from "node:net";
import { readDatagramHeader } from "../framing/datagram.ts";
import type { SocketAddress } from "../socket-address.ts";
import { toTransportError } from "./transport-error.ts";

/** Takes the datagrams of one connection id; returns false where one was of no use, so that it is counted as dropped. */
export type DatagramHandler = (bytes: Uint8Array, from: SocketAddress) => boolean;

/** The kernel's buffer for datagrams that wait to be read, in bytes: some thousand of them. */
const RECEIVE_BUFFER_BYTES = 2_097_152;

/**
 * One UDP socket, shared by all connections of a client or a server: hands each
 * datagram to whom its connection id belongs to, and drops and counts the rest.
 */
export class DatagramSocket {
  readonly #socket: Socket;
  readonly #handlers = new Map<bigint, DatagramHandler>();
  #dropped = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("message", (bytes, from) => this.#handle(bytes, from));
    // What a send fails with is told to nobody: to the layers above the datagram is lost.
    socket.on("error", () => {});
  }

  /**
   * @param host  address of a network interface; its family is the socket's
   * @param port  0: any free one
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  static async bind(host: string, port: number): Promise<DatagramSocket> {
    const socket = createSocket({ type: isIP(host) === 6 ? "udp6" : "udp4" });
    await new Promise<void>((resolve, reject) => {
      socket.once("error", (error) =>
        reject(toTransportError(error, `UDP port ${port} of ${host} could not be opened`)),
      );
      socket.bind(port, host, () => {
        socket.removeAllListeners("error");
        resolve();
      });
    });
    try {
      socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
    } catch {
      // The system's own size does too.
    }
    return new DatagramSocket(socket);
  }

  get address(): SocketAddress {
    return this.#socket.address();
  }

  /** Datagrams that were short, belonged to nobody, did not verify or came again. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Takes over the datagrams of a connection id until `release`. */
  claim(connectionId: bigint, handler: DatagramHandler): void {
    this.#handlers.set(connectionId, handler);
  }

  release(connectionId: bigint): void {
    this.#handlers.delete(connectionId);
  }

  /** Sends one datagram. It may get lost here as well as anywhere. */
  send(bytes: Uint8Array, to: SocketAddress): void {
    // A name would be looked up; only addresses are taken.
    if (isIP(to.address) === 0 || to.port < 1 || to.port > 65_535) return;
    try {
      this.#socket.send(bytes, to.port, to.address, () => {});
    } catch {
      // A closed socket, or an address of the other family.
    }
  }

  async close(): Promise<void> {
    this.#handlers.clear();
    await new Promise<void>((resolve) => this.#socket.close(resolve));
  }

  #handle(bytes: Uint8Array, from: SocketAddress): void {
    const header = readDatagramHeader(bytes);
    const handler = header && this.#handlers.get(header.connectionId);
    if (!handler?.(bytes, { address: from.address, port: from.port })) this.#dropped += 1;
  }
}
