import type { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { HelloRequest, type NextKeyAnnounced, PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import { Hello, Ping } from "../../../generated/chatwire/v1/rules.ts";
import { ClosedError, CryptoError, ProtocolError } from "../../errors.ts";
import { resolveServerLimits } from "../../framing/announced-limits.ts";
import { encodeBody } from "../../framing/frame-writer.ts";
import type { Grease } from "../../framing/grease.ts";
import type { Limits } from "../../limits.ts";
import { withDebug } from "../../net/debug.ts";
import type { Authorities, Network, OpenSocket, Secrets } from "../../net/network.ts";
import { keyFingerprint } from "../../net/server-key.ts";
import { SessionDriver } from "../../net/session-driver.ts";
import { Timer } from "../../net/timers.ts";
import type { ServerAddress } from "../../server-address.ts";
import { PINGS_PER_IDLE_TIMEOUT } from "../../session/limit-fit.ts";
import type { RequestId } from "../../request-id.ts";
import type { AnyEvent, AnyMethod } from "../../session/rules.ts";
import { Session } from "../../session/session.ts";
import type { SessionEvent, SessionStatistics, Tap } from "../../session/session-event.ts";
import { AGENT, PROTOCOL_VERSIONS } from "../../version.ts";
import { PendingCalls, type RequestStream } from "./call.ts";
import { changedLimits, checkHello, checkNextKey, type Greeting } from "./hello.ts";
import type { Pins } from "./pins.ts";
import { identityOfTry } from "./request-id.ts";
import { ServerPins } from "./server-pins.ts";

export interface ServerStreamOptions {
  readonly network: Network;
  readonly serverAddress: ServerAddress;
  readonly limits: Limits;
  readonly pins: Pins;
  /** Whose certificates to trust by name and time, instead of pins. Absent: the server's key is pinned. */
  readonly authorities?: Authorities | undefined;
  /** The features that the client has between itself and the server. */
  readonly features: ReadonlySet<Feature>;
  /** Whether no other user may learn an address of the client. */
  readonly relayOnly?: boolean;
  readonly tap: Tap | undefined;
  /** Undefined: the client sends no grease. */
  readonly grease: Grease | undefined;
}

/**
 * One socket to the server from dialing to its end, with the session that runs over it. It dials, checks the server's
 * certificate against its pin, sends hello, and keeps the socket alive by pings.
 */
export class ServerStream implements RequestStream {
  readonly #network: Network;
  readonly #dialed: OpenSocket;
  /** Undefined on a plain connection, and if authorities vouch for the server. */
  readonly #serverPins: ServerPins | undefined;
  readonly #session: Session;
  readonly #driver: SessionDriver;
  readonly #requestTimeoutMs: number;
  readonly #keepAlive: Timer;
  /** Hello and pings. */
  readonly #ownCalls = new PendingCalls();
  /** The end of the session, if it came before `attach`. Nothing else can come while nobody is logged in. */
  #earlyEnd: SessionEvent | undefined;
  #onEvent = (event: SessionEvent): void => {
    if (event.kind === "closed") this.#earlyEnd = event;
  };
  #greeting: Greeting = {
    version: 0,
    features: new Set(),
    limits: resolveServerLimits(undefined),
    nextKey: undefined,
  };

  /**
   * Connects to a server.
   *
   * @throws TransportError; CryptoError PIN_MISMATCH, CERTIFICATE_REFUSED, AUTH_FAILED; the reason of `signal`
   * @throws ProtocolError UNSUPPORTED_VERSION, INVALID_ARGUMENT: see `checkHello`
   */
  static async open(options: ServerStreamOptions, signal: AbortSignal): Promise<ServerStream> {
    const { network, serverAddress, pins, authorities } = options;
    const dialed = await network.dial({ ...serverAddress, authorities }, signal);
    const { serverKey } = dialed;
    const isPinned = authorities === undefined && serverKey !== undefined;
    const serverPins = !isPinned ? undefined : new ServerPins(pins, serverAddress, keyFingerprint(serverKey));
    try {
      await serverPins?.check();
    } catch (error) {
      dialed.socket.destroy();
      throw error;
    }
    const stream = new ServerStream(dialed, serverPins, options);
    try {
      await stream.#greet(options, signal);
    } catch (error) {
      stream.close();
      throw error;
    }
    return stream;
  }

  private constructor(
    dialed: OpenSocket,
    serverPins: ServerPins | undefined,
    { network, limits, tap, grease }: ServerStreamOptions,
  ) {
    this.#network = network;
    this.#dialed = dialed;
    this.#serverPins = serverPins;
    this.#requestTimeoutMs = limits.requestTimeoutMs;
    this.#keepAlive = new Timer(network, () => this.#ping());
    const sessionOptions = { role: "client", limits, tap: withDebug("client", tap), grease } as const;
    this.#session = new Session(sessionOptions, network.monotonicMs());
    this.#driver = new SessionDriver(network, dialed.socket, this.#session, limits, (event) => this.#handle(event));
  }

  /** What hello has settled. */
  get greeting(): Greeting {
    return this.#greeting;
  }

  get statistics(): SessionStatistics {
    return this.#session.statistics;
  }

  /** Secrets of the TLS session; undefined on a plain connection. */
  get secrets(): Secrets | undefined {
    return this.#dialed.secrets;
  }

  /** IP addresses of both ends. */
  get addresses(): { readonly local: string; readonly remote: string } {
    const { local, remote } = this.#dialed.socket;
    return { local: local.address, remote: remote.address };
  }

  /** Sets the receiver of the session's events, before the login. "closed" is the last, also if it came before. */
  attach(onEvent: (event: SessionEvent) => void): void {
    this.#onEvent = onEvent;
    if (this.#earlyEnd !== undefined) onEvent(this.#earlyEnd);
  }

  /** @param timeoutMs  default: `requestTimeoutMs` */
  request(
    method: AnyMethod,
    body: MessageBody,
    recipient: Recipient | undefined,
    timeoutMs = this.#requestTimeoutMs,
    id?: RequestId,
  ): number {
    const nowMs = this.#network.monotonicMs();
    const wallMs = this.#network.wallClockMs();
    const identity = id && identityOfTry(id, wallMs);
    const sequence = this.#session.call(method, body, recipient, nowMs + timeoutMs, nowMs, identity);
    if (id !== undefined) id.firstSentMs ??= wallMs;
    return sequence;
  }

  /** Sends a lossy event, unless it may not be sent now. */
  emit(event: AnyEvent, body: MessageBody): void {
    if (!this.#session.mayEmit(event)) return;
    this.#session.emit(event, body, encodeBody(body), this.#network.monotonicMs());
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
    if (this.#session.closed) return;
    this.#keepAlive.set(this.#session.lastSentMs + this.#keepAliveMs);
  }

  #ping(): void {
    // Any message keeps the connection alive, so a ping is due only after a silence.
    if (this.#network.monotonicMs() - this.#session.lastSentMs >= this.#keepAliveMs) {
      this.#ownCalls.start(this, Ping, PingRequest.create(), {}).catch((error) => {
        if (!(error instanceof ClosedError)) this.#session.handleStreamEnd(error);
        this.#driver.drain();
      });
    }
    this.#scheduleKeepAlive();
  }
}
