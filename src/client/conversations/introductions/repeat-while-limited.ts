import { ProtocolError } from "../../../errors.ts";
import { deadline, untilAborted } from "../../../net/deadline.ts";
import type { Clock } from "../../../net/network.ts";

/** How often a call is made, as long as a rate refuses it. */
const TRIES_MAX = 5;
/** How long the client waits in between at most, in milliseconds, whatever the server asks for. */
const PAUSE_MS_MAX = 10_000;

/**
 * Makes a call again while a rate refuses it: otherwise the user would stay in a conversation that is over.
 *
 * @param over  once it fires, the call is not made again
 * @throws the last error of the call
 */
export async function repeatWhileLimited(clock: Clock, over: AbortSignal, call: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await call();
      return;
    } catch (error) {
      const isAgain = error instanceof ProtocolError && error.code === "RATE_LIMITED" && tries < TRIES_MAX;
      if (!isAgain || over.aborted) throw error;
      const pauseMs = Math.min(Math.max(error.retryAfterMs, 1), PAUSE_MS_MAX);
      using pause = deadline(clock, over, pauseMs, "The pause");
      await untilAborted(new Promise(() => {}), pause.signal).catch(() => {});
    }
  }
}
