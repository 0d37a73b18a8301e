import { checkKeys, checkWord } from "../../../known-words.ts";
import type { Limits } from "../../../limits.ts";
import type { Clock } from "../../../net/network.ts";
import type { MediaOptions } from "../../../peering/media/channel.ts";
import type { PeerConnection } from "../../../peering/peer-connection.ts";
import type { PeerEvent } from "../../../peering/peer-event.ts";
import { EventQueue } from "../../events/event-queue.ts";
import { MediaReceiver, MediaSender, MediaSenders } from "./media.ts";

type MediaEvent = Extract<PeerEvent, { type: "media" | "mediaEnded" | "mediaReport" | "mediaRate" }>;

export interface LinkMediaOptions {
  readonly clock: Clock;
  readonly peerConnection: PeerConnection;
  readonly limits: Pick<Limits, "mediaStreamsMax" | "eventQueueMax" | "jitterBufferBytesMax">;
  /** Sends what waits. Call after each command on `peerConnection`. */
  readonly drain: () => void;
}

/** The media streams of one link, in both directions. */
export class LinkMedia {
  /** The peer's streams. Each appears when its first frame is ready. */
  readonly streams: EventQueue<MediaReceiver>;
  readonly #options: LinkMediaOptions;
  readonly #receivers = new Map<number, MediaReceiver>();
  readonly #senders = new MediaSenders();
  #hasEnded = false;

  constructor(options: LinkMediaOptions) {
    this.#options = options;
    this.streams = new EventQueue(options.limits.mediaStreamsMax);
  }

  /** Opens a stream to the peer. @throws ProtocolError FEATURE_MISSING, LIMIT_REACHED; UsageError an option is unknown */
  open(options: MediaOptions = {}): MediaSender {
    const { peerConnection, clock, drain } = this.#options;
    checkKeys(options, { redundancy: true, wantedBitsPerSecond: true }, "option", " of a media stream");
    if (options.redundancy !== undefined) checkWord(options.redundancy, ["none", "adaptive"], "The redundancy");
    const stream = peerConnection.openMedia(clock.monotonicMs(), options);
    const sender = new MediaSender(
      stream,
      ({ payload, timestampUs, marker = false }) =>
        this.#whileOpen((nowMs) => peerConnection.sendMedia(stream, { payload, timestampUs, marker }, nowMs)),
      () =>
        this.#whileOpen((nowMs) => {
          peerConnection.endMedia(stream, nowMs);
          this.#senders.end(stream);
        }),
    );
    this.#senders.add(sender);
    drain();
    return sender;
  }

  handle(event: MediaEvent): void {
    if (event.type === "mediaRate") {
      this.#senders.handleTarget(event.bitsPerSecond);
      return;
    }
    const { stream } = event;
    if (event.type === "media") this.#receiver(stream).handleFrame(event.frame);
    else if (event.type === "mediaReport") this.#senders.get(stream)?.handleReport(event.report);
    else {
      this.#receiver(stream).handleEnd(event.statistics);
      this.#receivers.delete(stream);
    }
  }

  /** Ends all streams: the link has ended. */
  end(): void {
    this.#hasEnded = true;
    for (const receiver of this.#receivers.values()) receiver.handleEnd(receiver.statistics);
    this.#senders.endAll();
    this.streams.end();
  }

  /** The peer may hang up between two frames. A frame sent after that is lost, like any other that is lost. */
  #whileOpen(run: (nowMs: number) => void): void {
    const { peerConnection, clock, drain } = this.#options;
    if (this.#hasEnded || peerConnection.state !== "connected") return;
    run(clock.monotonicMs());
    drain();
  }

  #receiver(stream: number): MediaReceiver {
    const { peerConnection, limits } = this.#options;
    let receiver = this.#receivers.get(stream);
    if (receiver === undefined) {
      const { eventQueueMax: framesMax, jitterBufferBytesMax: bytesMax } = limits;
      receiver = new MediaReceiver(stream, () => peerConnection.mediaStatistics(stream), { framesMax, bytesMax });
      this.#receivers.set(stream, receiver);
      this.streams.push(receiver);
    }
    return receiver;
  }
}
