/**
 * The server: net + session + chat + store.
 *
 * A request comes in on a `ServerConnection`, whose session decodes and checks
 * it, and goes to the `Chat`. The outcome goes to `Releases`, and from there to the
 * `CommitQueue`, which commits its changes to the store. After that the connection sends
 * the answer, and the `EffectRouter` sends the events to the connections of their users.
 * An outcome that follows from no change waits only for those that it depends on.
 *
 * The invariant: no client learns of a change before it is committed, and each
 * client gets what concerns it in the order in which the chat made it.
 */

import type { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { Chat, type NeedsQuery, type Reply } from "../chat/chat.ts";
import { ANNOUNCEMENT_SALT_BYTES } from "../crypto/link/announcement.ts";
import type { PasswordVerifier } from "../crypto/scram-verifier.ts";
import { type ChatError, ProtocolError, UsageError } from "../errors.ts";
import { Grease } from "../framing/grease.ts";
import type { Limits } from "../limits.ts";
import type { Certificate } from "../net/certificate.ts";
import type { DatagramSocket } from "../net/datagram-socket.ts";
import { Listener } from "../net/listener.ts";
import type { Network, OpenSocket } from "../net/network.ts";
import { SendQueues } from "../net/send-queues.ts";
import { systemNetwork } from "../net/system-network.ts";
import { Timer } from "../net/timers.ts";
import { PostedList } from "../session/posted-list.ts";
import { chooseIterations } from "../store/iterations.ts";
import { MemoryStore } from "../store/memory/memory-store.ts";
import { loadWithNewKeys } from "../store/name-keys.ts";
import type { Store } from "../store/store.ts";
import type { RuledCodec } from "../wire/codec.ts";
import { bindPort } from "./bound-port.ts";
import { announceLimits } from "./connection-routes.ts";
import { drain } from "./drain.ts";
import { EffectRouter } from "./effect-router.ts";
import { Application } from "./extension/application.ts";
import { Program, type ServerActions, type UserInfo } from "./extension/program.ts";
import { guardKeyLog } from "./observation/key-log.ts";
import type { DrainOutcome } from "./observation/log-entry.ts";
import { Observer } from "./observation/observer.ts";
import type { ServerStatistics } from "./observation/statistics.ts";
import { guardTracer } from "./observation/tracing.ts";
import { Operator } from "./operator/operator.ts";
import { ProbeSockets } from "./probe-sockets.ts";
import { AccountRates } from "./rates/account-rates.ts";
import { AddressRates } from "./rates/address-rates.ts";
import { NOTHING_RELAYED, Relay } from "./relay.ts";
import { CommitQueue } from "./releases/commit-queue.ts";
import { type Releasable, Releases } from "./releases/releases.ts";
import { KeptSessions } from "./resumption/kept-sessions.ts";
import { type ConnectionHost, ServerConnection } from "./server-connection.ts";
import { checkCertificatePair, type ServerKeys } from "./server-keys.ts";
import {
  type ChatServerOptions,
  type CloseOptions,
  checkCertificateKeys,
  checkCloseOptions,
  resolveListenOptions,
} from "./server-options.ts";
import { StoreCheck } from "./storage/store-check.ts";
import { StoreRoom } from "./storage/store-room.ts";
import { WallClock } from "./wall-clock.ts";

/** Clients that a closing server sends away come back within this time for each of them, so that few come at once. */
const RETURN_SPREAD_MS = 2;

/** After an error of this program, what is due waits so long, in milliseconds. */
const TIMEOUT_RETRY_MS = 1_000;

/** The parts of a server that exist before it: what `listen` has opened. */
interface ServerParts
  extends Pick<
    ConnectionHost,
    | "network"
    | "wallClock"
    | "features"
    | "announcementSalt"
    | "grease"
    | "keys"
    | "chat"
    | "application"
    | "probes"
    | "addresses"
    | "relay"
    | "tap"
    | "observer"
    | "tracer"
  > {
  readonly limits: { -readonly [Name in keyof Limits]: number };
  readonly store: Store;
  readonly room: StoreRoom;
  readonly listener: Listener;
  readonly datagrams: DatagramSocket;
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
  readonly #program: Program;
  readonly #network: Network;
  readonly #store: Store;
  readonly #room: StoreRoom;
  readonly #check: StoreCheck;
  readonly #listener: Listener;
  readonly #datagrams: DatagramSocket;
  readonly #host: ConnectionHost;
  readonly #commits: CommitQueue;
  readonly #releases: Releases<ServerConnection>;
  readonly #router: EffectRouter<ServerConnection>;
  readonly #connections = new Map<number, ServerConnection>();
  readonly #timer: Timer;
  /** After an error, in monotonic milliseconds. */
  #timeoutsPausedUntilMs = 0;
  /** Of the list of peers. Its changes come in ticks, and a tick in slices, with one turn of the event loop for each. */
  readonly #ticks: Timer;
  /** Of what is sent to the members of rooms: in slices to large rooms, and in ticks to those who watch. */
  readonly #roomEvents: Timer;
  readonly #settle: { resolve: () => void; reject: (error: unknown) => void };
  #lastConnectionId = 0;
  /** The limits as clients are told them. */
  #announcedLimits: ServerLimits;
  #closing: Promise<DrainOutcome> | undefined;
  /** Whether all clients have been told that the server goes away. */
  #isStopped = false;

  /**
   * Starts a server.
   *
   * @throws UsageError an option is wrong, or `scramIterations` is not that of the store
   * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
   * @throws StoreError the store cannot be read; STORE_DAMAGED also if two of its accounts have come to have one name
   */
  static async listen(options: ChatServerOptions = {}): Promise<ChatServer> {
    const { network = systemNetwork, logger, tap, onKeyLog, addresses } = options;
    const {
      host,
      port,
      secondProbes,
      limits: asked,
      features,
      certificate,
      keys,
    } = await resolveListenOptions(options);
    // One object for all parts: the operator may change limits while the server runs.
    const limits = { ...asked };
    const observer = new Observer(network, logger, limits);
    const store = options.store ?? new MemoryStore(network.randomBytes);
    try {
      const stored = await loadWithNewKeys(store);
      limits.scramIterations = await chooseIterations(store, stored, options.limits?.scramIterations);
      const room = new StoreRoom(network, store, observer, limits);
      const nowMs = network.monotonicMs();
      const { token, password } = options.authenticate ?? {};
      const knows = { tokens: token !== undefined, passwords: password !== undefined };
      const chat = new Chat({ limits, random: network.randomBytes, stored, nowMs, room, application: knows });
      const application = new Application(options, { clock: network, limits, observer, chat, server: () => server });
      let onConnection = (open: OpenSocket, _onLogin: () => void): void => void open.socket.destroy();
      const { listener, datagrams } = await bindPort(network, host, port, (at) =>
        Listener.listen(network, {
          ...at,
          certificate,
          handshakeTimeoutMs: limits.helloTimeoutMs,
          arrivalsAtOnceMax: limits.arrivalsAtOnceMax,
          arrivalTurnMs: limits.arrivalTurnMs,
          connectionsMax: limits.connectionsMax,
          onKeyLog: guardKeyLog(onKeyLog, (error) => observer.internalError(error)),
          limits,
          onConnection: (open, onLogin) => onConnection(open, onLogin),
          onRefused: (address, code, by) => observer.refusedConnection(address, code, by),
          onExhausted: (code) => observer.descriptorsExhausted(code),
        }),
      );
      const probes = await ProbeSockets.open(network, datagrams, secondProbes).catch(async (error) => {
        await Promise.all([listener.close(0), datagrams.close()]);
        throw error;
      });
      const relay = options.relay === false ? undefined : new Relay(network, datagrams, limits);
      if (relay !== undefined) chat.openRelay(datagrams.address.port);
      const grease = options.grease === false ? undefined : new Grease(network.randomBytes);
      const wallClock = watchClock(network, limits, observer, stored.wallMs);
      const parts = {
        network,
        wallClock,
        limits,
        features,
        announcementSalt: network.randomBytes(ANNOUNCEMENT_SALT_BYTES),
        grease,
        keys,
        chat,
        application,
        probes,
        datagrams,
        addresses,
        tap,
        observer,
        tracer: guardTracer(options.tracer, (error) => observer.internalError(error)),
        store,
        room,
        listener,
        relay,
      };
      const server: ChatServer = new ChatServer(parts);
      onConnection = (open, onLogin) => server.#accept(open, onLogin);
      observer.started(server, chat.accounts);
      return server;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor({ store, room, listener, datagrams, ...parts }: ServerParts) {
    const { network, limits, chat, observer } = parts;
    const queues = new SendQueues(network, limits.sendQueuesBytesMax);
    this.#network = network;
    this.#announcedLimits = announceLimits(limits, parts.grease);
    this.#store = store;
    this.#room = room;
    this.#listener = listener;
    this.#datagrams = datagrams;
    this.#router = new EffectRouter<ServerConnection>(parts.relay, parts.grease);
    this.#host = {
      ...parts,
      rates: new AccountRates(limits),
      addressRates: new AddressRates(limits, (limit, prefix) => observer.refusedAtPrefix(limit, prefix)),
      queues,
      nothingPosted: PostedList.empty(),
      sessions: new KeptSessions({
        clock: network,
        windowMs: limits.resumeWindowMs,
        bytesMax: limits.sendQueuesBytesMax,
      }),
      onOutcome: (connection, outcome, after, answer) => {
        this.#release({ outcome, requester: connection, account: connection.account, after, answer });
      },
      onQuery: (needs, answer) => this.#read(needs, answer),
      onClosed: ({ id }) => this.#connections.delete(id),
      announcedLimits: () => this.#announcedLimits,
    };
    this.operator = new Operator({
      chat,
      observer,
      limits,
      connections: this.#connections,
      nowMs: () => network.monotonicMs(),
      wallMs: () => parts.wallClock.nowMs(),
      isClosing: () => this.draining,
      release: (outcome, answer) => {
        this.#release({ outcome, requester: undefined, account: undefined, after: "everything", answer });
      },
      read: (query, done) => this.#commits.read((store) => store.read(query), done),
      onLimits: () => this.#adoptLimits(),
    });
    this.#program = new Program({
      network,
      chat,
      limits,
      wallMs: () => parts.wallClock.nowMs(),
      isClosing: () => this.draining,
      release: (outcome) => {
        this.#release({ outcome, requester: undefined, account: undefined, after: "everything", answer() {} });
      },
    });
    this.#commits = new CommitQueue({
      clock: network,
      store,
      isCrowded: () => queues.isCrowded,
      onCommitted: (durationMs) => {
        observer.committed(durationMs);
        room.update();
      },
      onFull: () => room.update(),
      onPending: (diskBytes, memoryBytes) => room.expect(diskBytes, memoryBytes),
      onFailure: (error) => this.#fail(error),
    });
    this.#releases = new Releases(this.#commits, (effects, requester) => {
      // A closing server sends no "hung up" or presence: conversations go on without it.
      if (!this.#isStopped) this.#router.carryOut(effects, requester);
    });
    let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
    this.closed = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.closed.catch(() => {});
    this.#settle = settle ?? { resolve() {}, reject() {} };
    this.#timer = new Timer(network, () => this.#handleTimeout());
    this.#timer.set(chat.nextTimeoutMs);
    this.#check = new StoreCheck(network, store, (error) => this.#fail(error));
    this.#ticks = new Timer(network, () => this.#handleTick());
    this.#roomEvents = new Timer(network, () => this.#handleRooms());
  }

  /** SHA-256 of the server's public key (RFC 7469, section 2.4), in hex, which clients pin; undefined without TLS. */
  get fingerprint(): string | undefined {
    return this.#host.keys?.fingerprint;
  }

  /** SHA-256 of the key that the server announces, in hex; undefined if it announces none. */
  get nextFingerprint(): string | undefined {
    return this.#host.keys?.nextFingerprint;
  }

  /** The TCP and UDP port. */
  get port(): number {
    return this.#listener.address.port;
  }

  /** The second UDP port, which answers probes only; undefined: the server has none. */
  get secondProbePort(): number | undefined {
    return this.#host.probes.secondPort?.port;
  }

  /** The IP address that the server listens on. */
  get host(): string {
    return this.#listener.address.address;
  }

  /** The number of open connections, logged in or not. Those count that are lost and whose sessions wait to be resumed. */
  get connections(): number {
    return this.#connections.size;
  }

  /** The number of dropped datagrams: too short, of no connection, not authentic, or replayed. */
  get datagramsDropped(): number {
    return this.#datagrams.dropped + this.#host.probes.dropped;
  }

  /** Whether the server is closing or closed. */
  get draining(): boolean {
    return this.#closing !== undefined;
  }

  /** Counters since the start, and current numbers. */
  statistics(): ServerStatistics {
    const { observer, chat, relay, sessions } = this.#host;
    const open = [...this.#connections.values()];
    const store = { bytesNow: this.#room.bytes, fullNow: this.#room.isFull };
    return observer.statistics({
      open,
      accounts: chat.accounts,
      rooms: chat.rooms,
      detached: sessions.detached,
      keptBytes: sessions.bytes,
      datagramsDropped: this.datagramsDropped,
      store,
      relay: { pairsNow: relay?.pairs ?? 0, ...(relay?.counts ?? NOTHING_RELAYED) },
    });
  }

  /** See `ServerActions`. */
  send<T>(to: string, codec: RuledCodec<T, Rule>, value: T): number {
    return this.#program.send(to, codec, value);
  }

  /** See `ServerActions`. */
  disconnect(name: string, reason?: string): number {
    return this.#program.disconnect(name, reason);
  }

  /** See `ServerActions`. */
  users(): UserInfo[] {
    return this.#program.users();
  }

  /** See `ServerActions`. */
  createVerifier(name: string, password: string): Promise<PasswordVerifier> {
    return this.#program.createVerifier(name, password);
  }

  /**
   * Shows a new certificate from now on. Open connections stay. Clients accept it if its key is the present one or was
   * announced; an announcement ends with a change of the key.
   *
   * @throws UsageError this is not a certificate with its private key, and nothing changed; WRONG_STATE: the server has
   *   no TLS
   */
  setCertificate(certificate: Certificate): void {
    checkCertificateKeys(certificate);
    const keys = this.#requireKeys();
    checkCertificatePair(certificate);
    try {
      this.#listener.setCertificate(certificate);
    } catch (error) {
      throw new UsageError(`TLS does not accept the certificate: ${error instanceof Error ? error.message : error}`);
    }
    const change = keys.setCertificate(certificate);
    this.#host.observer.certificateLoaded(keys.fingerprint, change);
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
    const fingerprint = this.#requireKeys().announce(nextKey);
    this.#host.observer.keyAnnounced(fingerprint);
    // After the answers that wait for the store: a login must be answered first.
    this.#commits.push([], () => {
      for (const connection of this.#connections.values()) connection.notices.announceKey();
    });
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

  #requireKeys(): ServerKeys {
    const { keys } = this.#host;
    if (keys !== undefined) return keys;
    throw new UsageError("A server without TLS has no certificate.", "WRONG_STATE");
  }

  #accept(open: OpenSocket, onLogin: () => void): void {
    // The TLS handshake may end after the other clients were told GOING_AWAY.
    if (this.#isStopped) return void open.socket.destroy();
    this.#lastConnectionId += 1;
    const connection = new ServerConnection(this.#lastConnectionId, open, onLogin, this.#host);
    this.#connections.set(connection.id, connection);
  }

  #handleTimeout(): void {
    try {
      const outcome = this.#host.chat.handleTimeout(this.#network.monotonicMs(), this.#host.wallClock.nowMs());
      this.#release({ outcome, requester: undefined, account: undefined, after: "visibility", answer() {} });
    } catch (error) {
      // An error of this program. It may come again each time.
      this.#host.observer.internalError(error);
      this.#timeoutsPausedUntilMs = this.#network.monotonicMs() + TIMEOUT_RETRY_MS;
      if (!this.#isStopped) this.#setTimer();
    }
  }

  #setTimer(): void {
    this.#timer.set(Math.max(this.#host.chat.nextTimeoutMs, this.#timeoutsPausedUntilMs));
  }

  #handleTick(): void {
    try {
      const outcome = this.#host.chat.handleTick(this.#network.monotonicMs());
      this.#release({ outcome, requester: undefined, account: undefined, after: "visibility", answer() {} });
    } catch (error) {
      // An error of this program. The tick ends, and what was not told by then is not told.
      this.#host.observer.internalError(error);
      if (!this.#isStopped) this.#ticks.set(this.#host.chat.nextTickMs);
    }
  }

  #handleRooms(): void {
    const outcome = this.#host.chat.handleRooms(this.#network.monotonicMs());
    this.#release({ outcome, requester: undefined, account: undefined, after: "everything", answer() {} });
  }

  #release(outcome: Releasable<ServerConnection>): void {
    this.#releases.push(outcome);
    if (this.#isStopped) return;
    this.#setTimer();
    this.#ticks.set(this.#host.chat.nextTickMs);
    this.#roomEvents.set(this.#host.chat.nextRoomsMs);
  }

  /** Reads what a request needs, and has it answered. */
  #read(needs: NeedsQuery, answer: (reply: () => Reply) => void): void {
    if (needs.kind === "posts") {
      const { query, resume } = needs;
      this.#commits.read(
        (store) => store.readPosts(query),
        (posts) => answer(() => resume(posts)),
      );
      return;
    }
    const { query, resume } = needs;
    this.#commits.read(
      (store) => store.read(query),
      (entries) => answer(() => resume(entries)),
    );
  }

  #adoptLimits(): void {
    this.#announcedLimits = announceLimits(this.#host.limits, this.#host.grease);
    this.#room.update();
    this.#host.rates.renew();
    for (const connection of [...this.#connections.values()]) connection.adoptLimits();
  }

  async #close(timeoutMs: number): Promise<DrainOutcome> {
    const startedMs = this.#network.monotonicMs();
    const { observer, probes } = this.#host;
    observer.drainStarted(this.#connections.size);
    // Served time since the last change is lost if the disk is full.
    if (this.#room.mayErase)
      this.#commits.push([this.#host.chat.time(startedMs, this.#host.wallClock.nowMs())], () => {});
    this.#host.wallClock.close();
    this.#room.close();
    this.#check.stop();
    const outcome = await drain(
      {
        clock: this.#network,
        listener: this.#listener,
        commits: this.#commits,
        datagrams: [this.#datagrams, probes],
        store: this.#store,
        isFull: () => this.#room.isFull,
        sayGoodbye: () => this.#sayGoodbye(),
      },
      timeoutMs,
    );
    observer.drainEnded(outcome, this.#network.monotonicMs() - startedMs);
    this.#settle.resolve();
    return outcome;
  }

  #sayGoodbye(): void {
    this.#isStopped = true;
    this.#timer.clear();
    this.#ticks.clear();
    this.#roomEvents.clear();
    this.#host.relay?.stop();
    this.#host.sessions.stop();
    const connections = [...this.#connections.values()];
    const spreadMs = connections.length * RETURN_SPREAD_MS;
    for (const connection of connections) {
      const random = new DataView(this.#network.randomBytes(4).slice().buffer).getUint32(0) / 2 ** 32;
      const retryAfterMs = Math.round(random * spreadMs);
      connection.closeWith(new ProtocolError("GOING_AWAY", "The server is shutting down.", { retryAfterMs }));
    }
  }

  /** Stops the server, because it must not confirm what it cannot store. */
  #fail(error: unknown): void {
    this.#settle.reject(error);
    this.#host.observer.storeFailed(error);
    this.close().catch((second: ChatError) => this.#settle.reject(second));
  }
}

/** Reads the time of day, and reports a clock that is wrong by what the store knows, and its jumps. */
function watchClock(network: Network, { clockJumpMs }: Limits, observer: Observer, storedMs: number): WallClock {
  const onJump = (jumpMs: number): void => observer.clockJumped(jumpMs);
  const wallClock = new WallClock({ clock: network, jumpMs: clockJumpMs, onJump });
  const behindMs = storedMs - wallClock.nowMs();
  if (behindMs > clockJumpMs) observer.clockBehind(behindMs);
  return wallClock;
}
