/**
 * The client of a chat server.
 *
 * How the folder fits together:
 *
 * - `chat-client.ts`: the verbs of the chat. It makes the parts, hands them the
 *   server's events, and tells them when a login begins and ends. `client-options.ts` has its options, and
 *   `application-method.ts` calls methods of an application.
 * - `connection/`: calls and events, over a socket to the server.
 * - `events/`: bounded streams of events for the program's loops.
 * - `account/`, `people/`, `texts/`, `rooms/`, `conversations/`, `files/`: the groups of the API. `outbox/` keeps and sends
 *   what `texts/` and `rooms/` send.
 *
 * Invariant: imports point down, from `chat-client.ts` to the groups, from the
 * groups to `events/`, and from there to `connection/`. Only two groups use
 * another one: a login of `account/` begins with the privacy of `people/`, and
 * `files/` uses the links of `conversations/`.
 */

import { LogOffRequest } from "../../generated/chatwire/v1/account.ts";
import {
  ApplicationMessage,
  type MessageReceived,
  SendMessageRequest,
} from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { Broadcast, LogOff, MessageOutcomesEvent, SendMessage, SetPrivacy } from "../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest } from "../../generated/chatwire/v1/text.ts";
import { importDevice } from "../crypto/device-login.ts";
import type { IdentityKeyPair } from "../crypto/identity.ts";
import { sha256 } from "../crypto/scram-messages.ts";
import { type ChatError, ClosedError, UsageError } from "../errors.ts";
import type { AgreedProtocol } from "../framing/capabilities.ts";
import type { Limits } from "../limits.ts";
import type { RequestId } from "../request-id.ts";
import { parseServerAddresses, pinnedAddress, type ServerAddress } from "../server-address.ts";
import type { SessionStatistics } from "../session/session-event.ts";
import type { Method } from "../wire/method.ts";
import type { RuledMethod } from "../wire/service.ts";
import { Account } from "./account/account.ts";
import { Devices } from "./account/devices.ts";
import { cookieOf, identityOf, keepCookie, keepIdentity } from "./account/identity.ts";
import { Iterations } from "./account/iterations.ts";
import {
  type Credential,
  checkDeviceLogin,
  checkPasswordLogin,
  checkRegistration,
  checkTokenLogin,
  closeUnlessRefused,
  fetchToken,
  type LoggedIn,
  type Login,
  type LoginContext,
  type LoginOptions,
  logIn,
  logInAgain,
  logInWithDevice,
  logInWithToken,
  type PasswordLogin,
  type Registration,
  register,
  type Token,
  type TokenLogin,
} from "./account/login.ts";
import { callApplicationMethod } from "./application-method.ts";
import { type ChatClientOptions, type ResolvedClientOptions, resolveClientOptions } from "./client-options.ts";
import {
  type Caller,
  type CallOptions,
  checkCallOptions,
  type MethodOptions,
  type OrderedCaller,
  type SendOptions,
} from "./connection/call.ts";
import { Connection, type LoginConnection, type Missed, type ServerLimits } from "./connection/connection.ts";
import { type Pins, userSubject } from "./connection/pins.ts";
import { LOGIN_ENDED } from "./connection/redialling.ts";
import { Conversations } from "./conversations/conversations.ts";
import type { ConnectOptions } from "./conversations/introductions/connect-options.ts";
import { EarlyInvitations } from "./conversations/introductions/early-invitations.ts";
import type { Invitation } from "./conversations/introductions/introduction.ts";
import { Introductions } from "./conversations/introductions/introductions.ts";
import type { PeerLink } from "./conversations/link/peer-link.ts";
import {
  type ApplicationCodec,
  ApplicationMessages,
  type MessageCounts,
  type Received,
} from "./events/application-messages.ts";
import { ConnectionStatus } from "./events/connection-status.ts";
import { EventQueue, type EventStream } from "./events/event-queue.ts";
import { describe, type LateRefusal, OutcomeSender, OutcomeWaiters } from "./events/message-outcomes.ts";
import { Subscribers } from "./events/subscribers.ts";
import { Files } from "./files/files.ts";
import { Blocked, type Contact, Contacts, toContact } from "./people/contacts.ts";
import type { PeerInfo } from "./people/peer-info.ts";
import { PeerState, Peers } from "./people/peers.ts";
import { Privacy, PrivacyState } from "./people/privacy.ts";
import { RoomStates } from "./rooms/room-states.ts";
import { Rooms } from "./rooms/rooms.ts";
import { TextDelivery } from "./texts/text-delivery.ts";
import { Texts } from "./texts/texts.ts";

/** Who is logged in, and what logs the user in again. */
interface CurrentLogin {
  readonly name: string;
  readonly identity: IdentityKeyPair;
  credential: Credential;
}

/**
 * A client of a chat server. The verbs of the chat are its methods; everything else is in groups: `peers`, `texts`,
 * `rooms`, `privacy`, `conversations`, `files`, `contacts`, `blocked`, `devices`, `account`.
 */
export class ChatClient implements AsyncDisposable {
  readonly peers: Peers;
  readonly texts: Texts;
  readonly rooms: Rooms;
  readonly privacy: Privacy;
  readonly conversations: Conversations;
  readonly files: Files;
  readonly contacts: Contacts;
  readonly blocked: Blocked;
  readonly devices: Devices;
  readonly account: Account;
  /**
   * Application messages sent through the server for which `send` has resolved, and which no program gets after all, or
   * which the server no longer tracks. None come after the login in which they were sent. If `eventQueueMax` of them
   * wait unread, the oldest is dropped and counted.
   */
  readonly refusals: EventStream<LateRefusal>;
  /** How the connection to the server stands. */
  readonly connection: ConnectionStatus;
  /** Resolves to the reason why the connection ended for good. */
  readonly closed: Promise<ChatError>;
  /** The first address names the server in the pins of users. */
  readonly #serverAddress: ServerAddress;
  readonly #options: ResolvedClientOptions;
  readonly #limits: Limits;
  readonly #pins: Pins;
  readonly #iterations: Iterations;
  readonly #connection: Connection;
  readonly #call: Caller;
  readonly #applicationMessages: ApplicationMessages;
  readonly #outcomeSender: OutcomeSender;
  readonly #outcomeWaiters: OutcomeWaiters;
  readonly #refusals: EventQueue<LateRefusal>;
  readonly #peerState: PeerState;
  readonly #contactSubscribers: Subscribers<Contact>;
  readonly #privacyState: PrivacyState;
  readonly #textDelivery: TextDelivery;
  readonly #roomStates: RoomStates;
  readonly #invitations: EventQueue<Invitation>;
  /** Returns the subject of a user's pin. */
  readonly #subjectOf = (name: string): string => userSubject(name, this.#serverAddress);
  #login: CurrentLogin | undefined;
  /** Of the current login; undefined while there is no session. */
  #introductions: Introductions | undefined;
  /** Those of the login that was lost, until another takes its place. */
  #suspended: Introductions | undefined;
  readonly #earlyInvitations = new EarlyInvitations();
  /** Those of logins that were lost, as long as they have links, which go on without the server. */
  readonly #past = new Set<Introductions>();
  /** The response to a login that replaces the lost one, until the connection is that of the new login. */
  #renewed: LoggedIn | undefined;

  /**
   * Connects to a server. If the connection is lost while a user is logged in, the client connects again; see
   * `connection`.
   *
   * @param url      chat://host[:port][#sha256=HEX], or chat+plain://127.0.0.1:port for TCP without TLS. Several addresses
   *   of one service, as a list or with commas between them, are tried in their order; each server has a pin of its own
   * @param options  `timeoutMs` is for each address, and defaults to `connectTimeoutMs`
   * @throws UsageError the URL or an option is wrong; WRONG_STATE: the package for UPnP is not installed
   * @throws TransportError CONNECTION_REFUSED, HOST_NOT_FOUND, UNREACHABLE, TLS_FAILED, TIMED_OUT
   * @throws CryptoError PIN_MISMATCH: the server has another key than before, which it did not announce; see
   *   `acceptServer`; AUTH_FAILED: it announced a key without the signature of its present one;
   *   CERTIFICATE_REFUSED: with `verify: "ca"`, no authority vouches for its certificate
   * @throws ProtocolError UNSUPPORTED_VERSION: no version in common; INVALID_ARGUMENT: the server's limits contradict
   *   each other
   */
  static async connect(url: string | readonly string[], options: ChatClientOptions = {}): Promise<ChatClient> {
    const servers = parseServerAddresses(url);
    const resolved = await resolveClientOptions(options, servers);
    return new ChatClient(servers[0], resolved, await Connection.open(resolved.stream, options));
  }

  private constructor(serverAddress: ServerAddress, options: ResolvedClientOptions, connection: Connection) {
    const { limits, pins } = options;
    this.#serverAddress = serverAddress;
    this.#options = options;
    this.#limits = limits;
    this.#pins = pins;
    this.#iterations = new Iterations(pins, serverAddress, limits.scramIterationsMin);
    this.#connection = connection;
    this.#call = (method, value, options) => connection.call(method, value, options);
    const call = this.#call;
    const { eventQueueMax } = limits;
    this.#applicationMessages = new ApplicationMessages(connection.network, limits);
    this.#outcomeSender = new OutcomeSender(connection.network, (outcomes) =>
      connection.emit(MessageOutcomesEvent, outcomes),
    );
    this.#refusals = new EventQueue(eventQueueMax);
    this.refusals = this.#refusals;
    this.#outcomeWaiters = new OutcomeWaiters(connection.network, (refusal) => this.#refusals.push(refusal));
    const ordered: OrderedCaller = (...call) => connection.call(...call);
    this.#peerState = new PeerState(ordered, eventQueueMax);
    this.#contactSubscribers = new Subscribers(eventQueueMax, "changes of contacts");
    this.#privacyState = new PrivacyState(eventQueueMax, (request, options, onResponse) =>
      connection.call(SetPrivacy, request, options, onResponse),
    );
    const isRepeatable = (): boolean => connection.protocol.features.has("REQUEST_IDS");
    this.#roomStates = new RoomStates({
      clock: connection.network,
      call: ordered,
      limits,
      createRequestId: () => connection.createRequestId(),
    });
    this.#textDelivery = new TextDelivery({
      network: connection.network,
      call,
      limits,
      storage: options.outbox,
      transmitPost: (post, id, after) => this.#roomStates.transmit(post, isRepeatable() ? id : undefined, after),
      isConnected: () => connection.state.status === "connected",
      isRepeatable,
      keepsOrder: () => {
        const { features } = connection.protocol;
        return features.has("REQUEST_IDS") && features.has("ORDERED_REQUESTS");
      },
    });
    connection.onChange(() => this.#textDelivery.outbox.run());
    this.#invitations = new EventQueue(eventQueueMax);
    this.peers = new Peers(call, this.#peerState);
    this.texts = new Texts(call, this.#textDelivery);
    this.rooms = new Rooms(this.#roomStates, this.#textDelivery.outbox);
    this.privacy = new Privacy(this.#privacyState);
    this.conversations = new Conversations({ invitations: this.#invitations, pins, subjectOf: this.#subjectOf });
    this.files = new Files({
      clock: connection.network,
      limits,
      links: () => this.#allIntroductions().flatMap(({ links }) => links),
      connect: (name, options) => this.connectTo(name, options),
    });
    this.contacts = new Contacts(call, this.#contactSubscribers);
    this.blocked = new Blocked(call);
    this.devices = new Devices(call);
    this.account = new Account({
      connection,
      limits,
      iterations: this.#iterations,
      nameOf: () => this.#login?.name,
      onPasswordChanged: (keys) => {
        const login = this.#login;
        if (login?.credential.kind === "password") login.credential = { ...login.credential, keys };
      },
      onDeleted: () => this.#endLogin(new ClosedError("CLOSED", "You deleted the account.")),
    });
    this.connection = new ConnectionStatus(connection, eventQueueMax);
    this.closed = connection.closed;
    connection.onEvent((body) => this.#handleEvent(body));
    connection.hasLinks = () => this.#allIntroductions().some(({ hasLinks }) => hasLinks);
    connection.closed.then((reason) => this.#end(reason));
  }

  /** Name of the user who is logged in; undefined while nobody is. */
  get name(): string | undefined {
    return this.#login?.name;
  }

  /** The version and the features that this client and the server agreed on in hello. */
  get protocol(): AgreedProtocol {
    return this.#connection.protocol;
  }

  /** The server's limits, from its hello, and as its operator has changed them since. An error about one of them names it in `limit`. */
  get serverLimits(): ServerLimits {
    return this.#connection.serverLimits;
  }

  /** Counts of messages between client and server that one end did not handle, because it is older. */
  get statistics(): SessionStatistics {
    return this.#connection.statistics;
  }

  /**
   * Registers a new user and logs the user in. The password itself is not sent. If the server does not know whether it has
   * registered the user, since a part of it has restarted, a login tells, and takes the place of the registration.
   *
   * @param user  with `device`, registers a device, and the result has the bytes for `logInWithDevice`
   * @throws ProtocolError NAME_LENGTH, NAME_CHARACTERS; NAME_TAKEN: log in instead, or choose another name;
   *   NAME_RESTRICTED, NAME_CONFUSABLE: no new account may have the name, or it looks like one that is registered;
   *   REGISTRATION_CLOSED: the server registers only users with an invitation code, and this one is missing or does not
   *   hold; RATE_LIMITED, WRONG_STATE, LIMIT_REACHED
   */
  async register(user: Registration, options: CallOptions = {}): Promise<LoggedIn> {
    checkRegistration(user);
    return this.#logIn(this.#subjectOf(user.name), user, options, (context) => register(context, user));
  }

  /**
   * Logs a registered user in with the password. The user may be logged in on other connections too; beyond
   * `loginsPerAccountMax`, the server ends the oldest login whose connection is lost, or else the oldest.
   *
   * @param user  with `device`, registers a device, and the result has the bytes for `logInWithDevice`; if the account
   *   has too many devices, the one that was unused for longest is removed. `cookie`: from the result of an earlier login
   *   of the user, so that failed logins of others do not delay this one; default: the last of this process
   * @throws ProtocolError LOGIN_FAILED: the name is not registered, or the password is wrong; RATE_LIMITED: too many
   *   logins failed
   * @throws CryptoError AUTH_FAILED: the server could not prove that the user registered with it
   */
  async logIn(user: PasswordLogin, options: CallOptions = {}): Promise<LoggedIn> {
    checkPasswordLogin(user);
    const subject = this.#subjectOf(user.name);
    const cookie = user.cookie ?? cookieOf(subject, this.#connection.network);
    return this.#logIn(subject, user, options, (context) => logIn(context, { ...user, cookie }));
  }

  /**
   * Logs a user in without the password.
   *
   * @param device  49 bytes from the result of `register` or `logIn`; kept in memory until the user logs off, unless
   *   `logInAgain` is false
   * @throws ProtocolError LOGIN_FAILED: the device was revoked, or the account deleted
   * @throws UsageError the bytes are malformed
   */
  async logInWithDevice(device: Uint8Array, login: LoginOptions = {}, options: CallOptions = {}): Promise<LoggedIn> {
    checkDeviceLogin(login);
    const secret = importDevice(device);
    const subject = `device ${Buffer.from(secret.deviceId).toString("hex")}`;
    return this.#logIn(subject, login, options, (context) => logInWithDevice(context, secret));
  }

  /**
   * Logs a user in by a token of the application, such as one of its web page. The application's program at the server
   * says whose token it is; an account is made at the first login. The server gets the token itself. So a client sends
   * a token only in this call: a server cannot request one.
   *
   * @param token  at most about 2,700 bytes; or a function that fetches one, which is called again whenever a lost session
   *   makes another login necessary. A token that is a string is then sent again. With `device`, the device key logs in
   *   again, and the token is not used
   * @param login  with `device`, registers a device, and the result has the bytes for `logInWithDevice`. `identity`
   *   defaults to that of an earlier login with the same token in this process, or a new one: pass that of the user
   * @throws ProtocolError FEATURE_MISSING, UNKNOWN_COMMAND: the server takes no tokens; LOGIN_FAILED: it does not take this
   *   one; RATE_LIMITED: too many logins failed; REFUSED, APPLICATION_FAILED, LIMIT_REACHED: its program has refused the
   *   login, or failed, or is busy
   * @throws UsageError an option or the token is wrong
   */
  async logInWithToken(token: Token, login: TokenLogin = {}, options: CallOptions = {}): Promise<LoggedIn> {
    checkTokenLogin(login);
    const text = await fetchToken(token);
    const subject = `token ${Buffer.from(sha256(Buffer.from(text))).toString("hex")}`;
    const { device } = login;
    return this.#logIn(subject, login, options, (context) => logInWithToken(context, { token, text, device }));
  }

  /**
   * Logs the user off: ends the conversations, and others see the user as away. The connection stays open for another
   * login. Texts of the outbox that can leave do so before, within a second.
   *
   * If the server has not said in time that the user is logged off, the connection is closed, so that the user is not
   * logged in any more either way.
   *
   * @throws TransportError TIMED_OUT; ClosedError and others: the connection is closed
   */
  async logOff(options: CallOptions = {}): Promise<void> {
    checkCallOptions(options);
    const { outbox } = this.#textDelivery;
    if (outbox.isBusy) await outbox.drain();
    this.#textDelivery.finish();
    const reason = new ClosedError("CLOSED", "You logged off.");
    for (const introductions of this.#allIntroductions()) introductions.leave(reason);
    await closeUnlessRefused(this.#connection, this.#call(LogOff, LogOffRequest.create(), options));
    this.#endLogin(reason);
  }

  /**
   * Lists the users whom this user may see, in the order of their names; all pages.
   *
   * @param options  hold for each page
   */
  async getPeers(options: CallOptions = {}): Promise<PeerInfo[]> {
    return this.#peerState.list(options);
  }

  /**
   * Sends a text to every user who is not away and accepts broadcasts of this user.
   *
   * @param options  `id`: of an earlier try; see `texts.send`. The server knows it for `requestIdAgeMs` and until it stops
   * @returns how many users it was sent to
   */
  async broadcast(text: string, options: SendOptions = {}): Promise<number> {
    const request = BroadcastRequest.create({ text });
    const id = options.id ?? this.#connection.createRequestId();
    const { recipients } = await this.#call(Broadcast, request, { ...options, to: "everyone", id });
    return recipients;
  }

  /**
   * Makes an id for one request that changes something. A program that keeps it before it sends the request can repeat
   * the request even if it is started again. Undefined: the server has no ids of requests.
   */
  createRequestId(): RequestId | undefined {
    return this.#connection.createRequestId();
  }

  /**
   * Calls a method of the schema, or one of an application, which its program at the server answers.
   *
   * @param options  `to`: the recipient, if the method needs one; `id`: with which the request can be repeated, only for
   *   methods of the schema whose rule says that they change something
   * @throws UsageError a value does not fit its field or breaks a rule about it, or an option is wrong
   * @throws ProtocolError for methods of an application: UNKNOWN_COMMAND, FEATURE_MISSING: the server does not have the
   *   method; REFUSED: its program has refused the call; INTERNAL: its program has failed, or was too slow; WRONG_STATE,
   *   TOO_LARGE, RATE_LIMITED, INVALID_ARGUMENT: by the rule of the method; USER_NOT_FOUND; LIMIT_REACHED; BODY_MISMATCH:
   *   the server has answered something else
   */
  call<Q, R>(
    method: Method<Q, R, MessageBody, Rule> | RuledMethod<Q, R, Rule>,
    value: Q,
    options: MethodOptions = {},
  ): Promise<R> {
    if (method.kind === "unary")
      return callApplicationMethod(this.#call, method, value, options, this.#connection.network.wallClockMs());
    return this.#connection.call(method, value, options);
  }

  /**
   * Sends an application message to one user through the server. Resolves when one of the user's clients has taken it: a
   * loop of its program has it, or it waits for one. If it has waited and no program gets it after all, it is in
   * `refusals`.
   * If the server or all of those clients lack MESSAGE_ANSWERS, resolves when the server has forwarded it.
   *
   * @param options  `id`: with which it can be repeated, as a broadcast. Default: it cannot
   * @throws ProtocolError FEATURE_MISSING: the server has no application messages; USER_NOT_FOUND, USER_AWAY; TOO_LARGE,
   *   RATE_LIMITED: by the message's own rule. Or all of the user's clients have refused it: NOT_TAKEN: the program takes
   *   none of the type; LIMIT_REACHED: too many wait there unread; RATE_LIMITED, TOO_LARGE, INVALID_ARGUMENT: by the rule of
   *   the type there
   * @throws TransportError TIMED_OUT: nobody has said in time what became of it; ClosedError and others: the connection
   *   ended first. The message may have been taken
   */
  async send<T>(to: string, codec: ApplicationCodec<T>, value: T, options: SendOptions = {}): Promise<void> {
    const request = SendMessageRequest.create({ message: this.#applicationMessages.encode(codec, value) });
    const { signal, timeoutMs = this.#limits.requestTimeoutMs } = options;
    const call = (onNumber: (number: number) => void) =>
      this.#connection.call(SendMessage, request, { ...options, to: { user: to } }, ({ number }) => onNumber(number));
    await this.#outcomeWaiters.send(describe(codec.typeName, to), call, { signal, timeoutMs, id: options.id });
  }

  /**
   * Reads the application messages of one type that arrive through the server: those that have waited, then those that
   * arrive. They wait until somebody reads their type, `unreadMessagesMax` of them at most; later ones are refused. After
   * the end of the connection, the loop gets what still waits, and ends. What waits at the end of a login can be read until
   * the next one begins.
   */
  on<T>(codec: ApplicationCodec<T>): AsyncIterable<Received<T>> {
    return this.#applicationMessages.on(codec);
  }

  /**
   * Refuses the application messages of one type that arrive through the server from now on, and those that wait, while
   * nobody reads them by `on`. `send` there fails with NOT_TAKEN; those that have waited are in `refusals` there.
   */
  refuse<T>(codec: Pick<ApplicationCodec<T>, "typeName">): void {
    this.#applicationMessages.refuse(codec);
  }

  /** What became of the application messages that arrived through the server. `unread` also counts after its end. */
  get messageCounts(): MessageCounts {
    return this.#applicationMessages.counts;
  }

  /**
   * Invites a user, waits for the user to accept, and connects: directly or over the server's relay. If an invitation
   * from the user waits here, accepts it instead.
   *
   * @param options  `timeoutMs` defaults to `invitationTimeoutMs`
   * @throws ProtocolError USER_NOT_FOUND, USER_AWAY, ALREADY_INTRODUCED; UNSUPPORTED_VERSION: the user's client speaks no
   *   version of the protocol that this one speaks; FEATURE_MISSING: with `relayOnly`, the server has no relay
   * @throws ClosedError DECLINED
   * @throws UsageError WRONG_STATE: nobody is logged in
   * @throws CryptoError PIN_MISMATCH: the user has a key that was not accepted; see `conversations.acceptKey`. Or, without
   *   `fingerprints`, the user's client does not accept the key of this one; DOWNGRADED: the server has removed
   *   what two clients with ML-KEM-768 need for it; AUTH_FAILED: the server introduced keys or capabilities that the user
   *   did not sign. If the user's client finds such a thing, the link that this side has by then may end with the same code
   * @throws TransportError UNREACHABLE: there is no path to the user; TIMED_OUT: the user did not answer in time, or
   *   `timeoutMs` was too short to be sure that there is no path. `explanation` of the error tells the cause
   */
  async connectTo(name: string, options: ConnectOptions = {}): Promise<PeerLink> {
    // While the connection is lost, there may be no session to introduce anybody.
    if (this.#login !== undefined && this.#introductions === undefined) {
      const { signal, timeoutMs = this.#limits.invitationTimeoutMs } = options;
      await this.#connection.untilSession(`Connecting to ${name}`, { ...(signal && { signal }), timeoutMs });
    }
    if (this.#introductions === undefined) throw new UsageError("Log in before you connect to a user.", "WRONG_STATE");
    return this.#introductions.connectTo(name, options);
  }

  /** Logs off and closes the connection. Texts of the outbox that can leave do so before, within a second. */
  async close(): Promise<void> {
    const { outbox } = this.#textDelivery;
    if (outbox.isBusy) await outbox.drain();
    this.#textDelivery.finish();
    const reason = new ClosedError("CLOSED", "The connection was closed by this side.");
    for (const introductions of this.#allIntroductions()) introductions.leave(reason);
    // Said aloud: of a connection that only ends, the server takes it that the conversations go on.
    if (this.#login !== undefined) this.#call(LogOff, LogOffRequest.create()).catch(() => {});
    this.#endIntroductions(reason);
    this.#connection.close();
    await this.closed;
    await outbox.closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #logIn(
    subject: string,
    { identity = identityOf(subject, this.#connection.network), seen }: LoginOptions,
    options: CallOptions,
    run: (context: LoginContext) => Promise<Login>,
  ): Promise<LoggedIn> {
    // Before the password is hashed.
    checkCallOptions(options);
    // What still waits was for the user before.
    if (this.#login === undefined) this.#applicationMessages.discard();
    const { loggedIn, credential } = await run({
      connection: this.#connection,
      limits: this.#limits,
      iterations: this.#iterations,
      identity,
      options,
    });
    const { name, settings, confirmedTextId, sentTextId } = loggedIn;
    this.#keepCookie(loggedIn);
    for (const each of [subject, this.#subjectOf(name)]) keepIdentity(each, identity, this.#connection.network);
    // The response may have arrived together with the end of the connection.
    if (this.connection.state.status === "closed") return loggedIn;
    this.#login = { name, identity, credential };
    this.#suspended = undefined;
    if (this.#options.logInAgain) {
      this.#connection.renewal = {
        onSessionEnded: (reason) => this.#suspend(reason),
        logIn: (connection, signal) => this.#logInAgain(connection, signal),
        onRestored: () => this.#restore(),
      };
    }
    this.#introduce();
    this.#privacyState.begin(settings);
    this.#roomStates.begin(name);
    const mailbox = { name, seen, confirmed: confirmedTextId, sent: sentTextId };
    const begun = this.#textDelivery.begin(pinnedAddress(this.#serverAddress), mailbox);
    // Its failure is handled below.
    begun.catch(() => {});
    await this.#iterations.save();
    try {
      await begun;
    } catch (error) {
      await this.logOff().catch(() => {});
      throw error;
    }
    return loggedIn;
  }

  #keepCookie({ name, cookie }: LoggedIn): void {
    if (cookie !== undefined) keepCookie(this.#subjectOf(name), cookie, this.#connection.network);
  }

  /** Begins the introductions of the login. */
  #introduce(): void {
    const { name, identity } = this.#login ?? {};
    if (name === undefined || identity === undefined) return;
    this.#introductions = new Introductions(
      {
        connection: this.#connection,
        limits: this.#limits,
        pins: this.#pins,
        ...this.#options.toPeers,
        subjectOf: this.#subjectOf,
        invitations: this.#invitations,
        onLink: (link) => this.files.watch(link),
      },
      { name, identity },
    );
    this.#showEarlyInvitations(this.#introductions);
  }

  #showEarlyInvitations(introductions: Introductions): void {
    for (const event of this.#earlyInvitations.take()) introductions.handleEvent(event);
  }

  /** Goes on with the introductions of the login that was lost. */
  #goOnIntroducing(): void {
    const introductions = this.#suspended;
    if (introductions === undefined) return;
    this.#suspended = undefined;
    this.#past.delete(introductions);
    this.#introductions = introductions;
    introductions.renew();
    this.#showEarlyInvitations(introductions);
  }

  /** Of this login, and of those before that have links. */
  #allIntroductions(): Introductions[] {
    return this.#introductions === undefined ? [...this.#past] : [...this.#past, this.#introductions];
  }

  #endIntroductions(reason: ChatError): void {
    for (const introductions of this.#allIntroductions()) introductions.end(reason);
    this.#past.clear();
    this.#introductions = undefined;
  }

  /** Ends the invitations. Links go on without the server, until the user logs off or closes the client. */
  #detachIntroductions(reason: ChatError): void {
    this.#introductions?.detach(reason);
    const linked = this.#allIntroductions().filter(({ hasLinks }) => hasLinks);
    this.#past.clear();
    for (const introductions of linked) this.#past.add(introductions);
    this.#introductions = undefined;
  }

  /** The session is gone, and with it the login. Another login is to take its place. */
  #suspend(reason: ChatError): void {
    this.#suspended = this.#introductions ?? this.#suspended;
    this.#earlyInvitations.take();
    this.#detachIntroductions(reason);
    this.#invitations.clear();
    this.#privacyState.suspend();
    this.#textDelivery.suspend();
    this.#outcomeSender.suspend();
    this.#outcomeWaiters.end(reason);
  }

  async #logInAgain(connection: LoginConnection, signal: AbortSignal): Promise<void> {
    const login = this.#login;
    if (login === undefined) throw new ClosedError("CLOSED", "You logged off.");
    const { name, identity, credential } = login;
    const context = { connection, limits: this.#limits, iterations: this.#iterations, identity, options: { signal } };
    const cookie = cookieOf(this.#subjectOf(name), this.#connection.network);
    this.#renewed = await logInAgain(context, credential, cookie);
    this.#keepCookie(this.#renewed);
  }

  /** The user is logged in again: goes on where the lost login was. Returns what the program may have missed. */
  #restore(): readonly Missed[] {
    const renewed = this.#renewed;
    if (renewed === undefined) return [];
    this.#goOnIntroducing();
    this.#privacyState.renew(renewed.settings);
    this.#textDelivery.renew(renewed.confirmedTextId);
    this.#roomStates.renew();
    this.#outcomeSender.renew();
    void this.#peerState.renew();
    const missed: Missed[] = ["typing", "broadcasts", "receipts", "invitations", "application messages"];
    if (this.#peerState.isWatched) missed.push("presence");
    if (this.#contactSubscribers.hasReaders) missed.push("contacts");
    return missed;
  }

  /** Forgets who was logged in, and the key that could log the user in again. */
  #forgetLogin(): void {
    this.#login = undefined;
    this.#suspended = undefined;
    this.#earlyInvitations.take();
    this.#renewed = undefined;
    this.#connection.renewal = undefined;
  }

  /** Ends the login; the connection stays. */
  #endLogin(reason: ChatError): void {
    this.#forgetLogin();
    this.#endIntroductions(reason);
    this.files.endLogin(reason);
    // Whoever logs in next did not get these.
    this.#invitations.clear();
    this.#peerState.end();
    this.#contactSubscribers.end();
    this.#privacyState.end();
    this.#textDelivery.endLogin(reason);
    this.#roomStates.end();
    this.#outcomeSender.endLogin();
    this.#outcomeWaiters.end(reason);
    // Whoever logs in next did not send these.
    this.#refusals.clear();
  }

  /** Ends everything: the connection is closed. */
  #end(reason: ChatError): void {
    this.#forgetLogin();
    // Links go on without the server. If this side closed the client, `close` has ended them already.
    if (LOGIN_ENDED.has(reason.code)) this.#endIntroductions(reason);
    else this.#detachIntroductions(reason);
    const links = this.#allIntroductions().flatMap((introductions) => introductions.links);
    void Promise.all(links.map(({ closed }) => closed)).then(() => this.files.end(reason));
    this.#peerState.end();
    this.#contactSubscribers.end();
    this.#privacyState.end();
    this.#textDelivery.end(reason);
    this.#roomStates.end();
    this.#applicationMessages.end();
    this.#outcomeSender.endLogin();
    this.#outcomeWaiters.end(reason);
    this.#refusals.end();
    this.#invitations.end();
  }

  #handleMessage({ from, message = ApplicationMessage.create(), number }: MessageReceived): void {
    // Without a name of its type, it is refused.
    this.#outcomeSender.answer(number, (answer) => this.#applicationMessages.handle(from, message, answer));
  }

  #handleEvent(body: MessageBody): void {
    if (this.#textDelivery.handleEvent(body) || this.#roomStates.handleEvent(body)) return;
    if (this.#privacyState.handleEvent(body)) return;
    if (body.case === "messageReceived") this.#handleMessage(body.value);
    else if (body.case === "messageOutcomes") this.#outcomeWaiters.handle(body.value);
    else if (body.case === "peersChanged") this.#peerState.handleEvent(body.value);
    else if (body.case === "peerCountsChanged") this.#peerState.handleCounts(body.value);
    else if (body.case === "contactChanged") {
      if (body.value.contact !== undefined) this.#contactSubscribers.push(toContact(body.value.contact));
    } else if (this.#introductions !== undefined) this.#introductions.handleEvent(body);
    else this.#earlyInvitations.keep(body);
  }
}
