import type { Limits } from "../../limits.ts";
import { TokenBucket } from "../../token-bucket.ts";

/** Users who sent something in this period, or in the one before, share the total. */
const PERIOD_MS = 1_000;
/** For how long a user may save up its share of the total. */
const SAVED_MS = 250;
/** The part of the total's burst that is kept for users who have not used up their shares. */
const RESERVE = 1 / 2;
/** The burst of the limits, in seconds. */
const BURST_SECONDS = 2;

/**
 * Divides the bytes a second that the relay forwards. A user gets at most `relayBytesPerSecond`. Of
 * `relayTotalBytesPerSecond`, each user who sends gets an equal share; what some leave, the others may have.
 */
export class RelayShares<User> {
  readonly #limits: Limits;
  readonly #total: TokenBucket;
  /** A user is kept for some time after the last conversation, so that a new one brings no new burst. */
  readonly #users = new Map<User, UserShare>();
  /** Users without a conversation, the one that has been so for the longest time first. */
  readonly #idleSinceMs = new Map<User, number>();
  #period = { number: 0, senders: 0, sendersBefore: 0 };

  constructor(limits: Limits, nowMs: number) {
    this.#limits = limits;
    this.#total = bucket(limits.relayTotalBytesPerSecond, nowMs);
  }

  /** Returns the share of a user who has got one more conversation. Call `leave` at its end. */
  join(user: User, nowMs: number): UserShare {
    this.#forget(nowMs);
    this.#idleSinceMs.delete(user);
    let share = this.#users.get(user);
    if (share === undefined) {
      share = new UserShare(bucket(this.#limits.relayBytesPerSecond, nowMs), nowMs);
      this.#users.set(user, share);
    }
    share.conversations += 1;
    return share;
  }

  leave(user: User, nowMs: number): void {
    const share = this.#users.get(user);
    if (share === undefined) return;
    share.conversations -= 1;
    if (share.conversations === 0) this.#idleSinceMs.set(user, nowMs);
    this.#forget(nowMs);
  }

  /** Spends bytes of a user, if they fit. Returns whether they do. */
  spend(share: UserShare, bytes: number, nowMs: number): boolean {
    const perSecond = this.#limits.relayTotalBytesPerSecond / this.#countSender(share, nowMs);
    share.save(perSecond, nowMs);
    if (share.own.level(nowMs) <= 0) return false;
    if (share.saved > 0) share.saved -= bytes;
    else if (this.#total.level(nowMs) <= perBurst(this.#limits.relayTotalBytesPerSecond) * RESERVE) return false;
    share.own.spend(bytes, nowMs);
    this.#total.spend(bytes, nowMs);
    return true;
  }

  /** The number of users whom this remembers. */
  get users(): number {
    return this.#users.size;
  }

  /** Returns how many users share the total. */
  #countSender(share: UserShare, nowMs: number): number {
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

  /** Forgets users whose bucket is full again. */
  #forget(nowMs: number): void {
    for (const [user, sinceMs] of this.#idleSinceMs) {
      if (sinceMs + FORGET_MS > nowMs) return;
      this.#idleSinceMs.delete(user);
      this.#users.delete(user);
    }
  }
}

/** What one user may still send. */
export class UserShare {
  readonly own: TokenBucket;
  /** Bytes of the share of the total that are not used yet. */
  saved = 0;
  conversations = 0;
  /** The period in which the user sent last. */
  period = -1;
  #savedMs: number;

  constructor(own: TokenBucket, nowMs: number) {
    this.own = own;
    this.#savedMs = nowMs - SAVED_MS;
  }

  save(perSecond: number, nowMs: number): void {
    const most = (perSecond * SAVED_MS) / 1_000;
    this.saved = Math.min(most, this.saved + (perSecond * (nowMs - this.#savedMs)) / 1_000);
    this.#savedMs = nowMs;
  }
}

/** A bucket may be in debt by one datagram, so it is full a little after its burst. */
const FORGET_MS = 2 * BURST_SECONDS * 1_000;

function bucket(perSecond: number, nowMs: number): TokenBucket {
  return new TokenBucket({ perSecond, burst: perBurst(perSecond) }, nowMs);
}

function perBurst(perSecond: number): number {
  return perSecond * BURST_SECONDS;
}
