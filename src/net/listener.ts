import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TLSSocket } from "node:tls";
import type { Certificate } from "./certificate.ts";
import { toTransportError } from "./transport-error.ts";

/** What the two ends of a connection share and nobody else knows. */
export interface Secrets {
  /** RFC 9266 `tls-exporter`, for SCRAM. */
  readonly channelBinding: Uint8Array;
  exporter(label: string, lengthBytes: number): Uint8Array;
}

/** A connection whose TLS handshake, where it has one, is done. */
export interface OpenSocket {
  readonly socket: Socket;
  /** Absent on a plain connection. */
  readonly secrets: Secrets | undefined;
}

export interface ListenerOptions {
  readonly host: string;
  readonly port: number;
  /** Absent: plain TCP. */
  readonly certificate: Certificate | undefined;
  readonly handshakeTimeoutMs: number;
  readonly connectionsMax: number;
  readonly onConnection: (open: OpenSocket) => void;
  /** A connection did not come to be: its TLS handshake failed, or there are too many. */
  readonly onRefused?: (address: string, code: "TLS_FAILED" | "LIMIT_REACHED") => void;
}

/** Listens for TCP connections and carries their TLS handshakes out. */
export class Listener {
  readonly #server: Server;
  readonly #sockets: Set<Socket>;

  private constructor(server: Server, sockets: Set<Socket>) {
    this.#server = server;
    this.#sockets = sockets;
  }

  /** @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE */
  static async listen(options: ListenerOptions): Promise<Listener> {
    const { certificate, onConnection, handshakeTimeoutMs, host, port } = options;
    const sockets = new Set<Socket>();
    const server =
      certificate === undefined
        ? createServer((socket) => onConnection({ socket, secrets: undefined }))
        : createTlsServer({ ...certificate, minVersion: "TLSv1.3", handshakeTimeout: handshakeTimeoutMs }, (socket) =>
            onConnection({ socket, secrets: secretsOf(socket) }),
          );
    server.maxConnections = options.connectionsMax;
    // "connection" comes before TLS: every socket is known from its first moment.
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => socket.destroy());
    });
    // A handshake that fails or takes too long leaves its socket open by itself.
    server.on("tlsClientError", (_error, socket) => {
      options.onRefused?.(socket.remoteAddress ?? "", "TLS_FAILED");
      socket.destroy();
    });
    server.on("drop", (dropped) => options.onRefused?.(dropped?.remoteAddress ?? "", "LIMIT_REACHED"));
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
    return new Listener(server, sockets);
  }

  get address(): { address: string; port: number } {
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
}

/** What a TLS 1.3 connection can export, at either end. */
export function secretsOf(socket: TLSSocket): Secrets {
  return {
    channelBinding: socket.exportKeyingMaterial(32, "EXPORTER-Channel-Binding", Buffer.alloc(0)),
    exporter: (label, lengthBytes) => socket.exportKeyingMaterial(lengthBytes, label, Buffer.alloc(0)),
  };
}
