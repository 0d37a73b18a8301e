import { DATAGRAM_EXPORTER_BYTES, DATAGRAM_EXPORTER_LABEL } from "../../crypto/datagram-keys.ts";
import { RESUMPTION_EXPORTER_BYTES, RESUMPTION_EXPORTER_LABEL } from "../../crypto/resumption.ts";
import type { OpenSocket, Secrets, StreamSocket } from "../../net/network.ts";

/** The socket that the session of a connection has at present, with the secrets of its TLS, and the bytes of all it has had. */
export class ConnectionSocket {
  /** Undefined: the session waits for another one. */
  #socket: StreamSocket | undefined;
  /** Undefined on plain TCP too. */
  #secrets: Secrets | undefined;
  /** Bytes of the sockets before this one. */
  #before = { received: 0, sent: 0 };

  constructor({ socket, secrets }: OpenSocket) {
    this.#socket = socket;
    this.#secrets = secrets;
  }

  /** Whether there is a socket, whose end is not about to be told. */
  get isOpen(): boolean {
    return this.#socket?.destroyed === false;
  }

  /** The address of the server on the socket; empty: there is none. */
  get localAddress(): string {
    return this.#socket?.local.address ?? "";
  }

  /** The channel binding of TLS (RFC 9266), 32 bytes; undefined on plain TCP, or if there is no socket. */
  get channelBinding(): Uint8Array | undefined {
    return this.#secrets?.channelBinding;
  }

  /** Whether the secrets below are more than zeros. */
  get hasSecrets(): boolean {
    return this.#secrets !== undefined;
  }

  get bytesReceived(): number {
    return this.#before.received + (this.#socket?.bytesRead ?? 0);
  }

  get bytesSent(): number {
    return this.#before.sent + (this.#socket?.bytesWritten ?? 0);
  }

  /** 32 bytes for the keys and proofs of a resumption. On plain TCP, which is for loopback only, the session id alone is secret. */
  exportResumptionSecret(): Uint8Array {
    const exported = this.#secrets?.exporter(RESUMPTION_EXPORTER_LABEL, RESUMPTION_EXPORTER_BYTES);
    return exported ?? new Uint8Array(RESUMPTION_EXPORTER_BYTES);
  }

  /** 32 bytes for the keys of datagrams. Plain TCP exports no secret: there the keys depend on the key exchange alone. */
  exportDatagramSecret(): Uint8Array {
    const exported = this.#secrets?.exporter(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES);
    return exported ?? new Uint8Array(DATAGRAM_EXPORTER_BYTES);
  }

  /** The socket is lost, or another one takes its place. */
  leave(): void {
    this.#before = { received: this.bytesReceived, sent: this.bytesSent };
    this.#socket = undefined;
    this.#secrets = undefined;
  }

  /** Goes on with the socket of another connection, whose bytes until now are not counted here. */
  adopt(young: ConnectionSocket): void {
    const socket = young.#socket;
    this.#socket = socket;
    this.#secrets = young.#secrets;
    this.#before.received -= socket?.bytesRead ?? 0;
    this.#before.sent -= socket?.bytesWritten ?? 0;
  }
}
