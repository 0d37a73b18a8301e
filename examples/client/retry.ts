import { setTimeout as sleep } from "node:timers/promises";
import { ProtocolError } from "chatwire";

const TRIES_MAX = 5;
const WAIT_MS_MAX = 60_000;

/**
 * Makes a call. If the server answers RATE_LIMITED, waits as long as it says and tries again, up to five times. If the
 * server asks for more than a minute, the call fails.
 *
 * @throws the last error, or the signal's reason
 */
export async function withRetry<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const isLimited = error instanceof ProtocolError && error.code === "RATE_LIMITED" && error.retryAfterMs > 0;
      if (!isLimited || tries === TRIES_MAX || error.retryAfterMs > WAIT_MS_MAX) throw error;
      await sleep(error.retryAfterMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
