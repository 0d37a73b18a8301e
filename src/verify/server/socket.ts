/** Sockets, time and randomness of the suite. The rest of `verify` uses only these. */

import { createHash, randomBytes } from "node:crypto";
import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { connect, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import type { ServerAddress } from "../../server-address.ts";
import { parseIpAddress } from "../../socket-address.ts";
import { ConnectError } from "../shared/fault.ts";

/** Where the server under test listens. Without a fingerprint, any key passes. */
export type Target = ServerAddress;

/** What the TLS session of a connection exports. */
export interface Secrets {
  /** RFC 9266 `tls-exporter`, 32 bytes. */
  readonly channelBinding: Uint8Array;
  /** For the keys of datagrams, 32 bytes. */
  readonly datagramExporter: Uint8Array;
  /** For resumptions, 32 bytes. */
  readonly resumptionExporter: Uint8Array;
}

export interface OpenConnection {
  readonly socket: Socket;
  /** Undefined on plain TCP. */
  readonly secrets: Secrets | undefined;
  /** The key of the server: SubjectPublicKeyInfo in DER. Undefined on plain TCP. */
  readonly serverKey: Uint8Array | undefined;
}

const EXPORT_BYTES = 32;
const NO_CONTEXT = Buffer.alloc(0);

/**
 * Opens a connection and completes the TLS handshake.
 *
 * @throws ConnectError nobody listens, the handshake fails or takes longer than `timeoutMs`, or the key is not the
 *   pinned one
 */
export async function openConnection(target: Target, timeoutMs: number): Promise<OpenConnection> {
  const { host, port, security } = target;
  const to = { host, port, allowHalfOpen: true };
  if (security === "plain") {
    const socket = connect(to);
    await opened(socket, "connect", timeoutMs);
    return { socket, secrets: undefined, serverKey: undefined };
  }
  const servername = parseIpAddress(host) === undefined ? host : "";
  const socket = connectTls({ ...to, servername, minVersion: "TLSv1.3", rejectUnauthorized: false });
  await opened(socket, "secureConnect", timeoutMs);
  const serverKey = checkKey(socket, target);
  const secrets = {
    channelBinding: socket.exportKeyingMaterial(EXPORT_BYTES, "EXPORTER-Channel-Binding", NO_CONTEXT),
    datagramExporter: socket.exportKeyingMaterial(EXPORT_BYTES, "EXPORTER-chatwire-datagram", NO_CONTEXT),
    resumptionExporter: socket.exportKeyingMaterial(EXPORT_BYTES, "EXPORTER-chatwire-resumption", NO_CONTEXT),
  };
  return { socket, secrets, serverKey };
}

/** Whether the server completes a handshake of TLS 1.2 at most. */
export async function acceptsTls12({ host, port }: Target, timeoutMs: number): Promise<boolean> {
  const socket = connectTls({ host, port, minVersion: "TLSv1.2", maxVersion: "TLSv1.2", rejectUnauthorized: false });
  try {
    await opened(socket, "secureConnect", timeoutMs);
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Opens a UDP socket of the address family of `host`. */
export async function openUdp(host: string): Promise<UdpSocket> {
  const socket = createSocket(parseIpAddress(host)?.family === 6 ? "udp6" : "udp4");
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(0, resolve);
  });
  socket.on("error", () => {});
  return socket;
}

export function random(length: number): Uint8Array {
  return Uint8Array.from(randomBytes(length));
}

/** Monotonic milliseconds. */
export function nowMs(): number {
  return performance.now();
}

export function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** Calls back once, unless cancelled with the returned function. */
export function after(durationMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, durationMs);
  return () => clearTimeout(timer);
}

function opened(socket: Socket, event: "connect" | "secureConnect", timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (text: string): void => {
      cancel();
      socket.on("error", () => {}).destroy();
      reject(new ConnectError(text));
    };
    const cancel = after(timeoutMs, () => fail(`The connection was not open after ${timeoutMs} ms.`));
    socket.once("error", ({ message }) => fail(message));
    socket.once("end", () => fail("The server closed the connection during the handshake."));
    socket.once(event, () => {
      cancel();
      socket.removeAllListeners("end").removeAllListeners("error");
      socket.on("error", () => {});
      resolve();
    });
  });
}

/** @returns the key that the server shows */
function checkKey(socket: TLSSocket, { fingerprint }: Target): Uint8Array | undefined {
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: "spki", format: "der" });
  const shown = key && createHash("sha256").update(key).digest("hex");
  if (fingerprint === undefined || fingerprint === shown) return key;
  socket.destroy();
  throw new ConnectError(`The fingerprint of the server's key is ${shown}, not ${fingerprint}.`);
}
