import { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { MessageOutcomesEvent, RelayedEvent, Resume } from "../../generated/chatwire/v1/rules.ts";
import type { AccountId } from "../chat/state/account.ts";
import { type ConnectionMethodName, isQuery, type Route } from "../chat/state/route.ts";
import { ProtocolError } from "../errors.ts";
import type { Grease } from "../framing/grease.ts";
import type { Limits } from "../limits.ts";
import { withDebug } from "../net/debug.ts";
import type { Network, OpenSocket } from "../net/network.ts";
import type { SendQueues } from "../net/send-queues.ts";
import { keyFingerprint } from "../net/server-key.ts";
import { SessionDriver } from "../net/session-driver.ts";
import type { PostedList } from "../session/posted-list.ts";
import type { AnyEvent, AnyMethod } from "../session/rules.ts";
import { Session } from "../session/session.ts";
import { type SessionEvent, type Tap, tapOf } from "../session/session-event.ts";
import type { SharedEvent, SharedEvents } from "../session/shared-event.ts";
import { plainAddress, type SocketAddress } from "../socket-address.ts";
import { ConnectionProbes } from "./connection-probes.ts";
import { ConnectionRelay } from "./connection-relay.ts";
import { type ConnectionContext, connectionRoutes, isOfConnection } from "./connection-routes.ts";
import type { Core, CoreAnswer, CoreConnection, CorePort, LoginFacts } from "./core/core.ts";
import { furtherAddresses } from "./further-addresses.ts";
import type { Observed, Observer } from "./observation/observer.ts";
import type { Tracer } from "./observation/tracing.ts";
import type { ProbeSockets } from "./probe-sockets.ts";
import type { AccountRates } from "./rates/account-rates.ts";
import type { AddressRates } from "./rates/address-rates.ts";
import { toRefusal } from "./refusal.ts";
import type { Relay, RelayConnection } from "./relay.ts";
import { ConnectionNotices } from "./resumption/connection-notices.ts";
import { ConnectionResumption, type ResumptionOwner } from "./resumption/connection-resumption.ts";
import { ConnectionSocket } from "./resumption/connection-socket.ts";
import type { KeptSessions } from "./resumption/kept-sessions.ts";
import type { ServerKeys } from "./server-keys.ts";
import type { WallClock } from "./wall-clock.ts";

/** The parts of a server that all its connections share. */
export interface ConnectionHost {
  readonly network: Network;
  readonly wallClock: WallClock;
  readonly limits: Limits;
  /** The features that the server has. */
  readonly features: ReadonlySet<Feature>;
  /** Returns 16 random bytes of this run of the server. */
  readonly announcementSalt: () => Uint8Array;
  /** Undefined: the server sends no grease. */
  readonly grease: Grease | undefined;
  /** Undefined on plain TCP. */
  readonly keys: ServerKeys | undefined;
  /** The rules of the chat. */
  readonly core: Core<ServerConnection>;
  readonly probes: ProbeSockets;
  /** The addresses at which clients reach the server, if its operator has named them. */
  readonly addresses: readonly string[] | undefined;
  /** Undefined: the server has no relay. */
  readonly relay: Relay | undefined;
  readonly rates: AccountRates;
  readonly addressRates: AddressRates;
  readonly queues: SendQueues;
  /** From which the lists of events begin that its connections share. */
  readonly nothingPosted: PostedList;
  /** The sessions that clients may resume. */
  readonly sessions: KeptSessions<ConnectionResumption>;
  readonly tap: Tap | undefined;
  readonly observer: Observer;
  readonly tracer: Tracer;
  readonly onClosed: (connection: ServerConnection) => void;
  /** Returns the limits as clients are told them: another object after each change. */
  readonly announcedLimits: () => ServerLimits;
}

/**
 * The connection of one client: takes each request from the session to the core, and the answer back.
 *
 * It lasts as long as the session. If the client resumes the session over another socket, a young connection has accepted
 * that socket, hands it over and is gone; see `ConnectionResumption`.
 */
export class ServerConnection implements Observed, CorePort, RelayConnection, ResumptionOwner {
  readonly id: number;
  readonly openedMs: number;
  /** Milliseconds since 1970. */
  readonly openedWallMs: number;
  /** The client's address on the stream, as the server sees it. */
  endpoint: SocketAddress;
  /** It stays if another connection ended it: this one is then about to be closed. */
  login: LoginFacts | undefined;
  readonly notices: ConnectionNotices;
  /** Undefined after its call. */
  #onLogin: (() => void) | undefined;
  readonly #host: ConnectionHost;
  /** Undefined: the client has asked nothing that the core answers. */
  #core: CoreConnection | undefined;
  readonly #session: Session;
  readonly #driver: SessionDriver;
  /** Undefined: no datagram was relayed over this connection. Most connections never need it. */
  #relayed: ConnectionRelay | undefined;
  readonly #socket: ConnectionSocket;
  readonly #resumption: ConnectionResumption;
  readonly #probes: ConnectionProbes;
  /** Whether the core takes no request now. */
  #isHeld = false;
  /** The next request. It waits, because the requests of one connection enter the core in their order. */
  #held: RequestEvent | undefined;
  /** For the log: kept when the user logs off. */
  #lastUser: string | undefined;
  #isRelayOnly = false;
  #answersMessages = false;
  /** Whether the server, not a fault of the client or of the network, has closed the connection. */
  #isDismissed = false;

  /**
   * @param id       unique among the connections of the server
   * @param onLogin  called when the client is logged in, or its session goes on
   */
  constructor(id: number, open: OpenSocket, onLogin: () => void, host: ConnectionHost) {
    const { socket, serverKey } = open;
    const { network, sessions } = host;
    const endpoint = { address: plainAddress(socket.remote.address), port: socket.remote.port };
    this.id = id;
    this.openedMs = network.monotonicMs();
    this.openedWallMs = host.wallClock.nowMs();
    this.endpoint = endpoint;
    this.#onLogin = onLogin;
    this.#host = host;
    this.#socket = new ConnectionSocket(open);
    this.#session = new Session(
      {
        role: "server",
        limits: host.limits,
        grease: host.grease,
        tap: withDebug(`server ${id}`, tapOf(host.tap, { end: "server", other: endpoint })),
        onRefusal: (header, error) => host.observer.refused(this, header, error),
        onKept: (change) => host.sessions.addBytes(change),
        nothingPosted: host.nothingPosted,
        address: host.addressRates.of(endpoint.address),
      },
      this.openedMs,
    );
    this.notices = new ConnectionNotices(host, this.#session, this, serverKey && keyFingerprint(serverKey));
    this.#probes = new ConnectionProbes(host, this.#session, (token, source) =>
      this.#attached.noteProbe(token, source),
    );
    host.observer.opened(this);
    this.#driver = new SessionDriver(
      network,
      socket,
      this.#session,
      host.limits,
      (event) => this.#handle(event),
      host.queues,
    );
    const [session, driver] = [this.#session, this.#driver];
    this.#resumption = new ConnectionResumption({
      owner: this,
      network,
      sessions,
      session,
      driver,
      socket: this.#socket,
    });
  }

  get address(): string {
    return this.endpoint.address;
  }

  get port(): number {
    return this.endpoint.port;
  }

  get user(): string | undefined {
    return this.login?.name;
  }

  get lastUser(): string | undefined {
    return this.#lastUser;
  }

  /** The account that is logged in. */
  get account(): AccountId | undefined {
    return this.login?.account;
  }

  /** See `RelayConnection`. A connection that is closed by now takes nothing more, though its login may not have ended yet. */
  get hasRelayMessages(): boolean {
    return !this.#session.closed && this.#session.features.has(Feature.RELAY_MESSAGES);
  }

  /** Datagrams of the relay that were dropped because too many waited. */
  get relayDropped(): number {
    return this.#relayed?.dropped ?? 0;
  }

  get bytesReceived(): number {
    return this.#socket.bytesReceived;
  }

  get bytesSent(): number {
    return this.#socket.bytesSent;
  }

  /**
   * Sends events whose bodies were encoded once for all receivers. A lossy event is dropped if too much waits.
   *
   * An event that is too long for a frame is an error of this program. It is skipped; if it changes the state, the
   * client has to learn of it, and the connection closes with INTERNAL.
   */
  emit(shared: SharedEvents): void {
    const isCrowded = !shared.isKept && this.#driver.waitingBytes > this.#host.limits.sendQueueLossyBytesMax;
    if (!isCrowded && this.#session.post(shared)) {
      this.#driver.scheduleBytes();
      return;
    }
    for (const event of shared.events) if (event.isKept || !isCrowded) this.#emitAtOnce(event);
  }

  #emitAtOnce({ event, body, encoded }: SharedEvent): void {
    try {
      this.#session.emit(event, body, encoded, this.#nowMs());
    } catch (error) {
      this.#noteEmitError(event, error);
    }
    this.#driver.drain();
  }

  /** See `EffectTarget`: as for an event that is too long for a frame. */
  handleEmitError(event: AnyEvent, error: unknown): void {
    this.#noteEmitError(event, error);
    this.#driver.drain();
  }

  #noteEmitError({ rule }: AnyEvent, error: unknown): void {
    this.#host.observer.internalError(error);
    if (this.#session.isChangedBy(rule)) this.#session.closeWith(toRefusal(error), this.#nowMs());
  }

  /** See `RelayConnection`. While there is no socket, nothing is kept: it would be late. */
  relay(introductionId: number, datagram: Uint8Array | undefined): void {
    if (this.#session.detached) return;
    this.#relayedHere.push(introductionId, datagram, this.account ?? this);
  }

  get #relayedHere(): ConnectionRelay {
    const { network, limits, relay } = this.#host;
    const [session, driver, shared] = [this.#session, this.#driver, relay?.queued];
    this.#relayed ??= new ConnectionRelay({ network, limits, session, driver, shared });
    return this.#relayed;
  }

  /** When the login of this connection began, in milliseconds since 1970; undefined: nobody is logged in. */
  get loginMs(): number | undefined {
    return this.login?.sinceMs;
  }

  /** Takes over limits that have changed, and tells the client. */
  adoptLimits(): void {
    this.#session.renewRates(this.#nowMs());
    this.notices.tellLimits();
  }

  /** Sends an error and closes the connection. Its login ends at once, with all conversations. */
  closeWith(error: ProtocolError): void {
    this.#isDismissed = true;
    this.#session.closeWith(error, this.#nowMs());
    this.#driver.drain();
  }

  /** See `ResumptionOwner`. */
  get detachedMs(): number | undefined {
    return this.#resumption.detachedMs;
  }

  /** See `ResumptionOwner`. */
  noteSocketLeft(): void {
    this.#relayed?.clear();
  }

  /** See `ResumptionOwner`. */
  noteDetached(isDetached: boolean): void {
    this.#core?.noteDetached(isDetached);
  }

  /** See `ResumptionOwner`. */
  noteHandedOver(to: ResumptionOwner): void {
    this.#host.observer.resumed(to, this);
    this.#noteFirstLogin();
    this.#giveUp();
    this.#core?.leave();
    this.#host.onClosed(this);
  }

  /** See `ResumptionOwner`. */
  noteResumed(young: ResumptionOwner): void {
    this.endpoint = young.endpoint;
    this.#core?.move(young.endpoint);
  }

  /** See `CorePort`: from now on, the requests of this connection count for the account too. */
  noteLogin(login: LoginFacts | undefined): void {
    const { rates } = this.#host;
    if (this.login !== undefined) rates.leave(this.login.account, this.#nowMs());
    this.login = login;
    this.#lastUser = login?.name ?? this.#lastUser;
    this.#session.account = login && rates.enter(login.account, this.#nowMs());
  }

  #handle(event: SessionEvent): void {
    if (event.kind === "request") this.#handleRequest(event);
    else if (event.kind === "event") this.#handleEvent(event.body);
    else if (event.kind === "skipped") this.#host.observer.skipped(this, event.header, event.error.code);
    else if (event.kind === "eventRefused") this.#host.observer.eventRefused(this, event.header, event.error.code);
    else if (event.kind === "detached") {
      this.#resumption.noteDetached(event.reason);
      this.#host.observer.detached(this, event.reason.code);
    } else if (event.kind === "closed") {
      this.#resumption.close();
      this.#giveUp();
      this.#host.observer.closed(this, event.reason.code);
      if (this.#isDismissed) this.#core?.leave();
      else this.#core?.lose(this.detachedMs === undefined ? 0 : this.#nowMs() - this.detachedMs);
      this.noteLogin(undefined);
      this.#host.onClosed(this);
    }
  }

  /** The connection is over: gives up the keys of its datagrams, and what it has at the relay. */
  #giveUp(): void {
    this.#probes.close();
    this.#host.relay?.leave(this);
    this.#relayed?.clear();
  }

  #handleEvent(body: MessageBody): void {
    const outcomes = MessageOutcomesEvent.unwrap(body);
    if (outcomes !== undefined) this.#attached.takeOutcomes(outcomes);
    const relayed = RelayedEvent.unwrap(body);
    if (relayed === undefined) return;
    this.#relayedHere.handle(relayed);
    if (relayed.number !== 0) this.#host.relay?.handleMessage(relayed, this);
    this.#relayedHere.answer();
  }

  #handleRequest(event: RequestEvent): void {
    // The same bytes may hold a request after what closed the connection. It is ignored.
    if (this.#session.closed) return;
    if (this.#isHeld) {
      this.#held = event;
      this.#session.stopReading();
      return;
    }
    const { method, sequence } = event;
    const pending: PendingRequest = { method, sequence, end: this.#host.tracer(method.name) };
    if (method.command === Resume.command) this.#answerResume(pending, event);
    else if (isOfConnection(method.name)) this.#answerHere(pending, method.name, event);
    else this.#answerByCore(pending, event);
  }

  /** See `CorePort`. */
  hold(): void {
    this.#isHeld = true;
  }

  /** See `CorePort`. */
  goOn(): void {
    this.#isHeld = false;
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) this.#handleRequest(held);
    // The core may take no request after that one either. The end of the stream then waits as well.
    if (this.#isHeld) return;
    this.#session.goOnReading(this.#nowMs());
    this.#driver.drain();
  }

  /** The connection as the core sees it, from the first thing on that concerns the core. */
  get #attached(): CoreConnection {
    this.#core ??= this.#host.core.attach(
      {
        id: this.id,
        endpoint: this.endpoint,
        channelBinding: this.#socket.channelBinding,
        relayOnly: this.#isRelayOnly,
        answersMessages: this.#answersMessages,
        takesRelayed: this.hasRelayMessages,
      },
      this,
    );
    return this.#core;
  }

  #answerByCore(pending: PendingRequest, { method, recipient, identity, body }: RequestEvent): void {
    const { state } = this.#session;
    const { sessionId } = this.#resumption;
    const pageBytesMax = this.#relayed?.pageBytesMax;
    this.#attached.request({ method, body, recipient, identity, state, sessionId, pageBytesMax }, (answer) =>
      this.#answer(pending, answer),
    );
  }

  #answer(pending: PendingRequest, answer: CoreAnswer): void {
    if (answer === undefined) {
      pending.end("CLOSED");
      return;
    }
    if (answer instanceof ProtocolError) this.#refuse(pending, answer);
    else {
      this.#respond(pending, answer);
      this.notices.announceKey();
    }
    this.#driver.drain();
  }

  /** Answers a request about the connection itself, after those before it. */
  #answerHere(pending: PendingRequest, name: ConnectionMethodName, event: RequestEvent): void {
    const answer = (): void => this.#answer(pending, this.#run(name, event));
    if (this.#core === undefined) answer();
    else this.#core.inOrder(answer);
  }

  #run(name: ConnectionMethodName, event: RequestEvent): CoreAnswer {
    if (this.#session.closed) return undefined;
    try {
      return this.#route(name, event);
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal !== error) this.#host.observer.internalError(error);
      return refusal;
    }
  }

  /** Answers at once: nothing may happen between the answer, which says how far the session is, and the hand-over. */
  #answerResume(pending: PendingRequest, event: RequestEvent): void {
    // The end of the socket is about to be told.
    if (!this.#socket.isOpen) return;
    try {
      const answer = this.#route("Resume", event);
      const client = Resume.unwrapRequest(event.body);
      if (client === undefined) throw new Error("Nothing was resumed.");
      this.#respond(pending, answer);
      this.#resumption.handOver(client);
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal.code === "INTERNAL") this.#host.observer.internalError(error);
      else this.#host.observer.resumptionRefused(this, refusal.code);
      this.#refuse(pending, refusal);
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
      if (method.rule.enters === State.AVAILABLE) this.#noteLogin();
      else if (method.rule.enters === State.AWAY) this.#resumption.end();
    } catch (error) {
      this.#host.observer.internalError(error);
      const refusal = toRefusal(error);
      if (changesState) {
        this.#session.closeWith(refusal, this.#nowMs());
        end(refusal.code);
      } else this.#refuse(pending, refusal);
    }
  }

  #noteLogin(): void {
    this.#resumption.begin();
    this.notices.tellLimits();
    this.#noteFirstLogin();
  }

  #noteFirstLogin(): void {
    this.#onLogin?.();
    this.#onLogin = undefined;
  }

  #route(name: ConnectionMethodName, { body, recipient }: RequestEvent): MessageBody {
    // Made for the request: kept, they would take 3 KB of each idle connection.
    const routes: { readonly [Name in ConnectionMethodName]: Route } = connectionRoutes(this.#context);
    // They get what they need from the context.
    const connection = { endpoint: this.endpoint, channelBinding: undefined, login: undefined };
    const times = { nowMs: this.#nowMs(), wallMs: this.#host.wallClock.nowMs() };
    const answer = routes[name].handle(body, { connection, recipient, ...times });
    if (isQuery(answer)) throw new Error(`${name} is no query.`);
    return answer;
  }

  get #context(): ConnectionContext {
    const host = this.#host;
    return {
      announcedLimits: host.announcedLimits,
      features: host.features,
      grease: host.grease,
      random: host.network.randomBytes,
      datagramSecret: () => this.#resumption.datagramSecret,
      datagramPort: host.probes.port,
      secondPort: host.probes.secondPort,
      furtherAddresses: () =>
        furtherAddresses(this.#socket.localAddress, {
          bound: host.probes.boundAddress,
          named: host.addresses,
          interfaces: host.network.interfaces(),
        }),
      ban: () => host.core.banOf(this.address),
      nextKey: () => this.notices.takeNextKey(),
      announcementSalt: host.announcementSalt(),
      resume: (request) => this.#resumption.find(request),
      bindRelay: (introductionId) => this.login && host.relay?.bind(introductionId, this),
      onHello: (features, relayOnly) => {
        this.#session.features = features;
        this.#isRelayOnly = relayOnly;
        this.#resumption.chooseSessionId();
        this.#answersMessages = ANSWERING.every((feature) => features.has(feature));
        this.notices.noteHello();
      },
      onDatagramKeys: (keys) => this.#probes.open(keys),
    };
  }

  #nowMs(): number {
    return this.#host.network.monotonicMs();
  }
}

/** Features of a client that says what it makes of application messages. */
const ANSWERING: readonly Feature[] = [Feature.APPLICATION_MESSAGES, Feature.MESSAGE_ANSWERS];
type RequestEvent = SessionEvent & { readonly kind: "request" };

/** A request that is not answered yet. */
interface PendingRequest {
  readonly method: AnyMethod;
  readonly sequence: number;
  /** Tells the tracer the outcome. */
  readonly end: (outcome: string) => void;
}
