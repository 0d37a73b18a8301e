import { hkdfSync } from "node:crypto";
import { TransportError } from "../errors.ts";
import type { ListenHandlers, ListenTarget, OpenSocket, Secrets } from "../net/network.ts";
import { serverKeyOf } from "../net/server-key.ts";
import { SimulatedStream, type StreamWorld } from "./simulated-stream.ts";

/** A host as its connections see it. */
export interface StreamHost {
  readonly address: string;
  readonly isConnected: boolean;
  /** Counts a stream among those of this host until it closes. */
  keep(stream: SimulatedStream): void;
  /** The server that listens at a port, if one does. */
  listeningAt(port: number): Listening | undefined;
}

export interface Listening {
  target: ListenTarget;
  readonly handlers: ListenHandlers;
  /** The server's ends of its open connections. */
  readonly streams: Set<SimulatedStream>;
}

/**
 * The beginning of one connection. It takes as many round trips as a real one:
 * one for TCP and one more for TLS 1.3. A packet that meets a disconnected host
 * is lost, and the handshake then waits until one side gives up.
 */
export class SimulatedHandshake {
  readonly #client: StreamHost;
  readonly #server: StreamHost;
  readonly #world: StreamWorld;
  readonly #atClient: SimulatedStream;
  readonly #atServer: SimulatedStream;
  /** Rejects when one end has closed. */
  readonly #closed: Promise<never>;
  /** The server accepts the connection and is ready for TLS. */
  readonly #serverReady = new Milestone();
  /** The client's first TLS messages have arrived. */
  readonly #clientHello = new Milestone();

  constructor(client: StreamHost, clientPort: number, server: StreamHost, serverPort: number, world: StreamWorld) {
    this.#client = client;
    this.#server = server;
    this.#world = world;
    const { atClient, atServer } = SimulatedStream.pair(
      { address: client.address, port: clientPort },
      { address: server.address, port: serverPort },
      () => this.#isConnected,
      world,
    );
    this.#atClient = atClient;
    this.#atServer = atServer;
    this.#closed = new Promise((_, reject) => {
      for (const stream of [atClient, atServer])
        stream.onClosed(() => reject(this.#failure("CONNECTION_LOST", "the connection was closed")));
    });
    this.#closed.catch(() => {});
  }

  /** @throws TransportError CONNECTION_REFUSED, CONNECTION_LOST, TLS_FAILED */
  async complete(security: "tls" | "plain"): Promise<OpenSocket> {
    await this.#travel();
    const listening = this.#server.listeningAt(this.#atServer.local.port);
    if (listening === undefined) {
      await this.#travel();
      throw this.#failure("CONNECTION_REFUSED", "no server listens there");
    }
    this.#client.keep(this.#atClient);
    this.#server.keep(this.#atServer);
    const { certificate } = listening.target;
    const tls = certificate && {
      secrets: createSecrets(this.#world.random.bytes(32)),
      serverKey: serverKeyOf(certificate.cert),
    };
    this.#arriveAt(listening, tls);
    await this.#travel();
    if (security === "plain") return { socket: this.#atClient, secrets: undefined, serverKey: undefined };
    if (tls === undefined) throw this.#failure("TLS_FAILED", "the server does not speak TLS");
    await this.#travel();
    this.#clientHello.reach();
    await Promise.race([this.#serverReady.reached, this.#closed]);
    await this.#travel();
    return { socket: this.#atClient, ...tls };
  }

  /** Ends the connection from the client's side. */
  abort(): void {
    this.#atClient.destroy();
  }

  /** Hands the connection to the server, or closes it if the server has as many as it wants. */
  #arriveAt({ target, handlers, streams }: Listening, tls: SimulatedTls | undefined): void {
    const stream = this.#atServer;
    if (streams.size >= target.connectionsMax) {
      stream.destroy();
      handlers.onDropped(stream.remote.address);
      return;
    }
    streams.add(stream);
    stream.onClosed(() => streams.delete(stream));
    handlers.onIncoming({
      remote: stream.remote,
      open: () => this.#accept(tls),
      destroy: () => stream.destroy(),
      onClosed: (handler) => stream.onClosed(handler),
    });
  }

  async #accept(tls: SimulatedTls | undefined): Promise<OpenSocket> {
    if (tls !== undefined) {
      this.#serverReady.reach();
      await Promise.race([this.#clientHello.reached, this.#closed]);
      // The server's messages to the client, and the client's last one back.
      await this.#travel();
      await this.#travel();
    }
    return { socket: this.#atServer, secrets: tls?.secrets, serverKey: tls?.serverKey };
  }

  /**
   * Waits until a packet has crossed the network. Never resolves if it is lost.
   *
   * @throws TransportError CONNECTION_LOST
   */
  #travel(): Promise<void> {
    const { time, random, streamConditions } = this.#world;
    const { latencyMs, jitterMs } = streamConditions();
    const arrivalMs = time.nowMs + latencyMs + (random.next() / 2 ** 32) * jitterMs;
    const wasConnected = this.#isConnected;
    const arrival = new Promise<void>((resolve) => {
      time.schedule(() => {
        if (wasConnected && this.#isConnected) resolve();
      }, arrivalMs);
    });
    return Promise.race([arrival, this.#closed]);
  }

  get #isConnected(): boolean {
    return this.#client.isConnected && this.#server.isConnected;
  }

  #failure(code: TransportError["code"], reason: string): TransportError {
    const { address, port } = this.#atServer.local;
    return new TransportError(code, `Connecting to ${address} port ${port} failed: ${reason}.`);
  }
}

interface SimulatedTls {
  readonly secrets: Secrets;
  readonly serverKey: Uint8Array;
}

/** A point that is reached once. */
class Milestone {
  reach = (): void => {};
  readonly reached = new Promise<void>((resolve) => {
    this.reach = resolve;
  });
}

function createSecrets(secret: Uint8Array): Secrets {
  const exporter = (label: string, lengthBytes: number): Uint8Array =>
    new Uint8Array(hkdfSync("sha256", secret, "", label, lengthBytes));
  return { channelBinding: exporter("EXPORTER-Channel-Binding", 32), exporter };
}
