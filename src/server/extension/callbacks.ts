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
  /** @param signal  aborted when `callbackTimeoutMs` has passed, or when the server closes */
  readonly call: (signal: AbortSignal) => unknown;
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

/** Runs the callbacks of a server, at most `callbacksMax` at once. At most one for each connection waits. */
export class Callbacks {
  readonly #options: CallbacksOptions;
  /** The number of callbacks that run. A callback whose time is over does not count. */
  #running = 0;
  /** Functions that begin the callbacks that wait, in order of arrival. */
  readonly #waiting = new Set<() => void>();
  /** Those of callbacks that run or wait. */
  readonly #controllers = new Set<AbortController>();

  constructor(options: CallbacksOptions) {
    this.#options = options;
  }

  /** Runs a callback. Never rejects. The result of a callback that goes on past its time is ignored. */
  run<T>(callback: Callback<T>): Promise<CallbackOutcome<T>> {
    const { clock, limits, observer } = this.#options;
    return new Promise((resolve) => {
      const controller = new AbortController();
      this.#controllers.add(controller);
      let cancel = (): void => {};
      const end = (outcome: CallbackOutcome<T>): void => {
        // A callback may settle after its time.
        if (!this.#controllers.delete(controller)) return;
        cancel();
        if (!this.#waiting.delete(begin)) this.#leave();
        resolve(outcome);
      };
      const begin = (): void => {
        this.#running += 1;
        cancel();
        cancel = clock.setTimer(() => {
          observer.callbackFailed(callback.name, "timed-out");
          controller.abort();
          end({ error: callback.failed });
        }, limits.callbackTimeoutMs);
        void this.#call(callback, controller.signal).then(end);
      };
      if (this.#running < limits.callbacksMax) begin();
      else {
        this.#waiting.add(begin);
        cancel = clock.setTimer(() => end({ error: tooMany(limits) }), limits.callbackTimeoutMs);
      }
    });
  }

  /** Aborts the signals of all callbacks, because the server closes. */
  close(): void {
    for (const controller of this.#controllers) controller.abort();
  }

  #leave(): void {
    this.#running -= 1;
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#waiting.delete(next);
    next();
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
  const text = `The application's program is busy with ${callbacksMax} other requests. Try again later.`;
  return new ProtocolError("LIMIT_REACHED", text, { limit: "callbacksMax", retryAfterMs: RETRY_AFTER_MS });
}
