import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from "node:tls";
import { originOf } from "../origin.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { Certificate } from "./certificate.ts";
import type { ListenOptions, Secrets, StreamListener } from "./network.ts";
import { toTransportError } from "./transport-error.ts";

/**
 * Listens for TCP connections and carries their TLS handshakes out. Connections
 * past a limit are closed at once, before anything is spent on them.
 */
export class Listener implements StreamListener {
  readonly #options: ListenOptions;
  readonly #server: Server;
  /** Listens to nothing itself: it is handed the sockets that were let in. */
  readonly #tls: TlsServer | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #origins = new Map<string, number>();
  /** By the address and port at the other end. */
  readonly #handshakes = new Map<string, NodeJS.Timeout>();

  /** @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE */
  static async listen(options: ListenOptions): Promise<Listener> {
    const { host, port } = options;
    const listener = new Listener(options);
    const server = listener.#server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error) =>
        reject(toTransportError(error, `TCP port ${port} of ${host} could not be opened`)),
      );
      server.listen({ host, port }, () => {
        server.removeAllListeners("error");
        resolve();
      });
    });
    server.on("error", () => {});
    return listener;
  }

  private constructor(options: ListenOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#admit(socket));
    this.#server.maxConnections = options.connectionsMax;
    this.#server.on("drop", (dropped) => options.onRefused?.(dropped?.remoteAddress ?? "", "LIMIT_REACHED"));
    this.#tls = options.certificate && this.#createTls(options.certificate);
  }

  get address(): SocketAddress {
    const address = this.#server.address();
    if (address === null || typeof address === "string") return { address: "", port: 0 };
    return { address: address.address, port: address.port };
  }

  /** Takes no more connections. */
  stop(): void {
    this.#server.close();
  }

  /**
   * Waits until all connections are gone; by force after `graceMs`.
   *
   * @returns how many took force
   */
  async close(graceMs: number): Promise<number> {
    let cut = 0;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const force = setTimeout(() => {
      cut = this.#sockets.size;
      for (const socket of this.#sockets) socket.destroy();
    }, graceMs);
    await closed;
    clearTimeout(force);
    return cut;
  }

  #createTls(certificate: Certificate): TlsServer {
    const tls = createTlsServer({ ...certificate, minVersion: "TLSv1.3" }, (socket) => {
      this.#endHandshake(peerOf(socket));
      this.#options.onConnection({ socket, secrets: secretsOf(socket) });
    });
    // A handshake that fails leaves its socket open by itself.
    tls.on("tlsClientError", (_error, socket) => {
      this.#refuse(socket, "TLS_FAILED");
    });
    return tls;
  }

  #admit(socket: Socket): void {
    const origin = originOf(socket.remoteAddress ?? "");
    const open = this.#origins.get(origin) ?? 0;
    if (open >= this.#options.connectionsPerAddressMax) {
      this.#refuse(socket, "LIMIT_REACHED");
      return;
    }
    this.#origins.set(origin, open + 1);
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#forget(socket, origin));
    if (this.#tls === undefined) this.#options.onConnection({ socket, secrets: undefined });
    else this.#shakeHands(this.#tls, socket);
  }

  #shakeHands(tls: TlsServer, socket: Socket): void {
    const peer = peerOf(socket);
    // By the clock: Node's own time limit begins anew with every byte, and leaves the socket open.
    const timer = setTimeout(() => this.#refuse(socket, "TLS_FAILED"), this.#options.handshakeTimeoutMs);
    this.#handshakes.set(peer, timer);
    socket.on("close", () => {
      if (this.#handshakes.get(peer) === timer) this.#endHandshake(peer);
    });
    tls.emit("connection", socket);
  }

  #refuse(socket: Socket, code: "TLS_FAILED" | "LIMIT_REACHED"): void {
    this.#options.onRefused?.(socket.remoteAddress ?? "", code);
    socket.destroy();
  }

  #endHandshake(peer: string): void {
    clearTimeout(this.#handshakes.get(peer));
    this.#handshakes.delete(peer);
  }

  #forget(socket: Socket, origin: string): void {
    this.#sockets.delete(socket);
    const left = (this.#origins.get(origin) ?? 0) - 1;
    if (left > 0) this.#origins.set(origin, left);
    else this.#origins.delete(origin);
  }
}

/** What a TLS 1.3 connection can export, at either end. */
export function secretsOf(socket: TLSSocket): Secrets {
  return {
    channelBinding: socket.exportKeyingMaterial(32, "EXPORTER-Channel-Binding", Buffer.alloc(0)),
    exporter: (label, lengthBytes) => socket.exportKeyingMaterial(lengthBytes, label, Buffer.alloc(0)),
  };
}

/** The other end, told apart from all that are connected now. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
