/**
 * The connection of a client to its server.
 *
 * How the folder fits together:
 *
 * - `connection.ts`: what the rest of the client sees. Calls, events, and how
 *   the connection stands.
 * - `server-stream.ts`: a socket to the server. It dials, checks the pin,
 *   sends hello and runs a session over the socket. `hello.ts` checks the response.
 * - `redialling.ts`: connects again after a loss, when `dial-pauses.ts` and
 *   `network-changes.ts` say. `resumption.ts` proves that the session is the client's.
 * - `call.ts`: options of calls, and the calls that wait for a response.
 * - `pins.ts`, `file-pins.ts`: the keys to accept from the server, and `server-pins.ts`: which
 *   of them stay accepted. `trust.ts`: the choice between pins and authorities.
 *
 * Invariant: a `Connection` has one `ServerStream` for life, which outlives
 * sockets, and nothing outside this folder sees the stream or its socket. Two secrets of TLS leave the
 * folder, each for one purpose: `channelBinding` binds a login to this connection,
 * and `exportDatagramSecret` keys the datagrams to the server.
 */

import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import type { ChatError } from "../../errors.ts";
import type { AnnouncedLimits } from "../../framing/announced-limits.ts";
import { type AgreedProtocol, featureNames } from "../../framing/capabilities.ts";
import type { Grease } from "../../framing/grease.ts";
import { deadline } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import type { SessionEvent, SessionStatistics } from "../../session/session-event.ts";
import type { Event, Method } from "../../wire/method.ts";
import { type CallOptions, type CallRecipient, PendingCalls } from "./call.ts";
import { redial } from "./redialling.ts";
import { ServerStream, type ServerStreamOptions } from "./server-stream.ts";

/** How a client's connection to its server stands. Times are milliseconds since 1970. */
export type ConnectionState =
  | { readonly status: "connected" }
  /**
   * The connection is lost, and the client connects again. Calls wait; others see the user as before.
   *
   * @property reason  why it was lost
   */
  | { readonly status: "waiting"; readonly sinceMs: number; readonly reason: ChatError; readonly nextTryMs: number }
  /** For good: `reason` is what `closed` resolves to. */
  | { readonly status: "closed"; readonly reason: ChatError };

/** A change of how the connection stands. "resumed": it is back, and nothing was lost but what may be. */
export type ConnectionChange =
  | Exclude<ConnectionState, { readonly status: "connected" }>
  /** @property lostMs  for how long it was lost, in milliseconds */
  | { readonly status: "resumed"; readonly lostMs: number };

/** The server's limits, from its hello. A limit that the server does not send has its default. */
export type ServerLimits = AnnouncedLimits;

/** The client's connection to its server: calls that can be awaited, and events. */
export class Connection {
  /** Clock and randomness of the connection, and the network that its datagrams take. */
  readonly network: Network;
  /** Of the connection and of the links that it introduces. Undefined: the client sends none. */
  readonly grease: Grease | undefined;
  /** Resolves to the reason why the connection ended. */
  readonly closed: Promise<ChatError>;
  readonly #options: ServerStreamOptions;
  readonly #stream: ServerStream;
  readonly #calls = new PendingCalls();
  #state: ConnectionState = { status: "connected" };
  /** Ends the attempts to connect again. */
  readonly #abort = new AbortController();
  #onEvent = (_body: MessageBody): void => {};
  #onChange = (_change: ConnectionChange): void => {};
  #onLost = (): void => {};
  #resolveClosed = (_reason: ChatError): void => {};

  /**
   * Connects to a server.
   *
   * @param options  `timeoutMs` defaults to `connectTimeoutMs`
   * @throws TransportError; CryptoError PIN_MISMATCH
   * @throws ProtocolError UNSUPPORTED_VERSION, INVALID_ARGUMENT: see `checkHello`
   */
  static async open(options: ServerStreamOptions, { signal, timeoutMs }: CallOptions): Promise<Connection> {
    const { network, serverAddress, limits } = options;
    using limit = deadline(
      network,
      signal,
      timeoutMs ?? limits.connectTimeoutMs,
      `Connecting to ${serverAddress.host}`,
    );
    return new Connection(options, await ServerStream.open(options, limit.signal));
  }

  private constructor(options: ServerStreamOptions, stream: ServerStream) {
    const { network, grease } = options;
    this.#options = options;
    this.network = network;
    this.grease = grease;
    this.#stream = stream;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    stream.attach(
      (event) => this.#handle(event),
      () => this.#noteResumed(),
    );
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get serverLimits(): ServerLimits {
    return this.#stream.greeting.limits;
  }

  /** What this client and the server agreed on in hello. */
  get protocol(): AgreedProtocol {
    const { version, features } = this.#stream.greeting;
    return { version, features: featureNames(features) };
  }

  get statistics(): SessionStatistics {
    return this.#stream.statistics;
  }

  /**
   * The channel binding of a login's proof (RFC 9266): 32 bytes of the first TLS connection of the session. Undefined on a
   * plain connection.
   */
  get channelBinding(): Uint8Array | undefined {
    return this.#stream.channelBinding;
  }

  /** IP addresses for datagrams to the server: those of the connection, which are known to reach each other. */
  get datagramAddresses(): { readonly local: string; readonly server: string } {
    const { local, remote } = this.#stream.addresses;
    return { local, server: remote };
  }

  /** 32 bytes of the TLS connection of the login, for the keys of datagrams (RFC 8446, section 7.5); zeros on a plain one. */
  exportDatagramSecret(): Uint8Array {
    return this.#stream.exportDatagramSecret();
  }

  /** Sets the receiver of each change of `state`. */
  onChange(handler: (change: ConnectionChange) => void): void {
    this.#onChange = handler;
  }

  /** Sets what is called when the socket is lost, and with it lossy events on their way. */
  onLost(handler: () => void): void {
    this.#onLost = handler;
  }

  /** Sets the receiver of the server's events. Events that arrive before this call are dropped. */
  onEvent(handler: (body: MessageBody) => void): void {
    this.#onEvent = handler;
  }

  /**
   * Calls a method of the schema and waits for the response.
   *
   * @param options     `timeoutMs` defaults to `requestTimeoutMs`
   * @param onResponse  receives the response before any event that arrived after it is handled
   * @throws ProtocolError the server refused the call, or the schema's rules forbid it now
   * @throws TransportError TIMED_OUT; ClosedError and others: the reason why the connection ended
   */
  call<Q, R>(
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    options: CallOptions & { to?: CallRecipient } = {},
    onResponse?: (response: R) => void,
  ): Promise<R> {
    return this.#calls.start(this.#stream, method, value, options, onResponse);
  }

  /** Sends a lossy event, unless the connection is closed, or the event may not be sent now. */
  emit<T>(event: Event<T, MessageBody, Rule>, value: T): void {
    this.#stream.emit(event, event.wrap(value));
  }

  /** Bytes that the system has not taken, those of this turn of the event loop not included. */
  get untakenBytes(): number {
    return this.#stream.untakenBytes;
  }

  /** Sets what is called when the system has taken something. */
  onTaken(handler: () => void): void {
    this.#stream.onTaken(handler);
  }

  /** Sends what waits, then closes. While the connection is lost, closes at once. */
  close(): void {
    this.#abort.abort();
    this.#stream.close();
  }

  #handle(event: SessionEvent): void {
    if (event.kind === "event") this.#onEvent(event.body);
    else if (event.kind === "detached") {
      this.#onLost();
      void this.#redial(event.reason);
    } else if (event.kind === "closed") {
      this.#abort.abort();
      this.#change({ status: "closed", reason: event.reason });
      this.#resolveClosed(event.reason);
      this.#calls.rejectAll(event.reason);
    } else {
      const sessionId = event.kind === "response" ? sessionIdOf(event.body) : undefined;
      // Before the next message: it may be lost with the socket.
      if (sessionId !== undefined) this.#stream.beginResumption(sessionId);
      this.#calls.handle(event);
    }
  }

  /**
   * Connects again, and resumes the session. If it is gone, the connection closes for the reason for which it was lost:
   * here a client could log in again.
   */
  async #redial(reason: ChatError): Promise<void> {
    const { network, limits } = this.#options;
    const { resumeWindowMs, idleTimeoutMs } = this.serverLimits;
    const sinceMs = network.wallClockMs();
    const outcome = await redial({
      network,
      attemptTimeoutMs: limits.connectTimeoutMs,
      // The server may notice the loss as late as by the silence of the client.
      windowMs: resumeWindowMs + idleTimeoutMs,
      attempt: (signal) => this.#resume(signal),
      onWaiting: (nextTryMs) => this.#change({ status: "waiting", sinceMs, reason, nextTryMs }),
      signal: this.#abort.signal,
    });
    if (outcome.kind === "gone") this.#stream.end(reason);
    else if (outcome.kind === "refused") this.#stream.end(outcome.reason);
  }

  async #resume(signal: AbortSignal): Promise<void> {
    const young = await ServerStream.open(this.#options, signal);
    try {
      await young.resume(this.#stream, signal);
    } catch (error) {
      young.close();
      throw error;
    }
  }

  #noteResumed(): void {
    const { state } = this;
    const lostMs = state.status === "waiting" ? Math.max(0, this.network.wallClockMs() - state.sinceMs) : 0;
    this.#state = { status: "connected" };
    this.#onChange({ status: "resumed", lostMs });
  }

  #change(state: Exclude<ConnectionState, { readonly status: "connected" }>): void {
    this.#state = state;
    this.#onChange(state);
  }
}

/** The id of the session, if this is the response to a login. Empty: the session cannot be resumed. */
function sessionIdOf(body: MessageBody): Uint8Array | undefined {
  if (body.case === "registerResponse") return body.value.sessionId;
  if (body.case !== "finishLoginResponse" && body.case !== "finishDeviceLoginResponse") return undefined;
  return body.value.welcome?.sessionId;
}
