import { TokenBucket } from "../../token-bucket.ts";

/** Members that sent something in this period, or in the one before, share the rate. */
const PERIOD_MS = 1_000;
/** For how long a member may save up its share. */
export const SAVED_MS = 250;
/** The burst of a rate, in seconds. */
export const BURST_SECONDS = 2;

/** How a rate treats members that have used up their shares, and those that have not; in seconds of the rate. */
export interface SharedRateOptions {
  /** The part of the burst that is kept for members that have not used up their shares. */
  readonly kept: number;
  /** What these may send beyond the burst. */
  readonly beyond: number;
}

/** A rate that members share: each that sends gets an equal part, and what some leave, the others may have. */
export class SharedRate {
  readonly #perSecond: number;
  readonly #bucket: TokenBucket;
  /** The levels of the bucket above which members may send that have used up their shares, and others. */
  readonly #level: number;
  readonly #levelOfShares: number;
  #period = { number: 0, senders: 0, sendersBefore: 0 };

  /** @param perSecond  bytes */
  constructor(perSecond: number, { kept, beyond }: SharedRateOptions, nowMs: number) {
    this.#perSecond = perSecond;
    this.#bucket = new TokenBucket({ perSecond, burst: perSecond * BURST_SECONDS }, nowMs);
    this.#level = perSecond * kept;
    this.#levelOfShares = -perSecond * beyond;
  }

  /** Whether a member that wants to send something may do so. */
  mayPass(share: RateShare, nowMs: number): boolean {
    share.save(this.#perSecond / this.#countSender(share, nowMs), nowMs);
    return this.#bucket.level(nowMs) > (share.saved > 0 ? this.#levelOfShares : this.#level);
  }

  /** Takes note of what a member sends, after `mayPass`. */
  spend(share: RateShare, bytes: number, nowMs: number): void {
    if (share.saved > 0) share.saved -= bytes;
    this.#bucket.spend(bytes, nowMs);
  }

  /** Returns how many members share the rate. */
  #countSender(share: RateShare, nowMs: number): number {
    const number = Math.floor(nowMs / PERIOD_MS);
    if (number !== this.#period.number) {
      const sendersBefore = number === this.#period.number + 1 ? this.#period.senders : 0;
      this.#period = { number, senders: 0, sendersBefore };
    }
    if (share.period !== number) {
      share.period = number;
      this.#period.senders += 1;
    }
    return Math.max(this.#period.senders, this.#period.sendersBefore);
  }
}

/** What one member may still send of its share. */
export class RateShare {
  /** Bytes of the share that are not used yet. */
  saved = 0;
  /** The period in which the member sent last. */
  period = -1;
  #savedMs: number;

  /** @param savedMs  since when it has saved */
  constructor(savedMs: number) {
    this.#savedMs = savedMs;
  }

  save(perSecond: number, nowMs: number): void {
    const most = (perSecond * SAVED_MS) / 1_000;
    this.saved = Math.min(most, this.saved + (perSecond * (nowMs - this.#savedMs)) / 1_000);
    this.#savedMs = nowMs;
  }
}
