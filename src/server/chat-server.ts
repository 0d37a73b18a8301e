/**
 * The server in one process: a `Gateway`, which has the connections of clients, and a `LocalCore`, which has the rules of
 * the chat and the store. `core/core.ts` is what stands between the two.
 *
 * A request comes in on a `ServerConnection`, whose session decodes and checks it, and goes to the core. Once its changes
 * are committed, the connection sends the answer, and the core hands the events to the connections of their users.
 */

import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { ANNOUNCEMENT_SALT_BYTES } from "../crypto/link/announcement.ts";
import type { PasswordVerifier } from "../crypto/scram-verifier.ts";
import type { ChatError } from "../errors.ts";
import { Grease } from "../framing/grease.ts";
import type { Certificate } from "../net/certificate.ts";
import type { Network } from "../net/network.ts";
import { SendQueues } from "../net/send-queues.ts";
import { systemNetwork } from "../net/system-network.ts";
import { MemoryStore } from "../store/memory/memory-store.ts";
import type { RuledCodec } from "../wire/codec.ts";
import { LocalCore } from "./core/local-core.ts";
import { drain } from "./drain.ts";
import type { ServerActions, UserInfo } from "./extension/program.ts";
import { Gateway } from "./gateway.ts";
import type { DrainOutcome } from "./observation/log-entry.ts";
import { Observer } from "./observation/observer.ts";
import type { ServerStatistics } from "./observation/statistics.ts";
import { guardTracer } from "./observation/tracing.ts";
import type { Operator } from "./operator/operator.ts";
import type { ServerConnection } from "./server-connection.ts";
import {
  type ChatServerOptions,
  type CloseOptions,
  checkCloseOptions,
  resolveListenOptions,
} from "./server-options.ts";

/** The parts of a server. */
interface ServerParts {
  readonly network: Network;
  readonly observer: Observer;
  readonly core: LocalCore<ServerConnection>;
  readonly gateway: Gateway;
}

/**
 * A chat server: accounts, presence, texts and signalling over TLS, and address
 * probes over UDP on the same port.
 */
export class ChatServer implements AsyncDisposable, ServerActions {
  /** What the operator can do while the server runs. */
  readonly operator: Operator;
  /** Resolves when the server is closed; rejects if the store failed. */
  readonly closed: Promise<void>;
  readonly #network: Network;
  readonly #observer: Observer;
  readonly #core: LocalCore<ServerConnection>;
  readonly #gateway: Gateway;
  readonly #settle: { resolve: () => void; reject: (error: unknown) => void };
  #closing: Promise<DrainOutcome> | undefined;

  /**
   * Starts a server.
   *
   * @throws UsageError an option is wrong, or `scramIterations` is not that of the store
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   * @throws StoreError the store cannot be read; STORE_DAMAGED also if two of its accounts have come to have one name
   */
  static async listen(options: ChatServerOptions = {}): Promise<ChatServer> {
    const { network = systemNetwork, logger, tap, onKeyLog, addresses } = options;
    const { limits: asked, features, ...listen } = await resolveListenOptions(options);
    // One object for all parts: the operator may change limits while the server runs.
    const limits = { ...asked };
    const observer = new Observer(network, logger, limits);
    const store = options.store ?? new MemoryStore(network.randomBytes);
    const grease = options.grease === false ? undefined : new Grease(network.randomBytes);
    const queues = new SendQueues(network, limits.sendQueuesBytesMax);
    const announcementSalt = network.randomBytes(ANNOUNCEMENT_SALT_BYTES);
    let onFailure = (_error: unknown): void => {};
    try {
      const core = await LocalCore.open<ServerConnection>({
        network,
        store,
        limits,
        iterations: options.limits?.scramIterations,
        observer,
        grease,
        application: options,
        isCrowded: () => queues.isCrowded,
        onFailure: (error) => onFailure(error),
      });
      const gateway = await Gateway.open({
        network,
        wallClock: core.wallClock,
        core,
        observer,
        limits,
        features,
        grease,
        queues,
        addresses,
        tap,
        onKeyLog,
        listen,
        tracer: guardTracer(options.tracer, (error) => observer.internalError(error)),
        announcementSalt: () => announcementSalt,
        hasRelay: options.relay !== false,
      });
      const server: ChatServer = new ChatServer({ network, observer, core, gateway });
      onFailure = (error) => server.#fail(error);
      core.start(gateway.relay && { target: gateway.relay, port: server.port });
      gateway.start();
      observer.started(server, core.accounts);
      return server;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor({ network, observer, core, gateway }: ServerParts) {
    this.#network = network;
    this.#observer = observer;
    this.#core = core;
    this.#gateway = gateway;
    this.operator = core.operatorOf({
      connections: () => gateway.connections.values(),
      onLimits: () => gateway.adoptLimits(),
    });
    let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
    this.closed = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.closed.catch(() => {});
    this.#settle = settle ?? { resolve() {}, reject() {} };
  }

  /** SHA-256 of the server's public key (RFC 7469, section 2.4), in hex, which clients pin; undefined without TLS. */
  get fingerprint(): string | undefined {
    return this.#gateway.keys?.fingerprint;
  }

  /** SHA-256 of the key that the server announces, in hex; undefined if it announces none. */
  get nextFingerprint(): string | undefined {
    return this.#gateway.keys?.nextFingerprint;
  }

  /** The TCP and UDP port. */
  get port(): number {
    return this.#gateway.listener.address.port;
  }

  /** The second UDP port, which answers probes only; undefined: the server has none. */
  get secondProbePort(): number | undefined {
    return this.#gateway.secondProbePort;
  }

  /** The IP address that the server listens on. */
  get host(): string {
    return this.#gateway.listener.address.address;
  }

  /** The number of open connections, logged in or not. Those count that are lost and whose sessions wait to be resumed. */
  get connections(): number {
    return this.#gateway.connections.size;
  }

  /** The number of dropped datagrams: too short, of no connection, not authentic, or replayed. */
  get datagramsDropped(): number {
    return this.#gateway.datagramsDropped;
  }

  /** Whether the server is closing or closed. */
  get draining(): boolean {
    return this.#closing !== undefined;
  }

  /** Counters since the start, and current numbers. */
  statistics(): ServerStatistics {
    const { accounts, rooms, room } = this.#core;
    const store = { bytesNow: room.bytes, fullNow: room.isFull };
    return this.#gateway.statistics({ accounts, rooms, store });
  }

  /** See `ServerActions`. */
  send<T>(to: string, codec: RuledCodec<T, Rule>, value: T): number {
    return this.#core.program.send(to, codec, value);
  }

  /** See `ServerActions`. */
  disconnect(name: string, reason?: string): number {
    return this.#core.program.disconnect(name, reason);
  }

  /** See `ServerActions`. */
  users(): UserInfo[] {
    return this.#core.program.users();
  }

  /** See `ServerActions`. */
  createVerifier(name: string, password: string): Promise<PasswordVerifier> {
    return this.#core.program.createVerifier(name, password);
  }

  /**
   * Shows a new certificate from now on. Open connections stay. Clients accept it if its key is the present one or was
   * announced; an announcement ends with a change of the key.
   *
   * @throws UsageError this is not a certificate with its private key, and nothing changed; WRONG_STATE: the server has
   *   no TLS
   */
  setCertificate(certificate: Certificate): void {
    this.#gateway.setCertificate(certificate);
  }

  /**
   * Announces the key of the next certificate to all clients, signed by the present key, so that they accept it later.
   * Clients learn it at each connection, and those that are logged in at once. The announcement replaces an earlier one.
   *
   * @param nextKey  PEM: a public key, a certificate, or a private key without a passphrase; undefined withdraws the
   *   announcement
   * @throws UsageError the text contains no key, it is the present key, or the present key cannot sign; WRONG_STATE: the
   *   server has no TLS
   */
  announceKey(nextKey: string | undefined): void {
    this.#gateway.announceKey(nextKey);
    // After the answers that wait for the store: a login must be answered first.
    this.#core.commits.push([], () => this.#gateway.tellKey());
  }

  /**
   * Closes the server: refuses new connections, sends the answers that wait for
   * the store, tells all clients GOING_AWAY and closes. A second call waits for
   * the first.
   *
   * @returns "drained", or "cut-short" if the time was over before everything was sent and stored
   * @throws UsageError `timeoutMs` is not a positive number
   */
  async close(options: CloseOptions = {}): Promise<DrainOutcome> {
    checkCloseOptions(options);
    this.#closing ??= this.#close(options.timeoutMs ?? Number.POSITIVE_INFINITY);
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(timeoutMs: number): Promise<DrainOutcome> {
    const startedMs = this.#network.monotonicMs();
    const [observer, core, gateway] = [this.#observer, this.#core, this.#gateway];
    observer.drainStarted(gateway.connections.size);
    core.beginClosing();
    const outcome = await drain(
      {
        clock: this.#network,
        listener: gateway.listener,
        commits: core.commits,
        datagrams: gateway.datagramSockets,
        store: core.store,
        isFull: () => core.room.isFull,
        sayGoodbye: () => {
          core.stop();
          gateway.sayGoodbye();
        },
      },
      timeoutMs,
    );
    observer.drainEnded(outcome, this.#network.monotonicMs() - startedMs);
    this.#settle.resolve();
    return outcome;
  }

  /** Stops the server, because it must not confirm what it cannot store. */
  #fail(error: unknown): void {
    this.#settle.reject(error);
    this.#observer.storeFailed(error);
    this.close().catch((second: ChatError) => this.#settle.reject(second));
  }
}
