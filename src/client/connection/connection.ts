/**
 * The connection of a client to its server.
 *
 * How the folder fits together:
 *
 * - `connection.ts`: what the rest of the client sees. Calls, events, and how
 *   the connection stands.
 * - `server-stream.ts`: one socket to the server. It dials, checks the pin,
 *   sends hello and runs a session over the socket. `hello.ts` checks the response.
 * - `call.ts`: options of calls, and the calls that wait for a response. `request-id.ts`: with
 *   what a call is repeated. `outcome.ts`: whether a call that failed may have been carried out.
 * - `pins.ts`, `file-pins.ts`: the keys to accept from the server, and `server-pins.ts`: which
 *   of them stay accepted. `trust.ts`: the choice between pins and authorities.
 *
 * Invariant: a `Connection` has one `ServerStream` at a time, and nothing
 * outside this folder sees the stream or its socket. Two secrets of TLS leave the
 * folder, each for one purpose: `channelBinding` binds a login to this connection,
 * and `exportDatagramSecret` keys the datagrams to the server.
 */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { DATAGRAM_EXPORTER_BYTES, DATAGRAM_EXPORTER_LABEL } from "../../crypto/datagram-keys.ts";
import type { ChatError } from "../../errors.ts";
import type { AnnouncedLimits } from "../../framing/announced-limits.ts";
import { type AgreedProtocol, featureNames } from "../../framing/capabilities.ts";
import type { Grease } from "../../framing/grease.ts";
import { deadline } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import type { RequestId } from "../../request-id.ts";
import type { SessionEvent, SessionStatistics } from "../../session/session-event.ts";
import type { Event, Method } from "../../wire/method.ts";
import { type CallOptions, type MethodOptions, PendingCalls } from "./call.ts";
import { createRequestId } from "./request-id.ts";
import { ServerStream, type ServerStreamOptions } from "./server-stream.ts";

/** How a client's connection to its server stands. */
export type ConnectionState =
  | { readonly status: "connected" }
  /** For good: `reason` is what `closed` resolves to. */
  | { readonly status: "closed"; readonly reason: ChatError };

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
  readonly #stream: ServerStream;
  readonly #calls = new PendingCalls();
  #state: ConnectionState = { status: "connected" };
  #onEvent = (_body: MessageBody): void => {};
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

  private constructor({ network, grease }: ServerStreamOptions, stream: ServerStream) {
    this.network = network;
    this.grease = grease;
    this.#stream = stream;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    stream.attach((event) => this.#handle(event));
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

  /** The channel binding of a login's proof (RFC 9266): 32 bytes of the TLS session. Undefined on a plain connection. */
  get channelBinding(): Uint8Array | undefined {
    return this.#stream.secrets?.channelBinding;
  }

  /** IP addresses for datagrams to the server: those of the connection, which are known to reach each other. */
  get datagramAddresses(): { readonly local: string; readonly server: string } {
    const { local, remote } = this.#stream.addresses;
    return { local, server: remote };
  }

  /** The TLS session's 32 bytes for the keys of datagrams (RFC 8446, section 7.5); zeros on a plain connection. */
  exportDatagramSecret(): Uint8Array {
    const { secrets } = this.#stream;
    if (secrets === undefined) return new Uint8Array(DATAGRAM_EXPORTER_BYTES);
    return secrets.exporter(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES);
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
    return this.#calls.start(this.#stream, method, value, options, onResponse);
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

  /** Sends what waits, then closes. */
  close(): void {
    this.#stream.close();
  }

  #handle(event: SessionEvent): void {
    if (event.kind === "event") this.#onEvent(event.body);
    else if (event.kind === "closed") {
      this.#state = { status: "closed", reason: event.reason };
      this.#resolveClosed(event.reason);
      this.#calls.rejectAll(event.reason);
    } else this.#calls.handle(event);
  }
}
