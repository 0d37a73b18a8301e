/**
 * One link between two peers, as a state machine without I/O: channels over sealed paths, then the close. The two sides have
 * the keys from the beginning. link-moves.ts is the table of its states.
 *
 * The parts, each a subject of its own:
 *
 * - path/ decides where datagrams go and whether the peer is still there;
 * - channels.ts lists the channels, which are the kinds of traffic inside the link; channel.ts says what a channel is;
 * - reliable/ carries the messages of the channels, media/ is the largest channel.
 *
 * The methods are of four kinds:
 *
 * - getters, and `mediaStatistics`, change nothing;
 * - `handle...` report what happened outside: a datagram arrived, or the time of `nextTimeoutMs` has come;
 * - commands: `tap`, `addCandidates`, `setOwnAddresses`, `setUplinks`, `relayMoved`, `relayRenewed`, `networkChanged`,
 *   `setMapping`, `search`, `sendText`, `setTyping`, `markRead`, `sendMessage`, `sendLatest`, `refuseMessage`, `sendSignal`,
 *   `sendUnknown`, `openMedia`, `sendMedia`, `endMedia`, `ping`, `close`, and those of `files`;
 * - `poll...` return what must happen outside.
 *
 * After the constructor, after every `handle...` and after every command, drain the link in this order:
 *
 * 1. call `pollEvent` until it returns nothing;
 * 2. call `pollTransmit` until it returns nothing, and send each datagram;
 * 3. set a timer to `nextTimeoutMs`; when it fires, call `handleTimeout`.
 *
 * The invariant: a datagram that does not verify changes nothing but a count.
 * Once `state` is "closed", the link sends nothing, and its last event is `closed`.
 *
 * @see proto/PROTOCOL.md, "Peer to peer"
 */

import type { ApplicationMessage } from "../../generated/chatwire/v1/application.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { type Candidate, CandidateKind } from "../../generated/chatwire/v1/signalling.ts";
import type { NoiseKeys } from "../crypto/link/noise.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { ProtocolError, UsageError } from "../errors.ts";
import { featureName, hasFeature } from "../framing/capabilities.ts";
import { isSealedDatagram } from "../framing/datagram.ts";
import type { Grease } from "../framing/grease.ts";
import type { OpenedDatagram } from "../framing/sealed-datagram.ts";
import type { UnknownMessage } from "../framing/unknown-message.ts";
import type { Limits } from "../limits.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { Announcements, OwnAddresses } from "./addresses.ts";
import type { MessageOptions, MessageSharing } from "./application-messages.ts";
import { Channels } from "./channels.ts";
import type { FileChannel } from "./files/channel.ts";
import { FIRST_LINK_STATE, type LinkCause, nextLinkState, type PeerConnectionState } from "./link-moves.ts";
import type { MediaOptions } from "./media/channel.ts";
import type { MediaFrame } from "./media/jitter-buffer.ts";
import type { MediaCounts } from "./media/statistics.ts";
import { earlier } from "./path/backoff.ts";
import { type CloseReason, ClosingState } from "./path/close.ts";
import { type LinkProbes, ProbeBudget } from "./path/free-probes.ts";
import { Liveness } from "./path/liveness.ts";
import { type Destination, isRelay, type LinkUplink, RELAY } from "./path/path-kind.ts";
import { PathKinds } from "./path/path-kinds.ts";
import { Seal, type Transmit } from "./path/seal.ts";
import { SkippedNumbers } from "./path/skipped-numbers.ts";
import type { NetworkChange, PathStatus, PathTrial } from "./paths.ts";
import type { PeerClosedReason, PeerEvent, PeerStatistics } from "./peer-event.ts";
import type { Mappings } from "./search/known-mappings.ts";
import type { SeenMapping } from "./search/nat-mapping.ts";
import type { SearchTrial } from "./search/port-search.ts";

export interface PeerConnectionOptions {
  /** The keys of the link. The link overwrites those that seal and open, once it has copied them. */
  readonly keys: NoiseKeys;
  /** The connection id that this side chose: 64 bits, in the datagrams that it receives. */
  readonly localConnectionId: bigint;
  /** The connection id that the peer chose: 64 bits, in the datagrams that this side sends. */
  readonly remoteConnectionId: bigint;
  /** The features that both sides have. */
  readonly features: ReadonlySet<Feature>;
  /** Whether the keys depend on a post-quantum secret. Default: they do not. */
  readonly isPostQuantum?: boolean;
  /** Destinations at which the peer may be reachable. `addCandidates` adds more. */
  readonly candidates: readonly OfferedDestination[];
  /** What all links of the client may send to each IP address before somebody has answered there. Default: one of its own. */
  readonly probeBudget?: ProbeBudget;
  /**
   * Where this machine tries the addresses that the peer announces inside the seal, `candidatesMax` at most. Default: all
   * of them as they are.
   */
  readonly destinationsOf?: (announced: readonly Candidate[]) => readonly Destination[];
  /**
   * Whether the owner of the link carries datagrams over the relay of the server. If so, the link is connected from the
   * beginning, over the relay. Default: it does not.
   */
  readonly hasRelay?: boolean;
  /** Whether the relay is the only path: nothing goes to an address of the peer or is taken from one. Default: it is not. */
  readonly relayOnly?: boolean;
  readonly limits: Limits;
  readonly random: RandomBytes;
  /** Adds unknown messages to those that are sent. Default: none. */
  readonly grease?: Grease | undefined;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
}

/** A destination that the server passed on. */
export interface OfferedDestination extends Destination {
  readonly kind?: CandidateKind;
}

/** What a link has tried to reach the peer. */
export interface LinkTrials {
  readonly paths: readonly PathTrial[];
  /** The latest port search; undefined: none was wanted. */
  readonly search: SearchTrial | undefined;
}

/** Sees an encoded message before it is sealed, or after it was opened. The bytes are valid during the call only. */
export type MessageTap = (way: "sent" | "received", message: Uint8Array, at: Destination) => void;

/**
 * Datagrams from addresses that are no path of the link, and that do not verify. Past this rate, further ones from such
 * addresses are dropped unread: opening one takes several times what receiving it takes.
 */
const STRANGERS_RATE = { perSecond: 100, burst: 200 };

/** Why a link ends: what moves it to "closed", and what its last event says. */
interface LinkEnd {
  readonly cause: LinkCause;
  readonly reason: PeerClosedReason;
}

export class PeerConnection {
  readonly #options: PeerConnectionOptions;
  readonly #pathKind: PathKinds;
  readonly #probes: LinkProbes;
  readonly #channels: Channels;
  readonly #liveness: Liveness;
  /** When the link ends if no path is proven by then. */
  readonly #unreachedMs: number;
  readonly #events: PeerEvent[] = [];
  readonly #counts = { sent: 0, received: 0, sentBytes: 0, receivedBytes: 0, dropped: 0, replayed: 0 };
  #state: PeerConnectionState = FIRST_LINK_STATE;
  readonly #seal: Seal;
  readonly #exporterSecret: Uint8Array;
  #closing: ClosingState | undefined;
  #messageTap: MessageTap | undefined;
  readonly #strangers: TokenBucket;
  /** The time of the last call that had one. */
  #nowMs: number;

  /** @throws UsageError a key or an id has the wrong length */
  constructor(options: PeerConnectionOptions) {
    const { keys, features, limits, random, grease, hasRelay = false, relayOnly = false, nowMs } = options;
    this.#options = options;
    this.#pathKind = new PathKinds(limits, hasRelay, relayOnly);
    this.#nowMs = nowMs;
    this.#strangers = new TokenBucket(STRANGERS_RATE, nowMs);
    this.#unreachedMs = nowMs + limits.firstProofTimeoutMs;
    this.#probes = (options.probeBudget ?? new ProbeBudget()).begin(nowMs);
    this.#liveness = new Liveness(limits, nowMs);
    const skipped = new SkippedNumbers(random);
    this.#channels = new Channels({
      limits,
      skipped,
      features,
      pathKind: this.#pathKind,
      random,
      grease,
      raise: (event) => this.#events.push(event),
      probes: this.#probes,
      ...(options.destinationsOf && { destinationsOf: options.destinationsOf }),
    });
    const takesLarge = features.has(Feature.LARGE_DATAGRAMS);
    const { datagramBytesMax: bytesMax } = this.#pathKind;
    const datagramBytesMax = takesLarge ? Math.max(bytesMax, limits.datagramBytesProbedMax) : bytesMax;
    if (takesLarge) this.#channels.named.paths.allowLarge(datagramBytesMax);
    this.#seal = new Seal({ ...options, datagramBytesMax, skipped });
    this.#exporterSecret = keys.exporterSecret;
    // The seal has copied them, and overwrites its copies as the epochs pass.
    for (const key of [keys.sendKey, keys.receiveKey]) key.fill(0);
    this.addCandidates([RELAY, ...options.candidates], nowMs);
    // The relay leads to the peer and to nobody else, so data may go there before it is proven.
    if (hasRelay) {
      this.#channels.named.paths.begin(RELAY, nowMs);
      this.#connect("relay");
    }
  }

  get state(): PeerConnectionState {
    return this.#state;
  }

  /** Where data goes; undefined before the link is connected. */
  get path(): Destination | undefined {
    return this.#channels.named.paths.destination;
  }

  /** Every path that the link knows of. */
  get paths(): readonly PathStatus[] {
    return this.#channels.named.paths.statuses(this.#nowMs);
  }

  /** What was tried to reach the peer. */
  get trials(): LinkTrials {
    const { paths, search } = this.#channels.named;
    return { paths: paths.trials(this.#nowMs), search: search.trial };
  }

  /** The addresses that each side has announced inside the seal. */
  get announcements(): Announcements {
    return this.#channels.named.addresses.announcements;
  }

  /** How the NATs of the two sides map, in each family. */
  get mappings(): Mappings {
    return this.#channels.named.search.mappings;
  }

  /** Whether the peer has ever proven a path. */
  get isReached(): boolean {
    return this.#channels.named.paths.hasProven;
  }

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get rttMs(): number | undefined {
    return this.#channels.rttMs;
  }

  /** The features that both sides have. */
  get features(): ReadonlySet<Feature> {
    return this.#options.features;
  }

  /** Whether the keys depend on a post-quantum secret. */
  get postQuantum(): boolean {
    return this.#options.isPostQuantum === true;
  }

  /** 32 bytes that only the two sides know, for announcements of the conversation; undefined unless the link is connected. */
  get exporterSecret(): Uint8Array | undefined {
    return this.#state === "connected" ? this.#exporterSecret : undefined;
  }

  get statistics(): PeerStatistics {
    return { ...this.#counts, ...this.#channels.statistics };
  }

  /** Texts that this side has sent; the last one has this number. */
  get textsSent(): number {
    return this.#channels.named.texts.sent;
  }

  /** Whether less than half of what may wait to be sent does. If it is not so, `writable` is raised when it is again. */
  get isWritable(): boolean {
    return this.#channels.named.delivery.isWritable;
  }

  /** The counts of a media stream from the peer; undefined if the stream is over or unknown. */
  mediaStatistics(stream: number): MediaCounts | undefined {
    return this.#channels.named.media.counts(stream);
  }

  /** When to call `handleTimeout`, in monotonic milliseconds; undefined once the link is closed. */
  get nextTimeoutMs(): number | undefined {
    switch (this.#state) {
      case "connecting":
      case "connected":
        return earlier(this.isReached ? this.#liveness.nextTimeoutMs : this.#unreachedMs, this.#channels.nextTimeoutMs);
      case "closing":
        return this.#closing?.nextTimeoutMs;
    }
    return undefined;
  }

  /**
   * Takes a datagram; its bytes are not kept. A datagram that does not verify is dropped and counted.
   *
   * @returns false if it was dropped: nothing else has changed, so there is nothing to drain
   */
  handleDatagram(bytes: Uint8Array, from: Destination, nowMs: number): boolean {
    this.#nowMs = nowMs;
    const isForeign = this.#options.relayOnly === true && !isRelay(from);
    const isTaken = !isForeign && this.#take(bytes, from);
    if (!isTaken) this.#counts.dropped += 1;
    return isTaken;
  }

  /** Does what is due; does nothing if called early. */
  handleTimeout(nowMs: number): void {
    this.#nowMs = nowMs;
    const end = this.#handleState(nowMs);
    if (end !== undefined) this.#finish(end.cause, end.reason, "local");
  }

  /** Has every message of the link seen from now on, also those that are skipped. */
  tap(messageTap: MessageTap): void {
    this.#messageTap = messageTap;
  }

  /**
   * Adds destinations at which the peer may be reachable, by the server's word. Ignores unusable ones, and all
   * once the link closes. Past `candidatesMax`, the oldest that the peer has neither announced nor answered makes room.
   */
  addCandidates(candidates: readonly OfferedDestination[], nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#state === "closing" || this.#state === "closed") return;
    const seen = candidates.filter(({ kind }) => kind === CandidateKind.SERVER_REFLEXIVE);
    this.#channels.named.search.serverSaw(seen, nowMs);
    this.#channels.named.addresses.offered(candidates, nowMs);
    this.#channels.named.paths.offer(candidates, nowMs);
  }

  /**
   * Takes how the NATs of this side map, at most one in each family. The peer is told while the link goes over the relay.
   */
  setMapping(seen: readonly SeenMapping[], nowMs: number): void {
    this.#nowMs = nowMs;
    if (!this.#options.relayOnly) this.#channels.named.search.setOwn(seen, nowMs);
  }

  /**
   * Begins the search that `searchWanted` asked for.
   *
   * @param sockets  the numbers of the sockets that are open for it; none if its role is "ports"
   * @returns whether it has begun: it may no longer be wanted. If so, `searchEnded` follows, or the link closes
   */
  search(sockets: readonly number[], nowMs: number): boolean {
    this.#nowMs = nowMs;
    return this.#state === "connected" && this.#channels.named.search.search(sockets, nowMs);
  }

  /**
   * Sets where this side may be reachable. The link announces it to the peer, once it is connected and if the peer has the
   * feature, and again whenever it changes.
   */
  setOwnAddresses(own: OwnAddresses, nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#options.relayOnly || this.#state === "closing" || this.#state === "closed") return;
    this.#channels.named.addresses.set(own, nowMs);
  }

  /** Sets the further uplinks of this side. The owner of the link sends by the one that a destination names. */
  setUplinks(uplinks: readonly LinkUplink[], nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#options.relayOnly || this.#state === "closing" || this.#state === "closed") return;
    this.#pathKind.uplinks = uplinks;
    this.#channels.named.paths.uplinksChanged(nowMs);
  }

  /** Reports that this side reaches the relay by another uplink than before. */
  relayMoved(nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#state === "connected") this.#channels.named.paths.relayMoved(nowMs);
  }

  /** Reports that the owner of the link has a relay again, or another one. A path in use that works stays in use. */
  relayRenewed(nowMs: number): void {
    this.#pathKind.hasRelay = true;
    this.addCandidates([RELAY], nowMs);
    this.relayMoved(nowMs);
  }

  /** Reports that this side has changed networks. Has every path proven again at once. */
  networkChanged(change: NetworkChange, nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#state === "connected") this.#channels.named.paths.networkChanged(change, nowMs);
  }

  /**
   * Sends a text until it is delivered.
   *
   * @returns its id, from 1, which `delivered` reports
   * @throws UsageError INVALID_ARGUMENT: the text is longer than 16,384 bytes of UTF-8 or contains a lone surrogate
   * @throws UsageError WRONG_STATE: the link is not connected
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  sendText(text: string, nowMs: number): number {
    return this.#connected(nowMs).texts.send(text);
  }

  /**
   * Tells the peer whether the user writes, if both sides have the feature. Said more than once a second, it is told once.
   * The peer's side forgets it after `typingTimeoutMs`, and with a text.
   *
   * @throws UsageError WRONG_STATE: the link is not connected
   */
  setTyping(typing: boolean, nowMs: number): void {
    this.#connected(nowMs).textMarks.tellTyping(typing, nowMs);
  }

  /**
   * Tells the peer how many of its texts the user has read, in order, if both sides have the feature.
   *
   * @param texts  the number of the last one
   * @throws UsageError INVALID_ARGUMENT: the peer has not sent so many; WRONG_STATE: the link is not connected
   */
  markRead(texts: number, nowMs: number): void {
    this.#connected(nowMs).textMarks.tellRead(texts, nowMs);
  }

  /**
   * Sends an application message until it is delivered.
   *
   * @returns its id, which `delivered` reports, or `messageRefused` in its place; texts and application messages share
   *   one count
   * @throws UsageError WRONG_STATE: the link is not connected
   * @throws ProtocolError FEATURE_MISSING; TOO_LARGE: the message has more than 1,000,000 bytes, or does not fit into a
   *   datagram and the link lacks LARGE_MESSAGES
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  sendMessage(message: ApplicationMessage, nowMs: number, options: MessageOptions = {}): number {
    return this.#withFeature(Feature.APPLICATION_MESSAGES, nowMs).applicationMessages.send(message, options);
  }

  /**
   * Sends an application message in place of an earlier one of its type with the same key that waits to be sent or is lost.
   * Of those that were sent, the peer may get none, one or several, each newer than the one before, and always the last one.
   *
   * @throws UsageError WRONG_STATE: the link is not connected
   * @throws ProtocolError FEATURE_MISSING; TOO_LARGE: as of `sendMessage`
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  sendLatest(message: ApplicationMessage, key: string, nowMs: number, sharing: MessageSharing = {}): void {
    this.#withFeature(Feature.APPLICATION_MESSAGES, nowMs).applicationMessages.sendLatest(message, key, sharing);
  }

  /**
   * Tells the peer that nobody on this side gets one of its reliable application messages. Only while its event is
   * handled can the peer still be told before it takes the message to be delivered. Does nothing once the link closes;
   * closes it if more refusals wait to be sent than `REFUSALS_WAITING_MAX`.
   *
   * @param sequence  of the event
   */
  refuseMessage(sequence: number, code: ErrorCode, nowMs: number): void {
    this.#nowMs = nowMs;
    // The peer may have a path, and send messages, before this side has one.
    if (this.#state === "closing" || this.#state === "closed") return;
    if (!this.#channels.refuseMessage(sequence, code, nowMs)) this.close(nowMs, "overflow");
  }

  /**
   * Sends an application message once. It may get lost.
   *
   * @param untilMs  when it is too old to be sent, in monotonic milliseconds. Default: it never is
   * @throws UsageError WRONG_STATE: the link is not connected
   * @throws ProtocolError FEATURE_MISSING; TOO_LARGE: the message does not fit into a datagram
   */
  sendSignal(message: ApplicationMessage, nowMs: number, untilMs?: number): void {
    this.#withFeature(Feature.APPLICATION_MESSAGES, nowMs).signals.send(message, untilMs);
  }

  /**
   * Sends a message that the schema does not have. A peer that does not know it either skips it, and raises `refused`
   * here if the message is reliable or critical.
   *
   * @throws UsageError WRONG_STATE: the link is not connected
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  sendUnknown(message: UnknownMessage, delivery: "reliable" | "lossy", nowMs: number): void {
    this.#connected(nowMs).delivery.outbox.sendUnknown(message, delivery);
  }

  /**
   * Opens a media stream to the peer.
   *
   * @param options  `redundancy`: whether frames carry copies of earlier ones while many get lost. Default: "none"
   * @returns its id
   * @throws UsageError WRONG_STATE: the link is not connected
   * @throws ProtocolError FEATURE_MISSING; LIMIT_REACHED: `mediaStreamsMax` streams are open; retryable
   */
  openMedia(nowMs: number, options: MediaOptions = {}): number {
    return this.#withFeature(Feature.MEDIA, nowMs).media.open(options);
  }

  /**
   * Sends a media frame once. It may get lost.
   *
   * @throws UsageError INVALID_ARGUMENT: the payload does not fit into a datagram
   * @throws UsageError WRONG_STATE: the link is not connected, or the stream is not open
   */
  sendMedia(stream: number, frame: Omit<MediaFrame, "number">, nowMs: number): void {
    this.#connected(nowMs).media.send(stream, frame);
  }

  /**
   * Ends a media stream to the peer.
   *
   * @throws UsageError WRONG_STATE: the link is not connected, or the stream is not open
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent, and the stream stays open; retryable
   */
  endMedia(stream: number, nowMs: number): void {
    this.#connected(nowMs).media.end(stream);
  }

  /**
   * The files of the link, which have commands of their own.
   *
   * @throws UsageError WRONG_STATE: the link is not connected
   * @throws ProtocolError FEATURE_MISSING
   */
  files(nowMs: number): FileChannel {
    return this.#withFeature(Feature.FILES, nowMs).files;
  }

  /**
   * Sends a ping, which may get lost. It waits while no path carries data. Its answer raises `roundTrip`.
   *
   * @returns its id, which `roundTrip` reports; later pings have higher ids
   * @throws UsageError WRONG_STATE: the link is not connected
   */
  ping(nowMs: number): number {
    return this.#connected(nowMs).pings.ping();
  }

  /**
   * Closes the link. Texts that were not delivered before may get lost: wait for `delivered` first if that matters.
   *
   * @param reason  which the peer is told
   */
  close(nowMs: number, reason: CloseReason = "done"): void {
    this.#nowMs = nowMs;
    if (this.#state === "connected") this.#startClosing("close", reason);
    else this.#finish("close", reason, "local");
  }

  /** Returns the next datagram to send, if there is one. */
  pollTransmit(): Transmit | undefined {
    const transmit = this.#nextTransmit();
    if (transmit === undefined) return undefined;
    this.#counts.sent += 1;
    this.#counts.sentBytes += transmit.bytes.length;
    return transmit;
  }

  /** Returns the next event, if there is one. */
  pollEvent(): PeerEvent | undefined {
    return this.#events.shift();
  }

  /** Does what is due in this state. Returns why the link ends now, if it does. */
  #handleState(nowMs: number): LinkEnd | undefined {
    switch (this.#state) {
      case "connecting":
      case "connected":
        if (!this.isReached && this.#unreachedMs <= nowMs) return { cause: "no proof", reason: "unreached" };
        // The peer may be there and receive, and is told.
        if (this.#liveness.isIdle(nowMs)) this.#startClosing("idle", "idle");
        else if (this.#channels.handleTimeout(nowMs) === "expired")
          this.#startClosing("unacknowledged", "unacknowledged");
        return undefined;
      case "closing":
        if (this.#closing?.isOver(nowMs) !== true) return undefined;
        return { cause: "close sent", reason: this.#closing.reason };
      case "closed":
        return undefined;
    }
  }

  #nextTransmit(): Transmit | undefined {
    switch (this.#state) {
      case "connecting":
      case "connected": {
        const message = this.#channels.poll(this.#nowMs);
        if (message === undefined) return undefined;
        const elsewhere = this.#channels.destinationOf(message);
        const to = elsewhere ?? this.path;
        if (to === undefined) return undefined;
        const sealed = this.#seal.seal(message.bytes, this.#nowMs);
        this.#messageTap?.("sent", message.bytes, to);
        message.onSent?.(sealed.packetNumber, this.#nowMs, message.bytes.length);
        if (elsewhere === undefined) this.#channels.named.paths.carried(sealed.bytes.length);
        return { to, bytes: sealed.bytes };
      }
      case "closing": {
        const { paths } = this.#channels.named;
        let message = this.#closing?.poll(this.#nowMs);
        while (message !== undefined && !paths.maySend(message.to, message.bytes))
          message = this.#closing?.poll(this.#nowMs);
        if (message === undefined) return undefined;
        this.#messageTap?.("sent", message.bytes, message.to);
        return { to: message.to, bytes: this.#seal.seal(message.bytes, this.#nowMs).bytes };
      }
      case "closed":
        return undefined;
    }
  }

  /** Returns whether the datagram verified. */
  #take(bytes: Uint8Array, from: Destination): boolean {
    if (!isSealedDatagram(bytes) || this.#state === "closing" || this.#state === "closed") return false;
    const isStrange = !this.#channels.named.paths.isKnown(from);
    if (isStrange && this.#strangers.waitMs(this.#nowMs) > 0) return false;
    const opened = this.#seal.open(bytes, this.#nowMs);
    if (opened === "forged") {
      if (isStrange) this.#strangers.take(this.#nowMs);
      return false;
    }
    if (opened === "replayed") {
      this.#counts.replayed += 1;
      const { paths } = this.#channels.named;
      if (paths.wantsCopy(from, this.#nowMs) && this.#seal.isCopy(bytes, this.#nowMs))
        paths.receivedCopy(from, bytes.length, this.#nowMs);
      return true;
    }
    this.#counts.received += 1;
    this.#counts.receivedBytes += bytes.length;
    this.#liveness.received(this.#nowMs);
    this.#channels.named.paths.received(from, bytes.length, this.#nowMs);
    this.#channels.named.search.received(from, this.#nowMs);
    this.#takeMessage(opened, from);
    if (this.#state === "connecting" && this.path !== undefined) this.#connect("first proof");
    return true;
  }

  #takeMessage({ message, packetNumber }: OpenedDatagram, from: Destination): void {
    this.#messageTap?.("received", message, from);
    try {
      const reason = this.#channels.handle(message, packetNumber, from, this.#nowMs);
      if (reason !== undefined) this.#finish("peer close", reason, "peer");
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#startClosing("violation", "protocol");
    }
  }

  #connect(cause: LinkCause): void {
    const { path } = this;
    if (path === undefined || !this.#move(cause)) return;
    const { addresses, search } = this.#channels.named;
    addresses.begin(hasFeature(this.#channels.features, Feature.PEER_ADDRESSES), this.#nowMs);
    search.pathChanged(this.#nowMs);
    this.#events.push({ type: "connected", path: this.#pathKind.copy(path) });
  }

  /** Returns the channels for a command. @throws UsageError WRONG_STATE */
  #connected(nowMs: number): Channels["named"] {
    this.#nowMs = nowMs;
    if (this.#state !== "connected") {
      throw new UsageError(`The link is ${this.#state}; this call needs a connected link.`, "WRONG_STATE");
    }
    return this.#channels.named;
  }

  /** Returns the channels for a command. @throws UsageError WRONG_STATE; ProtocolError FEATURE_MISSING */
  #withFeature(feature: Feature, nowMs: number): Channels["named"] {
    const channels = this.#connected(nowMs);
    if (hasFeature(this.#channels.features, feature)) return channels;
    throw new ProtocolError("FEATURE_MISSING", `The link lacks ${featureName(feature)}, which not both sides have.`);
  }

  #startClosing(cause: LinkCause, reason: CloseReason): void {
    if (!this.#move(cause)) return;
    const { grease } = this.#options;
    const { farewells } = this.#channels.named.paths;
    const ack = this.#channels.finalAck(this.#nowMs);
    this.#closing = new ClosingState({ reason, destinations: farewells, grease, ack, nowMs: this.#nowMs });
  }

  #finish(cause: LinkCause, reason: PeerClosedReason, by: "local" | "peer"): void {
    if (this.#move(cause)) this.#events.push({ type: "closed", reason, by });
  }

  /** Changes the state. Returns false if the table has no move for this cause: then nothing changed. */
  #move(cause: LinkCause): boolean {
    const next = nextLinkState(this.#state, cause);
    this.#state = next ?? this.#state;
    if (this.#state === "closed") {
      this.#probes.end(this.#nowMs);
      this.#exporterSecret.fill(0);
    }
    return next !== undefined;
  }
}
