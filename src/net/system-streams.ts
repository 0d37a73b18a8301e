/** TCP and TLS connections of this machine, in both directions. */

import { lookup } from "node:dns/promises";
import { closeSync, openSync } from "node:fs";
import { connect, createServer, isIP, type Server, type Socket } from "node:net";
import { devNull } from "node:os";
import { connect as connectTls, createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import { type ChatError, TransportError } from "../errors.ts";
import { parseIpAddress, plainAddress, type SocketAddress } from "../socket-address.ts";
import { onAbort, untilAborted } from "./deadline.ts";
import type {
  Arrival,
  DialTarget,
  ExhaustedCode,
  IncomingConnection,
  ListenHandlers,
  ListenTarget,
  OpenSocket,
  Secrets,
  StreamHandlers,
  StreamListener,
  StreamSocket,
} from "./network.ts";
import { serverKeyOf } from "./server-key.ts";
import { arrivalOf, RETURNING_PROTOCOL } from "./streams/client-hello.ts";
import { interleaveFamilies, raceAddresses } from "./streams/happy-eyeballs.ts";
import { TlsSessions } from "./streams/tls-sessions.ts";
import { requireTrust, trusting } from "./system-authorities.ts";
import { TLS_VERSIONS, TlsHandshakes } from "./system-handshakes.ts";
import { toTransportError } from "./transport-error.ts";

/** Those of all clients of this process whose servers are checked by pins. */
const sessions = new TlsSessions();

/** See `Network.dial`. Races the addresses of the host for the TCP connection. */
export async function dial(target: DialTarget, signal: AbortSignal): Promise<OpenSocket> {
  signal.throwIfAborted();
  const { host, port, security } = target;
  const what = `Connecting to ${host} port ${port} failed`;
  const addresses = await resolve(host, what, signal);
  const connection = await raceAddresses({
    addresses,
    attempt: async (address, attemptSignal) => {
      const socket = connect({ host: address, port });
      await untilOpen(socket, "connect", what, attemptSignal);
      return socket;
    },
    discard: (late) => late.on("error", () => {}).destroy(),
    setTimer: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    signal,
  });
  if (signal.aborted) {
    connection.destroy();
    throw signal.reason;
  }
  if (security === "plain") {
    const stream = new SystemStream(connection, remoteOf(connection));
    return { socket: stream, secrets: undefined, serverKey: undefined };
  }
  return beginTls(connection, target, what, signal);
}

/** Completes the client's side of a TLS handshake. */
async function beginTls(
  connection: Socket,
  { host, port, authorities, acceptedKeys = [], arrival = "new", onKeyLog }: DialTarget,
  what: string,
  signal: AbortSignal,
): Promise<OpenSocket> {
  const server = `${host} ${port}`;
  // With authorities, each handshake is a full one: a resumed one does not check the name and dates of a certificate.
  const kept = authorities === undefined ? sessions.take(server, acceptedKeys) : undefined;
  const socket = connectTls({
    socket: connection,
    servername: parseIpAddress(host) === undefined ? host : "",
    ...(kept !== undefined && { session: kept.session }),
    ...(arrival === "returning" && { ALPNProtocols: [RETURNING_PROTOCOL] }),
    ...(authorities === undefined ? { secureContext: pinningContext() } : trusting(authorities, host)),
    rejectUnauthorized: false,
  });
  if (onKeyLog !== undefined) socket.on("keylog", (line) => onKeyLog(line.toString("latin1")));
  connection.on("error", (error) => socket.destroy(error));
  await untilOpen(socket, "secureConnect", what, signal);
  if (authorities !== undefined) requireTrust(socket, host);
  const serverKey = socket.isSessionReused() ? kept?.serverKey : keyShownIn(socket);
  if (serverKey === undefined) {
    socket.destroy();
    throw new TransportError("TLS_FAILED", `${what}: the server showed no certificate.`);
  }
  // Tickets come after the handshake.
  if (authorities === undefined) socket.on("session", (session) => sessions.keep(server, { session, serverKey }));
  const stream = new SystemStream(socket, remoteOf(socket));
  return { socket: stream, secrets: new SystemSecrets(socket), serverKey };
}

let shown: { readonly certificate: Buffer; readonly serverKey: Uint8Array } | undefined;

/** The key in the certificate of the server. Remembers the last one: the connections of a process often go to one server. */
function keyShownIn(socket: TLSSocket): Uint8Array | undefined {
  const certificate = socket.getPeerX509Certificate()?.raw;
  if (certificate === undefined) return undefined;
  if (shown === undefined || !shown.certificate.equals(certificate))
    shown = { certificate, serverKey: serverKeyOf(certificate) };
  return shown.serverKey;
}

let pinning: SecureContext | undefined;

/** For clients that judge certificates by pins: one for all, because making it costs as much as a handshake. */
function pinningContext(): SecureContext {
  pinning ??= createSecureContext(TLS_VERSIONS);
  return pinning;
}

/** The addresses of a host, as `raceAddresses` takes them: the system has sorted them by how likely they work (RFC 6724). */
async function resolve(host: string, what: string, signal: AbortSignal): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  try {
    return interleaveFamilies(await untilAborted(lookup(host, { all: true, verbatim: true }), signal));
  } catch (error) {
    throw signal.aborted ? signal.reason : toTransportError(error, what);
  }
}

/** See `Network.listen`. */
export async function listen(
  { host, port, certificate, connectionsMax, onKeyLog }: ListenTarget,
  { onIncoming, onDropped, onExhausted }: ListenHandlers,
): Promise<StreamListener> {
  const handshakes = certificate && new TlsHandshakes(certificate, onKeyLog);
  const server = createServer((socket) => onIncoming(new IncomingSocket(socket, handshakes)));
  // Node then closes a further connection itself, before it makes a socket of it.
  server.maxConnections = connectionsMax;
  server.on("drop", (dropped) => onDropped(plainAddress(dropped?.remoteAddress ?? "")));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(toTransportError(error, `TCP port ${port} of ${host} could not be opened`)));
    server.listen({ host, port }, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
  server.on("error", () => {});
  const watch = watchDescriptors(onExhausted);
  return {
    get address(): SocketAddress {
      return addressOf(server);
    },
    setCertificate: (next) => handshakes?.setCertificate(next),
    close: () => {
      clearInterval(watch);
      handshakes?.close();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** How often the server looks whether descriptors are left. */
const DESCRIPTOR_CHECK_MS = 1_000;

/**
 * Reports each second without a descriptor. If `accept` finds none, libuv accepts and closes the connection by a
 * descriptor that it keeps for that, and tells nobody. So this tries to open a file.
 */
function watchDescriptors(onExhausted: (code: ExhaustedCode) => void): NodeJS.Timeout {
  const watch = setInterval(() => {
    try {
      closeSync(openSync(devNull, "r"));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : "";
      if (code === "EMFILE" || code === "ENFILE") onExhausted(code);
    }
  }, DESCRIPTOR_CHECK_MS);
  return watch.unref();
}

/** Bytes that are read before the handshake; most clients send as many. */
const FIRST_BYTES_MAX = 2_048;
const NO_BYTES = Buffer.alloc(0);

/** An accepted TCP connection, before and after its handshake. Of the handshake, `SystemSecrets` keeps the channel binding. */
class IncomingSocket implements IncomingConnection {
  readonly remote: SocketAddress;
  readonly #socket: Socket;
  readonly #handshakes: TlsHandshakes | undefined;
  /** What was read before the handshake. */
  #first = NO_BYTES;
  #stopHearing: (() => void) | undefined;

  constructor(socket: Socket, handshakes: TlsHandshakes | undefined) {
    this.remote = remoteOf(socket);
    this.#socket = socket;
    this.#handshakes = handshakes;
    socket.on("error", () => socket.destroy());
  }

  hear(): Promise<Arrival> {
    return new Promise((resolve, reject) => {
      // Goes on until `open`: the end of a client that gives up while it waits is seen only if its bytes are read.
      const onReadable = (): void => {
        const bytes: Buffer | null = this.#first.length < FIRST_BYTES_MAX ? this.#socket.read() : null;
        if (bytes !== null) this.#first = Buffer.concat([this.#first, bytes]);
        if (this.#first.length > 0) resolve(arrivalOf(this.#first));
      };
      const onClose = (): void =>
        reject(new TransportError("CONNECTION_LOST", "The client closed the connection before its TLS handshake."));
      this.#socket.on("readable", onReadable).on("close", onClose);
      this.#stopHearing = () => this.#socket.off("readable", onReadable).off("close", onClose);
    });
  }

  async open(): Promise<OpenSocket> {
    if (this.#handshakes === undefined) {
      return { socket: new SystemStream(this.#socket, this.remote), secrets: undefined, serverKey: undefined };
    }
    // The certificate may change while the handshake is under way.
    const { serverKey } = this.#handshakes;
    this.#stopHearing?.();
    this.#stopHearing = undefined;
    if (this.#first.length > 0) this.#socket.unshift(this.#first);
    this.#first = NO_BYTES;
    const socket = await this.#handshakes.complete(this.#socket);
    return { socket: new SystemStream(socket, this.remote), secrets: new SystemSecrets(socket), serverKey };
  }

  destroy(): void {
    this.#socket.destroy();
  }

  onClosed(handler: () => void): void {
    if (this.#socket.closed) handler();
    else this.#socket.on("close", handler);
  }
}

/** A socket of Node as the library sees it. */
class SystemStream implements StreamSocket {
  readonly remote: SocketAddress;
  readonly #socket: Socket;
  /** TLS never takes bytes before `write` returns. */
  readonly #isEncrypted: boolean;
  #handlers: StreamHandlers | undefined;
  #error: ChatError | undefined;

  constructor(socket: Socket, remote: SocketAddress) {
    this.remote = remote;
    this.#socket = socket;
    this.#isEncrypted = socket instanceof TLSSocket;
    socket.setNoDelay(true);
    // Otherwise Node closes a socket in the turn of the event loop in which its end arrives, and thousands may end in one.
    socket.allowHalfOpen = true;
    socket.on("error", (error) => {
      this.#error ??= toTransportError(error, "The connection broke");
    });
    socket.on("close", () => this.#handlers?.onClosed(this.#error));
  }

  get local(): SocketAddress {
    return { address: plainAddress(this.#socket.localAddress ?? ""), port: this.#socket.localPort ?? 0 };
  }

  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  get bytesWritten(): number {
    return this.#socket.bytesWritten;
  }

  get waitingBytes(): number {
    return this.#socket.writableLength;
  }

  get destroyed(): boolean {
    return this.#socket.destroyed;
  }

  start(handlers: StreamHandlers): void {
    this.#handlers = handlers;
    if (this.#socket.closed) queueMicrotask(() => handlers.onClosed(this.#error));
    this.#socket.on("end", () => handlers.onEnd());
    this.#socket.on("data", (bytes) => handlers.onBytes(bytes));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    if (this.#socket.isPaused()) this.#socket.resume();
  }

  write(bytes: Uint8Array, onTaken: () => void): boolean {
    if (this.#isEncrypted) {
      this.#socket.write(bytes, onTaken);
      return false;
    }
    this.#socket.write(bytes);
    return this.#isTaken(onTaken);
  }

  writeAll(pieces: readonly Uint8Array[], onTaken: () => void): boolean {
    this.#socket.cork();
    for (const [at, piece] of pieces.entries())
      this.#socket.write(piece, this.#isEncrypted && at === pieces.length - 1 ? onTaken : undefined);
    this.#socket.uncork();
    return !this.#isEncrypted && this.#isTaken(onTaken);
  }

  /**
   * Whether the system has taken what was written without a callback, which costs more than all else that Node does for
   * a write. If not, `onTaken` follows those bytes.
   */
  #isTaken(onTaken: () => void): boolean {
    if (this.#socket.writableLength === 0) return true;
    this.#socket.write(NO_BYTES, onTaken);
    return false;
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

/** Waits until a socket is open. @throws TransportError; or the reason of the signal; the socket is closed then */
function untilOpen(
  socket: Socket,
  event: "connect" | "secureConnect",
  what: string,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      leave();
      socket.removeListener("error", onError);
      socket.removeListener("close", onClose);
      settle();
    };
    const onError = (error: Error): void => finish(() => reject(toTransportError(error, what)));
    const onClose = (): void =>
      finish(() => reject(new TransportError("CONNECTION_LOST", `${what}: the server closed the connection.`)));
    const leave = onAbort(signal, () => {
      finish(() => reject(signal.reason));
      socket.on("error", () => {});
      socket.destroy();
    });
    socket.on("error", onError);
    socket.on("close", onClose);
    socket.once(event, () => finish(resolve));
  });
}

/** The secrets of one TLS connection. */
class SystemSecrets implements Secrets {
  readonly #socket: TLSSocket;
  /** Each byte is a character: in an array, which has memory of its own, they would take several times as much. */
  readonly #channelBinding: string;

  constructor(socket: TLSSocket) {
    this.#socket = socket;
    this.#channelBinding = socket.exportKeyingMaterial(32, "EXPORTER-Channel-Binding", NO_BYTES).toString("latin1");
  }

  get channelBinding(): Uint8Array {
    return Uint8Array.from(Buffer.from(this.#channelBinding, "latin1"));
  }

  exporter(label: string, lengthBytes: number): Uint8Array {
    if (this.#socket.destroyed)
      throw new TransportError("CONNECTION_LOST", "The connection is closed, and its secrets are gone.");
    return this.#socket.exportKeyingMaterial(lengthBytes, label, NO_BYTES);
  }
}

function addressOf(server: Server): SocketAddress {
  const address = server.address();
  if (address === null || typeof address === "string") return { address: "", port: 0 };
  return { address: address.address, port: address.port };
}

/** A listener on both families gives IPv4 addresses in a form of IPv6, which limits by address must not count as one network. */
function remoteOf({ remoteAddress, remotePort }: Socket): SocketAddress {
  return { address: plainAddress(remoteAddress ?? ""), port: remotePort ?? 0 };
}
