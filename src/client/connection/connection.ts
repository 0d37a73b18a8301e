import { HelloRequest, PingRequest, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { Hello, Ping } from "../../../generated/chatwire/v1/rules.ts";
import { type ChatError, ClosedError, ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { deadline } from "../../net/deadline.ts";
import { withDebug } from "../../net/debug.ts";
import type { DialedSocket, Network } from "../../net/network.ts";
import { SessionDriver } from "../../net/session-driver.ts";
import { Timer } from "../../net/timers.ts";
import { Session } from "../../session/session.ts";
import type { SessionEvent, Tap } from "../../session/session-event.ts";
import { AGENT, PROTOCOL_VERSION } from "../../version.ts";
import type { Method } from "../../wire/method.ts";
import type { CallOptions } from "./call.ts";
import { checkPin, type Pins, serverSubject } from "./pins.ts";
import { type CallRecipient, toRecipient } from "./recipient.ts";
import type { ServerEndpoint } from "./server-address.ts";

interface Waiting {
  readonly resolve: (body: MessageBody) => void;
  readonly reject: (error: unknown) => void;
}

export interface ServerLinkOptions {
  readonly network: Network;
  readonly endpoint: ServerEndpoint;
  readonly limits: Limits;
  readonly pins: Pins;
  readonly tap: Tap | undefined;
  /** Is called for each event of the server, in order. */
  readonly onEvent: (event: Extract<SessionEvent, { kind: "event" }>) => void;
}

/** How many pings fit into the server's idle time. */
const PINGS_PER_IDLE_TIME = 3;

/** The client's connection to its server: calls that can be awaited, and events. */
export class Connection {
  readonly network: Network;
  readonly #session: Session;
  readonly #driver: SessionDriver;
  readonly #dialed: DialedSocket;
  readonly #limits: Limits;
  readonly #waiting = new Map<number, Waiting>();
  readonly #keepAlive: Timer;
  readonly closed: Promise<ChatError>;
  #serverLimits: ServerLimits | undefined;

  /**
   * Connects, checks the server's certificate against its pin, and greets.
   *
   * @throws TransportError; CryptoError PIN_MISMATCH; ProtocolError UNSUPPORTED_VERSION
   */
  static async open(options: ServerLinkOptions, call: CallOptions): Promise<Connection> {
    const { network, endpoint, limits, pins } = options;
    using limit = deadline(
      network,
      call.signal,
      call.timeoutMs ?? limits.connectTimeoutMs,
      `Connecting to ${endpoint.host}`,
    );
    const dialed = await network.dial(endpoint, limit.signal);
    try {
      if (dialed.fingerprint !== undefined) await checkServer(endpoint, pins, dialed.fingerprint);
    } catch (error) {
      dialed.socket.destroy();
      throw error;
    }
    const link = new Connection(dialed, options);
    try {
      const hello = HelloRequest.create({ versions: [PROTOCOL_VERSION], agent: AGENT });
      const { limits: told } = await link.call(Hello, hello, { signal: limit.signal });
      if (told === undefined) throw new ProtocolError("MALFORMED", "The server told no limits in hello.");
      link.#adopt(told);
    } catch (error) {
      link.close();
      throw error;
    }
    return link;
  }

  private constructor(dialed: DialedSocket, { network, limits, tap, onEvent }: ServerLinkOptions) {
    this.network = network;
    this.#keepAlive = new Timer(network, () => this.#ping());
    this.#dialed = dialed;
    this.#limits = limits;
    this.#session = new Session({ role: "client", limits, tap: withDebug("client", tap) }, network.monotonicMs());
    let close: ((reason: ChatError) => void) | undefined;
    this.closed = new Promise((resolve) => {
      close = resolve;
    });
    this.#driver = new SessionDriver(network, dialed.socket, this.#session, limits, (event) => {
      if (event.kind === "event") onEvent(event);
      else if (event.kind === "response") this.#settle(event.sequence)?.resolve(event.body);
      else if (event.kind === "refused") this.#settle(event.sequence)?.reject(event.error);
      else if (event.kind === "closed") {
        this.#keepAlive.clear();
        close?.(event.reason);
        for (const sequence of [...this.#waiting.keys()]) this.#settle(sequence)?.reject(event.reason);
      }
    });
  }

  /** What the server said in hello. */
  get serverLimits(): ServerLimits {
    return this.#serverLimits ?? ServerLimits.create();
  }

  /** The TLS session's secrets; undefined on a plain connection. */
  get secrets(): DialedSocket["secrets"] {
    return this.#dialed.secrets;
  }

  /** The addresses of both ends. */
  get addresses(): { local: string; remote: string } {
    const { localAddress = "", remoteAddress = "" } = this.#dialed.socket;
    return { local: localAddress, remote: remoteAddress };
  }

  /**
   * Asks the server and waits for the answer.
   *
   * @param onAnswer  is called with the answer before any event that came after it is handled
   */
  call<Q, R>(
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    { to, signal, timeoutMs }: CallOptions & { to?: CallRecipient } = {},
    onAnswer: (answer: R) => void = () => {},
  ): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      signal?.throwIfAborted();
      const nowMs = this.network.monotonicMs();
      const deadlineMs = nowMs + (timeoutMs ?? this.#limits.requestTimeoutMs);
      const sequence = this.#session.call(method, method.wrapRequest(value), to && toRecipient(to), deadlineMs, nowMs);
      const onAbort = (): void => {
        this.#session.forget(sequence);
        this.#settle(sequence)?.reject(signal?.reason);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.set(sequence, {
        resolve: (body) => {
          signal?.removeEventListener("abort", onAbort);
          const response = method.unwrapResponse(body);
          if (response === undefined)
            reject(new ProtocolError("BODY_MISMATCH", `${method.name} was answered by ${body.case}.`));
          else {
            onAnswer(response);
            resolve(response);
          }
        },
        reject: (error) => {
          signal?.removeEventListener("abort", onAbort);
          reject(error);
        },
      });
      this.#driver.drain();
    });
  }

  close(): void {
    this.#session.close();
    this.#driver.drain();
  }

  #settle(sequence: number): Waiting | undefined {
    const waiting = this.#waiting.get(sequence);
    this.#waiting.delete(sequence);
    return waiting;
  }

  #adopt(told: ServerLimits): void {
    this.#serverLimits = told;
    this.#session.adopt(told);
    this.#driver.drain();
    this.#scheduleKeepAlive();
  }

  #scheduleKeepAlive(): void {
    const everyMs = (this.#serverLimits?.idleTimeoutMs ?? this.#limits.idleTimeoutMs) / PINGS_PER_IDLE_TIME;
    this.#keepAlive.set(this.#session.lastSentMs + everyMs);
  }

  #ping(): void {
    if (this.#session.closed) return;
    const everyMs = (this.#serverLimits?.idleTimeoutMs ?? this.#limits.idleTimeoutMs) / PINGS_PER_IDLE_TIME;
    // What was sent since then has shown that this client is alive.
    if (this.network.monotonicMs() - this.#session.lastSentMs >= everyMs) {
      this.call(Ping, PingRequest.create()).catch((error) => {
        if (!(error instanceof ClosedError)) this.#session.handleEnd(error);
        this.#driver.drain();
      });
    }
    this.#scheduleKeepAlive();
  }
}

async function checkServer(endpoint: ServerEndpoint, pins: Pins, fingerprint: string): Promise<void> {
  const subject = serverSubject(endpoint);
  const pinned = await pins.get(subject);
  // A fingerprint in the URL is the user's word: it replaces what was pinned before.
  checkPin(endpoint.fingerprint === undefined ? pinned : [endpoint.fingerprint], subject, fingerprint);
  if (!pinned.includes(fingerprint)) await pins.set(subject, fingerprint);
}
