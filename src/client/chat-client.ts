/**
 * The client of a chat server.
 *
 * How the folder fits together:
 *
 * - `chat-client.ts`: the verbs of the chat. It makes the parts, hands them the
 *   server's events, and tells them when a login begins and ends. `client-options.ts` has its options.
 * - `connection/`: calls and events, over a socket to the server.
 * - `events/`: bounded streams of events for the program's loops.
 * - `account/`, `people/`, `texts/`, `conversations/`: the groups of the API.
 *
 * Invariant: imports point down, from `chat-client.ts` to the groups, from the
 * groups to `events/`, and from there to `connection/`. Only `account/` uses
 * another group: a login begins with the privacy of `people/`.
 */

import { LogOffRequest } from "../../generated/chatwire/v1/account.ts";
import { SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { Broadcast, LogOff, SendMessage, SetPrivacy } from "../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest } from "../../generated/chatwire/v1/text.ts";
import { importDevice } from "../crypto/device-login.ts";
import { type ChatError, ClosedError, UsageError } from "../errors.ts";
import type { AgreedProtocol } from "../framing/capabilities.ts";
import type { Limits } from "../limits.ts";
import { parseServerAddress, type ServerAddress } from "../server-address.ts";
import type { SessionStatistics } from "../session/session-event.ts";
import type { Method } from "../wire/method.ts";
import { Account } from "./account/account.ts";
import { Devices } from "./account/devices.ts";
import { cookieOf, identityOf, keepCookie, keepIdentity } from "./account/identity.ts";
import { Iterations } from "./account/iterations.ts";
import {
  checkDeviceLogin,
  checkPasswordLogin,
  checkRegistration,
  type LoggedIn,
  type LoginContext,
  type LoginOptions,
  logIn,
  logInWithDevice,
  type PasswordLogin,
  type Registration,
  register,
} from "./account/login.ts";
import { type ChatClientOptions, type ClientToPeers, resolveClientOptions } from "./client-options.ts";
import { type Caller, type CallOptions, type CallRecipient, checkCallOptions } from "./connection/call.ts";
import { Connection, type ServerLimits } from "./connection/connection.ts";
import { type Pins, userSubject } from "./connection/pins.ts";
import { Conversations } from "./conversations/conversations.ts";
import type { ConnectOptions } from "./conversations/introductions/connect-options.ts";
import type { Invitation } from "./conversations/introductions/introduction.ts";
import { Introductions } from "./conversations/introductions/introductions.ts";
import type { PeerLink } from "./conversations/link/peer-link.ts";
import { type ApplicationCodec, ApplicationMessages, type Received } from "./events/application-messages.ts";
import { ConnectionStatus } from "./events/connection-status.ts";
import { EventQueue } from "./events/event-queue.ts";
import { Subscribers } from "./events/subscribers.ts";
import { Blocked, type Contact, Contacts, toContact } from "./people/contacts.ts";
import { listPeers, type PeerInfo, Peers, type PeersChange, peerSubscribers, toPeersChange } from "./people/peers.ts";
import { Privacy, PrivacyState } from "./people/privacy.ts";
import { TextDelivery } from "./texts/text-delivery.ts";
import { Texts } from "./texts/texts.ts";

/** The server has ended the login with these, and with it the conversations. They do not outlast that. */
const LOGIN_ENDED: ReadonlySet<string> = new Set(["REPLACED", "REVOKED", "ACCOUNT_DELETED", "BANNED", "KICKED"]);

/**
 * A client of a chat server. The verbs of the chat are its methods; everything else is in groups: `peers`, `texts`,
 * `privacy`, `conversations`, `contacts`, `blocked`, `devices`, `account`.
 */
export class ChatClient implements AsyncDisposable {
  readonly peers: Peers;
  readonly texts: Texts;
  readonly privacy: Privacy;
  readonly conversations: Conversations;
  readonly contacts: Contacts;
  readonly blocked: Blocked;
  readonly devices: Devices;
  readonly account: Account;
  /** How the connection to the server stands. */
  readonly connection: ConnectionStatus;
  /** Resolves to the reason why the connection ended for good. */
  readonly closed: Promise<ChatError>;
  readonly #serverAddress: ServerAddress;
  readonly #limits: Limits;
  readonly #toPeers: ClientToPeers;
  readonly #pins: Pins;
  readonly #iterations: Iterations;
  readonly #connection: Connection;
  readonly #call: Caller;
  readonly #applicationMessages: ApplicationMessages;
  readonly #peerSubscribers: Subscribers<PeersChange>;
  readonly #contactSubscribers: Subscribers<Contact>;
  readonly #privacyState: PrivacyState;
  readonly #textDelivery: TextDelivery;
  readonly #invitations: EventQueue<Invitation>;
  /** Returns the subject of a user's pin. */
  readonly #subjectOf = (name: string): string => userSubject(name, this.#serverAddress);
  /** Of the current login. */
  #introductions: Introductions | undefined;
  #name: string | undefined;

  /**
   * Connects to a server.
   *
   * @param url      chat://host[:port][#sha256=HEX], or chat+plain://127.0.0.1:port for TCP without TLS
   * @param options  `timeoutMs` defaults to `connectTimeoutMs`
   * @throws UsageError the URL or an option is wrong; WRONG_STATE: the package for UPnP is not installed
   * @throws TransportError CONNECTION_REFUSED, HOST_NOT_FOUND, UNREACHABLE, TLS_FAILED, TIMED_OUT
   * @throws CryptoError PIN_MISMATCH: the server has another key than before, which it did not announce; see
   *   `acceptServer`; AUTH_FAILED: it announced a key without the signature of its present one;
   *   CERTIFICATE_REFUSED: with `verify: "ca"`, no authority vouches for its certificate
   * @throws ProtocolError UNSUPPORTED_VERSION: no version in common; INVALID_ARGUMENT: the server's limits contradict
   *   each other
   */
  static async connect(url: string, options: ChatClientOptions = {}): Promise<ChatClient> {
    const serverAddress = parseServerAddress(url);
    const { stream, limits, pins, toPeers } = await resolveClientOptions(options, serverAddress);
    const connection = await Connection.open(stream, options);
    return new ChatClient(serverAddress, limits, pins, toPeers, connection);
  }

  private constructor(
    serverAddress: ServerAddress,
    limits: Limits,
    pins: Pins,
    toPeers: ClientToPeers,
    connection: Connection,
  ) {
    this.#serverAddress = serverAddress;
    this.#limits = limits;
    this.#pins = pins;
    this.#iterations = new Iterations(pins, serverAddress, limits.scramIterationsMin);
    this.#toPeers = toPeers;
    this.#connection = connection;
    this.#call = (method, value, options) => connection.call(method, value, options);
    const call = this.#call;
    const { eventQueueMax } = limits;
    this.#applicationMessages = new ApplicationMessages(connection.network, limits);
    this.#peerSubscribers = peerSubscribers(call, eventQueueMax);
    this.#contactSubscribers = new Subscribers(eventQueueMax, "changes of contacts");
    this.#privacyState = new PrivacyState(eventQueueMax, (request, options, onResponse) =>
      connection.call(SetPrivacy, request, options, onResponse),
    );
    this.#textDelivery = new TextDelivery(connection.network, call, limits);
    this.#invitations = new EventQueue(eventQueueMax);
    this.peers = new Peers(call, this.#peerSubscribers);
    this.texts = new Texts(call, this.#textDelivery);
    this.privacy = new Privacy(this.#privacyState);
    this.conversations = new Conversations({ invitations: this.#invitations, pins, subjectOf: this.#subjectOf });
    this.contacts = new Contacts(call, this.#contactSubscribers);
    this.blocked = new Blocked(call);
    this.devices = new Devices(call);
    this.account = new Account({
      connection,
      limits,
      iterations: this.#iterations,
      nameOf: () => this.#name,
      onDeleted: () => this.#endLogin(new ClosedError("CLOSED", "You deleted the account.")),
    });
    this.connection = new ConnectionStatus(connection, eventQueueMax);
    this.closed = connection.closed;
    connection.onEvent((body) => this.#handleEvent(body));
    connection.closed.then((reason) => this.#end(reason));
  }

  /** Name of the user who is logged in; undefined while nobody is. */
  get name(): string | undefined {
    return this.#name;
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
   * Registers a new user and logs the user in. The password itself is not sent.
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
   * `loginsPerAccountMax`, the server ends the oldest login.
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
   * @param device  49 bytes from the result of `register` or `logIn`; not kept
   * @throws ProtocolError LOGIN_FAILED: the device was revoked, or the account deleted
   * @throws UsageError the bytes are malformed
   */
  async logInWithDevice(device: Uint8Array, login: LoginOptions = {}, options: CallOptions = {}): Promise<LoggedIn> {
    checkDeviceLogin(login);
    const secret = importDevice(device);
    const subject = `device ${Buffer.from(secret.deviceId).toString("hex")}`;
    return this.#logIn(subject, login, options, (context) => logInWithDevice(context, secret));
  }

  /** Logs the user off: ends the conversations, and others see the user as away. The connection stays open for another login. */
  async logOff(options: CallOptions = {}): Promise<void> {
    checkCallOptions(options);
    this.#textDelivery.finish();
    const reason = new ClosedError("CLOSED", "You logged off.");
    this.#introductions?.leave(reason);
    await this.#call(LogOff, LogOffRequest.create(), options);
    this.#endLogin(reason);
  }

  /**
   * Lists the users whom this user may see, in the order of their names; all pages.
   *
   * @param options  hold for each page
   */
  async getPeers(options: CallOptions = {}): Promise<PeerInfo[]> {
    return listPeers(this.#call, options);
  }

  /**
   * Sends a text to every user who is not away and accepts broadcasts of this user.
   *
   * @returns how many users it was sent to
   */
  async broadcast(text: string, options: CallOptions = {}): Promise<number> {
    const request = BroadcastRequest.create({ text });
    const { recipients } = await this.#call(Broadcast, request, { ...options, to: "everyone" });
    return recipients;
  }

  /**
   * Calls a method of the schema.
   *
   * @param options  `to`: the recipient, if the method needs one
   */
  call<Q, R>(
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    options: CallOptions & { to?: CallRecipient } = {},
  ): Promise<R> {
    return this.#connection.call(method, value, options);
  }

  /**
   * Sends an application message to one user through the server. Resolves when the server has forwarded it.
   *
   * @throws ProtocolError FEATURE_MISSING: the server has no application messages; USER_NOT_FOUND, USER_AWAY; TOO_LARGE, RATE_LIMITED: by the message's own rule
   */
  async send<T>(to: string, codec: ApplicationCodec<T>, value: T, options: CallOptions = {}): Promise<void> {
    const request = SendMessageRequest.create({ message: this.#applicationMessages.encode(codec, value) });
    await this.#call(SendMessage, request, { ...options, to: { user: to } });
  }

  /** Reads the application messages of one type that arrive through the server, from now on. */
  on<T>(codec: ApplicationCodec<T>): AsyncIterable<Received<T>> {
    return this.#applicationMessages.on(codec);
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
   *   `fingerprints`, the user's client does not accept the key of this one; DOWNGRADED: the server has hidden a version
   *   of the protocol that both clients speak, or what two clients with ML-KEM-768 need for it; AUTH_FAILED: the server
   *   introduced keys that the user did not sign, or so the user's client says of this side
   * @throws TransportError UNREACHABLE: there is no path to the user; TIMED_OUT: the user did not answer in time, or
   *   `timeoutMs` was too short to be sure that there is no path. `explanation` of the error tells the cause
   */
  async connectTo(name: string, options: ConnectOptions = {}): Promise<PeerLink> {
    if (this.#introductions === undefined) throw new UsageError("Log in before you connect to a user.", "WRONG_STATE");
    return this.#introductions.connectTo(name, options);
  }

  /** Logs off and closes the connection. */
  async close(): Promise<void> {
    this.#textDelivery.finish();
    const reason = new ClosedError("CLOSED", "The connection was closed by this side.");
    this.#introductions?.leave(reason);
    // Said aloud: of a connection that only ends, the server takes it that the conversations go on.
    if (this.#name !== undefined) this.#call(LogOff, LogOffRequest.create()).catch(() => {});
    this.#introductions?.end(reason);
    this.#connection.close();
    await this.closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #logIn(
    subject: string,
    { identity = identityOf(subject, this.#connection.network), seen }: LoginOptions,
    options: CallOptions,
    run: (context: LoginContext) => Promise<LoggedIn>,
  ): Promise<LoggedIn> {
    // Before the password is hashed.
    checkCallOptions(options);
    const loggedIn = await run({
      connection: this.#connection,
      limits: this.#limits,
      iterations: this.#iterations,
      identity,
      options,
    });
    const { name, settings, confirmedTextId, sentTextId, cookie } = loggedIn;
    if (cookie !== undefined) keepCookie(this.#subjectOf(name), cookie, this.#connection.network);
    for (const each of [subject, this.#subjectOf(name)]) keepIdentity(each, identity, this.#connection.network);
    // The response may have arrived together with the end of the connection.
    if (this.connection.state.status === "closed") return loggedIn;
    this.#name = name;
    this.#introductions = new Introductions(
      {
        connection: this.#connection,
        limits: this.#limits,
        pins: this.#pins,
        ...this.#toPeers,
        subjectOf: this.#subjectOf,
        invitations: this.#invitations,
      },
      { name, identity },
    );
    this.#privacyState.begin(settings);
    this.#textDelivery.begin({ name, seen, confirmed: confirmedTextId, sent: sentTextId });
    await this.#iterations.save();
    return loggedIn;
  }

  /** Ends the login; the connection stays. */
  #endLogin(reason: ChatError): void {
    this.#name = undefined;
    this.#introductions?.end(reason);
    this.#introductions = undefined;
    // Whoever logs in next did not get these.
    this.#invitations.clear();
    this.#peerSubscribers.end();
    this.#contactSubscribers.end();
    this.#privacyState.end();
    this.#textDelivery.endLogin();
  }

  /** Ends everything: the connection is closed. */
  #end(reason: ChatError): void {
    this.#name = undefined;
    // Links go on without the server. If this side closed the client, `close` has ended them already.
    if (LOGIN_ENDED.has(reason.code)) this.#introductions?.end(reason);
    else this.#introductions?.detach(reason);
    this.#introductions = undefined;
    this.#peerSubscribers.end();
    this.#contactSubscribers.end();
    this.#privacyState.end();
    this.#textDelivery.end();
    this.#applicationMessages.end();
    this.#invitations.end();
  }

  #handleEvent(body: MessageBody): void {
    if (this.#textDelivery.handleEvent(body) || this.#privacyState.handleEvent(body)) return;
    if (body.case === "messageReceived") {
      const { from, message } = body.value;
      if (message !== undefined) this.#applicationMessages.handle(from, message);
    } else if (body.case === "peersChanged") this.#peerSubscribers.push(toPeersChange(body.value));
    else if (body.case === "contactChanged") {
      if (body.value.contact !== undefined) this.#contactSubscribers.push(toContact(body.value.contact));
    } else this.#introductions?.handleEvent(body);
  }
}
