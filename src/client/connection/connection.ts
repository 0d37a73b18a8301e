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
 *   `network-changes.ts` say, to one of the servers of `server-list.ts`.
 *   `resumption.ts` proves that the session is the client's.
 * - `call.ts`: options of calls, and the calls that wait for a response. `request-id.ts`: with
 *   what a call is repeated. `outcome.ts`: whether a call that failed may have been carried out.
 *   `waiting-requests.ts` has the calls that wait for a session.
 * - `pins.ts`, `file-pins.ts`: the keys to accept from the server, and `server-pins.ts`: which
 *   of them stay accepted. `trust.ts`: the choice between pins and authorities.
 *
 * Invariant: a `Connection` has one `ServerStream` for each session, which outlives
 * sockets, and nothing outside this folder sees a stream or its socket. Two secrets of TLS leave the
 * folder, each for one purpose: `channelBinding` binds a login to this connection,
 * and `exportDatagramSecret` keys the datagrams to the server.
 */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { type ChatError, ClosedError, ProtocolError } from "../../errors.ts";
import type { AnnouncedLimits } from "../../framing/announced-limits.ts";
import { type AgreedProtocol, featureNames } from "../../framing/capabilities.ts";
import type { Grease } from "../../framing/grease.ts";
import { Waiters } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import type { RequestId } from "../../request-id.ts";
import type { SessionEvent, SessionStatistics } from "../../session/session-event.ts";
import type { Event, Method } from "../../wire/method.ts";
import { type CallOptions, type MethodOptions, PendingCalls } from "./call.ts";
import { DIAL_PAUSE_MAX_MS, DialPauses } from "./dial-pauses.ts";
import { NetworkChanges } from "./network-changes.ts";
import { lastingReason, redial } from "./redialling.ts";
import { createRequestId } from "./request-id.ts";
import { openFirst } from "./server-list.ts";
import type { ServerStream, ServerStreamOptions } from "./server-stream.ts";
import { WaitingRequests } from "./waiting-requests.ts";

/** How a client's connection to its server stands. Times are milliseconds since 1970. */
export type ConnectionState =
  | { readonly status: "connected" }
  /**
   * The connection is lost, and the client connects again. Calls wait.
   *
   * - `reason`: why it was lost
   * - `nextTryMs`: when it dials; later if more than 64 connections of this process come back to the server
   */
  | { readonly status: "waiting"; readonly sinceMs: number; readonly reason: ChatError; readonly nextTryMs: number }
  /** For good: `reason` is what `closed` resolves to. */
  | { readonly status: "closed"; readonly reason: ChatError };

/** What a login that replaces a lost one may have missed. */
export type Missed =
  | "typing"
  | "broadcasts"
  | "receipts"
  | "invitations"
  | "presence"
  | "contacts"
  | "application messages";

/** A change of how the connection stands. */
export type ConnectionChange =
  | Exclude<ConnectionState, { readonly status: "connected" }>
  /**
   * The session goes on, and nothing was lost but what may be: typing, and relayed datagrams.
   *
   * - `lostMs`: for how long the connection was lost, in milliseconds
   */
  | { readonly status: "resumed"; readonly lostMs: number }
  /**
   * The server had no session any more, and the user is logged in again. The mailbox goes on where it was, and the
   * program is told how the list of peers has changed.
   *
   * - `lostMs`: for how long the client knew that the connection was lost, in milliseconds
   * - `missed`: what the program may have missed between `sinceMs` and `untilMs`; of "presence", only states in between
   * - `sinceMs`: when the server was last heard. The client notices a silent loss later: after a sleep, by hours
   * - `untilMs`: when the user was logged in again
   */
  | {
      readonly status: "restored";
      readonly lostMs: number;
      readonly sinceMs: number;
      readonly untilMs: number;
      readonly missed: readonly Missed[];
    };

/** What a login needs of a connection, which may be one to which no `Connection` has changed yet. */
export type LoginConnection = Pick<Connection, "network" | "serverLimits" | "channelBinding" | "call" | "close">;

/** Replaces the login that is lost with the session. */
export interface Renewal {
  /** The session is gone. A login may follow, and `logIn` may be called more than once. */
  onSessionEnded(reason: ChatError): void;
  /**
   * Logs the user in again, without asking anybody.
   *
   * @throws ChatError why not
   */
  logIn(connection: LoginConnection, signal: AbortSignal): Promise<void>;
  /** The connection is that of the new login. Calls that waited are sent after those that are made here. */
  onRestored(): readonly Missed[];
}

/** The part of the room for pending calls that those of the program may take while there is no session. */
const WAITING_SHARE = 0.5;

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
  /** That of the session, or of the last one. */
  #stream: ServerStream;
  readonly #calls = new PendingCalls();
  /** Those of a login again, which must not wait for it. */
  #loginCalls: PendingCalls | undefined;
  readonly #waiting: WaitingRequests;
  #state: ConnectionState = { status: "connected" };
  /** False from the end of a session until the user is logged in again. */
  #hasSession = true;
  /** Undefined: nobody is logged in who could log in again. */
  #renewal: Renewal | undefined;
  /** How the connection was lost last; undefined: it is not. */
  #loss: Loss | undefined;
  readonly #pauses = new DialPauses();
  /** When the server was last heard before a loss whose end the program has not been told, in milliseconds since 1970. */
  #heardMs: number | undefined;
  #isRedialling = false;
  #hasLinks = (): boolean => false;
  /** From the first login on. */
  #ignoreNetwork: (() => void) | undefined;
  /** Ends the attempts to connect again. */
  readonly #abort = new AbortController();
  /** Whether calls wait for a session that is to take the place of a lost one. */
  #isRestoring = false;
  readonly #restored: Waiters;
  #onEvent = (_body: MessageBody): void => {};
  readonly #onChange: ((change: ConnectionChange) => void)[] = [];
  #onLost = (): void => {};
  #resolveClosed = (_reason: ChatError): void => {};

  /**
   * Connects to the first server of the list that answers.
   *
   * @param options  `timeoutMs` is for each server, and defaults to `connectTimeoutMs`
   * @throws TransportError; CryptoError PIN_MISMATCH
   * @throws ProtocolError UNSUPPORTED_VERSION, INVALID_ARGUMENT: see `checkHello`
   */
  static async open(options: ServerStreamOptions, callOptions: CallOptions): Promise<Connection> {
    return new Connection(options, await openFirst(options, options.servers, callOptions));
  }

  private constructor(options: ServerStreamOptions, stream: ServerStream) {
    const { network, grease, limits } = options;
    this.#options = options;
    this.network = network;
    this.grease = grease;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    this.#restored = new Waiters(network, () => !this.#isRestoring);
    const { requestTimeoutMs } = limits;
    const requestsMax = Math.ceil(WAITING_SHARE * limits.pendingRequestsMax);
    this.#waiting = new WaitingRequests(network, { requestsMax, requestTimeoutMs }, (sequence, error) => {
      this.#calls.handle({ kind: "refused", sequence, error });
    });
    this.#stream = stream;
    this.#pauses.noteConnected(network.monotonicMs());
    this.#attach(stream);
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

  /** 16 bytes of this run of the server; undefined: it takes no announcements of conversations. */
  get announcementSalt(): Uint8Array | undefined {
    return this.#stream.greeting.announcementSalt;
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

  /** Adds a receiver of each change of `state`. */
  onChange(handler: (change: ConnectionChange) => void): void {
    this.#onChange.push(handler);
  }

  /** Sets what tells whether conversations are going on. They look at the network themselves, move first, and then `check`. */
  set hasLinks(hasLinks: () => boolean) {
    this.#hasLinks = hasLinks;
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
    options: MethodOptions = {},
    onResponse?: (response: R) => void,
  ): Promise<R> {
    // After the end for good, no session follows, and the stream refuses the call.
    const isOver = this.#state.status === "closed";
    const stream = this.#hasSession || isOver ? this.#stream : this.#waiting;
    return this.#calls.start(stream, method, value, options, onResponse);
  }

  /**
   * From now on, the connection outlives the session: if the server has lost it, the user is logged in again. Undefined:
   * nobody is logged in, or the connection is to end with the session.
   */
  set renewal(renewal: Renewal | undefined) {
    this.#renewal = renewal;
  }

  /**
   * Resolves as soon as there is a session.
   *
   * @throws TransportError TIMED_OUT; the reason of the signal
   */
  untilSession(
    what: string,
    { signal, timeoutMs = this.#options.limits.requestTimeoutMs }: CallOptions,
  ): Promise<void> {
    return this.#restored.wait({ signal, timeoutMs, what });
  }

  /** An id for one request, at a server with REQUEST_IDS; undefined at others. */
  createRequestId(): RequestId | undefined {
    return this.#stream.greeting.features.has(Feature.REQUEST_IDS)
      ? createRequestId(this.network.randomBytes)
      : undefined;
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
    if (!this.#hasSession) this.#finish(new ClosedError("CLOSED", "The connection was closed by this side."));
  }

  /** The network has changed: asks the server at once whether it is still there. Without an answer, the socket is lost. */
  check(): void {
    this.#pauses.reset();
    if (this.#hasSession) this.#stream.check();
  }

  #attach(stream: ServerStream): void {
    stream.attach(
      (event) => {
        if (stream === this.#stream) this.#handle(event);
      },
      () => this.#noteResumed(),
    );
  }

  #handle(event: SessionEvent): void {
    if (this.#loginCalls?.handle(event)) {
      if (event.kind === "response") this.#noteLogin(event.body);
    } else if (event.kind === "event") this.#onEvent(event.body);
    else if (event.kind === "detached") {
      this.#onLost();
      this.#lose(event.reason);
    } else if (event.kind === "closed") this.#handleClosed(event.reason);
    else {
      if (event.kind === "response") this.#noteLogin(event.body);
      this.#calls.handle(event);
    }
  }

  /** If this is the response to a login, the session can be resumed from now on. */
  #noteLogin(body: MessageBody): void {
    const sessionId = sessionIdOf(body);
    if (sessionId === undefined) return;
    // How the old session was lost says nothing about the new one, if that is lost at once.
    if (!this.#hasSession) this.#loss = undefined;
    this.#hasSession = true;
    // Before the next message: it may be lost with the socket.
    this.#stream.beginResumption(sessionId);
    this.#ignoreNetwork ??= NetworkChanges.of(this.network).subscribe(
      () => this.check(),
      () => !this.#hasLinks(),
    );
  }

  #handleClosed(reason: ChatError): void {
    if (!this.#hasSession) {
      // A login again has failed.
      this.#loginCalls?.rejectAll(reason);
      return;
    }
    const isOver = this.#abort.signal.aborted || this.#renewal === undefined || lastingReason(reason) !== undefined;
    if (isOver) {
      this.#finish(reason);
      return;
    }
    this.#hasSession = false;
    this.#isRestoring = true;
    this.#loginCalls?.rejectAll(reason);
    const { sentUpTo } = this.#stream;
    this.#calls.move(this.#waiting, (sequence) => sequence > sentUpTo);
    this.#calls.rejectAll(
      reason,
      () => "unknown",
      (sequence) => sequence > 0,
    );
    this.#renewal?.onSessionEnded(reason);
    this.#lose(reason);
  }

  #lose(reason: ChatError): void {
    const { resumeWindowMs, idleTimeoutMs } = this.serverLimits;
    const { state } = this;
    const nowMs = this.network.monotonicMs();
    this.#pauses.noteLost(nowMs);
    this.#loss ??= {
      // The program has not been told of a login in between.
      sinceMs: state.status === "waiting" ? state.sinceMs : this.network.wallClockMs(),
      reason,
      // The server may notice the loss as late as by the silence of the client. Its limits cut no pause short.
      resumableUntilMs: nowMs + Math.max(resumeWindowMs + idleTimeoutMs, DIAL_PAUSE_MAX_MS),
      pauseMs: reason instanceof ProtocolError ? reason.retryAfterMs : 0,
    };
    this.#heardMs ??= this.#stream.heardMs;
    const { sinceMs, pauseMs } = this.#loss;
    if (!this.#isRedialling) void this.#redial();
    // Otherwise a call that is made before the attempts go on would find the state of before.
    else if (state.status === "connected")
      this.#change({ status: "waiting", sinceMs, reason, nextTryMs: sinceMs + pauseMs });
  }

  /** Connects again, until the session is resumed, or the user is logged in again. */
  async #redial(): Promise<void> {
    const { network, limits, servers } = this.#options;
    this.#isRedialling = true;
    for (let loss = this.#loss; loss !== undefined; loss = this.#loss) {
      const { sinceMs, reason, pauseMs, resumableUntilMs } = loss;
      const { host, port } = this.#stream.serverAddress;
      let attempts = 0;
      const outcome = await redial({
        network,
        server: `${host} ${port}`,
        pauses: this.#pauses,
        attemptTimeoutMs: servers.length * limits.connectTimeoutMs,
        pauseMs,
        dueMs: resumableUntilMs,
        attempt: (signal) => {
          attempts += 1;
          return this.#comeBack(loss, attempts, signal);
        },
        onWaiting: (nextTryMs) => this.#change({ status: "waiting", sinceMs, reason, nextTryMs }),
        signal: this.#abort.signal,
      });
      if (outcome.kind === "back") continue;
      if (outcome.kind === "refused") this.#finish(outcome.reason);
      break;
    }
    this.#isRedialling = false;
  }

  /** @param attempt  number of the attempt, from 1 */
  async #comeBack(loss: Loss, attempt: number, signal: AbortSignal): Promise<void> {
    const { reason, resumableUntilMs } = loss;
    const mayResume = this.network.monotonicMs() < resumableUntilMs;
    if (this.#hasSession && !mayResume) this.#stream.end(reason);
    signal.throwIfAborted();
    const young = await this.#dial(attempt === 1 && this.#hasSession, signal);
    try {
      if (this.#hasSession) {
        if (await this.#resume(young, signal)) return;
        // Without a login that can be repeated, this closes the connection.
        this.#stream.end(reason);
        signal.throwIfAborted();
      }
      await this.#logInAgain(young.isOver ? await this.#dial(false, signal) : young, loss, signal);
    } catch (error) {
      young.close();
      throw error;
    }
  }

  /** @param onlyLast  whether to try only the server of the session, which alone can resume it */
  #dial(onlyLast: boolean, signal: AbortSignal): Promise<ServerStream> {
    const { serverAddress: last } = this.#stream;
    const servers = this.#options.servers.filter((server) => server !== last);
    const options: ServerStreamOptions = { ...this.#options, arrival: "returning" };
    return openFirst(options, onlyLast ? [last] : [last, ...servers], { signal });
  }

  /** Returns whether the session goes on. @throws why this connection failed */
  async #resume(young: ServerStream, signal: AbortSignal): Promise<boolean> {
    try {
      await young.resume(this.#stream, signal);
      return true;
    } catch (error) {
      if (error instanceof ProtocolError && SESSION_GONE.has(error.code)) return false;
      throw error;
    }
  }

  /** Logs the user in again on a new stream. */
  async #logInAgain(young: ServerStream, loss: Loss, signal: AbortSignal): Promise<void> {
    const renewal = this.#renewal;
    if (renewal === undefined) throw new ClosedError("CLOSED", "Nobody is to be logged in again.");
    const calls = new PendingCalls();
    this.#loginCalls = calls;
    this.#stream = young;
    this.#attach(young);
    const connection: LoginConnection = {
      network: this.network,
      serverLimits: young.greeting.limits,
      channelBinding: young.channelBinding,
      call: (method, value, options = {}, onResponse) => calls.start(young, method, value, options, onResponse),
      close: () => young.close(),
    };
    try {
      await renewal.logIn(connection, signal);
    } catch (error) {
      young.close();
      this.#hasSession = false;
      throw error;
    } finally {
      this.#loginCalls = undefined;
    }
    this.#noteRestored(renewal, loss);
  }

  #noteResumed(): void {
    const { state } = this;
    this.#loss = undefined;
    this.#pauses.noteConnected(this.network.monotonicMs());
    this.#heardMs = undefined;
    const lostMs = state.status === "waiting" ? Math.max(0, this.network.wallClockMs() - state.sinceMs) : 0;
    this.#state = { status: "connected" };
    for (const handler of this.#onChange) handler({ status: "resumed", lostMs });
  }

  #noteRestored(renewal: Renewal, loss: Loss): void {
    // It may be lost again: the response came together with the end.
    const { isOver, isDetached, heardMs } = this.#stream;
    if (!this.#hasSession || isOver) return;
    const untilMs = this.network.wallClockMs();
    const sinceMs = this.#heardMs ?? loss.sinceMs;
    this.#loss = isDetached && this.#loss ? { ...this.#loss, sinceMs: untilMs } : undefined;
    if (this.#loss === undefined) this.#pauses.noteConnected(this.network.monotonicMs());
    this.#heardMs = isDetached ? heardMs : undefined;
    this.#state = { status: "connected" };
    const missed = renewal.onRestored();
    this.#calls.move(this.#stream, (sequence) => sequence < 0);
    this.#waiting.clear();
    this.#isRestoring = false;
    this.#restored.resolve();
    const lostMs = Math.max(0, untilMs - loss.sinceMs);
    for (const handler of this.#onChange) handler({ status: "restored", lostMs, sinceMs, untilMs, missed });
  }

  /** Ends the connection for good. */
  #finish(reason: ChatError): void {
    if (this.#state.status === "closed") return;
    this.#change({ status: "closed", reason });
    this.#abort.abort(reason);
    this.#ignoreNetwork?.();
    this.#stream.end(reason);
    const { sentUpTo } = this.#stream;
    const isSent = (sequence: number): boolean => sequence > 0 && sequence <= sentUpTo;
    this.#waiting.clear();
    this.#resolveClosed(reason);
    this.#isRestoring = false;
    this.#restored.resolve();
    this.#calls.rejectAll(reason, (sequence) => (isSent(sequence) ? "unknown" : "not done"));
  }

  #change(state: Exclude<ConnectionState, { readonly status: "connected" }>): void {
    this.#state = state;
    for (const handler of this.#onChange) handler(state);
  }
}

/** How a connection was lost. */
interface Loss {
  /** Since 1970. */
  readonly sinceMs: number;
  readonly reason: ChatError;
  /** When the server has surely forgotten the session, in monotonic milliseconds. */
  readonly resumableUntilMs: number;
  /** What the server has asked for. */
  readonly pauseMs: number;
}

/** The server has forgotten the session, or cannot go on with it: no attempt can resume it. */
const SESSION_GONE: ReadonlySet<string> = new Set([
  "SESSION_NOT_FOUND",
  "SESSION_INCOMPLETE",
  "INVALID_ARGUMENT",
  "FEATURE_MISSING",
  "UNKNOWN_COMMAND",
]);

/** The id of the session, if this is the response to a login. Empty: the session cannot be resumed. */
function sessionIdOf(body: MessageBody): Uint8Array | undefined {
  switch (body.case) {
    case "registerResponse":
      return body.value.sessionId;
    case "finishLoginResponse":
    case "finishDeviceLoginResponse":
    case "logInWithTokenResponse":
      return body.value.welcome?.sessionId;
    default:
      return undefined;
  }
}
