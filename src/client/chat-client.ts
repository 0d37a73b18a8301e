import { LogOffRequest } from "../../generated/chatwire/v1/account.ts";
import { SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { LogOff, SendMessage, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { importDevice } from "../crypto/device-login.ts";
import { type ChatError, ClosedError, UsageError } from "../errors.ts";
import { type Limits, resolveLimits } from "../limits.ts";
import { nameKey } from "../name.ts";
import type { Network } from "../net/network.ts";
import { systemNetwork } from "../net/system-network.ts";
import type { Tap } from "../session/session-event.ts";
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
import { Connection } from "./connection/connection.ts";
import { defaultPins, type Pins } from "./connection/pins.ts";
import { parseEndpoint, type ServerEndpoint } from "./connection/server-address.ts";
import { Conversations } from "./conversations/conversations.ts";
import type { Invitation } from "./conversations/invitation.ts";
import type { PeerLink } from "./conversations/peer-link.ts";
import { type ApplicationCodec, ApplicationMessages, type Received } from "./events/application-messages.ts";
import { EventQueue, type EventStream } from "./events/event-queue.ts";
import { Subscribers } from "./events/subscribers.ts";
import { Blocked, type Contact, Contacts, toContact } from "./people/contacts.ts";
import { PeerWatches } from "./people/peer-watches.ts";
import type { PeersChange } from "./people/peers.ts";
import type { PrivacyChoice } from "./people/privacy.ts";
import { ServerCalls } from "./server-calls.ts";
import type { ServerTextMessage, TextReceipt, TypingChange } from "./texts/text.ts";

export interface ChatClientOptions extends CallOptions {
  /** Which keys servers and users showed before. Default: remembered as long as the process runs. */
  pins?: Pins;
  limits?: Partial<Limits>;
  /** Sees every message to and from the server, for logs and recordings. */
  tap?: Tap;
  /** Sockets, timers, the clock and randomness. Default: those of this machine. */
  network?: Network;
}

/** A connection to a chat server, and what its user does over it. */
export class ChatClient extends ServerCalls implements AsyncDisposable {
  /**
   * Texts and broadcasts that come through the server, from each login on. Texts come once and in order, those that
   * waited and those that other clients of the account sent included. Where they are not read, they stay at the
   * server, and broadcasts are dropped when `eventQueueMax` messages wait. A text that is handed out is confirmed:
   * its sender learns that it is delivered.
   */
  readonly messages: EventStream<ServerTextMessage>;
  /** How far the user's own texts have come. The oldest are dropped when `eventQueueMax` wait. */
  readonly receipts: EventStream<TextReceipt>;
  /** Who writes to the user. The oldest are dropped when `eventQueueMax` wait. */
  readonly typing: EventStream<TypingChange>;
  /** Invitations to talk. */
  readonly invitations: EventStream<Invitation>;
  readonly contacts: Contacts;
  readonly blocked: Blocked;
  readonly devices: Devices;
  readonly account: Account;
  /** Resolves to why the connection ended. */
  readonly closed: Promise<ChatError>;
  readonly #endpoint: ServerEndpoint;
  readonly #limits: Limits;
  readonly #pins: Pins;
  readonly #link: Connection;
  readonly #applicationMessages: ApplicationMessages;
  readonly #invitations: EventQueue<Invitation>;
  readonly #contactReaders: Subscribers<Contact>;
  readonly #watches: PeerWatches;
  #conversations: Conversations | undefined;
  #name: string | undefined;
  #over = false;

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
    const pins = options.pins ?? defaultPins(network);
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
    super(link, limits);
    this.#endpoint = endpoint;
    this.#limits = limits;
    this.#pins = pins;
    this.#link = link;
    const call: typeof this.call = (...args) => this.call(...args);
    this.#applicationMessages = new ApplicationMessages(link.network, limits);
    this.#watches = new PeerWatches(limits.eventQueueMax, (enabled, options) =>
      call(WatchPeers, WatchPeersRequest.create({ enabled }), options),
    );
    this.#contactReaders = new Subscribers(limits.eventQueueMax, "changes of contacts");
    this.#invitations = new EventQueue(limits.eventQueueMax);
    this.messages = this.texts.messages;
    this.receipts = this.texts.receipts;
    this.typing = this.texts.typing;
    this.invitations = this.#invitations;
    this.contacts = new Contacts(call, this.#contactReaders);
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

  /** The name of who is logged in; undefined where nobody is. */
  get name(): string | undefined {
    return this.#name;
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
    this.texts.finish();
    await this.#link.call(LogOff, LogOffRequest.create(), undefined, options);
    this.#endLogin(new ClosedError("CLOSED", "You logged off."));
  }

  /** Watches the list of peers: gives every change from now on, until the loop is left or the user logs off. */
  watchPeers(options: CallOptions = {}): AsyncIterable<PeersChange> {
    return this.#watches.watch(options);
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
   * @throws CryptoError PIN_MISMATCH: the user has a key that was not accepted; see `acceptKey`
   * @throws TransportError UNREACHABLE: none of the user's addresses answered; TIMED_OUT
   */
  async connectTo(name: string, options: CallOptions = {}): Promise<PeerLink> {
    if (this.#conversations === undefined) throw new UsageError("Log in before you connect to a user.", "WRONG_STATE");
    return this.#conversations.connectTo(name, options);
  }

  /**
   * Accepts one more key of a user, who may have one on each device.
   *
   * @param fingerprint  as the error PIN_MISMATCH has it in `fingerprints.shown`
   */
  async acceptKey(name: string, fingerprint: string): Promise<void> {
    await this.#pins.add(this.#subjectOf(name), fingerprint);
  }

  /** Logs off and closes the connection. */
  async close(): Promise<void> {
    this.texts.finish();
    this.#conversations?.end(new ClosedError("CLOSED", "The connection was closed by this side."));
    this.#link.close();
    await this.closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #logIn(
    subject: string,
    { identity = identityOf(subject, this.#link.network), seen }: LoginOptions,
    options: CallOptions,
    run: (context: LoginContext) => Promise<LoggedIn>,
  ): Promise<LoggedIn> {
    const done = await run({ link: this.#link, limits: this.#limits, identity, options });
    const { name, confirmedTextId } = done;
    for (const known of [subject, this.#subjectOf(name)]) keepIdentity(known, identity, this.#link.network);
    // The answer to the login and the end of the connection may have come together.
    if (this.#over) return done;
    this.#name = name;
    const subjectOf = (peer: string): string => this.#subjectOf(peer);
    this.#conversations = new Conversations(
      { link: this.#link, limits: this.#limits, pins: this.#pins, subjectOf, invitations: this.#invitations },
      { name, identity },
    );
    this.knownPrivacy.begin(done.settings);
    this.texts.begin({ name, seen, confirmed: confirmedTextId });
    return done;
  }

  /** The connection stays. */
  #endLogin(reason: ChatError): void {
    this.#name = undefined;
    this.#conversations?.end(reason);
    this.#conversations = undefined;
    this.#watches.end();
    this.#contactReaders.end();
    this.knownPrivacy.end();
    this.texts.endLogin();
  }

  /** The connection is gone. */
  #end(reason: ChatError): void {
    this.#over = true;
    this.#name = undefined;
    // Direct conversations do not need the server, unless this side is the one that is done.
    this.#conversations?.detach(reason);
    this.#conversations = undefined;
    this.#watches.end();
    this.#contactReaders.end();
    this.knownPrivacy.end();
    this.texts.end();
    this.#applicationMessages.end();
    this.#invitations.end();
  }

  #handleEvent(body: MessageBody): void {
    if (this.texts.handleEvent(body) || this.knownPrivacy.handleEvent(body)) return;
    if (body.case === "messageReceived") {
      const { from, message } = body.value;
      if (message !== undefined) this.#applicationMessages.handle(from, message);
    } else if (body.case === "peersChanged") this.#watches.handle(body.value);
    else if (body.case === "contactChanged") {
      if (body.value.contact !== undefined) this.#contactReaders.push(toContact(body.value.contact));
    } else this.#conversations?.handleEvent(body);
  }

  #subjectOf(name: string): string {
    return `user ${nameKey(name)}@${this.#endpoint.host}:${this.#endpoint.port}`;
  }
}
