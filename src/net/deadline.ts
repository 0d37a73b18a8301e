import { TransportError, UsageError } from "../errors.ts";
import type { Clock } from "./network.ts";
import { TIMER_DELAY_MS_MAX } from "./timers.ts";

/** A signal with a time limit. Dispose of it when the wait is over, however it ended. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * Creates a signal that fires when the caller's does, or after `timeoutMs` with TransportError TIMED_OUT.
 *
 * @param timeoutMs  above `TIMER_DELAY_MS_MAX`: no time limit
 * @param what       the subject of the error's text, as in "Connecting to example.com"
 * @throws UsageError the timeout is not a positive number
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
  // Node fires a timer with a longer delay at once.
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

/** Waits for a promise until a signal fires. @throws the reason of the signal */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    // Nothing handles the promise any more, so its rejection must not count as unhandled.
    promise.catch(() => {});
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
