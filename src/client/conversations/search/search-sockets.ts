import { ChatError } from "../../../errors.ts";
import { DatagramSocket } from "../../../net/datagram-socket.ts";
import type { Network } from "../../../net/network.ts";
import type { Destination } from "../../../peering/path/path-kind.ts";

/** Sockets that are opened at once. */
const BATCH = 32;

/** The sockets that one link has besides that of all links: for a port search, and for the path that it has found. */
export class SearchSockets {
  readonly #network: Network;
  readonly #like: DatagramSocket;
  readonly #connectionId: bigint;
  /** By number, which no later socket gets again. */
  readonly #sockets = new Map<number, DatagramSocket>();
  #handler: (bytes: Uint8Array, from: Destination) => boolean = () => false;
  #last = 0;
  #isEnded = false;

  /**
   * @param like          a socket at the address of these, which takes datagrams of the same length
   * @param connectionId  of the datagrams that they hand over
   */
  constructor(network: Network, like: DatagramSocket, connectionId: bigint) {
    this.#network = network;
    this.#like = like;
    this.#connectionId = connectionId;
  }

  /** Hands over what arrives from now on. `from` names the socket. */
  onDatagram(handler: (bytes: Uint8Array, from: Destination) => boolean): void {
    this.#handler = handler;
  }

  /**
   * Opens sockets. Where descriptors are short, opens fewer, and leaves as many to others.
   *
   * @returns their numbers
   */
  async open(count: number): Promise<number[]> {
    const opened: number[] = [];
    while (opened.length < count && !this.#isEnded) {
      const batch = Array.from({ length: Math.min(BATCH, count - opened.length) }, () => this.#bind());
      const numbers = await Promise.all(batch);
      opened.push(...numbers.filter((number) => number !== undefined));
      if (!numbers.includes(undefined)) continue;
      this.#close(opened.splice(Math.floor(opened.length / 2)));
      break;
    }
    return opened;
  }

  /** Sends one datagram from the socket that the destination names, unreliably. */
  send(bytes: Uint8Array, to: Destination): void {
    if (to.socket !== undefined) this.#sockets.get(to.socket)?.send(bytes, to);
  }

  /** Closes all sockets but these. */
  keep(kept: readonly number[]): void {
    this.#close([...this.#sockets.keys()].filter((number) => !kept.includes(number)));
  }

  /** Closes all sockets, also those that are being opened. */
  end(): void {
    this.#isEnded = true;
    this.keep([]);
  }

  /** Returns the number of the socket; undefined if it cannot be opened. */
  async #bind(): Promise<number | undefined> {
    try {
      const { address, bytesMax } = this.#like;
      const socket = await DatagramSocket.bind(this.#network, address.address, 0, bytesMax);
      this.#last += 1;
      const number = this.#last;
      this.#sockets.set(number, socket);
      socket.claim(this.#connectionId, (bytes, { address, port }) =>
        this.#handler(bytes, { address, port, socket: number }),
      );
      if (this.#isEnded) this.#close([number]);
      return number;
    } catch (error) {
      if (error instanceof ChatError) return undefined;
      throw error;
    }
  }

  #close(numbers: readonly number[]): void {
    for (const number of numbers) {
      this.#sockets
        .get(number)
        ?.close()
        .catch(() => {});
      this.#sockets.delete(number);
    }
  }
}
