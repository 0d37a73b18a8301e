/**
 * Everything that the library takes from the world around it: sockets, TLS,
 * time, timers, randomness and long computations. `ChatServer` and `ChatClient`
 * receive a `Network` and reach the world through nothing else, apart from the
 * store, the pins and the logger that their caller passes. So the whole system
 * also runs over a simulated one, on virtual time and from a seed (src/testing).
 *
 * How the folder fits together:
 *
 * - `network.ts` is the interface. It names no type of Node.
 * - `system-network.ts` implements it for the machine that runs the program,
 *   with `system-streams.ts` (TCP and TLS, with `system-authorities.ts`, and with
 *   `streams/happy-eyeballs.ts` for hosts of several addresses) and
 *   `system-udp.ts`. `mapping/default-gateways.ts` knows its gateways, and
 *   `system-upnp.ts` speaks UPnP with them, by a package that is optional.
 * - The rest runs over every network. `listener.ts` admits connections, as
 *   `streams/admission.ts` decides, and limits the time of a handshake, and
 *   `streams/arrival-queue.ts` the clients that are taken in at a time.
 *   `session-driver.ts` and `peer-driver.ts` are the loops
 *   between a socket and a state machine of the core: bytes in, bytes out,
 *   events up, timer. So is `mapping/port-mapper.ts`, which keeps a port mapped, with
 *   `mapping/upnp-mapping.ts` for gateways that speak nothing but UPnP.
 *
 * Invariant: only the files named `system-...` touch sockets, timers, clocks or
 * random number generators. `certificate.ts` is the one exception: it draws the
 * key of a new certificate, dates it by the wall clock, and keeps it in a file.
 * That happens before a server starts, and servers accept a ready certificate.
 */

import type { Kem } from "../crypto/post-quantum/kem.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { Pbkdf2 } from "../crypto/scram-verifier.ts";
import type { ChatError } from "../errors.ts";
import type { KeyLog } from "../key-log.ts";
import type { UpnpClient } from "../peering/mapping/upnp.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { Certificate } from "./certificate.ts";

/**
 * Everything outside the program: clocks, timers, random bytes, streams, datagrams and interfaces. A `SimulatedHost`
 * is one for tests.
 */
export interface Network extends Clock {
  /** Random bytes fit for keys. */
  readonly randomBytes: RandomBytes;

  /**
   * PBKDF2, the one computation that is too long for the event loop: the
   * machine's network runs it on another thread. A simulated network runs it at
   * once, because work on other threads ends at a time that no seed determines.
   */
  readonly pbkdf2: Pbkdf2;

  /**
   * The mechanism for post-quantum secrets, ML-KEM-768; undefined if there is none: links do without it. A simulated
   * network has none, because that of node:crypto draws random bytes that no seed determines.
   */
  readonly kem?: Kem | undefined;

  /**
   * Connects to a server and completes the TLS 1.3 handshake. Does not judge
   * the certificate unless the target has `authorities`: the caller checks its
   * key before it sends a byte.
   *
   * @throws TransportError; CryptoError CERTIFICATE_REFUSED; or the reason of `signal`
   */
  dial(target: DialTarget, signal: AbortSignal): Promise<OpenSocket>;

  /**
   * Accepts TCP connections, up to `connectionsMax` at a time. `Listener` adds
   * the limit per address and the time limit on the handshake.
   *
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  listen(target: ListenTarget, handlers: ListenHandlers): Promise<StreamListener>;

  /**
   * Opens a UDP socket.
   *
   * @param host  address of a network interface; it determines the socket's family
   * @param port  0: any free port
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  bindUdp(host: string, port: number): Promise<UdpSocket>;

  /** Lists the addresses that the network interfaces of this machine have now, loopback included. */
  interfaces(): readonly InterfaceAddress[];

  /** Lists the default gateways of this machine, the preferred one first: they may map ports. Empty if none is known. */
  gateways(): Promise<readonly Gateway[]>;

  /**
   * Loads a client for UPnP. Undefined: the network has none.
   *
   * @throws UsageError WRONG_STATE: the package for it is not installed
   */
  readonly upnp?: (() => Promise<UpnpClient>) | undefined;
}

/** One address of a network interface. An interface with several is listed once for each. */
export interface InterfaceAddress {
  /** The name of the interface: "eth0". */
  readonly name: string;
  /** Without a zone. */
  readonly address: string;
  readonly family: 4 | 6;
  /** The length of the network's prefix. Absent: unknown. */
  readonly prefixBits?: number | undefined;
  /** The zone that sends to a link-local IPv6 address by this interface. Absent: the name of the interface. */
  readonly zone?: string | undefined;
}

/** A default gateway, which may be asked to map ports. */
export interface Gateway {
  /** Where it takes requests, by PCP and NAT-PMP. The address may have a zone. */
  readonly address: SocketAddress;
  /** The address of this machine on the way to it; of the same family, and fit for others to answer to. */
  readonly localAddress: string;
}

/** Time and timers. */
export interface Clock {
  /** Monotonic milliseconds, for timeouts and rates. */
  monotonicMs(): number;
  /** Milliseconds since 1970. Steps back when the system's clock is set back. */
  wallClockMs(): number;
  /**
   * Calls `run` once, never early.
   *
   * @param delayMs  0 to `TIMER_DELAY_MS_MAX`
   */
  setTimer(run: () => void, delayMs: number): CancelTimer;
  /** Calls `run` once, after all input of this turn of the event loop has been handled. */
  runAtEndOfTick(run: () => void): void;
}

/** Cancels a timer. A second call, or a call after the timer fired, does nothing. */
export type CancelTimer = () => void;

export interface DialTarget {
  /** Name or address. */
  readonly host: string;
  readonly port: number;
  /** "plain" is TCP without TLS. */
  readonly security: "tls" | "plain";
  /** Authorities, one of which must have signed the certificate for this host and time. Absent: any certificate passes. */
  readonly authorities?: Authorities | undefined;
  /**
   * Fingerprints of keys, see `keyFingerprint`. A TLS session of an earlier connection of this process may be resumed
   * if the server showed one of these keys then; a resumed session shows no certificate. Default: none. With
   * authorities, no session is resumed.
   */
  readonly acceptedKeys?: readonly string[] | undefined;
  /** Over TLS, a client that comes back says so at once: a busy server serves new clients first. Default: "new". */
  readonly arrival?: Arrival;
  /** Receives the secrets of the TLS connection. Default: nothing does. A simulated network has no TLS. */
  readonly onKeyLog?: KeyLog | undefined;
}

/** Whether a client connects anew, or comes back after a loss, as it says itself. */
export type Arrival = "new" | "returning";

/** "system": those of the machine. Otherwise certificates in PEM. */
export type Authorities = "system" | readonly string[];

export interface ListenTarget {
  /** Address of a network interface. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Undefined: plain TCP. */
  readonly certificate: Certificate | undefined;
  /** Open connections at a time, at least 1. A further one is closed at once, before it costs a socket here. */
  readonly connectionsMax: number;
  /** Receives the secrets of all TLS connections. Default: nothing does. A simulated network has no TLS. */
  readonly onKeyLog?: KeyLog | undefined;
}

export interface ListenHandlers {
  /** Receives each accepted connection, before its TLS handshake. */
  onIncoming(connection: IncomingConnection): void;
  /**
   * Runs after a connection over `connectionsMax` was closed.
   *
   * @param address  of the client; empty if it is no longer known
   */
  onDropped(address: string): void;
  /**
   * Runs once for each second in which no descriptor was left, neither in the process (EMFILE) nor in the system (ENFILE).
   * Connections that come meanwhile are closed.
   */
  onExhausted(code: ExhaustedCode): void;
}

/** Which descriptors are used up: those of the process (EMFILE), or of the whole system (ENFILE). */
export type ExhaustedCode = "EMFILE" | "ENFILE";

export interface StreamListener {
  readonly address: SocketAddress;
  /** Shows this certificate in handshakes that begin from now on. Open connections keep theirs. */
  setCertificate(certificate: Certificate): void;
  /** Accepts no more connections. Resolves when those accepted have closed. */
  close(): Promise<void>;
}

/** A connection that a client opened, before its TLS handshake. */
export interface IncomingConnection {
  readonly remote: SocketAddress;
  /**
   * Waits for the first bytes of the client, which say how it arrives. Nothing is computed for them.
   *
   * @throws TransportError CONNECTION_LOST
   */
  hear(): Promise<Arrival>;
  /**
   * Completes the TLS handshake, after `hear`; on a listener without a
   * certificate there is neither. Has no time limit: a silent client keeps it
   * waiting. `Listener` adds the limit.
   *
   * @throws TransportError TLS_FAILED, CONNECTION_LOST
   */
  open(): Promise<OpenSocket>;
  /** Closes the connection at once, before or after its handshake. */
  destroy(): void;
  /** Calls `handler` once, when the connection has closed. */
  onClosed(handler: () => void): void;
}

/** A connection whose TLS handshake, if it has one, is complete. */
export interface OpenSocket {
  readonly socket: StreamSocket;
  /** Undefined on a plain connection. */
  readonly secrets: Secrets | undefined;
  /**
   * The key of the server's certificate on this connection: SubjectPublicKeyInfo in DER. The server has proven that it
   * holds the private key, or that it held the key when the resumed TLS session began. The client decides whether it
   * accepts the key. Undefined on a plain connection.
   */
  readonly serverKey: Uint8Array | undefined;
}

/** Secrets that only the two ends of a TLS connection share (RFC 8446, section 7.5). */
export interface Secrets {
  /** 32 bytes, `tls-exporter` of RFC 9266, for SCRAM. */
  readonly channelBinding: Uint8Array;
  exporter(label: string, lengthBytes: number): Uint8Array;
}

/** The two byte streams of one connection, without the TLS around them. */
export interface StreamSocket {
  /** An empty address if the connection closed before it was open. */
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Bytes handed to `write` that the system has not taken yet. */
  readonly waitingBytes: number;
  /** Whether the socket is closed or about to be: bytes written now are dropped. */
  readonly destroyed: boolean;
  /** Starts reading. Call once; what arrives or happens before is kept until then. */
  start(handlers: StreamHandlers): void;
  /** Stops reading until `resume`. Bytes already read are kept. */
  pause(): void;
  resume(): void;
  /**
   * @param bytes    not copied; must not change until `onTaken` runs, unless the call returns true
   * @param onTaken  runs after the call, when the system has taken all of the bytes; never if the call returns true
   * @returns whether the system has taken them already, so that the caller may use their memory again
   */
  write(bytes: Uint8Array, onTaken: () => void): boolean;
  /** As `write`, of several pieces, which are handed to the system in one call. */
  writeAll(pieces: readonly Uint8Array[], onTaken: () => void): boolean;
  /** Sends the bytes that wait, then closes. */
  end(): void;
  /** Closes at once. */
  destroy(): void;
}

export interface StreamHandlers {
  onBytes(bytes: Uint8Array): void;
  /** The other side sends no more. The stream stays open until `end` or `destroy`, so that its owner decides when to close it. */
  onEnd(): void;
  /** The last call. `error` says why, if the connection failed. */
  onClosed(error: ChatError | undefined): void;
}

export interface UdpSocket {
  readonly address: SocketAddress;
  /** Sends one datagram. Errors are not reported: to the caller the datagram is lost. */
  send(bytes: Uint8Array, to: SocketAddress): void;
  /** Sets the function that receives all datagrams from now on, with their sources: IPv4-mapped addresses as IPv4. */
  onDatagram(handler: (bytes: Uint8Array, from: SocketAddress) => void): void;
  close(): Promise<void>;
}
