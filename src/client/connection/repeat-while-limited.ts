import { ProtocolError } from "../../errors.ts";
import { deadline, untilAborted } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";

/** How often a call is made, as long as a rate refuses it. */
const TRIES_MAX = 5;
/** How long the client waits in between at most, in milliseconds, whatever the server asks for. */
const PAUSE_MS_MAX = 10_000;

/**
 * Makes a call again while a rate refuses it.
 *
 * @param over  once it fires, the call is not made again
 * @throws the last error of the call
 */
export async function repeatWhileLimited<T>(
  clock: Clock,
  over: AbortSignal | undefined,
  call: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const isAgain = error instanceof ProtocolError && error.code === "RATE_LIMITED" && tries < TRIES_MAX;
      if (!isAgain || over?.aborted) throw error;
      const pauseMs = Math.min(Math.max(error.retryAfterMs, 1), PAUSE_MS_MAX);
      using pause = deadline(clock, over, pauseMs, "The pause");
      await untilAborted(new Promise(() => {}), pause.signal).catch(() => {});
    }
  }
}
