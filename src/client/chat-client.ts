import { LogOffRequest } from "../../generated/chatwire/v1/account.ts";
import { SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { Broadcast, LogOff, SendMessage, SetPrivacy } from "../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest } from "../../generated/chatwire/v1/text.ts";
import { importDevice } from "../crypto/device-login.ts";
import { type ChatError, ClosedError, UsageError } from "../errors.ts";
import { type Limits, resolveLimits } from "../limits.ts";
import { nameKey } from "../name.ts";
import type { Network } from "../net/network.ts";
import { systemNetwork } from "../net/system-network.ts";
import type { Tap } from "../session/session-event.ts";
import type { Method } from "../wire/method.ts";
import { Account } from "./account/account.ts";
import type { DeviceChoice } from "./account/device-key.ts";
import { Devices } from "./account/devices.ts";
import { identityOf, keepIdentity } from "./account/identity.ts";
import {
  type LoggedIn,
  type LoginContext,
  type LoginOptions,
  logIn,
  logInWithDevice,
  register,
} from "./account/login.ts";
import type { Credentials } from "./account/password.ts";
import type { CallOptions } from "./connection/call.ts";
import type { Caller } from "./connection/caller.ts";
import { Connection } from "./connection/connection.ts";
import { type Pins, processPins } from "./connection/pins.ts";
import type { CallRecipient } from "./connection/recipient.ts";
import { parseEndpoint, type ServerEndpoint } from "./connection/server-address.ts";
import type { ServerLimits } from "./connection/server-limits.ts";
import { Conversations } from "./conversations/conversations.ts";
import { Introductions } from "./conversations/introductions.ts";
import type { Invitation } from "./conversations/invitation.ts";
import type { PeerLink } from "./conversations/peer-link.ts";
import { type ApplicationCodec, ApplicationMessages, type Received } from "./events/application-messages.ts";
import { EventQueue } from "./events/event-queue.ts";
import { Subscribers } from "./events/subscribers.ts";
import { Blocked, type Contact, Contacts, toContact } from "./people/contacts.ts";
import { listPeers, type PeerInfo, Peers, type PeersChange, peerSubscribers, toPeersChange } from "./people/peers.ts";
import { Privacy, PrivacyState } from "./people/privacy.ts";
import type { PrivacyChoice } from "./people/privacy-options.ts";
import { TextDelivery } from "./texts/text-delivery.ts";
import { Texts } from "./texts/texts.ts";

export interface ChatClientOptions extends CallOptions {
  /** Which keys servers and users showed before. Default: remembered as long as the process runs. */
  pins?: Pins;
  limits?: Partial<Limits>;
  /** Sees every message to and from the server, for logs and recordings. */
  tap?: Tap;
  /** Sockets, timers, the clock and randomness. Default: those of this machine. */
  network?: Network;
}

/**
 * A client of a chat server. The verbs of the chat stand here; everything else is in groups: `peers`, `texts`,
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
  /** Resolves to the reason why the connection ended. */
  readonly closed: Promise<ChatError>;
  readonly #endpoint: ServerEndpoint;
  readonly #limits: Limits;
  readonly #pins: Pins;
  readonly #link: Connection;
  readonly #applicationMessages: ApplicationMessages;
  readonly #peerSubscribers: Subscribers<PeersChange>;
  readonly #contactSubscribers: Subscribers<Contact>;
  readonly #privacyState: PrivacyState;
  readonly #textDelivery: TextDelivery;
  readonly #invitations: EventQueue<Invitation>;
  /** Of the current login. */
  #introductions: Introductions | undefined;
  #name: string | undefined;
  #isClosed = false;

  /**
   * Connects to a server.
   *
   * @param url  chat://host[:port][#sha256=HEX], or chat+plain://127.0.0.1:port for TCP without TLS
   * @throws UsageError the URL or an option is wrong
   * @throws TransportError CONNECTION_REFUSED, HOST_NOT_FOUND, UNREACHABLE, TLS_FAILED, TIMED_OUT
   * @throws CryptoError PIN_MISMATCH: the server has another certificate than before; see `acceptServer`
   */
  static async connect(url: string, options: ChatClientOptions = {}): Promise<ChatClient> {
    const endpoint = parseEndpoint(url);
    const { network = systemNetwork } = options;
    const limits = resolveLimits(options.limits ?? {});
    const pins = options.pins ?? processPins;
    let handle = (_body: MessageBody): void => {};
    const link = await Connection.open(
      { network, endpoint, limits, pins, tap: options.tap, onEvent: ({ body }) => handle(body) },
      options,
    );
    const client = new ChatClient(endpoint, limits, pins, link);
    handle = (body) => client.#handleEvent(body);
    return client;
  }

  private constructor(endpoint: ServerEndpoint, limits: Limits, pins: Pins, link: Connection) {
    this.#endpoint = endpoint;
    this.#limits = limits;
    this.#pins = pins;
    this.#link = link;
    const { eventQueueMax } = limits;
    const call: Caller = (method, value, options) => link.call(method, value, options);
    this.#applicationMessages = new ApplicationMessages(link.network, limits);
    this.#peerSubscribers = peerSubscribers(call, eventQueueMax);
    this.#contactSubscribers = new Subscribers(eventQueueMax, "changes of contacts");
    this.#privacyState = new PrivacyState(eventQueueMax, (request, options, onAnswer) =>
      link.call(SetPrivacy, request, options, onAnswer),
    );
    this.#textDelivery = new TextDelivery(link.network, call, limits);
    this.#invitations = new EventQueue(eventQueueMax);
    this.peers = new Peers(call, this.#peerSubscribers);
    this.texts = new Texts(call, this.#textDelivery);
    this.privacy = new Privacy(this.#privacyState);
    this.conversations = new Conversations({
      invitations: this.#invitations,
      pins,
      subjectOf: (peer) => this.#subjectOf(peer),
    });
    this.contacts = new Contacts(call, this.#contactSubscribers);
    this.blocked = new Blocked(call);
    this.devices = new Devices(call);
    this.account = new Account({
      link,
      limits,
      nameOf: () => this.#name,
      onDeleted: () => this.#endLogin(new ClosedError("CLOSED", "You deleted the account.")),
    });
    this.closed = link.closed;
    link.closed.then((reason) => this.#end(reason));
  }

  /** Name of the user who is logged in; undefined while nobody is. */
  get name(): string | undefined {
    return this.#name;
  }

  /** What the server allows, as it said when the client connected. Errors name these limits in `limit`. */
  get serverLimits(): ServerLimits {
    return this.#link.serverLimits;
  }

  /**
   * Registers a new user and logs the user in. The password stays here.
   *
   * @param user  with `device`, the result has what `logInWithDevice` takes
   * @throws ProtocolError NAME_TAKEN, NAME_LENGTH, NAME_CHARACTERS, WRONG_STATE, LIMIT_REACHED
   */
  async register(
    user: Credentials & LoginOptions & { privacy: PrivacyChoice; device?: DeviceChoice },
    options: CallOptions = {},
  ): Promise<LoggedIn> {
    return this.#logIn(this.#subjectOf(user.name), user, options, (context) => register(context, user));
  }

  /**
   * Logs a registered user in by the password. The user may be logged in elsewhere too; the server ends the oldest
   * login where there are too many (`loginsPerAccountMax`).
   *
   * @param user  with `device`, the result has what `logInWithDevice` takes; the longest unused device makes room
   * @throws ProtocolError LOGIN_FAILED: the name is not registered or the password is wrong; RATE_LIMITED: too many
   *   logins failed
   * @throws CryptoError AUTH_FAILED: the server cannot prove that the user registered with it
   */
  async logIn(
    user: Credentials & LoginOptions & { device?: DeviceChoice },
    options: CallOptions = {},
  ): Promise<LoggedIn> {
    return this.#logIn(this.#subjectOf(user.name), user, options, (context) => logIn(context, user));
  }

  /**
   * Logs a user in without the password.
   *
   * @param device  as `register` or `logIn` gave it; not kept
   * @throws ProtocolError LOGIN_FAILED: the device is revoked, or the account deleted
   * @throws UsageError the bytes are no device
   */
  async logInWithDevice(device: Uint8Array, login: LoginOptions = {}, options: CallOptions = {}): Promise<LoggedIn> {
    const secret = importDevice(device);
    const subject = `device ${Buffer.from(secret.deviceId).toString("hex")}`;
    return this.#logIn(subject, login, options, (context) => logInWithDevice(context, secret));
  }

  /** Logs the user off: to others the user is away. The connection stays open for another login. */
  async logOff(options: CallOptions = {}): Promise<void> {
    this.#textDelivery.finish();
    await this.call(LogOff, LogOffRequest.create(), options);
    this.#endLogin(new ClosedError("CLOSED", "You logged off."));
  }

  /** Lists the users that the server shows to this one, by name; all pages. */
  async getPeers(options: CallOptions = {}): Promise<PeerInfo[]> {
    return listPeers((...call) => this.call(...call), options);
  }

  /**
   * Sends a text to every user who is not away and accepts broadcasts of this user.
   *
   * @returns how many users it was sent to
   */
  async broadcast(text: string, options: CallOptions = {}): Promise<number> {
    const { recipients } = await this.call(Broadcast, BroadcastRequest.create({ text }), {
      ...options,
      to: "everyone",
    });
    return recipients;
  }

  /** Calls any method of the schema. */
  call<Q, R>(
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    options: CallOptions & { to?: CallRecipient } = {},
  ): Promise<R> {
    return this.#link.call(method, value, options);
  }

  /**
   * Sends a message of the application's own schema to one user through the
   * server. Resolves when the server has handed it on.
   *
   * @throws ProtocolError USER_NOT_FOUND, USER_AWAY; TOO_LARGE, RATE_LIMITED: by the message's own rule
   */
  async send<T>(to: string, codec: ApplicationCodec<T>, value: T, options: CallOptions = {}): Promise<void> {
    const request = SendMessageRequest.create({ message: this.#applicationMessages.encode(codec, value) });
    await this.call(SendMessage, request, { ...options, to: { user: to } });
  }

  /** The messages of one type of the application's schema that come through the server, from now on. */
  on<T>(codec: ApplicationCodec<T>): AsyncIterable<Received<T>> {
    return this.#applicationMessages.on(codec);
  }

  /**
   * Invites a user and, once the user accepts, connects directly. An
   * invitation of theirs that waits here is accepted instead.
   *
   * @throws ProtocolError USER_NOT_FOUND, USER_AWAY, ALREADY_INTRODUCED
   * @throws ClosedError DECLINED
   * @throws CryptoError PIN_MISMATCH: the user has a key that was not accepted; see `conversations.acceptKey`
   * @throws TransportError UNREACHABLE: none of the user's addresses answered; TIMED_OUT
   */
  async connectTo(name: string, options: CallOptions = {}): Promise<PeerLink> {
    if (this.#introductions === undefined) throw new UsageError("Log in before you connect to a user.", "WRONG_STATE");
    return this.#introductions.connectTo(name, options);
  }

  /** Logs off and closes the connection. */
  async close(): Promise<void> {
    this.#textDelivery.finish();
    this.#introductions?.end(new ClosedError("CLOSED", "The connection was closed by this side."));
    this.#link.close();
    await this.closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #logIn(
    subject: string,
    { identity = identityOf(subject, this.#link.network.randomBytes), seen }: LoginOptions,
    options: CallOptions,
    run: (context: LoginContext) => Promise<LoggedIn>,
  ): Promise<LoggedIn> {
    const done = await run({ link: this.#link, limits: this.#limits, identity, options });
    const { name, confirmedTextId } = done;
    for (const known of [subject, this.#subjectOf(name)]) keepIdentity(known, identity);
    // The answer to the login and the end of the connection may have come together.
    if (this.#isClosed) return done;
    this.#name = name;
    const subjectOf = (peer: string): string => this.#subjectOf(peer);
    this.#introductions = new Introductions(
      { link: this.#link, limits: this.#limits, pins: this.#pins, subjectOf, invitations: this.#invitations },
      { name, identity },
    );
    this.#privacyState.begin(done.settings);
    this.#textDelivery.begin({ name, seen, confirmed: confirmedTextId });
    return done;
  }

  /** The connection stays. */
  #endLogin(reason: ChatError): void {
    this.#name = undefined;
    this.#introductions?.end(reason);
    this.#introductions = undefined;
    this.#peerSubscribers.end();
    this.#contactSubscribers.end();
    this.#privacyState.end();
    this.#textDelivery.endLogin();
  }

  /** The connection is gone. */
  #end(reason: ChatError): void {
    this.#isClosed = true;
    this.#name = undefined;
    // Direct conversations do not need the server, unless this side is the one that is done.
    this.#introductions?.detach(reason);
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

  #subjectOf(name: string): string {
    return `user ${nameKey(name)}@${this.#endpoint.host}:${this.#endpoint.port}`;
  }
}
