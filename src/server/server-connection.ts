import { Feature } from "../../generated/chatwire/v1/capability.ts";
import {
  LimitsChanged,
  type NextKey,
  NextKeyAnnounced,
  type ResumeRequest,
  ResumeResponse,
  ServerLimits,
} from "../../generated/chatwire/v1/connection.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { Delivery, State } from "../../generated/chatwire/v1/options.ts";
import { LimitsChangedEvent, NextKeyAnnouncedEvent, RelayedEvent, Resume } from "../../generated/chatwire/v1/rules.ts";
import type { Chat, NeedsQuery, Outcome, Reply } from "../chat/chat.ts";
import { type Dependence, dependenceOf } from "../chat/dependence.ts";
import type { AccountId, MailboxEntry, MailboxQuery } from "../chat/state/account.ts";
import {
  type ClientConnection,
  type ConnectionMethodName,
  type Request,
  type Route,
  StoreQuery,
} from "../chat/state/route.ts";
import { PROBE_TOKEN_BYTES } from "../chat/state/seen-addresses.ts";
import { DATAGRAM_EXPORTER_BYTES, DATAGRAM_EXPORTER_LABEL } from "../crypto/datagram-keys.ts";
import {
  fromCharacters,
  type Position,
  RESUMPTION_EXPORTER_BYTES,
  RESUMPTION_EXPORTER_LABEL,
  ResumptionKeys,
  SESSION_ID_BYTES,
  serverResumptionProof,
  toCharacters,
} from "../crypto/resumption.ts";
import { type ChatError, ClosedError, ProtocolError } from "../errors.ts";
import { encodeBody } from "../framing/frame-writer.ts";
import type { Grease } from "../framing/grease.ts";
import type { Limits } from "../limits.ts";
import { withDebug } from "../net/debug.ts";
import type { Network, OpenSocket, Secrets } from "../net/network.ts";
import type { OwnedStream } from "../net/owned-stream.ts";
import type { SendQueues } from "../net/send-queues.ts";
import { keyFingerprint } from "../net/server-key.ts";
import { SessionDriver } from "../net/session-driver.ts";
import { createProbeBucket, type ProbeKeys, ProbeServer } from "../session/probe/probe-server.ts";
import type { AnyEvent, AnyMethod } from "../session/rules.ts";
import { Session } from "../session/session.ts";
import type { SessionEvent, Tap } from "../session/session-event.ts";
import { isLoggedIn } from "../session/state.ts";
import { plainAddress } from "../socket-address.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { AccountRates } from "./account-rates.ts";
import { ConnectionRelay } from "./connection-relay.ts";
import { connectionRoutes } from "./connection-routes.ts";
import type { EffectTarget } from "./effect-router.ts";
import { furtherAddresses } from "./further-addresses.ts";
import type { Observed, Observer } from "./observation/observer.ts";
import type { Tracer } from "./observation/tracing.ts";
import type { ProbeSockets } from "./probe-sockets.ts";
import type { Relay, RelayConnection } from "./relay.ts";
import type { KeptSession, KeptSessions } from "./resumption/kept-sessions.ts";
import type { ServerKeys } from "./server-keys.ts";
import type { WallClock } from "./wall-clock.ts";

/** The parts of a server that all its connections share. */
export interface ConnectionHost {
  readonly network: Network;
  readonly wallClock: WallClock;
  readonly limits: Limits;
  /** The features that the server has. */
  readonly features: ReadonlySet<Feature>;
  /** Undefined: the server sends no grease. */
  readonly grease: Grease | undefined;
  /** Undefined on plain TCP. */
  readonly keys: ServerKeys | undefined;
  readonly chat: Chat;
  readonly probes: ProbeSockets;
  /** The addresses at which clients reach the server, if its operator has named them. */
  readonly addresses: readonly string[] | undefined;
  /** Undefined: the server has no relay. */
  readonly relay: Relay | undefined;
  readonly rates: AccountRates;
  readonly queues: SendQueues;
  /** The sessions that clients may resume. */
  readonly sessions: KeptSessions<ServerConnection>;
  readonly tap: Tap | undefined;
  readonly observer: Observer;
  readonly tracer: Tracer;
  /** Commits the changes, then calls `answer` and carries out the effects. `after` is what the answer depends on. */
  readonly onOutcome: (connection: ServerConnection, outcome: Outcome, after: Dependence, answer: () => void) => void;
  /** Reads from the store. */
  readonly onQuery: (query: MailboxQuery, resume: (entries: readonly MailboxEntry[]) => void) => void;
  readonly onClosed: (connection: ServerConnection) => void;
  /** How often the limits have changed. */
  readonly limitsVersion: () => number;
}

/**
 * The connection of one client: takes each request from the session to the chat, and the answer back.
 *
 * It lasts as long as the session. If the client resumes the session over another socket, a young connection has accepted
 * that socket, hands it over and is gone.
 */
export class ServerConnection implements Observed, EffectTarget, RelayConnection, KeptSession {
  readonly id: number;
  readonly openedMs: number;
  /** Milliseconds since 1970. */
  readonly openedWallMs: number;
  /** The connection as the chat sees it. */
  readonly #client: ClientConnection;
  readonly #host: ConnectionHost;
  readonly #session: Session;
  readonly #driver: SessionDriver;
  readonly #relayed: ConnectionRelay;
  readonly #routes: ReadonlyMap<string, Route>;
  /** Undefined: the session waits for another one. */
  #socket: OpenSocket["socket"] | undefined;
  #secrets: Secrets | undefined;
  /** Bytes of the sockets before this one. */
  #bytesBefore = { received: 0, sent: 0 };
  /** Fingerprint of the key that the client was shown; undefined on plain TCP. */
  #shownKey: string | undefined;
  /** From a login on that can be resumed, until it ends. */
  #keys: ResumptionKeys | undefined;
  /** Of the connection of that login; see `ResumptionKeys.id`. */
  #datagramSecret: string | undefined;
  /** From the first resumption on. */
  #resumeBucket: TokenBucket | undefined;
  /** Number of the last message of the client before the session was last resumed. */
  #resumedAfter = 0;
  #detached: { readonly sinceMs: number; readonly reason: ChatError } | undefined;
  /** The session to which this connection hands its socket over. */
  #heir: ServerConnection | undefined;
  /** The revision of the announced key that the client knows. */
  #keyRevision = 0;
  #datagramId: bigint | undefined;
  /** For the log: kept when the user logs off. */
  #lastUser: string | undefined;
  /** Whether the server, not a fault of the client or of the network, has closed the connection. */
  #isDismissed = false;
  /** The version of the limits that the client knows. */
  #limitsVersion = 0;
  /** The rate of probes, from the first keys on. */
  #probeBucket: TokenBucket | undefined;

  /** @param id  unique among the connections of the server */
  constructor(id: number, { socket, secrets, serverKey }: OpenSocket, host: ConnectionHost) {
    const endpoint = { address: plainAddress(socket.remote.address), port: socket.remote.port };
    this.id = id;
    this.openedMs = host.network.monotonicMs();
    this.openedWallMs = host.wallClock.nowMs();
    this.#client = { endpoint, channelBinding: secrets?.channelBinding, login: undefined };
    this.#host = host;
    this.#socket = socket;
    this.#secrets = secrets;
    this.#shownKey = serverKey && keyFingerprint(serverKey);
    const routes: { readonly [Name in ConnectionMethodName]: Route } = connectionRoutes({
      limits: host.limits,
      features: host.features,
      grease: host.grease,
      random: host.network.randomBytes,
      datagramSecret: () =>
        this.#datagramSecret === undefined ? this.#exportDatagramSecret() : fromCharacters(this.#datagramSecret),
      datagramPort: host.probes.port,
      secondPort: host.probes.secondPort,
      furtherAddresses: () =>
        furtherAddresses(this.#socket?.local.address ?? "", {
          bound: host.probes.boundAddress,
          named: host.addresses,
          interfaces: host.network.interfaces(),
        }),
      ban: () => host.chat.banOf(this.address, host.wallClock.nowMs()),
      nextKey: () => this.#takeNextKey(),
      resume: (request) => this.#resume(request),
      bindRelay: (introductionId, login) => host.relay?.bind(introductionId, login, this),
      onHello: (features, relayOnly) => {
        this.#session.features = features;
        this.#client.relayOnly = relayOnly;
        this.#chooseSessionId();
        this.#limitsVersion = host.limitsVersion();
      },
      onDatagramKeys: (keys) => this.#openDatagrams(keys),
    });
    this.#routes = new Map(Object.entries(routes));
    this.#session = new Session(
      {
        role: "server",
        limits: host.limits,
        grease: host.grease,
        tap: withDebug(`server ${id}`, host.tap),
        onRefusal: (header, error) => host.observer.refused(this, header, error),
        onKept: (change) => host.sessions.addBytes(change),
      },
      this.openedMs,
    );
    host.observer.opened(this);
    this.#driver = new SessionDriver(
      host.network,
      socket,
      this.#session,
      host.limits,
      (event) => this.#handle(event),
      host.queues,
    );
    const [session, driver, shared] = [this.#session, this.#driver, host.relay?.queued];
    this.#relayed = new ConnectionRelay({ network: host.network, limits: host.limits, session, driver, shared });
    this.#driver.onTaken = () => this.#relayed.taken();
  }

  get address(): string {
    return this.#client.endpoint.address;
  }

  get port(): number {
    return this.#client.endpoint.port;
  }

  get user(): string | undefined {
    return this.#client.login?.user.account.name;
  }

  get lastUser(): string | undefined {
    return this.#lastUser;
  }

  /** The account that is logged in. */
  get account(): AccountId | undefined {
    return this.#client.login?.user.account.id;
  }

  /** See `RelayConnection`. A connection that is closed by now takes nothing more, though its login may not have ended yet. */
  get hasRelayMessages(): boolean {
    return !this.#session.closed && this.#session.features.has(Feature.RELAY_MESSAGES);
  }

  /** Datagrams of the relay that were dropped because too many waited. */
  get relayDropped(): number {
    return this.#relayed.dropped;
  }

  get bytesReceived(): number {
    return this.#bytesBefore.received + (this.#socket?.bytesRead ?? 0);
  }

  get bytesSent(): number {
    return this.#bytesBefore.sent + (this.#socket?.bytesWritten ?? 0);
  }

  /**
   * Sends an event whose body was encoded once for all receivers. A lossy event is dropped if too much waits.
   *
   * An event that is too long for a frame is an error of this program. It is skipped; if it changes the state, the
   * client has to learn of it, and the connection closes with INTERNAL.
   */
  emit(event: AnyEvent, body: MessageBody, encoded: Uint8Array): void {
    const isLossy = event.rule.delivery === Delivery.LOSSY;
    if (isLossy && this.#driver.waitingBytes > this.#host.limits.sendQueueLossyBytesMax) return;
    try {
      this.#session.emit(event, body, encoded, this.#nowMs());
    } catch (error) {
      this.#host.observer.internalError(error);
      if (this.#session.isChangedBy(event.rule)) this.#session.closeWith(toRefusal(error), this.#nowMs());
    }
    this.#driver.drain();
  }

  /** See `RelayConnection`. While there is no socket, nothing is kept: it would be late. */
  relay(introductionId: number, datagram: Uint8Array | undefined): void {
    if (this.#session.detached) return;
    this.#relayed.push(introductionId, datagram, this.account ?? this);
  }

  /** When the login of this connection began, in milliseconds since 1970; undefined: nobody is logged in. */
  get loginMs(): number | undefined {
    return this.#client.login?.sinceMs;
  }

  /** Takes over limits that have changed, and tells the client. */
  adoptLimits(): void {
    this.#session.renewRates(this.#nowMs());
    this.#noteAccount();
    this.#tellLimits();
  }

  /** Tells the client of limits that have changed since it was told. Without a login it gets no events, and is told at its login. */
  #tellLimits(): void {
    const version = this.#host.limitsVersion();
    if (this.#limitsVersion === version || this.#session.closed || !isLoggedIn(this.#session.state)) return;
    this.#limitsVersion = version;
    const event = LimitsChanged.create({ limits: ServerLimits.create({ ...this.#host.limits }) });
    const body = LimitsChangedEvent.wrap(event);
    this.emit(LimitsChangedEvent, body, encodeBody(body));
  }

  /** Tells the client which key the server will change to, if a login does not know it yet. */
  announceKey(): void {
    const { keys } = this.#host;
    if (keys === undefined || keys.revision === this.#keyRevision) return;
    // Before a login there are no events. Each response looks again.
    if (this.#session.closed || !LOGGED_IN.includes(this.#session.state)) return;
    const body = NextKeyAnnouncedEvent.wrap(NextKeyAnnounced.create({ nextKey: this.#takeNextKey() }));
    this.emit(NextKeyAnnouncedEvent, body, encodeBody(body));
  }

  /** Sends an error and closes the connection. Its login ends at once, with all conversations. */
  closeWith(error: ProtocolError): void {
    this.#isDismissed = true;
    this.#session.closeWith(error, this.#nowMs());
    this.#driver.drain();
  }

  /** See `KeptSession`. A message of the client under the present key shows that it has that key. */
  get keys(): ResumptionKeys | undefined {
    if (this.#session.position.received > this.#resumedAfter) this.#keys?.confirm();
    return this.#keys;
  }

  /** See `KeptSession`. */
  get keptBytes(): number {
    return this.#session.keptBytes;
  }

  /** See `KeptSession`. */
  get detachedMs(): number | undefined {
    return this.#detached?.sinceMs;
  }

  /** See `KeptSession`. */
  dropKept(): void {
    this.#session.dropKept();
  }

  /** See `KeptSession`. The client counts as lost from when its socket was. */
  endDetached(): void {
    this.#end(this.#detached?.reason ?? new ClosedError("CLOSED", "The session was not resumed."));
  }

  #end(reason: ChatError): void {
    this.#session.end(reason);
    this.#driver.drain();
  }

  /** The id is new for each login, so that nothing of an earlier one can be resumed. */
  #chooseSessionId(): void {
    const isResumable = this.#session.features.has(Feature.RESUMPTION);
    this.#client.sessionId = isResumable ? this.#host.network.randomBytes(SESSION_ID_BYTES) : undefined;
  }

  /** The client is logged in, and knows the id. */
  #beginResumption(): void {
    const { sessionId } = this.#client;
    // The secrets are gone with the socket, whose end is about to be told.
    if (sessionId === undefined || this.#session.closed || this.#socket?.destroyed !== false) return;
    this.#keys = new ResumptionKeys({ sessionId, exporter: this.#exportResumptionSecret() });
    if (this.#secrets !== undefined) this.#datagramSecret = toCharacters(this.#exportDatagramSecret());
    // The next login gets another one.
    this.#client.sessionId = undefined;
    this.#session.beginResumption();
    this.#host.sessions.add(this);
  }

  #endResumption(): void {
    if (this.#keys === undefined) return;
    this.#host.sessions.remove(this);
    this.#keys = undefined;
    this.#datagramSecret = undefined;
    this.#chooseSessionId();
    // A log-off that was under way when the connection was lost: nobody can come back.
    if (this.#session.detached) this.endDetached();
  }

  #exportResumptionSecret(): Uint8Array {
    const exported = this.#secrets?.exporter(RESUMPTION_EXPORTER_LABEL, RESUMPTION_EXPORTER_BYTES);
    // On plain TCP, which is for loopback only, the session id alone is secret.
    return exported ?? new Uint8Array(RESUMPTION_EXPORTER_BYTES);
  }

  #exportDatagramSecret(): Uint8Array {
    const exported = this.#secrets?.exporter(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES);
    // Plain TCP exports no secret: there the keys depend on the key exchange alone.
    return exported ?? new Uint8Array(DATAGRAM_EXPORTER_BYTES);
  }

  /** Finds the session that the client of this connection resumes; see `ConnectionContext.resume`. */
  #resume({ sessionId, received, sent, proof }: ResumeRequest): ResumeResponse | undefined {
    const exporter = this.#exportResumptionSecret();
    const client = { received, sent };
    const found = this.#host.sessions.find(sessionId, exporter, client, proof);
    if (found === undefined) return undefined;
    const response = found.session.#prepare(found.key, exporter, client, proof);
    this.#heir = found.session;
    const { address, port } = this.#client.endpoint;
    return ResumeResponse.create({ ...response, address, port });
  }

  /** Leaves the present socket, if there is one, and says how far this end has got. */
  #prepare(
    key: Uint8Array,
    exporter: Uint8Array,
    client: Position,
    clientProof: Uint8Array,
  ): Position & { readonly proof: Uint8Array } {
    const keys = this.#keys;
    if (keys === undefined) throw new Error("The session has no keys.");
    this.#checkResumeRate();
    this.#checkPosition(client);
    if (!this.#session.detached) {
      this.#session.detach();
      this.#driver.detach();
      this.#leaveSocket();
      // Messages that were held are kept now, and may have pushed out others.
      this.#checkPosition(client);
    }
    const own = this.#session.position;
    const proof = serverResumptionProof(key, { sessionId: keys.sessionId, exporter }, own, clientProof);
    keys.advance(key, exporter);
    return { ...own, proof };
  }

  /** Ends the session if the client needs messages that are no longer kept. @throws ProtocolError  see `Session.checkPosition` */
  #checkPosition(client: Position): void {
    try {
      this.#session.checkPosition(client);
    } catch (error) {
      if (error instanceof ProtocolError && error.code === "SESSION_INCOMPLETE") this.#end(error);
      throw error;
    }
  }

  /** Each resumption may show others another address, so a client that breaks its connections has a rate over all of them. */
  #checkResumeRate(): void {
    this.#resumeBucket ??= new TokenBucket(RESUME_RATE, this.#nowMs());
    const retryAfterMs = this.#resumeBucket.take(this.#nowMs());
    if (retryAfterMs === 0) return;
    throw new ProtocolError("RATE_LIMITED", "The session was resumed too often.", { retryAfterMs });
  }

  #leaveSocket(): void {
    this.#bytesBefore = { received: this.bytesReceived, sent: this.bytesSent };
    this.#socket = undefined;
    this.#secrets = undefined;
    this.#relayed.clear();
  }

  /** Hands the socket over to the session that the client resumes, and is gone. */
  #handOver(to: ServerConnection, client: Position): void {
    const stream = this.#driver.release();
    const rest = this.#session.takeRest();
    const { chat, observer } = this.#host;
    observer.resumed(to, this);
    this.#host.onOutcome(this, chat.leave(this.#client, this.#nowMs()), "nothing", () => {});
    this.#noteUnfinishedLogins();
    this.#host.onClosed(this);
    if (stream !== undefined) to.#goOn(this, stream, rest, client);
  }

  /** Goes on over the socket of a young connection, of whose hello the client knows limits and keys. */
  #goOn(young: ServerConnection, stream: OwnedStream, rest: Uint8Array, client: Position): void {
    const { sessions, chat } = this.#host;
    this.#socket = stream.socket;
    this.#secrets = young.#secrets;
    this.#bytesBefore.received -= stream.socket.bytesRead;
    this.#bytesBefore.sent -= stream.socket.bytesWritten;
    this.#shownKey = young.#shownKey;
    this.#keyRevision = young.#keyRevision;
    this.#limitsVersion = young.#limitsVersion;
    this.#detached = undefined;
    this.#resumedAfter = this.#session.position.received;
    sessions.noteAttached(this);
    this.#session.attach(client, this.#nowMs());
    this.#host.onOutcome(this, chat.move(this.#client, young.#client.endpoint), "nothing", () => {});
    this.#driver.attach(stream, rest);
    this.announceKey();
    this.#tellLimits();
  }

  #handle(event: SessionEvent): void {
    if (event.kind === "request") this.#handleRequest(event);
    else if (event.kind === "event") this.#handleEvent(event.body);
    else if (event.kind === "skipped") this.#host.observer.skipped(this, event.header, event.error.code);
    else if (event.kind === "eventRefused") this.#host.observer.eventRefused(this, event.header, event.error.code);
    else if (event.kind === "detached") {
      this.#detached = { sinceMs: this.#nowMs(), reason: event.reason };
      this.#leaveSocket();
      this.#host.sessions.noteDetached(this);
      this.#host.observer.detached(this, event.reason.code);
    } else if (event.kind === "closed") {
      this.#host.sessions.remove(this);
      if (this.#datagramId !== undefined) this.#host.probes.release(this.#datagramId);
      this.#host.relay?.leave(this);
      this.#relayed.clear();
      this.#host.observer.closed(this, event.reason.code);
      const { chat } = this.#host;
      const nowMs = this.#nowMs();
      const outcome = this.#isDismissed
        ? chat.leave(this.#client, nowMs)
        : chat.lose(this.#client, nowMs, this.#host.wallClock.nowMs(), this.detachedMs ?? nowMs);
      this.#host.onOutcome(this, outcome, "nothing", () => {});
      this.#noteUnfinishedLogins();
      this.#host.onClosed(this);
    }
  }

  #handleEvent(body: MessageBody): void {
    const relayed = RelayedEvent.unwrap(body);
    if (relayed === undefined) return;
    this.#relayed.handle(relayed);
    if (relayed.number !== 0) this.#host.relay?.handleMessage(relayed, this.#client.login, this);
    this.#relayed.answer();
  }

  #handleRequest({ method, sequence, recipient, identity, body }: SessionEvent & { kind: "request" }): void {
    // The same bytes may hold a request after what closed the connection. It is ignored.
    if (this.#session.closed) return;
    const request: Request = {
      connection: this.#client,
      recipient,
      identity,
      nowMs: this.#nowMs(),
      wallMs: this.#host.wallClock.nowMs(),
      pageBytesMax: this.#relayed.pageBytesMax,
    };
    const pending: PendingRequest = { method, sequence, end: this.#host.tracer(method.name) };
    if (method.command === Resume.command) {
      this.#answerResume(pending, body, request);
      return;
    }
    this.#answer(pending, () => {
      const handled = this.#route(method.name, body, request);
      if ("answer" in handled) return handled;
      this.#host.onQuery(handled.query, (entries) => this.#answer(pending, () => handled.resume(entries)));
      return undefined;
    });
  }

  /** Answers at once: nothing may happen between the answer, which says how far the session is, and the hand-over. */
  #answerResume(pending: PendingRequest, body: MessageBody, request: Request): void {
    // The end of the socket is about to be told.
    if (this.#socket?.destroyed !== false) return;
    try {
      const reply = this.#route(Resume.name, body, request);
      const client = Resume.unwrapRequest(body);
      if (this.#heir === undefined || client === undefined || !("answer" in reply))
        throw new Error("Nothing was resumed.");
      this.#respond(pending, reply.answer);
      this.#handOver(this.#heir, client);
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal.code === "INTERNAL") this.#host.observer.internalError(error);
      else this.#host.observer.resumptionRefused(this, refusal.code);
      this.#refuse(pending, refusal);
    }
  }

  /** Runs a handler. Sends its answer once its changes are committed, or its refusal; nothing if it waits for a query. */
  #answer(pending: PendingRequest, run: () => Reply | undefined): void {
    const { name } = pending.method;
    const after = this.#routes.has(name) ? "nothing" : dependenceOf(name);
    try {
      const reply = run();
      this.#noteAccount();
      this.#noteUnfinishedLogins();
      if (reply === undefined) return;
      this.#host.onOutcome(this, reply.outcome, after, () => {
        this.#respond(pending, reply.answer);
        this.announceKey();
        this.#driver.drain();
      });
    } catch (error) {
      this.#noteUnfinishedLogins();
      const refusal = toRefusal(error);
      if (refusal.code === "INTERNAL") this.#host.observer.internalError(error);
      this.#host.onOutcome(this, NOTHING, refusal.code === "STORE_FULL" ? "nothing" : after, () => {
        this.#refuse(pending, refusal);
        this.#driver.drain();
      });
    }
  }

  #refuse({ method, sequence, end }: PendingRequest, refusal: ProtocolError): void {
    this.#session.refuse(method.command, sequence, refusal, this.#nowMs());
    end(refusal.code);
  }

  /** Sends a response. One that is too long for a frame is an error of this program, as in `emit`. */
  #respond(pending: PendingRequest, answer: MessageBody): void {
    const { method, sequence, end } = pending;
    const changesState = this.#session.isChangedBy(method.rule);
    try {
      this.#session.respond(method, sequence, answer, this.#nowMs());
      this.#host.observer.answered(this, method);
      end("OK");
      if (method.rule.enters === State.AVAILABLE) this.#beginResumption();
      else if (method.rule.enters === State.AWAY) this.#endResumption();
      if (method.rule.enters === State.AVAILABLE) this.#tellLimits();
    } catch (error) {
      this.#host.observer.internalError(error);
      const refusal = toRefusal(error);
      if (changesState) {
        this.#session.closeWith(refusal, this.#nowMs());
        end(refusal.code);
      } else this.#refuse(pending, refusal);
    }
  }

  #route(name: string, body: MessageBody, request: Request): Reply | NeedsQuery {
    const own = this.#routes.get(name)?.handle(body, request);
    if (own === undefined || own instanceof StoreQuery) return this.#host.chat.handle(name, body, request);
    return { answer: own, outcome: NOTHING };
  }

  #noteUnfinishedLogins(): void {
    for (let count = this.#host.chat.takeUnfinishedLogins(); count > 0; count--)
      this.#host.observer.unfinishedLogin(this);
  }

  /** Between login and log-off, the requests of this connection count for its account too. */
  #noteAccount(): void {
    const { login } = this.#client;
    this.#lastUser = login?.user.account.name ?? this.#lastUser;
    this.#session.account = login && this.#host.rates.of(login.user, this.#nowMs());
  }

  #takeNextKey(): NextKey | undefined {
    const { keys } = this.#host;
    if (keys === undefined || this.#shownKey === undefined) return undefined;
    this.#keyRevision = keys.revision;
    return keys.announcementFor(this.#shownKey);
  }

  #nowMs(): number {
    return this.#host.network.monotonicMs();
  }

  #openDatagrams(keys: ProbeKeys): void {
    const { chat, probes, network } = this.#host;
    if (this.#datagramId !== undefined) probes.release(this.#datagramId);
    this.#datagramId = keys.connectionId;
    this.#probeBucket ??= createProbeBucket(this.#nowMs());
    const server = new ProbeServer(keys, this.#probeBucket);
    probes.claim(keys.connectionId, (bytes, from, at) => {
      const seen = { address: plainAddress(from.address), port: from.port };
      // What the second port sees only shows how the client's NAT maps.
      const token = at === "first" ? network.randomBytes(PROBE_TOKEN_BYTES) : undefined;
      const answer = server.handleDatagram(bytes, seen, this.#session.state, this.#nowMs(), token);
      if (answer !== undefined && token !== undefined) chat.noteProbe(this.#client, token, seen);
      return answer;
    });
  }
}

/** Of the resumptions of one session. */
const RESUME_RATE = { perSecond: 1, burst: 10 };
const LOGGED_IN: readonly State[] = [State.AVAILABLE, State.CONNECTED];
/** A request that is not answered yet. */
interface PendingRequest {
  readonly method: AnyMethod;
  readonly sequence: number;
  /** Tells the tracer the outcome. */
  readonly end: (outcome: string) => void;
}

const NOTHING: Outcome = { changes: [], effects: [] };

/** The refusal for an error. An unexpected error becomes INTERNAL, without its message. */
function toRefusal(error: unknown): ProtocolError {
  if (error instanceof ProtocolError) return error;
  return new ProtocolError("INTERNAL", "The server failed to handle the request.");
}
