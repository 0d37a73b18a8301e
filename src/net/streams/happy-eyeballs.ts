import { onAbort } from "../deadline.ts";
import type { CancelTimer } from "../network.ts";

/** The pause between two attempts (RFC 8305, section 8: Connection Attempt Delay). */
const ATTEMPT_DELAY_MS = 250;
/** Addresses of one host that are tried at most. */
export const ADDRESSES_MAX = 8;

export interface Race<T> {
  /** In the order of `interleaveFamilies`; at least one. */
  readonly addresses: readonly string[];
  /** Connects to one address. */
  readonly attempt: (address: string, signal: AbortSignal) => Promise<T>;
  /** Closes a connection that came too late. */
  readonly discard: (late: T) => void;
  readonly setTimer: (run: () => void, delayMs: number) => CancelTimer;
  /** Ends all attempts. */
  readonly signal: AbortSignal;
}

/**
 * Connects to the first of several addresses that answers ("happy eyeballs"). An attempt begins 250 ms after the one
 * before, or as soon as that one has failed, and goes on beside it. The first connection ends the other attempts.
 *
 * @throws the error of the first attempt that failed, if all have; the reason of `signal`
 * @see RFC 8305, section 5
 */
export function raceAddresses<T>({ addresses, attempt, discard, setTimer, signal }: Race<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const running = new Set<AbortController>();
    let failure: { readonly error: unknown } | undefined;
    let started = 0;
    let isOver = false;
    let cancel: CancelTimer = () => {};
    const finish = (settle: () => void): void => {
      isOver = true;
      cancel();
      leave();
      for (const controller of running) controller.abort(signal.reason);
      settle();
    };
    const handleFailure = (error: unknown): void => {
      if (isOver) return;
      failure ??= { error };
      if (started < addresses.length) start();
      else if (running.size === 0) finish(() => reject(failure?.error));
    };
    const start = (): void => {
      cancel();
      const address = addresses[started] ?? "";
      const controller = new AbortController();
      started += 1;
      running.add(controller);
      if (started < addresses.length) cancel = setTimer(start, ATTEMPT_DELAY_MS);
      attempt(address, controller.signal).then(
        (connected) => {
          running.delete(controller);
          if (isOver) discard(connected);
          else finish(() => resolve(connected));
        },
        (error) => {
          running.delete(controller);
          handleFailure(error);
        },
      );
    };
    const leave = onAbort(signal, () => finish(() => reject(signal.reason)));
    if (signal.aborted) finish(() => reject(signal.reason));
    else start();
  });
}

/**
 * Sorts the addresses of one host so that the families alternate, beginning with that of the first one, and keeps the
 * first `ADDRESSES_MAX`.
 *
 * @see RFC 8305, section 4
 */
export function interleaveFamilies(
  addresses: readonly { readonly address: string; readonly family: number }[],
): string[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  const sorted = Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [
    ...first.slice(index, index + 1),
    ...second.slice(index, index + 1),
  ]).flat();
  return sorted.slice(0, ADDRESSES_MAX).map(({ address }) => address);
}
