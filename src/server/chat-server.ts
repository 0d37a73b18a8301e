import { isIP } from "node:net";
import { Chat, type Outcome } from "../chat/chat.ts";
import type { Effect } from "../chat/state/route.ts";
import { type ChatError, ProtocolError, UsageError } from "../errors.ts";
import { encodeBody } from "../framing/frame-decoder.ts";
import { type Limits, resolveLimits } from "../limits.ts";
import { type Certificate, createCertificate, loadCertificate } from "../net/certificate.ts";
import type { DatagramSocket } from "../net/datagram-socket.ts";
import { certificateFingerprint } from "../net/fingerprint.ts";
import { Listener } from "../net/listener.ts";
import type { Network, OpenSocket } from "../net/network.ts";
import { SendQueues } from "../net/send-queues.ts";
import { systemNetwork } from "../net/system-network.ts";
import { Timer } from "../net/timers.ts";
import type { Tap } from "../session/session-event.ts";
import { MemoryStore } from "../store/memory-store.ts";
import type { Store } from "../store/store.ts";
import { AccountBudgets } from "./account-budgets.ts";
import { bindBoth } from "./bind.ts";
import { checkLimits } from "./check-limits.ts";
import { CommitQueue } from "./commit-queue.ts";
import { drain } from "./drain.ts";
import type { DrainOutcome, Logger } from "./log-entry.ts";
import { ObservedStore } from "./observed-store.ts";
import { Observer } from "./observer.ts";
import { ServerConnection } from "./server-connection.ts";
import type { ServerStatistics } from "./statistics.ts";

export interface ChatServerOptions {
  /** Address of the network interface to listen on. Default: all of them, IPv4. */
  host?: string;
  /** TCP and UDP port. 0: any that is free. Default: 4433. */
  port?: number;
  /** PEM. Default: the one in `dataDir`, or one made for this run. */
  certificate?: Certificate;
  /** Where the certificate the server makes for itself is kept. */
  dataDir?: string;
  /** "plain" speaks TCP without TLS, and only on loopback. Default: "tls". */
  security?: "tls" | "plain";
  /** Where accounts are kept. Default: in memory. */
  store?: Store;
  limits?: Partial<Limits>;
  /** Sees every message of every connection, for recordings. */
  tap?: Tap;
  /** Is handed what happens, an entry at a time. Default: silence. */
  logger?: Logger;
  /** Sockets, timers, the clock and randomness. Default: those of this machine. */
  network?: Network;
}

export interface CloseOptions {
  /** What has not ended by then is cut. Default: as long as the store takes. */
  timeoutMs?: number;
}

/**
 * A chat server: accounts, presence, texts and signalling over TLS, and address
 * probes over UDP on the same port.
 */
export class ChatServer implements AsyncDisposable {
  readonly #network: Network;
  readonly #limits: Limits;
  readonly #chat: Chat;
  readonly #store: Store;
  readonly #commits: CommitQueue;
  readonly #listener: Listener;
  readonly #datagrams: DatagramSocket;
  readonly #budgets: AccountBudgets;
  readonly #queues: SendQueues;
  readonly #tap: Tap | undefined;
  readonly #observer: Observer;
  readonly #connections = new Map<number, ServerConnection>();
  readonly #timer: Timer;
  /** SHA-256 of the server's certificate, in hex; undefined without TLS. What clients pin. */
  readonly fingerprint: string | undefined;
  /** Resolves when the server is closed; rejects when the store failed. */
  readonly closed: Promise<void>;
  readonly #settle: { resolve: () => void; reject: (error: unknown) => void };
  #lastId = 0;
  #closing: Promise<DrainOutcome> | undefined;
  #stopping = false;

  /**
   * Starts a server.
   *
   * @throws UsageError an option is wrong
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   */
  static async listen(options: ChatServerOptions = {}): Promise<ChatServer> {
    const { host = "0.0.0.0", port = 4433, security = "tls", dataDir, network = systemNetwork } = options;
    if (isIP(host) === 0) throw new UsageError(`host must be an IP address, not "${host}".`);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`port must be 0 to 65535, not ${port}.`);
    if (security === "plain" && !isLoopback(host)) throw new UsageError("Plain TCP is for loopback addresses only.");
    const limits = resolveLimits(options.limits ?? {});
    checkLimits(limits);
    const certificate = security === "plain" ? undefined : (options.certificate ?? (await ownCertificate(dataDir)));
    const observer = new Observer(network, options.logger, limits);
    const store = new ObservedStore(network, options.store ?? new MemoryStore(network.randomBytes), (ms) =>
      observer.committed(ms),
    );
    try {
      const chat = new Chat({
        limits,
        random: network.randomBytes,
        kept: await store.load(),
        nowMs: network.monotonicMs(),
      });
      let onConnection = (open: OpenSocket): void => void open.socket.destroy();
      const { listener, datagrams } = await bindBoth(network, host, port, (tcpPort) =>
        Listener.listen(network, {
          host,
          port: tcpPort,
          certificate,
          handshakeTimeoutMs: limits.helloTimeoutMs,
          connectionsMax: limits.connectionsMax,
          connectionsPerAddressMax: limits.connectionsPerAddressMax,
          onConnection: (open) => onConnection(open),
          onRefused: (address, code) => observer.refusedConnection(address, code),
        }),
      );
      const server = new ChatServer({
        network,
        limits,
        chat,
        store,
        listener,
        datagrams,
        certificate,
        tap: options.tap,
        observer,
      });
      onConnection = (open) => server.#accept(open);
      observer.started(server, chat.accounts);
      return server;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor(parts: {
    network: Network;
    limits: Limits;
    chat: Chat;
    store: Store;
    listener: Listener;
    datagrams: DatagramSocket;
    certificate: Certificate | undefined;
    tap: Tap | undefined;
    observer: Observer;
  }) {
    this.#network = parts.network;
    this.#limits = parts.limits;
    this.#chat = parts.chat;
    this.#store = parts.store;
    this.#listener = parts.listener;
    this.#datagrams = parts.datagrams;
    this.#budgets = new AccountBudgets(parts.limits);
    this.#queues = new SendQueues(parts.network, parts.limits.sendQueuesBytesMax);
    this.#tap = parts.tap;
    this.#observer = parts.observer;
    this.fingerprint = parts.certificate && certificateFingerprint(parts.certificate.cert);
    const isCrowded = () => this.#queues.isCrowded;
    this.#commits = new CommitQueue(parts.network, parts.store, isCrowded, (error) => this.#fail(error));
    let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
    this.closed = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.closed.catch(() => {});
    this.#settle = settle ?? { resolve() {}, reject() {} };
    this.#timer = new Timer(parts.network, () => this.#handleTimeout());
    this.#timer.set(this.#chat.nextTimeoutMs);
  }

  /** The TCP and UDP port. */
  get port(): number {
    return this.#listener.address.port;
  }

  /** The address it listens on. */
  get host(): string {
    return this.#listener.address.address;
  }

  /** Open connections, logged in or not. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Datagrams that were short, belonged to nobody, did not verify or came again: dropped and never answered. */
  get datagramsDropped(): number {
    return this.#datagrams.dropped;
  }

  /** Whether it is closing, or closed. */
  get draining(): boolean {
    return this.#closing !== undefined;
  }

  /** Counts of what has happened and is there now. */
  statistics(): ServerStatistics {
    const open = [...this.#connections.values()];
    return this.#observer.statistics({ open, accounts: this.#chat.accounts, datagramsDropped: this.datagramsDropped });
  }

  /**
   * Takes no more connections, answers what is being kept, tells all clients
   * and stops. A second call waits for the first.
   *
   * @returns whether all was sent and kept, or the time was over first
   * @throws UsageError the time is not a positive number
   */
  async close({ timeoutMs = Number.POSITIVE_INFINITY }: CloseOptions = {}): Promise<DrainOutcome> {
    if (!(timeoutMs > 0)) throw new UsageError(`timeoutMs must be a positive number, not ${timeoutMs}.`);
    this.#closing ??= this.#close(timeoutMs);
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #accept(open: OpenSocket): void {
    // Its handshake outlived the goodbye.
    if (this.#stopping) return void open.socket.destroy();
    this.#lastId += 1;
    const id = this.#lastId;
    const connection = new ServerConnection(id, open, {
      network: this.#network,
      limits: this.#limits,
      chat: this.#chat,
      datagrams: this.#datagrams,
      budgets: this.#budgets,
      queues: this.#queues,
      tap: this.#tap,
      observer: this.#observer,
      onOutcome: (outcome, answer) => this.#release(outcome, answer),
      onQuery: (query, resume) => this.#commits.read(query, resume),
      onClosed: () => this.#connections.delete(id),
    });
    this.#connections.set(id, connection);
  }

  #handleTimeout(): void {
    const nowMs = this.#network.monotonicMs();
    this.#release(this.#chat.handleTimeout(nowMs, this.#network.wallClockMs()), () => {});
  }

  /** Lets an outcome be heard of once it is kept. */
  #release({ changes, effects }: Outcome, answer: () => void): void {
    this.#commits.push(changes, () => {
      answer();
      // Nobody leaves because the server does: conversations go on without it.
      if (!this.#stopping) for (const effect of effects) this.#carryOut(effect);
    });
    if (!this.#stopping) this.#timer.set(this.#chat.nextTimeoutMs);
  }

  #carryOut(effect: Effect): void {
    if (effect.kind === "close") {
      this.#connections.get(effect.session)?.closeWith(effect.error);
      return;
    }
    const encoded = encodeBody(effect.body);
    for (const session of effect.sessions) this.#connections.get(session)?.emit(effect.event, effect.body, encoded);
  }

  async #close(timeoutMs: number): Promise<DrainOutcome> {
    const begunMs = this.#network.monotonicMs();
    this.#observer.drainBegun(this.#connections.size);
    const parts = {
      clock: this.#network,
      listener: this.#listener,
      commits: this.#commits,
      datagrams: this.#datagrams,
      store: this.#store,
    };
    const outcome = await drain({ ...parts, sayGoodbye: () => this.#sayGoodbye() }, timeoutMs);
    this.#observer.drainEnded(outcome, this.#network.monotonicMs() - begunMs);
    this.#settle.resolve();
    return outcome;
  }

  #sayGoodbye(): void {
    this.#stopping = true;
    this.#timer.clear();
    const goingAway = new ProtocolError("GOING_AWAY", "The server is shutting down.", { retryable: true });
    for (const connection of [...this.#connections.values()]) connection.closeWith(goingAway);
  }

  /** What was confirmed must be kept: a server that cannot keep it stops. */
  #fail(error: unknown): void {
    this.#settle.reject(error);
    this.#observer.storeFailed(error);
    this.close().catch((second: ChatError) => this.#settle.reject(second));
  }
}

function ownCertificate(dataDir: string | undefined): Promise<Certificate> {
  return dataDir === undefined ? createCertificate() : loadCertificate(dataDir);
}

function isLoopback(host: string): boolean {
  return host === "::1" || /^127\./.test(host);
}
