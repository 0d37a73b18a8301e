import { originOf } from "../origin.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { Certificate } from "./certificate.ts";
import type {
  CancelTimer,
  ExhaustedCode,
  IncomingConnection,
  ListenTarget,
  Network,
  OpenSocket,
  StreamListener,
} from "./network.ts";
import { Admission, type AdmissionLimits, type Place, type RefusedBy } from "./streams/admission.ts";
import { type ArrivalLimits, ArrivalQueue } from "./streams/arrival-queue.ts";

export interface ListenerOptions extends ListenTarget, ArrivalLimits {
  readonly handshakeTimeoutMs: number;
  /** Those of `Admission`. */
  readonly limits: AdmissionLimits;
  /**
   * Receives a connection whose handshake is complete.
   *
   * @param onLogin  to be called when its client is logged in: the next one may begin; without effect afterwards
   */
  readonly onConnection: (open: OpenSocket, onLogin: () => void) => void;
  /** Runs when a TLS handshake failed or a connection exceeded a limit. */
  readonly onRefused?: (address: string, code: RefusalCode, by?: RefusedBy) => void;
  /** Runs for each second in which no descriptor was left. */
  readonly onExhausted?: (code: ExhaustedCode) => void;
}

/** Why a connection was refused before it was open. TLS_FAILED: its handshake failed; LIMIT_REACHED: there are too many. */
export type RefusalCode = "TLS_FAILED" | "LIMIT_REACHED";

/**
 * Admits connections to a server, as `Admission` decides. A connection that exceeds a limit is closed
 * at once, before its TLS handshake costs anything; the network itself applies
 * `connectionsMax`, before the connection costs a socket. Few clients at a time
 * are between the start of their handshake and their login. A handshake has a
 * time limit, the wait for its turn included, however many bytes the client sends
 * meanwhile.
 */
export class Listener {
  readonly #network: Network;
  readonly #options: ListenerOptions;
  /** Those that are open, before and after their handshake. */
  readonly #connections = new Map<IncomingConnection, Place>();
  readonly #admission: Admission;
  /** The time limit of the handshake of each connection. */
  readonly #handshakes = new Map<IncomingConnection, CancelTimer>();
  readonly #arrivals: ArrivalQueue;
  /** What gives up the turn of each connection that waits for one, or has begun and is not logged in. */
  readonly #turns = new Map<IncomingConnection, () => void>();
  #listening: StreamListener | undefined;
  #closed: Promise<void> | undefined;

  /** @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE */
  static async listen(network: Network, options: ListenerOptions): Promise<Listener> {
    const listener = new Listener(network, options);
    listener.#listening = await network.listen(options, {
      onIncoming: (connection) => listener.#admit(connection),
      onDropped: (address) => options.onRefused?.(address, "LIMIT_REACHED", { limit: "connectionsMax" }),
      onExhausted: (code) => options.onExhausted?.(code),
    });
    return listener;
  }

  private constructor(network: Network, options: ListenerOptions) {
    this.#network = network;
    this.#options = options;
    this.#admission = new Admission(options.limits, network.randomBytes);
    this.#arrivals = new ArrivalQueue(network, options);
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
      for (const connection of this.#connections.keys()) connection.destroy();
    }, graceMs);
    this.stop();
    await this.#closed;
    cancel();
    return cut;
  }

  #admit(connection: IncomingConnection): void {
    const admitted = this.#admission.admit(connection.remote.address);
    if ("refusedBy" in admitted) {
      this.#refuse(connection, "LIMIT_REACHED", admitted.refusedBy);
      return;
    }
    this.#connections.set(connection, admitted.place);
    this.#handshakes.set(
      connection,
      this.#network.setTimer(() => this.#failHandshake(connection), this.#options.handshakeTimeoutMs),
    );
    connection.onClosed(() => this.#forget(connection));
    if (this.#options.certificate === undefined) this.#open(connection);
    else void this.#queueHandshake(connection);
  }

  async #queueHandshake(connection: IncomingConnection): Promise<void> {
    const arrival = await connection.hear().catch(() => undefined);
    if (arrival === undefined) this.#failHandshake(connection);
    if (arrival === undefined || !this.#handshakes.has(connection)) return;
    const origin = originOf(connection.remote.address);
    this.#turns.set(
      connection,
      this.#arrivals.enter(arrival, origin, () => this.#open(connection)),
    );
  }

  #open(connection: IncomingConnection): void {
    connection.open().then(
      (open) => {
        // The time limit and the end of the handshake can meet.
        if (this.#endHandshake(connection)) this.#options.onConnection(open, () => this.#noteLogin(connection));
      },
      () => this.#failHandshake(connection),
    );
  }

  #noteLogin(connection: IncomingConnection): void {
    this.#endTurn(connection);
    this.#connections.get(connection)?.noteLogin();
  }

  #endTurn(connection: IncomingConnection): void {
    this.#turns.get(connection)?.();
    this.#turns.delete(connection);
  }

  #failHandshake(connection: IncomingConnection): void {
    if (this.#endHandshake(connection)) this.#refuse(connection, "TLS_FAILED");
  }

  /** @returns whether the handshake was still under way */
  #endHandshake(connection: IncomingConnection): boolean {
    this.#handshakes.get(connection)?.();
    return this.#handshakes.delete(connection);
  }

  #refuse(connection: IncomingConnection, code: RefusalCode, by?: RefusedBy): void {
    this.#options.onRefused?.(connection.remote.address, code, by);
    connection.destroy();
  }

  #forget(connection: IncomingConnection): void {
    // A client that hangs up during the handshake has failed it.
    this.#failHandshake(connection);
    this.#endTurn(connection);
    this.#connections.get(connection)?.leave();
    this.#connections.delete(connection);
  }
}
