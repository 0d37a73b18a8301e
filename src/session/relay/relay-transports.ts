import { type RelayAccess, type RelayAnswer, RelayClient, type RelayState } from "./relay-client.ts";
import { RelayQuota } from "./relay-quota.ts";

/** How long UDP may take to bind again before the connection to the server is bound too. */
const UDP_FIRST_MS = 300;
/** The pauses before the connection is bound again after a refusal that may pass. The last one repeats. */
const PAUSES_MS = [1_000, 5_000, 30_000] as const;

/** How datagrams go to the relay: over UDP, or as messages on the TLS connection to the server. */
export type RelayTransport = "udp" | "tls";

/** What a client sends to the relay next. */
export type RelayTransmit =
  /** A datagram to the address of the relay. `uplink`: the number of the one by which it goes; absent: the main socket. */
  | { readonly kind: "datagram"; readonly bytes: Uint8Array; readonly uplink?: number | undefined }
  /** A request to bind the connection. Its outcome goes to `handleBound` or `handleRefused`. */
  | { readonly kind: "bind" }
  /** A datagram of the link for a message on the connection. */
  | { readonly kind: "message"; readonly datagram: Uint8Array };

export interface RelayTransportsOptions {
  readonly access: RelayAccess;
  /** How many bytes the relay forwards for the conversation at most. */
  readonly bytesMax: number;
  /** Whether the connection to the server can carry datagrams. */
  readonly hasMessages: boolean;
}

/**
 * - never: the connection is gone, or cannot carry datagrams.
 * - unbound: the relay sends nothing over it.
 * - bound: it does, because the conversation has just begun, or because the client has asked for it. Messages may follow
 *   the request at once.
 */
type MessagesState = "never" | "unbound" | "bound";

/**
 * A client's end of the relay, without I/O. It goes over UDP where that passes. Until an attempt to bind over UDP
 * succeeds, and while UDP does not pass, datagrams go over the connection to the server. What arrives is taken either way.
 */
export class RelayTransports {
  readonly #udp: RelayClient;
  readonly #quota: RelayQuota;
  #messages: MessagesState;
  /** When to bind the connection again, if UDP is not bound by then. */
  #dueMs: number;
  #refusals = 0;
  /** The bytes that had been sent over the relay when the connection was last asked to be bound. */
  #boundAtBytes = 0;
  #hasUplinks = false;

  /** @throws UsageError the key does not have 32 bytes, or the id not 64 bits */
  constructor({ access, bytesMax, hasMessages }: RelayTransportsOptions, nowMs: number) {
    this.#quota = new RelayQuota(bytesMax);
    this.#udp = new RelayClient(access, this.#quota, nowMs);
    this.#messages = hasMessages ? "bound" : "never";
    this.#dueMs = nowMs;
  }

  /** The way that datagrams take now; undefined: they wait, or the relay forwards nothing more. */
  get transport(): RelayTransport | undefined {
    if (this.#udp.state === "bound") return "udp";
    return this.#udp.state === "binding" && this.#messages === "bound" ? "tls" : undefined;
  }

  /** The uplink by which datagrams go to the relay; undefined: the main socket, or messages. */
  get uplink(): number | undefined {
    return this.transport === "udp" ? this.#udp.boundUplink : undefined;
  }

  /** How this side stands with the relay, whichever way its datagrams take. */
  get state(): RelayState {
    return this.transport === undefined ? this.#udp.state : "bound";
  }

  /** About how many bytes the relay still forwards for the conversation; 0 once it forwards nothing more. */
  get bytesLeft(): number {
    return this.#udp.state === "over" ? 0 : this.#quota.bytesLeft;
  }

  /** Sends a datagram of the link, once a way is bound. */
  send(datagram: Uint8Array): void {
    this.#udp.send(datagram);
  }

  /** This side has changed networks: binds its address again. @param hasLeft  whether its machine has another address */
  networkChanged(nowMs: number, hasLeft: boolean): void {
    this.#udp.rebind(nowMs, hasLeft);
    this.#dueMs = nowMs + UDP_FIRST_MS;
  }

  /** Sets the further uplinks of this side that lead to the relay. */
  setUplinks(uplinks: readonly number[], nowMs: number): void {
    const before = this.#udp.state;
    this.#hasUplinks = uplinks.length > 0;
    this.#udp.setUplinks(uplinks, nowMs);
    this.#noteUnbound(before, nowMs + UDP_FIRST_MS);
  }

  /** A path of the link has failed: asks whether the relay still hears this side. */
  pathFailed(nowMs: number): void {
    this.#udp.doubt(nowMs);
  }

  /** Returns what is to be sent next, if there is anything. */
  pollTransmit(nowMs: number): RelayTransmit | undefined {
    const { state: before } = this.#udp;
    const bytes = this.#udp.pollTransmit(nowMs);
    const { state } = this.#udp;
    // The relay no longer answers. It may do so over another uplink, where the connection to the server does not work either.
    this.#noteUnbound(before, nowMs + (this.#hasUplinks ? UDP_FIRST_MS : 0));
    if (bytes !== undefined) return { kind: "datagram", bytes, uplink: this.#udp.nextUplink };
    if (state !== "binding") return undefined;
    if (this.#messages === "unbound" && this.#dueMs <= nowMs) {
      this.#messages = "bound";
      this.#boundAtBytes = this.#quota.sentBytes;
      return { kind: "bind" };
    }
    const datagram = this.#messages === "bound" ? this.#udp.takeWaiting() : undefined;
    if (datagram === undefined) return undefined;
    this.#quota.sent(datagram);
    return { kind: "message", datagram };
  }

  /** When `pollTransmit` returns something, other than after a call of another method. */
  get nextTimeoutMs(): number | undefined {
    const udpMs = this.#udp.nextTimeoutMs;
    if (udpMs === undefined || this.#udp.state !== "binding" || this.#messages !== "unbound") return udpMs;
    return Math.min(udpMs, this.#dueMs);
  }

  /**
   * Handles a datagram with the relay id, from UDP.
   *
   * @param uplink  by which it came; undefined: it came to the main socket
   * @returns as `RelayClient` does
   */
  handleDatagram(bytes: Uint8Array, nowMs: number, uplink?: number): Uint8Array | RelayAnswer {
    const before = this.#udp.state;
    const received = this.#udp.handleDatagram(bytes, nowMs, uplink);
    const { state } = this.#udp;
    // The relay has let go of the connection.
    if (state === "bound" && before !== "bound" && this.#messages === "bound") this.#messages = "unbound";
    this.#noteUnbound(before, nowMs + UDP_FIRST_MS);
    return received;
  }

  /** Takes note of when to bind the connection, if UDP is bound no longer. */
  #noteUnbound(before: RelayState, dueMs: number): void {
    if (before === "bound" && this.#udp.state === "binding") this.#dueMs = dueMs;
  }

  /** Takes note of a datagram that has come from the relay in a message. */
  received(datagram: Uint8Array): void {
    this.#quota.received(datagram);
  }

  /** Takes note of the datagram that has just come from the relay over UDP, and that the link has taken. */
  taken(datagram: Uint8Array, nowMs: number): void {
    this.#udp.taken(nowMs);
    this.#quota.received(datagram);
  }

  /**
   * The relay has bound the connection.
   *
   * @param bytesLeft  how many bytes it still forwards for the conversation
   */
  handleBound(bytesLeft: number): void {
    this.#refusals = 0;
    this.#quota.told(bytesLeft, this.#boundAtBytes);
  }

  /** @param isFinal  whether another attempt would be refused too */
  handleRefused(isFinal: boolean, nowMs: number): void {
    if (this.#messages !== "bound") return;
    this.#messages = isFinal ? "never" : "unbound";
    this.#dueMs = nowMs + (PAUSES_MS[Math.min(this.#refusals, PAUSES_MS.length - 1)] ?? 0);
    this.#refusals += 1;
  }

  /** The relay has said in a message that the conversation has used up its bytes or its time. */
  handleOver(): void {
    this.#udp.end();
  }

  /** The connection to the server is gone. */
  handleConnectionLost(): void {
    this.#messages = "never";
  }
}
