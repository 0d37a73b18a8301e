import { TransportError } from "../errors.ts";

/** What every call takes. */
export interface CallOptions {
  /** Ends the wait; the call rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long to wait, in milliseconds. Each call has a default. */
  timeoutMs?: number;
}

/** A signal that fires when the caller's does, or when the time is over with TransportError TIMED_OUT. */
export function deadline({ signal, timeoutMs }: CallOptions, defaultMs: number, what: string) {
  const controller = new AbortController();
  const waitMs = timeoutMs ?? defaultMs;
  const timer = setTimeout(() => {
    controller.abort(new TransportError("TIMED_OUT", `${what} took longer than ${waitMs} ms.`));
  }, waitMs);
  const onAbort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  else signal?.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    /** To be called when the wait is over, however it ended. */
    [Symbol.dispose](): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}

/** Waits for a promise, but no longer than a signal lasts. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
