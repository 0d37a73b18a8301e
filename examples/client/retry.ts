import { setTimeout as pause } from "node:timers/promises";
import { ProtocolError } from "chatwire";

const TRIES_MAX = 5;

/** Runs a call; where the server finds that it comes too often, waits for as long as it says and tries again. */
export async function patiently<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const isLimited = error instanceof ProtocolError && error.code === "RATE_LIMITED" && error.retryAfterMs > 0;
      if (!isLimited || tries === TRIES_MAX) throw error;
      await pause(error.retryAfterMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
