import { LogOffRequest, SetPrivacyRequest } from "../../generated/chatwire/v1/account.ts";
import { SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, SetStatusRequest, Status, WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import {
  Broadcast,
  GetPeers,
  LogOff,
  SendMessage,
  SendText,
  SetPrivacy,
  SetStatus,
  WatchPeers,
} from "../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest, SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import type { IdentityKeyPair } from "../crypto/identity.ts";
import { type ChatError, ClosedError, UsageError } from "../errors.ts";
import { type Limits, resolveLimits } from "../limits.ts";
import { nameKey } from "../name.ts";
import type { Tap } from "../session/session-event.ts";
import type { Method } from "../wire/method.ts";
import { type ApplicationCodec, ApplicationMessages, type Received } from "./application-messages.ts";
import type { CallOptions } from "./call-options.ts";
import { Conversations } from "./conversations.ts";
import { parseEndpoint, type ServerEndpoint } from "./endpoint.ts";
import { EventQueue, type EventStream } from "./event-queue.ts";
import { identityOf, keepIdentity } from "./identity.ts";
import type { Invitation } from "./invitation.ts";
import { type Credentials, type LoggedIn, logIn, type PrivacyChoice, register, toPrivacy } from "./login.ts";
import type { PeerLink } from "./peer-link.ts";
import { PeerWatches } from "./peer-watches.ts";
import { type PeerInfo, type PeersChange, toPeerInfo } from "./peers.ts";
import { MemoryPins, type Pins } from "./pins.ts";
import { type CallRecipient, toRecipient } from "./recipient.ts";
import { ServerLink } from "./server-link.ts";
import type { ServerTextMessage } from "./server-text.ts";

export interface ChatClientOptions extends CallOptions {
  /** Which keys servers and users showed before. Default: remembered as long as the process runs. */
  pins?: Pins;
  limits?: Partial<Limits>;
  /** Sees every message to and from the server, for logs and recordings. */
  tap?: Tap;
}

const processPins = new MemoryPins();

/** A connection to a chat server, and what its user does over it. */
export class ChatClient implements AsyncDisposable {
  /** Texts and broadcasts that come through the server. The oldest are dropped when `eventQueueMax` wait. */
  readonly messages: EventStream<ServerTextMessage>;
  /** Invitations to talk. */
  readonly invitations: EventStream<Invitation>;
  /** Resolves to why the connection ended. */
  readonly closed: Promise<ChatError>;
  readonly #endpoint: ServerEndpoint;
  readonly #limits: Limits;
  readonly #pins: Pins;
  readonly #link: ServerLink;
  readonly #messages: EventQueue<ServerTextMessage>;
  readonly #applicationMessages: ApplicationMessages;
  readonly #invitations: EventQueue<Invitation>;
  readonly #watches: PeerWatches;
  #conversations: Conversations | undefined;
  #name: string | undefined;

  /**
   * Connects to a server.
   *
   * @param url  chat://host[:port][#sha256=HEX], or chat+plain://127.0.0.1:port for TCP without TLS
   * @throws UsageError the URL or an option is wrong
   * @throws TransportError CONNECTION_REFUSED, HOST_NOT_FOUND, UNREACHABLE, TLS_FAILED, TIMED_OUT
   * @throws CryptoError PIN_MISMATCH: the server has another certificate than before
   */
  static async connect(url: string, options: ChatClientOptions = {}): Promise<ChatClient> {
    const endpoint = parseEndpoint(url);
    const limits = resolveLimits(options.limits ?? {});
    const pins = options.pins ?? processPins;
    let handle = (_body: MessageBody): void => {};
    const link = await ServerLink.open(
      { endpoint, limits, pins, tap: options.tap, onEvent: ({ body }) => handle(body) },
      options,
    );
    const client = new ChatClient(endpoint, limits, pins, link);
    handle = (body) => client.#handleEvent(body);
    return client;
  }

  private constructor(endpoint: ServerEndpoint, limits: Limits, pins: Pins, link: ServerLink) {
    this.#endpoint = endpoint;
    this.#limits = limits;
    this.#pins = pins;
    this.#link = link;
    this.#messages = new EventQueue(limits.eventQueueMax);
    this.#applicationMessages = new ApplicationMessages(limits.eventQueueMax);
    this.#watches = new PeerWatches(limits.eventQueueMax, (enabled, options) =>
      this.call(WatchPeers, WatchPeersRequest.create({ enabled }), options),
    );
    this.#invitations = new EventQueue(limits.eventQueueMax);
    this.messages = this.#messages;
    this.invitations = this.#invitations;
    this.closed = link.closed;
    link.closed.then((reason) => {
      // Direct conversations do not need the server, unless this side is the one that is done.
      this.#conversations?.detach(reason);
      this.#conversations = undefined;
      this.#endLogin(reason);
      this.#messages.end();
      this.#applicationMessages.end();
      this.#invitations.end();
    });
  }

  /** The name of who is logged in; undefined where nobody is. */
  get name(): string | undefined {
    return this.#name;
  }

  /**
   * Registers a new user and logs the user in. The password stays here. `identity` as for `logIn`.
   *
   * @throws ProtocolError NAME_TAKEN, NAME_LENGTH, NAME_CHARACTERS, WRONG_STATE
   */
  async register(
    user: Credentials & { privacy: PrivacyChoice; identity?: IdentityKeyPair },
    options: CallOptions = {},
  ): Promise<LoggedIn> {
    const identity = user.identity ?? identityOf(this.#subjectOf(user.name));
    return this.#beginLogin(await register(this.#link, user, identity, this.#limits, options), identity);
  }

  /**
   * Logs a registered user in. Where the user is logged in already, this
   * connection replaces the other.
   *
   * @param user  `identity` is what peers know the user by: keep it from login to login. Default: the one
   *   this process used for the user before, or a new one
   * @throws ProtocolError LOGIN_FAILED: the name is not registered or the password is wrong
   * @throws CryptoError AUTH_FAILED: the server cannot prove that the user registered with it
   */
  async logIn(user: Credentials & { identity?: IdentityKeyPair }, options: CallOptions = {}): Promise<LoggedIn> {
    const identity = user.identity ?? identityOf(this.#subjectOf(user.name));
    return this.#beginLogin(await logIn(this.#link, user, identity, this.#limits, options), identity);
  }

  /** Logs the user off: to others the user is away. The connection stays open for another login. */
  async logOff(options: CallOptions = {}): Promise<void> {
    await this.#link.call(LogOff, LogOffRequest.create(), undefined, options);
    this.#endLogin(new ClosedError("CLOSED", "You logged off."));
  }

  /** Chooses who can see the user and who can send the user messages. */
  async setPrivacy(privacy: PrivacyChoice, options: CallOptions = {}): Promise<void> {
    await this.call(SetPrivacy, SetPrivacyRequest.create({ privacy: toPrivacy(privacy) }), options);
  }

  /** Chooses the status that others see: available, or away while still logged in. */
  async setStatus(status: "available" | "away", options: CallOptions = {}): Promise<void> {
    const value = status === "available" ? Status.AVAILABLE : Status.AWAY;
    await this.call(SetStatus, SetStatusRequest.create({ status: value }), options);
  }

  /** Lists the users the server lets this one see, by name; all pages of them. */
  async getPeers(options: CallOptions = {}): Promise<PeerInfo[]> {
    const found: PeerInfo[] = [];
    for (let after = ""; ; ) {
      const { peers, next } = await this.call(GetPeers, GetPeersRequest.create({ after }), options);
      found.push(...peers.map(toPeerInfo));
      // A page that leads nowhere new would lead there for ever.
      if (next === "" || next === after) return found;
      after = next;
    }
  }

  /** Watches the list of peers: gives every change from now on, until the loop is left or the user logs off. */
  watchPeers(options: CallOptions = {}): AsyncIterable<PeersChange> {
    return this.#watches.watch(options);
  }

  /**
   * Sends a text to one user through the server. Resolves when the server has handed it on.
   *
   * @throws ProtocolError USER_NOT_FOUND: there is none of that name, or none for this user; USER_AWAY
   */
  async sendText(to: string, text: string, options: CallOptions = {}): Promise<void> {
    await this.call(SendText, SendTextRequest.create({ text }), { ...options, to: { user: to } });
  }

  /**
   * Sends a text to everybody who is public and not away.
   *
   * @returns how many it was sent to
   */
  async broadcast(text: string, options: CallOptions = {}): Promise<number> {
    const { recipients } = await this.call(Broadcast, BroadcastRequest.create({ text }), {
      ...options,
      to: "everyone",
    });
    return recipients;
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
   * @throws CryptoError PIN_MISMATCH: the user has another key than before; see `acceptKey`
   * @throws TransportError UNREACHABLE: none of the user's addresses answered; TIMED_OUT
   */
  async connectTo(name: string, options: CallOptions = {}): Promise<PeerLink> {
    if (this.#conversations === undefined) throw new UsageError("Log in before you connect to a user.", "WRONG_STATE");
    return this.#conversations.connectTo(name, options);
  }

  /**
   * Accepts that a user has another key than before.
   *
   * @param fingerprint  the new one, as the error PIN_MISMATCH has it in `fingerprints.shown`
   */
  async acceptKey(name: string, fingerprint: string): Promise<void> {
    await this.#pins.set(this.#subjectOf(name), fingerprint);
  }

  /** Calls any method of the schema. */
  call<Q, R>(
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    { to, ...options }: CallOptions & { to?: CallRecipient } = {},
  ): Promise<R> {
    return this.#link.call(method, value, to && toRecipient(to), options);
  }

  /** Logs off and closes the connection. */
  async close(): Promise<void> {
    this.#endLogin(new ClosedError("CLOSED", "The connection was closed by this side."));
    this.#link.close();
    await this.closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #beginLogin(done: LoggedIn, identity: IdentityKeyPair): LoggedIn {
    keepIdentity(this.#subjectOf(done.name), identity);
    this.#name = done.name;
    const subjectOf = (peer: string): string => this.#subjectOf(peer);
    this.#conversations = new Conversations(
      { link: this.#link, limits: this.#limits, pins: this.#pins, subjectOf, invitations: this.#invitations },
      { name: done.name, identity },
    );
    return done;
  }

  #endLogin(reason: ChatError): void {
    this.#name = undefined;
    this.#conversations?.end(reason);
    this.#conversations = undefined;
    this.#watches.end();
  }

  #handleEvent(body: MessageBody): void {
    if (body.case === "textReceived") {
      const { from = "", text = "" } = body.value.text ?? {};
      this.#messages.push({ kind: "text", from, text });
    } else if (body.case === "broadcastReceived")
      this.#messages.push({ kind: "broadcast", from: body.value.from, text: body.value.text });
    else if (body.case === "messageReceived") {
      const { from, message } = body.value;
      if (message !== undefined) this.#applicationMessages.handle(from, message);
    } else if (body.case === "peersChanged") this.#watches.handle(body.value);
    else this.#conversations?.handleEvent(body);
  }

  #subjectOf(name: string): string {
    return `user ${nameKey(name)}@${this.#endpoint.host}:${this.#endpoint.port}`;
  }
}
