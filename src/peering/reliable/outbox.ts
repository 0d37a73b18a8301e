import {
  type ApplicationMessage,
  PeerLatest,
  PeerMessage as PeerMessageBody,
} from "../../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { SEALED_OVERHEAD_BYTES } from "../../framing/datagram.ts";
import type { Grease } from "../../framing/grease.ts";
import { applicationMessageBytes, encodeWithHeader, peerBodyBytes } from "../../framing/peer-message.ts";
import { encodeUnknownMessage, type UnknownMessage } from "../../framing/unknown-message.ts";
import type { LossyOptions, Outbox, OutgoingMessage } from "../channel.ts";
import { type Flow, flowOf } from "../flow.ts";
import { LATEST_ON_THEIR_WAY_MAX, type Latest, LatestSlots } from "./queue/latest.ts";
import type { LossyQueue } from "./queue/lossy-queue.ts";
import type { Submission } from "./queue/outgoing.ts";
import { type OutgoingQueue, queueFull } from "./queue/outgoing-queue.ts";
import type { PacedFrames } from "./queue/paced-frames.ts";
import type { TrackedMessages } from "./queue/tracked-messages.ts";

/** Bytes of a header, at most: of all that a reliable message has besides its body. */
const HEADER_BYTES_MAX = 40;
/** Bytes that a message which replaces others has besides itself, at most. */
const LATEST_OVERHEAD_BYTES = HEADER_BYTES_MAX + 16 + 3 * LATEST_ON_THEIR_WAY_MAX;

export interface DeliveryOutboxOptions {
  readonly queue: OutgoingQueue;
  readonly lossy: LossyQueue;
  readonly paced: PacedFrames;
  readonly tracked: TrackedMessages;
  readonly messageBytesMax: number;
  readonly longBytesMax: number;
  readonly reliableBytesMax: () => number;
  /** How many tracked messages may be neither delivered nor refused. */
  readonly undeliveredMax: number;
  readonly hasFlows: boolean;
  readonly grease: Grease | undefined;
  /** Called with the packet number, the length and the time of each datagram with a media frame or a part of one. */
  readonly onMediaSent: (packetNumber: number, bytes: number, nowMs: number) => void;
}

/** Takes the messages of all channels, encodes them, and puts them where they wait to be sent. */
export class DeliveryOutbox implements Outbox {
  readonly messageBytesMax: number;
  readonly longBytesMax: number;
  readonly #options: DeliveryOutboxOptions;
  readonly #latest = new LatestSlots();
  /** What a channel last asked to be called of its media, and what calls it and the options. */
  #onChannelSent: OutgoingMessage["onSent"];
  #onMediaSent: OutgoingMessage["onSent"];

  constructor(options: DeliveryOutboxOptions) {
    this.#options = options;
    this.messageBytesMax = options.messageBytesMax;
    this.longBytesMax = options.longBytesMax;
  }

  get reliableBytesMax(): number {
    return this.#options.reliableBytesMax();
  }

  sendLossy(body: MessageBody, { onSent, untilMs }: LossyOptions = {}): void {
    const { lossy } = this.#options;
    if (body.case === "peerMedia") lossy.push(this.#media(body, onSent), untilMs);
    else lossy.push({ bytes: this.#encode(body, 0, 0, false), onSent }, untilMs);
  }

  sendPaced(bodies: readonly MessageBody[], { onSent }: LossyOptions = {}): number {
    const last = bodies.at(-1);
    return this.#options.paced.push(bodies.map((body) => this.#media(body, body === last ? onSent : undefined)));
  }

  isPacedWaiting(number: number): boolean {
    return this.#options.paced.isWaiting(number);
  }

  #media(body: MessageBody, onSent: OutgoingMessage["onSent"]): OutgoingMessage {
    // One function for all frames of a channel: a link may carry thousands in a second.
    if (this.#onMediaSent === undefined || onSent !== this.#onChannelSent) {
      this.#onChannelSent = onSent;
      this.#onMediaSent = (packetNumber, nowMs, messageBytes) => {
        this.#options.onMediaSent(packetNumber, messageBytes + SEALED_OVERHEAD_BYTES, nowMs);
        onSent?.(packetNumber, nowMs, messageBytes);
      };
    }
    return { bytes: this.#encode(body, 0, 0, false), onSent: this.#onMediaSent };
  }

  sendReliable(body: MessageBody, flow: Flow = flowOf(body.case)): void {
    const { queue } = this.#options;
    queue.enqueue(this.#submission(body, flow, queue.isIdle));
  }

  sendTracked(bodies: readonly MessageBody[], flow: Flow): number {
    const { queue, tracked, undeliveredMax } = this.#options;
    const { isIdle } = queue;
    const last = bodies.at(-1);
    const submissions = bodies.map((body) => this.#submission(body, flow, isIdle && body === last));
    let bytes = 0;
    for (const submission of submissions) bytes += submission.bytes;
    // More than that can be undelivered only if the peer does not send the refusals that it has announced.
    if (!queue.hasRoom(bodies.length, bytes) || tracked.undelivered >= undeliveredMax) throw queueFull();
    const added = tracked.add(last?.case === "peerMessage");
    const whole = submissions.at(-1);
    if (whole !== undefined) whole.tracked = added;
    for (const submission of submissions) queue.enqueue(submission);
    return added.id;
  }

  sendLatest(message: ApplicationMessage, key: string, flow: Flow): void {
    const { queue } = this.#options;
    const slot = this.#latest.get(`${flow.name} ${key}`);
    const bytes = applicationMessageBytes(message) + LATEST_OVERHEAD_BYTES;
    if (slot.waiting !== undefined) {
      if (!queue.hasRoom(0, bytes - slot.bytes)) throw queueFull();
      queue.resized(bytes - slot.bytes);
    } else this.#enqueueLatest(slot, bytes, flow);
    slot.waiting = message;
    slot.bytes = bytes;
  }

  /**
   * Sends a message that the schema does not have.
   *
   * @throws ProtocolError LIMIT_REACHED: the queue is full; retryable
   */
  sendUnknown(message: UnknownMessage, delivery: "reliable" | "lossy"): void {
    const { lossy, queue } = this.#options;
    if (delivery === "lossy") lossy.push({ bytes: encodeUnknownMessage(message, 0) });
    else
      queue.enqueue({
        flow: flowOf(undefined),
        bytes: encodeUnknownMessage(message, 0).length + HEADER_BYTES_MAX,
        encode: (sequence) => encodeUnknownMessage(message, sequence),
        slot: undefined,
        tracked: undefined,
      });
  }

  #enqueueLatest(slot: Latest, bytes: number, flow: Flow): void {
    const { queue, hasFlows } = this.#options;
    if (!queue.hasRoom(1, bytes)) {
      slot.settled();
      throw queueFull();
    }
    slot.bytes = bytes;
    queue.enqueue({
      flow,
      get bytes() {
        return slot.bytes;
      },
      slot: hasFlows ? slot : undefined,
      tracked: undefined,
      encode: (sequence, follows, replaces) => {
        const message = slot.waiting;
        slot.waiting = undefined;
        slot.settled();
        const body: MessageBody = hasFlows
          ? { case: "peerLatest", value: PeerLatest.create({ message, replaces: [...replaces] }) }
          : { case: "peerMessage", value: PeerMessageBody.create({ message }) };
        return this.#encode(body, sequence, follows, false);
      },
    });
  }

  /** @param awaitsAck  whether nothing else is to be acknowledged, besides earlier parts of the same text */
  #submission(body: MessageBody, flow: Flow, awaitsAck: boolean): Submission {
    return {
      flow,
      bytes: peerBodyBytes(body) + HEADER_BYTES_MAX,
      encode: (sequence, follows) => this.#encode(body, sequence, follows, awaitsAck),
      slot: undefined,
      tracked: undefined,
    };
  }

  #encode(body: MessageBody, sequence: number, follows: number, awaitsAck: boolean): Uint8Array {
    const unknownField = this.#options.grease?.headerField();
    const bytesMax = sequence > 0 ? this.reliableBytesMax : this.messageBytesMax;
    return encodeWithHeader(body, { sequence, follows, awaitsAck, unknownField }, bytesMax);
  }
}
