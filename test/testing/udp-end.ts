import type { UdpSocket } from "../../src/net/network.ts";
import type { SocketAddress } from "../../src/socket-address.ts";
import type { SimulatedHost } from "../../src/testing/index.ts";

/** A UDP socket that sends texts, and what it has received. */
export class UdpEnd {
  /** The texts, and where each came from. */
  readonly received: { readonly text: string; readonly from: SocketAddress }[] = [];
  readonly #host: SimulatedHost;
  readonly #socket: UdpSocket;

  /** @param address  default: all addresses of IPv4 */
  static async open(host: SimulatedHost, port = 0, address = "0.0.0.0"): Promise<UdpEnd> {
    return new UdpEnd(host, await host.bindUdp(address, port));
  }

  private constructor(host: SimulatedHost, socket: UdpSocket) {
    this.#host = host;
    this.#socket = socket;
    socket.onDatagram((bytes, from) => void this.received.push({ text: Buffer.from(bytes).toString(), from }));
  }

  /** Where others in the same subnet reach it. */
  get address(): SocketAddress {
    return { address: this.#host.address, port: this.#socket.address.port };
  }

  /** The texts that have arrived since the last call. */
  take(): string[] {
    return this.received.splice(0).map(({ text }) => text);
  }

  /** Where the latest text came from. */
  get lastFrom(): SocketAddress | undefined {
    return this.received.at(-1)?.from;
  }

  send(text: string, to: SocketAddress): void {
    this.#socket.send(Buffer.from(text), to);
  }

  async close(): Promise<void> {
    await this.#socket.close();
  }
}
