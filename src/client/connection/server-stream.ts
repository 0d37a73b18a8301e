import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import {
  HelloRequest,
  type NextKeyAnnounced,
  PingRequest,
  type ResumeRequest,
  type ResumeResponse,
} from "../../../generated/chatwire/v1/connection.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { Hello, Ping, Resume } from "../../../generated/chatwire/v1/rules.ts";
import { DATAGRAM_EXPORTER_BYTES, DATAGRAM_EXPORTER_LABEL } from "../../crypto/datagram-keys.ts";
import { RESUMPTION_EXPORTER_BYTES, RESUMPTION_EXPORTER_LABEL, SESSION_ID_BYTES } from "../../crypto/resumption.ts";
import { type ChatError, ClosedError, CryptoError, ProtocolError, TransportError } from "../../errors.ts";
import { resolveServerLimits } from "../../framing/announced-limits.ts";
import { packBody } from "../../framing/frame-writer.ts";
import type { Grease } from "../../framing/grease.ts";
import type { KeyLog } from "../../key-log.ts";
import type { Limits } from "../../limits.ts";
import { withDebug } from "../../net/debug.ts";
import type { Arrival, Authorities, Network, OpenSocket } from "../../net/network.ts";
import { keyFingerprint } from "../../net/server-key.ts";
import { SessionDriver } from "../../net/session-driver.ts";
import { Timer } from "../../net/timers.ts";
import type { ServerAddress } from "../../server-address.ts";
import { PINGS_PER_IDLE_TIMEOUT } from "../../session/limit-fit.ts";
import type { AnyEvent } from "../../session/rules.ts";
import { Session } from "../../session/session.ts";
import { type SessionEvent, type SessionStatistics, type Tap, tapOf } from "../../session/session-event.ts";
import { AGENT, PROTOCOL_VERSIONS } from "../../version.ts";
import { type CallRequest, PendingCalls, type RequestStream } from "./call.ts";
import { changedLimits, checkHello, checkNextKey, type Greeting } from "./hello.ts";
import type { Pins } from "./pins.ts";
import { identityOfTry } from "./request-id.ts";
import { ClientResumption } from "./resumption.ts";
import { acceptedKeys, ServerPins } from "./server-pins.ts";

/** How long a server has to answer if the network may have changed, in milliseconds. */
const CHECK_TIMEOUT_MS = 3_000;

export interface ServerStreamOptions {
  readonly network: Network;
  /** The addresses of the server, in the order in which they are tried; at least one. */
  readonly servers: readonly ServerAddress[];
  /** Default: "new". */
  readonly arrival?: Arrival;
  readonly limits: Limits;
  readonly pins: Pins;
  /** Whose certificates to trust by name and time, instead of pins. Absent: the server's key is pinned. */
  readonly authorities?: Authorities | undefined;
  /** The features that the client has between itself and the server. */
  readonly features: ReadonlySet<Feature>;
  /** Whether no other user may learn an address of the client. */
  readonly relayOnly?: boolean;
  readonly tap: Tap | undefined;
  /** Receives the secrets of its TLS connections. Default: nothing does. */
  readonly onKeyLog?: KeyLog | undefined;
  /** Undefined: the client sends no grease. */
  readonly grease: Grease | undefined;
}

/**
 * A socket to the server, with the session that runs over it. It dials, checks the server's certificate against its pin,
 * sends hello, and keeps the socket alive by pings.
 *
 * If the socket is lost while a user is logged in, the session stays, and goes on over the socket of another stream: that
 * one dials, resumes the session, hands its socket over and is gone.
 */
export class ServerStream implements RequestStream {
  /** Where it was dialed. */
  readonly serverAddress: ServerAddress;
  readonly #network: Network;
  #dialed: OpenSocket;
  /** Undefined on a plain connection, and if authorities vouch for the server. */
  #serverPins: ServerPins | undefined;
  /** Those of the first connection of the session. */
  readonly #channelBinding: Uint8Array | undefined;
  #datagramSecret: Uint8Array | undefined;
  /** From a login on that can be resumed. */
  #resumption: ClientResumption | undefined;
  /** How often the socket was replaced. */
  #resumed = 0;
  readonly #session: Session;
  readonly #driver: SessionDriver;
  readonly #requestTimeoutMs: number;
  readonly #keepAlive: Timer;
  /** Hello and pings. */
  readonly #ownCalls = new PendingCalls();
  /** When the last message of the server was handled, in milliseconds since 1970. */
  #heardMs: number;
  /** The end of the session, if it came before `attach`. Nothing else can come while nobody is logged in. */
  #earlyEnd: SessionEvent | undefined;
  #onEvent = (event: SessionEvent): void => {
    if (event.kind === "closed") this.#earlyEnd = event;
  };
  #onResumed = (): void => {};
  #greeting: Greeting = {
    version: 0,
    features: new Set(),
    limits: resolveServerLimits(undefined),
    nextKey: undefined,
    announcementSalt: undefined,
  };

  /**
   * Connects to a server.
   *
   * @throws TransportError; CryptoError PIN_MISMATCH, CERTIFICATE_REFUSED, AUTH_FAILED; the reason of `signal`
   * @throws ProtocolError UNSUPPORTED_VERSION, INVALID_ARGUMENT: see `checkHello`
   */
  static async open(
    options: ServerStreamOptions,
    serverAddress: ServerAddress,
    signal: AbortSignal,
  ): Promise<ServerStream> {
    const { network, pins, authorities, arrival = "new", onKeyLog } = options;
    const hasPins = authorities === undefined && serverAddress.security === "tls";
    const accepted = hasPins ? await acceptedKeys(pins, serverAddress) : undefined;
    const target = { ...serverAddress, authorities, acceptedKeys: accepted, arrival, onKeyLog };
    const dialed = await network.dial(target, signal);
    const { serverKey } = dialed;
    const isPinned = authorities === undefined && serverKey !== undefined;
    const serverPins = !isPinned ? undefined : new ServerPins(pins, serverAddress, keyFingerprint(serverKey));
    try {
      await serverPins?.check();
    } catch (error) {
      dialed.socket.destroy();
      throw error;
    }
    const stream = new ServerStream(serverAddress, dialed, serverPins, options);
    try {
      await stream.#greet(options, signal);
    } catch (error) {
      stream.close();
      throw error;
    }
    return stream;
  }

  private constructor(
    serverAddress: ServerAddress,
    dialed: OpenSocket,
    serverPins: ServerPins | undefined,
    { network, limits, tap, grease }: ServerStreamOptions,
  ) {
    this.serverAddress = serverAddress;
    this.#network = network;
    this.#dialed = dialed;
    this.#channelBinding = dialed.secrets?.channelBinding;
    this.#serverPins = serverPins;
    this.#requestTimeoutMs = limits.requestTimeoutMs;
    this.#heardMs = network.wallClockMs();
    this.#keepAlive = new Timer(network, () => this.#ping());
    const tapped = tapOf(tap, { end: "client", other: dialed.socket.remote });
    const sessionOptions = { role: "client", limits, tap: withDebug("client", tapped), grease } as const;
    this.#session = new Session(sessionOptions, network.monotonicMs());
    this.#driver = new SessionDriver(network, dialed.socket, this.#session, limits, (event) => this.#handle(event));
  }

  /** What hello has settled. */
  get greeting(): Greeting {
    return this.#greeting;
  }

  /** Whether the session is over. */
  get isOver(): boolean {
    return this.#session.closed;
  }

  /** Whether the session waits for another socket. */
  get isDetached(): boolean {
    return this.#session.detached;
  }

  /** The number of the last message that was handed to a socket. */
  get sentUpTo(): number {
    return this.#session.sentUpTo;
  }

  /** When the server was last heard, in milliseconds since 1970: everything that it had sent before has arrived. */
  get heardMs(): number {
    return this.#heardMs;
  }

  get statistics(): SessionStatistics {
    return this.#session.statistics;
  }

  /** The channel binding of the first connection of the session; undefined on a plain one. */
  get channelBinding(): Uint8Array | undefined {
    return this.#channelBinding;
  }

  /** 32 bytes of the TLS connection of the login, for the keys of datagrams; zeros on a plain connection. */
  exportDatagramSecret(): Uint8Array {
    return this.#datagramSecret ?? this.#export(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES);
  }

  /**
   * The user has logged in. Call before any event after the login is handled.
   *
   * @param sessionId  from the response; if it is empty, the session cannot be resumed
   */
  beginResumption(sessionId: Uint8Array): void {
    if (sessionId.length !== SESSION_ID_BYTES || !this.#greeting.features.has(Feature.RESUMPTION)) return;
    // The secrets are gone with the socket, whose end is about to be told.
    if (this.#dialed.socket.destroyed) return;
    this.#resumption = new ClientResumption({ sessionId, exporter: this.#exportResumptionSecret() });
    this.#datagramSecret = this.#export(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES);
    this.#session.beginResumption();
  }

  /**
   * Resumes the session of a stream that has lost its socket, and hands over the socket of this one.
   *
   * @throws ProtocolError SESSION_NOT_FOUND, SESSION_INCOMPLETE and others: the session cannot go on
   * @throws CryptoError AUTH_FAILED: the server has not the key of the session; or why this connection failed
   */
  async resume(lost: ServerStream, signal: AbortSignal): Promise<void> {
    const exporter = this.#exportResumptionSecret();
    const request = lost.#resumption?.request(exporter, lost.#session.position);
    if (request === undefined) throw new ProtocolError("SESSION_NOT_FOUND", "The session cannot be resumed.");
    let failure: { readonly error: unknown } | undefined;
    const goOn = (response: ResumeResponse): void => {
      try {
        lost.#goOn(this, exporter, request, response);
      } catch (error) {
        failure = { error };
      }
    };
    // Once the server agrees, all that comes after the request belongs to the other session. So nothing of this one follows.
    this.#keepAlive.clear();
    try {
      await this.#ownCalls.start(this, Resume, request, { signal }, goOn);
    } catch (error) {
      this.#scheduleKeepAlive();
      throw error;
    }
    if (failure === undefined) return;
    // The server has resumed the session, so this connection is of no more use.
    this.close();
    throw failure.error;
  }

  /** Ends the session: its socket is lost, and it cannot be resumed. */
  end(reason: ChatError): void {
    this.#session.end(reason);
    this.#driver.drain();
  }

  #goOn(young: ServerStream, exporter: Uint8Array, request: ResumeRequest, response: ResumeResponse): void {
    const { received, sent } = response;
    this.#resumption?.accept(exporter, request, response);
    this.#session.checkPosition({ received, sent });
    young.#keepAlive.clear();
    const stream = young.#driver.release();
    if (stream === undefined || this.#session.closed) throw new ClosedError("CLOSED", "The connection is closed.");
    const rest = young.#session.takeRest();
    this.#dialed = young.#dialed;
    this.#serverPins = young.#serverPins;
    // What the two ends have agreed on belongs to the session.
    this.#greeting = { ...young.#greeting, version: this.#greeting.version, features: this.#greeting.features };
    this.#resumed += 1;
    this.#session.attach({ received, sent }, this.#network.monotonicMs());
    this.#onResumed();
    this.#driver.attach(stream, rest);
    this.#scheduleKeepAlive();
  }

  #exportResumptionSecret(): Uint8Array {
    return this.#export(RESUMPTION_EXPORTER_LABEL, RESUMPTION_EXPORTER_BYTES);
  }

  /** Zeros on a plain connection, which has no secrets. */
  #export(label: string, lengthBytes: number): Uint8Array {
    return this.#dialed.secrets?.exporter(label, lengthBytes) ?? new Uint8Array(lengthBytes);
  }

  /** IP addresses of both ends. */
  get addresses(): { readonly local: string; readonly remote: string } {
    const { local, remote } = this.#dialed.socket;
    return { local: local.address, remote: remote.address };
  }

  /**
   * Sets the receiver of the session's events, before the login. "closed" is the last, also if it came before.
   *
   * @param onResumed  called when the session goes on over another socket, before any event from there
   */
  attach(onEvent: (event: SessionEvent) => void, onResumed: () => void): void {
    this.#onEvent = onEvent;
    this.#onResumed = onResumed;
    if (this.#earlyEnd !== undefined) onEvent(this.#earlyEnd);
  }

  deadlineMs(timeoutMs = this.#requestTimeoutMs): number {
    return this.#network.monotonicMs() + timeoutMs;
  }

  request({ method, body, recipient, deadlineMs, id, after }: CallRequest): number {
    // The server may have changed since the caller asked for its features.
    if (after !== undefined && !this.#greeting.features.has(Feature.ORDERED_REQUESTS))
      throw new ProtocolError("NOT_IN_ORDER", `The server does not look for the ${method.name} before this one.`);
    const wallMs = this.#network.wallClockMs();
    const identity = id && identityOfTry(id, wallMs, after);
    const nowMs = this.#network.monotonicMs();
    const sequence = this.#session.call(method, body, recipient, deadlineMs, nowMs, identity);
    if (id !== undefined) id.firstSentMs ??= wallMs;
    return sequence;
  }

  /** Sends an event, unless it may not be sent now. While the session is detached, a lossy one is dropped. */
  emit(event: AnyEvent, body: MessageBody): void {
    if (!this.#session.mayEmit(event)) return;
    this.#session.emit(event, body, packBody(body), this.#network.monotonicMs());
    this.#driver.drain();
  }

  /** Bytes that the system has not taken, those of this turn of the event loop not included. */
  get untakenBytes(): number {
    return this.#driver.untakenBytes;
  }

  /** Sets what is called when the system has taken something. */
  onTaken(handler: () => void): void {
    this.#driver.onTaken = handler;
  }

  forget(sequence: number): void {
    this.#session.forget(sequence);
  }

  drain(): void {
    this.#driver.drain();
  }

  /** Sends what waits, then closes. */
  close(): void {
    this.#session.close();
    this.#driver.drain();
  }

  async #greet({ features, grease, relayOnly = false }: ServerStreamOptions, signal: AbortSignal): Promise<void> {
    const spoken = { versions: [...PROTOCOL_VERSIONS], features: [...features] };
    const hello = HelloRequest.create({ ...spoken, agent: AGENT, relayOnly });
    grease?.extend(hello);
    const response = await this.#ownCalls.start(this, Hello, hello, { signal });
    try {
      this.#greeting = checkHello(hello, features, response, this.#pinnedKey);
    } catch (error) {
      this.#refuse(error);
      throw error;
    }
    this.#session.features = this.#greeting.features;
    this.#session.adopt(this.#greeting.limits);
    this.#driver.drain();
    this.#scheduleKeepAlive();
    await this.#serverPins?.keep(this.#greeting.nextKey);
  }

  #handle(event: SessionEvent): void {
    if (event.kind === "response" || event.kind === "event") this.#heardMs = this.#network.wallClockMs();
    if (this.#ownCalls.handle(event)) return;
    if (event.kind === "event" && event.body.case === "limitsChanged") {
      const limits = changedLimits(this.#greeting.limits, event.body.value.limits);
      this.#greeting = { ...this.#greeting, limits };
      return;
    }
    if (event.kind === "event" && event.body.case === "nextKeyAnnounced") {
      this.#handleNextKey(event.body.value);
      return;
    }
    if (event.kind === "detached") this.#keepAlive.clear();
    if (event.kind === "closed") {
      this.#keepAlive.clear();
      this.#ownCalls.rejectAll(event.reason);
    }
    this.#onEvent(event);
  }

  #handleNextKey({ nextKey }: NextKeyAnnounced): void {
    try {
      const fingerprint = checkNextKey(nextKey, this.#pinnedKey);
      // If the pins cannot be written, the hello of the next connection announces the key again.
      this.#serverPins?.keep(fingerprint).catch(() => {});
    } catch (error) {
      this.#refuse(error);
      this.#driver.drain();
    }
  }

  /** The key whose successor counts: none if authorities vouch for the server. */
  get #pinnedKey(): Uint8Array | undefined {
    return this.#serverPins && this.#dialed.serverKey;
  }

  /** Tells the server why this side closes the connection, and closes it. */
  #refuse(error: unknown): void {
    const nowMs = this.#network.monotonicMs();
    if (error instanceof ProtocolError) this.#session.closeWith(error, nowMs);
    else if (error instanceof CryptoError) {
      this.#session.closeWith(new ProtocolError("INVALID_ARGUMENT", error.message, { cause: error }), nowMs);
    }
  }

  get #keepAliveMs(): number {
    return this.#greeting.limits.idleTimeoutMs / PINGS_PER_IDLE_TIMEOUT;
  }

  #scheduleKeepAlive(): void {
    // The session may have closed together with the response to hello.
    if (this.#session.closed || this.#session.detached) return;
    this.#keepAlive.set(this.#session.lastSentMs + this.#keepAliveMs);
  }

  /** The network may have changed, or this machine has slept: asks the server at once whether it is still there. */
  check(): void {
    if (!this.#session.closed && !this.#session.detached) this.#askServer(CHECK_TIMEOUT_MS);
  }

  #ping(): void {
    // Any message keeps the connection alive, so a ping is due only after a silence.
    if (this.#network.monotonicMs() - this.#session.lastSentMs >= this.#keepAliveMs) this.#askServer();
    this.#scheduleKeepAlive();
  }

  /** Sends a ping. Without an answer, the socket is lost. */
  #askServer(timeoutMs = this.#requestTimeoutMs): void {
    const socket = this.#resumed;
    this.#ownCalls.start(this, Ping, PingRequest.create(), { timeoutMs }).catch((error) => {
      // That of an earlier socket tells nothing about this one, and a refusal is an answer.
      if (error instanceof TransportError && socket === this.#resumed) this.#session.handleStreamEnd(error);
      this.#driver.drain();
    });
  }
}
