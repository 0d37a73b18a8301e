import { TransportError, UsageError } from "../errors.ts";
import type { Clock } from "./network.ts";
import { TIMER_DELAY_MS_MAX } from "./timers.ts";

/** How long to wait for one thing. */
export interface Wait {
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Above `TIMER_DELAY_MS_MAX`: no time limit. */
  readonly timeoutMs: number;
  /** The subject of the error's text, as in "Connecting to example.com". */
  readonly what: string;
}

/**
 * Waits for a promise that `start` returns. Costs a third as much as `deadline` and `untilAborted`, for what happens for
 * each message.
 *
 * @throws UsageError the timeout is not a positive number; `start` was not called
 * @throws TransportError TIMED_OUT
 * @throws the reason of the signal; if the signal had fired before, `start` was not called
 */
export function within<T>(clock: Clock, { signal, timeoutMs, what }: Wait, start: () => Promise<T>): Promise<T> {
  checkTimeout(timeoutMs);
  if (signal?.aborted) return Promise.reject(signal.reason);
  const started = start();
  // `start` may have made the signal fire.
  if (signal?.aborted) return untilAborted(started, signal);
  return new Promise<T>((resolve, reject) => {
    const expire = (): void => end(() => reject(timedOut(what, timeoutMs)));
    const cancel = timeoutMs <= TIMER_DELAY_MS_MAX ? clock.setTimer(expire, timeoutMs) : undefined;
    const leave = signal && onAbort(signal, () => end(() => reject(signal.reason)));
    const end = (settle: () => void): void => {
      cancel?.();
      leave?.();
      settle();
    };
    started.then(
      (value) => end(() => resolve(value)),
      (reason) => end(() => reject(reason)),
    );
  });
}

class Waiter {
  resolve = (): void => {};
  reject = (_reason: Error): void => {};
  readonly settled = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

/**
 * Those who wait for something that may take any time, and may happen again.
 *
 * A wait that ends by its time limit or its signal leaves nothing behind. A promise that all share would keep something of
 * each until it settles.
 */
export class Waiters {
  readonly #clock: Clock;
  readonly #isReady: () => boolean;
  readonly #waiting = new Set<Waiter>();

  /** @param isReady  whether there is nothing to wait for now */
  constructor(clock: Clock, isReady: () => boolean) {
    this.#clock = clock;
    this.#isReady = isReady;
  }

  /** How many wait. */
  get count(): number {
    return this.#waiting.size;
  }

  /**
   * Waits for `resolve`, unless it is ready.
   *
   * @throws UsageError the timeout is not a positive number
   * @throws TransportError TIMED_OUT; the reason of the signal, or the one given to `reject`
   */
  async wait(limit: Wait): Promise<void> {
    const waiter = new Waiter();
    try {
      await within(this.#clock, limit, () => {
        if (this.#isReady()) return Promise.resolve();
        this.#waiting.add(waiter);
        return waiter.settled;
      });
    } finally {
      this.#waiting.delete(waiter);
    }
  }

  resolve(): void {
    for (const waiter of this.#take()) waiter.resolve();
  }

  reject(reason: Error): void {
    for (const waiter of this.#take()) waiter.reject(reason);
  }

  #take(): readonly Waiter[] {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    return waiting;
  }
}

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
  checkTimeout(timeoutMs);
  const expire = (): void => controller.abort(timedOut(what, timeoutMs));
  // Node fires a timer with a longer delay at once.
  const cancel = timeoutMs <= TIMER_DELAY_MS_MAX ? clock.setTimer(expire, timeoutMs) : undefined;
  const follow = (): void => controller.abort(callerSignal?.reason);
  if (callerSignal?.aborted) follow();
  const leave = onAbort(callerSignal, follow);
  return {
    signal: controller.signal,
    [Symbol.dispose](): void {
      cancel?.();
      leave();
    },
  };
}

function checkTimeout(timeoutMs: number): void {
  if (!(timeoutMs > 0)) throw new UsageError(`timeoutMs must be a positive number, not ${timeoutMs}.`);
}

/** @param what  the subject of the error's text */
export function timedOut(what: string, timeoutMs: number): TransportError {
  return new TransportError("TIMED_OUT", `${what} took longer than ${timeoutMs} ms.`);
}

/** Waits for a promise until a signal fires. @throws the reason of the signal */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    // Nothing handles the promise any more, so its rejection must not count as unhandled.
    promise.catch(() => {});
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const leave = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(leave);
  });
}

/** What waits for one signal. */
interface Waiting {
  readonly runs: Set<() => void>;
  readonly listener: () => void;
}

/** One listener for each signal serves all that wait: Node warns of a leak if a signal has more than ten. */
const waitings = new WeakMap<AbortSignal, Waiting>();

/**
 * Runs a function when a signal fires. Any number may wait for one signal.
 *
 * @param signal  one that has fired already runs nothing
 * @returns the function that ends the wait
 */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => {};
  const waiting = waitings.get(signal) ?? listen(signal);
  waiting.runs.add(run);
  return () => {
    if (waiting.runs.delete(run) && waiting.runs.size === 0) leave(signal, waiting);
  };
}

function listen(signal: AbortSignal): Waiting {
  const runs = new Set<() => void>();
  const listener = (): void => {
    for (const run of [...runs]) run();
  };
  const waiting = { runs, listener };
  waitings.set(signal, waiting);
  signal.addEventListener("abort", listener, { once: true });
  return waiting;
}

/** Removes the listener: Node keeps a signal made of others in memory as long as it has one. */
function leave(signal: AbortSignal, waiting: Waiting): void {
  signal.removeEventListener("abort", waiting.listener);
  if (waitings.get(signal) === waiting) waitings.delete(signal);
}

/** Whether the promise resolves in time. A later result is ignored. */
export async function resolvesWithin(clock: Clock, promise: Promise<void>, timeoutMs: number): Promise<boolean> {
  using wait = deadline(clock, undefined, Math.min(timeoutMs, TIMER_DELAY_MS_MAX), "Closing");
  try {
    await untilAborted(promise, wait.signal);
    return true;
  } catch (error) {
    if (error === wait.signal.reason) return false;
    throw error;
  }
}
