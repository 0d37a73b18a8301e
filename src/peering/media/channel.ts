/**
 * The media of a link: real-time streams of timed frames, in both directions.
 *
 * - sender.ts knows the streams of this side, and checks the peer's reports on them;
 * - receiver.ts knows the streams of the peer; stream.ts is one of them, from its first frame to its last report;
 * - jitter-buffer.ts holds frames back until their time, and statistics.ts counts them.
 *
 * The invariant: frames are lossy and never wait for a lost one. Only the end
 * of a stream is reliable, so that both sides agree on how many frames it had.
 *
 * @see proto/PROTOCOL.md, "Media"
 */

import { PeerMedia, PeerMediaEnd, PeerMediaReport } from "../../../generated/chatwire/v1/peer.ts";
import { UsageError } from "../../errors.ts";
import type { BodyOf, Channel, ChannelOptions } from "../channel.ts";
import type { MediaFrame } from "./jitter-buffer.ts";
import { MediaReceivers, type MediaReceiversEvent } from "./receiver.ts";
import { MediaSenders } from "./sender.ts";
import type { MediaCounts, MediaReport } from "./statistics.ts";

/** Size of a PeerMedia without its payload, header included, at most. */
const OVERHEAD_BYTES = 48;

export type MediaEvent =
  | MediaReceiversEvent
  /** The counts of the peer for a stream of this side. */
  | { readonly type: "mediaReport"; readonly stream: number; readonly report: MediaReport };

export class MediaChannel implements Channel<"peerMedia" | "peerMediaEnd" | "peerMediaReport"> {
  readonly bodies = ["peerMedia", "peerMediaEnd", "peerMediaReport"] as const;
  readonly #options: ChannelOptions<MediaEvent>;
  readonly #senders: MediaSenders;
  readonly #receivers: MediaReceivers;

  constructor(options: ChannelOptions<MediaEvent>) {
    const { limits, outbox, raise } = options;
    this.#options = options;
    this.#senders = new MediaSenders(limits.mediaStreamsMax);
    this.#receivers = new MediaReceivers({
      limits,
      raise,
      report: (stream, { highest, received, lost, jitterUs }) => {
        const value = PeerMediaReport.create({ stream, highest, received, lost, jitterUs });
        outbox.sendLossy({ case: "peerMediaReport", value });
      },
    });
  }

  /**
   * Opens a stream to the peer.
   *
   * @returns its id
   * @throws ProtocolError LIMIT_REACHED: `mediaStreamsMax` streams are open; retryable
   */
  open(): number {
    return this.#senders.open();
  }

  /**
   * Sends a frame once.
   *
   * @throws UsageError the payload does not fit into a datagram, or the stream is not open
   */
  send(stream: number, frame: Omit<MediaFrame, "number">): void {
    const { outbox } = this.#options;
    const payloadBytesMax = outbox.messageBytesMax - OVERHEAD_BYTES;
    if (frame.payload.length > payloadBytesMax) {
      throw new UsageError(
        `The payload of the media frame has ${frame.payload.length} bytes; at most ${payloadBytesMax} are allowed.`,
      );
    }
    const number = this.#senders.frames(stream) + 1;
    outbox.sendLossy({ case: "peerMedia", value: PeerMedia.create({ ...frame, stream, number }) });
    this.#senders.sent(stream);
  }

  /**
   * Ends a stream to the peer.
   *
   * @throws UsageError WRONG_STATE: the stream is not open
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent, and the stream stays open; retryable
   */
  end(stream: number): void {
    const value = PeerMediaEnd.create({ stream, frames: this.#senders.frames(stream) });
    this.#options.outbox.sendReliable({ case: "peerMediaEnd", value });
    this.#senders.end(stream);
  }

  /** The counts of a stream from the peer; undefined if the stream is over or unknown. */
  counts(stream: number): MediaCounts | undefined {
    return this.#receivers.counts(stream);
  }

  /** Frames from the peer that were dropped because too many streams were open or their stream was over. */
  get refused(): number {
    return this.#receivers.refused;
  }

  handle({ case: name, value }: BodyOf<"peerMedia" | "peerMediaEnd" | "peerMediaReport">, nowMs: number): void {
    const { stream } = value;
    if (name === "peerMedia") {
      const { number, timestampUs, marker, payload } = value;
      this.#receivers.receive(stream, { number, timestampUs, marker, payload }, nowMs);
    } else if (name === "peerMediaEnd") {
      this.#receivers.end(stream, value.frames, nowMs);
    } else {
      const { highest, received, lost, jitterUs } = value;
      const report = { highest, received, lost, jitterUs };
      if (this.#senders.reported(stream, report)) this.#options.raise({ type: "mediaReport", stream, report });
    }
  }

  get nextTimeoutMs(): number | undefined {
    return this.#receivers.nextTimeoutMs;
  }

  handleTimeout(nowMs: number): "waiting" {
    this.#receivers.handleTimeout(nowMs);
    return "waiting";
  }
}
