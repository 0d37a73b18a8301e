import { ClosedError, ProtocolError, TransportError } from "../../errors.ts";
import { nameKey } from "../../name.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";

/** Pages of the history that are read for one receiver at most. Older texts wait for the next receipt. */
const PAGES_MAX = 20;
/** Shortest pause after a refusal or a failure, in milliseconds. */
const PAUSE_MS_MIN = 1_000;
/** The longest one, whatever the server asks for. */
const PAUSE_MS_MAX = 60_000;
/** Calls that fail one after another for one receiver, before that receiver waits for the next receipt. */
const FAILURES_MAX = 5;

/** A text of the user in the history with one receiver, and how far it has come, as far as the user may know. */
export interface PastSent {
  readonly id: number;
  readonly receipt: "stored" | "delivered" | "read";
}

/** One page of the history, the latest text first. */
export interface PastPage {
  /** Those of the user. */
  readonly own: readonly PastSent[];
  /** The number of the last text of the page, whoever sent it; 0: the page is empty. */
  readonly lastId: number;
  readonly more: boolean;
}

export interface MissedReceiptsOptions {
  readonly clock: Clock;
  /** Reads texts with numbers lower than `before`. */
  readonly page: (to: string, before: number) => Promise<PastPage>;
  readonly handle: (to: string, id: number, receipt: "delivered" | "read") => void;
}

/** What is to be looked up for one receiver. */
interface Wanted {
  readonly to: string;
  /** The numbers of the first and of the last text in question. */
  first: number;
  last: number;
}

/**
 * Looks up in the history how far texts have come whose receipts may have been lost with a session. It asks for one
 * receiver after another. A receipt stands for all texts up to its number, so the first one of each kind is enough.
 */
export class MissedReceipts {
  readonly #options: MissedReceiptsOptions;
  readonly #timer: Timer;
  /** By the key of the receiver's name. */
  readonly #wanted = new Map<string, Wanted>();
  #isRunning = false;
  #failures = 0;
  /** No call is made before, in monotonic milliseconds. */
  #fromMs = 0;

  constructor(options: MissedReceiptsOptions) {
    this.#options = options;
    this.#timer = new Timer(options.clock, () => void this.#run());
  }

  /** Looks up the texts to a receiver with numbers from `first` to `last`. Does not wait. */
  lookUp(to: string, first: number, last: number): void {
    const key = nameKey(to);
    const { first: other = first, last: later = last } = this.#wanted.get(key) ?? {};
    this.#wanted.set(key, { to, first: Math.min(first, other), last: Math.max(last, later) });
    void this.#run();
  }

  /** Looks nothing up any more: the session is gone, or the login is over. */
  clear(): void {
    this.#wanted.clear();
    this.#timer.clear();
    this.#failures = 0;
    this.#fromMs = 0;
  }

  async #run(): Promise<void> {
    const { clock } = this.#options;
    if (this.#isRunning) return;
    if (clock.monotonicMs() < this.#fromMs) {
      this.#timer.set(this.#fromMs);
      return;
    }
    this.#isRunning = true;
    for (let next = first(this.#wanted); next !== undefined; next = first(this.#wanted)) {
      const [key, wanted] = next;
      try {
        await this.#lookUp(wanted);
        this.#failures = 0;
      } catch (error) {
        const pauseMs = this.#pauseAfter(error);
        if (pauseMs !== undefined) {
          this.#fromMs = clock.monotonicMs() + pauseMs;
          this.#timer.set(this.#fromMs);
          break;
        }
      }
      // More may be wanted of the receiver by now.
      if (this.#wanted.get(key) === wanted) this.#wanted.delete(key);
    }
    this.#isRunning = false;
  }

  async #lookUp(wanted: Wanted): Promise<void> {
    const { page, handle } = this.#options;
    const { to, first, last } = wanted;
    let before = last + 1;
    let isDelivered = false;
    for (let pages = 0; pages < PAGES_MAX; pages += 1) {
      const { own, lastId, more } = await page(to, before);
      for (const { id, receipt } of own) {
        if (receipt === "read") {
          handle(to, id, "read");
          return;
        }
        if (receipt === "delivered" && !isDelivered) handle(to, id, "delivered");
        isDelivered ||= receipt === "delivered";
      }
      // A server whose pages do not advance would keep the client in this loop.
      if (!more || lastId <= first || lastId >= before) return;
      before = lastId;
    }
  }

  /** Returns when to try again; undefined: not for this receiver. */
  #pauseAfter(error: unknown): number | undefined {
    this.#failures += 1;
    const passes =
      error instanceof ProtocolError ? error.code === "RATE_LIMITED" || error.retryAfterMs > 0 : isOfConnection(error);
    if (!passes || this.#failures >= FAILURES_MAX) {
      this.#failures = 0;
      return undefined;
    }
    const askedMs = error instanceof ProtocolError ? error.retryAfterMs : 0;
    return Math.min(PAUSE_MS_MAX, Math.max(PAUSE_MS_MIN, askedMs));
  }
}

/** Whether the call failed with the connection, and says nothing about the receiver. */
function isOfConnection(error: unknown): boolean {
  return error instanceof TransportError || error instanceof ClosedError;
}

function first(wanted: ReadonlyMap<string, Wanted>): [string, Wanted] | undefined {
  const [entry] = wanted;
  return entry;
}
