/** The server's side of TLS handshakes on this machine. */

import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { createServer, type TLSSocket, type Server as TlsServer } from "node:tls";
import { type ChatError, TransportError } from "../errors.ts";
import type { KeyLog } from "../key-log.ts";
import type { Certificate } from "./certificate.ts";
import { serverKeyOf } from "./server-key.ts";
import { toTransportError } from "./transport-error.ts";

export const TLS_VERSIONS = { minVersion: "TLSv1.3" } as const;

/**
 * How long the keys of tickets are used. Node has one generation of them: after a change, no earlier ticket is taken, and
 * its client makes one full handshake.
 */
const TICKET_KEYS_MS = 3_600_000;
/** The length that Node asks for: a name, and the keys of AES-128-CBC and of HMAC-SHA-256 (RFC 5077, section 4). */
const TICKET_KEYS_BYTES = 48;

interface PendingHandshake {
  readonly resolve: (socket: TLSSocket) => void;
  readonly reject: (error: ChatError) => void;
  /** Ends the wait for the end of the connection. */
  readonly leave: () => void;
}

/**
 * Completes the server's side of TLS handshakes.
 *
 * A client that connects again may show a ticket (RFC 8446, section 2.2). The server then sends no certificate and
 * makes no signature. The server stores no tickets. Both ends still agree on new keys by Diffie-Hellman, and no early
 * data is accepted. A full handshake gives two tickets, and a resumed one none. The keys of tickets are random. They
 * change each hour, and with the certificate.
 */
export class TlsHandshakes {
  /** Listens to nothing itself: it receives accepted sockets. */
  readonly #server: TlsServer;
  /** By the client's address and port, which is all that the sockets below and above TLS have in common. */
  readonly #pending = new Map<string, PendingHandshake>();
  readonly #rotation: NodeJS.Timeout;
  #serverKey: Uint8Array;

  /** @param onKeyLog  receives the secrets of all connections */
  constructor(certificate: Certificate, onKeyLog?: KeyLog) {
    this.#serverKey = serverKeyOf(certificate.cert);
    const options = { ...certificate, ...TLS_VERSIONS, sessionTimeout: TICKET_KEYS_MS / 1_000 };
    this.#server = createServer(options, (socket) => this.#take(socket)?.resolve(socket));
    if (onKeyLog !== undefined) this.#server.on("keylog", (line) => onKeyLog(line.toString("latin1")));
    // Node leaves the socket of a failed handshake open.
    this.#server.on("tlsClientError", (error, socket) => {
      this.#take(socket)?.reject(toTransportError(error, "The TLS handshake failed"));
      socket.destroy();
    });
    this.#rotation = setInterval(() => this.#changeTicketKeys(), TICKET_KEYS_MS).unref();
  }

  /** The key of handshakes that begin now. */
  get serverKey(): Uint8Array {
    return this.#serverKey;
  }

  setCertificate(certificate: Certificate): void {
    this.#server.setSecureContext({ ...certificate, ...TLS_VERSIONS });
    // A ticket shows no certificate, so none may outlast the one under which it was made.
    this.#changeTicketKeys();
    this.#serverKey = serverKeyOf(certificate.cert);
  }

  complete(socket: Socket): Promise<TLSSocket> {
    return new Promise((resolve, reject) => {
      const key = keyOf(socket);
      const onClose = (): void => {
        this.#pending.delete(key);
        reject(new TransportError("CONNECTION_LOST", "The client closed the connection during the TLS handshake."));
      };
      this.#pending.set(key, { resolve, reject, leave: () => socket.off("close", onClose) });
      socket.on("close", onClose);
      this.#server.emit("connection", socket);
    });
  }

  /** Ends the changes of the keys of tickets. */
  close(): void {
    clearInterval(this.#rotation);
  }

  #changeTicketKeys(): void {
    this.#server.setTicketKeys(randomBytes(TICKET_KEYS_BYTES));
  }

  #take(socket: Socket): PendingHandshake | undefined {
    const key = keyOf(socket);
    const handshake = this.#pending.get(key);
    this.#pending.delete(key);
    handshake?.leave();
    return handshake;
  }
}

function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
