import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import type { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { PeerPart } from "../../generated/chatwire/v1/peer.ts";
import { type Candidate, CandidateKind } from "../../generated/chatwire/v1/signalling.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { DecodeError } from "../errors.ts";
import { type Grease, RELIABLE_GREASE_RATE } from "../framing/grease.ts";
import {
  commandOf,
  decodePeerMessage,
  type KnownPeerMessage,
  type PeerMessage,
  type PeerRule,
  type SkippedPeerMessage,
} from "../framing/peer-message.ts";
import type { UnknownMessage } from "../framing/unknown-message.ts";
import type { Limits } from "../limits.ts";
import { type BucketRate, TokenBucket } from "../token-bucket.ts";
import { AddressChannel } from "./addresses.ts";
import { ApplicationMessageChannel } from "./application-messages.ts";
import type { Channel, ChannelOptions, OutgoingMessage } from "./channel.ts";
import { FileChannel } from "./files/channel.ts";
import { MediaChannel } from "./media/channel.ts";
import { MessageRefusalChannel } from "./message-refusals.ts";
import { earlier } from "./path/backoff.ts";
import { type CloseReason, readCloseReason } from "./path/close.ts";
import type { LinkProbes } from "./path/free-probes.ts";
import { type Destination, isRelay, type PathKind } from "./path/path-kind.ts";
import type { SkippedNumbers } from "./path/skipped-numbers.ts";
import { Paths } from "./paths.ts";
import type { PeerEvent, PeerStatistics } from "./peer-event.ts";
import { PingChannel } from "./pings.ts";
import { RefusalChannel } from "./refusals.ts";
import { Delivery } from "./reliable/delivery.ts";
import { malformedPart } from "./reliable/parts.ts";
import type { Arrival } from "./reliable/receiver.ts";
import type { Unanswered } from "./reliable/sender.ts";
import { RttEstimator } from "./rtt-estimator.ts";
import { PortSearch } from "./search/port-search.ts";
import { SignalChannel } from "./signals.ts";
import { TextMarksChannel } from "./text-marks.ts";
import { TextChannel } from "./texts.ts";
import { MessageTypes, Traffic } from "./traffic.ts";

/** The header of an application message that this side refuses. */
const REFUSED_MESSAGE = { type: MessageType.EVENT, command: Command.PEER_MESSAGE, critical: false } as const;

/** The bodies whose datagrams show how much the path carries. */
const MEDIA_BODIES: ReadonlySet<MessageBody["case"]> = new Set(["peerMedia", "peerMediaPart", "peerPadding"]);

/** After this many probe timeouts in a row, a path that is proven nevertheless is left. */
const UNANSWERED_MAX = 3;

export interface ChannelsOptions {
  readonly limits: Limits;
  readonly pathKind: PathKind;
  readonly random: RandomBytes;
  readonly raise: (event: PeerEvent) => void;
  /** The features that both sides have. A message of another feature counts as unknown. */
  readonly features: ReadonlySet<Feature>;
  /** The packet numbers that this side has left out. Default: none. */
  readonly skipped?: SkippedNumbers;
  /** What the link may send to each IP address before somebody has answered there. */
  readonly probes: LinkProbes;
  /** Where to try the addresses that the peer announces. Default: all of them as they are. */
  readonly destinationsOf?: (announced: readonly Candidate[]) => readonly Destination[];
  /** Adds unknown messages to those that are sent. Undefined: nothing is added. */
  readonly grease?: Grease | undefined;
}

function asAnnounced(announced: readonly Candidate[]): Destination[] {
  return announced.map(({ kind, address, port }) =>
    kind === CandidateKind.PORT_MAPPED ? { via: "gateway", address, port } : { address, port },
  );
}

function doubtPath(paths: Paths, { times, sinceMs }: Unanswered, nowMs: number): void {
  paths.suspect(nowMs);
  if (times >= UNANSWERED_MAX) paths.swallows(sinceMs, nowMs);
}

/** Texts, and the marks that refer to them. */
function createTextChannels(
  options: ChannelOptions<PeerEvent>,
  isAgreed: (feature: Feature) => boolean,
): { readonly texts: TextChannel; readonly textMarks: TextMarksChannel } {
  const texts = new TextChannel({
    ...options,
    onSent: () => textMarks.textSent(),
    onReceived: () => textMarks.textReceived(),
  });
  const textMarks = new TextMarksChannel({
    ...options,
    isAgreed: () => isAgreed(Feature.TEXT_MARKS),
    texts: () => texts,
  });
  return { texts, textMarks };
}

/** The parts that all channels share. */
interface Shared {
  readonly rtt: RttEstimator;
  readonly messageTypes: MessageTypes;
  readonly isAgreed: (feature: Feature) => boolean;
  readonly reliableFrom: () => Destination | undefined;
}

/** Each channel is one line here. They are polled in this order. */
function createChannels(given: ChannelsOptions, { rtt, messageTypes, isAgreed, reliableFrom }: Shared) {
  const { limits, pathKind, random, raise, destinationsOf = asAnnounced } = given;
  const paths = new Paths({
    ...given,
    onProof: ({ rttMs, isRecovery }) => {
      if (isRecovery) rtt.restart(rttMs);
      else if (rttMs !== undefined) rtt.measured(rttMs);
      delivery.pathProven();
    },
    onMove: (rttMs, nowMs) => {
      rtt.restart(rttMs);
      delivery.restart(nowMs);
      pings.restart(nowMs);
      search.pathChanged(nowMs);
    },
    onSeen: (nowMs) => {
      addresses.seen(nowMs);
      search.peerSaw(paths.mainSeenAt);
    },
  });
  const delivery = new Delivery({
    ...given,
    datagramBytesMax: pathKind.datagramBytesMax,
    datagramBytes: () => paths.datagramBytes,
    peerDatagramBytesMax: Math.max(pathKind.datagramBytesMax, limits.datagramBytesProbedMax),
    onLargeLost: () => paths.doubtSize(),
    onDelivered: (sentMs, nowMs) => paths.delivered(sentMs, nowMs),
    onAcknowledged: () => media.rateMayHaveChanged(),
    rtt,
    onUnanswered: (unanswered, nowMs) => doubtPath(paths, unanswered, nowMs),
    mayCarryAck: () => isAgreed(Feature.CARRIED_ACKS) && paths.isInUse(reliableFrom()),
    refusals: () => messageRefusals.refused,
  });
  const options = { limits, outbox: delivery.outbox, raise };
  const isSent = (sequence: number) => delivery.isSent(sequence);
  const messageRefusals = new MessageRefusalChannel({
    ...options,
    isSent,
    withdraw: (sequence) => delivery.withdraw(sequence),
    onRefusals: (count) => delivery.refusalsArrived(count),
  });
  const onAddresses = (announced: readonly Candidate[], nowMs: number) =>
    paths.replace(destinationsOf(announced), nowMs);
  const addresses = new AddressChannel({ ...options, seenByPeer: () => paths.seenAt, onAddresses });
  const pings = new PingChannel({ ...options, random, rtt });
  const search = new PortSearch({
    ...options,
    random,
    pathKind,
    isAgreed: () => isAgreed(Feature.PORT_SEARCH),
    isRelayed: () => paths.destination !== undefined && isRelay(paths.destination),
    onFound: (path, nowMs) => paths.found(path, nowMs),
    onForget: (forgotten) => paths.forget(forgotten),
  });
  const media = new MediaChannel({
    ...options,
    rtt,
    mayCopy: isAgreed(Feature.MEDIA_COPIES),
    mayCut: isAgreed(Feature.LARGE_MEDIA),
    rate: delivery,
    onUnanswered: (times, nowMs) => paths.suspect(nowMs, times === 1 ? "short" : "full"),
  });
  return {
    paths,
    // Before the channel that sends what this one puts into the outbox.
    messageRefusals,
    // So is this one.
    files: new FileChannel({ ...options, isWaiting: (flow) => delivery.isWaiting(flow) }),
    delivery,
    pings,
    addresses,
    ...createTextChannels(options, isAgreed),
    applicationMessages: new ApplicationMessageChannel({ ...options, messageTypes }),
    signals: new SignalChannel({ ...options, messageTypes }),
    media,
    refusals: new RefusalChannel({ ...options, isSent }),
    search,
  };
}

/**
 * The channels of a link: which there are, the order in which they send, and
 * which of them handles a body. Messages are unsealed here.
 */
export class Channels {
  /** The channels by name, for the commands of the link. */
  readonly named: ReturnType<typeof createChannels>;
  readonly features: ReadonlySet<Feature>;
  readonly #limits: Limits;
  readonly #grease: Grease | undefined;
  readonly #rtt = new RttEstimator();
  /** The channels that implement `poll`, in the order of polling. */
  readonly #pollers: readonly Channel[];
  /** The channels that implement `handleTimeout`. */
  readonly #timed: readonly Channel[];
  readonly #byBody = new Map<MessageBody["case"], Channel>();
  readonly #buckets = new Map<PeerRule, TokenBucket>();
  /** The rate of reliable grease, from the first on. */
  #greaseBucket: TokenBucket | undefined;
  /** Where the latest reliable message came from. */
  #reliableFrom: Destination | undefined;
  /** Since when there is no path for what waits to be sent. */
  #stuckMs: number | undefined;
  readonly #traffic = new Traffic();
  readonly #messageTypes = new MessageTypes();
  #rateLimited = 0;
  #malformed = 0;
  #skipped = 0;

  /** @throws UsageError `datagramBytesMax` leaves no room for a message */
  constructor(options: ChannelsOptions) {
    this.#limits = options.limits;
    this.features = options.features;
    this.#grease = options.grease;
    this.named = createChannels(options, {
      rtt: this.#rtt,
      messageTypes: this.#messageTypes,
      isAgreed: (feature) => this.features.has(feature),
      reliableFrom: () => this.#reliableFrom,
    });
    const channels: readonly Channel[] = Object.values(this.named);
    this.#pollers = channels.filter(({ poll }) => poll !== undefined);
    this.#timed = channels.filter(({ handleTimeout }) => handleTimeout !== undefined);
    for (const channel of channels) for (const body of channel.bodies) this.#byBody.set(body, channel);
  }

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get rttMs(): number | undefined {
    return this.#rtt.smoothedMs;
  }

  get statistics(): Omit<PeerStatistics, "sent" | "received" | "sentBytes" | "receivedBytes" | "dropped" | "replayed"> {
    const { delivery, media, refusals } = this.named;
    return {
      malformed: this.#malformed,
      skipped: this.#skipped,
      refusalsSent: refusals.sent,
      refusalsReceived: refusals.received,
      retransmitted: delivery.retransmitted,
      rateLimited: this.#rateLimited,
      mediaRefused: media.refused,
      unsent: delivery.unsent,
      ...delivery.sending,
      traffic: this.#traffic.counts,
      messageTypes: this.#messageTypes.counts,
      sentStreams: media.sentStreams,
      receivedStreams: media.receivedStreams,
    };
  }

  /**
   * Decodes a message from the peer and gives its body to the channel that owns it. Skips and counts a message that
   * this side does not know, or that breaks its rule.
   *
   * @param packetNumber  of the datagram that carried the message
   * @param from          where the datagram came from
   * @returns the peer's reason if the message closes the link
   * @throws ProtocolError the message contradicts earlier ones
   */
  handle(bytes: Uint8Array, packetNumber: number, from: Destination, nowMs: number): CloseReason | undefined {
    const message = this.#decode(bytes);
    if (message === undefined) return undefined;
    const { carriedAck, sequence } = message;
    this.#traffic.received(message.kind === "known" ? message.rule.command : message.command, bytes.length);
    if (carriedAck !== undefined) this.named.delivery.acknowledged(carriedAck, nowMs);
    const arrival = { packetNumber, nowMs };
    if (message.kind === "known" && message.body.case === "peerPart") {
      this.#takePart(message.body.value, arrival, from);
      return undefined;
    }
    if (sequence > 0) {
      this.#takeReliable(message, bytes, arrival, from);
      return undefined;
    }
    if (message.kind === "known" && MEDIA_BODIES.has(message.body.case))
      this.named.delivery.incoming.mediaArrived(arrival);
    else this.named.delivery.incoming.lossyArrived(packetNumber);
    return this.#take(message, from, nowMs);
  }

  /** Reliable messages take their place in the order even if they are skipped. The peer would repeat them otherwise. */
  #takeReliable(message: PeerMessage, bytes: Uint8Array, arrival: Arrival, from: Destination): void {
    this.#reliableFrom = from;
    const inOrder = this.named.delivery.incoming.receive(message, bytes, arrival);
    for (const next of inOrder) this.#take(next, from, arrival.nowMs);
  }

  /** @throws ProtocolError MALFORMED: the part contradicts itself or an earlier one, or the message is another one */
  #takePart(part: PeerPart, arrival: Arrival, from: Destination): void {
    this.#reliableFrom = from;
    const joined = this.named.delivery.incoming.join(part, arrival);
    const message = joined && this.#decode(joined.bytes);
    if (joined === undefined || message === undefined) return;
    if (message.sequence !== part.sequence) throw malformedPart("The message has another sequence.");
    const { bytes, packetNumber } = joined;
    this.named.delivery.incoming.lossyArrived(arrival.packetNumber);
    this.#takeReliable(message, bytes, { ...arrival, packetNumber }, from);
  }

  /**
   * Tells the peer that the owner of this side does not take one of its application messages. A peer without the feature
   * is told as of a message that this side does not know.
   *
   * @returns false if too many refusals wait to be sent
   */
  refuseMessage(sequence: number, code: ErrorCode, nowMs: number): boolean {
    const { messageRefusals, refusals } = this.named;
    if (this.features.has(Feature.MESSAGE_ANSWERS)) return messageRefusals.refuse(sequence, code);
    refusals.refuse({ ...REFUSED_MESSAGE, sequence, code }, nowMs);
    return true;
  }

  /** Returns the next message to send, if there is one. Call its `onSent` before the next `poll`. */
  poll(nowMs: number): OutgoingMessage | undefined {
    const { paths, delivery } = this.named;
    const isOpen = this.#isOpen;
    if (!isOpen) delivery.dropStale();
    // The wait for the first path has a time limit of its own.
    const isStuck = !isOpen && delivery.hasQueued && paths.destination !== undefined;
    this.#stuckMs = isStuck ? (this.#stuckMs ?? nowMs) : undefined;
    for (const channel of this.#pollers) {
      const message = isOpen || channel === paths ? channel.poll?.(nowMs) : this.#pollWithoutPath(channel, nowMs);
      if (message === undefined) continue;
      const unknown = this.#grease?.message();
      if (unknown !== undefined) this.#sendGrease(unknown, message, nowMs);
      this.#traffic.sent(commandOf(message.bytes), message.bytes.length);
      return message;
    }
    return undefined;
  }

  /**
   * Without a path, only the requests for a proof and their answers leave, and acknowledgements to where the data came
   * from: the peer may send on the path that has failed for this side, and would take it for dead without them.
   */
  #pollWithoutPath(channel: Channel, nowMs: number): OutgoingMessage | undefined {
    const { paths, delivery } = this.named;
    if (channel !== delivery || !this.#hearsData) return undefined;
    const acknowledgement = delivery.incoming.poll(nowMs);
    return acknowledgement !== undefined && paths.mayReturn(acknowledgement.bytes) ? acknowledgement : undefined;
  }

  /** Whether the latest reliable message came on the path in use. */
  get #hearsData(): boolean {
    return this.named.paths.isInUse(this.#reliableFrom);
  }

  /**
   * Sends an unknown message after `message`. It is reliable only after a reliable one, and only if it can leave at once:
   * so it takes no place in the queue from others, and the link does not close for want of its acknowledgement alone.
   */
  #sendGrease(unknown: UnknownMessage, message: OutgoingMessage, nowMs: number): void {
    const { delivery } = this.named;
    this.#greaseBucket ??= new TokenBucket(RELIABLE_GREASE_RATE, nowMs);
    const isReliable = message.isReliable === true && delivery.isClear && this.#greaseBucket.take(nowMs) === 0;
    delivery.outbox.sendUnknown(unknown, isReliable ? "reliable" : "lossy");
  }

  /**
   * Where to send a message that `poll` has returned, if not on the path in use. An acknowledgement goes where the latest
   * reliable message came from: the peer may have left a path that swallows what this side sends there.
   */
  destinationOf({ to, isAcknowledgement }: OutgoingMessage): Destination | undefined {
    if (isAcknowledgement !== true || this.#reliableFrom === undefined) return to;
    return this.named.paths.otherProven(this.#reliableFrom);
  }

  /** What `PeerClose` carries; undefined if the peer does not take that, or nothing has arrived. */
  finalAck(nowMs: number): Uint8Array | undefined {
    return this.features.has(Feature.CARRIED_ACKS) ? this.named.delivery.incoming.carriedAck(nowMs) : undefined;
  }

  /** When to call `handleTimeout` and `poll`, in monotonic milliseconds. */
  get nextTimeoutMs(): number | undefined {
    let nextMs: number | undefined;
    for (const channel of this.#timed) nextMs = earlier(nextMs, channel.nextTimeoutMs);
    if (this.#stuckMs !== undefined) nextMs = earlier(nextMs, this.#stuckMs + this.#limits.reliableTimeoutMs);
    const { delivery } = this.named;
    if (this.#isOpen) return earlier(nextMs, delivery.nextPollMs);
    return this.#hearsData ? earlier(nextMs, delivery.incoming.dueMs) : nextMs;
  }

  /** Whether there is a path for data. */
  get #isOpen(): boolean {
    return this.named.paths.mayCarry;
  }

  /** @returns "expired" if the peer failed to answer a channel in time */
  handleTimeout(nowMs: number): "expired" | "waiting" {
    // Those in flight have a time limit; those that wait for a path must not wait for ever either.
    const isStuck = this.#stuckMs !== undefined && this.#stuckMs + this.#limits.reliableTimeoutMs <= nowMs;
    let outcome: "expired" | "waiting" = isStuck ? "expired" : "waiting";
    for (const channel of this.#timed) if (channel.handleTimeout?.(nowMs) === "expired") outcome = "expired";
    return outcome;
  }

  #decode(bytes: Uint8Array): PeerMessage | undefined {
    try {
      return decodePeerMessage(bytes, this.features);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#malformed += 1;
      return undefined;
    }
  }

  #take(message: PeerMessage, from: Destination, nowMs: number): CloseReason | undefined {
    if (message.kind === "skipped") this.#skip(message, nowMs);
    else if (!this.#isWithinRate(message, nowMs)) this.#rateLimited += 1;
    else if (message.body.case === "peerClose") return readCloseReason(message.body.value);
    else this.#dispatch(message, from, nowMs);
    return undefined;
  }

  #skip(message: SkippedPeerMessage, nowMs: number): void {
    this.#skipped += 1;
    this.named.refusals.refuse(message, nowMs);
  }

  #dispatch({ body, sequence }: KnownPeerMessage, from: Destination, nowMs: number): void {
    const channel = this.#byBody.get(body.case);
    if (channel !== undefined && body.case !== undefined) channel.handle(body, nowMs, from, sequence);
  }

  #isWithinRate({ rule, sequence }: KnownPeerMessage, nowMs: number): boolean {
    if (rule.rate === undefined) return true;
    const rate = sequence > 0 ? this.#rateOfReliable(rule.rate) : rule.rate;
    const bucket = this.#buckets.get(rule) ?? new TokenBucket(rate, nowMs);
    this.#buckets.set(rule, bucket);
    return bucket.take(nowMs) === 0;
  }

  /**
   * The rate at which reliable messages are accepted. Those that a lost datagram holds back arrive in one burst, so the
   * burst has room for as many more as the peer may send in `reliableTimeoutMs`. A peer that keeps to its rate loses none.
   */
  #rateOfReliable({ perSecond, burst }: BucketRate): BucketRate {
    return { perSecond, burst: burst + Math.ceil((perSecond * this.#limits.reliableTimeoutMs) / 1_000) };
  }
}
