import { TransportError } from "../errors.ts";
import { DatagramSocket } from "../net/datagram-socket.ts";
import type { Network } from "../net/network.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { SecondPort } from "./connection-routes.ts";

/** Where the server answers probes a second time. */
export interface SecondProbes {
  /** The address to listen on; undefined: that of the server's own UDP port. */
  readonly host: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** The address that clients are told; empty: that of the server. */
  readonly announced: string;
}

/** Answers one probe. Returns the answer; undefined drops the probe. */
export type AnswerProbe = (bytes: Uint8Array, from: SocketAddress, at: "first" | "second") => Uint8Array | undefined;

/**
 * The UDP ports at which a server answers probes: its own, and a second one, at which a client that has a NAT for each
 * destination is seen at another port. Both serve the same connection ids, with the same keys and rates.
 */
export class ProbeSockets {
  readonly #first: DatagramSocket;
  readonly #second: DatagramSocket | undefined;
  /** Undefined: there is none. */
  readonly secondPort: SecondPort | undefined;

  /**
   * Opens the second port. If any free port would do and none can be opened, there is none.
   *
   * @param first  the server's own UDP socket, which its owner closes
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE: the port or address that was asked for cannot
   *   be opened
   */
  static async open(network: Network, first: DatagramSocket, wanted: SecondProbes | undefined): Promise<ProbeSockets> {
    if (wanted === undefined) return new ProbeSockets(first, undefined, "");
    const { host = first.address.address, port, announced } = wanted;
    try {
      return new ProbeSockets(first, await DatagramSocket.bind(network, host, port), announced);
    } catch (error) {
      if (error instanceof TransportError && port === 0 && announced === "")
        return new ProbeSockets(first, undefined, "");
      throw error;
    }
  }

  private constructor(first: DatagramSocket, second: DatagramSocket | undefined, address: string) {
    this.#first = first;
    this.#second = second;
    this.secondPort = second && { address, port: second.address.port };
  }

  /** The server's own UDP port. */
  get port(): number {
    return this.#first.address.port;
  }

  /** The address that the server's own UDP port is bound to. */
  get boundAddress(): string {
    return this.#first.address.address;
  }

  /** Datagrams that the second port dropped. */
  get dropped(): number {
    return this.#second?.dropped ?? 0;
  }

  /** Hands over the datagrams of a connection id that arrive at both ports, until `release`. */
  claim(connectionId: bigint, answer: AnswerProbe): void {
    for (const [at, socket] of [
      ["first", this.#first],
      ["second", this.#second],
    ] as const) {
      socket?.claim(connectionId, (bytes, from) => {
        const answered = answer(bytes, from, at);
        if (answered !== undefined) socket.send(answered, from);
        return answered !== undefined;
      });
    }
  }

  release(connectionId: bigint): void {
    this.#first.release(connectionId);
    this.#second?.release(connectionId);
  }

  /** Closes the second port. */
  async close(): Promise<void> {
    await this.#second?.close();
  }
}
