/** What shares a bottleneck in the bench of media: bulk links, calls, and a model of TCP Reno. */

import type { ReceivedStreamStatistics } from "../../../src/peering/media/receiver.ts";
import type { PeerEvent } from "../../../src/peering/peer-event.ts";
import { type Flow, LinkFlow, type SharedPath } from "./shared-path.ts";

/** UTF-8 bytes of a text that fills a datagram. */
const TEXT_BYTES = 1_130;
const TEXTS_WAITING = 2_000;
const PICTURE_MS = 33;
/** One picture of so many is a key picture, so many times as large as the others. */
const KEY_PICTURES = 90;
const KEY_FACTOR = 4;
/** The sizes of the others differ by up to this part. */
const SIZES = 0.3;
const PACKET_BYTES = 1_228;

export interface MeasuredFlow {
  /** Bytes that have arrived, headers of IP and UDP included. */
  readonly arrivedBytes: number;
}

/** A link that sends texts as fast as it can. */
export class BulkLink implements MeasuredFlow {
  readonly #link: LinkFlow;
  #waiting = 0;

  constructor(path: SharedPath, number: number) {
    this.#link = new LinkFlow(path, number, ({ type }) => {
      if (type === "delivered") this.#waiting -= 1;
    });
    const text = "x".repeat(TEXT_BYTES);
    const tick = (): void => {
      for (; this.#waiting < TEXTS_WAITING; this.#waiting++) this.#link.sender.sendText(text, path.nowMs);
      path.time.schedule(tick, path.nowMs + PICTURE_MS);
    };
    tick();
  }

  get arrivedBytes(): number {
    return this.#link.arrivedBytes;
  }
}

export interface CallOptions {
  /** Bits a second of the pictures at most. Default: as many as the target allows. */
  readonly bitsMax?: number;
  /** Whether texts wait to be sent on the same link all the time. Default: none do. */
  readonly hasBulk?: boolean;
}

/** A link with a stream of pictures: as large as the target allows, some of them several times as large. */
export class CallLink implements MeasuredFlow {
  readonly #link: LinkFlow;
  readonly #path: SharedPath;
  readonly #bitsMax: number;
  readonly #stream: number;
  #target = 0;
  #pictures = 0;
  #texts = 0;

  constructor(path: SharedPath, number: number, { bitsMax = Number.POSITIVE_INFINITY, hasBulk }: CallOptions = {}) {
    this.#path = path;
    this.#bitsMax = bitsMax;
    this.#link = new LinkFlow(path, number, (event) => this.#take(event));
    this.#stream = this.#link.sender.openMedia(path.nowMs);
    const text = "x".repeat(TEXT_BYTES);
    const tick = (): void => {
      this.#sendPicture();
      for (; hasBulk === true && this.#texts < TEXTS_WAITING; this.#texts++)
        this.#link.sender.sendText(text, path.nowMs);
      path.time.schedule(tick, path.nowMs + PICTURE_MS);
    };
    path.run(0);
    tick();
  }

  /** Bits a second. */
  get target(): number {
    return this.#target;
  }

  /** What the receiver counts; undefined before the first picture has arrived. */
  get counts(): ReceivedStreamStatistics | undefined {
    return this.#link.receiver.statistics.receivedStreams[0];
  }

  /** Pictures that were sent. */
  get sent(): number {
    return this.#pictures;
  }

  get arrivedBytes(): number {
    return this.#link.arrivedBytes;
  }

  #take(event: PeerEvent): void {
    if (event.type === "mediaRate") this.#target = event.bitsPerSecond;
    if (event.type === "delivered") this.#texts -= 1;
  }

  #sendPicture(): void {
    const isKey = this.#pictures % KEY_PICTURES === 0;
    const meanBytes = (Math.min(this.#target, this.#bitsMax) * PICTURE_MS) / 8_000;
    const usualBytes = (meanBytes * KEY_PICTURES) / (KEY_PICTURES - 1 + KEY_FACTOR);
    const varied = 1 + SIZES * (2 * (this.#path.random.next() / 2 ** 32) - 1);
    const payload = new Uint8Array(Math.max(1, Math.round(usualBytes * (isKey ? KEY_FACTOR : varied))));
    const timestampUs = this.#pictures * PICTURE_MS * 1_000;
    this.#link.sender.sendMedia(this.#stream, { payload, timestampUs, marker: false }, this.#path.nowMs);
    this.#pictures += 1;
  }
}

/** How long a sender of the model waits for an acknowledgement. */
const TIMEOUT_MS = 1_000;
const INITIAL_WINDOW = 10;
const DUPLICATES = 3;

/** A model of a bulk sender with TCP Reno: slow start, additive increase, halving once per window of losses (RFC 5681). */
export class RenoFlow implements Flow, MeasuredFlow {
  arrivedBytes = 0;
  readonly #path: SharedPath;
  readonly #flying = new Set<number>();
  #next = 0;
  #window = INITIAL_WINDOW;
  #threshold = Number.POSITIVE_INFINITY;
  /** Losses of packets before this one belong to a window that was halved already. */
  #recoverUntil = 0;
  #heardMs: number;

  constructor(path: SharedPath) {
    this.#path = path;
    this.#heardMs = path.nowMs;
    path.add(this);
  }

  get nextTimeoutMs(): number | undefined {
    return this.#flying.size === 0 ? undefined : this.#heardMs + TIMEOUT_MS;
  }

  handleTimeout(nowMs: number): void {
    this.#threshold = Math.max(2, this.#window / 2);
    this.#window = 1;
    this.#flying.clear();
    this.#recoverUntil = this.#next;
    this.#heardMs = nowMs;
  }

  drain(): void {
    while (this.#flying.size < Math.floor(this.#window)) {
      const number = this.#next++;
      this.#flying.add(number);
      this.#path.send(PACKET_BYTES, () => {
        this.arrivedBytes += PACKET_BYTES;
        this.#path.sendBack(() => this.#acknowledged(number));
      });
    }
  }

  #acknowledged(number: number): void {
    this.#heardMs = this.#path.nowMs;
    if (!this.#flying.delete(number)) return;
    if (number >= this.#recoverUntil) this.#window += this.#window < this.#threshold ? 1 : 1 / this.#window;
    for (const earlier of this.#flying) {
      if (earlier > number - DUPLICATES) break;
      this.#flying.delete(earlier);
      if (earlier < this.#recoverUntil) continue;
      this.#threshold = Math.max(2, this.#window / 2);
      this.#window = this.#threshold;
      this.#recoverUntil = this.#next;
    }
  }
}
