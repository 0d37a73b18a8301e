import { type ApplicationMessage, PeerSignal } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import {
  PeerAck,
  PeerCloseReason,
  PeerMedia,
  PeerMediaEnd,
  PeerMediaReport,
  PeerPingRequest,
  PeerPingResponse,
} from "../../generated/chatwire/v1/peer.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { ProtocolError, UsageError } from "../errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../framing/datagram.ts";
import { decodePeerMessage, encodePeerMessage, type PeerRule } from "../framing/peer-message.ts";
import type { Limits } from "../limits.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { MediaFrame } from "./media/jitter-buffer.ts";
import { MediaReceiver } from "./media/receiver.ts";
import { MediaSender } from "./media/sender.ts";
import type { MediaCounts } from "./media/statistics.ts";
import { earliest } from "./path/backoff.ts";
import type { PeerEvent } from "./peer-event.ts";
import { Pings } from "./pings.ts";
import { checkFits, MessageSender } from "./reliable/delivery.ts";
import { ReliableReceiver } from "./reliable/receiver.ts";
import { RttEstimator } from "./reliable/rtt-estimator.ts";
import { type ReliableMessage, ReliableSender } from "./reliable/sender.ts";
import { Reassembler } from "./texts.ts";

/** Less than this leaves no room for an acknowledgement and a piece of text. */
const MESSAGE_BYTES_MIN = 128;
/** What a message has besides a media payload, at most. */
const MEDIA_OVERHEAD_BYTES = 48;
/** What an acknowledgement has besides the sequences beyond, at most, and the most that one of them takes. */
const ACK_OVERHEAD_BYTES = 64;
const SEQUENCE_BYTES_MAX = 8;
/** Lossy messages that wait for `poll`; past it the oldest is dropped. */
const LOSSY_QUEUE_MAX = 512;

export interface ConversationOptions {
  readonly limits: Limits;
  readonly random: RandomBytes;
  readonly raise: (event: PeerEvent) => void;
}

/** A message to be sealed and sent. */
export interface OutgoingMessage {
  readonly bytes: Uint8Array;
  /** Set where it is one that is repeated until acknowledged. */
  readonly reliable: ReliableMessage | undefined;
}

/** What two clients say to each other on a path: texts, media, acknowledgements and pings, all unsealed. */
export class PeerChannel {
  readonly #limits: Limits;
  readonly #raise: (event: PeerEvent) => void;
  readonly #rtt = new RttEstimator();
  readonly #pings: Pings;
  readonly #sender: ReliableSender;
  readonly #receiver: ReliableReceiver<MessageBody>;
  readonly #deliveries: MessageSender;
  readonly #messageBytesMax: number;
  readonly #joiner: Reassembler;
  readonly #mediaIn: MediaReceiver;
  readonly #mediaOut: MediaSender;
  readonly #lossy: Uint8Array[] = [];
  readonly #buckets = new Map<PeerRule, TokenBucket>();
  #unsent = 0;
  #rateLimited = 0;

  /** @throws UsageError a datagram has no room for a message */
  constructor({ limits, random, raise }: ConversationOptions) {
    const messageBytesMax = limits.datagramBytesMax - SEALED_OVERHEAD_BYTES;
    if (messageBytesMax < MESSAGE_BYTES_MIN) {
      throw new UsageError(`The limit datagramBytesMax must be at least ${MESSAGE_BYTES_MIN + SEALED_OVERHEAD_BYTES}.`);
    }
    this.#limits = limits;
    this.#raise = raise;
    this.#pings = new Pings(random);
    const { reliableWindowMax: windowMax, reliableQueueMax: queueMax, reliableTimeoutMs: timeoutMs } = limits;
    this.#sender = new ReliableSender({ windowMax, queueMax, timeoutMs, rtt: this.#rtt });
    const beyondMax = Math.floor((messageBytesMax - ACK_OVERHEAD_BYTES) / SEQUENCE_BYTES_MAX);
    this.#receiver = new ReliableReceiver(windowMax, beyondMax);
    this.#messageBytesMax = messageBytesMax;
    this.#deliveries = new MessageSender({ sender: this.#sender, messageBytesMax, textBytesMax: limits.textBytesMax });
    this.#joiner = new Reassembler(limits.textBytesMax);
    this.#mediaOut = new MediaSender(limits.mediaStreamsMax);
    this.#mediaIn = new MediaReceiver({
      limits,
      raise,
      report: (stream, { highest, received, lost, jitterUs }) => {
        const value = PeerMediaReport.create({ stream, highest, received, lost, jitterUs });
        this.#push({ case: "peerMediaReport", value });
      },
    });
  }

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get rttMs(): number | undefined {
    return this.#rtt.smoothedMs;
  }

  /** Messages, by what became of them. */
  get counts(): { retransmitted: number; rateLimited: number; mediaRefused: number; unsent: number } {
    return {
      retransmitted: this.#sender.retransmitted,
      rateLimited: this.#rateLimited,
      mediaRefused: this.#mediaIn.refused,
      unsent: this.#unsent,
    };
  }

  mediaStatistics(stream: number): MediaCounts | undefined {
    return this.#mediaIn.counts(stream);
  }

  /** Takes a round trip that was measured elsewhere. */
  measured(roundTripMs: number): void {
    this.#rtt.measured(roundTripMs, 0);
  }

  /** Asks for an answer. */
  ping(nowMs: number): void {
    const value = PeerPingRequest.create({ nonce: this.#pings.begin(nowMs) });
    this.#push({ case: "peerPingRequest", value });
  }

  /** Queues a text; see MessageSender. So the next. */
  sendText(text: string): number {
    return this.#deliveries.sendText(text);
  }

  sendMessage(message: ApplicationMessage): number {
    return this.#deliveries.sendMessage(message);
  }

  /** Queues a message of an application that is sent once. @throws ProtocolError TOO_LARGE: it does not fit into a datagram */
  sendSignal(message: ApplicationMessage): void {
    checkFits(message, this.#messageBytesMax);
    this.#push({ case: "peerSignal", value: PeerSignal.create({ message }) });
  }

  /** Opens a media stream; see MediaSender. */
  openMedia(): number {
    return this.#mediaOut.open();
  }

  /**
   * Queues a frame of a stream.
   *
   * @throws UsageError the stream is not open, or the payload does not fit into a datagram
   */
  sendMedia(stream: number, frame: Omit<MediaFrame, "number">): void {
    const payloadBytesMax = this.#limits.datagramBytesMax - SEALED_OVERHEAD_BYTES - MEDIA_OVERHEAD_BYTES;
    if (frame.payload.length > payloadBytesMax) {
      throw new UsageError(`A media frame may have ${payloadBytesMax} bytes, not ${frame.payload.length}.`);
    }
    const number = this.#mediaOut.frames(stream) + 1;
    this.#push({ case: "peerMedia", value: PeerMedia.create({ ...frame, stream, number }) });
    this.#mediaOut.sent(stream);
  }

  /** Ends a stream. @throws UsageError it is not open; ProtocolError LIMIT_REACHED: too many wait, it stays open */
  endMedia(stream: number): void {
    const value = PeerMediaEnd.create({ stream, frames: this.#mediaOut.frames(stream) });
    this.#sender.enqueue((sequence) => encodePeerMessage({ case: "peerMediaEnd", value }, sequence));
    this.#mediaOut.end(stream);
  }

  /**
   * Takes a message that came.
   *
   * @param packetNumber  of the datagram that carried it
   * @returns why the other side closes the path, if it does
   * @throws DecodeError, ProtocolError  it is malformed or against the rules
   */
  handle(bytes: Uint8Array, packetNumber: number, nowMs: number): "done" | "protocol" | undefined {
    const { body, sequence, rule } = decodePeerMessage(bytes);
    if (!this.#isWithinRate(rule, nowMs)) {
      this.#rateLimited += 1;
      return undefined;
    }
    if (body.case === "peerClose") return body.value.reason === PeerCloseReason.PROTOCOL ? "protocol" : "done";
    if (!rule.isReliable) {
      this.#handleLossy(body, nowMs);
      return undefined;
    }
    for (const inOrder of this.#receiver.receive(sequence, body, packetNumber, nowMs)) {
      this.#handleReliable(inOrder, nowMs);
    }
    return undefined;
  }

  /** The message to send next, if there is one; `sent` must be told before the next call. */
  poll(nowMs: number): OutgoingMessage | undefined {
    const acknowledgement = this.#receiver.poll(nowMs);
    if (acknowledgement !== undefined) {
      const value = PeerAck.create({ ...acknowledgement, beyond: [...acknowledgement.beyond] });
      return { bytes: encodePeerMessage({ case: "peerAck", value }, 0), reliable: undefined };
    }
    const lossy = this.#lossy.shift();
    if (lossy !== undefined) return { bytes: lossy, reliable: undefined };
    const reliable = this.#sender.poll();
    return reliable === undefined ? undefined : { bytes: reliable.bytes, reliable };
  }

  /** Tells in which datagram a message of `poll` was sent. */
  sent({ reliable }: OutgoingMessage, packetNumber: number, nowMs: number): void {
    if (reliable !== undefined) this.#sender.sent(reliable, packetNumber, nowMs);
  }

  get nextTimeoutMs(): number | undefined {
    return earliest([this.#sender.nextTimeoutMs, this.#receiver.nextTimeoutMs, this.#mediaIn.nextTimeoutMs]);
  }

  /** @returns "expired" where a message stayed unacknowledged for too long */
  handleTimeout(nowMs: number): "expired" | "waiting" {
    this.#mediaIn.handleTimeout(nowMs);
    return this.#sender.handleTimeout(nowMs);
  }

  #handleLossy(body: MessageBody, nowMs: number): void {
    switch (body.case) {
      case "peerAck":
        this.#handleAck(body.value, nowMs);
        break;
      case "peerMedia": {
        const { stream, number, timestampUs, marker, payload } = body.value;
        this.#mediaIn.receive(stream, { number, timestampUs, marker, payload }, nowMs);
        break;
      }
      case "peerSignal":
        this.#handleMessage(body.value.message);
        break;
      case "peerMediaReport": {
        const { stream, highest, received, lost, jitterUs } = body.value;
        const report = { highest, received, lost, jitterUs };
        if (this.#mediaOut.reported(stream, report)) this.#raise({ type: "mediaReport", stream, report });
        break;
      }
      case "peerPingRequest":
        this.#push({ case: "peerPingResponse", value: PeerPingResponse.create({ nonce: body.value.nonce }) });
        break;
      case "peerPingResponse": {
        const rttMs = this.#pings.end(body.value.nonce, nowMs);
        if (rttMs === undefined) break;
        this.measured(rttMs);
        this.#raise({ type: "roundTrip", rttMs });
        break;
      }
      default:
        throw unknown(body);
    }
  }

  #handleAck(acknowledgement: PeerAck, nowMs: number): void {
    this.#sender.acknowledge(acknowledgement, nowMs);
    for (let id = this.#deliveries.pollDelivered(); id !== undefined; id = this.#deliveries.pollDelivered()) {
      this.#raise({ type: "delivered", id });
    }
  }

  #handleReliable(body: MessageBody, nowMs: number): void {
    if (body.case === "peerText") {
      const text = this.#joiner.add(body.value);
      if (text !== undefined) this.#raise({ type: "text", text });
    } else if (body.case === "peerMessage") {
      this.#handleMessage(body.value.message);
    } else if (body.case === "peerMediaEnd") {
      this.#mediaIn.end(body.value.stream, body.value.frames, nowMs);
    } else {
      throw unknown(body);
    }
  }

  #handleMessage(message: ApplicationMessage | undefined): void {
    if (message !== undefined) this.#raise({ type: "message", message });
  }

  #isWithinRate(rule: PeerRule, nowMs: number): boolean {
    if (rule.rate === undefined) return true;
    const bucket = this.#buckets.get(rule) ?? new TokenBucket(rule.rate, nowMs);
    this.#buckets.set(rule, bucket);
    return bucket.take(nowMs) === 0;
  }

  #push(body: MessageBody): void {
    this.#lossy.push(encodePeerMessage(body, 0));
    if (this.#lossy.length <= LOSSY_QUEUE_MAX) return;
    this.#lossy.shift();
    this.#unsent += 1;
  }
}

/** The schema has a message between peers that this file was not taught. */
function unknown(body: MessageBody): ProtocolError {
  return new ProtocolError("UNKNOWN_COMMAND", `This side does not take ${body.case ?? "empty messages"}.`);
}
