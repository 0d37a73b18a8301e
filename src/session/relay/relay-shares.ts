import type { Limits } from "../../limits.ts";
import { BURST_SECONDS, RateShare, SAVED_MS, SharedRate } from "./shared-rate.ts";

/** Users within their shares always get them. */
const BETWEEN_USERS = { kept: 1, beyond: Number.POSITIVE_INFINITY };
/** As much beyond the burst as the conversations of a user may save up together. */
const BETWEEN_CONVERSATIONS = { kept: 0, beyond: SAVED_MS / 1_000 };
/** A bucket may be in debt by one datagram, so it is full a little after its burst. */
const FORGET_MS = 2 * BURST_SECONDS * 1_000;

/**
 * Divides the bytes a second that the relay forwards: first between users, whatever their logins, then between the
 * conversations of each. A user gets at most `relayBytesPerSecond`. Of `relayTotalBytesPerSecond`, each user who sends gets an
 * equal share, and of what a user gets, each conversation that sends; what some leave, the others may have.
 */
export class RelayShares<User> {
  readonly #limits: Limits;
  readonly #total: SharedRate;
  /** A user is kept for some time after the last conversation, so that a new one brings no new burst. */
  readonly #users = new Map<User, UserShare>();
  /** Users without a conversation, the one that has been so for the longest time first. */
  readonly #idleSinceMs = new Map<User, number>();

  constructor(limits: Limits, nowMs: number) {
    this.#limits = limits;
    this.#total = new SharedRate(limits.relayTotalBytesPerSecond, BETWEEN_USERS, nowMs);
  }

  /** Returns the share of one more conversation of a user, which has saved nothing yet. Call `leave` at its end. */
  join(user: User, nowMs: number): ConversationShare {
    this.#forget(nowMs);
    this.#idleSinceMs.delete(user);
    const { relayBytesPerSecond } = this.#limits;
    const share = this.#users.get(user) ?? {
      conversations: 0,
      ofTotal: new RateShare(nowMs - SAVED_MS),
      own: new SharedRate(relayBytesPerSecond, BETWEEN_CONVERSATIONS, nowMs),
    };
    this.#users.set(user, share);
    share.conversations += 1;
    return { user: share, ofUser: new RateShare(nowMs) };
  }

  leave(user: User, nowMs: number): void {
    const share = this.#users.get(user);
    if (share === undefined) return;
    share.conversations -= 1;
    if (share.conversations === 0) this.#idleSinceMs.set(user, nowMs);
    this.#forget(nowMs);
  }

  /** Spends bytes of a conversation, if they fit. Returns whether they do. */
  spend({ user: { ofTotal, own }, ofUser }: ConversationShare, bytes: number, nowMs: number): boolean {
    // Both count who sends.
    const [mayPass, mayUserPass] = [own.mayPass(ofUser, nowMs), this.#total.mayPass(ofTotal, nowMs)];
    if (!mayPass || !mayUserPass) return false;
    own.spend(ofUser, bytes, nowMs);
    this.#total.spend(ofTotal, bytes, nowMs);
    return true;
  }

  /** The number of users whom this remembers. */
  get users(): number {
    return this.#users.size;
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

/** What one user may still send, in all conversations together. */
interface UserShare {
  conversations: number;
  readonly ofTotal: RateShare;
  readonly own: SharedRate;
}

/** What one conversation of a user may still send. */
export interface ConversationShare {
  readonly user: UserShare;
  readonly ofUser: RateShare;
}
