/**
 * Everything that the library takes from the world around it: sockets, TLS,
 * time, timers and randomness. `ChatServer` and `ChatClient` are handed a
 * `Network` and reach the world through nothing else, so the whole system also
 * runs over a simulated one, on virtual time and from a seed.
 *
 * How the folder fits together: `system-network.ts` is the real network of the
 * machine, made of `listener.ts`, `dial.ts`, `udp-socket.ts`, `system-clock.ts`
 * and `interfaces.ts`. The drivers (`session-driver.ts`, `peer-driver.ts`) are
 * the loops between a socket and a state machine of the core: bytes in, bytes
 * out, events up, timer. They are the same over every network.
 */

import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { Certificate } from "./certificate.ts";

/** Cancels a timer. A second call, or a call after the timer fired, does nothing. */
export type CancelTimer = () => void;

/** Time and timers. */
export interface Clock {
  /** Monotonic milliseconds: the time of everything in the core. */
  monotonicMs(): number;
  /** Milliseconds since 1970. Steps back when the system's clock is set back. */
  wallClockMs(): number;
  /**
   * Calls `run` once.
   *
   * @param delayMs  0 to `TIMER_DELAY_MS_MAX`; never fires early
   */
  setTimer(run: () => void, delayMs: number): CancelTimer;
  /** Calls `run` once, after all input of this turn of the event loop has been handled. */
  runAtEndOfTick(run: () => void): void;
}

export interface Network extends Clock {
  /** Random bytes fit for keys. */
  readonly randomBytes: RandomBytes;

  /**
   * Connects to a server and completes the TLS 1.3 handshake. Does not judge
   * the certificate: the caller checks its fingerprint before it sends a byte.
   *
   * @throws TransportError; or the reason of `signal`
   */
  dial(target: DialTarget, signal: AbortSignal): Promise<DialedSocket>;

  /**
   * Listens for connections and completes their TLS handshakes.
   *
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  listen(options: ListenOptions): Promise<StreamListener>;

  /**
   * Opens a UDP socket.
   *
   * @param host  address of a network interface; its family is the socket's
   * @param port  0: any free port
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  bindUdp(host: string, port: number): Promise<UdpSocket>;

  /**
   * Lists the addresses of this machine that other machines may reach.
   *
   * @param family  4 or 6
   * @param known   an address that is known to work, loopback included; first in the list
   */
  ownAddresses(family: 4 | 6, known: string): string[];
}

export interface DialTarget {
  /** Name or address. */
  readonly host: string;
  readonly port: number;
  /** "plain" is TCP without TLS. */
  readonly security: "tls" | "plain";
}

/** What the two ends of a TLS connection share and nobody else knows (RFC 8446, section 7.5). */
export interface Secrets {
  /** 32 bytes, `tls-exporter` of RFC 9266, for SCRAM. */
  readonly channelBinding: Uint8Array;
  exporter(label: string, lengthBytes: number): Uint8Array;
}

/** A connection whose TLS handshake, if it has one, is complete. */
export interface OpenSocket {
  readonly socket: StreamSocket;
  /** Undefined on a plain connection. */
  readonly secrets: Secrets | undefined;
}

/** A connection to a server. */
export interface DialedSocket extends OpenSocket {
  /** SHA-256 of the server's certificate, in hex: proven, not yet trusted. Undefined on a plain connection. */
  readonly fingerprint: string | undefined;
}

export interface ListenOptions {
  /** Address of a network interface. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Undefined: plain TCP. */
  readonly certificate: Certificate | undefined;
  readonly handshakeTimeoutMs: number;
  readonly connectionsMax: number;
  /** From one IPv4 address, or one /64 of IPv6. */
  readonly connectionsPerAddressMax: number;
  readonly onConnection: (open: OpenSocket) => void;
  /** Is called when a TLS handshake failed or a connection was over a limit. */
  readonly onRefused?: (address: string, code: "TLS_FAILED" | "LIMIT_REACHED") => void;
}

export interface StreamListener {
  readonly address: SocketAddress;
  /** Accepts no more connections. */
  stop(): void;
  /**
   * Waits until all connections are closed, and closes by force those left after `graceMs`.
   *
   * @returns how many it closed by force
   */
  close(graceMs: number): Promise<number>;
}

/** One TCP or TLS connection: the part of `net.Socket` that the library uses. */
export interface StreamSocket {
  readonly localAddress?: string | undefined;
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Bytes handed to `write` that the system has not taken yet. */
  readonly writableLength: number;
  readonly destroyed: boolean;
  setNoDelay(noDelay: boolean): unknown;
  pause(): unknown;
  resume(): unknown;
  isPaused(): boolean;
  /** @param onTaken  is called when the system has taken all of the bytes */
  write(bytes: Uint8Array, onTaken: () => void): boolean;
  /** Sends what is left, then closes this side. */
  end(): unknown;
  /** Closes at once. */
  destroy(): unknown;
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  /** "end": the other side sends no more. "close": the socket is closed, the last event. */
  on(event: "end" | "close", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

export interface UdpSocket {
  readonly address: SocketAddress;
  /** Sends one datagram. It may be lost here as well as anywhere; errors are not reported. */
  send(bytes: Uint8Array, to: SocketAddress): void;
  /** Sets who is handed the datagrams that come in. */
  onDatagram(handler: (bytes: Uint8Array, from: SocketAddress) => void): void;
  close(): Promise<void>;
}
