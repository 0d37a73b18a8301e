/**
 * The callbacks of the program that runs a server: the application's program, as the protocol calls it.
 *
 * How the folder fits together: `application.ts` decides what the program is asked about a request, before the
 * request enters the chat. `callbacks.ts` runs every callback. `methods.ts` has the methods of the application,
 * `texts.ts` the decisions about texts, and `authentication.ts` the users. `program.ts` has what the program may do
 * with the server at any time.
 *
 * Invariant: each callback ends with a value of the expected form or with an error, within `callbackTimeoutMs` from its
 * beginning. Every failure before the server closes is logged.
 */

import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import type { CallbackFailure } from "../observation/log-entry.ts";
import type { Observer } from "../observation/observer.ts";

/** How long to wait before the next attempt, after a callback has failed or had no turn. */
export const RETRY_AFTER_MS = 5_000;
/** Longer reasons of refusals are cut. */
const REASON_CHARACTERS_MAX = 512;
/** The error of a callback whose connection has closed. It is sent to nobody. */
const ABANDONED = new ProtocolError("INTERNAL", "The connection has closed.");

/**
 * The error with which a callback refuses a request: the client gets REFUSED with this text. Throw it.
 *
 * @param text  for people; at most 512 characters
 */
export function refusal(text: string): ProtocolError {
  return new ProtocolError("REFUSED", text);
}

/** One call of a callback. */
export interface Callback<T> {
  /** For the log: the name of the option, or the path of the method. */
  readonly name: string;
  /** @param signal  aborted when `callbackTimeoutMs` has passed, or when the connection closes */
  readonly call: (signal: AbortSignal) => unknown;
  /** Whether it is about a login, for which anybody can ask. */
  readonly isOfLogin?: boolean;
  /** Checks what the callback has returned. @throws it has another form */
  readonly read: (result: unknown) => T;
  /** The error if the callback fails in any way but by refusing. */
  readonly failed: ProtocolError;
}

/** What came of a callback. */
export type CallbackOutcome<T> = { readonly value: T } | { readonly error: ProtocolError };

interface CallbacksOptions {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly observer: Observer;
}

/** One that waits for its turn. */
interface WaitingCallback {
  readonly share: Share;
  readonly begin: () => void;
  /** Grows with each one. */
  readonly number: number;
}

/** The callbacks about logins, or all others. */
class Share {
  /** A callback whose time is over, or whose connection has closed, does not count. */
  running = 0;
  /** In the order in which they came. */
  readonly waiting = new Set<WaitingCallback>();
}

/**
 * Runs the callbacks of a server, `callbacksMax` at once. Those about logins have at most half of these places, so that
 * strangers leave the other half to users. Those that wait are at most one for each connection.
 */
export class Callbacks {
  readonly #options: CallbacksOptions;
  readonly #logins = new Share();
  readonly #others = new Share();
  /** How many have had to wait. */
  #waited = 0;
  /** Ends the callback of a connection, which runs or waits, because nobody waits for it any more. */
  readonly #abandon = new Map<object, () => void>();

  constructor(options: CallbacksOptions) {
    this.#options = options;
  }

  /**
   * Runs a callback. Never rejects. The result of a callback that goes on past its time is ignored.
   *
   * @param connection  for which it runs; one has at most one callback at a time
   */
  run<T>(connection: object, callback: Callback<T>): Promise<CallbackOutcome<T>> {
    const { clock, limits, observer } = this.#options;
    const share = callback.isOfLogin ? this.#logins : this.#others;
    return new Promise((resolve) => {
      const controller = new AbortController();
      let cancel = (): void => {};
      let isOver = false;
      const end = (outcome: CallbackOutcome<T>): void => {
        // A callback may settle after its time.
        if (isOver) return;
        isOver = true;
        this.#abandon.delete(connection);
        cancel();
        if (!share.waiting.delete(waiting)) this.#leave(share);
        resolve(outcome);
      };
      const begin = (): void => {
        share.running += 1;
        cancel();
        cancel = clock.setTimer(() => {
          observer.callbackFailed(callback.name, "timed-out");
          controller.abort();
          end({ error: callback.failed });
        }, limits.callbackTimeoutMs);
        void this.#call(callback, controller.signal).then(end);
      };
      const waiting = { share, begin, number: ++this.#waited };
      this.#abandon.set(connection, () => {
        controller.abort();
        end({ error: ABANDONED });
      });
      if (this.#mayBegin(share)) begin();
      else {
        share.waiting.add(waiting);
        cancel = clock.setTimer(() => end({ error: tooMany(limits) }), limits.callbackTimeoutMs);
      }
    });
  }

  /** Aborts the callback of a connection that has closed. */
  leave(connection: object): void {
    this.#abandon.get(connection)?.();
  }

  #mayBegin(share: Share): boolean {
    const { callbacksMax } = this.#options.limits;
    if (this.#logins.running + this.#others.running >= callbacksMax) return false;
    return share !== this.#logins || share.running < Math.max(1, Math.floor(callbacksMax / 2));
  }

  #leave(share: Share): void {
    share.running -= 1;
    // Later, because what leaves may be a connection that closes: the program must not run in the middle of that.
    queueMicrotask(() => this.#beginNext());
  }

  #beginNext(): void {
    const [next] = [this.#logins, this.#others]
      .filter((share) => this.#mayBegin(share))
      .flatMap(({ waiting: [first] }) => first ?? [])
      .sort((a, b) => a.number - b.number);
    if (next === undefined) return;
    next.share.waiting.delete(next);
    next.begin();
  }

  async #call<T>({ name, call, read, failed }: Callback<T>, signal: AbortSignal): Promise<CallbackOutcome<T>> {
    let failure: CallbackFailure = "threw";
    try {
      const result = await call(signal);
      failure = "malformed";
      return { value: read(result) };
    } catch (error) {
      const refused = failure === "threw" ? refusalOf(error) : undefined;
      if (refused === undefined) this.#report(name, failure, error, signal);
      return { error: refused ?? failed };
    }
  }

  /** Reports a failure, unless the time of the callback is over, which was reported before. */
  #report(name: string, failure: CallbackFailure, error: unknown, { aborted }: AbortSignal): void {
    if (aborted) return;
    this.#options.observer.callbackFailed(name, failure);
    this.#options.observer.internalError(error);
  }
}

/** The refusal that a callback has thrown, fit to be sent; undefined if it has thrown something else. */
function refusalOf(error: unknown): ProtocolError | undefined {
  if (!(error instanceof ProtocolError) || error.code !== "REFUSED") return undefined;
  // Half of a surrogate pair, which the cut may leave, is no UTF-8.
  return refusal(Buffer.from(String(error.message).slice(0, REASON_CHARACTERS_MAX)).toString());
}

function tooMany({ callbacksMax }: Limits): ProtocolError {
  const text = `The application's program is busy with other requests. It takes ${callbacksMax} at once, at most half of them logins. Try again later.`;
  return new ProtocolError("LIMIT_REACHED", text, { limit: "callbacksMax", retryAfterMs: RETRY_AFTER_MS });
}
