import { TransportError, UsageError } from "../errors.ts";
import type { Clock } from "./network.ts";
import { TIMER_DELAY_MS_MAX } from "./timers.ts";

/** A signal with an end. To be disposed of when the wait is over, however it ended. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * A signal that fires when the caller's does, or after `timeoutMs` with TransportError TIMED_OUT.
 *
 * @param what  takes the time, for the error's text
 */
export function deadline(
  clock: Clock,
  callerSignal: AbortSignal | undefined,
  timeoutMs: number,
  what: string,
): Deadline {
  const controller = new AbortController();
  if (!(timeoutMs > 0)) throw new UsageError(`timeoutMs must be a positive number, not ${timeoutMs}.`);
  const expire = (): void =>
    controller.abort(new TransportError("TIMED_OUT", `${what} took longer than ${timeoutMs} ms.`));
  // A longer delay than Node's timers know would fire at once; so would none.
  const cancel = timeoutMs <= TIMER_DELAY_MS_MAX ? clock.setTimer(expire, timeoutMs) : undefined;
  const onAbort = (): void => controller.abort(callerSignal?.reason);
  if (callerSignal?.aborted) onAbort();
  else callerSignal?.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose](): void {
      cancel?.();
      callerSignal?.removeEventListener("abort", onAbort);
    },
  };
}

/** Waits for a promise, but no longer than a signal lasts. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    // What becomes of it is nobody's business any more.
    promise.catch(() => {});
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
