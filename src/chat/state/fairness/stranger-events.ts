import type { Limits } from "../../../limits.ts";
import { TokenBuckets } from "../../../token-buckets.ts";
import type { AccountId, MailboxEntry } from "../account.ts";
import type { Directory } from "../directory.ts";
import type { User } from "../user.ts";

/** How many seconds' worth of events may come at once. */
const BURST_SECONDS = 2;
/** Held texts of one receiver. The latest one that the receiver may get is sent later. */
const HELD_TEXTS_MAX = 16;

interface Held {
  readonly dueMs: number;
  /** The latest ones, oldest first. */
  readonly texts: MailboxEntry[];
}

/**
 * Limits the events that strangers together cause for one user; `Directory.areStrangers` says who they are. Past the
 * limit, the sender gets the usual response, and the receiver gets no event.
 *
 * A text stays in the mailbox. After `strangerTextsDelayMs`, the receiver gets one of the texts that were held: of the last
 * few, the latest whose sender it does not block. From its number the client sees that others are missing, and fetches them.
 *
 * Only events that would be sent are counted. So nothing is counted or kept for a name that nobody has, nor for a user whom
 * the sender may not reach: a sender cannot tell the two apart.
 */
export class StrangerEvents {
  readonly #directory: Directory;
  readonly #limits: Limits;
  readonly #buckets: TokenBuckets<AccountId>;
  /** By receiver; the first one is due first. */
  readonly #held = new Map<AccountId, Held>();
  #dropped = 0;

  constructor(directory: Directory, limits: Limits) {
    this.#directory = directory;
    this.#limits = limits;
    this.#buckets = new TokenBuckets(limits.accountsMax);
  }

  /** Whether a user gets an event that another one causes. An event of a stranger is counted. */
  mayReach(receiver: User, sender: User, nowMs: number): boolean {
    if (receiver.logins.size === 0 || !this.#directory.areStrangers(receiver, sender)) return true;
    const { strangerEventsPerSecond: perSecond } = this.#limits;
    const bucket = this.#buckets.of(receiver.account.id, { perSecond, burst: BURST_SECONDS * perSecond }, nowMs);
    if (bucket.take(nowMs) === 0) return true;
    this.#dropped += 1;
    return false;
  }

  /** Keeps a text that its receiver did not get, to send it or a later one after `strangerTextsDelayMs`. */
  hold(text: MailboxEntry, nowMs: number): void {
    const held = this.#held.get(text.owner) ?? { dueMs: nowMs + this.#limits.strangerTextsDelayMs, texts: [] };
    this.#held.set(text.owner, held);
    held.texts.push(text);
    if (held.texts.length > HELD_TEXTS_MAX) held.texts.shift();
  }

  /** The user gets a later text, whose number says that others are missing. */
  release({ account }: User): void {
    this.#held.delete(account.id);
  }

  /** When `takeDue` has something, in monotonic milliseconds; undefined: no text is held. */
  get nextDueMs(): number | undefined {
    if (this.#held.size === 0) return undefined;
    const [first] = this.#held.values();
    return first?.dueMs;
  }

  /** Takes the texts of one receiver that are due, the latest first. */
  takeDue(nowMs: number): { readonly receiver: AccountId; readonly texts: readonly MailboxEntry[] } | undefined {
    const [first] = this.#held;
    if (first === undefined || first[1].dueMs > nowMs) return undefined;
    const [receiver, { texts }] = first;
    this.#held.delete(receiver);
    return { receiver, texts: texts.reverse() };
  }

  /** Returns how many events were dropped since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}
