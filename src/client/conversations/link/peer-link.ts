import { Command } from "../../../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { Delivery } from "../../../../generated/chatwire/v1/options.ts";
import { type ChatError, ClosedError, TransportError, UsageError } from "../../../errors.ts";
import type { Explanation } from "../../../explanation.ts";
import { type AgreedProtocol, featureNames } from "../../../framing/capabilities.ts";
import type { Limits } from "../../../limits.ts";
import { untilAborted, Waiters, within } from "../../../net/deadline.ts";
import type { Network } from "../../../net/network.ts";
import { PeerDriver } from "../../../net/peer-driver.ts";
import type { OwnAddresses } from "../../../peering/addresses.ts";
import type { ApplicationMessageEvent } from "../../../peering/application-messages.ts";
import { keptText, keptTextBytesOf } from "../../../peering/kept.ts";
import type { MediaOptions } from "../../../peering/media/channel.ts";
import { type Destination, isRelay } from "../../../peering/path/path-kind.ts";
import type { NetworkChange } from "../../../peering/paths.ts";
import type { OfferedDestination, PeerConnection } from "../../../peering/peer-connection.ts";
import type { PeerClosedReason, PeerEvent } from "../../../peering/peer-event.ts";
import type { RefusedMessage } from "../../../peering/refusals.ts";
import type { Mappings } from "../../../peering/search/known-mappings.ts";
import type { SeenMapping } from "../../../peering/search/nat-mapping.ts";
import type { TextEvent } from "../../../peering/texts.ts";
import { type CallOptions, checkCallOptions } from "../../connection/call.ts";
import {
  type ApplicationCodec,
  ApplicationMessages,
  type MessageCounts,
  type Received,
} from "../../events/application-messages.ts";
import { EventQueue, type EventStream } from "../../events/event-queue.ts";
import { messageRefused } from "../../events/message-refused.ts";
import { closedError, closedHere, closeReasonOf } from "../explain/ends.ts";
import type { LinkExplainer } from "../explain/link-explainer.ts";
import type { LinkRelayGrant } from "../relay/link-relay.ts";
import { LinkSearch } from "../search/link-search.ts";
import type { PortSearches } from "../search/port-searches.ts";
import type { Uplink } from "../uplinks/uplink.ts";
import { keyOf, sharingOf } from "./declared-delivery.ts";
import { Deliveries } from "./deliveries.ts";
import { LinkFiles } from "./link-files.ts";
import { LinkMedia } from "./link-media.ts";
import type { LinkDestination, LinkPath } from "./link-path.ts";
import type { LinkSocket } from "./link-socket.ts";
import { type LinkStatistics, readings, type WatchStatisticsOptions } from "./link-statistics.ts";
import { type LinkTap, tapLink } from "./link-tap.ts";
import type { MediaReceiver, MediaSender } from "./media.ts";
import { Pings } from "./pings.ts";

/** A text from the peer of a link. */
export interface PeerTextMessage {
  readonly from: string;
  readonly text: string;
  /** The number of the text among those of the peer on this link, from 1. */
  readonly number: number;
}

export interface PeerLinkOptions {
  readonly network: Network;
  /** The name of the user on this side. */
  readonly user: string;
  /** The peer's name. */
  readonly peer: string;
  /** The protocol version that the link uses. */
  readonly version: number;
  readonly safetyNumber: () => string;
  readonly peerConnection: PeerConnection;
  readonly socket: LinkSocket;
  readonly explainer: LinkExplainer;
  /** The port searches of the client. */
  readonly searches: PortSearches;
  readonly limits: Limits;
  /** Sees the messages of the link. */
  readonly tap?: LinkTap | undefined;
  /** Called when the path in use has failed. */
  readonly onPathFailed?: () => void;
  /** Called when the peer has come to see the main socket at another port than the server. */
  readonly onSeenElsewhere?: () => void;
}

interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A link: a conversation with one peer over UDP, end-to-end encrypted. It goes directly to the peer, or, while that does
 * not work, over the relay of the server.
 *
 * `for await (const message of link)` reads the peer's texts, each once and in order. If `eventQueueMax` texts wait
 * unread, or `unreadTextBytesMax` bytes of them, the next one closes the link with OVERFLOW, because none may be lost.
 */
export class PeerLink implements AsyncIterable<PeerTextMessage>, AsyncDisposable {
  /** The peer's name. */
  readonly peer: string;
  /** Resolves to the reason why the link ended. */
  readonly closed: Promise<ChatError>;
  /** Resolves after `closed`, when the peer has been told and the last datagram is sent. */
  readonly finished: Promise<void>;
  /** The peer's media streams. Each appears when its first frame is ready. */
  readonly mediaStreams: AsyncIterable<MediaReceiver>;
  /** The files of this link, for `client.files`, which sends and receives them. */
  readonly files: LinkFiles;
  /**
   * Messages of this side that the peer's client received but did not handle, because it is older or lacks a feature. Also
   * application messages of which this side has learned after `sendMessage` was over that they were refused.
   * If `eventQueueMax` of them wait unread, the oldest is dropped and counted. The refusal of a lossy message, whose
   * sequence is 0, cannot be checked: it may name any command, also of a message that this side has not sent.
   */
  readonly refusals: EventStream<RefusedMessage>;
  /**
   * Each path that datagrams take from now on, such as a direct one after the relay. `path` is the first one. If
   * `eventQueueMax` of them wait unread, the oldest is dropped and counted.
   */
  readonly pathChanges: EventStream<LinkDestination>;
  /** Whether the user at the other side writes, at each change. Who reads slowly gets the latest. */
  readonly typing: EventStream<boolean>;
  /** How many texts of this side the peer's user has read, in order, at each change. Who reads slowly gets the latest. */
  readonly reads: EventStream<number>;
  readonly #network: Network;
  readonly #version: number;
  readonly #safetyNumber: () => string;
  readonly #peerConnection: PeerConnection;
  readonly #socket: LinkSocket;
  readonly #explainer: LinkExplainer;
  readonly #search: LinkSearch;
  readonly #driver: PeerDriver;
  readonly #limits: Limits;
  readonly #texts: EventQueue<PeerTextMessage>;
  readonly #messages: ApplicationMessages;
  readonly #media: LinkMedia;
  readonly #refusals: EventQueue<RefusedMessage>;
  readonly #pathChanges: EventQueue<LinkDestination>;
  readonly #typing = new EventQueue<boolean>(1);
  readonly #reads = new EventQueue<number>(1);
  readonly #deliveries: Deliveries;
  readonly #pings = new Pings();
  readonly #writable: Waiters;
  readonly #connected: Promise<void>;
  readonly #onPathFailed: () => void;
  readonly #onSeenElsewhere: () => void;
  #settleConnected: Waiter<void> | undefined;
  #settleFinished: (() => void) | undefined;
  #settleClosed: ((reason: ChatError) => void) | undefined;
  #isConnected = false;
  #reason: ChatError | undefined;

  /** Begins to reach the peer; `connected` waits for that. */
  constructor(options: PeerLinkOptions) {
    const { network, peer, version, safetyNumber, peerConnection, socket, explainer, searches, limits } = options;
    this.#onPathFailed = options.onPathFailed ?? (() => {});
    this.#onSeenElsewhere = options.onSeenElsewhere ?? (() => {});
    this.#network = network;
    this.peer = peer;
    this.#version = version;
    this.#safetyNumber = safetyNumber;
    this.#peerConnection = peerConnection;
    this.#socket = socket;
    this.#explainer = explainer;
    this.#limits = limits;
    this.#writable = new Waiters(network, () => this.writable);
    this.#deliveries = new Deliveries(network, limits.reliableTimeoutMs);
    const textBytes = { max: limits.unreadTextBytesMax, of: ({ text }: PeerTextMessage) => keptTextBytesOf(text) };
    this.#texts = new EventQueue(limits.eventQueueMax, undefined, textBytes);
    this.#messages = new ApplicationMessages(network, limits);
    this.#refusals = new EventQueue(limits.eventQueueMax);
    this.refusals = this.#refusals;
    this.#pathChanges = new EventQueue(limits.eventQueueMax);
    this.pathChanges = this.#pathChanges;
    this.typing = this.#typing;
    this.reads = this.#reads;
    this.closed = new Promise((resolve) => {
      this.#settleClosed = resolve;
    });
    this.finished = new Promise((resolve) => {
      this.#settleFinished = resolve;
    });
    this.#connected = new Promise((resolve, reject) => {
      this.#settleConnected = { resolve, reject };
    });
    this.#connected.catch(() => {});
    const drain = (): void => this.#driver.drain();
    this.#media = new LinkMedia({ clock: network, peerConnection, limits, drain });
    this.mediaStreams = this.#media.streams;
    this.files = new LinkFiles({ clock: network, peerConnection, drain });
    const sockets = socket.search;
    this.#search = new LinkSearch({ clock: network, limits, peerConnection, sockets, searches, drain });
    if (options.tap !== undefined) tapLink(options.tap, options.user, this, peerConnection, (at) => this.#shown(at));
    this.#driver = new PeerDriver(network, peerConnection, socket, (event) => this.#handle(event));
    socket.onRelayMoved(() => {
      peerConnection.relayMoved(network.monotonicMs());
      drain();
    });
  }

  /** Thirty digits to compare by voice: equal on both sides unless somebody intercepts the link. Takes some 30 ms. */
  get safetyNumber(): string {
    return this.#safetyNumber();
  }

  /**
   * The version and the features that the two clients agreed on. Both clients signed what they offer, so nobody between
   * them has changed it.
   */
  get protocol(): AgreedProtocol {
    return { version: this.#version, features: featureNames(this.#peerConnection.features) };
  }

  /**
   * Whether the keys of the link depend on a secret of ML-KEM-768 as well: a recording of the link stays closed then also
   * to somebody with a quantum computer. It is so if both clients have ML-KEM-768.
   */
  get postQuantum(): boolean {
    return this.#peerConnection.postQuantum;
  }

  /** The path that datagrams take; undefined until the link is connected. */
  get path(): LinkDestination | undefined {
    const { path } = this.#peerConnection;
    return path && this.#shown(path);
  }

  /** Every path that the link knows of, and whether the peer has proven to receive there. */
  get paths(): readonly LinkPath[] {
    const nowMs = this.#network.monotonicMs();
    return this.#peerConnection.paths.map(({ destination, provenMs, ...status }) => ({
      ...this.#shown(destination),
      ...status,
      provenAgoMs: provenMs === undefined ? undefined : nowMs - provenMs,
    }));
  }

  /** Says why the link goes where it goes, or why it ended, and what was tried. At any time; it sends nothing. */
  explain(): Explanation {
    return this.#explainer.explain(this.#isConnected, this.#reason);
  }

  /**
   * How the NATs of the two sides map their sockets in each address family, by what the server saw. The sides tell each
   * other while the link goes over the relay: if one is "port-dependent" and the other is not, they search for a direct
   * path.
   */
  get mappings(): Mappings {
    return this.#peerConnection.mappings;
  }

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get rttMs(): number | undefined {
    return this.#peerConnection.rttMs;
  }

  /** Counts of datagrams, of messages by kind, and of the open media streams. */
  get statistics(): LinkStatistics {
    return { ...this.#peerConnection.statistics, atMs: this.#network.monotonicMs(), rttMs: this.rttMs };
  }

  /**
   * The statistics now, then again after each `everyMs`, and a last time when the link has ended.
   *
   * @throws UsageError an option is unknown, or `everyMs` is less than 1
   */
  watchStatistics(options: WatchStatisticsOptions = {}): AsyncGenerator<LinkStatistics, undefined> {
    return readings(this.#network, this.closed, () => this.statistics, options);
  }

  /**
   * Waits until data can be sent: over the relay of the server at once, or else once a path is proven.
   *
   * @throws TransportError UNREACHABLE; the reason why the link ended; or the reason of the signal
   */
  async connected(signal: AbortSignal): Promise<void> {
    await untilAborted(this.#connected, signal);
  }

  /**
   * Sends a text. Resolves when the peer's client has it.
   *
   * @param options  `timeoutMs` defaults to `reliableTimeoutMs`
   * @returns the number of the text among those of this side, from 1, to which `reads` refers
   * @throws ClosedError, TransportError: the link ended first, or TIMED_OUT; the text may have arrived
   * @throws UsageError the text is empty or too long
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be acknowledged
   */
  async send(text: string, options: CallOptions = {}): Promise<number> {
    this.#checkOpen(options);
    if (text === "") throw new UsageError("A text must have at least one character.");
    let number = 0;
    await this.#deliver(
      () => {
        const id = this.#peerConnection.sendText(text, this.#network.monotonicMs());
        number = this.#peerConnection.textsSent;
        return id;
      },
      "A text",
      options,
    );
    return number;
  }

  /**
   * Tells the peer that the user writes, or has stopped. Call it again while the user writes: the other side takes the user
   * to have stopped after `typingTimeoutMs`, and when a text arrives. It may get lost. Does nothing if the peer's client
   * lacks TEXT_MARKS, or once the link has ended.
   */
  setTyping(typing: boolean): void {
    this.#whileConnected((nowMs) => this.#peerConnection.setTyping(typing, nowMs));
  }

  /**
   * Tells the peer that the user has read its texts up to one. Does nothing if the peer's client lacks TEXT_MARKS, or once
   * the link has ended.
   *
   * @param number  of the last text that was read; a smaller one than before changes nothing
   * @throws UsageError no text with this number has arrived
   */
  markRead(number: number): void {
    this.#whileConnected((nowMs) => this.#peerConnection.markRead(number, nowMs));
  }

  /**
   * Sends an application message. Resolves when the peer's client has taken it: a loop of its program has it, or it waits
   * for one. A client that lacks MESSAGE_ANSWERS only has got it. If the message's rule says LOSSY or LATEST, resolves at
   * once: nothing reports that such a message is delivered, and `refusals` tells of one of LATEST that is refused.
   *
   * @param options  `timeoutMs` defaults to `reliableTimeoutMs`
   * @throws UsageError a value does not fit its field
   * @throws ProtocolError FEATURE_MISSING; TOO_LARGE: the message is larger than its rule allows or the link carries;
   *   RATE_LIMITED: by its rule; LIMIT_REACHED: too many
   *   messages wait to be acknowledged. Or the peer's client has refused it: NOT_TAKEN: its program takes none of the type;
   *   LIMIT_REACHED: too many wait there unread; RATE_LIMITED, TOO_LARGE, INVALID_ARGUMENT: by the rule of the type there
   * @throws ClosedError, TransportError: the link ended first, or TIMED_OUT; the message may have been taken
   */
  async sendMessage<T>(codec: ApplicationCodec<T>, value: T, options: CallOptions = {}): Promise<void> {
    this.#checkOpen(options);
    const message = this.#messages.encode(codec, value);
    const { delivery, sharing } = codec.rule;
    const shared = sharingOf(sharing);
    const nowMs = this.#network.monotonicMs();
    switch (delivery) {
      case Delivery.LOSSY:
        this.#peerConnection.sendSignal(message, nowMs, sharing?.ageMs ? nowMs + sharing.ageMs : undefined);
        this.#driver.drain();
        return;
      case Delivery.LATEST:
        this.#peerConnection.sendLatest(message, keyOf(codec, value), nowMs, shared);
        this.#driver.drain();
        return;
    }
    const isOrdered = delivery !== Delivery.RELIABLE_UNORDERED;
    const send = (): number => this.#peerConnection.sendMessage(message, nowMs, { ...shared, isOrdered });
    await this.#deliver(send, codec.typeName, options);
  }

  /** Whether the link takes more without much waiting: less than half of what may wait to be sent does. */
  get writable(): boolean {
    return this.#reason === undefined && this.#peerConnection.isWritable;
  }

  /**
   * Waits until the link is `writable`. A program that sends much waits for it, so that no message is refused with
   * LIMIT_REACHED, and what it sends later does not wait behind what it has sent before.
   *
   * @param options  `timeoutMs` defaults to `reliableTimeoutMs`
   * @throws ClosedError, TransportError: the link ended first, or TIMED_OUT
   */
  async drain(options: CallOptions = {}): Promise<void> {
    this.#checkOpen(options);
    const { signal, timeoutMs = this.#limits.reliableTimeoutMs } = options;
    await this.#writable.wait({ signal, timeoutMs, what: `Room for messages to ${this.peer}` });
  }

  /**
   * Reads the peer's application messages of one type: those that have waited, then those that arrive. Reliable ones wait
   * from the beginning of the link until somebody reads their type, `unreadMessagesMax` of them at most; later ones are
   * refused. After the end of the link, the loop gets what still waits, and ends.
   */
  on<T>(codec: ApplicationCodec<T>): AsyncIterable<Received<T>> {
    return this.#messages.on(codec);
  }

  /**
   * Refuses the peer's reliable application messages of one type from now on, and those that wait, while nobody reads them
   * by `on`. `sendMessage` there fails with NOT_TAKEN.
   */
  refuse<T>(codec: Pick<ApplicationCodec<T>, "typeName">): void {
    this.#messages.refuse(codec);
  }

  /** What became of the peer's application messages. `unread` also counts what waits after the end of the link. */
  get messageCounts(): MessageCounts {
    return this.#messages.counts;
  }

  /**
   * Measures the round trip time now, with one datagram each way.
   *
   * @param options  `timeoutMs` defaults to `requestTimeoutMs`
   * @returns milliseconds
   * @throws TransportError TIMED_OUT: the peer is slow, or a datagram was lost
   * @throws ClosedError, TransportError: the link ended first
   */
  async ping(options: CallOptions = {}): Promise<number> {
    this.#checkOpen(options);
    const { signal, timeoutMs = this.#limits.requestTimeoutMs } = options;
    let id = 0;
    const wait = { signal, timeoutMs, what: `A ping to ${this.peer}` };
    try {
      return await within(this.#network, wait, () => {
        id = this.#peerConnection.ping(this.#network.monotonicMs());
        const answered = this.#pings.wait(id);
        this.#driver.drain();
        return answered;
      });
    } finally {
      this.#pings.forget(id);
    }
  }

  /**
   * Opens a media stream to the peer.
   *
   * @throws ProtocolError FEATURE_MISSING: the link has no media; LIMIT_REACHED: `mediaStreamsMax` streams are open
   * @throws UsageError an option is unknown
   */
  openMedia(options: MediaOptions = {}): MediaSender {
    this.#checkOpen({});
    return this.#media.open(options);
  }

  /** Ends the conversation. Texts that are not delivered yet are lost. */
  async close(): Promise<void> {
    this.end(closedHere());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  [Symbol.asyncIterator](): AsyncIterator<PeerTextMessage, undefined> {
    return this.#texts[Symbol.asyncIterator]();
  }

  /** Tries more addresses at which the peer may be reachable. Once the link is connected, they are further paths. */
  addCandidates(candidates: readonly OfferedDestination[]): void {
    this.#peerConnection.addCandidates(candidates, this.#network.monotonicMs());
    this.#driver.drain();
  }

  /** Uses another grant of the relay from now on. The path in use stays so while it works. */
  renewRelay(grant: LinkRelayGrant): void {
    this.#socket.renewRelay(grant);
    this.#peerConnection.relayRenewed(this.#network.monotonicMs());
    this.#driver.drain();
  }

  /** Sets where this side may be reachable. The link tells the peer of changes. */
  setOwnAddresses(own: OwnAddresses): void {
    this.#peerConnection.setOwnAddresses(own, this.#network.monotonicMs());
    this.#driver.drain();
  }

  /** Sets the further uplinks of this side. An address of the peer is another path by each of them. */
  setUplinks(uplinks: readonly Uplink[]): void {
    this.#socket.setUplinks(uplinks);
    this.#peerConnection.setUplinks(uplinks, this.#network.monotonicMs());
    this.#driver.drain();
  }

  /** Reports that this side has changed networks: every path is proven again at once. */
  networkChanged(change: NetworkChange = "interfaces"): void {
    this.#socket.networkChanged(change);
    this.#peerConnection.networkChanged(change, this.#network.monotonicMs());
    this.#driver.drain();
  }

  /** Takes how the NATs of this side map. The peer is told while the link goes over the relay. */
  setMapping(seen: readonly SeenMapping[]): void {
    this.#peerConnection.setMapping(seen, this.#network.monotonicMs());
    this.#driver.drain();
  }

  /** Ends the link from this side. The peer is told the cause. */
  end(reason: ChatError): void {
    this.#finish(reason);
    this.#peerConnection.close(this.#network.monotonicMs(), closeReasonOf(reason));
    this.#driver.drain();
  }

  /** The error of this link if the peer's client has found no path. */
  peerFoundNoPath(): ChatError {
    if (!this.#isConnected) return this.#explainer.unreachable();
    return new TransportError("UNREACHABLE", `The client of ${this.peer} has found no path to this one.`);
  }

  #shown(destination: Destination): LinkDestination {
    const { relayAddress } = this.#socket;
    const { address, port } = isRelay(destination) && relayAddress !== undefined ? relayAddress : destination;
    const transport = (isRelay(destination) && this.#socket.relayTransport) || "udp";
    const local = this.#socket.localOf(destination);
    return { kind: KINDS[destination.via ?? "peer"], address, port, transport, ...(local !== undefined && { local }) };
  }

  #handle(event: PeerEvent): void {
    switch (event.type) {
      case "connected":
        this.#isConnected = true;
        this.#settleConnected?.resolve();
        break;
      case "pathChanged":
        this.#pathChanges.push(this.#shown(event.path));
        break;
      case "text":
        this.#handleText(event);
        break;
      case "typing":
        this.#typing.push(event.typing);
        break;
      case "textsRead":
        this.#reads.push(event.texts);
        break;
      case "message":
        this.#handleMessage(event);
        break;
      case "delivered":
        this.#deliveries.settle(event.id);
        break;
      case "messageRefused":
        if (this.#deliveries.refuse(event.id, (what) => messageRefused(what, event.code))) break;
        this.#refusals.push({ command: Command.PEER_MESSAGE, sequence: event.sequence, code: event.code });
        break;
      case "refused":
        this.#refusals.push({ command: event.command, sequence: event.sequence, code: event.code });
        break;
      case "writable":
        this.#writable.resolve();
        break;
      case "roundTrip":
        this.#pings.settle(event.id, event.rttMs);
        break;
      case "media":
      case "mediaEnded":
      case "mediaReport":
      case "mediaRate":
        this.#media.handle(event);
        break;
      case "fileAccepted":
      case "fileBlockWanted":
      case "fileSent":
      case "fileOffered":
      case "fileBlock":
      case "fileBlockWrong":
      case "fileWithdrawn":
        this.files.handle(event);
        break;
      case "pathFailed":
        this.#socket.pathFailed();
        this.#onPathFailed();
        break;
      case "seenElsewhere":
        this.#onSeenElsewhere();
        break;
      case "searchWanted":
      case "searchEnded":
        this.#search.handle(event);
        break;
      case "closed":
        this.#search.end();
        this.#finish(this.#endOf(event.reason, event.by));
        this.#settleFinished?.();
        break;
    }
  }

  /**
   * @throws the reason why the link has ended, ClosedError CLOSED: it is about to end, or the reason of the signal;
   *   UsageError: an option is unknown
   */
  #checkOpen(options: CallOptions): void {
    checkCallOptions(options);
    if (this.#reason !== undefined) throw this.#reason;
    if (this.#peerConnection.state === "closing") throw new ClosedError("CLOSED", "The link is closing.");
    options.signal?.throwIfAborted();
  }

  /** @param what  names the message in the error text */
  async #deliver(send: () => number, what: string, { signal, timeoutMs }: CallOptions): Promise<void> {
    const whatTo = `${what} to ${this.peer}`;
    if (signal === undefined && timeoutMs === undefined) {
      const delivered = this.#deliveries.wait(send(), whatTo);
      this.#driver.drain();
      return delivered;
    }
    const limit = { signal, timeoutMs: timeoutMs ?? this.#limits.reliableTimeoutMs, what: whatTo };
    let id = 0;
    try {
      await within(this.#network, limit, () => {
        id = send();
        const delivered = this.#deliveries.waitForEver(id, whatTo);
        this.#driver.drain();
        return delivered;
      });
    } finally {
      this.#deliveries.forget(id);
    }
  }

  #handleMessage({ message, sequence }: ApplicationMessageEvent): void {
    if (sequence === 0) this.#messages.handle(this.peer, message);
    else
      this.#messages.handle(this.peer, message, {
        refuse: (code) => {
          this.#peerConnection.refuseMessage(sequence, ErrorCode[code], this.#network.monotonicMs());
          this.#driver.drain();
        },
        read: () => {},
      });
  }

  #whileConnected(run: (nowMs: number) => void): void {
    if (this.#peerConnection.state !== "connected") return;
    run(this.#network.monotonicMs());
    this.#driver.drain();
  }

  #handleText({ text, number }: TextEvent): void {
    const message = { from: this.peer, text: keptText(text), number };
    if (this.#texts.hasRoomFor(message)) this.#texts.push(message);
    else this.end(new ClosedError("OVERFLOW", `${this.#texts.length} texts from ${this.peer} were not read in time.`));
  }

  #endOf(reason: PeerClosedReason, by: "local" | "peer"): ChatError {
    return reason === "unreached" ? this.#explainer.unreachable() : closedError(reason, by, this.peer);
  }

  #finish(reason: ChatError): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#settleConnected?.reject(reason);
    this.#deliveries.end(reason);
    this.#pings.end(reason);
    this.#writable.reject(reason);
    this.#media.end();
    this.files.linkEnded(reason);
    this.#texts.end();
    this.#messages.end();
    this.#refusals.end();
    this.#pathChanges.end();
    this.#typing.end();
    this.#reads.end();
    this.#settleClosed?.(reason);
  }
}

/** How programs know the ways of a link. */
const KINDS = { peer: "direct", gateway: "port-mapped", relay: "relay" } as const;
