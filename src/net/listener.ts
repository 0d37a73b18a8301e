import { originOf } from "../origin.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { Certificate } from "./certificate.ts";
import type { CancelTimer, IncomingConnection, ListenTarget, Network, OpenSocket, StreamListener } from "./network.ts";

export interface ListenerOptions extends ListenTarget {
  readonly handshakeTimeoutMs: number;
  /** From one IPv4 address, or one /64 of IPv6. */
  readonly connectionsPerAddressMax: number;
  readonly onConnection: (open: OpenSocket) => void;
  /** Runs when a TLS handshake failed or a connection exceeded a limit. */
  readonly onRefused?: (address: string, code: RefusalCode) => void;
}

/** Why a connection was refused before it was open. TLS_FAILED: its handshake failed; LIMIT_REACHED: there are too many. */
export type RefusalCode = "TLS_FAILED" | "LIMIT_REACHED";

/**
 * Admits connections to a server. A connection that exceeds a limit is closed
 * at once, before its TLS handshake costs anything; the network itself applies
 * `connectionsMax`, before the connection costs a socket. A handshake has a time
 * limit of its own, however many bytes the client sends meanwhile.
 */
export class Listener {
  readonly #network: Network;
  readonly #options: ListenerOptions;
  readonly #connections = new Set<IncomingConnection>();
  /** How many connections are open, by origin. */
  readonly #origins = new Map<string, number>();
  readonly #handshakes = new Map<IncomingConnection, CancelTimer>();
  #listening: StreamListener | undefined;
  #closed: Promise<void> | undefined;

  /** @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE */
  static async listen(network: Network, options: ListenerOptions): Promise<Listener> {
    const listener = new Listener(network, options);
    listener.#listening = await network.listen(options, {
      onIncoming: (connection) => listener.#admit(connection),
      onDropped: (address) => options.onRefused?.(address, "LIMIT_REACHED"),
    });
    return listener;
  }

  private constructor(network: Network, options: ListenerOptions) {
    this.#network = network;
    this.#options = options;
  }

  get address(): SocketAddress {
    return this.#listening?.address ?? { address: "", port: 0 };
  }

  /** Shows this certificate in handshakes that begin from now on. */
  setCertificate(certificate: Certificate): void {
    this.#listening?.setCertificate(certificate);
  }

  /** Accepts no more connections. */
  stop(): void {
    this.#closed ??= this.#listening?.close();
  }

  /**
   * Accepts no more connections and waits until all have closed. Closes those left after `graceMs` by force.
   *
   * @returns how many it closed by force
   */
  async close(graceMs: number): Promise<number> {
    let cut = 0;
    const cancel = this.#network.setTimer(() => {
      cut = this.#connections.size;
      for (const connection of this.#connections) connection.destroy();
    }, graceMs);
    this.stop();
    await this.#closed;
    cancel();
    return cut;
  }

  #admit(connection: IncomingConnection): void {
    const { connectionsPerAddressMax, handshakeTimeoutMs } = this.#options;
    const origin = originOf(connection.remote.address);
    const fromOrigin = this.#origins.get(origin) ?? 0;
    if (fromOrigin >= connectionsPerAddressMax) {
      this.#refuse(connection, "LIMIT_REACHED");
      return;
    }
    this.#origins.set(origin, fromOrigin + 1);
    this.#connections.add(connection);
    const expire = (): void => this.#failHandshake(connection);
    this.#handshakes.set(connection, this.#network.setTimer(expire, handshakeTimeoutMs));
    connection.onClosed(() => this.#forget(connection, origin));
    connection.open().then(
      (open) => {
        // The time limit and the end of the handshake can meet.
        if (this.#endHandshake(connection)) this.#options.onConnection(open);
      },
      () => this.#failHandshake(connection),
    );
  }

  #failHandshake(connection: IncomingConnection): void {
    if (this.#endHandshake(connection)) this.#refuse(connection, "TLS_FAILED");
  }

  /** @returns whether the handshake was still under way */
  #endHandshake(connection: IncomingConnection): boolean {
    this.#handshakes.get(connection)?.();
    return this.#handshakes.delete(connection);
  }

  #refuse(connection: IncomingConnection, code: RefusalCode): void {
    this.#options.onRefused?.(connection.remote.address, code);
    connection.destroy();
  }

  #forget(connection: IncomingConnection, origin: string): void {
    // A client that hangs up during the handshake has failed it.
    this.#failHandshake(connection);
    this.#connections.delete(connection);
    const left = (this.#origins.get(origin) ?? 0) - 1;
    if (left > 0) this.#origins.set(origin, left);
    else this.#origins.delete(origin);
  }
}
